"""The body of a Word document, and of its notes and heads, as simple markup in the order in which it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from digest.readers import markup
from digest.readers.docx.styles import Style, level_role, switched, value
from digest.readers.packed import attribute, local

# What no reader of the printed page sees: deleted words, codes, properties, marks.
_SKIPPED = frozenset({
    "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr",
    "tcPr", "sdtPr", "sdtEndPr", "footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef",
    "annotationRef", "fldData", "commentReference", "rt", "rubyPr", "binData", "posOffset", "align", "tblPrEx",
    "docPr", "ffData", "smartTagPr", "customXmlPr", "annotation", "sizeRelH", "sizeRelV", "pctWidth", "pctHeight",
    "pgNum", "listPr",
})  # fmt: skip
_SIGNS = {"tab": " ", "ptab": " ", "br": "<br>", "cr": "<br>", "noBreakHyphen": "-", "softHyphen": ""}
_LARGE = 1.3  # of the size of running text: so large is a heading
_HEADING = 20  # words that a heading by its looks may have


@dataclass(slots=True)
class Surroundings:
    """What a part's paragraphs refer to, and where in a field the walk is."""

    styles: Mapping[str, Style]
    size: float  # of running text, in half points
    links: Mapping[str, str]  # relation id -> address
    chunk: Callable[[str], str]  # relation id -> markup of a document inside the document
    fields: list[bool] = field(default_factory=list)  # for each field that is open: whether its result has begun


@dataclass(slots=True)
class _Line:
    """The paragraph that is being gathered."""

    parts: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)  # blocks of text boxes that hang on it
    plain: bool = False  # whether some of its words look like running text
    style: Style = field(default_factory=Style)


def blocks(element: etree._Element, given: Surroundings) -> Iterator[str]:
    """The blocks inside ``element``, each as one piece of markup."""
    for child in element:
        tag = local(child)
        if tag == "p":
            yield from _paragraph(child, given)
        elif tag == "tbl":
            yield _table(child, given)
        elif tag == "altChunk":
            yield given.chunk(attribute(child, "id"))
        elif tag == "AlternateContent":
            yield from _alternative(child, given)
        elif tag == "sdt" and _is_prompt(child):
            continue
        elif tag and tag not in _SKIPPED:
            yield from blocks(child, given)


def _paragraph(element: etree._Element, given: Surroundings) -> Iterator[str]:
    properties = element.find("{*}pPr")
    style = given.styles.get(value(properties, "pStyle"), Style())
    line = _Line(style=style)
    _gather(element, given, line)
    inner = "".join(line.parts)
    yield markup.block(_role(element, properties, line, inner), inner)
    yield from line.beside


def _role(element: etree._Element, properties: etree._Element | None, line: _Line, inner: str) -> str:
    if level := level_role(value(properties, "outlineLvl")):
        return level
    if line.style.role:
        return line.style.role
    if properties is not None and (properties.find("{*}numPr") is not None or properties.find("{*}listPr") is not None):
        return "li" if value(properties.find("{*}numPr"), "numId") != "0" else "p"
    if line.style.listed:
        return "li"
    said = markup.words(inner)
    looks = not line.plain and said[-1:].isalnum() and len(said.split()) <= _HEADING
    return "h3" if looks and "<br>" not in inner and next(element.iterancestors("{*}tbl"), None) is None else "p"


def _gather(element: etree._Element, given: Surroundings, line: _Line) -> None:
    """Add what the children of ``element`` say to the line."""
    for child in element:
        tag = local(child)
        if tag == "t":
            _say(child, given, line)
        elif tag in _SIGNS:
            line.parts.append(_SIGNS[tag] if all(given.fields) else "")
        elif tag in _INNER:
            _INNER[tag](child, given, line)
        elif tag and tag not in _SKIPPED:
            _gather(child, given, line)


