"""Who speaks: the noun phrase before or after a verb of saying, found by the words that end one."""

from __future__ import annotations

from collections.abc import Sequence

from digest import lexicon
from digest.quotes.tokens import Token

Stretch = tuple[int, int]  # a half-open range of tokens

_LONGEST = 18  # tokens in a noun phrase
_APPOSED = 9  # tokens of a short apposition that gives a name
_FARTHEST = 45  # tokens over which an apposition between commas is skipped
_JOINING = frozenset({"-", "&", "/"})


def nameable(tokens: Sequence[Token], phrase: Stretch) -> bool:
    """Whether a phrase can be somebody or something that speaks, and is no fragment of another."""
    start, end = phrase
    no_speakers = lexicon.words("en/quotes-not-speakers")
    if (
        tokens[end - 1].word in no_speakers
        or adverb(tokens[end - 1])
        or tokens[start].word in ("not", "to", "according")
    ):
        return False
    follows = _opening_words() | lexicon.words("en/quotes-prepositions") | no_speakers
    if _is_verb(tokens[start]) and (start + 1 == end or tokens[start + 1].word in follows):
        return False  # "founded a network"
    if adverb(tokens[start]):
        return False
    words = [token.text for token in tokens[start:end] if token.is_word or token.text[0] == "@"]
    if len(words) == 1 and len(words[0]) == 1:
        return words[0] == "I"
    return not all(word[0].isdigit() for word in words)


def _is_verb(token: Token) -> bool:
    if not token.text.islower():
        return False
    return token.word.endswith(("ed", "ing")) or token.word in lexicon.words("en/quotes-common-verbs")


def _opening_words() -> frozenset[str]:
    """Words that begin a noun phrase."""
    return lexicon.words("en/quotes-determiners") | lexicon.words("en/quotes-quantifiers")


def adverb(token: Token) -> bool:
    return (
        token.word.endswith("ly") and token.text.islower() and token.word not in lexicon.words("en/quotes-not-adverbs")
    )


def before(tokens: Sequence[Token], verb: int) -> Stretch | None:
    """The subject of the verb at ``verb``, where it stands before it; None where nobody says it or it is denied."""
    found = _before(tokens, verb)
    asked = lexicon.words("en/quotes-asking")
    return None if found and found[0] and tokens[found[0] - 1].word in asked else found  # "nor did he say"


def _before(tokens: Sequence[Token], verb: int) -> Stretch | None:
    end = _without_adverbs(tokens, leading(tokens, verb))
    if end is None or end == 0:
        return None
    last = tokens[end - 1]
    if last.word in lexicon.words("en/quotes-prepositions") or (last.text == "," and tokens[verb].word.endswith("ing")):
        return None
    if last.word in ("who", "which", "and", "but", "that"):
        return _antecedent(tokens, end - 1)
    if last.text in (",", ")", "—", "–", "--"):
        return _across_apposition(tokens, end - 1)
    if last.is_word or last.text[0] == "@" or _abbreviates(tokens, end - 1):
        return phrase_before(tokens, end)
    return None


def joint(tokens: Sequence[Token], verb: int) -> int | None:
    """Where "and" joins the verb at ``verb`` to one before, with nothing but adverbs between; None if none does."""
    index = verb - 1
    while index > 0 and (tokens[index].word in lexicon.words("en/quotes-auxiliaries") or adverb(tokens[index])):
        index -= 1
    return index if index > 0 and tokens[index].word in ("and", "but", "or") else None


def patient(tokens: Sequence[Token], verb: int) -> Stretch | None:
    """What a passive at ``verb`` is about: of "the plan was widely attacked by" and of "the plan attacked by"."""
    auxiliaries, be = lexicon.words("en/quotes-auxiliaries"), lexicon.words("en/quotes-be")
    end = verb
    while end > 0 and (tokens[end - 1].word in auxiliaries or tokens[end - 1].word in be or adverb(tokens[end - 1])):
        end -= 1
    if end == 0 or not tokens[end - 1].is_word or tokens[end - 1].word in lexicon.words("en/quotes-negations"):
        return None
    return phrase_before(tokens, end)


def after(tokens: Sequence[Token], start: int) -> Stretch | None:
    """The noun phrase that begins at ``start``."""
    times = lexicon.words("en/quotes-time-words")
    if start < len(tokens) and tokens[start].word in lexicon.words("en/quotes-subject-pronouns"):
        return start, start + 1
    end = start
    while end < min(len(tokens), start + _LONGEST) and _goes_on(tokens, start, end):
        end += 1
    while end > start and (
        tokens[end - 1].word in lexicon.words("en/quotes-prepositions") | times or not _noun(tokens[end - 1])
    ):
        end -= 1
    return (start, end) if end > start else None


