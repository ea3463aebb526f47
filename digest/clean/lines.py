"""What is seen of each block of a plain text, as numbers: its look, what it says, its place, what stands around it.

Nothing but the text itself is asked: where there is no markup, a page's parts are told by how lines stand together
(as in jusText, Pomikálek 2011, and in boilerpipe, Kohlschütter et al. 2010) and by the words of the whole stretch.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import log1p, sqrt

from digest import lexicon
from digest.clean.drafts import Draft
from digest.clean.headline import stems

Row = list[float]

COLUMNS = (
    "letters", "words", "sentence", "prose", "capitals", "digits", "small words", "date words", "commas", "colon",
    "trails off", "item", "marks", "command", "reads as talk", "introduces",
    "said", "said 1 before", "said 1 after", "said 2 before", "said 2 after",
    *(f"said {reach} {side}" for reach in (4, 12) for side in ("before", "after", "around")),
    "least said above", "said in all", "least said before", "most said before", "least said after", "most said after",
    "said stretch begins", "said stretch ends", "said stretch",
    "reason", "reason before", "reason after", "caption", "related", "words before", "words after",
    *(f"{what} {reach}" for reach in (2, 5, 12) for what in ("running text", "judged", "short", "titles")),
    "gap", "gap after", "gaps", "same", "same first word", "talk", "talk above", "talk below",
    "body's words", "body's common words", "headline's words",
    "at", "text above", "text below", "from paragraph", "to paragraph", "paragraph before", "paragraph after",
    "stretch begins", "stretch ends", "stretch", "core begins", "core ends", "core", "from headline", "from colon",
    "from comments", "comments below", "blocks", "text", "in stretch", "paragraphs", "alike", "alike at",
)  # fmt: skip

_HEAD = 60  # words of a block that are looked at one by one
_SAID = 40  # words of a block that are asked for what they tell
_FAR = 40.0  # blocks: what is farther off is as good as absent
_SHORT = 5  # words
_LOOSE = 6.0  # what a block without a sentence costs the main stretch, in words of running text
_TIGHT = 15.0  # what it costs the core of it
_STRONG = 5.0  # what the words of one block can tell
_PERIODS = 7  # blocks after which the like of a block may come again, as in lists of teasers
_SECTION = 5  # blocks that a heading may stand above what it announces
_REGION = 12  # blocks on each side in which it must
_MARKS = re.compile(r"[|»›·•>→/]")
_CLOCK = re.compile(r"\d:\d\d")
_PERSON_IS = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,3}|She|He),?(?: [A-Za-z]{2,5},)* "
    r"(?:is|was|has been|has|serves|works|writes|covers|joined|leads|ist|est|es|è|é) "
)
_DIGITS = re.compile(r"\d")
_GROUPS = {
    "plea": 1, "sales line": 1, "newsletter": 1, "cookie notice": 1, "advertisement": 1, "mailing note": 1,
    "navigation": 2, "share buttons": 2, "button": 2, "comments notice": 2, "link": 2, "page mark": 2, "ornament": 2,
    "related links": 3, "caption": 4, "credit": 4,
    "byline": 5, "date line": 5, "section label": 5, "site name": 5, "score line": 5, "author's biography": 5,
    "headline": 6, "repeated": 0,
}  # fmt: skip
_OTHER = 7
_RELATED = 3
_CAPTION = 4


def said(draft: Draft, weights: Mapping[str, float]) -> float:
    """What the block's words tell: above 0 for the article, below 0 against it."""
    found = clues(draft)
    if not found:
        return 0.0
    told = weights.get("", 0.0) + sum([weights.get(clue, 0.0) for clue in found]) / sqrt(len(found))
    return max(-_STRONG, min(_STRONG, told))


def clues(draft: Draft) -> set[str]:
    """The block's words as they are weighed: figures without their value, and with what it begins and ends."""
    terms = [_DIGITS.sub("0", term) if term[0].isdigit() else term for term in draft.terms[:_SAID]]
    if not terms:
        return set()
    last = draft.terms[-1]
    return {*terms, f"^{terms[0]}", f"${_DIGITS.sub('0', last)}", f"^{' '.join(terms[:2])}"}


def rows(drafts: Sequence[Draft], reasons: Sequence[str], title_at: int | None, told: Sequence[float]) -> list[Row]:
    """A row for each block, its numbers those of ``COLUMNS``; ``told`` is what its words tell."""
    if not drafts:
        return []
    groups = [group_of(reason) for reason in reasons]
    prose = [draft.prose and not kind for draft, kind in zip(drafts, groups, strict=True)]
    talk = [_is_talk(draft) for draft in drafts]
    parts = (
        [_look(draft, talks) for draft, talks in zip(drafts, talk, strict=True)],
        _told(drafts, told),
        _near(drafts, groups, prose),
        _spread(drafts, talk),
        _shared(drafts, prose, title_at),
        _placed(drafts, prose, title_at),
        _announced(drafts, reasons),
        _alike(drafts, groups),
    )
    document = _document(drafts, prose)
    rows = []
    for look, tale, near, spread, shared, placed, announced, alike in zip(*parts, strict=True):
        rows.append([*look, *tale, *near, *spread, *shared, *placed, *announced, *document, *alike])
    return rows


