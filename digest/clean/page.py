"""A web page as blocks: every visible word of its tree, and whether the finder of main texts counts it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from lxml import etree, html

from digest import lexicon
from digest.clean.drafts import Draft
from digest.clean.maintext import MainText, main_text
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
_SIDE_BY_SIDE = frozenset({"a", "label"})  # what stands without a space beside its like is set apart on the screen
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n ?")
_MID_SENTENCE = re.compile(r"(?<=[\w,;–—-])\n(?=[a-zà-þ])")


_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{8000,}>")
_MOST_ATTRIBUTES = 2000
_GAP = 6  # blocks that the finder of main texts may have missed between two that it found
_MOST = 0.5  # of the main text that the blocks must hold
_REMEMBERED = 2**22  # characters of a page whose tree is worth its memory


@dataclass(slots=True)
class _Place:
    """Where in the tree the walk is: what the elements around it say."""

    kind: BlockKind = "paragraph"
    level: int = 0
    hint: str = ""
    link: bool = False
    kept_space: bool = False
    boxes: tuple[int, ...] = ()


@dataclass(slots=True)
class _Run:
    """The inline text that is being gathered for one block."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    linked: int = 0
    place: _Place = field(default_factory=_Place)


def drafts(content: str) -> list[Draft]:
    """The blocks of a page or of a piece of markup, in order; every visible word is in exactly one of them."""
    root = parsed(content)
    if root is None:
        return []
    found = _blocks(root)
    main = main_text(root, [draft.text for draft in found if draft.prose])
    if main is None:
        return found
    if main.covered_by([draft.text for draft in found]) < _MOST:
        found = _with_hidden(root, found, main)
    held = _bridged(found, main.holds([draft.text for draft in found]))
    return [_marked(draft, inside) for draft, inside in zip(found, held, strict=True)]


def blocks(content: str) -> list[Draft]:
    """The blocks of markup that is an article from end to end."""
    root = parsed(content)
    return [] if root is None else _blocks(root)


def _blocks(root: html.HtmlElement, *, hidden: bool = False) -> list[Draft]:
    return [draft for run in _runs(root, hidden) for draft in _cut(run)]


def _with_hidden(root: html.HtmlElement, found: list[Draft], main: MainText) -> list[Draft]:
    """The blocks of a page that shows its article only by script: what is hidden too, or what its data hold."""
    everything = _blocks(root, hidden=True)
    if main.covered_by([draft.text for draft in everything]) >= _MOST:
        return everything
    return [*found, *(Draft(line.strip()) for line in main.text.split("\n") if line.strip())]


def parsed(content: str) -> html.HtmlElement | None:
    """The tree of a page, to be read and not changed; None where there is nothing in it.

    The last tree is remembered: reading and cleaning a page ask for the same one.
    """
    return _last_parsed(content) if len(content) <= _REMEMBERED else _parsed(content)


@lru_cache(maxsize=1)
def _last_parsed(content: str) -> html.HtmlElement | None:
    return _parsed(content)


def _parsed(content: str) -> html.HtmlElement | None:
    # As bytes: lxml refuses a str that declares an encoding.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(_without_swollen_tags(content).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _without_swollen_tags(content: str) -> str:
    """``content`` without the attributes of tags that have thousands: the parser takes minutes over one of them."""
    return _LONG_TAG.sub(lambda tag: tag[0] if len(tag[0].split()) < _MOST_ATTRIBUTES else f"<{tag[1]}>", content)


def _runs(root: html.HtmlElement, hidden: bool) -> Iterator[_Run]:
    """The inline stretches between the edges of block elements; without recursion: pages nest without limit."""
    run = _Run()
    places = [_Place()]
    body = root.find("body")
    skipped: html.HtmlElement | None = None
    for number, (event, element) in enumerate(etree.iterwalk(root if body is None else body, events=("start", "end"))):
        if skipped is not None:
            if element is skipped and event == "end":
                skipped = None
                _say(run, element.tail, places[-1])
            continue
        edge = element.tag not in _INLINE and element.tag != "br"
        if event == "start" and _unseen(element, hidden):
            skipped = element
            run.parts.append(" " if element.tag in _CONTROLS else "")
            continue
        if edge and run.size:
            yield run
            run = _Run()
        if event == "end":
            places.pop()
            _say(run, element.tail, places[-1])
            continue
        places.append(_inside(element, places[-1], number))
        if element.tag == "table" and (table := tabular(element)):
            yield _table_run(table, places.pop())
            skipped = element
            continue
        _set_apart(run, element)
        _say(run, "\n" if element.tag == "br" else element.text, places[-1])
    if run.size:
        yield run


