"""What of the ledger is in sight: whose statements, with which words, and whether only what reports differ on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest.types import Saying, Statement
from ui.lines import Facet

_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with what is reckoned of it beforehand, beside other work."""

    saying: Saying
    day: str  # on which it was said, or else reported; ISO 8601 without a time
    plain: str  # its words, and the names of who says and who tells it, made for seeking in them


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the person chose to see; all of it holds together, and of several speakers any."""

    words: str = ""  # beginnings of words that are said, or of the names of who says or tells them
    speakers: tuple[Facet, ...] = ()
    disputed: bool = False

    def turned(self, speaker: Facet) -> Narrowing:
        """With this speaker chosen, or no longer."""
        bare = replace(speaker, count=0)
        rest = tuple(other for other in self.speakers if other != bare)
        return replace(self, speakers=rest if len(rest) < len(self.speakers) else (*rest, bare))


def found(saying: Saying) -> Found:
    told = everything(saying)
    text = " ".join(f"{one.text} {one.name} {one.quote.speaker} {one.source}" for one in told)
    return Found(saying, day_of(saying), _plain(text))


def worded(all_: Sequence[Found], words: str) -> Sequence[Found]:
    """Those that have all of these words, each at least by its beginning."""
    sought = [f" {word}" for word in _plain(words).split()]
    return [one for one in all_ if all(word in one.plain for word in sought)] if sought else all_


def within(all_: Sequence[Found], narrowing: Narrowing) -> Sequence[Found]:
    """Those of the speakers chosen, and those that are disputed where only these are to be seen."""
    chosen = {(facet.who, facet.name) for facet in narrowing.speakers}
    if not chosen and not narrowing.disputed:
        return all_
    return [
        one
        for one in all_
        if (one.saying.against or not narrowing.disputed)
        and (not chosen or (one.saying.lead.who, one.saying.lead.name) in chosen)
    ]


def speakers(all_: Iterable[Found]) -> list[Facet]:
    """Who of the library speaks, the most often first."""
    leads = (one.saying.lead for one in all_)
    counts = Counter((lead.kind, lead.name, lead.who) for lead in leads if lead.kind)
    facets = [Facet(kind, name, count, who) for (kind, name, who), count in counts.items() if kind]
    return sorted(facets, key=lambda facet: (-facet.count, facet.name))


def everything(saying: Saying) -> list[Statement]:
    """Every telling of a saying and of the versions beside it."""
    return [*saying.tellings, *(telling for version in saying.against for telling in version.tellings)]


def day_of(saying: Saying) -> str:
    """The day on which it was said, or else reported, without its time; an interval as it is."""
    when = saying.when
    return when if "/" in when else when.partition("T")[0]


def _plain(text: str) -> str:
    """Words in lower case without accents, a space before each."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return f" {_NO_WORD.sub(' ', text.casefold())}"
