"""What is seen of the lines of a plain text: rows of one length, for any text, in time that grows with the text."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import plain
from digest.clean.lines import COLUMNS, clues, rows, said, stretch

PARAGRAPH = "The council met on Monday, and it decided after a long debate to close the harbour until the spring."


def column(name: str, content: str) -> list[float]:
    drafts = plain.drafts(content)
    found = rows(drafts, [""] * len(drafts), None, [0.0] * len(drafts))
    return [row[COLUMNS.index(name)] for row in found]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=60), st.just(PARAGRAPH), st.just("")), max_size=25))
def test_each_block_of_any_text_has_a_row_of_finite_numbers(lines: list[str]) -> None:
    drafts = plain.drafts("\n".join(lines))
    found = rows(drafts, [""] * len(drafts), 0 if drafts else None, [0.5] * len(drafts))
    assert len(found) == len(drafts)
    for row in found:
        assert len(row) == len(COLUMNS)
        assert all(math.isfinite(number) for number in row)


def test_columns_have_names_of_their_own() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_the_stretch_is_the_one_with_the_largest_sum() -> None:
    assert stretch([-1, 5, -2, 6, -9, 4]) == (1, 4)
    assert stretch([-1, -2]) == (0, 0)
    assert stretch([]) == (0, 0)


def test_empty_lines_and_paragraphs_around_are_seen() -> None:
    content = f"Home\nWorld\n\n{PARAGRAPH}\n\n{PARAGRAPH} Again.\nMost read"
    assert column("gap", content) == [0, 0, 1, 1, 0]
    assert column("to paragraph", content) == [2, 1, 1, 40, 40]
    assert column("from paragraph", content) == [40, 40, 40, 1, 1]


def test_a_list_is_seen_to_follow_its_colon() -> None:
    assert column("from colon", "The dates:\nJune 9\nJune 10") == [40, 1, 2]


def test_lists_of_teasers_are_seen_to_come_again() -> None:
    teaser = "Ferry runs aground off the northern cape\nOur reporter was on board when it happened, and she stayed.\n"
    assert min(column("alike", teaser * 8)) > 0.9


def test_words_are_weighed_with_what_begins_and_ends_a_line() -> None:
    draft = plain.drafts("Read 12 more")[0]
    assert clues(draft) == {"read", "00", "more", "^read", "$more", "^read 00"}
    assert said(draft, {"": 1.0, "^read": -6.0}) < 0 < said(draft, {"": 1.0})
    assert said(plain.drafts("***")[0], {"": 1.0}) == 0.0
