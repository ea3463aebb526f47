"""The head of an article: headline, standfirst, whose it is, when it came out, what it is not, its main picture."""

from __future__ import annotations

from PySide6.QtGui import QImage

from digest.text import minutes, terms
from digest.types import Article, Published, Shelved, Source
from digest.wording import FORM_WORDS, date_note
from ui import dates
from ui.page import HEADLINE, LINE, Compare, Open, Page, Show, Style, clipped

WHY = "why"
_COPIES = 12
_STANDFIRST = Style("reading", size=1.02, below=10, leading=142)
_FORM = Style(above=6, below=6, indent=20)
_BEGINNING = 3000  # characters in which a standfirst would stand again


def write(page: Page, shelved: Shelved, picture: QImage | None = None) -> None:
    article = shelved.analysis.article
    page.begin(HEADLINE)
    page.write(clipped(article.title or shelved.name or "Without a headline", 400))
    if (standfirst := clipped(article.standfirst, 500)) and not _stands_in(standfirst, article.text):
        page.begin(_STANDFIRST)
        page.write(standfirst)
    page.begin(LINE)
    for part in _origin(article.source, article.byline):
        page.write(part)
        page.write(" · ", colour="faint")
    _write_date(page, shelved.analysis.published)
    for part in _measure(article):
        page.write(" · ", colour="faint")
        page.write(part)
    if words := FORM_WORDS.get(article.form, ""):
        page.begin(_FORM)
        start = page.position
        page.write(words)
        page.bar(start)
    if shelved.copies:
        _write_copies(page, shelved)
    if picture is not None:
        page.picture(picture)


def _stands_in(standfirst: str, text: str) -> bool:
    """Whether the text begins with it, or soon says it again; cut off or not."""
    words = " ".join(terms(standfirst.rstrip("… ")))
    return not words or words in " ".join(terms(text[:_BEGINNING]))


def _measure(article: Article) -> list[str]:
    """The part of the paper, and how long the article takes to read."""
    time = minutes(article.text, article.language)
    return [part for part in (clipped(article.metadata.section, 60), f"{time:,}\u00a0min" if time else "") if part]


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
        page.write("undated", to=why, colour="accent")
        return
    page.write(clipped(dates.long(published.value), 80), to=why, colour="accent")
    if note := date_note(published):
        page.write(f" ({note})", to=why)


def _write_copies(page: Page, shelved: Shelved) -> None:
    page.begin(LINE)
    page.write("The same text in: ")
    for number, row in enumerate(shelved.copies[:_COPIES]):
        if number:
            page.write(" · ", colour="faint")
        page.write(clipped(row.source or row.title, 100) or "another article", to=Open(row.id), colour="accent")
        page.write(" ")
        page.write("(what differs)", to=Compare(row.id), colour="faint")
    if len(shelved.copies) > _COPIES:
        page.write(f" and {len(shelved.copies) - _COPIES:,} more")