def phrase_before(tokens: Sequence[Token], end: int) -> Stretch | None:
    """The noun phrase that ends before ``end``."""
    if tokens[end - 1].word in lexicon.words("en/quotes-subject-pronouns"):
        return end - 1, end
    start = end
    openers = lexicon.words("en/quotes-clause-openers")
    while start > max(0, end - _LONGEST):
        token = tokens[start - 1]
        if token.word in openers or not (token.is_word or token.text in _JOINING or _abbreviates(tokens, start - 1)):
            break
        if token.word in ("and", "or") and not _pair(tokens, start - 1):
            break
        if finite(tokens, start - 1):
            break
        start -= 1
    return _without_opening(tokens, start, end) if start < end else None


def finite(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb stands at ``index`` that has a subject, or "is" and "has" before it."""
    token = tokens[index]
    if index == 0 or not token.text.islower():
        return False
    before = index - 1
    if token.word.endswith("ing") and tokens[before].word in lexicon.words("en/quotes-be"):
        return True
    if token.word not in lexicon.words("en/quotes-common-verbs"):
        return False
    while before > 0 and adverb(tokens[before]):
        before -= 1
    if tokens[before].text in ",)":
        return True
    if token.word.endswith("s"):
        helps = lexicon.words("en/quotes-auxiliaries") | lexicon.words("en/quotes-subject-pronouns")
        return tokens[before].word in helps or tokens[before].is_name
    opening = _opening_words() | lexicon.words("en/quotes-prepositions") | {"and", "or"}
    return tokens[before].is_word and tokens[before].word not in opening


def owner(tokens: Sequence[Token], end: int) -> Stretch:
    """The possessive that ends before ``end``: "Vice President Smith's", "the old mayor's"."""
    start = end - 1
    if tokens[start].is_name:
        while start > 0 and tokens[start - 1].is_name and _noun(tokens[start - 1]):
            start -= 1
    if start > 0 and tokens[start - 1].word in lexicon.words("en/quotes-determiners"):
        return start - 1, end
    for opening in range(start - 1, max(-1, start - 4), -1):
        if not tokens[start].is_name and tokens[opening].word in lexicon.words("en/quotes-determiners"):
            return opening, end
    return start, end


def first(tokens: Sequence[Token], start: int, end: int) -> Stretch | None:
    """The likeliest subject of a clause that begins at ``start``: its first noun phrase, after an opening phrase."""
    verbs = lexicon.words("en/quotes-clause-openers")
    while start < end:
        stop = start
        while stop < end and (tokens[stop].is_word or tokens[stop].text in _JOINING) and tokens[stop].word not in verbs:
            stop += 1
        if stop > start and not _only_opens(tokens, start, stop):
            return _leading(tokens, start, stop)
        start = stop + 1
    return None


def _only_opens(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether the words before a comma are no subject: "However", "On Monday", "Chastened by voters"."""
    first, following = tokens[start], tokens[start + 1].word if start + 1 < stop else ""
    prepositions, times = lexicon.words("en/quotes-prepositions"), lexicon.words("en/quotes-time-words")
    if first.word in prepositions or all(token.word in times for token in tokens[start:stop]):
        return True
    if stop == start + 1 and (first.word.endswith("ly") or first.word in lexicon.words("en/quotes-not-speakers")):
        return True
    participle = first.word.endswith(("ed", "ing")) and (start == 0 or not first.is_name)
    return participle and (following in prepositions or following in lexicon.words("en/quotes-determiners"))


def _leading(tokens: Sequence[Token], start: int, stop: int) -> Stretch | None:
    """The first noun phrase of a stretch whose verb is unknown: a pronoun, or up to the end of the first name in it."""
    if tokens[start].word in lexicon.words("en/quotes-subject-pronouns"):
        return start, start + 1
    stop = next((index for index in range(start + 1, stop) if finite(tokens, index)), stop)
    for index in range(start, min(stop, start + _LONGEST)):
        if tokens[index].is_name and not tokens[index].is_possessive and (index > start or _noun(tokens[index])):
            end = index + 1
            while end < len(tokens) and (
                (end < stop and tokens[end].is_name)
                or (_abbreviates(tokens, end) and tokens[end + 1].is_name)
                or (end > stop and tokens[end].is_name and tokens[end - 1].text == ".")
            ):
                end += 1
            return start, end
    return (start, min(stop, start + 3)) if stop > start else None


def leading(tokens: Sequence[Token], verb: int) -> int:
    """Before "continued to" or "went on to", if it stands before the verb at ``verb``."""
    if verb < 3 or tokens[verb - 1].word != "to":
        return verb
    start = verb - 3 if tokens[verb - 2].word == "on" else verb - 2
    return start if start > 0 and tokens[start].word in lexicon.words("en/quotes-leading-verbs") else verb


def _without_adverbs(tokens: Sequence[Token], verb: int) -> int | None:
    """The index after the subject, over what may stand between it and its verb; None for a passive or a negation."""
    auxiliaries, negations, be = (lexicon.words(f"en/quotes-{name}") for name in ("auxiliaries", "negations", "be"))
    end = _without_time(tokens, verb)
    while end > 0:
        word = tokens[end - 1].word
        if word == "not" and end < verb and tokens[end].word == "only":
            end -= 1
            continue
        if word in negations:
            return None
        if word in be and not tokens[verb].word.endswith("ing"):
            return None
        if word not in auxiliaries and word not in be and not adverb(tokens[end - 1]):
            break
        end -= 1
    if end < verb and tokens[end].word in ("all", "both") and (end == 0 or not tokens[end - 1].is_word):
        return end + 1
    return _without_time(tokens, end)


def _without_time(tokens: Sequence[Token], end: int) -> int:
    """Before "on Monday" or "today" that stands between a subject and its verb."""
    times, start = lexicon.words("en/quotes-time-words"), end
    while start > 1 and tokens[start - 1].word in times and tokens[start - 1].word not in ("may", "this", "last"):
        start -= 1
    if start < end and start > 1 and tokens[start - 1].word in ("on", "in", "late", "early", "last", "this"):
        start -= 1
    return start if start > 0 else end


def _antecedent(tokens: Sequence[Token], joint: int) -> Stretch | None:
    """Whom "who said" or "and said" is about."""
    if tokens[joint].word in ("who", "which", "that"):
        end = joint - 1 if joint and tokens[joint - 1].text == "," else joint
        found = phrase_before(tokens, end) if end and tokens[end - 1].is_word else None
        return (_last_phrase(tokens, found), found[1]) if found else None
    return first(tokens, _clause_start(tokens, joint), joint)


def _last_phrase(tokens: Sequence[Token], phrase: Stretch) -> int:
    """Where the noun phrase begins that ends a longer stretch: "a baker" of "not paying a baker"."""
    for index in range(phrase[1] - 1, phrase[0], -1):
        if tokens[index].word in lexicon.words("en/quotes-determiners"):
            governed = tokens[index - 1].word in lexicon.words("en/quotes-prepositions") | {"and", "or"}
            return phrase[0] if governed else index
    return phrase[0]


def _across_apposition(tokens: Sequence[Token], comma: int) -> Stretch | None:
    """ "John Smith, 45, a baker from Leeds, said": the phrase before the first comma of the apposition."""
    pair, stop = {")": "("}.get(tokens[comma].text, tokens[comma].text), max(0, comma - _FARTHEST)
    opening, best = comma - 1, None
    if named := _role_and_name(tokens, comma):
        return named
    while opening > stop and not _ends_clause(tokens, opening):
        if tokens[opening].text == pair and opening and (end := _without_brackets(tokens, opening)):
            found = phrase_before(tokens, end)
            if found and _opens_clause(tokens, found[0]):
                return found
            if found and any(tokens[index].is_name for index in range(*found)):
                best = found
                if found[0] == 0 or tokens[found[0] - 1].text != ",":
                    break
        opening -= 1
    return best or first(tokens, _clause_start(tokens, comma), comma)


def _opens_clause(tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause begins at ``start``: "..., but a minister, who ..., said"."""
    before = tokens[start - 1].word if start else ""
    return before in lexicon.words("en/quotes-clause-openers") | {"and"} and tokens[start].word in lexicon.words(
        "en/quotes-determiners"
    )


def _role_and_name(tokens: Sequence[Token], comma: int) -> Stretch | None:
    """ "Her daughter, the novelist Ann Smith, said": all of it, where the name comes last."""
    if tokens[comma].text != "," or not tokens[comma - 1].is_name:
        return None
    opening = comma - 1
    while opening > max(0, comma - _APPOSED) and tokens[opening].is_word:
        opening -= 1
    if opening <= 0 or tokens[opening].text != "," or not tokens[opening - 1].is_word:
        return None
    role = phrase_before(tokens, opening)
    if role is None or not tokens[role[0]].text[0].isalpha() or any(_named(tokens[index]) for index in range(*role)):
        return None
    return role[0], comma


def _named(token: Token) -> bool:
    return token.is_name and _noun(token)


def _ends_clause(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].quote is not None or (tokens[index].text in ".;:!?" and not _abbreviates(tokens, index))


def _without_brackets(tokens: Sequence[Token], end: int) -> int:
    """Before "(R-Ohio)", if it stands before ``end``; 0 if what stands there is no word."""
    if tokens[end - 1].text == ")":
        opening = end - 2
        while opening > max(0, end - _LONGEST) and tokens[opening].text != "(":
            opening -= 1
        end = opening
    return end if end > 0 and tokens[end - 1].is_word else 0


def _clause_start(tokens: Sequence[Token], end: int) -> int:
    start, stop = end, max(0, end - _FARTHEST)
    while start > stop and not _ends_clause(tokens, start - 1):
        start -= 1
    return start


def _without_opening(tokens: Sequence[Token], start: int, end: int) -> Stretch | None:
    """Without what opens the sentence before the subject: "On Monday Press TV", "In Leeds the police"."""
    prepositions, times = lexicon.words("en/quotes-prepositions"), lexicon.words("en/quotes-time-words")
    while start < end and tokens[start].word in ("and", "or", "yet", "still", "however", "meanwhile", "instead"):
        start += 1
    if start < end and tokens[start].word in prepositions:
        start += 1
        opening = start
        while start < end and (tokens[start].word in times or tokens[start].text[0].isdigit()):
            start += 1
        if start == opening:
            start = _second_phrase(tokens, opening, end)
    while start < end - 1 and tokens[start].word in times and tokens[start].word not in ("this", "may"):
        start += 1
    if start < end - 1 and tokens[start].text.isdigit() and tokens[start + 1].word in _opening_words():
        start += 1  # "In May 2004 the parties"
    return (start, end) if start < end and any(map(_noun, tokens[start:end])) else None


def _second_phrase(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a new phrase begins after the one that a preposition opened."""
    determiners = lexicon.words("en/quotes-determiners")
    for index in range(end - 1, start, -1):
        if tokens[index].word in determiners:
            return index
    index = end - 1
    while index > start and tokens[index - 1].is_name:
        index -= 1
    return index


def _goes_on(tokens: Sequence[Token], start: int, end: int) -> bool:
    token = tokens[end]
    if not (token.is_word or token.text in _JOINING or _abbreviates(tokens, end)):
        return token.text[0] == "@"
    if token.word in lexicon.words("en/quotes-clause-openers"):
        return False
    if token.word in lexicon.words("en/quotes-prepositions"):
        return end > start and token.word in ("of", "for", "at", "with", "from") and not _timed(tokens, end)
    if token.word in lexicon.words("en/quotes-time-words"):
        return token.word == "this" and end == start
    if token.word in ("and", "or"):
        return _pair(tokens, end)
    return not (end > start and token.word in lexicon.words("en/quotes-subject-pronouns"))


def _timed(tokens: Sequence[Token], preposition: int) -> bool:
    following = tokens[preposition + 1 : preposition + 2]
    return bool(following) and (
        following[0].word in lexicon.words("en/quotes-time-words") or following[0].text[0].isdigit()
    )


def _pair(tokens: Sequence[Token], joint: int) -> bool:
    """Whether "and" joins two names or two nouns of one phrase, and not two clauses."""
    if joint == 0 or joint + 1 >= len(tokens):
        return False
    left, right = tokens[joint - 1], tokens[joint + 1]
    return left.is_word and right.is_word and left.is_name == right.is_name


def _abbreviates(tokens: Sequence[Token], index: int) -> bool:
    """Whether the point at ``index`` belongs to the word before it."""
    return (
        tokens[index].text == "."
        and 0 < index < len(tokens) - 1
        and tokens[index - 1].is_word
        and tokens[index - 1].span.end == tokens[index].span.start
    )


def _noun(token: Token) -> bool:
    return (token.is_word or token.text[0] == "@") and token.word not in lexicon.words("en/quotes-determiners")
