"""The words that tell that somebody says or thinks something, each with who it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from digest import lexicon
from digest.quotes import nominals, subjects
from digest.quotes.subjects import Stretch
from digest.quotes.tokens import Token

_LONGEST_PHRASE = 4
_NEAR = 4  # tokens between who said it and its "that"
_FRONTED = 25  # tokens of a participle with what belongs to it
_NOUN_FORMS = 2  # of a verb that is a noun, too, the first forms: "report", "reports"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and its subject, as half-open ranges of tokens."""

    verb: Stretch
    subject: Stretch | None
    joins: str  # how the words are joined to it: the letters of resources/lexicon/en/quotes-cue-verbs.tsv
    possessive: bool = False  # "Moscow's claim that ...": the subject owns a noun
    patient: Stretch | None = None  # "the plan was attacked by ...": what is spoken of
    shared: bool = False  # "he left, saying that ...": the subject is that of another verb before

    @property
    def start(self) -> int:
        return self.verb[0] if self.shared or not self.subject else min(self.verb[0], self.subject[0])

    @property
    def end(self) -> int:
        return self.verb[1] if self.shared or not self.subject else max(self.verb[1], self.subject[1])

    @property
    def inverted(self) -> bool:
        """Whether the subject follows, as in "said Bolton"."""
        return self.subject is not None and self.subject[0] >= self.verb[1] and not self.shared


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """The cues of one sentence that have a subject, in order."""
    found: list[Cue] = []
    for verb, joins in _verbs(tokens):
        if cue := _with_subject(tokens, verb, joins, found):
            found.append(cue)
    return found


def joins(cue: str) -> frozenset[str]:
    """How words are joined to a cue, in lower case: the letters of the tables; none of one that is not in them."""
    return frozenset(_forms().get(cue, "") or _phrases().get(cue, ""))


def _verbs(tokens: Sequence[Token]) -> Iterator[tuple[Stretch, str]]:
    index = 0
    likely = _likely()
    while index < len(tokens):
        if tokens[index].word not in likely:
            index += 1
            continue
        stretch, joins = _cue_at(tokens, index)
        if joins:
            yield stretch, joins
        index = max(index + 1, stretch[1])


def _cue_at(tokens: Sequence[Token], index: int) -> tuple[Stretch, str]:
    if tokens[index].word in _phrase_openers():
        for end in range(min(len(tokens), index + _LONGEST_PHRASE), index + 1, -1):
            if joins := _phrases().get(" ".join(token.word for token in tokens[index:end])):
                return (index, end), joins
    token = tokens[index]
    joins = _forms().get(token.word, "")
    if index and joins and token.is_name and (not _headline(tokens) or ("n" in joins and not _vows(tokens, index))):
        joins = ""
    if not joins and (token.word in nominals.nouns() or token.word in nominals.adjectives()):
        joins = "n"
    return (index, index + 1), joins