def _say(element: etree._Element, given: Surroundings, line: _Line) -> None:
    if element.text and all(given.fields):
        line.parts.append(markup.inline(element.text))


def _run(element: etree._Element, given: Surroundings, line: _Line) -> None:
    properties = element.find("{*}rPr")
    if properties is not None and (switched(properties, "vanish") or switched(properties, "webHidden")):
        _fields_only(element, given)
        return
    before = len(line.parts)
    _gather(element, given, line)
    said = any(part.strip() and part != "<br>" for part in line.parts[before:])
    line.plain = line.plain or (said and not _stands_out(properties, given, line.style))


def _fields_only(element: etree._Element, given: Surroundings) -> None:
    for child in element.iter("{*}fldChar"):
        _field(child, given, _Line())


def _stands_out(properties: etree._Element | None, given: Surroundings, style: Style) -> bool:
    bold = properties.find("{*}b") if properties is not None else None
    size = value(properties, "sz")
    number = float(size) if size.isdecimal() else style.size
    return (switched(properties, "b") if bold is not None else style.bold) or number >= _LARGE * given.size


def _field(element: etree._Element, given: Surroundings, line: _Line) -> None:
    kind = attribute(element, "fldCharType")
    if kind == "begin":
        given.fields.append(False)
    elif kind == "separate" and given.fields:
        given.fields[-1] = True
    elif kind == "end" and given.fields:
        given.fields.pop()


def _link(element: etree._Element, given: Surroundings, line: _Line) -> None:
    start = len(line.parts)
    _gather(element, given, line)
    address = given.links.get(attribute(element, "id"), "") or attribute(element, "dest")
    line.parts[start:] = [markup.link("".join(line.parts[start:]), address)]


def _symbol(element: etree._Element, given: Surroundings, line: _Line) -> None:
    """A sign by its number; those of picture fonts, in the private range, say nothing."""
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return
    if 0x20 <= code < 0xD800 and all(given.fields):
        line.parts.append(markup.inline(chr(code)))


def _content(element: etree._Element, given: Surroundings, line: _Line) -> None:
    if not _is_prompt(element):
        _gather(element, given, line)


def _box(element: etree._Element, given: Surroundings, line: _Line) -> None:
    outer, given.fields = given.fields, []
    line.beside += [block for block in blocks(element, given) if block]
    given.fields = outer


def _either(element: etree._Element, given: Surroundings, line: _Line) -> None:
    """The first of several forms of the same thing that says anything."""
    for form in element:
        before = len(line.parts) + len(line.beside)
        _gather(form, given, line)
        if len(line.parts) + len(line.beside) > before:
            return


_INNER: dict[str, Callable[[etree._Element, Surroundings, _Line], None]] = {
    "r": _run,
    "fldChar": _field,
    "hyperlink": _link,
    "hlink": _link,
    "sym": _symbol,
    "sdt": _content,
    "txbxContent": _box,
    "tbl": lambda element, given, line: line.beside.append(_table(element, given)),
    "AlternateContent": _either,
}


def _alternative(element: etree._Element, given: Surroundings) -> Iterator[str]:
    for form in element:
        if found := [block for block in blocks(form, given) if block]:
            yield from found
            return


def _is_prompt(element: etree._Element) -> bool:
    """Whether a form's field still shows only what to put in."""
    return switched(element.find("{*}sdtPr"), "showingPlcHdr")


def _table(element: etree._Element, given: Surroundings) -> str:
    rows = [
        ["".join(blocks(cell, given)) for cell in _cells(row)]
        for row in _children(element, "tr")
        if row.find("{*}trPr/{*}del") is None
    ]
    return markup.table(rows)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    yield from _children(row, "tc")


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also where a content control or a mark of changes wraps them."""
    for child in element:
        tag = local(child)
        if tag == name:
            yield child
        elif tag in ("sdt", "sdtContent", "customXml", "ins", "smartTag"):
            yield from _children(child, name)
