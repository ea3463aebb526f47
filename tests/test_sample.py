"""One real file, saved as text from a site that had re-posted it, through the command line: all that is true of it.

Everything is read off ``dateline analyze --json``, as a person with no access to our insides would.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def analyze(*arguments: str | Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "ui", "analyze", "--json", *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    (line,) = result.stdout.splitlines()
    return dict(json.loads(line))


@pytest.fixture(scope="module")
def found(sample: Path) -> dict[str, Any]:
    return analyze(sample)


def events(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(event["when"], event["text"]) for event in found["timeline"]]


def entity(found: dict[str, Any], name: str, kind: str = "") -> dict[str, Any]:
    for one in found["entities"]:
        if name in (one["name"], *one["aliases"]) and kind in ("", one["kind"]):
            return dict(one)
    raise AssertionError(f"{name} is not among {[(e['name'], e['kind']) for e in found['entities']]}")


def test_the_headline_and_the_source(found: dict[str, Any]) -> None:
    assert found["title"] == "Iranian defense minister arrives in Damascus, showing off threat to Israel"
    assert found["source"] == {"publisher": "The Jerusalem Post", "republished_by": "Jesus' Coming Back"}
    assert not found["byline"]
    assert found["language"] == "en"


def test_the_text_is_the_eight_paragraphs_and_nothing_else(found: dict[str, Any], sample: Path) -> None:
    whole = sample.read_text(encoding="utf-8")
    start, end = whole.index("Days after US National"), whole.index("Join Jerusalem Post Premium")
    assert found["text"] == whole[start:end].strip()
    assert len(found["text"].split("\n\n")) == 8


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Jesus' Coming Back", "site name"),
        ("delivers a speech during the annual Moscow Conference on Intern", "caption"),
        ("photo credit: REUTERS", "caption"),
        ("As you can imagine", "plea"),
        ("A brand new ePaper", "plea"),
        ("Ronit Hasin-Hochman", "plea"),
        ("UPGRADE YOUR JPOST", "sales line"),
        ("Join Jerusalem Post Premium Plus", "sales line"),
        ("Comments are closed.", "comments notice"),
        ("This website uses cookies", "cookie notice"),
    ],
)
def test_the_rest_is_set_aside_with_its_reason(found: dict[str, Any], words: str, reason: str) -> None:
    assert reason in {block["reason"] for block in found["set_aside"] if words in block["text"]}


def test_nothing_is_lost(found: dict[str, Any], sample: Path) -> None:
    kept = " ".join([found["title"], found["text"], *(block["text"] for block in found["set_aside"])]).split()
    assert set(sample.read_text(encoding="utf-8").split()) - set(kept) <= {"•"}
    assert all(block["reason"] for block in found["set_aside"])


def test_the_publication_date_is_inferred_from_clues(found: dict[str, Any]) -> None:
    published = found["published"]
    assert published["value"] in ("2018-08-26", "2018-08-27")
    assert (published["precision"], published["method"]) == ("day", "inferred")
    words = " ".join(clue["text"] for clue in published["evidence"])
    assert "Sunday" in words
    assert "August 25" in words
    assert "2018" in words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2017", "he claimed last year"),
        ("2017-10", "Turkey"),
        ("2018-04", "Iraq and Russia"),
        ("2018-08-22", "Press TV"),
        ("2018-08-24", "tweeted"),
        ("2018-08-25", "Al-Akhbar"),
        ("2018-08-25/2018-08-26", "Roebuck"),
        ("2018-08-26", "Hatami arrived on Sunday"),
    ],
)
def test_what_happened_when(found: dict[str, Any], when: str, words: str) -> None:
    assert any(at == when and words in text for at, text in events(found)), events(found)


def test_the_timeline_is_in_order_and_invents_no_day(found: dict[str, Any]) -> None:
    order = [when for when, _ in events(found)]
    assert order == sorted(order, key=lambda when: when.split("/")[0])
    assert all(when != "2018-04-04" for when in order)
    days = {when for when in order if len(when) == 10}
    assert days == {"2018-08-22", "2018-08-24", "2018-08-25", "2018-08-26"}


PERSONS = ("Amir Hatami", "John Bolton", "Mohammed bin Salman", "Assad", "William Roebuck")
ORGANISATIONS = ("Hezbollah", "Tasnim", "Press TV", "Al-Akhbar", "State Department", "Houthis")
PLACES = (
    "Iran", "Syria", "Israel", "United States", "Russia", "Saudi Arabia", "Lebanon", "Turkey", "Iraq", "Yemen",
    "United Kingdom", "Damascus", "Jerusalem", "Tehran", "Baghdad", "Beirut", "Moscow", "Idlib", "Manbij", "Kobani",
    "Shaddadi", "Abu Dhabi", "Riyadh", "US",
)  # fmt: skip


@pytest.mark.parametrize("name", PERSONS)
def test_the_people(found: dict[str, Any], name: str) -> None:
    assert entity(found, name)["kind"] == "person"


def test_putin_by_either_name(found: dict[str, Any]) -> None:
    assert [e["kind"] for e in found["entities"] if e["name"] in ("Putin", "Vladimir Putin")] == ["person"]


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_the_organisations(found: dict[str, Any], name: str) -> None:
    assert entity(found, name)["kind"] in ("organisation", "group")


@pytest.mark.parametrize("name", PLACES)
def test_the_places(found: dict[str, Any], name: str) -> None:
    assert entity(found, name, "place")


def test_one_person_once_with_his_roles(found: dict[str, Any]) -> None:
    people = [one for one in found["entities"] if one["kind"] == "person"]
    assert len([one for one in people if "Hatami" in one["name"]]) == 1
    aliases = entity(found, "Amir Hatami")["aliases"]
    assert "Hatami" in aliases
    assert any("defense minister" in alias.lower() for alias in aliases)
    assert len(people) == len(PERSONS) + 1
    assert {one["name"] for one in people} & {"Ronit Hasin-Hochman", "Yaakov Katz", "SERGEI KARPUKHIN", "He"} == set()


@pytest.mark.parametrize(
    ("speaker", "words", "direct"),
    [
        ("Bolton", "What he [Putin] was saying is that Iranian interests in Syria were not coterminous", True),
        ("Tasnim", "senior defense and military officials", True),
        ("embassy", "before demanding withdrawal of Iran troops from Syria", True),
        ("Bolton", "Iran is seeking to carve out an arc of influence", False),
        ("Bolton", "Hezbollah must go back to Lebanon", False),
        ("Press TV", "had urged the Syrian government to cut ties with Hezbollah", False),
        ("Al-Akhbar", "regime had invited Hezbollah to remain in Syria", False),
        ("he", "split up the region’s states", False),
    ],
)
def test_who_said_what(found: dict[str, Any], speaker: str, words: str, direct: bool) -> None:
    said = [q for q in found["quotes"] if words in q["text"] and q["direct"] is direct]
    assert any(speaker.lower() in f"{q['speaker']} {q['speaker_entity'] or ''}".lower() for q in said), found["quotes"]


def test_claims_by_pronoun_have_their_person(found: dict[str, Any]) -> None:
    (claim,) = [q for q in found["quotes"] if "split up the region’s states" in q["text"]]
    assert claim["speaker_entity"] == "Amir Hatami"
    (direct,) = [q for q in found["quotes"] if "coterminous" in q["text"]]
    assert direct["speaker_entity"] == "John Bolton"
    assert direct["text"].rstrip("”").endswith("sent all back to Iran,") or direct["text"].endswith("back to Iran,")


def test_the_brief_is_of_the_articles_own_sentences(found: dict[str, Any]) -> None:
    assert 2 <= len(found["summary"]) <= 4
    assert "Damascus" in found["summary"][0]["text"]


def test_every_finding_is_its_words(found: dict[str, Any]) -> None:
    mentions = [mention for one in found["entities"] for mention in one["mentions"]]
    for finding in (*found["summary"], *found["timexes"], *found["timeline"], *found["quotes"], *mentions):
        assert found["text"][finding["start"] : finding["end"]] == finding["text"]


def test_an_edited_date_moves_what_is_relative_to_it(sample: Path) -> None:
    moved = analyze("--published", "2019-09-01", sample)
    assert moved["published"]["value"] == "2019-09-01"
    assert moved["published"]["method"] == "edited"
    order = {text: when for when, text in events(moved)}
    assert any(when == "2018" and "last year" in text for text, when in order.items())
    assert any(when == "2019-09-01" and "on Sunday" in text for text, when in order.items())


def test_keep_all_sets_nothing_aside(sample: Path) -> None:
    whole = analyze("--keep-all", sample)
    assert whole["set_aside"] == []
    assert "Comments are closed." in whole["text"]
