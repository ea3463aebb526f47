"""In brief: the summary's sentences, each leading to its place in the text."""

from __future__ import annotations

from digest.types import Analysis
from ui.page import SENTENCE, Light, Page, clipped

SECTION = "In brief"
_LONGEST = 700  # characters of one sentence; a page without full stops is one sentence
_MOST = 12


def write(page: Page, analysis: Analysis) -> None:
    """One paragraph for each sentence; nothing where there is no summary."""
    if not analysis.summary:
        return
    page.section(SECTION)
    for span in analysis.summary[:_MOST]:
        to = Light((span,))
        page.begin(SENTENCE)
        page.write(clipped(analysis.article.text[span.start : span.end], _LONGEST), to=to)
        page.write("\u00a0¶", to=to, colour="accent")
