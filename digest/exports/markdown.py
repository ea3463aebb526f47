"""An article as Markdown (CommonMark) that reads well as it is; each finding names the paragraph it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from digest.exports.phrases import KINDS, headline, when_in_words, where_from
from digest.types import Analysis, Article, Block, Entity, Event, Shelved, Span
from digest.wording import beside_name, how_said, names_note, who_said, whose_word

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$#])")
_OPENING = re.compile(r"^(\s*)(?:([+=-])|(\d{1,9})([.)]))", re.MULTILINE)
_SPACE = re.compile(r"\s+")
_PREFIXES = {"heading": "### ", "item": "- ", "quote": "> ", "note": "> "}


def as_markdown(shelved: Shelved) -> str:
    """The whole article pane as one Markdown document."""
    analysis = shelved.analysis
    article, words = analysis.article, _citing(analysis.article)
    parts = [f"# {escaped(headline(article, shelved.name))}"]
    parts.append(escaped(" · ".join(where_from(article.source, article.byline, analysis.published))))
    parts.append(escaped(analysis.published.doubt))
    parts += _section("In brief", (f"- {words(span)}" for span in analysis.summary))
    parts += _section("Timeline", (_event(event, words) for event in analysis.timeline))
    parts += _section("Who and where", _names(analysis))
    parts += _section("Who said what", _quotations(analysis, words))
    parts += ["## Text", *_text(article)]
    parts += _section("Set aside", (f"- {escaped(block.reason)}: {escaped(block.text)}" for block in article.set_aside))
    return "\n\n".join(part for part in parts if part) + "\n"


def _citing(article: Article) -> Callable[[Span], str]:
    """What gives the words at a span and a link to their paragraph."""
    starts = [block.span.start for block in article.blocks if block.span]

    def words(span: Span) -> str:
        number = max(1, bisect_right(starts, span.start))
        return f"{escaped(article.text[span.start : span.end])} [¶{number}](#p{number})"

    return words


def _section(heading: str, items: Iterable[str]) -> list[str]:
    lines = "\n".join(items)
    return [f"## {heading}", lines] if lines else []


def _event(event: Event, words: Callable[[Span], str]) -> str:
    ahead = " (still ahead)" if event.ahead else ""
    return f"- **{when_in_words(event)}**{ahead}: {words(event.span)}{whose_word(event, escaped)}"


def _names(analysis: Analysis) -> Iterator[str]:
    for kind, heading in KINDS.items():
        names = [_name(entity) for entity in analysis.entities if entity.kind == kind]
        if names:
            yield f"- **{heading}**: {'; '.join(names)}"
    if note := names_note(analysis):
        yield f"- *{note}*"


def _name(entity: Entity) -> str:
    also = beside_name(entity)
    aliases = f" ({escaped(', '.join(also))})" if also else ""
    return f"{escaped(entity.name)}{aliases} ×{len(entity.mentions)}"


def _quotations(analysis: Analysis, words: Callable[[Span], str]) -> Iterator[str]:
    for quotation, speaker in who_said(analysis):
        how = how_said(quotation, analysis.article.text)
        cue = f" ({escaped(how)})" if how else ""
        said, _, mark = words(quotation.span).rpartition(" ")
        yield f"- **{escaped(speaker)}**{cue}: {f'“{said}”' if quotation.direct else said} {mark}"


def _text(article: Article) -> Iterator[str]:
    kept = (block for block in article.blocks if block.kept)
    for number, block in enumerate(kept, start=1):
        yield f'<a id="p{number}"></a>\n\n{_block(block)}'


def _block(block: Block) -> str:
    if block.kind in ("preformatted", "table"):
        longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{block.text}\n{fence}"
    lines = [escaped(line) for line in block.text.split("\n")]
    prefix = _PREFIXES.get(block.kind, "")
    if block.kind in ("heading", "item"):
        return prefix + " ".join(lines)
    return "\\\n".join(prefix + line for line in lines if line)


def escaped(text: str) -> str:
    """Foreign text on one line, its every mark meaning itself."""
    flat = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip())
    return _OPENING.sub(lambda match: f"{match[1]}{match[3] or ''}\\{match[2] or match[4]}", flat)
