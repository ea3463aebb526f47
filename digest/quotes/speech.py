"""What is said in a text, sentence after sentence: speakers go on, or are named only after or before their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest.quotes import subjects
from digest.quotes.circumstances import addressee, told
from digest.quotes.contents import attribute, scare
from digest.quotes.cues import Cue, find_cues
from digest.quotes.marks import Quoted
from digest.quotes.subjects import Stretch
from digest.quotes.tokens import Sentence, Token, in_sentences, possessive
from digest.types import Span, Timex

_LONGEST_SENTENCE = 3000  # tokens; what is longer is a list or a page without points, and says nothing
_SIGNATURE = 8  # tokens of a name after a dash
_DASHES = frozenset({"—", "–", "―", "-", "--"})
_ENDS = frozenset(".!?…,。！？，")


@dataclass(frozen=True, slots=True)
class Said:
    content: Span
    direct: bool
    speaker: Span | None = None
    cue: str = ""
    addressee: Span | None = None
    told: Timex | None = None  # when


@dataclass(frozen=True, slots=True)
class _Thread:
    """What a sentence leaves to the next."""

    speaker: Said | None = None  # whose words a quotation that stands alone goes on with
    waiting: tuple[Token, ...] = ()  # quotations whose speaker may be told yet
    unsigned: tuple[Token, ...] = ()  # quotations under which a name may stand yet
    end: int = 0  # where the sentence ended
    narrated: bool = False  # the speaker is only the subject of a sentence in which nothing is said


def speech(text: str, quotes: Sequence[Quoted], timexes: Sequence[Timex] = ()) -> list[Said]:
    """Everything that somebody says in ``text``, in its order, each content once; ``timexes`` in their order."""
    dated = [timex for timex in timexes if timex.when and timex.type in ("DATE", "TIME")]
    said: dict[Span, Said] = {}
    thread = _Thread()
    for sentence in in_sentences(text, quotes):
        if len(sentence.tokens) > _LONGEST_SENTENCE:
            continue
        here, thread = _in_sentence(text, sentence, thread, _within(dated, sentence.span))
        for one in here:
            if one.content not in said or not said[one.content].cue:
                said[one.content] = one
    return sorted(said.values(), key=lambda one: one.content)


def _within(timexes: Sequence[Timex], span: Span) -> Sequence[Timex]:
    first = bisect_left(timexes, span.start, key=lambda timex: timex.span.start)
    return timexes[first : bisect_left(timexes, span.end, first, key=lambda timex: timex.span.start)]


def _in_sentence(text: str, sentence: Sentence, thread: _Thread, times: Sequence[Timex]) -> tuple[list[Said], _Thread]:
    tokens = sentence.tokens
    cues = find_cues(tokens)
    here = [
        _circumstances(_said(text, tokens, one.cue, one.content, one.direct), tokens, one.cue, times)
        for one in attribute(sentence, cues)
    ]
    signed = _signed(tokens)
    if signed:
        here.extend(_of(signed, thread.unsigned))
    elif late := _told_late(text, tokens, cues):
        here.extend(_of(late, thread.waiting))
    standing = _standing(tokens, {one.content for one in here})
    if any(token.is_word for token in tokens):
        speaker = signed or next((one for one in here if one.speaker), None)
    else:
        speaker = _going_on(text, sentence, thread)
    here.extend(_of(speaker, standing) if speaker else [Said(_inner(token), True) for token in standing])
    waiting = tuple(standing) if speaker is None or thread.narrated else ()
    following, narrated = _next_speaker(text, tokens, cues, here)
    if following is None and standing:
        following, narrated = speaker, thread.narrated
    unsigned = () if any(token.is_word for token in tokens) else tuple(standing)
    return here, _Thread(following, waiting, unsigned, sentence.span.end, narrated)


def _going_on(text: str, sentence: Sentence, thread: _Thread) -> Said | None:
    """Who spoke last; the mere subject of the sentence before only within a paragraph."""
    if thread.narrated and "\n" in text[thread.end : sentence.span.start]:
        return None
    return thread.speaker


def _next_speaker(
    text: str, tokens: Sequence[Token], cues: Sequence[Cue], here: Iterable[Said]
) -> tuple[Said | None, bool]:
    """Who goes on if the next sentence is a quotation alone, and whether that is only the subject of this one."""
    if tokens and tokens[-1].text == ":" and cues:
        return _said(text, tokens, cues[-1], Span(0, 0), True), False
    spoken = [one for one in here if one.speaker is not None]
    if spoken:
        return replace(spoken[-1], cue="", addressee=None, told=None), False
    if any(token.quote for token in tokens):
        return None, False
    subject = subjects.first(tokens, 0, len(tokens))
    if subject is None or not (tokens[subject[0]].word in ("he", "she", "they") or tokens[subject[1] - 1].is_name):
        return None, False
    return Said(Span(0, 0), True, _stretch(tokens, subject)), True


def _told_late(text: str, tokens: Sequence[Token], cues: Sequence[Cue]) -> Said | None:
    """ "Bolton said in Leeds." after a quotation that ended with its own point."""
    if not cues or cues[0].start != 0 or "q" not in cues[0].joins or any(token.quote for token in tokens):
        return None
    return _said(text, tokens, cues[0], Span(0, 0), True)


def _signed(tokens: Sequence[Token]) -> Said | None:
    """The name after the dash in “...” — Name."""
    dash = next((index for index, token in enumerate(tokens) if token.text in _DASHES), None)
    if dash is None or any(token.quote is None for token in tokens[:dash]) or not 1 < len(tokens) - dash <= _SIGNATURE:
        return None
    if not all(token.is_name or not (token.is_word or token.quote) for token in tokens[dash + 1 :]):
        return None
    return Said(Span(0, 0), True, _stretch(tokens, (dash + 1, len(tokens))))


def _standing(tokens: Sequence[Token], taken: set[Span]) -> list[Token]:
    """The quotations that are sentences of their own and attributed to nobody yet."""
    return [
        token
        for index, token in enumerate(tokens)
        if token.quote is not None and token.quote.inner not in taken and _sentential(tokens, index)
    ]


def _sentential(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    if before is not None and before.quote is None and before.text not in ".!?:":
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].final in _ENDS or (following is not None and following.text == ","):
        return True
    return not scare(tokens[index]) and (following is None or not following.is_word)


def _of(speaker: Said, tokens: Iterable[Token]) -> list[Said]:
    return [replace(speaker, content=_inner(token), direct=True) for token in tokens]


def _said(text: str, tokens: Sequence[Token], cue: Cue, content: Span, direct: bool) -> Said:
    verb = _stretch(tokens, cue.verb)
    speaker = _stretch(tokens, cue.subject) if cue.subject else None
    if speaker and cue.possessive:
        speaker = Span(speaker.start, speaker.end - len(possessive(text[speaker.start : speaker.end])))
    return Said(content, direct, speaker, text[verb.start : verb.end])


def _circumstances(said: Said, tokens: Sequence[Token], cue: Cue, times: Sequence[Timex]) -> Said:
    hearer = addressee(tokens, cue, said.content)
    return replace(
        said, addressee=_stretch(tokens, hearer) if hearer else None, told=told(tokens, cue, said.content, times)
    )


def _stretch(tokens: Sequence[Token], stretch: Stretch) -> Span:
    return Span(tokens[stretch[0]].span.start, tokens[stretch[1] - 1].span.end)


def _inner(token: Token) -> Span:
    assert token.quote is not None
    return token.quote.inner
