"""Stretches of characters as tokens: whatever a recogniser from elsewhere gives, names stay in order and apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from digest.entities import _passage, aligned, find_entities
from digest.entities.aligned import Stretch
from digest.entities.passage import Candidate
from digest.types import Article, EntityKind

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "group")
TEXT = "Old Lina Mor’s boat left. She-wolf Ro Tal of U.S.A. waits!\n\nIn Vell\u00e5 \U0001f6a2 it rained."


def recognised(text: str, *stretches: Stretch) -> list[tuple[str, str]]:
    """What becomes of stretches that are told of the first portion."""
    passage, bounds = _passage(text)

    def find(texts: Sequence[str]) -> list[Sequence[Stretch]]:
        return [stretches, *([()] * (len(texts) - 1))]

    return [(one.string(passage), one.kind) for one in aligned.recogniser(find)(passage, bounds)]


def test_a_stretch_is_the_tokens_that_it_touches() -> None:
    start = TEXT.index("Lina")
    assert recognised(TEXT, (start, start + 8, "person")) == [("Lina Mor", "person")]
    assert recognised(TEXT, (start + 1, start + 6, "person")) == [("Lina Mor", "person")]
    assert recognised(TEXT, (start + 4, start + 5, "person")) == []  # a space


def test_a_stretch_ends_with_the_sentence_in_which_it_begins() -> None:
    start = TEXT.index("Vell\u00e5")
    assert recognised(TEXT, (TEXT.index("waits"), start + 5, "place")) == [("waits!", "place")]


def test_no_token_is_in_two_names() -> None:
    assert recognised(TEXT, (4, 12, "person"), (9, 20, "place")) == [("Lina Mor", "person"), ("’s boat", "place")]


@given(
    text=st.text(st.sampled_from("aB .\n’-é1\U0001f6a2"), max_size=120),
    ends=st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130), st.sampled_from(KINDS)), max_size=8),
)
def test_names_are_in_order_apart_and_each_within_its_sentence(text: str, ends: list[Stretch]) -> None:
    passage, bounds = _passage(text)
    found: Sequence[Candidate] = aligned.recogniser(lambda texts: [ends, *([()] * (len(texts) - 1))])(passage, bounds)
    starts = [first for first, _ in bounds]
    done = 0
    for one in found:
        assert done <= one.first < one.last
        assert one.last <= bounds[bisect_right(starts, one.first) - 1][1]
        done = one.last


def test_a_long_text_is_asked_about_in_parts_that_lose_nothing() -> None:
    sentence = "Then Oda Quist of Tarn met nobody at all. "
    passage, bounds = _passage(sentence * 200)
    asked: list[str] = []

    def find(texts: Sequence[str]) -> list[list[Stretch]]:
        asked.extend(texts)
        return [[(at, at + 9, "person") for at in _places(text, "Oda Quist")] for text in texts]

    found = aligned.recogniser(find)(passage, bounds)
    assert len(asked) > 5
    assert " ".join(asked) == passage.text.strip()
    assert [one.string(passage) for one in found] == ["Oda Quist"] * 200


def test_what_it_finds_goes_the_way_of_every_name() -> None:
    text = "Mayor Zilt Orm spoke. Later Orm left."

    def find(texts: Sequence[str]) -> list[list[Stretch]]:
        return [[(0, 14, "person"), (text.rindex("Orm"), text.rindex("Orm") + 3, "person")]]

    (person,) = find_entities(Article("", text, (), language="en"), aligned.recogniser(find))
    assert (person.name, person.kind) == ("Zilt Orm", "person")
    assert [mention.text for mention in person.mentions] == ["Zilt Orm", "Orm"]


def test_an_empty_text_is_not_asked_about() -> None:
    assert recognised("") == []


def _places(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]
