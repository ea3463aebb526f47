"""What the paragraphs of a Word document are, by the names and settings of their styles."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from digest.readers.markup import role_of
from digest.readers.packed import attribute

_CHAIN = 12  # styles that may be based on each other
_BODY = 9  # the outline level of what is no heading


@dataclass(frozen=True, slots=True)
class Style:
    role: str = ""  # as markup.block takes it; "" for running text
    listed: bool = False
    hidden: bool = False
    size: float = 0.0  # half points; 0 where the style does not say
    bold: bool = False


def styles(root: etree._Element | None) -> dict[str, Style]:
    """Style id -> what it says, with what it inherits."""
    if root is None:
        return {}
    found = {attribute(style, "styleId"): style for style in root.iter("{*}style")}
    own = {key: _own(style) for key, style in found.items()}
    parents = {key: value(style, "basedOn") for key, style in found.items()}
    return {key: _inherited(key, own, parents) for key in own}


def value(element: etree._Element | None, name: str) -> str:
    """The value of a child that holds nothing else: ``<w:jc w:val="left"/>``; "" where there is none."""
    child = element.find(f"{{*}}{name}") if element is not None else None
    return attribute(child, "val") if child is not None else ""


def switched(element: etree._Element | None, name: str) -> bool:
    """Whether a property that is on or off is on."""
    child = element.find(f"{{*}}{name}") if element is not None else None
    return child is not None and attribute(child, "val").lower() not in ("0", "false", "off", "none")


def level_role(level: str) -> str:
    """The heading that an outline level stands for; "" for the level of running text."""
    if not level.isdecimal() or int(level) >= _BODY:
        return ""
    return f"h{min(6, int(level) + 1)}"


def _own(style: etree._Element) -> Style:
    paragraph, run = style.find("{*}pPr"), style.find("{*}rPr")
    size = value(run, "sz")
    return Style(
        role=role_of(value(style, "name")) or level_role(value(paragraph, "outlineLvl")),
        listed=paragraph is not None and paragraph.find("{*}numPr") is not None,
        hidden=switched(run, "vanish"),
        size=float(size) if size.isdecimal() else 0.0,
        bold=switched(run, "b"),
    )


def _inherited(key: str, own: dict[str, Style], parents: dict[str, str]) -> Style:
    chain: list[Style] = []
    while key in own and len(chain) < _CHAIN:
        chain.append(own[key])
        key = parents[key]
    return Style(
        role=next((style.role for style in chain if style.role), ""),
        listed=any(style.listed for style in chain),
        hidden=chain[0].hidden,
        size=next((style.size for style in chain if style.size), 0.0),
        bold=any(style.bold for style in chain),
    )


def default_size(root: etree._Element | None) -> float:
    """The size of running text, in half points."""
    if root is None:
        return 22.0
    sizes = root.xpath(
        "//*[local-name()='docDefaults']//*[local-name()='sz']/@*"
        " | //*[local-name()='style'][@*[local-name()='default']='1'][@*[local-name()='type']='paragraph']"
        "/*[local-name()='rPr']/*[local-name()='sz']/@*"
    )
    known = [float(str(size)) for size in sizes if str(size).isdecimal()] if isinstance(sizes, list) else []
    return known[-1] if known else 20.0
