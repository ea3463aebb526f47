"""Which place a name means: against the Wikipedia titles of GUM and the DBpedia names of MEANTIME.

Counted are the names that both the annotation and the program take for a place, and whose title names a city of
GeoNames' extract of 15,000 inhabitants and more, a country, or one of the United States. A title without a qualifier
("Paris") is the largest city of that name, one with it ("Tripoli, Lebanon") that of the land.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from digest import lexicon
from digest.entities import find_entities, gazetteer
from digest.types import Article
from tests.quality.gum import annotated

DATA = Path(__file__).parents[3] / "shared" / "data"
FLOOR = 0.95
_LINK = re.compile(r"place-.*?-(?:coref|sgl)-(.+)")
_NO_SPACE = re.compile(r"^(?:['’](?:s|re|ve|ll|d|m|S)?|n't|[,.;:!?)\]%]|-)$")

Gold = list[tuple[int, int, str]]  # start, end, title

pytestmark = pytest.mark.quality


def gum() -> Iterator[tuple[str, Gold]]:
    for path in sorted((DATA / "entities" / "gum-raw").glob("*.conllu")):
        text, marked = annotated(path.read_text(encoding="utf-8"))
        linked = ((one, _LINK.match(one.told)) for one in marked)
        yield text, [(one.start, one.end, unquote(link[1])) for one, link in linked if link]


def meantime() -> Iterator[tuple[str, Gold]]:
    for path in sorted((DATA / "meantime").glob("corpus_*/*.xml")):
        root = ET.parse(path).getroot()
        text, places, last = "", dict[str, tuple[int, int]](), ""
        for token in root.findall("token"):
            word, sentence = token.text or "", token.get("sentence") or ""
            if text and sentence != last:
                text += "\n\n" if int(sentence) < 3 else " "
            elif text and not _NO_SPACE.match(word) and text[-1] not in "($[-£€":
                text += " "
            places[token.get("t_id") or ""], last = (len(text), len(text) + len(word)), sentence
            text += word
        marks = {mark.get("m_id"): mark for mark in root.iterfind("Markables/*")}
        gold = Gold()
        for link in root.iterfind("Relations/REFERS_TO"):
            target = marks.get(next((end.get("m_id") for end in link.findall("target")), None))
            title = (target.get("external_ref") or "").strip() if target is not None else ""
            if target is None or target.get("ent_type") != "LOC" or "/resource/" not in title:
                continue
            for source in link.findall("source"):
                mark = marks.get(source.get("m_id"))
                anchors = mark.findall("token_anchor") if mark is not None else []
                spans = [places[anchor.get("t_id") or ""] for anchor in anchors]
                if spans:
                    gold.append((spans[0][0], spans[-1][1], unquote(title.rpartition("/resource/")[2])))
        yield text, gold


@cache
def rows() -> list[list[str]]:
    return [line.split("\t") for line in lexicon.lines("gazetteer/places")]


@cache
def numbers(title: str) -> set[int]:
    """The GeoNames numbers that a title may mean; empty where the extract has none."""
    name, _, qualifier = title.replace("_", " ").replace("(", ", ").rstrip(")").partition(",")
    qualifier = {"U.S. state": "United States", "country": "", "D.C.": "District of Columbia"}.get(
        qualifier.strip(), qualifier.strip()
    )
    shown = gazetteer.shown(name, "country") or name.strip()
    lands = {code: (int(number), land) for code, number, land in lexicon.table("gazetteer/lands")}
    found = [(code, number) for code, (number, land) in lands.items() if land == shown]
    if found and (not qualifier or qualifier == "United States"):
        wanted = [number for code, number in found if code.startswith("US-") == (qualifier == "United States")]
        return set(wanted or [number for _, number in found])
    if not qualifier and gazetteer.fold(name) in lexicon.words("en/no-cities"):
        return set()  # the article on Asia is not on the town in the Philippines
    cities = [row for row in rows() if gazetteer.fold(name) in row[6].split(",")]
    within = [code.removeprefix("US-") for code, (_, land) in lands.items() if land == qualifier]
    if qualifier:
        return {int(row[0]) for row in cities if row[1] in within or (row[1] == "US" and row[2] in within)}
    return {int(max(cities, key=lambda row: int(row[5]))[0])} if cities else set()


@pytest.mark.parametrize("corpus", [gum, meantime])
def test_a_name_is_the_place_that_it_means(corpus: object) -> None:
    if not DATA.is_dir():
        pytest.skip("the shared corpora are not here")
    right, wrong, unplaced = 0, list[str](), 0
    for text, gold in corpus():  # type: ignore[operator]
        mentions = {
            (mention.span.start, mention.span.end): entity
            for entity in find_entities(Article("", text, (), language="en"))
            for mention in entity.mentions
            if entity.kind == "place"
        }
        for start, end, title in gold:
            entity, known = mentions.get((start, end)), numbers(title)
            if entity is None or not known:
                continue
            if entity.place is None:
                unplaced += 1
                wrong.append(f"{text[start:end]}: {title} not placed")
            elif entity.place.geonames in known:
                right += 1
            else:
                wrong.append(f"{text[max(0, start - 40) : end + 30]!r}: {title} taken for {entity.place}")
    print(f"\n{right} right, {len(wrong)} not, {unplaced} of them without a place", *wrong, sep="\n")
    assert right / (right + len(wrong)) >= FLOOR