def _table_run(table: str, place: _Place) -> _Run:
    return _Run([table], len(table), 0, replace(place, kind="table"))


def _set_apart(run: _Run, element: html.HtmlElement) -> None:
    """A space between two links or labels that stand beside each other without a word around them."""
    if element.tag not in _SIDE_BY_SIDE or not run.parts or run.linked != run.size:
        return
    before = element.getprevious()
    if before is not None and before.tag == element.tag and not before.tail:
        run.parts.append(" ")


def _say(run: _Run, words: str | None, place: _Place) -> None:
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


def _unseen(element: html.HtmlElement, hidden: bool) -> bool:
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return True
    if hidden:
        return False
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _inside(element: html.HtmlElement, outer: _Place, number: int) -> _Place:
    tag = str(element.tag)
    kind = _KINDS.get(tag, outer.kind)
    hint = outer.hint or _TAGS.get(tag, "") or _called(element)
    if tag not in _BOXES:
        if kind == outer.kind and hint == outer.hint and tag not in ("a", "pre"):
            return outer
        boxes = outer.boxes
    else:
        boxes = (number, *outer.boxes[: _ENCLOSING - 1])
    level = int(tag[1]) if kind == "heading" and tag[0] == "h" and tag[1:].isdigit() else outer.level
    return _Place(kind, level, hint, outer.link or tag == "a", outer.kept_space or tag == "pre", boxes)


def _called(element: html.HtmlElement) -> str:
    """The reason that the element's names stand for."""
    if element.tag in ("body", "article", "main", "html"):
        return ""
    names = " ".join(filter(None, (element.get("role"), element.get("class"), element.get("id"))))
    return _reason_of(names[:300]) if names else ""


@cache
def _words_of(names: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _CLASS_WORD.findall(names))


def _reason_of(names: str) -> str:
    reasons = lexicon.mapping("en/clean-classes")
    return next((reasons[word] for word in _words_of(names) if word in reasons), "")


def _cut(run: _Run) -> Iterator[Draft]:
    """The run's blocks: one, or several where two line breaks part them."""
    joined = "".join(run.parts)
    place = run.place
    kind = place.kind
    links = run.linked / run.size if run.size else 0.0
    if kind == "table":
        yield Draft(joined, kind, place.hint, None, links, boxes=place.boxes)
        return
    if place.kept_space:
        if text := joined.strip("\n").rstrip():
            yield Draft(text, "preformatted", place.hint, None, links, boxes=place.boxes)
        return
    flat = _BREAKS.sub("\n", _SPACE.sub(" ", joined)).strip()
    for piece in re.split(r"\n{2,}", flat):
        if text := (piece.replace("\n", " ") if kind == "heading" else _MID_SENTENCE.sub(" ", piece)).strip():
            yield Draft(text, kind, place.hint, None, links, place.level if kind == "heading" else 0, place.boxes)


def _bridged(found: list[Draft], held: list[bool]) -> list[bool]:
    """``held`` with the few blocks between two that are held, where nothing speaks against them."""
    bridged = list(held)
    last = -1
    for place, inside in enumerate(held):
        if not inside:
            continue
        gap = range(last + 1, place)
        if last >= 0 and len(gap) <= _GAP and all(_fits(found[between]) for between in gap):
            bridged[last + 1 : place] = [True] * len(gap)
        last = place
    return [inside or _heads(found, held, place) for place, inside in enumerate(bridged)]


def _heads(found: list[Draft], held: list[bool], place: int) -> bool:
    """Whether a heading, as of a post in a live blog, stands right above a paragraph that is held."""
    draft = found[place]
    return draft.kind == "heading" and _fits(draft) and held[place + 1 : place + 2] == [True] and found[place + 1].prose


def _fits(draft: Draft) -> bool:
    return draft.links < 0.5 and (not draft.hint or (draft.kind == "quote" and draft.hint == "share buttons"))


def _marked(draft: Draft, inside: bool) -> Draft:
    """The draft with what the finder of main texts says; what it counts in, only a caption's element sets aside."""
    hint = draft.hint if not inside or draft.hint == "caption" else ""
    return replace(draft, main=inside, hint=hint)