def group_of(reason: str) -> int:
    """The number of the group that a rule's reason belongs to: 0 for none."""
    return _GROUPS.get(reason, _OTHER) if reason else 0


def stretch(gains: Sequence[float]) -> tuple[int, int]:
    """The half-open stretch of blocks with the largest sum of ``gains`` (Kadane)."""
    best, start, end = 0.0, 0, 0
    total, begin = 0.0, 0
    for place, gain in enumerate(gains):
        if total <= 0:
            total, begin = 0.0, place
        total += gain
        if total > best:
            best, start, end = total, begin, place + 1
    return start, end


def _look(draft: Draft, talk: bool) -> Row:
    text, terms = draft.text, draft.terms
    words = text[:600].split()[:_HEAD]
    count = len(words) or 1
    head = terms[:_HEAD]
    heads = len(head) or 1
    small, dates = lexicon.words("en/clean-small-words"), lexicon.words("en/clean-date-words")
    end = text[-4:].rstrip()
    return [
        log1p(len(text)),
        log1p(draft.size),
        draft.ends,
        draft.prose,
        len([word for word in words if word[0].isupper()]) / count,
        len([term for term in head if term[0].isdigit()]) / heads,
        len([term for term in head if term in small]) / heads,
        len([term for term in head if term in dates]) / heads,
        (text.count(",") + text.count("、")) / count,
        end.endswith(":"),
        end.endswith(("…", "...")),
        draft.kind == "item",
        len(_MARKS.findall(text, 0, 300)),
        bool(terms) and terms[0] in lexicon.words("en/clean-command-words"),
        talk,
        _PERSON_IS.match(text) is not None,
    ]


def _is_talk(draft: Draft) -> bool:
    """Whether a line has what stands beside each of many comments: when, “says”, “reply”."""
    if draft.size >= _SAID:
        return False
    return not lexicon.words("en/clean-talk-words").isdisjoint(draft.terms) or _CLOCK.search(draft.text) is not None


def _told(drafts: Sequence[Draft], told: Sequence[float]) -> Iterator[Row]:
    """What the block's own words tell, those of its neighbours, and of all within reach on either side."""
    count = len(told)
    padded = [0.0, 0.0, *told, 0.0, 0.0]
    sums = [0.0, *accumulate(told)]
    least = list(accumulate(told, min))
    mean = sums[-1] / count
    start, end = stretch([gain * sqrt(min(draft.size, 100)) for gain, draft in zip(told, drafts, strict=True)])
    share = (end - start) / count
    for place, own in enumerate(told):
        row = [own, padded[place + 1], padded[place + 3], padded[place], padded[place + 4]]
        for reach in (4, 12):
            low, high = max(0, place - reach), min(count, place + reach + 1)
            row.append((sums[place] - sums[low]) / (place - low or 1))
            row.append((sums[high] - sums[place + 1]) / (high - place - 1 or 1))
            row.append((sums[high] - sums[low]) / (high - low))
        above, below = told[max(0, place - _SECTION) : place], told[place + 1 : place + 1 + _SECTION]
        row += (least[place], mean, min(above, default=0.0), max(above, default=0.0))
        yield [*row, min(below, default=0.0), max(below, default=0.0), *_within(place, start, end), share]


def _within(place: int, start: int, end: int) -> tuple[float, float]:
    """How far a block is from the first and from the last of a stretch."""
    return max(-_FAR, min(_FAR, place - start)), max(-_FAR, min(_FAR, place - end + 1))


def _near(drafts: Sequence[Draft], groups: Sequence[int], prose: Sequence[bool]) -> Iterator[Row]:
    """The reasons and sizes beside each block; shares of running text, judged, short, title-like blocks near it."""
    count = len(drafts)
    logs = [-1.0, *(log1p(draft.size) for draft in drafts), -1.0]
    kinds = [-1, *groups, -1]
    lengths = [len(draft.text) for draft in drafts]
    written = [0, *accumulate(length if good else 0 for length, good in zip(lengths, prose, strict=True))]
    letters = [0, *accumulate(lengths)]
    judged = [0, *accumulate(kind > 0 for kind in groups)]
    short = [0, *accumulate(draft.size <= _SHORT for draft in drafts)]
    titles = [0, *accumulate(not draft.ends and 4 <= draft.size <= 20 for draft in drafts)]
    for place, kind in enumerate(groups):
        row: Row = [
            kind, kinds[place], kinds[place + 2], kind == _CAPTION, kind == _RELATED, logs[place], logs[place + 2]
        ]  # fmt: skip
        for reach in (2, 5, 12):
            low, high = max(0, place - reach), min(count, place + reach + 1)
            width = high - low
            row.append((written[high] - written[low]) / (letters[high] - letters[low] or 1))
            row.append((judged[high] - judged[low]) / width)
            row.append((short[high] - short[low]) / width)
            row.append((titles[high] - titles[low]) / width)
        yield row


