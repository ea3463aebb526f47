"""Words broken at the ends of lines, mended by what the rest of the file shows: is it "well-known" or "report"?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from digest import lexicon
from digest.readers.pdf.lines import join

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BROKEN = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
_BEGINS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DASH = ("—", "–", "/")
_PART = 4  # letters: two words of the file at least so long are a compound when put together with a hyphen

Vocabulary = Counter[str]


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words that stand within lines, folded; those cut at a line's end are left out."""
    known: Vocabulary = Counter()
    cut = False
    for line in lines:
        words = _WORD.findall(line.casefold())
        begins = 1 if cut else 0
        cut = line.rstrip().endswith(("-", "\u00ad"))
        known.update(words[begins : len(words) - 1 if cut else None])
        for word in words[begins : len(words) - 1 if cut else None]:
            if "-" in word:
                known.update(part for part in word.split("-") if part)
    return known


def text_of(lines: Sequence[str], known: Vocabulary) -> str:
    """The lines as one text, words broken between two of them mended."""
    parts: list[str] = []
    for line in lines:
        line = " ".join(line.split())
        if not parts:
            parts.append(line)
        elif line:
            last = parts.pop()
            parts.extend(_mended(last, line, known))
    return "".join(parts).replace("\u00ad", "")


def _mended(last: str, line: str, known: Vocabulary) -> tuple[str, ...]:
    """``last`` and ``line`` with what is to stand between them, ``line`` still open at its end."""
    if last.endswith("\u00ad"):
        return (last[:-1], line)
    if last.endswith("-"):
        head, following = _BROKEN.search(last[-60:]), _BEGINS.match(line)
        if head is not None and following is not None:
            if following[0] in lexicon.words("hyphen-conjunctions"):
                return (last + " ", line)
            return (last if _is_compound(head[1], following[0], known) else last[:-1], line)
        return (last + " ", line) if last.endswith(" -") or last == "-" else (last, line)
    if last.endswith(_DASH) and not last.endswith(tuple(f" {dash}" for dash in _DASH)):
        return (last, line)
    return (last, join(" ", line)[1:]) if not last else (_spaced(last, line), line)


def _spaced(last: str, line: str) -> str:
    return join(last, line)[: -len(line)]


def _is_compound(head: str, following: str, known: Vocabulary) -> bool:
    """Whether the hyphen belongs to the word."""
    part = head.rpartition("-")[2].casefold()
    tail = following.casefold()
    if f"{head.casefold()}-{tail}" in known:
        return True
    if part + tail in known:
        return False
    if not following[0].islower() or head[-1].isdigit():
        return not (head.isupper() and following.isupper())
    if part in lexicon.words("en/compound-openers") and tail in known:
        return True
    if tail in lexicon.words("en/compound-endings") and part not in lexicon.words("en/word-prefixes"):
        return True
    return len(part) >= _PART and len(tail) >= _PART and {part, tail} <= known.keys() and head[0].islower()
