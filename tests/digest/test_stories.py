import random

from hypothesis import given
from hypothesis import strategies as st

from digest.stories import asked, compare, is_copy, kept, likely, likeness, phrases

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
    return is_copy(phrases(one), phrases(other))


def test_same_text_in_other_dress_is_a_copy() -> None:
    text = _article(1)
    assert phrases(text) == phrases(text.upper().replace(".", " !").replace(" ", "\n"))


def test_a_repost_is_a_copy_whole_cut_or_edited() -> None:
    text = _article(2)
    words = text.split()
    edit = random.Random(0)
    edited = " ".join("otherwise" if edit.random() < 0.08 else word for word in words)
    assert _copies(text, " ".join(words[: len(words) // 2]))
    assert _copies(text, " ".join(words[len(words) // 2 :]))
    assert _copies(text, edited)
    assert likeness(phrases(" ".join(words[100:180])), phrases(text)) == "part of"
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
    assert phrases("one two three four five").all == {12496335775412}
    assert all(0 <= number < 2**47 for number in phrases(_article(1)).all)


def test_a_long_text_is_known_by_few_phrases_that_still_find_its_parts() -> None:
    book, half = phrases(_article(5, 20_000)), phrases(_article(5, 10_000))
    assert 500 <= len(kept(book)) <= 2_500
    assert asked(half) & kept(book)
    assert is_copy(half, book)


def test_a_text_is_found_by_any_stretch_longer_than_a_window_and_a_phrase() -> None:
    text = _article(6, 60)
    words = text.split()
    found_by = kept(phrases(text))
    for start in range(0, len(words) - 40, 7):
        assert asked(phrases(" ".join(words[start : start + 40]))) & found_by


def test_how_one_text_is_like_another() -> None:
    text = _article(7)
    words = text.split()
    changed = " ".join("otherwise" if number % 12 == 5 else word for number, word in enumerate(words))
    whole, half, edited = phrases(text), phrases(" ".join(words[: len(words) // 2])), phrases(changed)
    assert likeness(whole, whole) == "same"
    assert likeness(half, whole) == "part of"
    assert likeness(whole, half) == "contains"
    assert likeness(edited, whole) == likeness(whole, edited) == "edited"
    assert likeness(whole, phrases(_article(8))) == ""


def test_a_teaser_is_similar_but_not_the_article() -> None:
    text = _article(9, 60)
    teaser = " ".join(text.split()[:60])
    assert likeness(phrases(teaser), phrases(text)) == "part of"
    assert not _copies(teaser, text)


def test_texts_that_share_no_more_than_a_notice_are_not_compared() -> None:
    new = phrases(_article(10))
    ask = sorted(asked(new))
    notice = [(phrase, text) for phrase in ask[:5] for text in range(100, 150)]
    most = [(phrase, 7) for phrase in ask[5:50]]
    part = [(phrase, 8) for phrase in ask[5:10]]
    sizes = {7: 500, 8: 8} | dict.fromkeys(range(100, 150), 500)
    assert set(likely(new, [*notice, *most, *part], sizes)) == {7, 8}
    assert likely(phrases(""), [], {}) == []


@given(st.text(), st.text())
def test_any_text(one: str, other: str) -> None:
    left, right = phrases(one), phrases(other)
    assert kept(left) <= asked(left) <= left.all
    assert is_copy(left, right) == is_copy(right, left)


# ------------------------------------------------------------ differences


def test_the_words_that_changed_are_told() -> None:
    old = "The council met on Monday. It approved the bridge, they said."
    new = "The council met on Tuesday. It approved the bridge\n\nand the lock, they said."
    changes = [(found.old, found.new) for found in compare(old, new) if found.old != found.new]
    assert changes == [("Monday", "Tuesday"), ("", "and the lock")]


def test_few_common_words_between_long_changes_are_changed_with_them() -> None:
    old = "He praised the old plan of the mayor at length and went home."
    new = "She mocked a new scheme of the former governor in one line and went home."
    assert [found.old == found.new for found in compare(old, new)] == [False, True]


def test_the_same_text_has_no_differences() -> None:
    text = _article(1)
    assert [(found.old, found.new) for found in compare(text, text)] == [(text, text)]
    assert compare("", "") == []


def test_long_texts_that_share_little_are_compared() -> None:
    words = [f"w{number % 5_003}" for number in range(60_000)]
    changes = compare(" ".join(words), " ".join(reversed(words)))
    assert "".join(found.new for found in changes) == " ".join(reversed(words))
    assert "".join(found.new for found in compare("ab " * 50_000, "ab ba " * 40_000)) == "ab ba " * 40_000


pieces = st.lists(st.sampled_from(["a", "b", "c", "d", " ", "\n\n", ".", "’", "中", "é"]), max_size=60).map("".join)


@given(st.one_of(pieces, st.text()), st.one_of(pieces, st.text()))
def test_differences_hold_both_texts(old: str, new: str) -> None:
    found = compare(old, new)
    assert "".join(change.new for change in found) == new
    assert "".join("".join(change.old for change in found).split()) == "".join(old.split())
    assert all(change.old or change.new for change in found)
