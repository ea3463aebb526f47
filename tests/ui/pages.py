"""An article of the library, made by hand, with every kind of finding: what the tests of the pane show."""

from __future__ import annotations

import re
from collections.abc import Callable

from digest.types import (
    Analysis,
    Article,
    Block,
    Chip,
    Clue,
    Entity,
    EntityKind,
    Event,
    Mention,
    Metadata,
    Precision,
    Published,
    Quotation,
    Row,
    Shelved,
    Source,
    Span,
)
from ui import theme
from ui.page import Page, Written

PARAGRAPHS = (
    "The harbour board of Lindholm voted on Tuesday to close the old fish market, ending a dispute that began in "
    "2017 and split the council. 🐟 The market will make way for a ferry terminal.",
    "“We have waited long enough,” said Marta Ekdal, who chairs the board. Ekdal told reporters that work would "
    "begin on 3 May. The Coast Union called the plan reckless and announced a march for the weekend.",
    "In April, the mayor, Jonas Wik, had urged the board to think again. Lindholm has lost a third of its fishing "
    "boats since the storm of 2011, according to the Coast Union.",
    "The ministry in Norrvik must still agree. It is expected to decide next year.",
)
TEXT = "\n\n".join(PARAGRAPHS)
ASIDE = (("The Lindholm Post", "site name"), ("Subscribe today for 2 crowns a month!\nClick here >>", "sales line"))


def span(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """Where ``words`` stand in the text for the ``nth`` time."""
    return [Span(*match.span()) for match in re.finditer(re.escape(words), text)][nth]


def kept_blocks(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for number, words in enumerate(text.split("\n\n")):
        blocks.append(Block(f"kept{number}", words, span=Span(start, start + len(words))))
        start += len(words) + 2
    return tuple(blocks)


def entity(name: str, kind: EntityKind, *words: str, aliases: tuple[str, ...] = ()) -> Entity:
    found = {Span(*match.span()) for word in words for match in re.finditer(re.escape(word), TEXT)}
    outer = [s for s in sorted(found) if not any(o != s and o.start <= s.start and s.end <= o.end for o in found)]
    return Entity(name, kind, tuple(Mention(s, TEXT[s.start : s.end]) for s in outer), aliases)


def event(words: str, when: str, precision: Precision, *, ahead: bool = False) -> Event:
    return Event(span(words), when, precision, ahead=ahead)


def published() -> Published:
    clues = (
        Clue("on Tuesday", "a Tuesday, the day of the vote", span=span("on Tuesday")),
        Clue("© 2024", "the year, from the foot of the page", "set aside"),
    )
    return Published("2024-04-30", "day", "inferred", clues)


def analysis() -> Analysis:
    article = Article(
        title="Lindholm gives up its fish market for a ferry terminal",
        text=TEXT,
        blocks=(*kept_blocks(TEXT), *(Block(f"aside{n}", words, reason=why) for n, (words, why) in enumerate(ASIDE))),
        byline="Ada Holm",
        source=Source("The Lindholm Post", "Coast Daily"),
        language="en",
        metadata=Metadata(),
    )
    return Analysis(
        article=article,
        published=published(),
        entities=(
            entity("Marta Ekdal", "person", "Marta Ekdal", "Ekdal", aliases=("Ekdal",)),
            entity("Jonas Wik", "person", "Jonas Wik", "the mayor", aliases=("the mayor",)),
            entity("Coast Union", "organisation", "Coast Union"),
            entity("Lindholm", "place", "Lindholm"),
            entity("Norrvik", "place", "Norrvik"),
            entity("fishers", "group", "fishing"),
        ),
        quotes=(
            Quotation(
                span("We have waited long enough,"), "Marta Ekdal", "Marta Ekdal", "said", True, span("Marta Ekdal")
            ),
            Quotation(span("work would begin on 3 May"), "Ekdal", "Marta Ekdal", "told reporters", direct=False),
        ),
        timeline=(
            event("a dispute that began in 2017", "2017", "year"),
            event("In April, the mayor, Jonas Wik, had urged the board to think again.", "2024-04", "month"),
            event("The harbour board of Lindholm voted on Tuesday", "2024-04-30", "day"),
            event("work would begin on 3 May", "2024-05-03", "day", ahead=True),
            event("a march for the weekend", "2024-05-04/2024-05-05", "weekend", ahead=True),
        ),
        summary=(
            span(PARAGRAPHS[0][: PARAGRAPHS[0].index(" 🐟")]),
            span("The Coast Union called the plan reckless and announced a march for the weekend."),
            span("The ministry in Norrvik must still agree."),
        ),
        version=1,
    )


def shelved() -> Shelved:
    found = analysis()
    copies = (Row("c0ffee", "Fish market to close", "Harbour Times", "2024-04-30", False, ""),)
    chips = {one.name: Chip(one.name, one.kind, number, 100 + number) for number, one in enumerate(found.entities, 1)}
    return Shelved("a1b2", "market.txt", found, copies=copies, chips=chips)


def plain(text: str, title: str = "A title") -> Shelved:
    """An article of ``text`` alone."""
    blocks = tuple(block for block in kept_blocks(text) if block.text)
    return Shelved("p1", "plain.txt", Analysis(Article(title, text, blocks)))


def written(write: Callable[[Page], object]) -> tuple[str, Written]:
    """What ``write`` puts on an empty page: its words, a line for each paragraph, and what the page knows of itself."""
    page = Page(theme.current(), 1.0)
    write(page)
    return page.finish().toPlainText().replace("\u2028", "\n"), page.written
