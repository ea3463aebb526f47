"""A Markdown file: one article; what its front matter says of it is metadata."""

from __future__ import annotations

import hashlib
import re

from digest.readers.decoding import decode
from digest.readers.properties import moment
from digest.types import Document, Metadata

_FRONT = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
# Fields without a fence, up to the first empty line (MultiMarkdown).
_BARE = re.compile(r"(?P<matter>title[ \t]*:[^\n]+(?:\n[ \t]*[^\s#][^\n]*)*)(?:\n[ \t]*(?:\n|\Z)|\Z)", re.IGNORECASE)
_LINE = re.compile(r"[A-Za-z][\w .-]{0,30}:(?:\s|\Z)|[ \t]+\S")
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>.*)")
_LIST_ITEM = re.compile(r"\s+-\s+(?P<value>.+)|-\s+(?P<alone>.+)")
_NAMED = re.compile(r"[\s-]+(?:name|title)\s*:\s*(?P<value>.+)")
_FOLDED = re.compile(r"[>|][+-]?\d?")
_JOINT = re.compile(r",\s+| (?:and|&) ")
_MOST_MATTER = 20000  # characters


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The file as one Document; its front matter (YAML, TOML or MultiMarkdown, simple fields) is taken as metadata."""
    content = decode(data)
    matter, rest = _parted(content)
    metadata = _metadata(_fields(matter))
    return (Document(hashlib.sha256(data).hexdigest()[:16], name, "text/markdown", rest, metadata),)


def _parted(content: str) -> tuple[str, str]:
    """The front matter and what follows it; all of the content follows where there is none."""
    start = content.lstrip("\ufeff\n")
    head = start[:_MOST_MATTER]
    if (front := _FRONT.match(head)) is not None:
        return front["matter"], start[front.end() :]
    bare = _BARE.match(head)
    if bare is not None and all(map(_LINE.match, bare["matter"].split("\n"))):
        return bare["matter"], start[bare.end() :]
    return "", content


def _fields(matter: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    key = ""
    for line in matter.split("\n"):
        if found := _FIELD.match(line):
            key = found["key"].lower()
            folded = _FOLDED.fullmatch(found["value"].strip()) is not None
            fields.setdefault(key, []).extend([""] if folded else _values(found["value"]))
        elif key and (item := _NAMED.match(line) or _LIST_ITEM.match(line)):
            fields[key].extend(_values(next(filter(None, item.groups()))))
        elif key and line[:1] in (" ", "\t") and fields[key] and not _FIELD.match(line.strip()):
            fields[key][-1] = f"{fields[key][-1]} {line.strip()}".strip()
    return fields


def _values(value: str) -> list[str]:
    value = value.strip()
    parts = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
    return [part for part in (part.strip().strip("\"'").strip() for part in parts) if part]


def _names(value: str) -> list[str]:
    """The names in a field: “Lind, Ada; Berg, Bo”, “Ada Lind and Bo Berg”."""
    if ";" not in value:
        return [name.strip() for name in _JOINT.split(value) if name.strip()]
    parted = (name.strip().partition(", ") for name in value.split(";"))
    return [f"{first} {last}".strip() for last, _, first in parted if last]


def _moment(value: str) -> str:
    return moment(value.replace(" ", "T", 1)) or moment(value) or value


def _metadata(fields: dict[str, list[str]]) -> Metadata:
    def first(*keys: str) -> str:
        return next((value for key in keys for value in fields.get(key, ())[:1] if value), "")

    by = fields.get("author") or fields.get("authors") or ()
    return Metadata(
        title=first("title", "headline"),
        authors=tuple(dict.fromkeys(name for line in by for name in _names(line))),
        publisher=first("publisher", "site", "publication", "source"),
        published=_moment(first("date", "published", "publishdate", "created")),
        modified=_moment(first("updated", "lastmod", "modified")),
        url=first("url", "canonical", "canonical_url", "link", "source_url"),
        language=first("lang", "language"),
        standfirst=first("standfirst", "subtitle", "description", "summary", "excerpt"),
        section=first("section", "category", "categories"),
    )
