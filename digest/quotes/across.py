"""A ledger of statements across articles: the same statement told by several is one line, with all who tell it.

Two statements of one speaker are the same if nearly the same words stand in both in the same order (a quotation is cut
and gets brackets and dots, but is quoted again for years), or if they were made within some days of each other and
share enough of the words that few others share, numbers and names before all. What contradicts is never folded: it
is a version, shown beside. Like statements are sought only behind rare words of the same weeks, as on a timeline.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType

from digest import lexicon
from digest.days import interval
from digest.quotes.claims import NUMBER, Contrast, agrees, contrast, stem
from digest.quotes.cues import joins
from digest.quotes.telling import ALL, APART, READ, Telling, apart, in_a_row, names, quoted, telling, whole, within
from digest.types import Contradiction, Quotation, Saying, Statement, Version

_DISPUTED = 3  # days within which another version is no change of mind
_SAME = 0.42  # how like two statements are, from 0 to 1, that are one
_QUOTED = 0.6  # as much, where both are quotations, which keep their words, or little is told
_ORDER = 0.15  # of its words in a row that one quotation has of the other at least
# As much, without their numbers, where they contradict: one word alone says less of two statements than a number.
_ALIKE: Mapping[Contradiction, float] = MappingProxyType(
    {"number": 0.5, "date": 0.5, "place": 0.5, "denial": 0.6, "opposite": 0.6}
)
_LEAST_ALIKE = min(_ALIKE.values())
_FIGURES = frozenset({"number", "date"})  # what statements about different things in the same words have, too
_HEAVY = 2.0  # what a number or a name is worth beside a word that is as rare
_FEWEST = 3  # words that two tellings share at least
_VERBATIM = 8  # words of the shortest quotation that is known again by their order alone
_KEPT = 0.7  # of its words in a row that another one has then
_DOORS = 8  # rarest words of a statement by which others find it
_RUNS = 24  # of its words in a row by which it finds the quotation that it is a part of
_CROWD = 12  # lines of a week that are looked at behind one such word
_COMPARED = 6  # lines that a statement is compared with
_HELD = 6  # different tellings of a line against which a new one is held


def uttered(quotation: Quotation) -> bool:
    """Whether these words were said: every quotation, and what is reported with a verb of saying.

    What somebody only holds, wants or does ("supports", "sees as", "believes", "refused to") belongs in no ledger of
    statements. A denial does, with its cue: what "denied that" opens is not what was said.
    """
    if quotation.direct:
        return True
    cue = quotation.cue.casefold()
    if cue in lexicon.words("en/quotes-said"):
        return True
    letters = joins(cue)
    return "q" in letters and "m" not in letters and not letters.isdisjoint("cto")


def fold(statements: Iterable[Statement]) -> list[Saying]:
    """The statements in the order in which they were made, each once, what contradicts it beside it.

    The telling that stands for a saying is a quotation before reported speech, then the longest, then the earliest.
    Nothing depends on the order in which the statements are given. A statement without any date stands last.
    """
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_speaker[_speaker(statement)].append(statement)
    found = [saying for speaker, said in by_speaker.items() for saying in _Folding(said, known=bool(speaker)).folded()]
    return sorted(found, key=lambda saying: (*_place(saying.when), whole(saying.lead)))


def _speaker(statement: Statement) -> str:
    """Whose it is; "" where nobody can tell."""
    if statement.who:
        return f"{NUMBER}{statement.who}"
    speaker = (statement.name or statement.quote.speaker_entity or statement.quote.speaker).casefold()
    return "" if speaker in lexicon.words("en/quotes-subject-pronouns") else speaker


def _place(when: str) -> tuple[bool, dt.date, int]:
    days = interval(when)
    return (False, days[0], (days[0] - days[1]).days) if days else (True, dt.date.max, 0)


@dataclass(slots=True, eq=False)
class _Line:
    """Who tells of one statement; others are compared with the first of them."""

    tellings: list[Telling]
    mass: int  # of the first one's words
    held: list[Telling]  # a few of them, of different words
    against: dict[int, Contrast] = field(default_factory=dict)  # by the number of the line that contradicts it

    @property
    def articles(self) -> set[str]:
        return {telling.statement.article for telling in self.tellings}

    def join(self, one: Telling) -> None:
        self.tellings.append(one)
        if len(self.held) < _HELD and all(one.run != held.run for held in self.held):
            self.held.append(one)


class _Folding:
    """Puts each statement of one speaker to the line that it is most like, or begins one with it."""

    def __init__(self, statements: Sequence[Statement], *, known: bool) -> None:
        """Of a speaker who is not ``known`` only the very words are the same statement."""
        self._known = known
        self._tellings = sorted(map(telling, statements), key=lambda one: one.rank)
        spread = Counter(chain.from_iterable(one.words for one in self._tellings))
        named = names(statement.text[:READ] for statement in statements)
        count = len(statements)
        self._worth = {
            word: round(1e6 * math.log1p(count / told) * (_HEAVY if word in named or word[0] == NUMBER else 1.0))
            for word, told in spread.items()
        }
        # The words that more than one of them has, each with its number, the rarest first.
        shared = sorted((-self._worth[word], word) for word, told in spread.items() if told > 1)
        self._order = {word: number for number, (_, word) in enumerate(shared)}
        self._lines: list[_Line] = []
        # For each week that any of them asks about: numbers of lines by the rank of a rare word.
        asked = {week for one in self._tellings for week in one.weeks_beside}
        self._behind: dict[int, dict[int, list[int]]] = {week: defaultdict(list) for week in asked}
        # The first line that has these words in a row.
        self._of_run: dict[tuple[str, ...], int] = {}

    def folded(self) -> list[Saying]:
        for one in self._tellings:
            mass = self._mass(one.words)
            doors = sorted([self._order[word] for word in one.words if word in self._order])[:_DOORS]
            number, refused = self._like(one, mass, doors)
            if number is None:
                number = len(self._lines)
                self._lines.append(_Line([one], mass, [one]))
                self._enter(number, one, doors)
            else:
                self._lines[number].join(one)
            for other, how in refused.items():
                if other != number:
                    self._lines[other].against.setdefault(number, how)
        return list(self._sayings())

    def _enter(self, number: int, one: Telling, doors: Sequence[int]) -> None:
        for week in (*one.weeks, ALL):
            by_word = self._behind.get(week)
            if by_word is None:
                continue
            for word in doors:
                behind = by_word[word]
                if len(behind) < _CROWD:
                    behind.append(number)
        if len(one.run) >= _VERBATIM:
            for run in in_a_row(one.run):
                self._of_run.setdefault(run, number)

    def _near(self, one: Telling, doors: Sequence[int]) -> list[tuple[int, bool]]:
        """The lines that share most rare words with it, each with whether it shares words in a row, too."""
        shared: dict[int, int] = {}
        for week in one.weeks_beside:
            by_word = self._behind[week]
            for word in doors if by_word else ():
                for number in by_word.get(word, ()):
                    shared[number] = shared.get(number, 0) + 1
        in_order: set[int] = set()
        if len(one.run) >= _VERBATIM:
            for run in in_a_row(one.run, max(1, len(one.run) // _RUNS)):
                number = self._of_run.get(run, -1)
                if number >= 0:
                    shared[number] = shared.get(number, 0) + 1
                    in_order.add(number)
        likely = [number for number, count in shared.items() if count > 1 or len(doors) < _FEWEST]
        likely.sort(key=lambda number: (-shared[number], number))
        return [(number, number in in_order) for number in likely[:_COMPARED]]

    def _like(self, one: Telling, mass: int, doors: Sequence[int]) -> tuple[int | None, dict[int, Contrast]]:
        """The line that it is most like, and those from which only what contradicts parts it."""
        best, most = None, 0.0
        refused: dict[int, Contrast] = {}
        for number, in_order in self._near(one, doors):
            line = self._lines[number]
            first = line.tellings[0]
            if one.run == first.run and bool(one.denying) == bool(first.denying) and self._close(one, first):
                return number, {}
            verbatim = within(one, first) if in_order and min(len(one.run), len(first.run)) >= _VERBATIM else 0.0
            likeness, bare = self._likeness(one, mass, line)
            if verbatim >= _KEPT:
                likeness = 1.0 + verbatim
            if likeness <= most and bare < _LEAST_ALIKE:
                continue
            how = self._contrast(one, line, same=verbatim == 1.0)
            if how is not None:
                refused[number] = how
            elif likeness > most:
                best, most = number, likeness
        return best, refused

    def _close(self, one: Telling, other: Telling) -> bool:
        """Whether two statements in the same words are one."""
        return len(one.run) >= _VERBATIM or (self._known and apart(one, other) <= APART)

    def _likeness(self, one: Telling, mass: int, line: _Line) -> tuple[float, float]:
        """How like a statement is to the first of a line, and how like without their numbers.

        The one is above 0 only where both may be the same, the other only where they may contradict.
        """
        first = line.tellings[0]
        shared = one.words & first.words
        days = apart(one, first)
        if not self._known or len(shared) < _FEWEST or days > APART:
            return 0.0, 0.0
        common = self._mass(shared)
        likeness = _share(common, mass, line.mass)
        bare = likeness
        if one.numbers or first.numbers:
            bare = self._bare(one.words - one.numbers, first.words - first.numbers)
        least = _QUOTED if quoted(one, first) or len(shared) == _FEWEST else _SAME
        if likeness < least <= bare and one.numbers and first.numbers and agrees(one.claim, first.claim):
            likeness = bare
        if likeness >= least and quoted(one, first) and within(one, first) < _ORDER:
            return 0.0, 0.0
        return likeness if likeness >= least else 0.0, bare if days <= _DISPUTED else 0.0

    def _bare(self, few: frozenset[str], many: frozenset[str]) -> float:
        """How like two statements are without what sets them against each other, 0 where little else is told."""
        shared = few & many
        return _share(self._mass(shared), self._mass(few), self._mass(many)) if len(shared) >= _FEWEST else 0.0

    def _alike(self, one: Telling, other: Telling, how: Contrast) -> bool:
        """Whether two statements that contradict are about the same."""
        opposed = {key for words in (how.words, how.instead) for key in map(stem, words.split())}
        few, many = (each.words - each.numbers - opposed for each in (one, other))
        if how.kind in _FIGURES and len(few & many) <= _FEWEST and (few & many) not in (few, many):
            return False
        return self._bare(few, many) >= max(_ALIKE[how.kind], _QUOTED if quoted(one, other) else 0.0)

    def _contrast(self, one: Telling, line: _Line, *, same: bool) -> Contrast | None:
        """How a statement contradicts one of those who tell the line; not where its very words stand in the line."""
        if same and bool(one.denying) == bool(line.tellings[0].denying):
            return None
        for held in line.held:
            if held.run == one.run and bool(held.denying) == bool(one.denying):
                continue
            how = contrast(one.claim, held.claim)
            if how and self._alike(one, held, how):
                return how
        return None

    def _mass(self, words: Iterable[str]) -> int:
        return sum(map(self._worth.__getitem__, words))

    # ------------------------------------------------------------ versions

    def _sayings(self) -> Iterator[Saying]:
        """The lines, those that more articles tell first; what contradicts one of them is a version of it."""
        order = sorted(range(len(self._lines)), key=lambda number: (-len(self._lines[number].articles), number))
        disputed: dict[int, dict[int, Contrast]] = defaultdict(dict)
        for number, line in enumerate(self._lines):
            for other, how in line.against.items():
                disputed[number][other] = how
                disputed[other][number] = Contrast(how.kind, how.instead, how.words)
        taken: set[int] = set()
        for number in order:
            if number in taken:
                continue
            taken.add(number)
            versions = []
            for other, how in sorted(disputed[number].items()):
                if other not in taken and self._disputes(self._lines[number], self._lines[other], how):
                    taken.add(other)
                    versions.append(Version(*_told(self._lines[other]), how.kind, how.words, how.instead))
            yield Saying(*_told(self._lines[number]), tuple(versions))

    def _disputes(self, line: _Line, other: _Line, how: Contrast) -> bool:
        """Whether two lines are versions of one statement: they are alike, and no article tells both."""
        one, two = line.tellings[0], other.tellings[0]
        near = apart(one, two) <= _DISPUTED
        return self._known and near and line.articles.isdisjoint(other.articles) and self._alike(one, two, how)


def _share(common: int, one: int, other: int) -> float:
    """What two statements share of the shorter one; but a stub within a long one is not yet the same."""
    return common / math.sqrt(min(one, other) * (one + other - common)) if common else 0.0


def _told(line: _Line) -> tuple[Statement, tuple[Statement, ...]]:
    lead, *others = (telling.statement for telling in line.tellings)
    return lead, tuple(others)
