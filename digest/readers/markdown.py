"""A Markdown file: one article; what its front matter says of it is metadata."""

from __future__ import annotations

import hashlib
import re

from digest.readers.decoding import decode
from digest.types import Document, Metadata

_FRONT = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>.*)")
_LIST_ITEM = re.compile(r"\s+-\s+(?P<value>.+)|-\s+(?P<alone>.+)")
_MOST_MATTER = 20000  # characters


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The file as one Document; its front matter (YAML or TOML, simple fields) is taken as metadata."""
    content = decode(data)
    fields: dict[str, list[str]] = {}
    front = _FRONT.match(content.lstrip("\n")[:_MOST_MATTER])
    if front:
        fields = _fields(front["matter"])
        content = content.lstrip("\n")[front.end() :]
    return (Document(hashlib.sha256(data).hexdigest()[:16], name, "text/markdown", content, _metadata(fields)),)


def _fields(matter: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    key = ""
    for line in matter.split("\n"):
        if found := _FIELD.match(line):
            key = found["key"].lower()
            fields.setdefault(key, []).extend(_values(found["value"]))
        elif key and (item := _LIST_ITEM.match(line)):
            fields[key].extend(_values(item["value"] or item["alone"]))
    return fields


def _values(value: str) -> list[str]:
    value = value.strip()
    parts = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
    return [part for part in (part.strip().strip("\"'").strip() for part in parts) if part]


def _metadata(fields: dict[str, list[str]]) -> Metadata:
    def first(*keys: str) -> str:
        return next((fields[key][0] for key in keys if fields.get(key)), "")

    return Metadata(
        title=first("title", "headline"),
        authors=tuple(fields.get("author") or fields.get("authors") or ()),
        publisher=first("publisher", "site", "publication", "source"),
        published=first("date", "published", "publishdate", "created"),
        modified=first("updated", "lastmod", "modified"),
        url=first("url", "canonical", "link", "source_url"),
        language=first("lang", "language"),
    )