def _spread(drafts: Sequence[Draft], talks: Sequence[bool]) -> Iterator[Row]:
    """Empty lines, blocks that come again, and the marks of comments around each block."""
    count = len(drafts)
    gaps = [float(min(draft.gap, 3)) for draft in drafts]
    mean = sum(gaps) / count
    same = Counter(draft.terms for draft in drafts)
    first = Counter(draft.terms[:1] for draft in drafts)
    talk = [0, *accumulate(talks)]
    for place, draft in enumerate(drafts):
        low, high = max(0, place - 6), min(count, place + 7)
        yield [
            gaps[place],
            gaps[place + 1] if place + 1 < count else 0.0,
            mean,
            same[draft.terms],
            first[draft.terms[:1]],
            (talk[high] - talk[low]) / (high - low),
            talk[place],
            talk[count] - talk[place + 1],
        ]


def _shared(drafts: Sequence[Draft], prose: Sequence[bool], title_at: int | None) -> Iterator[Row]:
    """How much of what a block speaks of the other paragraphs of the core and the headline speak of too."""
    own = [stems(draft.terms[:_HEAD]) for draft in drafts]
    start, end = stretch([draft.size if good else -_TIGHT for draft, good in zip(drafts, prose, strict=True)])
    inside = {place for place in range(start, end) if prose[place]}
    body: Counter[str] = Counter()
    for place in inside:
        body.update(own[place])
    headline = own[title_at] if title_at is not None else frozenset()
    for place, words in enumerate(own):
        if not words:
            yield [-1.0, -1.0, -1.0]
            continue
        counts = [body[word] for word in words]
        others = place in inside
        yield [
            sum([count > others for count in counts]) / len(counts),
            sum([count > 1 + others for count in counts]) / len(counts),
            len(words & headline) / len(words),
        ]


def _placed(drafts: Sequence[Draft], prose: Sequence[bool], title_at: int | None) -> Iterator[Row]:
    """Where each block stands in the whole, between paragraphs, and by the stretches that have most of them."""
    count = len(drafts)
    sizes = [draft.size for draft in drafts]
    at = [place for place, good in enumerate(prose) if good]
    above = [0, *accumulate(size if good else 0 for size, good in zip(sizes, prose, strict=True))]
    total = above[-1] or 1
    loose = stretch([size if good else -_LOOSE for size, good in zip(sizes, prose, strict=True)])
    tight = stretch([size if good else -_TIGHT for size, good in zip(sizes, prose, strict=True)])
    shares = [(end - start) / count for start, end in (loose, tight)]
    for place in range(count):
        index = bisect_left(at, place)
        before = at[index - 1] if index else None
        index = bisect_right(at, place)
        after = at[index] if index < len(at) else None
        yield [
            place / count,
            above[place] / total,
            (total - above[place + 1]) / total,
            _FAR if before is None else min(place - before, _FAR),
            _FAR if after is None else min(after - place, _FAR),
            -1.0 if before is None else log1p(sizes[before]),
            -1.0 if after is None else log1p(sizes[after]),
            *_within(place, *loose),
            shares[0],
            *_within(place, *tight),
            shares[1],
            -_FAR - 1 if title_at is None else max(-_FAR, min(_FAR, place - title_at)),
        ]


def _announced(drafts: Sequence[Draft], reasons: Sequence[str]) -> Iterator[Row]:
    """How far above a line ends in a colon, and a heading of comments stands; how many of these are below."""
    colon = comments = -_FAR
    left = sum(reason == "comments notice" for reason in reasons)
    for place, (draft, reason) in enumerate(zip(drafts, reasons, strict=True)):
        yield [min(place - colon, _FAR), min(place - comments, _FAR), left]
        if draft.text[-4:].rstrip().endswith(":"):
            colon = place
        if reason == "comments notice":
            comments = place
            left -= 1


def _document(drafts: Sequence[Draft], prose: Sequence[bool]) -> Row:
    sizes = [draft.size if good else 0 for draft, good in zip(drafts, prose, strict=True)]
    start, end = stretch([size or -_LOOSE for size in sizes])
    total = sum(sizes)
    return [log1p(len(drafts)), log1p(total), sum(sizes[start:end]) / (total or 1), sum(prose) / len(drafts)]


def _alike(drafts: Sequence[Draft], groups: Sequence[int]) -> Iterator[Row]:
    """How regularly blocks of one shape come again around each block, and after how many."""
    count = len(drafts)
    shapes = [_shape(draft, kind) for draft, kind in zip(drafts, groups, strict=True)]
    best = [(0.0, 0)] * count
    for period in range(1, min(_PERIODS, count - 1) + 1):
        again = [0, *accumulate(one == other for one, other in zip(shapes, shapes[period:], strict=False))]
        last = len(again) - 1
        for place in range(count):
            low, high = max(0, place - _REGION), min(last, place + _REGION + 1 - period)
            share = (again[high] - again[low]) / (high - low) if high - low > 3 else 0.0
            if share > best[place][0]:
                best[place] = (share, period)
    return ([share, period] for share, period in best)


def _shape(draft: Draft, kind: int) -> tuple[int, bool, int]:
    size = draft.size
    return (size // 3 if size < 12 else 4 + min(size, 60) // 20, draft.ends, kind)
