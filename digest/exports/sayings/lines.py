"""A ledger of statements as Markdown (CommonMark) that reads well as it is, and as plain text for a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from digest.exports.columns import wrapped
from digest.exports.markdown import escaped
from digest.exports.phrases import when_said
from digest.exports.plain import flat, printable
from digest.exports.sayings.parts import differs, made_of, sections, speaker, speakers, words
from digest.exports.tellings import article_in_words, articles, papers
from digest.types import Saying, Statement, Version

_INDENT = "    "


def as_markdown(name: str, sayings: Sequence[Saying], made: dt.datetime) -> str:
    """The statements by months; each with how it was said, every article that tells it, and the versions beside it."""
    named = len(speakers(sayings)) > 1
    parts = [f"# {escaped(name)}", made_of(sayings, made)]
    for section in sections(sayings):
        items = (item for saying in section.sayings for item in _items(saying, named=named))
        parts += [f"## {section.heading}", "\n".join(items)]
    return "\n\n".join(parts) + "\n"


def _items(saying: Saying, *, named: bool) -> Iterator[str]:
    who = f", {escaped(speaker(saying.lead))}" if named else ""
    yield f"- **{escaped(when_said(saying))}**{who}{_how(saying.lead)}: {words(saying.lead, escaped)}"
    yield from (f"  - {escaped(article_in_words(article))}" for article in articles(saying.tellings))
    for version in saying.against:
        yield f"  - **Another version**{_difference(version)}{_how(version.lead)}: {words(version.lead, escaped)}"
        yield from (f"    - {escaped(article_in_words(article))}" for article in articles(version.tellings))


def _how(statement: Statement) -> str:
    return f", {escaped(statement.how)}" if statement.how else ""


def _difference(version: Version) -> str:
    difference = escaped(differs(version))
    return f" ({difference})" if difference else ""


def sayings_as_text(sayings: Sequence[Saying], *, width: int) -> str:
    """The ledger for a terminal, lines broken at ``width`` columns, 0 for never; "" of none."""
    named = len(speakers(sayings)) > 1
    paragraphs = []
    for section in sections(sayings):
        said = (line for saying in section.sayings for line in _lines(saying, named=named))
        paragraphs.append("\n".join((section.heading, *(wrapped(line, width, _INDENT) for line in said))))
    return printable("\n\n".join(paragraphs)) + "\n" if paragraphs else ""


def _lines(saying: Saying, *, named: bool) -> Iterator[str]:
    who = flat(speaker(saying.lead)) if named else ""
    opening = ", ".join(part for part in (when_said(saying), who, flat(saying.lead.how)) if part)
    yield f"  {opening}"
    yield _INDENT + words(saying.lead, flat)
    yield _INDENT + flat("; ".join(papers(saying.tellings)))
    for version in saying.against:
        difference = flat(differs(version))
        yield f"{_INDENT}Another version{f' ({difference})' if difference else ''}: {words(version.lead, flat)}"
        yield _INDENT + flat("; ".join(papers(version.tellings)))