def _vows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a noun, too, is a verb: "Mayor Vows To ..."."""
    return tokens[index].word.endswith("s") and index + 1 < len(tokens) and tokens[index + 1].word == "to"


def _headline(tokens: Sequence[Token]) -> bool:
    """Whether capitals say nothing: most words have one and no point ends them, or there are only capitals."""
    words = [token for token in tokens if token.is_word]
    if all(token.text.isupper() for token in words):
        return True
    return tokens[-1].text != "." and 3 * sum(token.is_name for token in words) > 2 * len(words)


@cache
def _likely() -> frozenset[str]:
    """Every word with which a cue may begin."""
    return _phrase_openers() | _forms().keys() | nominals.nouns().keys() | nominals.adjectives().keys()


@cache
def _forms() -> dict[str, str]:
    found = {}
    for forms, joins in lexicon.table("en/quotes-cue-verbs"):
        for place, form in enumerate(forms.split()):
            found[form] = joins if place < _NOUN_FORMS else joins.replace("n", "")
    return found


@cache
def _phrases() -> dict[str, str]:
    prepositions = dict.fromkeys(lexicon.lines("en/quotes-cue-prepositions"), "a")
    return {**lexicon.mapping("en/quotes-cue-phrases"), **prepositions}


@cache
def _phrase_openers() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _phrases())


def _with_subject(tokens: Sequence[Token], verb: Stretch, joins: str, earlier: Sequence[Cue]) -> Cue | None:
    start, end = verb
    if joins == "a":
        named = subjects.after(tokens, end)
        return Cue(verb, named, joins) if named else None
    if joins == "n" or _is_noun(tokens, start, joins):
        return _nominal(tokens, start)
    if end < len(tokens) and tokens[end].word == "by":
        return _passive(tokens, verb, joins)
    if "q" in joins and _after_speech(tokens, start) and (named := _inverted(tokens, end, joins)):
        return Cue(verb, named, joins)
    if subject := _shared(tokens, start, earlier):
        return Cue(verb, subject, joins, shared=True)
    if start == 0 and (subject := _fronted(tokens, end)):
        return Cue(verb, subject, joins, shared=True) if subjects.nameable(tokens, subject) else None
    if "m" in joins and (denied := _denial(tokens, start)) < start:
        verb = denied, end
    subject = _before(tokens, verb[0], joins)
    return Cue(verb, subject, joins) if subject and subjects.nameable(tokens, subject) else None


def _denial(tokens: Sequence[Token], verb: int) -> int:
    """Where "does not" or "doesn't" begins before the verb; the verb itself where nothing denies it."""
    if verb > 2 and tokens[verb - 1].word == "not" and tokens[verb - 2].word in lexicon.words("en/quotes-asking"):
        return verb - 2
    denied = verb > 1 and tokens[verb - 1].word in lexicon.words("en/quotes-asking")
    return verb - 1 if denied and tokens[verb - 1].word.endswith("t") else verb


def _fronted(tokens: Sequence[Token], end: int) -> Stretch | None:
    """The subject of a participle that opens the sentence: "Bemoaning the price, Smith left"."""
    if not tokens[0].word.endswith("ing"):
        return None
    comma = next((index for index in range(end, min(len(tokens), end + _FRONTED)) if tokens[index].ends_clause), None)
    if comma is None or comma == end:
        return None
    found = subjects.first(tokens, comma + 1, len(tokens))
    return found if found and found[0] == comma + 1 else None


def _before(tokens: Sequence[Token], verb: int, joins: str) -> Stretch | None:
    """The subject before a verb; None where another verb stands before it, and what looks like one is a noun."""
    subject = subjects.before(tokens, verb)
    if subject is None:
        return None
    start, end = subject
    if tokens[start].word in lexicon.words("en/quotes-nominatives"):
        return None if "n" in joins and end - start > 1 else (start, start + 1)  # not "they collected comments"
    if start and subjects.finite(tokens, start - 1) and tokens[end - 1].text.islower():
        if "n" in joins and tokens[start].word not in lexicon.words("en/quotes-determiners"):
            return None  # "cited derogatory comments"
        if tokens[verb].word.endswith("ing"):
            return subjects.first(tokens, 0, start) or subject  # "issued a statement calling for"
    return subject


def _shared(tokens: Sequence[Token], verb: int, earlier: Sequence[Cue]) -> Stretch | None:
    """The subject that "..., adding that" and "... and said" have from a verb before."""
    joint = subjects.joint(tokens, verb)
    if joint is not None and earlier and earlier[-1].subject and earlier[-1].verb[1] <= joint:
        return earlier[-1].subject
    if tokens[verb].word.endswith("ing") and subjects.before(tokens, verb) is None:
        return _of_participle(tokens, verb, earlier)
    return None


def _is_noun(tokens: Sequence[Token], index: int, joins: str) -> bool:
    """ "a report that", "his demands", "Moscow's claims of": the same letters as a noun."""
    if index == 0:
        return False
    before, word = tokens[index - 1], tokens[index].word
    if before.word in lexicon.words("en/quotes-determiners"):
        return True
    if before.word == "to" and subjects.leading(tokens, index) != index:
        return False
    if before.word in lexicon.words("en/quotes-prepositions"):
        return not word.endswith("ing")
    if before.is_possessive and before.word not in lexicon.words("en/quotes-be-contractions"):
        return True
    if "n" not in joins or not before.is_word:
        return False
    if before.word in lexicon.words("en/quotes-subject-pronouns") | lexicon.words("en/quotes-auxiliaries"):
        return False
    if before.is_name and (word.endswith("s") or before.word.endswith("s")):
        return False
    return not ((word.endswith("s") or before.word.endswith("s")) and _takes(tokens, index + 1, joins))


def _takes(tokens: Sequence[Token], index: int, joins: str) -> bool:
    """Whether an object or a clause begins at ``index``, as it does after verbs and not after nouns."""
    if index >= len(tokens):
        return False
    following = tokens[index]
    if following.quote is not None or following.is_name or following.text in (":", ","):
        return True
    openers = lexicon.words("en/quotes-determiners") | lexicon.words("en/quotes-nominatives") | {"that"}
    openers |= lexicon.words("en/quotes-quantifiers")
    if following.word == "to" and "v" in joins:
        return True
    return following.word in openers


def _passive(tokens: Sequence[Token], verb: Stretch, joins: str) -> Cue | None:
    """ "The plan was attacked by the mayor", "a plan proposed by the mayor"."""
    start, end = verb
    if tokens[start].word.endswith("ing") or end + 1 >= len(tokens) or tokens[end + 1].word.endswith("ing"):
        return None
    agent, patient = subjects.after(tokens, end + 1), subjects.patient(tokens, start)
    if agent is None or patient is None or not subjects.nameable(tokens, agent):
        return None
    if "r" in joins and any(token.word == "that" for token in tokens[agent[1] : agent[1] + _NEAR]):
        return Cue(verb, agent, "t")  # "she was told by the police that ..."
    if tokens[patient[1] - 1].word in lexicon.words("en/quotes-subject-pronouns"):
        return None
    return Cue((start, end + 1), agent, "b", patient=patient)


def _nominal(tokens: Sequence[Token], index: int) -> Cue | None:
    """The cue that a noun or an adjective makes."""
    found = nominals.nominal(tokens, index)
    if found is None:
        return None
    verb, subject, joins, owned = found
    return Cue(verb, subject, joins, possessive=owned) if owned or subjects.nameable(tokens, subject) else None


def _after_speech(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation, a comma after a clause or nothing stands directly before."""
    if index == 0:
        return True
    if tokens[index - 1].text in (",", "—", "–", "-"):
        index -= 1
        return index > 0 and (tokens[index - 1].quote is not None or index > 2)
    return tokens[index - 1].quote is not None


