"""Names of people out of what pages write where an author belongs: lists, openers, offices, agencies, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal
from unicodedata import normalize

from digest import lexicon
from digest import text as written

_LONGEST = 70  # characters of one name
_MOST_WORDS = 5
_MARKS = re.compile(r"\s*(?:[,;|·•、，；／]|/|\s[–—-]\s|\s-\s)\s*")
_AFTER = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*\Z")
_NO_NAME = re.compile(
    r"[@#<>{}=\d_*:]|https?|www\.|\.(?:com|org|net|de|fr|uk|tr|lt|it|es|no|se|is|at|ch)\b", re.IGNORECASE
)
_CAPITALS = re.compile(r"\b(?:(Mc|O[’']|D[’'])(?=[A-ZÀ-Þ]))?([^\W\d_])([^\W\d_]+)")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々〇ー・]{2,8}")
_SPACE = re.compile(r"\s+")
_TITLE = 4  # letters: Dr, Sir
_INITIALS = 5  # letters that somebody may sign with
_LONGEST_LIST = 1500  # characters
_EDGES = ' \t\n.,;:–—-|•·*→›»"“”„'

# What is said of words: that they are one person's name, that they name the authors, or only that they are a byline.
Said = Literal["name", "names", "line"]


def people(stated: str, sites: frozenset[str], said: Said) -> list[str]:
    """The people named in ``stated``, in its order. ``sites`` are the paper's own names, as letters alone."""
    whole = _helped().sub(r", \1", stated[:_LONGEST_LIST])
    parts = [(part, joined) for part, joined in _parts(whole) if part.strip(_EDGES)]
    begun = said == "name" or opened(whole) != whole
    found: list[str] = []
    for part, joined in parts:
        name = _written_out(part, sites)
        like = "names" if joined and found else said
        if name and _believed(name, like, alone=len(parts) == 1, begun=begun or bool(found)):
            found.append(name)
            begun = begun and said != "name"
    return found


def given(name: str) -> bool:
    """Whether the first word of two or more is a given name."""
    words = name.split()
    if len(words) < 2 or (len(words[-1]) == 1 and words[-1].islower()):
        return False
    if words[-1].lower() in lexicon.words("gazetteer/common-words") and _plain(words[-1]) not in lexicon.words(
        "gazetteer/family-names"
    ):
        return False
    known = lexicon.words("gazetteer/given-names")
    titled = len(words) > 2 and (words[0].endswith(".") or len(words[0]) < _TITLE)
    return any(_plain(word) in known for word in (words[0], words[0].split("-")[0], words[titled]))


def names_body(line: str, sites: frozenset[str]) -> bool:
    """Whether a line is nothing but the name of the paper or of an agency."""
    name = opened(line).strip(_EDGES)
    agencies = lexicon.words("en/clean-agencies") | lexicon.words("news-agencies")
    return "".join(written.terms(name)) in sites or name.lower() in agencies


def full(line: str) -> bool:
    """Whether a line is nothing but a given name and others after it."""
    words = line.split()
    return _plain(words[0]) in lexicon.words("gazetteer/given-names") and given(line) and line.istitle()


def _plain(word: str) -> str:
    return "".join(letter for letter in normalize("NFKD", word.lower()) if letter.isalpha())


def _believed(name: str, said: Said, *, alone: bool, begun: bool) -> bool:
    """Whether words that could be a name are one, by what is said of them and by the lists of names."""
    if _UNSPACED.fullmatch(name):
        return said != "line" or alone
    if given(name):
        return True
    words = name.split()
    offices, common = lexicon.words("page-author-offices"), lexicon.words("gazetteer/common-words")
    if said != "line" and alone:
        if said == "names" and len(words) > 1 and all(_plain(word) in common for word in words):
            return False  # “View Author Page”
        return len(words) > 1 or not name.islower() or len(name) > _INITIALS
    unknown = not any(word.lower() in common or word.lower() in offices for word in words)
    return unknown and len(words) > 1 and (said == "names" or (said == "line" and (alone or begun)))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the spelling that came first."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(" ".join(written.terms(name)), name)
    return tuple(seen.values())


def opened(line: str) -> str:
    """``line`` without the words with which a byline begins: “By”, “Von”, “Written by”."""
    found = _openers().match(line)
    return line[found.end() :] if found else line


def credits_others(line: str) -> bool:
    """Whether a line announces who did something else to the article: reviewed it, took its pictures."""
    return _others().search(line) is not None


