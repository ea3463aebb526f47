"""What it says, in its own sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.quotes import find_quotes
from digest.summary import summarise
from digest.types import Article, Block, Entity, Event, Mention, Span

STORY = [
    "The harbour town of Skerne will close its old bridge to lorries on Monday: engineers found cracks in two arches.",
    "It carries a third of the town's traffic.",
    "The council said the bridge would stay open to cars and buses while the arches are repaired.",
    "Scroll down for a map of the detours.",
    "“I have seen it coming for years and nobody listened to a word of it,” one driver shouted.",
    "Repairs to the arches will cost four million crowns, and the council wants the ministry to pay half of them.",
    "Who will pay for the other half of the repairs to the bridge?",
    "But lorries are not the only worry.",
    "The bridge was built in 1878 and was last repaired sixty years ago.",
    "Shops near the harbour fear for their trade.",
    "A school class sang for the workers on Tuesday.",
    "The baker gave everybody a roll.",
]


def brief(text: str, title: str = "", blocks: tuple[Block, ...] = ()) -> list[str]:
    quotes = find_quotes(text, ())
    return [text[span.start : span.end] for span in summarise(Article(title, text, blocks), (), (), quotes)]


def test_three_sentences_in_the_order_of_the_text() -> None:
    text = "\n\n".join(STORY)
    found = brief(text, "Skerne closes its bridge to lorries")
    assert len(found) == 3
    assert found == [sentence for sentence in STORY if sentence in found]
    assert found[0] == STORY[0]
    assert STORY[5] in found


def test_what_is_never_taken() -> None:
    found = brief("\n\n".join(STORY[1:]))
    assert not {STORY[1], STORY[3], STORY[4], STORY[6], STORY[7]}.intersection(found)


def test_a_sentence_may_lean_on_one_that_is_taken_too() -> None:
    text = " ".join(
        [*STORY[:1], "It carries a third of the traffic between the harbour and the old town of Skerne.", *STORY[8:]]
    )
    assert brief(text) == [
        STORY[0],
        "It carries a third of the traffic between the harbour and the old town of Skerne.",
    ]


def test_the_first_one_stands_alone() -> None:
    text = " ".join(["He closed the bridge over the harbour to all lorries on Monday, for good.", *STORY[5:]])
    assert not brief(text)[0].startswith("He")


def test_a_short_text_has_a_short_brief() -> None:
    assert brief("") == []
    assert brief("The bridge was closed to lorries on Monday.") == ["The bridge was closed to lorries on Monday."]
    assert len(brief(" ".join(STORY[:5]))) == 1
    assert len(brief(" ".join(STORY[:8]))) == 2


def test_a_dateline_is_left_off() -> None:
    assert brief("SKERNE, Aug. 26 (Coast Press) — The old bridge was closed to lorries on Monday.") == [
        "The old bridge was closed to lorries on Monday."
    ]
    assert brief("SKERNE — The old bridge was closed to lorries on Monday.")[0].startswith("The old")


def test_the_news_of_the_headline_is_in() -> None:
    news = "The engineer opened the closed bridge again on Friday, to the cheers of the whole town."
    text = "\n\n".join([*STORY, news, *STORY[8:]])
    title = "Chief engineer Ann Smith opens old bridge"
    start = text.index("The engineer opened")
    smith = Entity("Ann Smith", "person", (Mention(Span(start, start + 12), "The engineer"),), ("Chief engineer",))
    day = Span(text.index("on Friday"), text.index("on Friday") + 9)
    opened = Event(Span(start, start + len(news)), "2018-08-24", "day", day)
    found = summarise(Article(title, text, ()), (smith,), (opened,), ())
    assert news in [text[span.start : span.end] for span in found]
    assert news not in brief(text)


def test_a_live_blog_does_not_end_with_its_housekeeping() -> None:
    closing = "We are closing this page on the bridge, the council and the repairs to the arches of Skerne."
    assert closing not in brief("\n\n".join([closing, *STORY]))


def test_headings_and_the_headline_are_no_sentences_of_it() -> None:
    heading = "What the council wants for the old bridge and its arches now."
    text = "\n\n".join([heading, *STORY])
    blocks = (Block("a", heading, "heading", span=Span(0, len(heading))),)
    assert heading not in brief(text, blocks=blocks)
    assert STORY[0] not in brief("\n\n".join([STORY[0], *STORY]), STORY[0])


def test_nothing_is_said_twice() -> None:
    again = STORY[0].replace(" on Monday", "")
    found = brief("\n\n".join([STORY[0], again, *STORY[1:]]))
    assert STORY[0] in found
    assert again not in found


def test_chinese() -> None:
    sentences = ["斯克恩镇的旧桥从星期一起对卡车关闭。", "工程师发现两个桥拱有裂缝。", "镇议会说修理桥拱要花四百万。"]
    assert brief("".join(sentences)) == [sentences[0]]


def test_a_text_without_an_end_is_cut() -> None:
    (span,) = summarise(Article("", "word " * 100_000, ()), (), (), ())
    assert 0 < span.end - span.start <= 600
    (span,) = summarise(Article("", "1" * 100_000, ()), (), (), ())
    assert 0 < span.end - span.start <= 600


PIECES = st.sampled_from([*STORY, "He left.", "\n\n", " ", "“", "”", "?", "SKERNE — ", "word " * 30, "。", "1"])


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(), PIECES | st.text(max_size=20))
def test_any_text_gives_its_own_sentences(text: str, title: str) -> None:
    named = Entity("Skerne", "place", (Mention(Span(0, 6), "Skerne"),), ("old bridge",))
    event = Event(Span(0, 6), "2018-08-24", "day", Span(2, 6))
    spans = summarise(Article(title, text, ()), (named,), (event,), find_quotes(text, ()))
    assert len(spans) <= 3
    assert bool(spans) == bool(text.strip())
    ends = 0
    for span in spans:
        assert ends <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
        ends = span.end
