"""What office documents say of themselves: title, author, language, and when they were last saved."""

from __future__ import annotations

import re

from lxml import etree

from digest.readers.packed import local
from digest.types import Metadata

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?|\d{4}-\d\d-\d\d")
_FILE = re.compile(
    r"\.(?:docx?|odt|rtf|txt|dotx?|wpd|pdf|html?|indd|qxp)$|^(?:microsoft word|untitled|document\s*\d*$)", re.I
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LEAST = 3  # letters of a title
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}")
_PROGRAMS = re.compile(r"\b(?:microsoft|office|user|admin\w*|owner|author|windows|unknown|default)\b", re.I)


def properties(root: etree._Element | None) -> Metadata:
    """The properties in a Word document's core part or an OpenDocument's meta part.

    The day on which a document was saved is when it was last changed, not when its article came out.
    """
    if root is None:
        return Metadata()
    said: dict[str, str] = {}
    for element in root.iter("{*}title", "{*}creator", "{*}initial-creator", "{*}language", "{*}modified", "{*}date"):
        said.setdefault(local(element), " ".join((element.text or "").split()))
    return Metadata(
        title=titled(said.get("title", "")),
        authors=named(said.get("creator", "") or said.get("initial-creator", "")),
        modified=moment(said.get("modified", "") or said.get("date", "")),
        language=language(said.get("language", "")),
    )


def titled(title: str) -> str:
    """A title, where it is more than a file's name."""
    return "" if _FILE.search(title) or sum(map(str.isalpha, title)) < _LEAST else title


def named(author: str) -> tuple[str, ...]:
    """The people that an author's field names: only whole names, for programs and accounts are put there too."""
    names = [name.strip() for name in re.split(r"[;,]| and ", author)]
    return tuple(dict.fromkeys(n for n in names if _NAME.fullmatch(n) and not _PROGRAMS.search(n)))


def moment(value: str) -> str:
    """A date or moment as ISO 8601; "" where it is none."""
    found = _MOMENT.match(value.strip())
    return found[0] if found else ""


def language(value: str) -> str:
    """A language tag (BCP 47); "" where it is none."""
    return value if _LANGUAGE.fullmatch(value) and not value.lower().startswith(("zxx", "und", "none", "x-")) else ""
