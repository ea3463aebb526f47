"""What the recogniser sees of each token. Training uses this very code; a change here asks for a new model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.elsewhere import Elsewhere
from digest.entities.tokens import shape

_LONGEST_WORD = 24  # characters that matter of a word
_LONGEST_RUN = 6  # words whose number is told apart
_SHOUTED = frozenset(("case=upper", "case=title"))  # there every word has its capital


def features(
    words: Sequence[str], wanted: Sequence[int] | None = None, elsewhere: Elsewhere | None = None
) -> list[list[str]]:
    """The features of the ``wanted`` words (all, if not said) of one sequence, for a linear-chain CRF."""
    listed = _listed(words)
    hints = elsewhere.hints(words) if elsewhere is not None else {}
    cased = _casing(words)
    runs = {} if cased in _SHOUTED else _runs(words)
    last = len(words) - 1
    rows = []
    for index in range(len(words)) if wanted is None else wanted:
        word = words[index]
        row = [cased, *_own(word), *listed.get(index, ()), *runs.get(index, ())]
        if hints and word[0].isupper():
            row += hints.get(word.lower(), ())
        if index:
            row += _near(words[index - 1], "-1")
            row += _beside(listed.get(index - 1, ()), "-1")
            row.append("b=" + _brief(words[index - 1]) + "|" + _brief(word))
        else:
            row.append("first")
        if index > 1:
            row.append("-2w=" + _brief(words[index - 2]))
        if index < last:
            row += _near(words[index + 1], "+1")
            row += _beside(listed.get(index + 1, ()), "+1")
            row.append("n=" + shape(word) + "|" + shape(words[index + 1]))
        else:
            row.append("last")
        if index < last - 1:
            row.append("+2w=" + _brief(words[index + 2]))
        rows.append(row)
    return rows


def _runs(words: Sequence[str]) -> dict[int, list[str]]:
    """Place of each word among capitals -> what opens and ends them, and what stands before and behind."""
    told: dict[int, list[str]] = {}
    index, last = 0, len(words)
    while index < last:
        start = index
        while index < last and _goes_on(words, start, index):
            index += 1
        if index == start:
            index += 1
            continue
        first = start + (
            start == 0 and index > 1 and gazetteer.fold(words[0]) in lexicon.words("gazetteer/common-words")
        )
        about = _about(words, first, index)
        size = min(index - first, _LONGEST_RUN)
        for place in range(first, index):
            told[place] = [f"r={size}{place - first if size < _LONGEST_RUN else ''}", *about]
    return told


def _goes_on(words: Sequence[str], start: int, index: int) -> bool:
    """Whether capitals go on at ``index``: a capital, or a hyphen or point between two."""
    word = words[index]
    if word[0].isupper():
        return True
    between = start < index < len(words) - 1 and words[index + 1][0].isupper()
    return between and (word in {"-", "&"} or (word == "." and len(words[index - 1]) == 1))


def _about(words: Sequence[str], first: int, last: int) -> tuple[str, ...]:
    end, begin = words[last - 1], words[first]
    lists = [f"re{name}" for name in _word_lists(gazetteer.fold(end))]
    lists += [f"rb{name}" for name in _word_lists(gazetteer.fold(begin))]
    before = _brief(words[first - 1]) if first else "^"
    after = _brief(words[last]) if last < len(words) else "$"
    return (f"rew={_brief(end)}", f"rbw={_brief(begin)}", f"r<{before}", f"r>{after}", *lists)


def _beside(tags: Sequence[str], place: str) -> list[str]:
    return [place + tag for tag in tags] if tags else []


@lru_cache(maxsize=65536)
def _brief(word: str) -> str:
    return word[:_LONGEST_WORD].lower()


@lru_cache(maxsize=65536)
def _own(word: str) -> tuple[str, ...]:
    low = _brief(word)
    own = [f"w={low}", f"s={shape(word)}", f"p3={low[:3]}", f"x3={low[-3:]}", f"x2={low[-2:]}", f"p4={low[:4]}"]
    own.append(f"x4={low[-4:]}")
    case = "" if word[:1].isupper() else "l"
    own += [f"{list_}{case}" for list_ in _word_lists(gazetteer.fold(word))]
    return tuple(own)


@lru_cache(maxsize=65536)
def _near(word: str, place: str) -> tuple[str, ...]:
    case = "" if word[:1].isupper() else "l"
    lists = [f"{place}{list_}{case}" for list_ in _word_lists(gazetteer.fold(word))]
    return (f"{place}w={_brief(word)}", f"{place}s={shape(word)}", *lists)


def _word_lists(key: str) -> list[str]:
    return [name for name, words in _lists() if key in words]


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    titles = lexicon.words("en/person-titles")
    return (
        ("given", lexicon.words("gazetteer/given-names")),
        ("family", lexicon.words("gazetteer/family-names")),
        ("title", frozenset(word for title in titles for word in title.split())),
        ("orghead", lexicon.words("en/organisation-heads")),
        ("notname", lexicon.words("en/not-names")),
        ("common", lexicon.words("gazetteer/common-words")),
    )


def _listed(words: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Place of each word within a name of the gazetteer -> what the lists say of it."""
    listed: dict[int, tuple[str, ...]] = {}
    for start, end, tag, _ in gazetteer.entries(tuple(words)):
        case = "" if words[start][:1].isupper() else "l"
        for index in range(start, end):
            listed[index] = (f"g={tag}{case}", f"g={'B' if index == start else 'I'}{min(end - start, 3)}{tag}{case}")
    return listed


def _casing(words: Sequence[str]) -> str:
    """How the whole sequence is written: in capitals, title case or small letters case says less."""
    alphabetic = [word for word in words if word[:1].isalpha() and len(word) > 3]
    if not alphabetic:
        return "case=none"
    upper = sum(word.isupper() for word in alphabetic)
    initial = sum(word[0].isupper() for word in alphabetic)
    if 2 * upper > len(alphabetic):
        return "case=upper"
    if initial == 0:
        return "case=lower"
    return "case=title" if 5 * initial >= 4 * len(alphabetic) and len(alphabetic) > 3 else "case=mixed"
