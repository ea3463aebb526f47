import random

from hypothesis import given
from hypothesis import strategies as st

from digest.stories import is_copy, shingles

_SUBJECTS = [
    "The council",
    "Her office",
    "A spokesman",
    "The mayor",
    "Opponents",
    "The river authority",
    "Residents",
    "Three engineers",
]
_VERBS = ["approved", "delayed", "welcomed", "measured", "opposed", "paid for", "photographed", "repaired"]
_OBJECTS = [
    "the new bridge",
    "a flood barrier",
    "last year's budget",
    "the northern embankment",
    "a survey of wells",
    "two pumps",
]
_TIMES = [
    "on Monday",
    "after a long debate",
    "before the storm",
    "in spite of the cost",
    "without a vote",
    "for the third time",
]


def _article(seed: int, sentences: int = 40) -> str:
    choose = random.Random(seed).choice
    return " ".join(
        f"{choose(_SUBJECTS)} {choose(_VERBS)} {choose(_OBJECTS)} {choose(_TIMES)}, document {seed}-{number} shows."
        for number in range(sentences)
    )


def _copies(one: str, other: str) -> bool:
    return is_copy(shingles(one), shingles(other))


def test_same_text_in_other_dress_is_a_copy() -> None:
    text = _article(1)
    assert shingles(text) == shingles(text.upper().replace(".", " !").replace(" ", "\n"))


def test_a_repost_is_a_copy_whole_cut_or_edited() -> None:
    text = _article(2)
    words = text.split()
    edit = random.Random(0)
    edited = " ".join("otherwise" if edit.random() < 0.08 else word for word in words)
    assert _copies(text, " ".join(words[: len(words) // 2]))
    assert _copies(text, " ".join(words[len(words) // 2 :]))
    assert _copies(text, edited)
    assert _copies(" ".join(words[100:180]), text)
    assert _copies(text, "Posted by a reader. " + text + " Read more on our site. Share this page with your friends.")


def test_articles_that_share_a_notice_or_a_quotation_are_two() -> None:
    notice = "Sign up for our letter to get the best of our work every morning. All rights reserved by the publisher."
    assert not _copies(_article(3), _article(4))
    assert not _copies(_article(3, 6) + notice, _article(4, 6) + notice)
    assert not _copies(
        notice + " One thing happened here today.", notice + " Quite another thing was decided far away."
    )


def test_very_short_texts_are_no_copies() -> None:
    assert not _copies("", "")
    assert not _copies("Log in to read this article.", "Log in to read this article.")


def test_a_short_item_is_a_copy_of_itself_only() -> None:
    item = "A fire at a paper mill in the old harbour was put out on Tuesday night; nobody was hurt, the brigade said."
    assert _copies(item, item)
    assert not _copies(item, item.split(";")[0] + " before it could reach a store of chemicals that lies next to it.")


def test_chinese_is_compared_by_the_character() -> None:
    text = "伊朗国防部长星期天抵达大马士革，与叙利亚高级军事官员举行会谈。这次访问表明德黑兰是大马士革的重要盟友。"
    assert _copies(text, text.replace("，", "").replace("。", ""))
    assert not _copies(
        text, "国际足联宣布下届世界杯足球赛将在三个国家举行，共有四十八支球队参加比赛，这是历史上规模最大的一届赛事。"
    )


def test_numbers_are_the_same_in_every_run() -> None:
    assert shingles("one two three four five") == {4475916206259131367}


def test_a_long_text_keeps_a_small_sample_that_still_finds_its_parts() -> None:
    book = _article(5, 20_000)
    assert 32 <= len(shingles(book)) <= 200
    assert _copies(book, _article(5, 10_000))


@given(st.text(), st.text())
def test_any_text(one: str, other: str) -> None:
    left, right = shingles(one), shingles(other)
    assert all(-(2**63) <= value < 2**63 for value in left)
    assert is_copy(left, right) == is_copy(right, left)
