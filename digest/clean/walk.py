"""The walk through a page's tree: the stretches of text between the edges of its block elements, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html

from digest.clean.drafts import Draft, Looks
from digest.clean.places import BITS, SLANTED, STRONG, Place, reason_of
from digest.clean.tables import tabular
from digest.types import BlockKind

_UNSEEN = frozenset({
    "script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe", "object", "canvas", "audio",
    "video", "map", "select", "textarea", "datalist",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "link", "mark", "meta", "meter", "nobr", "output", "picture", "progress", "q", "rp",
    "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
})  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "pre": "preformatted",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
}  # fmt: skip
_TAGS = {
    "nav": "navigation", "footer": "footer", "figcaption": "caption", "button": "button", "form": "form",
    "menu": "navigation", "address": "byline", "aside": "related links", "time": "date line",
}  # fmt: skip
_BOXES = frozenset({"div", "section", "aside", "td", "th", "table", "article", "main", "li"})
_ENCLOSING = 3  # boxes around a block that are remembered
_CONTROLS = frozenset({"select", "textarea"})
_PICTURES = frozenset({"img", "picture", "svg", "iframe", "object", "canvas", "audio", "video", "map"})
_EMPHASIS = {"b": STRONG, "strong": STRONG, "em": SLANTED, "i": SLANTED}
_SIDE_BY_SIDE = frozenset({"a", "label"})  # what stands without a space beside its like is set apart on the screen
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n ?")
_MID_SENTENCE = re.compile(r"(?<=[\w,;–—-])\n(?=[a-zà-þ])")
_NAMING = ("role", "class", "id", "itemprop", "data-component")
_LONGEST_NAMES = 300  # characters


@dataclass(slots=True)
class _Run:
    """The inline text that is being gathered for one block."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    linked: int = 0
    strong: int = 0
    slanted: int = 0
    pictured: bool = False  # a picture stands before its first word
    place: Place = field(default_factory=Place)


def blocks(root: html.HtmlElement) -> list[Draft]:
    """The blocks of a tree in order, what it hides among them: their places say so."""
    return [draft for run in _runs(root) for draft in _cut(run)]


def is_edge(tag: str) -> bool:
    """Whether an element of this name parts what is before it from what is in it."""
    return tag.lower() not in _INLINE


def _runs(root: html.HtmlElement) -> Iterator[_Run]:
    """The inline stretches between the edges of block elements; without recursion: pages nest without limit."""
    run = _Run()
    place = Place()
    outer: list[Place] = []
    body = root.find("body")
    skipped: html.HtmlElement | None = None
    for number, (event, element) in enumerate(etree.iterwalk(root if body is None else body, events=("start", "end"))):
        if skipped is not None:
            if element is skipped and event == "end":
                skipped = None
                _say(run, element.tail, place)
            continue
        if event == "start" and not run.size and element.tag in _PICTURES:
            run.pictured = True
        if event == "start" and _unseen(element):
            skipped = element
            run.parts.append(" " if element.tag in _CONTROLS else "")
            continue
        if run.size and element.tag not in _INLINE and element.tag != "br":
            yield run
            run = _Run()
        if event == "end":
            place = outer.pop()
            _say(run, element.tail, place)
            continue
        inner = _inside(element, place, number)
        if element.tag == "table" and (table := tabular(element)):
            yield _Run([table], len(table), place=replace(inner, kind="table"))
            skipped = element
            continue
        outer.append(place)
        place = inner
        _set_apart(run, element)
        _say(run, "\n" if element.tag == "br" else element.text, place)
    if run.size:
        yield run


def _set_apart(run: _Run, element: html.HtmlElement) -> None:
    """A space between two links or labels that stand beside each other without a word around them."""
    if element.tag not in _SIDE_BY_SIDE or not run.parts or run.linked != run.size:
        return
    before = element.getprevious()
    if before is not None and before.tag == element.tag and not before.tail:
        run.parts.append(" ")


def _say(run: _Run, words: str | None, place: Place) -> None:
    if not words:
        return
    run.parts.append(words if place.kept_space or words == "\n" else words.replace("\n", " "))
    if words.isspace():
        return
    visible = len("".join(words.split())) if len(words) < 200 else len(words.strip())
    if not run.size:
        run.place = place
    run.size += visible
    run.linked += visible if place.link else 0
    if place.emphasis:
        run.strong += visible if place.emphasis & STRONG else 0
        run.slanted += visible if place.emphasis & SLANTED else 0


def _inside(element: html.HtmlElement, outer: Place, number: int) -> Place:
    """The place that the element makes; the one around it where it says nothing of its own."""
    tag = str(element.tag)
    inline = tag in _INLINE
    attributes = element.attrib
    emphasis = outer.emphasis | _EMPHASIS.get(tag, 0)
    plain = inline and tag != "a" and emphasis == outer.emphasis
    if plain and not attributes and tag not in _TAGS:
        return outer
    names = _names(element) if attributes else ""
    hint = outer.hint or _TAGS.get(tag, "") or (reason_of(names) if names and tag not in _FRAMES else "")
    hidden = outer.hidden or (bool(attributes) and _is_hidden(element))
    if plain and hint == outer.hint and hidden == outer.hidden:
        return outer
    kind = _KINDS.get(tag, outer.kind)
    level = int(tag[1]) if kind == "heading" and tag[0] == "h" and tag[1:].isdigit() else outer.level
    boxes = (number, *outer.boxes[: _ENCLOSING - 1]) if tag in _BOXES else outer.boxes
    kept_space = outer.kept_space or tag == "pre"
    return Place(
        number, outer, tag, names, kind, level, hint, outer.link or tag == "a", kept_space, hidden, inline, boxes,
        outer.depth + 1, outer.within | BITS.get(tag, 0), emphasis,
    )  # fmt: skip


_FRAMES = frozenset({"body", "article", "main", "html"})  # their names are those of the whole page


def _names(element: html.HtmlElement) -> str:
    given = {name: value for name, value in element.items() if value and name in _NAMING}
    return " ".join(given[name] for name in _NAMING if name in given)[:_LONGEST_NAMES] if given else ""


def _unseen(element: html.HtmlElement) -> bool:
    """Whether nothing of the element is text: programs, controls, and what is hidden within a line."""
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return True
    return element.tag in _INLINE and bool(element.attrib) and _is_hidden(element)


def _is_hidden(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style) and _HIDDEN.search(style) is not None


def _cut(run: _Run) -> Iterator[Draft]:
    """The run's blocks: one, or several where two line breaks part them."""
    joined = "".join(run.parts)
    place = run.place
    kind = place.kind
    links = run.linked / run.size if run.size else 0.0
    if kind == "table":
        yield Draft(joined, kind, place.hint, None, links, boxes=place.boxes, place=place)
        return
    looks = Looks(run.strong / (run.size or 1), run.slanted / (run.size or 1), run.pictured)
    if place.kept_space:
        if text := joined.strip("\n").rstrip():
            yield Draft(text, "preformatted", place.hint, None, links, boxes=place.boxes, place=place, looks=looks)
        return
    flat = _BREAKS.sub("\n", _SPACE.sub(" ", joined)).strip()
    level = place.level if kind == "heading" else 0
    for piece in re.split(r"\n{2,}", flat):
        if text := (piece.replace("\n", " ") if kind == "heading" else _MID_SENTENCE.sub(" ", piece)).strip():
            yield Draft(text, kind, place.hint, None, links, level, place.boxes, place=place, looks=looks)
