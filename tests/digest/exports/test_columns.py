"""Columns of a terminal: of letters of many scripts, and lines broken at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.exports.columns import columns, wrapped


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("Harbour – “closed”", 18),
        ("日本語、です。", 14),
        ("ﾊﾝｶｸ", 4),
        ("부산", 4),
        ("\u1107\u116e\u1109\u1161\u11ab", 4),  # 부산 as a Mac writes it in the name of a file
        ("Sa\u0303o Paulo", 9),
        ("مُحَمَّدٌ", 4),
        ("हिन्दी", 5),
        ("क्\u200dष", 2),
        ("\u200fשלום\u200e", 4),
        ("🚢", 2),
        ("👩🏽\u200d🚀", 2),
        ("👩\u200d❤\ufe0f\u200d👩", 2),
        ("✈\ufe0f", 2),
        ("✈", 1),
        ("1\ufe0f\u20e3", 2),
        ("🇩🇰", 2),
        ("\u0301", 0),
        ("\x1b\u202ea\ud800", 1),
    ],
)
def test_a_letter_takes_the_columns_that_a_terminal_gives_it(text: str, wide: int) -> None:
    assert columns(text) == wide


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("  • 港は日曜日に閉鎖された。", ["  • 港は日曜日", "    に閉鎖され", "    た。"]),
        ("  • 「港」は「閉鎖」「された」", ["  • 「港」は", "    「閉鎖」", "    「された」"]),
        ("  • Der Hafen 🚢🚢🚢", ["  • Der Hafen", "    🚢🚢🚢"]),
        ("  • أُغْلِقَ المِينَاءُ اليَوْمَ", ["  • أُغْلِقَ", "    المِينَاءُ", "    اليَوْمَ"]),
        ("  • बंदरगाह रविवार को", ["  • बंदरगाह", "    रविवार को"]),
        ("  • https://example.org/a", ["  • https://ex", "    ample.org/", "    a"]),
    ],
)
def test_lines_end_at_spaces_and_beside_wide_letters(line: str, lines: list[str]) -> None:
    assert wrapped(line, 14, "    ").split("\n") == lines


letters = st.text(
    alphabet="ab -,.)(“”日本。「」ーé\u0301\u200d\ufe0f\ufe0e🚢👩🏽❤🇩🇰ﾊ한\u1107\u116eهَक्ि\u202e\u00ad\u3000", max_size=60
)
texts = letters | st.text(max_size=60)


@given(texts, texts)
def test_columns_add_up_over_words(one: str, other: str) -> None:
    assert columns(f"{one} {other}") == columns(one) + 1 + columns(other)


@given(texts, st.integers(8, 40), st.sampled_from(["", "  ", "    "]))
def test_no_line_is_wider_and_no_letter_is_lost(text: str, width: int, indent: str) -> None:
    line = indent + " ".join(text.split())
    lines = wrapped(line, width, indent).split("\n")
    assert max(map(columns, lines)) <= width
    assert all(one.startswith(indent) and one.strip() for one in lines) or not line.strip()
    assert "".join("".join(lines).split()) == "".join(line.split())
    assert wrapped(line, 0) == line.rstrip()


@given(texts)
def test_a_line_without_room_still_ends(text: str) -> None:
    assert "".join(wrapped(text, 1, "    ").split()) == "".join(text.split())
