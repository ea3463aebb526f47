"""Articles made from news-articles.txt and the gazetteer, every name labelled; the same people come again."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from digest import lexicon
from digest.entities.tokens import sequences

Sentence = list[tuple[str, str]]

_HERE = Path(__file__).parent
_PIECE = re.compile(r"\[(PER|LOC|ORG|MISC) ((?:[^\[\]{}]|\{[^{}]*\})*)\]|\{([^{}]*)\}")
_SLOT = re.compile(r"\{([^{}]*)\}")
_KINDS = {
    "P": "PER",
    "S": "PER",
    "G": "PER",
    "g": "",
    "D": "",
    "DAY": "",
    "T": "LOC",
    "C": "LOC",
    "REGION": "LOC",
    "SITE": "LOC",
}
_PARTICLES = ("al-", "Al-", "bin ", "Abu ", "de ", "van ", "Ben ", "Mc", "O'")
_MADE = 0.4  # of the bodies are called as none is, so that their words and place must tell what they are
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTRIES = (
    "US",
    "U.S.",
    "UK",
    "UAE",
    "Britain",
    "United States",
    "Russia",
    "China",
    "Iran",
    "Israel",
    "Syria",
    "Iraq",
)


def articles(chance: random.Random) -> Iterator[list[Sentence]]:
    """Each article of the file once, with names drawn anew, as its sentences with labels in BIO."""
    for text in (_HERE / "news-articles.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in text.splitlines() if line and line[0] != "#"]
        if lines:
            cast = Cast(chance)
            yield [sentence for line in lines for sentence in _labelled(line, cast)]


class Cast:
    """Who and what the slots of one article stand for."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._drawn: dict[str, str] = {}

    def filled(self, slot: str) -> tuple[str, str]:
        """The words for a slot, and the kind that they are labelled with ("" for none)."""
        if slot.startswith("A:"):
            words = self.filled(slot[2:])[0].replace("-", " ").split()
            return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else words[0], "ORG"
        name = slot.rstrip("0123456789")
        words = self._words(name, slot[len(name) :])
        return words.split()[0] if name == "G" else words, _KINDS.get(name, "ORG")

    def _words(self, name: str, number: str) -> str:
        if name == "DAY":
            return self._chance.choice(_DAYS)
        if name == "P":
            return f"{self._words('G', number)} {self._words('S', number)}"
        if name == "g":
            return self._words("G", number).lower()
        if name == "D":
            country = self._words("C", number)
            return self._drawn.setdefault(name + number, _peoples().get(country) or self._chance.choice(_all_peoples()))
        return self._drawn.setdefault(name + number, self._draw(name))

    def _draw(self, name: str) -> str:
        if name in {"G", "S"}:
            return self._personal(name)
        if name == "T":
            return self._chance.choice(_towns()).title()
        if name == "C":
            return self._chance.choice(_COUNTRIES if self._chance.random() < 0.25 else _countries())
        made = name + "*" in _bodies() and self._chance.random() < _MADE
        body = self._chance.choice(_bodies()[name + "*" if made else name])
        return _SLOT.sub(lambda slot: self._words(slot[1], f"-{self._chance.random()}"), body)

    def _personal(self, name: str) -> str:
        part = "given" if name == "G" else "family"
        word = self._chance.choice(_personal_names(part, self._chance.random() < 0.4)).title()
        if name == "S" and self._chance.random() < 0.12:
            return self._chance.choice(_PARTICLES) + word
        if name == "G" and self._chance.random() < 0.08:
            return word + self._chance.choice(
                (f" {self._chance.choice('ABCDEJKLMRS')}.", f"-{self._personal('G').split()[0]}")
            )
        return word


def _labelled(line: str, cast: Cast) -> Iterator[Sentence]:
    text, names, done = "", [], 0
    for piece in _PIECE.finditer(line):
        text += line[done : piece.start()]
        words, kind = (
            cast.filled(piece[3]) if piece[3] else (_SLOT.sub(lambda slot: cast.filled(slot[1])[0], piece[2]), piece[1])
        )
        if kind not in {"", "MISC"}:
            names.append((len(text), len(text) + len(words), kind))
        text, done = text + words, piece.end()
    text += line[done:]
    for tokens in sequences(text):
        sentence = []
        for token in tokens:
            label = "O"
            for start, end, kind in names:
                if start <= token.start < end:
                    label = ("B-" if token.start == start else "I-") + kind
            sentence.append((token.text, label))
        yield sentence


@cache
def _bodies() -> dict[str, list[str]]:
    rows = (
        line.split("\t")
        for line in (_HERE / "news-bodies.tsv").read_text(encoding="utf-8").splitlines()
        if line[0] != "#"
    )
    return {slot: names.split(";") for slot, names in rows}


@cache
def _towns() -> list[str]:
    return sorted(lexicon.words("gazetteer/cities-large"))


@cache
def _countries() -> list[str]:
    return sorted(set(lexicon.mapping("gazetteer/countries").values()))


@cache
def _personal_names(part: str, of_the_news: bool) -> list[str]:
    return list(lexicon.lines(f"en/{part}-names")) if of_the_news else sorted(lexicon.words(f"gazetteer/{part}-names"))


@cache
def _peoples() -> dict[str, str]:
    return {row[2]: row[0].split(",")[0].title() for row in lexicon.table("en/demonyms") if len(row) > 2 and row[2]}


@cache
def _all_peoples() -> list[str]:
    return sorted(_peoples().values())