def _inverted(tokens: Sequence[Token], start: int, joins: str) -> Stretch | None:
    if start >= len(tokens) or tokens[start].word in ("that", "to", "in", "on", "at"):
        return None
    if tokens[start].word in lexicon.words("en/quotes-object-pronouns") - {"her", "it", "you"}:
        return None
    named = subjects.after(tokens, start)
    if named is None or any(token.quote is not None for token in tokens[max(0, start - 3) : start]):
        return named
    return named if "i" in joins and _closes(tokens, named) else None


def _closes(tokens: Sequence[Token], named: Stretch) -> bool:
    """Whether a phrase after a comma and a verb is the speaker, and not the beginning of what is said."""
    start, end = named
    plain = tokens[start].is_name and not tokens[end - 1].is_name
    if end - start > 2 and not any(token.is_name for token in tokens[start:end]):
        plain = tokens[start].word not in lexicon.words("en/quotes-determiners") | {"one"}
    if plain or end == len(tokens) or not tokens[end].is_word:
        return not plain
    return tokens[end].word in lexicon.words("en/quotes-time-words") or tokens[end].word in ("who", "in", "on")


def _of_participle(tokens: Sequence[Token], verb: int, earlier: Sequence[Cue]) -> Stretch | None:
    """Of "..., adding that ...": the last speaker of the sentence, else its subject."""
    if earlier:
        return earlier[-1].subject
    if tokens[verb - 1].word == "without":
        return None
    found = subjects.first(tokens, 0, verb)
    if found is None:
        return None
    inside = (index for index in range(found[0] + 1, found[1]) if tokens[index].word in _forms())
    return found[0], next(inside, found[1])