@cache
def _openers() -> re.Pattern[str]:
    words = sorted(lexicon.words("page-byline-openers"), key=len, reverse=True)
    return re.compile(rf"\s*(?:(?:{'|'.join(map(re.escape, words))})(?:\s*:\s*|\s+|\Z))+", re.IGNORECASE)


@cache
def _others() -> re.Pattern[str]:
    words = sorted(lexicon.words("page-byline-others"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, lexicon.lines('page-name-joints')))})\s+", re.IGNORECASE)


@cache
def _helped() -> re.Pattern[str]:
    """“(with Jane Roe)” after the first author."""
    words = "|".join(map(re.escape, lexicon.lines("page-name-helped")))
    return re.compile(rf"\s*[(\[]\s*(?:{words})\s+([^()\[\]]{{3,200}})[)\]]", re.IGNORECASE)


def _parts(stated: str) -> Iterator[tuple[str, bool]]:
    """The pieces between commas and words like “and”; whether such a word stands before the piece."""
    for part in _MARKS.split(opened(stated)):
        pieces = _joints().split(part)
        # "Ortega y Gasset" is one man: what joins two names has a whole name on either side.
        whole = len(pieces) == 1 or all(_whole(piece) for piece in pieces)
        yield from ((piece, place > 0) for place, piece in enumerate(pieces if whole else [part]))


def _whole(piece: str) -> bool:
    return len(piece.split()) > 1 or _UNSPACED.fullmatch(piece) is not None


def _written_out(part: str, sites: frozenset[str]) -> str:
    """What ``part`` holds between its marks, if it has a name's shape and names no office, paper or agency."""
    whole = _SPACE.sub(" ", opened(part)).strip(_EDGES)
    if _NO_NAME.search(whole) or not written.terms(whole) or _is_body(whole):
        return ""
    name = _without_office(_AFTER.sub("", whole).strip(_EDGES))
    words = name.split()
    if not 1 < len(name) < _LONGEST or len(words) > _MOST_WORDS or _is_nobody(name, sites):
        return ""
    small = lexicon.words("page-name-particles")
    if len(words) > 1 and not all(word[0].upper() == word[0] or word.lower() in small for word in words):
        return name if len(words) <= 2 and given(name) else ""
    return _in_normal_case(name)


def _without_office(name: str) -> str:
    """“신현주 기자” without its second word, which says that she is a reporter."""
    words = name.split()
    offices = lexicon.words("page-author-offices")
    while len(words) > 1 and (words[-1].lower() in offices or _is_degree(words)):
        words.pop()
    return " ".join(words)


def _is_degree(words: list[str]) -> bool:
    """Whether the last word is capitals after a whole name in normal letters: “Jane M. Roe CPA”."""
    last = words[-1]
    known = _plain(last) in lexicon.words("gazetteer/family-names")
    return len(words) > 2 and last.isupper() and 1 < len(last) < 6 and not (words[-2].isupper() or known)


def _is_body(name: str) -> bool:
    """Whether a word of it is one of offices, firms and papers: “Staff”, “Redaktion”."""
    bodies = lexicon.words("page-organisation-words")
    return any(term in bodies for term in written.terms(name)) or any(
        name.endswith(body) for body in _unspaced_bodies()
    )


@cache
def _unspaced_bodies() -> tuple[str, ...]:
    """Those of languages that write without spaces, where they end a longer word."""
    return tuple(word for word in lexicon.lines("page-organisation-words") if not word.isascii() and len(word) < 4)


def _is_nobody(name: str, sites: frozenset[str]) -> bool:
    """Whether a name is that of the paper, of an agency or an office."""
    terms = written.terms(name)
    joined = "".join(terms)
    offices = lexicon.words("page-author-offices")
    if not terms or all(term in offices for term in terms) or names_body(name, frozenset()):
        return True
    if given(name):
        return False
    if joined in sites or terms[0] in sites or terms[0] == "the":
        return True
    if len(terms) > 1 and terms[-1] in lexicon.words("en/clean-outlet-words"):
        return True
    return any(len(site) > 4 and (site in joined or (joined in site and len(joined) > 4)) for site in sites)


def _in_normal_case(name: str) -> str:
    """A name written in capitals as names are written; any other as it is."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(name.split()) < 2 or not all(map(str.isupper, letters)):
        return name
    return _CAPITALS.sub(lambda word: (word[1] or "") + word[2] + word[3].lower(), name)
