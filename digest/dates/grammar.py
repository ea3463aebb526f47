"""Rules over word classes: where an expression of time may stand. The rules are lines of ``dates-rules.tsv``.

A pattern is a row of words: ``month`` is a class, ``"of"`` a word itself, ``PART`` another line's pattern, ``month=m``
names what was found; ``( ) | ? *`` do what they do in regular expressions (``)=m`` names all within). ``after:`` and
``before:`` look around (``no-after:``, ``no-before:`` likewise): no rule needs to know how text is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from digest import lexicon
from digest.dates.tokens import Tokens, Vocabulary, vocabulary

_PIECE = re.compile(
    r'(?P<around>(?:no-)?(?:after|before):)?(?P<atom>"[^"\s]+"|[A-Za-z]\w*)(?:=(?P<name>\w+))?|(?P<op>[(|?*]|\)(?:=(?P<whole>\w+))?)|\s+'
)
_REPEAT = "{0,6}"  # a bound keeps a page of numbers linear
_AROUND = {"after:": "(?<={})", "before:": "(?={})", "no-after:": "(?<!{})", "no-before:": "(?!{})"}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a rule as a regular expression, and what must be there for it to fit."""

    regex: str
    needs: tuple[frozenset[str], ...] = ()  # sets of classes: whatever fits holds at least one of each set


@dataclass(frozen=True, slots=True)
class Rule:
    kind: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]  # as of its parts: spares the search where nothing can be found


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens that a rule fits, by index, and the parts it names."""

    tokens: Tokens
    kind: str
    first: int
    last: int  # exclusive
    hit: re.Match[str]  # of the rule in the classes of the tokens

    @property
    def start(self) -> int:
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        return self.tokens.ends[self.last - 1]

    @property
    def vocabulary(self) -> Vocabulary:
        return self.tokens.vocabulary

    @property
    def text(self) -> str:
        return self.tokens.text[self.start : self.end]

    def beside(self, offset: int, kind: str) -> bool:
        """Whether the token before (-1) or after (1) the match has the class ``kind``."""
        index = self.first + offset if offset < 0 else self.last + offset - 1
        if not 0 <= index < len(self.tokens.classes):
            return False
        return self.tokens.classes[index] in self.vocabulary.codes(kind)

    def has(self, part: str) -> bool:
        return self._place(part)[0] >= 0

    def value(self, part: str, kind: str) -> str:
        """What the lexicon says of the part's first token in the class ``kind``; "" where there is none."""
        first = self._place(part)[0]
        return self.tokens.values[first].get(kind, "") if first >= 0 else ""

    def number(self, part: str, kind: str = "num") -> int:
        """The same as a whole number, 0 where there is none."""
        return int(self.value(part, kind) or 0)

    def words(self, part: str) -> str:
        first, last = self._place(part)
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]] if first >= 0 else ""

    def _place(self, part: str) -> tuple[int, int]:
        """The part's tokens, (-1, -1) where the rule has none of this name or did without it."""
        return self.hit.span(part) if part in self.hit.re.groupindex else (-1, -1)


def candidates(tokens: Tokens, language: str) -> list[Match]:
    """Every place where a rule fits: by place, the longest first, the earlier rule first."""
    found: list[tuple[int, int, int, re.Match[str]]] = []
    rules = compiled(language)
    there = frozenset(tokens.classes)
    for order, rule in enumerate(rules):
        if any(need.isdisjoint(there) for need in rule.needs):
            continue
        found += [(hit.start(), -hit.end(), order, hit) for hit in rule.pattern.finditer(tokens.classes)]
    found.sort(key=lambda entry: entry[:3])
    return [Match(tokens, rules[order].kind, first, -last, hit) for first, last, order, hit in found]


