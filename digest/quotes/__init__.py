"""Who said what: direct quotations and reported speech, each with its speaker and the cue that gives it away.

The terms are those of PolNeAR (Newell et al. 2018): a source (here speaker), a cue, a content.
"""

from __future__ import annotations

from digest.quotes.marks import quoted
from digest.quotes.speakers import Speakers
from digest.quotes.speech import Said, speech
from digest.types import Entity, Quotation

__all__ = ["find_quotes"]


def find_quotes(text: str, entities: tuple[Entity, ...]) -> tuple[Quotation, ...]:
    """Every quotation and reported statement of ``text``, in its order, with who utters it.

    Pronouns and roles are resolved to ``entities`` where they can be. Words that quotation marks only set apart
    ("scare quotes") are none, unless somebody is said to have used them. Never raises; linear in the text's length.
    """
    marked = quoted(text)
    speakers = Speakers(text, entities, marked)
    return tuple(_quotation(text, said, speakers) for said in speech(text, marked))


def _quotation(text: str, said: Said, speakers: Speakers) -> Quotation:
    if said.speaker is None:
        return Quotation(said.content, "", cue=said.cue, direct=said.direct)
    words = text[said.speaker.start : said.speaker.end]
    return Quotation(said.content, words, speakers.entity(said.speaker), said.cue, said.direct, said.speaker)
