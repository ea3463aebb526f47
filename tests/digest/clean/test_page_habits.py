"""What the person decided for a site, and what its other pages repeat, stands above the judgement of one page."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.clean.places import Place, box_of
from digest.types import Article, Document, Edits, Habits, Metadata, SiteRule

STORY = "".join(
    f"<p>The council of Brannick agreed on {day} to close the old bridge for repairs, which take {day} weeks.</p>"
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday")
)
PAGE = f"""<html><body><article class="story-text">{STORY}
<div class="fact-box x17">The bridge was built in 1931 and carries nine thousand cars a day, said the mayor.</div>
<p>Drivers will have to use the ring road, and the ferry will run until midnight, said the mayor, Ada Lind.</p>
</article>
<div class="related-box"><p>Mayor to run again in the spring, her office said on Monday.</p></div></body></html>"""
FACT = "The bridge was built in 1931 and carries nine thousand cars a day, said the mayor."
MAYOR = "Mayor to run again in the spring, her office said on Monday."
ELSEWHERE = SiteRule("other.example", "div.fact-box")


def cleaned(*rules: SiteRule, repeated: frozenset[str] = frozenset(), edits: Edits = Edits()) -> Article:
    document = Document(
        "0" * 16, "page.html", "text/html", PAGE, Metadata(url="https://www.post.example/bridge", language="en")
    )
    return clean(document, edits, Habits(rules, repeated))


def reason(article: Article, words: str) -> str:
    return next(block.reason for block in article.blocks if block.text == words)


def key(words: str) -> str:
    return next(block.key for block in cleaned().blocks if block.text == words)


def test_blocks_say_which_box_they_stand_in() -> None:
    boxes = {block.text: block.box for block in cleaned().blocks}
    assert boxes[FACT] == "div.fact-box"
    assert boxes[MAYOR] == "div.related-box"
    assert {box for words, box in boxes.items() if words.startswith("The council")} == {"article.story-text"}


def test_a_box_is_always_set_aside_or_always_kept() -> None:
    assert not reason(cleaned(), FACT)
    assert reason(cleaned(SiteRule("post.example", "div.fact-box")), FACT) == "always on this site"
    assert reason(cleaned(), MAYOR)
    assert not reason(cleaned(SiteRule("post.example", "div.related-box", keep=True)), MAYOR)


def test_a_rule_of_another_site_says_nothing() -> None:
    assert not reason(cleaned(ELSEWHERE), FACT)


def test_a_rule_about_the_very_words_stands_above_one_about_their_box() -> None:
    rules = (SiteRule("post.example", key=key(FACT), keep=True), SiteRule("post.example", "div.fact-box"))
    assert not reason(cleaned(*rules), FACT)


def test_what_other_pages_repeat_is_set_aside_unless_a_rule_or_the_person_keeps_it() -> None:
    repeated = frozenset({key(FACT)})
    assert reason(cleaned(repeated=repeated), FACT) == "on other pages too"
    assert not reason(cleaned(SiteRule("post.example", "div.fact-box", keep=True), repeated=repeated), FACT)
    assert not reason(cleaned(repeated=repeated, edits=Edits(restored=repeated)), FACT)


def test_the_persons_word_on_one_page_stands_above_the_rule() -> None:
    edits = Edits(restored=frozenset({key(FACT)}))
    assert not reason(cleaned(SiteRule("post.example", "div.fact-box"), edits=edits), FACT)


@pytest.mark.parametrize(
    ("names", "box"),
    [
        ("related-box", "div.related-box"),
        ("c1x9 story", "div.story"),
        ("r1nj4qn5", ""),
        ("sc-bXCLTC", ""),
        ("articleBody wide tall", "div.articleBody.wide"),
        ("", ""),
    ],
)
def test_names_that_a_machine_made_are_no_box(names: str, box: str) -> None:
    assert box_of(Place(tag="div", names=names)) == box
