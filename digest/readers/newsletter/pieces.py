"""The lines of a newsletter as its reader sees them, each with what it looks like and where it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from digest import lexicon
from digest.clean.page import parsed
from digest.readers import markup

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "img"})
_INLINE = frozenset({
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strike",
    "strong", "sub", "sup", "tt", "u",
})  # fmt: skip
_STRONG = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|font-size\s*:\s*(?:1[89]|[2-9]\d)(?:\.\d+)?\s*px", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0", re.I)
_DEEPEST = 400
MOST = 20_000  # pieces
_BLANK = " \n\t\xa0\u200c\u034f\u200b"
_OPENERS = (":", ".", "–", "—", "-", "|", "“", '"', "(")
_HEAD = 5  # words of a linked headline at the beginning of its paragraph
_PROSE = 20  # words after it
_ARROWS = " \t.…:!>›»→⟶➔➜–—-[]()|"
_URL = re.compile(r"https?://[^\s<>\"]{4,2000}")
_RULE = re.compile(r"\s*([-=_*~#·•—–+])(?:\s*\1){2,}\s*")
_END = (".", "!", "?", ".”", '."', "…", ":", ";", ",")


@dataclass(slots=True)
class Piece:
    """One line or paragraph."""

    text: str = ""
    markup: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)  # words and address
    linked: bool = False  # all of it is a link
    strong: bool = False  # all of it stands out
    heading: bool = False
    path: tuple[int, ...] = ()  # the boxes that it stands in, from the outermost, by number
    rule: bool = False  # a line is drawn here

    @property
    def size(self) -> int:
        return len(self.text.split())

    @property
    def leads_on(self) -> str:
        """The address of a link to the whole text; "" where the piece has none."""
        known = lexicon.words("en/newsletter-read-more")
        return next((address for words, address in reversed(self.links) if plain(words) in known), "")


def plain(words: str) -> str:
    """Words of a link as the lists have them."""
    return " ".join(words.lower().replace("’", "'").split()).strip(_ARROWS)


@dataclass(slots=True)
class _Walk:
    pieces: list[Piece] = field(default_factory=list)
    parts: list[tuple[str, str, bool]] = field(default_factory=list)  # words, address, whether they stand out
    stack: list[tuple[bool, bool, str]] = field(default_factory=lambda: [(False, False, "")])
    path: list[int] = field(default_factory=list)
    numbers: int = 0


def of_page(content: str) -> list[Piece]:
    """The pieces of a page; none where it nests too deeply or goes on too long to have been made for people."""
    root = parsed(content)
    body = root.find("body") if root is not None else None
    if body is None:
        return []
    walk = _Walk()
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if skipped is not None:
            if element is skipped and event == "end":
                skipped = None
                _say(walk, element.tail)
        elif event == "end":
            _leave(walk, element)
        elif not isinstance(element.tag, str) or element.tag in _UNSEEN or _HIDDEN.search(element.get("style") or ""):
            skipped = element
        else:
            _enter(walk, element)
            if len(walk.path) > _DEEPEST or len(walk.pieces) > MOST:
                return []
    _cut(walk)
    return walk.pieces


def _enter(walk: _Walk, element: etree._Element) -> None:
    tag = str(element.tag)
    strong, heading, address = walk.stack[-1]
    if tag == "br":
        _cut(walk)
    elif tag not in _INLINE:
        _cut(walk)
        walk.numbers += 1
        walk.path.append(walk.numbers)
    if tag == "hr":
        walk.pieces.append(Piece(rule=True, path=tuple(walk.path)))
    strong = strong or tag in _STRONG or _BOLD.search(element.get("style") or "") is not None
    address = str(element.get("href") or "") if tag == "a" else address
    walk.stack.append((strong, heading or tag in _HEADINGS, address))
    _say(walk, element.text)


def _leave(walk: _Walk, element: etree._Element) -> None:
    if element.tag not in _INLINE and element.tag != "br":
        _cut(walk)
        if walk.path:
            walk.path.pop()
    if len(walk.stack) > 1:
        walk.stack.pop()
    _say(walk, element.tail)


def _say(walk: _Walk, words: str | None) -> None:
    if words and (words.strip() or walk.parts):
        strong, heading, address = walk.stack[-1]
        walk.parts.append((words, address, strong or heading))


def _cut(walk: _Walk) -> None:
    """End the piece that is being gathered; a linked headline with which its paragraph begins is one of its own."""
    parts, walk.parts = walk.parts, []
    lead = _lead(parts)
    for stretch in (parts[:lead], parts[lead:]):
        text = " ".join("".join(words for words, _, _ in stretch).split())
        if any(map(str.isalnum, text)):
            walk.pieces.append(_piece(text, stretch, walk))


def _piece(text: str, parts: list[tuple[str, str, bool]], walk: _Walk) -> Piece:
    seen = [(address, strong) for words, address, strong in parts if words.strip(_ARROWS + _BLANK)]
    return Piece(
        text,
        " ".join("".join(markup.link(markup.inline(words), address) for words, address, _ in parts).split()),
        _links(parts),
        all(address.startswith("http") for address, _ in seen),
        all(strong for _, strong in seen),
        walk.stack[-1][1],
        tuple(walk.path),
    )


def _lead(parts: list[tuple[str, str, bool]]) -> int:
    """How many of the parts are a headline that leads on, before prose that begins anew; 0 where none are."""
    first = next((n for n, (words, _, _) in enumerate(parts) if words.strip(_BLANK)), len(parts))
    if first == len(parts) or not parts[first][1].startswith("http"):
        return 0
    end = next((n for n in range(first, len(parts)) if parts[n][1] != parts[first][1]), len(parts))
    head, rest = ("".join(words for words, _, _ in some).strip(_BLANK) for some in (parts[:end], parts[end:]))
    anew = rest[:1] in _OPENERS or rest[:1].isupper()
    return end if anew and len(head.split()) >= _HEAD and len(rest.split()) >= _PROSE else 0


def _links(parts: list[tuple[str, str, bool]]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for words, address, _ in parts:
        if address.startswith("http") and words.strip():
            found[address] = found.get(address, "") + words
    return [(" ".join(words.split()), address) for address, words in found.items()]


def of_text(content: str) -> list[Piece]:
    """The pieces of a plain text: paragraphs, with a headline and addresses that stand on lines of their own apart."""
    pieces: list[Piece] = []
    lines: list[str] = []
    fresh = True
    given = [line.strip() for line in content.split("\n")]
    for stripped, following in zip([*given, ""], [*given[1:], "", ""], strict=True):
        if not stripped or _RULE.fullmatch(stripped):
            _paragraph(pieces, lines)
            if stripped:
                pieces.append(Piece(rule=True))
            fresh = True
        elif _URL.search(stripped) and len(_URL.sub("", stripped).split()) <= 6:
            _paragraph(pieces, lines)
            pieces.append(_address(stripped))
        elif fresh and _heads(stripped, following):
            pieces.append(Piece(stripped, markup.inline(stripped), strong=True))
            fresh = False
        else:
            lines.append(stripped)
            fresh = False
    return pieces


def _paragraph(pieces: list[Piece], lines: list[str]) -> None:
    if lines:
        text = " ".join(lines)
        pieces.append(Piece(text, markup.inline(text), [("", found[0]) for found in _URL.finditer(text)]))
        lines.clear()


def _address(line: str) -> Piece:
    found = _URL.search(line)
    address = found[0].rstrip(".,)]>") if found else ""
    words = plain(_URL.sub("", line)) or "link"
    return Piece(line, markup.inline(line), [(words, address), ("link", address)])


def _heads(line: str, following: str) -> bool:
    """Whether a paragraph's first line is a headline: alone, over an address, or over lines far longer than itself."""
    if not 2 <= len(line.split()) <= 18 or line.endswith(_END) or len(line) > 120 or line.startswith(">"):
        return False
    alone = not following or _RULE.fullmatch(following) is not None or _URL.match(following) is not None
    return alone or len(following) > 1.5 * len(line) + 20
