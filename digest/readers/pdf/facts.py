"""What a PDF says of itself: title, authors, dates, language, and the address that it was printed from."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from lxml import etree

from digest import address, lexicon, text
from digest.readers.pdf import pdfium
from digest.types import Metadata

_PACKET = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.S)
_MOST_PACKETS = 20
_DATE = re.compile(r"D?:?\s*(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
_FILE = re.compile(r"\.(?:docx?|odt|rtf|pdf|html?|indd|qxd|pages|txt|tex|dvi|ps|pptx?|xlsx?|pmd|fm|wpd)\b", re.I)
_MADE_BY = re.compile(r"^(?:microsoft (?:word|powerpoint)|openoffice|libreoffice|word|print)\b\s*[-–:]", re.I)
_PARTED = re.compile(r"\s*(?:;|\||\band\b|&|,(?!\s*(?:Jr|Sr|II|III)\b))\s*")
_NAMESPACES = ("http://prismstandard.org/namespaces/", "http://purl.org/dc/elements/1.1/")
_ALIKE = 0.5  # of the title's words stand in the headline
_LONGEST = 300  # characters
_DAY = 10  # characters of a date to the day
_SOON = 31  # days

Xmp = dict[str, list[str]]


def metadata(document: Any, data: bytes, headline: str, *, printed: bool = False) -> Metadata:
    """What the file says. The day it was made is no day of publication: a page ``printed`` in 2024 may be of 2018."""
    xmp = _xmp(data)
    title = _title(pdfium.info(document, "Title"), xmp, headline)
    return Metadata(
        title=title,
        authors=_authors(pdfium.info(document, "Author"), xmp),
        publisher=_first(xmp, "publicationName", "publisher"),
        published=_iso(_first(xmp, "publicationDate", "coverDate", "onlineDisplayDate")),
        modified="" if printed else _modified(document),
        url=_address(_first(xmp, "url")),
        language=_language(pdfium.language(document) or _first(xmp, "language")),
        section=_first(xmp, "section")[:_LONGEST],
    )


def pdf_date(value: str) -> str:
    """A PDF's date, "D:20180826093000+01'00'", in ISO 8601 as exact as given; "" where it is none."""
    found = _DATE.match(value.strip())
    if found is None:
        return ""
    year, month, day, hour, minute, second = found.groups()[:6]
    try:
        dt.datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=dt.UTC
        )  # refuses what is no date
    except ValueError:
        return ""
    if not (month and day):
        return "-".join(part for part in (year, month) if part)
    if not (hour and minute):
        return f"{year}-{month}-{day}"
    zone = "Z" if found[7] else f"{found[8]}{found[9]}:{found[10] or '00'}" if found[8] else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}"


def is_title(title: str) -> bool:
    """Whether it is a title and not a file's name, a program's or nothing."""
    flat = " ".join(title.split())
    if not 3 <= len(flat) <= _LONGEST or _FILE.search(flat) or _MADE_BY.match(flat):
        return False
    if not any(char.isalpha() for char in flat) or (" " not in flat and ("_" in flat or flat.count("-") > 1)):
        return False
    return flat.casefold().strip(" .0123456789()") not in lexicon.words("untitled")


def _title(stated: str, xmp: Xmp, headline: str) -> str:
    """The stated title where the headline bears it out, or where there is no headline; else the headline."""
    known = [title for title in (_first(xmp, "title"), stated) if is_title(title)]
    if not headline:
        return known[0] if known else ""
    words = set(text.terms(headline))
    for title in known:
        own = text.terms(title)
        if own and len(words & set(own)) >= _ALIKE * min(len(words), len(set(own))):
            return title
    return headline


def _authors(stated: str, xmp: Xmp) -> tuple[str, ...]:
    names = xmp.get("creator") or xmp.get("author") or [stated]
    found = [name.strip() for line in names[:20] for name in _PARTED.split(line)]
    return tuple(dict.fromkeys(name for name in found if _is_person(name)))


def _is_person(name: str) -> bool:
    """Whether it could be a person: two words or more with capitals, no account's name."""
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 60 or any(char.isdigit() or char in "@/\\_" for char in name):
        return False
    return words[0][:1].isupper() and words[-1][:1].isupper()


def _language(value: str) -> str:
    return value if _LANGUAGE.match(value) else ""


def _modified(document: Any) -> str:
    """When the file was last changed; "" where that is long after it was made, and tells nothing of its text."""
    made, changed = pdf_date(pdfium.info(document, "CreationDate")), pdf_date(pdfium.info(document, "ModDate"))
    if not (len(made) >= _DAY and len(changed) >= _DAY):
        return changed or made
    days = (dt.date.fromisoformat(changed[:_DAY]) - dt.date.fromisoformat(made[:_DAY])).days
    return changed if days <= _SOON else ""


def _address(value: str) -> str:
    return address.canonical(value) if value.startswith(("http://", "https://")) else ""


def _iso(value: str) -> str:
    return value if _ISO.match(value) else ""


def _first(xmp: Xmp, *names: str) -> str:
    return next((" ".join(xmp[name][0].split()) for name in names if xmp.get(name)), "")


def _xmp(data: bytes) -> Xmp:
    """The entries of the file's metadata packet (XMP: Dublin Core and PRISM) by their local names."""
    packets: list[Xmp] = []
    for place, packet in enumerate(_PACKET.finditer(data)):
        if place >= _MOST_PACKETS:
            break
        packets.append(_entries(packet[0]))
    # Pictures bring packets of their own: the file's is the one that says most.
    return max(packets, key=lambda packet: sum(map(len, packet.values())), default={})


def _entries(packet: bytes) -> Xmp:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(packet, parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found: Xmp = {}
    for element in root.iter() if root is not None else ():
        for name, value in ((element.tag, ""), *element.attrib.items()):
            if isinstance(name, str) and name[1:].startswith(_NAMESPACES):
                said = [value] if value else [str(said) for said in element.itertext()]
                found.setdefault(name.rpartition("}")[2], []).extend(part.strip() for part in said if part.strip())
    return found


def is_browser(document: Any) -> bool:
    """Whether a browser made the file."""
    made = f"{pdfium.info(document, 'Creator')} {pdfium.info(document, 'Producer')}".casefold()
    return any(word in made for word in lexicon.lines("browser-names"))


def of_part(said: Metadata, headline: str) -> Metadata:
    """What the file says, for one of its several articles: the title and the authors are not the whole file's."""
    return replace(said, title=headline, authors=(), url="")
