"""An article as one HTML page that needs nothing else: no script, no request, every finding a link to its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from digest.exports.phrases import KINDS, headline, reasons, when_in_words, where_from
from digest.types import Analysis, Article, Entity, Event, Published, Quotation, Shelved, Span
from digest.wording import beside_name, how_said, names_note, who_said, whose_word

_WEB = re.compile(r"https?://", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_TAGS = {"heading": "h3", "quote": "blockquote", "table": "pre", "preformatted": "pre", "note": "aside"}


def as_html(shelved: Shelved) -> str:
    """The whole article pane as one page: escaped, self-contained, readable on paper and screen, light and dark."""
    analysis = shelved.analysis
    article = analysis.article
    language = f' lang="{article.language}"' if _LANGUAGE.fullmatch(article.language) else ""
    findings = f"{_where_from(analysis)}{_findings(analysis)}{_text(analysis)}{_set_aside(article)}"
    return page(headline(article, shelved.name), findings, language)


def page(title: str, below: str, attributes: str = "", *, style: str = "") -> str:
    """A whole page: the headline, and what stands below it in markup. ``style`` comes after that of every page."""
    title = escape(title)
    return (
        f'<!DOCTYPE html>\n<html{attributes}>\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style_sheet('export')}{style}</style>\n</head>\n<body>\n<article>\n"
        f'<h1 dir="auto">{title}</h1>\n{below}</article>\n</body>\n</html>\n'
    )


def style_sheet(name: str) -> str:
    return files("resources").joinpath("style", f"{name}.css").read_text(encoding="utf-8")


def _where_from(analysis: Analysis) -> str:
    article = analysis.article
    line = escape(" · ".join(where_from(article.source, article.byline, analysis.published)))
    address = article.metadata.url
    link = f' · <a href="{escape(address)}" rel="noreferrer">original</a>' if _WEB.match(address) else ""
    return f'<p class="from" dir="auto">{line}{link}</p>\n{_why(analysis.published)}'


def _why(published: Published) -> str:
    sure, clues = reasons(published)
    if not clues:
        return ""
    items = "".join(f'<li dir="auto">{escape(clue.says)}: “{_linked(clue.span, clue.text)}”</li>\n' for clue in clues)
    says = f'<p dir="auto">{escape(sure)}</p>\n' if sure else ""
    return f"<details>\n<summary>Why this date?</summary>\n{says}<ul>\n{items}</ul>\n</details>\n"


def _linked(span: Span | None, text: str) -> str:
    return f'<a href="#{_anchor(span)}">{escape(text)}</a>' if span else escape(text)


def _anchor(span: Span) -> str:
    return f"w{span.start}-{span.end}"


def _findings(analysis: Analysis) -> str:
    text = analysis.article.text
    return (
        _section("In brief", (_item(span, text) for span in analysis.summary))
        + _section("Timeline", (_event(event, text) for event in analysis.timeline))
        + _section("Who and where", _names(analysis))
        + _section("Who said what", (_quotation(quotation, speaker, text) for quotation, speaker in who_said(analysis)))
    )


def _section(heading: str, items: Iterable[str]) -> str:
    lines = "".join(items)
    return f"<section>\n<h2>{heading}</h2>\n<ul>\n{lines}</ul>\n</section>\n" if lines else ""


def _item(span: Span, text: str, before: str = "", after: str = "") -> str:
    return f'<li dir="auto">{before}{_linked(span, text[span.start : span.end])}{after}</li>\n'


def _event(event: Event, text: str) -> str:
    ahead = " (still ahead)" if event.ahead else ""
    says = f'<span class="says">{whose_word(event, escape)}</span>' if event.speaker else ""
    return _item(event.span, text, f"<b>{escape(when_in_words(event))}</b>{ahead}: ", says)


def _names(analysis: Analysis) -> Iterator[str]:
    for kind, heading in KINDS.items():
        names = [_name(entity) for entity in analysis.entities if entity.kind == kind]
        if names:
            yield f"<li><b>{heading}</b>: {'; '.join(names)}</li>\n"
    if note := names_note(analysis):
        yield f"<li><em>{escape(note)}</em></li>\n"


def _name(entity: Entity) -> str:
    also = beside_name(entity)
    aliases = f" ({escape(', '.join(also))})" if also else ""
    marks = " ".join(
        f'<a href="#{_anchor(mention.span)}">{number}</a>' for number, mention in enumerate(entity.mentions, start=1)
    )
    return f"<bdi>{escape(entity.name)}{aliases}</bdi> <small>{marks}</small>"


def _quotation(quotation: Quotation, speaker: str, text: str) -> str:
    said = how_said(quotation, text)
    cue = f" ({escape(said)})" if said else ""
    words = _linked(quotation.span, text[quotation.span.start : quotation.span.end])
    return f'<li dir="auto"><b>{escape(speaker)}</b>{cue}: {f"“{words}”" if quotation.direct else words}</li>\n'


# ---------------------------------------------------------------- the text, with the places that findings link to


def _text(analysis: Analysis) -> str:
    article = analysis.article
    spans = sorted(set(_evidence(analysis)), key=lambda span: (span.start, -span.end))
    blocks, place = [], 0
    for block in article.blocks:
        if block.span is None:
            continue
        here = place
        while place < len(spans) and spans[place].start < block.span.end:
            place += 1
        tag = _TAGS.get(block.kind, "p")
        blocks.append(
            f'<{tag} class="{block.kind}" dir="auto">{_marked(article.text, block.span, spans[here:place])}</{tag}>\n'
        )
    return f'<section class="text">\n<h2>Text</h2>\n{"".join(blocks)}</section>\n'


def _evidence(analysis: Analysis) -> Iterator[Span]:
    yield from analysis.summary
    yield from (event.span for event in analysis.timeline)
    yield from (mention.span for entity in analysis.entities for mention in entity.mentions)
    yield from (quotation.span for quotation in analysis.quotes)
    yield from (clue.span for clue in analysis.published.evidence if clue.span)


def _marked(text: str, block: Span, spans: list[Span]) -> str:
    """The block's text with an element around each span; an empty one where spans cross, or run past the block."""
    parts: list[str] = []
    open_ends: list[int] = []  # of the elements around the present place, the innermost last
    at = block.start
    for span in spans:
        while open_ends and open_ends[-1] <= span.start:
            end = open_ends.pop()
            parts.append(escape(text[at:end]) + "</span>")
            at = end
        parts.append(escape(text[at : span.start]) + f'<span id="{_anchor(span)}">')
        at = max(at, span.start)
        if span.end > (open_ends[-1] if open_ends else block.end):
            parts.append("</span>")
        else:
            open_ends.append(span.end)
    for end in reversed(open_ends):
        parts.append(escape(text[at:end]) + "</span>")
        at = end
    return "".join(parts) + escape(text[at : block.end])


def _set_aside(article: Article) -> str:
    items = "".join(
        f'<li dir="auto"><b>{escape(block.reason)}</b>: {escape(block.text)}</li>\n' for block in article.set_aside
    )
    if not items:
        return ""
    return f"<details>\n<summary>Set aside ({len(article.set_aside)})</summary>\n<ul>\n{items}</ul>\n</details>\n"
