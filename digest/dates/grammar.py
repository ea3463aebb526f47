"""Rules over word classes: where an expression of time may stand. The rules are lines of ``dates-rules.tsv``.

A pattern is a row of words: ``month`` is a class, ``"of"`` a word itself, ``PART`` another line's pattern, ``month=m``
names what was found; ``( ) | ? *`` do what they do in regular expressions (``)=m`` names all within). ``after:`` and
``before:`` look around (``no-after:``, ``no-before:`` likewise): no rule needs to know how text is written.
"""

from __future__ import annotations

import re
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
class Match:
    """Tokens that a rule fits, by index, and the parts it names."""

    tokens: Tokens
    kind: str
    first: int
    last: int  # exclusive
    parts: dict[str, tuple[int, int]]

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
        return part in self.parts

    def value(self, part: str, kind: str) -> str:
        """What the lexicon says of the part's first token in the class ``kind``; "" where there is none."""
        return self.tokens.values[self.parts[part][0]].get(kind, "") if part in self.parts else ""

    def number(self, part: str, kind: str = "num") -> int:
        """The same as a whole number, 0 where there is none."""
        return int(self.value(part, kind) or 0)

    def words(self, part: str) -> str:
        if part not in self.parts:
            return ""
        first, last = self.parts[part]
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]


def candidates(tokens: Tokens, language: str) -> list[Match]:
    """Every place where a rule fits: by place, the longest first, the earlier rule first."""
    found: list[tuple[int, int, int, re.Match[str]]] = []
    rules = compiled(language)
    for order, (_, pattern) in enumerate(rules):
        found += [(hit.start(), -hit.end(), order, hit) for hit in pattern.finditer(tokens.classes)]
    found.sort(key=lambda entry: entry[:3])
    return [_match(tokens, rules[order][0], hit) for _, _, order, hit in found]


@cache
def compiled(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules as regular expressions over class strings; lines named in capitals are parts of others."""
    known = vocabulary(language)
    parts: dict[str, str] = {}
    rules: list[tuple[str, re.Pattern[str]]] = []
    for kind, pattern in lexicon.table(f"{language}/dates-rules"):
        if kind.isupper():
            parts[kind] = f"(?:{_expand(pattern, parts, known)})"
        else:
            rules.append((kind, re.compile(_expand(pattern, parts, known))))
    for name, rule in lexicon.table(f"{language}/dates-holidays"):
        words = " ".join(f'"{word}"' for word in name.split())
        pattern = f'( the? rel=r )? {words} ( ( "," | "of" )? YEAR )?'
        rules.append((f"holiday {rule}", re.compile(_expand(pattern, parts, known))))
    return tuple(rules)


def _expand(pattern: str, parts: dict[str, str], known: Vocabulary) -> str:
    out: list[str] = []
    opened: list[int] = []
    end = 0
    for piece in _PIECE.finditer(pattern):
        if piece.start() != end:
            raise ValueError(f"not a rule: {pattern!r} at {end}")
        end = piece.end()
        if piece["op"] == "(":
            opened.append(len(out))
            out.append("(?:")
        elif piece["op"]:
            out.append(_REPEAT if piece["op"] == "*" else piece["op"][0])
            if piece["op"][0] == ")" and (start := opened.pop()) >= 0 and piece["whole"]:
                out[start] = f"(?P<{piece['whole']}>"
        elif piece["atom"]:
            out.append(_atom(piece, parts, known))
    if end != len(pattern):
        raise ValueError(f"not a rule: {pattern!r} at {end}")
    return "".join(out)


def _atom(piece: re.Match[str], parts: dict[str, str], known: Vocabulary) -> str:
    word = piece["atom"]
    if word.isupper() and not word.startswith('"'):
        inner = parts[word]
    else:
        codes = known.having(word)
        if not codes:
            raise ValueError(f"no word has the class {word}")
        inner = f"[{codes}]"
    if piece["around"]:
        return _AROUND[piece["around"]].format(inner)
    return f"(?P<{piece['name']}>{inner})" if piece["name"] else inner


def _match(tokens: Tokens, kind: str, hit: re.Match[str]) -> Match:
    named = {name: hit.span(name) for name in hit.re.groupindex if hit.start(name) >= 0}
    return Match(tokens, kind, hit.start(), hit.end(), named)
