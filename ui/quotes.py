"""Who said what: speaker, verb and words. Direct speech stands between marks, reported speech does not."""

from __future__ import annotations

from digest.types import Analysis, Quotation
from digest.wording import as_said, how_said, stands_for
from ui.page import NOTE, Light, Page, Show, Style, clipped

SECTION = "Who said what"
_FIRST, _MOST = 40, 2000
_LONGEST = 900
_INDENT = 26.0
SPEAKER = Style(above=5, below=1, indent=_INDENT, leading=142)
DIRECT = Style("reading", size=0.97, below=11, indent=_INDENT, leading=148)
REPORTED = Style("reading", size=0.92, below=11, indent=_INDENT, leading=148)


def write(page: Page, analysis: Analysis, opened: frozenset[str]) -> None:
    """The quotations in the order of the text; nothing where nobody speaks."""
    quotes = analysis.quotes[: _MOST if SECTION in opened else _FIRST]
    if not quotes:
        return
    page.section(SECTION, f"{len(analysis.quotes):,}")
    named = {entity.name: entity for entity in analysis.entities}
    for quote in quotes:
        _write_quote(page, analysis.article.text, quote, stands_for(quote, named))
    if SECTION not in opened and len(analysis.quotes) > len(quotes):
        page.begin(NOTE)
        page.write(f"Show all {len(analysis.quotes):,}", to=Show(SECTION), colour="accent")


def _write_quote(page: Page, text: str, quote: Quotation, meant: str) -> None:
    spans = (quote.speaker_span, quote.addressee_span, quote.when_span, quote.span)
    to = Light(tuple(span for span in spans if span is not None))
    page.begin(SPEAKER)
    start = page.position
    page.write(_speaker(quote), to=to, bold=True)
    if meant:
        page.write(f" ({meant})", to=to, colour="muted")
    how = how_said(quote, text)
    said = ([f" {clipped(how, 120)}"] if how else []) + ([] if quote.direct else [" · reported speech"])
    page.write("".join(said), to=to, colour="muted")
    words = clipped(text[quote.span.start : quote.span.end], _LONGEST)
    page.begin(DIRECT if quote.direct else REPORTED)
    page.write(as_said(words, direct=quote.direct), to=to)
    if quote.direct:
        page.bar(start)


def _speaker(quote: Quotation) -> str:
    """The name; the words of the text where they hold it; both where those words tell more than the name."""
    name, worded = clipped(quote.speaker_entity, 100), clipped(quote.speaker, 100)
    if not name or name.casefold() in worded.casefold():
        return worded or name or "Somebody"
    return f"{name} ({worded})" if len(worded) > len(name) else name
