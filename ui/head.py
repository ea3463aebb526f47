"""The head of an article: headline, whose it is, who wrote it, when it came out, where else the text stands."""

from __future__ import annotations

from digest.types import Published, Shelved, Source
from ui import dates
from ui.page import HEADLINE, LINE, Open, Page, Show, clipped

WHY = "why"
_COPIES = 12


def write(page: Page, shelved: Shelved) -> None:
    article = shelved.analysis.article
    page.begin(HEADLINE)
    page.write(clipped(article.title or shelved.name or "Without a headline", 400))
    page.begin(LINE)
    for part in _origin(article.source, article.byline):
        page.write(part)
        page.write(" · ", colour="faint")
    _write_date(page, shelved.analysis.published)
    if shelved.copies:
        _write_copies(page, shelved)


def _origin(source: Source, byline: str) -> list[str]:
    publisher, again = clipped(source.publisher, 120), clipped(source.republished_by, 120)
    whose = f"{publisher}, re-posted by {again}" if publisher and again else publisher or again
    author = clipped(byline, 200)
    if author and not author.casefold().startswith("by "):
        author = f"By {author}"
    return [part for part in (whose, author) if part]


def _write_date(page: Page, published: Published) -> None:
    why = Show(WHY)
    page.written.date = page.position
    if not published.value:
        page.write("No date found", to=why, colour="accent")
        return
    page.write(clipped(dates.long(published.value), 80), to=why, colour="accent")
    if published.method in ("inferred", "edited"):
        page.write(" (inferred)" if published.method == "inferred" else " (your own)", to=why)


def _write_copies(page: Page, shelved: Shelved) -> None:
    page.begin(LINE)
    page.write("The same text in: ")
    for number, row in enumerate(shelved.copies[:_COPIES]):
        if number:
            page.write(" · ", colour="faint")
        page.write(clipped(row.source or row.title, 100) or "another article", to=Open(row.id), colour="accent")
    if len(shelved.copies) > _COPIES:
        page.write(f" and {len(shelved.copies) - _COPIES:,} more")
