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


def worded(sayings: Iterable[Saying], words: str) -> list[Saying]:
    """Those that have all of these words, each at least by its beginning."""
    sought = [f" {word}" for word in _plain(words).split()]
    return [one for one in sayings if _has(one, sought)] if sought else list(sayings)


def within(sayings: Iterable[Saying], narrowing: Narrowing) -> list[Saying]:
    """Those of the speakers chosen, and those that are disputed where only these are to be seen."""
    chosen = {(facet.who, facet.name) for facet in narrowing.speakers}
    return [
        one
        for one in sayings
        if (one.against or not narrowing.disputed) and (not chosen or (one.lead.who, one.lead.name) in chosen)
    ]


def speakers(sayings: Iterable[Saying]) -> list[Facet]:
    """Who of the library speaks, the most often first."""
    counts = Counter((one.lead.kind, one.lead.name, one.lead.who) for one in sayings if one.lead.kind)
    found = [Facet(kind, name, count, who) for (kind, name, who), count in counts.items() if kind]
    return sorted(found, key=lambda facet: (-facet.count, facet.name))


def everything(saying: Saying) -> list[Statement]:
    """Every telling of a saying and of the versions beside it."""
    return [*saying.tellings, *(telling for version in saying.against for telling in version.tellings)]


def _has(saying: Saying, sought: Sequence[str]) -> bool:
    told = everything(saying)
    text = _plain(" ".join(f"{one.text} {one.name} {one.quote.speaker} {one.source}" for one in told))
    return all(word in text for word in sought)


def _plain(text: str) -> str:
    """Words in lower case without accents, a space before each."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return f" {_NO_WORD.sub(' ', text.casefold())}"
