"""Paragraphs, sentences and words, with offsets: what every stage knows about written language."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from digest import lexicon
from digest.types import Span

# For classes of characters in expressions: accents written after their letter, which are part of it; what nobody sees
# (joiners, soft hyphens, marks of direction), which parts no word; and pictures.
ACCENTS = "".join(chr(code) for code in range(0x300, 0x3100) if unicodedata.category(chr(code))[0] == "M")
UNSEEN = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\U000e0001-\U000e01ef"
PICTURES = "\u20e3\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff"
_LEFT_OUT = re.compile(f"[{UNSEEN}{PICTURES}]+")
_PARAGRAPH = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_GAP = re.compile(r"\n[ \t]*\n\s*")
_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*|[^\w\s]")
# Chinese and Japanese are written without spaces: each character is a term of its own.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TERM = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
# A possible end: marks, what closes after them, the space that follows; or a Chinese or Japanese mark; a line's end.
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"”’'»)\]]*)(?P<gap>\s+)|[。！？]+[」』”）]*|[؟۔।]+\s*|\n")
_LAST_TOKEN = re.compile(r"[\w.&’'-]+$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_NEXT = re.compile(r"[\"“‘'«(\[—–-]*\s*(?P<word>[\w’'.-]+)")
_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?:[ ,/]+(?:[A-Z][\w.’'-]*|\d{1,4})){0,6},?\s*"
    r"(?:\([^)\n]{2,30}\))?\s*(?:—|–|―|--?)\s+(?=[A-Z\d“\"‘'])"
)
_SAMPLE = 200_000  # characters of a text whose words are counted, not estimated
_TOKEN_WINDOW = 40  # longer than any abbreviation: keeps a page of unbroken letters linear


def paragraphs(text: str) -> list[Span]:
    """The stretches between blank lines, without the space around them."""
    spans, start = [], 0
    for end, following in [(gap.start(), gap.end()) for gap in _GAP.finditer(text)] + [(len(text), len(text))]:
        if inner := _trimmed(text, start, end):
            spans.append(inner)
        start = following
    return spans


def sentences(text: str) -> list[Span]:
    """The sentences in order; none spans two paragraphs, and every non-space character belongs to exactly one."""
    return list(kept_sentences(text))


@lru_cache(maxsize=1)  # of the article at hand: each stage asks for them
def kept_sentences(text: str) -> tuple[Span, ...]:
    """The same, kept until another text is asked for."""
    return tuple(sentence for paragraph in paragraphs(text) for sentence in _split(text, paragraph))


def words(text: str) -> list[Span]:
    """Words and single marks in order; ``U.S``, ``Al-Akhbar`` and ``Iran’s`` are one word each."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def terms(text: str) -> list[str]:
    """What ``text`` is made of for counting and comparing: words without marks and case, CJK text by the character."""
    return _TERM.findall(text.casefold())


def bare(name: str) -> str:
    """A word or name as it is compared and shown: accents composed, without pictures and what nobody sees."""
    return name if name.isascii() else unicodedata.normalize("NFC", _LEFT_OUT.sub("", name))


def minutes(text: str, language: str = "") -> int:
    """Whole minutes that somebody reads ``text`` of a language (BCP 47), begun ones too; 0 where it has no words."""
    speeds = lexicon.mapping("reading-speeds")
    sample = text[:_SAMPLE]
    count = len(terms(sample)) * max(len(text) / _SAMPLE, 1)
    return ceil(count / int(speeds.get(language.split("-")[0].lower(), speeds["en"])))


def after_dateline(text: str, span: Span) -> Span:
    """The sentence at ``span`` without the place, day and agency that a wire story opens with: "OSLO (NTB) – "."""
    dateline = _DATELINE.match(text, span.start, span.end)
    return Span(dateline.end(), span.end) if dateline else span


def covering(spans: Sequence[Span], offset: int) -> Span | None:
    """Which of the ordered, disjoint ``spans`` holds the character at ``offset``; None between two of them."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _split(text: str, paragraph: Span) -> list[Span]:
    spans, start = [], paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if match["mark"] is not None and not _ends_sentence(text, match, paragraph):
            continue
        if inner := _trimmed(text, start, match.end()):
            spans.append(inner)
            start = match.end()
    if inner := _trimmed(text, start, paragraph.end):
        spans.append(inner)
    return spans


def _ends_sentence(text: str, end: re.Match[str], paragraph: Span) -> bool:
    following = _NEXT.match(text, end.end(), min(paragraph.end, end.end() + _TOKEN_WINDOW))
    if following is None:
        return True
    word = following["word"]
    if word[0].islower():
        return False
    if end["close"] and end["mark"] != "." and _speech_follows(text, end.end()):
        return False  # “Why now?” Bolton asked.
    if end["mark"] != "." or "\n" in end["gap"]:
        return True
    before = _LAST_TOKEN.search(text, max(paragraph.start, end.start() - _TOKEN_WINDOW), end.start())
    return before is None or not _abbreviated(before[0], word)


def _abbreviated(token: str, following: str) -> bool:
    """Whether the point after ``token`` belongs to it and the sentence goes on with ``following``."""
    if token in lexicon.words("en/abbreviations-inside"):
        return True
    if token in lexicon.words("en/abbreviations-before-number") and following[0].isdigit():
        return True
    if token in lexicon.words("en/abbreviations") or (_INITIAL.match(token) and token != "I"):
        return following not in lexicon.words("en/sentence-openers")
    return False


def _speech_follows(text: str, offset: int) -> bool:
    ahead = text[offset : offset + 80].split()[:4]
    cues = lexicon.words("en/speech-verbs")
    return any(word.strip(",.") in cues for word in ahead[1:])
