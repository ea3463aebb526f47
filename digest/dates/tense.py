"""Whether the clause around an expression of time looks back or ahead."""

from __future__ import annotations

from digest.dates.grammar import Match

_REACH = 10  # tokens on each side in which a verb is looked for


def direction(match: Match) -> int:
    """Where the clause looks: -1 back, 1 ahead, 0 where nothing tells. The nearest verb decides, sooner one before."""
    if match.beside(1, "apos"):
        return -1  # Wednesday's ruling
    codes, stop = match.tokens.classes, match.vocabulary.codes("stop")
    infinitive = _bound_to(match)
    best, found = _REACH * 2.0, 0
    for step, weight in ((-1, 1.0), (1, 1.5)):
        index = match.first - 1 if step < 0 else match.last
        for distance in range(1, _REACH + 1):
            if not 0 <= index < len(codes) or codes[index] in stop or distance * weight >= best:
                break
            if side := _side(match, index, infinitive):
                best, found = distance * weight, side
                break
            index += step
    return found or (1 if _votes_on(match) else 0)


def _side(match: Match, index: int, infinitive: frozenset[int]) -> int:
    """What the word at ``index`` says: -1 back, 1 ahead, 0 nothing."""
    codes, known = match.tokens.classes, match.vocabulary
    if codes[index] in known.codes("month"):
        return 0  # May
    ahead = known.codes("ahead")
    coming = codes[index] in ahead or index in infinitive
    if not coming and codes[index] not in known.codes("back"):
        return 0
    if codes[index] in known.codes("limit") and index == match.first - 1 and _opens(match, index):
        return 0  # until Thursday, they had not called him
    before = _past(codes, index, known.codes("auxiliary"))
    first = codes[before : before + 1] if before >= 0 else ""
    if _supposes(match, index) or _supposes(match, before):
        return -1
    if coming:
        return -1 if first in known.codes("overtaken") else 1  # had been due
    if first in known.codes("det") and codes[index] in known.codes("word"):
        return 0  # a still unspecified date
    return 1 if first in ahead or first in known.codes('"to"') else -1


def _supposes(match: Match, index: int) -> bool:
    """Whether the words at ``index`` are "must have", "would have": what was, or would have been."""
    codes, known = match.tokens.classes, match.vocabulary
    pair = codes[index : index + 2] if index >= 0 else ""
    return len(pair) == 2 and pair[0] in known.codes("supposing") and pair[1] in known.codes("have")


def _opens(match: Match, index: int) -> bool:
    """Whether the token at ``index`` begins its sentence."""
    return index == 0 or match.tokens.classes[index - 1] in match.vocabulary.codes("stop")


def _past(codes: str, index: int, passed: frozenset[str]) -> int:
    """The index of the nearest token before ``index`` that is none of those passed over."""
    index -= 1
    while index >= 0 and codes[index] in passed:
        index -= 1
    return index


def _votes_on(match: Match) -> bool:
    """Thailand votes on Sunday: where no other verb tells, the present before "on" looks ahead."""
    index = match.first - 2
    tokens, known = match.tokens, match.vocabulary
    if index < 1 or tokens.classes[index + 1] not in known.codes('"on"'):
        return False
    return tokens.classes[index] in known.codes("plural") and tokens.classes[index - 1] in known.codes("name")


def _bound_to(match: Match) -> frozenset[int]:
    """Tokens near the match that say with the next one what is to come: is to, set to, as soon as."""
    codes, known = match.tokens.classes, match.vocabulary
    first, last = max(0, match.first - _REACH), match.last + _REACH
    pairs = [
        (known.codes("beto"), known.codes('"to"')),
        (known.codes("assoon"), known.codes('"as"')),
        (known.codes("setfor"), known.codes('"for"')),
        (known.codes("see"), known.codes("you")),
        (known.codes("awaited"), known.codes("awaiting")),
    ]
    near = enumerate(zip(codes[first:last], codes[first + 1 : last + 1], strict=False), first)
    return frozenset(index for index, (one, other) in near if any(one in a and other in b for a, b in pairs))
