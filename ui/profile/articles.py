"""Articles: the latest that name somebody."""

from __future__ import annotations

from digest.types import Row
from ui import dates
from ui.page import NOTE, Open, Page, Style, clipped
from ui.profile.head import gather
from ui.profile.known import Known

SECTION = "Articles"
_TITLE, _SOURCE = 200, 100
_HEADLINE = Style("reading", size=0.97, above=4, below=1, leading=132)
_ORIGIN = Style("small", "muted", below=10)


def write(page: Page, known: Known) -> None:
    page.section(SECTION)
    for row in known.rows:
        _write_row(page, row)
    if known.profile.articles > len(known.rows):
        page.begin(NOTE)
        page.write(f"All {known.profile.articles:,} articles", to=gather(known), colour="accent")


def _write_row(page: Page, row: Row) -> None:
    page.begin(_HEADLINE)
    page.write(clipped(row.title or "Without a headline", _TITLE), to=Open(row.id))
    page.begin(_ORIGIN)
    date = dates.short(row.published) if row.published else "undated"
    page.write(" · ".join(part for part in (clipped(row.source, _SOURCE), date) if part))
