"""Who and where: people, organisations, places and groups as chips; a click lights up every mention."""

from __future__ import annotations

from collections.abc import Sequence

from digest.types import Analysis, Entity, EntityKind
from digest.wording import beside_name, names_note
from ui.page import Light, Page, Show, Style, clipped

SECTION = "Who and where"
KINDS: tuple[tuple[EntityKind, str], ...] = (
    ("person", "People"),
    ("organisation", "Organisations"),
    ("place", "Places"),
    ("group", "Groups"),
)
_FIRST, _MOST = 24, 1000  # names of one kind shown at once, and at all
_LONGEST = 60
_ALIASES = 2
_LABEL = Style("small", "muted", above=6, below=5, leading=130)
_NOTE = Style("small", "muted", above=5, below=6)
_CHIPS = Style("body", below=3, leading=185)


def write(page: Page, analysis: Analysis, opened: frozenset[str], *, marked: bool = True) -> None:
    """The names by kind, the most mentioned first, and where they are found less well a note; else nothing.

    Where they are ``marked`` in the text, the heading of each kind wears its mark: the key to them.
    """
    note = names_note(analysis)
    if not analysis.entities and not note:
        return
    page.section(SECTION)
    for kind, title in KINDS:
        if names := [entity for entity in analysis.entities if entity.kind == kind]:
            page.begin(_LABEL)
            page.put(title, page.marked(kind) if marked else page.look())
            _write_names(page, names, title, title in opened)
    if note:
        page.begin(_NOTE)
        page.write(note)


def _write_names(page: Page, names: Sequence[Entity], title: str, opened: bool) -> None:
    names = sorted(names, key=lambda entity: -len(entity.mentions))
    page.begin(_CHIPS)
    for entity in names[: _MOST if opened else _FIRST]:
        _write_name(page, entity)
    if not opened and len(names) > _FIRST:
        page.write(f"and {len(names) - _FIRST:,} more", to=Show(title), colour="accent")


def _write_name(page: Page, entity: Entity) -> None:
    to = light(entity)
    also = tuple(clipped(words, _LONGEST) for words in beside_name(entity))
    page.chip(f"{clipped(entity.name, _LONGEST)}\u00a0 {len(to.spans)}", page.theme.of(entity.kind), to)
    words = ", ".join(also[:_ALIASES]) + (" …" if len(also) > _ALIASES else "")
    page.write(f"\u2002{words}\u2003 " if words else "\u2002 ", colour="faint")


def light(entity: Entity) -> Light:
    """What lights up every mention."""
    return Light(tuple(mention.span for mention in entity.mentions), entity.name, entity.kind)
