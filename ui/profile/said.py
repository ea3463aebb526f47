"""Said: the latest statements, what contradicts them beside them."""

from __future__ import annotations

from digest.types import Saying, Version
from digest.wording import as_said, short
from ui.page import NOTE, Open, Page, Show, Style, clipped
from ui.profile.known import Known
from ui.quotes import DIRECT, REPORTED, SPEAKER

SECTION = "Said"
STATEMENTS = "statements"
_LONGEST, _SHORT = 500, 60
_AGAINST = 2  # versions that are told of
_VERSION = Style("small", "muted", below=12, indent=26)


def write(page: Page, known: Known) -> None:
    """Nothing where no article has them speak."""
    if not known.sayings:
        return
    page.section(SECTION)
    for saying in known.sayings:
        _write_saying(page, saying)
    if known.profile.statements > len(known.sayings):
        page.begin(NOTE)
        page.write(f"All {known.profile.statements:,} statements", to=Show(STATEMENTS), colour="accent")


def _write_saying(page: Page, saying: Saying) -> None:
    lead = saying.lead
    to = Open(lead.article, lead.quote.span)
    page.begin(SPEAKER)
    start = page.position
    page.write(" · ".join(filter(None, _circumstances(saying))), to=to, colour="muted")
    words = clipped(lead.text, _LONGEST)
    page.begin(DIRECT if lead.quote.direct else REPORTED)
    page.write(as_said(words, direct=lead.quote.direct), to=to)
    if lead.quote.direct:
        page.bar(start)
    for version in [one for one in saying.against if one.words or one.kind == "denial"][:_AGAINST]:
        page.begin(_VERSION)
        page.write(against(version), to=Open(version.lead.article, version.lead.quote.span))


def _circumstances(saying: Saying) -> list[str]:
    """How it was said, when, and who tells of it."""
    lead = saying.lead
    source = clipped(lead.source or lead.title, _SHORT)
    others = len({one.article for one in saying.others} - {lead.article})
    return [clipped(lead.how, _SHORT), short(saying.when), f"{source} and {others:,} more" if others else source]


def against(version: Version) -> str:
    """“2 other sources: 14 dead”."""
    articles = len({one.article for one in version.tellings})
    whose = clipped(version.lead.source, _SHORT) if articles == 1 else f"{articles:,} other articles"
    return f"{whose or 'Another article'}: {clipped(version.words, _SHORT) or 'without the denial'}"
