"""An article's findings as plain text for a terminal: calm, in words, and safe to print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from digest.exports.columns import wrapped
from digest.exports.phrases import KINDS, headline, reasons, when_in_words, where_from
from digest.types import Analysis, Article, Entity, Event, Published, Quotation, Span
from digest.wording import FORM_WORDS, as_said, beside_name, how_said, names_note, who_said, whose_word

# Controls (a terminal obeys them), and the marks that turn the direction of all that follows.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_MARGIN = 14  # columns for the headings of kinds


def printable(text: str) -> str:
    """Foreign text without what a terminal would obey instead of show; line ends and tabs stay."""
    return _UNPRINTABLE.sub("", text)


def as_plain(analysis: Analysis, *, name: str = "", width: int = 0) -> str:
    """The headline and every finding, in sections, without the text; lines broken at ``width`` columns, 0 for never."""
    article = analysis.article
    lines = [flat(headline(article, name)), " · ".join(where_from(article.source, article.byline, analysis.published))]
    lines += _because(analysis.published)
    if article.form != "article":
        lines.append(FORM_WORDS[article.form])
    lines += _section("Standfirst", [f"  {flat(article.standfirst)}"] if article.standfirst else [])
    text = article.text
    lines += _section("In brief", (f"  • {_words(span, text)}" for span in analysis.summary))
    lines += _section("Timeline", _timeline(analysis.timeline, text))
    lines += _section("Who and where", _names(analysis))
    lines += _section(
        "Who said what", (_quotation(quotation, speaker, text) for quotation, speaker in who_said(analysis))
    )
    lines += _section("Set aside", _set_aside(article))
    return printable("\n".join(_wrapped(line, width) for line in lines)) + "\n"


def _because(published: Published) -> Iterator[str]:
    sure, clues = reasons(published)
    if sure:
        yield f"  {flat(sure)}"
    for clue in clues:
        yield f"  {flat(clue.says)}: “{flat(clue.text)}”"


def _section(heading: str, items: Iterable[str]) -> list[str]:
    lines = list(items)
    return ["", heading, *lines] if lines else []


def _timeline(timeline: tuple[Event, ...], text: str) -> Iterator[str]:
    dates = [when_in_words(event) for event in timeline]
    column = max(map(len, dates), default=0)
    for event, date in zip(timeline, dates, strict=True):
        ahead = " (still ahead)" if event.ahead else ""
        says = whose_word(event, flat)
        yield f"  {date:{column}}  {_words(event.span, text)}{says}{ahead}"


def _names(analysis: Analysis) -> Iterator[str]:
    for kind, heading in KINDS.items():
        names = [_name(entity) for entity in analysis.entities if entity.kind == kind]
        if names:
            yield f"  {heading + ':':{_MARGIN}}  {'; '.join(names)}"
    if note := names_note(analysis):
        yield f"  {note}"


def _name(entity: Entity) -> str:
    also = beside_name(entity)
    aliases = f" ({flat(', '.join(also))})" if also else ""
    return f"{flat(entity.name)}{aliases} ×{len(entity.mentions)}"


def _quotation(quotation: Quotation, speaker: str, text: str) -> str:
    how, words = flat(how_said(quotation, text)) or "says", _words(quotation.span, text)
    return f"  {flat(speaker)} ({how}): {as_said(words, direct=quotation.direct)}"


def _set_aside(article: Article) -> Iterator[str]:
    counts = Counter(block.reason for block in article.set_aside)
    if counts:
        yield "  " + ", ".join(
            f"{flat(reason)} ×{count}" if count > 1 else flat(reason) for reason, count in counts.items()
        )


def _words(span: Span, text: str) -> str:
    return flat(text[span.start : span.end])


def flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _wrapped(line: str, width: int) -> str:
    return wrapped(line, width, "    " if line.startswith("  ") else "")
