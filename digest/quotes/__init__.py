"""Who said what: direct quotations and reported speech, each with its speaker and the cue that gives it away.

The terms are those of PolNeAR (Newell et al. 2018): a source (here speaker), a cue, a content.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from digest.quotes.marks import quoted
from digest.quotes.speakers import Speakers
from digest.quotes.speech import Said, speech
from digest.quotes.turns import Turn, turns
from digest.types import Entity, Quotation, Span, Timex

__all__ = ["find_quotes"]


def find_quotes(text: str, entities: tuple[Entity, ...], timexes: tuple[Timex, ...] = ()) -> tuple[Quotation, ...]:
    """Every quotation and reported statement of ``text``, in its order, with who utters it.

    Pronouns and roles are resolved to ``entities`` where they can be; when it was said is one of ``timexes`` that
    stands beside the verb of saying. Words that quotation marks only set apart
    ("scare quotes") are none, unless somebody is said to have used them. Never raises; linear in the text's length.
    """
    marked = quoted(text)
    taken = turns(text, [entity.name for entity in entities if entity.kind in ("person", "organisation")])
    speakers = Speakers(text, entities, marked, taken)
    said = [Said(turn.content, True, turn.speaker, ":") for turn in taken]
    said += [one for one in speech(text, marked, timexes) if not _of_a_turn(one, taken)]
    return tuple(_quotation(text, one, speakers) for one in sorted(said, key=lambda one: one.content))


def _of_a_turn(said: Said, taken: Sequence[Turn]) -> bool:
    """Whether a turn has these words already, or they reach over a label."""
    index = bisect_right(taken, said.content.start, key=lambda turn: turn.speaker.start)
    if index < len(taken) and taken[index].speaker.start < said.content.end:
        return True
    if not index or said.content.start >= taken[index - 1].content.end:
        return False
    return said.speaker is None or said.content == taken[index - 1].content


def _quotation(text: str, said: Said, speakers: Speakers) -> Quotation:
    entity = speakers.entity(said.speaker) if said.speaker else ""
    return Quotation(
        said.content,
        _words(text, said.speaker),
        entity,
        said.cue,
        said.direct,
        said.speaker,
        _words(text, said.addressee),
        said.addressee,
        said.told.when if said.told else "",
        said.told.span if said.told else None,
    )


def _words(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""
