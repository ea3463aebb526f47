"""Who and where on the page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from digest.types import Entity, Mention, Span
from tests.ui import pages
from ui import entities, theme
from ui.page import Light, Show


def test_names_by_kind_with_counts_and_aliases(qapp: QApplication) -> None:
    analysis = pages.analysis()
    shown, written = pages.written(lambda page: entities.write(page, analysis, frozenset()))
    lines = shown.replace("\u00a0", " ").replace("\u2002", " ").split("\n")
    for title in ("People", "Organisations", "Places", "Groups"):
        assert title in lines
    assert "Marta Ekdal  2" in lines[2]
    assert "the mayor" in lines[2]
    lights = [target for target in written.targets if isinstance(target, Light)]
    assert {light.name: light.spans for light in lights} == {
        entity.name: tuple(mention.span for mention in entity.mentions) for entity in analysis.entities
    }
    assert written.chips[0].colour == theme.current().person


def test_the_most_mentioned_come_first(qapp: QApplication) -> None:
    rare, often = (
        Entity(name, "place", tuple(Mention(Span(n, n + 1), "A") for n in range(count)))
        for name, count in (("Rare", 1), ("Often", 3))
    )
    analysis = replace(pages.plain("AAA").analysis, entities=(rare, often))
    _, written = pages.written(lambda page: entities.write(page, analysis, frozenset()))
    assert [target.name for target in written.targets if isinstance(target, Light)] == ["Often", "Rare"]


def test_very_many_and_very_long_names(qapp: QApplication) -> None:
    crowd = tuple(Entity(f"{n} " + "von " * 300, "person", (Mention(Span(0, 1), "A"),)) for n in range(3000))
    analysis = replace(pages.plain("A").analysis, entities=crowd)
    shown, written = pages.written(lambda page: entities.write(page, analysis, frozenset()))
    assert Show("People") in written.targets
    assert len(shown) < 5000
    _, written = pages.written(lambda page: entities.write(page, analysis, frozenset({"People"})))
    assert 24 < len(written.chips) <= 1000


def test_a_text_in_another_language_gets_a_quiet_note(qapp: QApplication) -> None:
    found = pages.analysis()
    french = replace(found, article=replace(found.article, language="fr"))
    shown, _ = pages.written(lambda page: entities.write(page, french, frozenset()))
    assert shown.rstrip().endswith("Names are found less well in French than in English.")
    nobody = replace(french, entities=())
    shown, written = pages.written(lambda page: entities.write(page, nobody, frozenset()))
    assert "No names were found: they are found less well in French" in shown
    assert entities.SECTION in written.sections
    shown, _ = pages.written(lambda page: entities.write(page, replace(found, entities=()), frozenset()))
    assert shown.strip() == ""
