"""Named beside: who and what the same articles name, the most frequent first.

A list and no graph: whom somebody is named with most is read off a ranked list at once, and off a drawing of a hundred
lines not at all.
"""

from __future__ import annotations

from digest.types import Chip
from ui.entities import KINDS
from ui.page import NOTE, Page, Show, Style, Visit, clipped
from ui.profile.known import Known

SECTION = "Named beside"
_FIRST = 6
_LONGEST = 60
_LABEL = Style("small", "muted", above=6, below=5, leading=130)
_CHIPS = Style("body", below=3, leading=185)


def write(page: Page, known: Known, opened: frozenset[str]) -> None:
    """By kind; nothing where they are named alone."""
    if not known.profile.beside:
        return
    page.section(SECTION)
    for kind, title in KINDS:
        if chips := [chip for chip in known.profile.beside if chip.kind == kind]:
            page.begin(_LABEL)
            page.write(title)
            page.begin(_CHIPS)
            _write_chips(page, chips, title, title in opened)
    if known.profile.latest < known.profile.articles:
        page.begin(NOTE)
        page.write(f"In the latest {known.profile.latest:,} articles.")


def _write_chips(page: Page, chips: list[Chip], title: str, opened: bool) -> None:
    for chip in chips if opened else chips[:_FIRST]:
        page.chip(f"{clipped(chip.name, _LONGEST)}\u00a0 {chip.count:,}", page.theme.of(chip.kind), Visit(chip.who))
        page.write("\u2002 ")
    if not opened and len(chips) > _FIRST:
        page.write(f"and {len(chips) - _FIRST:,} more", to=Show(title), colour="accent")