@cache
def compiled(language: str) -> tuple[Rule, ...]:
    """The rules as regular expressions over class strings; lines named in capitals are parts of others."""
    known = vocabulary(language)
    parts: dict[str, Part] = {}
    rules: list[Rule] = []
    for kind, pattern in lexicon.table(f"{language}/dates-rules"):
        part = expand(pattern, parts, known)
        if kind.isupper():
            parts[kind] = Part(f"(?:{part.regex})", part.needs)
        else:
            rules.append(Rule(kind, re.compile(part.regex), part.needs))
    for kind, pattern in _named(language):
        part = expand(pattern, parts, known)
        rules.append(Rule(kind, re.compile(part.regex), part.needs))
    return tuple(rules)


def _named(language: str) -> Iterator[tuple[str, str]]:
    """Rules of what has a name: feasts, and the months of other calendars."""
    for names, rule in lexicon.table(f"{language}/dates-holidays"):
        own = '| ","? era=e' if rule.startswith("hebrew") else ""
        yield f"holiday {rule}", f'PART ( the? rel=r )? {_words(names)} ( ( "," | "of" )? YEAR {own} )?'
    for names, month in lexicon.table(f"{language}/dates-calendars"):
        words, year = _words(names), '( "," | "of" )? ( year | era )=y ERA?'
        yield f"reckoned {month}", f'( the? ( day | ordinal )=d dash? "of"? )? {words} {year}'
        yield f"reckoned {month}", f"{words} the? ( day | ordinal )=d {year}"


def _words(names: str) -> str:
    """The pattern of one of several names; hyphens may be left out, an apostrophe may have any form."""
    marks = {"-": "dash?", "'": "apos"}
    longest_first = sorted((name.split() for name in names.split(",")), key=len, reverse=True)
    ways = (" ".join(marks.get(word, f'"{word}"') for word in name) for name in longest_first)
    return f"( {' | '.join(ways)} )"


def expand(pattern: str, parts: Mapping[str, Part], known: Vocabulary) -> Part:
    """The pattern as a regular expression; ``parts`` are the ones that it may name in capitals. ValueError of none."""
    levels: list[list[list[Part]]] = [[[]]]  # of the groups open so far: their branches, of these the parts in a row
    end = 0
    for piece in _PIECE.finditer(pattern):
        if piece.start() != end:
            break
        end = piece.end()
        operator, branch = piece["op"] or "", levels[-1][-1]
        if operator == "(":
            levels.append([[]])
        elif operator == "|":
            levels[-1].append([])
        elif operator in ("?", "*") and branch:
            branch[-1] = Part(branch[-1].regex + (_REPEAT if operator == "*" else "?"))
        elif operator and len(levels) > 1:
            inner = _either(levels.pop())
            opening = f"(?P<{piece['whole']}>" if piece["whole"] else "(?:"
            levels[-1][-1].append(Part(f"{opening}{inner.regex})", inner.needs))
        elif piece["atom"]:
            branch.append(_atom(piece, parts, known))
    if end != len(pattern) or len(levels) != 1:
        raise ValueError(f"not a rule: {pattern!r} at {end}")
    return _either(levels[0])


def _either(branches: list[list[Part]]) -> Part:
    """One of several rows of parts: of one row every need stands, of several only that one of each is met."""
    rows = [Part("".join(part.regex for part in row), tuple(n for part in row for n in part.needs)) for row in branches]
    if len(rows) == 1:
        return rows[0]
    needs = (frozenset().union(*(_rarest(row.needs) for row in rows)),) if all(row.needs for row in rows) else ()
    return Part("|".join(row.regex for row in rows), needs)


def _rarest(needs: tuple[frozenset[str], ...]) -> frozenset[str]:
    return min(needs, key=len)


def _atom(piece: re.Match[str], parts: Mapping[str, Part], known: Vocabulary) -> Part:
    word = piece["atom"]
    if word.isupper() and not word.startswith('"'):
        part = parts[word]
    else:
        codes = known.having(word)
        if not codes:
            raise ValueError(f"no word has the class {word}")
        part = Part(f"[{codes}]", (frozenset(codes),))
    if piece["around"]:
        return Part(_AROUND[piece["around"]].format(part.regex))
    return Part(f"(?P<{piece['name']}>{part.regex})", part.needs) if piece["name"] else part
