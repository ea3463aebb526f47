"""What passages of a plain text are seen to be: rows of one length for any text, and what stands around each block."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import plain
from digest.clean.passages import COLUMNS, rows

PARAGRAPH = "The council met on Monday, and it decided after a long debate to close the harbour until the spring."
TEASER = "A bakery in the old town gives its bread away every evening, and nobody knows who pays for all of it."
PAGE = [
    ("Home", -3), ("World", -3),
    (PARAGRAPH, 2), (f"{PARAGRAPH} It was late.", 2), ("The wall", 1), (f"{PARAGRAPH} So be it.", 2),
    ("Most read", -2), ("Sport", -1), ("Culture", -3),
    (TEASER, 1),
]  # fmt: skip


def column(name: str) -> list[float]:
    drafts = plain.drafts("\n".join(line for line, _ in PAGE))
    reasons = ["related links" if line == "Most read" else "" for line, _ in PAGE]
    found = rows(drafts, reasons, [float(odds) for _, odds in PAGE], [0.0] * len(PAGE), range(len(PAGE)))
    return [row[COLUMNS.index(name)] for row in found]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.text(max_size=60), st.just(PARAGRAPH), st.just("Most read"), st.just("")),
            st.floats(-3, 2),
            st.sampled_from(["", "related links", "repeated"]),
        ),
        max_size=25,
    )
)
def test_each_block_of_any_text_has_a_row_of_finite_numbers(lines: list[tuple[str, float, str]]) -> None:
    drafts = plain.drafts("\n".join(line for line, _, _ in lines))
    odds = [lines[place % len(lines)][1] for place in range(len(drafts))]
    reasons = [lines[place % len(lines)][2] for place in range(len(drafts))]
    found = rows(drafts, reasons, odds, [0.5] * len(drafts), range(len(drafts)))
    assert len(found) == len(drafts)
    for row in found:
        assert len(row) == len(COLUMNS)
        assert all(math.isfinite(number) for number in row)


def test_rows_of_some_blocks_are_those_that_all_have() -> None:
    drafts = plain.drafts("\n".join(line for line, _ in PAGE))
    seen = ([""] * len(PAGE), [float(odds) for _, odds in PAGE], [0.0] * len(PAGE))
    whole = rows(drafts, *seen, range(len(PAGE)))
    assert rows(drafts, *seen, [2, 9]) == [whole[2], whole[9]]
    assert rows(drafts, *seen, []) == []


def test_columns_have_names_of_their_own() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_what_lies_between_a_block_and_the_largest_passage_is_counted() -> None:
    assert column("blocks between") == [1, 0, 0, 0, 0, 0, 0, 1, 2, 3]
    assert column("odds between") == [3, 0, 0, 0, 0, 0, 0, 2, 3, 6]
    assert column("words between") == [1, 0, 0, 0, 0, 0, 0, 2, 3, 4]
    assert column("widest between") == [-2, -1, 0, 0, 0, 0, 1, 2, 3, 3]


def test_the_largest_passage_is_known_and_what_it_speaks_of() -> None:
    assert column("largest") == [0, 0, 1, 1, 1, 1, 0, 0, 0, 0]
    same = column("speaks of the same")
    assert same[2] > 0.5 > same[9]


def test_a_heading_and_its_reason_are_seen_below_it() -> None:
    assert column("heads a section") == [1, 1, 0, 0, 1, 0, 1, 1, 1, 0]
    assert column("heading's odds")[5] == 1
    assert column("from heading")[9] == 1
    assert column("last reason")[:7] == [0] * 7
    assert column("from last reason")[7:] == [1, 2, 3]
    assert column("words since last reason")[9] == len(TEASER.split())
