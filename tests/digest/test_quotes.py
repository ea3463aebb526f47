"""Who said what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.quotes import find_quotes
from digest.types import Entity, EntityKind, Mention, Span

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "hatami-damascus.txt"


def said(text: str, *entities: Entity) -> list[tuple[str, str, bool]]:
    """Speaker, words, direct: of each quotation."""
    return [(q.speaker, text[q.span.start : q.span.end], q.direct) for q in find_quotes(text, entities)]


def entity(text: str, name: str, kind: EntityKind, *aliases: str) -> Entity:
    names = sorted({name, *aliases}, key=len, reverse=True)
    found = re.finditer("|".join(rf"\b{re.escape(one)}\b" for one in names), text)
    return Entity(name, kind, tuple(Mention(Span(*one.span()), one[0]) for one in found), aliases)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # quotations, the speaker after, before, between
        ("“It rained all day,” Smith said.", [("Smith", "It rained all day,", True)]),
        ("“It rained all day,” said Ann Smith on Friday.", [("Ann Smith", "It rained all day,", True)]),
        ('Smith said: "It rained all day."', [("Smith", "It rained all day.", True)]),
        ("Smith told reporters on Friday that “it rained all day.”", [("Smith", "it rained all day.", True)]),
        ("‘It’s the workers’ fault,’ she said.", [("she", "It’s the workers’ fault,", True)]),
        (
            "“The first part,” the mayor said, “is done. The rest is not.”",
            [("the mayor", "The first part,", True), ("the mayor", "is done. The rest is not.", True)],
        ),
        (
            "Ann Smith, 45, a baker from Leeds, said: “I heard a loud bang.”",
            [("Ann Smith", "I heard a loud bang.", True)],
        ),
        ("“Why was I not told?” the minister asked.", [("the minister", "Why was I not told?", True)]),
        # the speaker in a sentence of its own
        ("“We did it.” Smith said in Leeds.", [("Smith", "We did it.", True)]),
        ("The mayor said:\n\n“It rained all day.”", [("The mayor", "It rained all day.", True)]),
        ("She paused. “It is not over.”", [("She", "It is not over.", True)]),
        ("“A great day for us all.” — Ann Smith", [("Ann Smith", "A great day for us all.", True)]),
        (
            "“We begin,” he said. “We go on.”\n\n“We never stop.”",
            [("he", "We begin,", True), ("he", "We go on.", True), ("he", "We never stop.", True)],
        ),
        # a quotation that goes on over paragraphs is one
        (
            "Smith said: “It begins here.\n\n“It ends here.”\n\nNobody spoke.",
            [("Smith", "It begins here.\n\n“It ends here.", True)],
        ),
        # parts of sentences
        (
            "He arrived on Sunday for talks with “senior defense and military officials,” the agency said.",
            [("the agency", "senior defense and military officials,", True)],
        ),
        (
            "The embassy tweeted on August 24 “before demanding withdrawal, he should explain the legal grounds.”",
            [("The embassy", "before demanding withdrawal, he should explain the legal grounds.", True)],
        ),
        # other marks
        ("''It rained all day,'' Smith said.", [("Smith", "It rained all day,", True)]),
        ("``It rained all day,'' Smith said.", [("Smith", "It rained all day,", True)]),
        ("„Wir schaffen das schon“, sagte sie.", [("", "Wir schaffen das schon", True)]),
        ("« Nous y arriverons tous », a-t-il dit.", [("", "Nous y arriverons tous", True)]),
        ("“这次访问很重要，”外交部发言人说。", [("", "这次访问很重要，", True)]),
        # reported
        ("OSLO (NTB) – Trams stood still, the union said.", [("the union", "Trams stood still", False)]),
        (
            "The firm will appeal, its chief executive, Ann Smith, told reporters.",
            [("its chief executive, Ann Smith", "The firm will appeal", False)],
        ),
        (
            "Her daughter, the novelist Ann Smith, said the cause was heart failure.",
            [("Her daughter, the novelist Ann Smith", "the cause was heart failure", False)],
        ),
        ("Nobody shares Moscow’s claim that it was an accident.", [("Moscow", "it was an accident", False)]),
        ("He shares her fears that it would rain.", [("her", "it would rain", False)]),
        (
            "I doubt the old mayor’s promise that it is safe.",
            [("I", "the old mayor’s promise that it is safe", False), ("the old mayor", "it is safe", False)],
        ),
        (
            "A spokesman declined to comment, but a minister, speaking on condition of anonymity, said it was over.",
            [("a minister", "it was over", False)],
        ),
        ("Others, such as Ann Smith, R-Utah, praised the ruling.", [("Ann Smith", "the ruling", False)]),
        ("President Smith on Friday vowed to appeal.", [("President Smith", "to appeal", False)]),
        ("Poland, he noted, spends four per cent.", [("he", "Poland, he noted, spends four per cent", False)]),
        ("The court found that the law is void.", [("The court", "the law is void", False)]),
        (
            "Critics say the ruling will hurt; supporters hope it will not.",
            [("Critics", "the ruling will hurt", False), ("supporters", "it will not", False)],
        ),
        (
            "The company disputes her account, saying it has a rule.",
            [("The company", "her account", False), ("The company", "it has a rule", False)],
        ),
        (
            "Smith tweeted that “all enemy drones” were shot down.",
            [("Smith", "“all enemy drones” were shot down", False)],
        ),
        ("Smith called it “complete nonsense”.", [("Smith", "complete nonsense", True)]),
        ("Skerne Inc. on Monday announced that it would close.", [("Skerne Inc.", "it would close", False)]),
        (
            "Smith, jailed for saying who had paid them, died on Thursday.",
            [("Smith", "who had paid them", False)],
        ),
        ("Smith said that it would rain.", [("Smith", "it would rain", False)]),
        ("Smith said it would rain.", [("Smith", "it would rain", False)]),
        ("It would rain, Smith said on Friday.", [("Smith", "It would rain", False)]),
        ("It would rain, said Ann Smith, a farmer.", [("Ann Smith", "It would rain", False)]),
        ("According to the ministry, two people died.", [("the ministry", "two people died", False)]),
        ("Two people died, according to the police.", [("the police", "Two people died", False)]),
        (
            "The goal, he claimed last year, is to split the region.",
            [("he", "The goal, he claimed last year, is to split the region", False)],
        ),
        (
            "Smith accused the board of lying and urged residents to boil water.",
            [("Smith", "the board of lying", False), ("Smith", "residents to boil water", False)],
        ),
        (
            "On August 22 Iran’s Press TV reported that the prince had left.",
            [("Iran’s Press TV", "the prince had left", False)],
        ),
        ("Iran’s message is that it will stay.", [("Iran", "it will stay", False)]),
        ("Police said no decision had been made.", [("Police", "no decision had been made", False)]),
        ("Small groups continued to call for answers.", [("Small groups", "answers", False)]),
        ("The mayor plans to close the bridge.", [("The mayor", "to close the bridge", False)]),
        (
            "They mocked a baker who said he was stiffed.",
            [("They", "a baker who said he was stiffed", False), ("a baker", "he was stiffed", False)],
        ),
        ("The bank believes that rates will fall.", [("The bank", "rates will fall", False)]),
        ("In Leeds, she spoke for an hour, adding that taxes would rise.", [("she", "taxes would rise", False)]),
        # one subject, several verbs
        (
            "Smith’s family has called on police to act and urged people to stay calm.",
            [("Smith’s family", "police to act", False), ("Smith’s family", "people to stay calm", False)],
        ),
        (
            "“It rained,” he said, adding that “some of the roads were closed.”",
            [("he", "It rained,", True), ("he", "some of the roads were closed.", True)],
        ),
        (
            "She called the bank’s behaviour “outrageous” and called for talks.",
            [("She", "outrageous", True), ("She", "talks", False)],
        ),
        (
            "The council issued a statement calling for calm.",
            [("The council", "calm", False)],
        ),
        (
            "Several experts warned, as did the bank, that prices would rise.",
            [("Several experts", "prices would rise", False)],
        ),
        ("Smith says at a rally in Toledo, Ohio, that it would rain.", [("Smith", "it would rain", False)]),
        ("Lawmakers also asked whether the deal required it.", [("Lawmakers", "whether the deal required it", False)]),
        ("In Leeds, all agreed that the law should go.", [("all", "the law should go", False)]),
        ("Many experts suspect those losses were real.", [("Many experts", "those losses were real", False)]),
        ("Protesters chanted “What curfew?”", [("Protesters", "What curfew?", True)]),
        (
            "Hawaii, as the adviser pointed out, gets storms.",
            [("the adviser", "Hawaii, as the adviser pointed out, gets storms", False)],
        ),
        (
            "He spoke of what analysts described as old tactics.",
            [("He", "what analysts described as old tactics", False), ("analysts", "old tactics", False)],
        ),
        # nouns, adjectives, passives
        ("Nobody liked his earlier criticism of the plan.", [("his", "the plan", False)]),
        ("The firm made the case that prices must rise.", [("The firm", "prices must rise", False)]),
        (
            "The governor is increasingly confident that the dam will hold.",
            [("The governor", "the dam will hold", False)],
        ),
        (
            "The plan was widely criticised by the teachers’ union.",
            [("the teachers’ union", "The plan was widely criticised", False)],
        ),
        # what is only a part of what another says
        ("Smith said she thinks it will rain.", [("Smith", "she thinks it will rain", False)]),
    ],
)
def test_who_said_what(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert said(text) == expected


INTERVIEW = """She spoke to Bob Jones.

Bob Jones: Why now?

Ann Smith: Because it is time. The board said that in 2014, and I was angry.

I never slept.

Jones: What comes next?

Smith: “A rest.”

Ann Smith was born in Leeds."""


def test_turns_of_an_interview() -> None:
    people = (entity(INTERVIEW, "Bob Jones", "person", "Jones"), entity(INTERVIEW, "Ann Smith", "person", "Smith"))
    found = [
        (quotation.speaker_entity, INTERVIEW[quotation.span.start : quotation.span.end], quotation.cue)
        for quotation in find_quotes(INTERVIEW, people)
        if quotation.direct
    ]
    assert found == [
        ("Bob Jones", "Why now?", ":"),
        ("Ann Smith", "Because it is time. The board said that in 2014, and I was angry.", ":"),
        ("Ann Smith", "I never slept.", ":"),
        ("Bob Jones", "What comes next?", ":"),
        ("Ann Smith", "A rest.", ":"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Did it rain?\n\nA: All day.", [("Q", "Did it rain?", True), ("A", "All day.", True)]),
        ("**Q:** Did it rain?\n**A:** All day.", [("Q", "Did it rain?", True), ("A", "All day.", True)]),
        (
            "SMITH: It rained.\nJONES: It did not.\nSMITH (shouting): All day!\nJONES: No.",
            [
                ("SMITH", "It rained.", True),
                ("JONES", "It did not.", True),
                ("SMITH", "All day!", True),
                ("JONES", "No.", True),
            ],
        ),
        ("Price: ten euros\n\nPlace: Leeds\n\nPrice: five euros", []),
        ("Photo: Ann Smith\n\nSource: Herald\n\nPhoto: Bob Jones", []),
        ("Leeds: Smith, Jones, Brown\n\nHull: Black, White, Green", []),
    ],
)
def test_labels_that_speak(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert said(text) == expected


def test_each_of_many_is_signed() -> None:
    text = "“So ashamed of it.”\xa0― Ann Smith\n“This is a disgrace.”\xa0― Bob Jones\n"
    assert said(text) == [("Ann Smith", "So ashamed of it.", True), ("Bob Jones", "This is a disgrace.", True)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "They speak of a “scenario” in the region.",
        "Israel’s “self-defense” strikes went on.",
        "He did not say whether he would resign.",
        "He declined to comment.",
        "It goes without saying that it rained.",
        "Nor did he say it was over.",
        "Did he say it was over?",
        "It was said that the king was mad.",
        "The clip has faced ridicule online since Tuesday.",
        "They collected derogatory comments Smith had made.",
        "The firm backed out on Monday.",
        "He said no to all of them.",
        "They plan a bridge.",
        "The company denies this.",
        "The report was published on Friday.",
        "The United States will vote in November.",
        "She wrote a book called “The Long Way Home” in 2001.",
        "It was a 6'2\" man in the '90s.",
        "He opened a “quotation that never ends.\n\nAnd the page goes on.\n\nAnd on.",
    ],
)
def test_nobody_said_it(text: str) -> None:
    assert said(text) == []


def test_the_cue_and_the_speaker_stand_in_the_text() -> None:
    text = "“It rained all day,” Mayor Smith told reporters."
    (quotation,) = find_quotes(text, ())
    assert quotation.cue == "told"
    assert quotation.speaker_span == Span(21, 32)


def test_speakers_are_entities() -> None:
    text = (
        "Foreign Minister Ann Smith met Bob Jones of the Herald news agency in Leeds. She said it was raining. "
        "The Herald news agency reported that nobody came. A spokesman for Jones said that he had left. "
        "“It was a good day,” said the minister. “We agreed on nothing,” said the editor, Bob Jones. "
        "Leeds announced that the bridge was closed."
    )
    people = (
        entity(text, "Ann Smith", "person", "Foreign Minister"),
        entity(text, "Bob Jones", "person", "Jones"),
        entity(text, "Herald", "organisation"),
        entity(text, "Leeds", "place"),
    )
    found = [(quotation.speaker, quotation.speaker_entity) for quotation in find_quotes(text, people)]
    assert found == [
        ("She", "Ann Smith"),
        ("The Herald news agency", "Herald"),
        ("A spokesman for Jones", ""),
        ("the minister", "Ann Smith"),
        ("the editor", "Bob Jones"),
        ("Leeds", "Leeds"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mrs. Smith met Bob Jones on Monday. He said it rained.", "Bob Jones"),
        ("Ann Smith met her husband, Bob Jones. He said it rained.", "Bob Jones"),
        ("Bob Jones met his wife. In Leeds, after lunch with Ann Smith, he said it rained.", "Bob Jones"),
        ("Bob Jones left. He thanked Ann Smith. He said it rained.", "Bob Jones"),
        ("Nothing is known of Ann Smith. He said it rained.", ""),
        ("With Ann Smith came Bob Jones. He said it rained.", "Bob Jones"),
        ("The Herald hired Bob Jones. It said he would start soon.", "Herald"),
        ("Bob Jones left the Herald. He said it rained.", "Bob Jones"),
        (
            "Ann Smith died in Leeds on Monday. Bob Jones sued the Herald. It paid. “I won,” she told a friend.",
            "Ann Smith",
        ),
        ("Bob Jones and Ann Smith said it rained.", ""),
        ("Both Bob Jones and his wife said it rained.", ""),
        ("Bob Jones, the Herald and Ann Smith said it rained.", ""),
        ("The Herald Inc. said it rained.", "Herald"),
    ],
)
def test_whom_a_speaker_means(text: str, speaker: str) -> None:
    people = (
        entity(text, "Ann Smith", "person", "Smith"),
        entity(text, "Bob Jones", "person", "Jones"),
        entity(text, "Herald", "organisation"),
    )
    assert find_quotes(text, people)[-1].speaker_entity == speaker


def test_a_pronoun_is_nobody_inside_a_quotation() -> None:
    text = "Smith left. “Jones is wrong about it,” he said."
    people = (entity(text, "Smith", "person"), entity(text, "Jones", "person"))
    assert [quotation.speaker_entity for quotation in find_quotes(text, people)] == ["Smith"]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared samples are not beside the project")
def test_the_sample() -> None:
    page = SAMPLE.read_text(encoding="utf-8")
    text = page[page.index("Days after US") : page.index("Join Jerusalem Post")].strip()
    people = (
        entity(text, "Amir Hatami", "person", "Hatami", "Iran’s Defense Minister", "Iran’s defense minister"),
        entity(text, "John Bolton", "person", "Bolton"),
        entity(text, "William Roebuck", "person"),
        entity(text, "Tasnim", "organisation"),
        entity(text, "Press TV", "organisation"),
        entity(text, "Al-Akhbar", "organisation"),
        entity(text, "United Kingdom", "place", "UK"),
        entity(text, "Lebanon", "place"),
        entity(text, "Iran", "place"),
    )
    found = [
        (
            quotation.speaker_entity or quotation.speaker,
            quotation.direct,
            text[quotation.span.start : quotation.span.end],
        )
        for quotation in find_quotes(text, people)
    ]
    expected = [
        ("John Bolton", False, "Iran is seeking to carve out"),
        ("John Bolton", False, "Moscow might be willing to prod"),
        ("John Bolton", True, "What he [Putin] was saying is that Iranian"),
        ("Tasnim", True, "senior defense and military officials,"),
        ("Press TV", False, "Saudi Arabia’s crown prince Mohammed bin Salman had urged"),
        ("John Bolton", False, "Hezbollah must go back to Lebanon"),
        ("Al-Akhbar", False, "Assad’s regime had invited Hezbollah"),
        ("Iran", False, "if the US is staying in eastern Syria"),
        ("the Russian embassy in UK", True, "before demanding withdrawal of Iran troops"),
        ("Amir Hatami", False, "the US of supporting Riyadh"),
        ("Amir Hatami", False, "Israel is seeking to create a new “regional scenario”"),
        ("Amir Hatami", False, "The goal of Israel, he claimed last year, is to split up"),
    ]
    for speaker, direct, beginning in expected:
        assert [one for one in found if one[:2] == (speaker, direct) and one[2].startswith(beginning)], beginning
    assert len(found) <= len(expected) + 3


TEXTS = st.lists(
    st.sampled_from(
        [
            *"“”„\"«»「」‘’'.,:;!?—-()\n 习",
            "\n\n",
            " he ",
            " said ",
            "Ann Smith ",
            " that ",
            "according to ",
            "told ",
            "1990 ",
            "\nQ: ",
            "Mrs. ",
            " she ",
            " died. ",
            " and ",
            "\nA: ",
        ]
    ),
    max_size=60,
).map("".join)


@given(TEXTS | st.text())
def test_any_text_gives_spans_with_words(text: str) -> None:
    quotes = find_quotes(text, (entity(text, "Ann Smith", "person"),))
    assert list(quotes) == sorted(quotes, key=lambda quotation: quotation.span)
    for quotation in quotes:
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
        assert text[quotation.span.start : quotation.span.end].strip()
        where = quotation.speaker_span
        assert quotation.speaker == ("" if where is None else text[where.start : where.end])
        assert quotation.cue in text


def test_a_page_of_marks_ends() -> None:
    for piece in (
        "“a ",
        '"',
        "'a ",
        "he said ",
        "Bob, said ",
        "according to ",
        "“No,” he said. ",
        "Ann ",
        "Q: a\nA: b\n",
        "A b ",
        "\n",
    ):
        find_quotes(piece * 20_000, ())
