"""What the person says about who is who: seen at once, kept over a restart, heeded by later articles, taken back."""

from pathlib import Path

import pytest

from digest.errors import DatelineError, NotFound
from digest.library import Library, Pasted
from digest.pool import Pool
from digest.types import Changes, Query
from tests.digest.library.conftest import Clock

FIRST = """Harbour to be dredged

Mara Vell, the director of the harbour office, said on Monday that the harbour of Ostrava would be dredged.

“We begin in May,” Mara Vell told reporters. Tomas Reyl of the Lund Ferry Company welcomed it.
"""
SECOND = """Ferries wait for the dredgers

Tomas Reyl of the Lund Ferry Company said on Tuesday that two ferries had been stopped in Ostrava.

Ingrid Solheim, who runs the office of the harbour, did not answer Tomas Reyl on Tuesday.
"""
LATER = """Dredging begins

Ingrid Solheim said on Friday that the dredging of the harbour had begun.
"""


@pytest.fixture
def two(library: Library) -> list[str]:
    return [*put(library, FIRST), *put(library, SECOND)]


def put(library: Library, text: str) -> list[str]:
    (outcome,) = library.add([Pasted("pasted text", text.encode())]).outcomes
    return list(outcome.added)


def people(library: Library) -> dict[str, int]:
    return {chip.name: chip.count for chip in library.names("person")}


def who(library: Library, name: str) -> int:
    return next(chip.who for chip in library.names("person") if chip.name == name)


def named(library: Library, article: str) -> set[str]:
    return {entity.name for entity in library.article(article).analysis.entities}


def test_two_are_one_also_in_later_articles_and_after_a_restart(
    library: Library, two: list[str], place: Path, clock: Clock, pool: Pool
) -> None:
    assert {"Mara Vell", "Ingrid Solheim", "Tomas Reyl"} <= people(library).keys()
    assert library.same(who(library, "Ingrid Solheim"), who(library, "Mara Vell")) == Changes(names=True)
    assert (people(library)["Mara Vell"], people(library).get("Ingrid Solheim")) == (2, None)
    assert len(library.rows(Query(who=who(library, "Mara Vell")))) == 2
    put(library, LATER)
    again = Library(place, clock=clock, pool=pool)
    assert people(again)["Mara Vell"] == 3
    forms = again.profile(who(again, "Mara Vell")).forms
    assert [(form.name, form.articles, form.why) for form in forms] == [
        ("Mara Vell", 1, ""),
        ("Ingrid Solheim", 2, "you said so"),
    ]
    again.undo()  # the adding of the later article
    undone = again.undo()
    assert undone is not None
    assert (undone[0], undone[1].names) == ("taking two names for one", True)
    assert people(again)["Ingrid Solheim"] == 1
    again.close()


def test_what_is_no_name_is_gone_from_the_article_too(library: Library, two: list[str]) -> None:
    assert library.dismiss(who(library, "Tomas Reyl")).names
    assert "Tomas Reyl" not in people(library)
    shown = library.article(two[0]).analysis
    assert "Tomas Reyl" not in {entity.name for entity in shown.entities}
    assert "Tomas Reyl" not in {name for event in shown.timeline for name in event.entities}
    quotes = library.article(two[1]).analysis.quotes
    assert quotes
    assert "Tomas Reyl" not in {quote.speaker_entity for quote in quotes}
    assert [chip.name for chip in library.dismissed()] == ["Tomas Reyl"]
    assert library.dismiss(library.dismissed()[0].who, a_name=True).names
    assert people(library)["Tomas Reyl"] == 2
    assert library.dismissed() == []


def test_another_name_and_another_kind(library: Library, two: list[str]) -> None:
    reyl = who(library, "Tomas Reyl")
    library.rename(reyl, "  Tomas  A. Reyl ")
    assert library.rename(reyl, "Tomas A. Reyl") == Changes()
    shelved = library.article(two[0])
    entity = next(one for one in shelved.analysis.entities if one.name == "Tomas A. Reyl")
    assert "Tomas Reyl" in entity.aliases
    assert shelved.chips["Tomas A. Reyl"].who == reyl
    assert "Tomas A. Reyl" in {quote.speaker_entity for quote in library.article(two[1]).analysis.quotes}
    assert "Tomas A. Reyl" in library.export(two[0], "md")
    library.set_kind(reyl, "organisation")
    assert "Tomas A. Reyl" in {chip.name for chip in library.names("organisation")}
    assert library.kinds(["Tomas Reyl"]) == {"Tomas Reyl": "organisation"}
    library.rename(reyl, "")
    assert library.profile(reyl).name == "Tomas Reyl"
    with pytest.raises(DatelineError):
        library.set_kind(reyl, "planet")  # type: ignore[arg-type]


def test_somebody_else_of_the_same_name(library: Library, two: list[str]) -> None:
    reyl = who(library, "Tomas Reyl")
    assert library.apart_in(reyl, [two[1]]).names
    assert [chip.count for chip in library.names("person", like="Reyl")] == [1, 1]
    assert [row.id for row in library.rows(Query(who=reyl))] == [two[0]]
    library.undo()
    assert [chip.count for chip in library.names("person", like="Reyl")] == [2]


def test_corrections_outlive_a_new_analysis(library: Library, two: list[str]) -> None:
    library.same(who(library, "Ingrid Solheim"), who(library, "Mara Vell"))
    library.dismiss(who(library, "Tomas Reyl"))
    before = people(library)
    library.set_published(two[1], "2026-03-10")
    library.renew()
    assert people(library) == before
    assert "Tomas Reyl" not in named(library, two[1])


def test_two_names_of_one_in_one_article_are_one_there(library: Library) -> None:
    (article,) = put(library, FIRST)
    library.same(who(library, "Tomas Reyl"), who(library, "Mara Vell"))
    entities = library.article(article).analysis.entities
    vell = next(one for one in entities if one.name in ("Mara Vell", "Tomas Reyl"))
    assert {"Mara Vell", "Tomas Reyl"} <= {vell.name, *vell.aliases}
    assert {mention.text for mention in vell.mentions} == {"Mara Vell", "Tomas Reyl"}
    assert list(vell.mentions) == sorted(vell.mentions, key=lambda mention: mention.span)


def test_nothing_and_nobody(library: Library, two: list[str]) -> None:
    reyl = who(library, "Tomas Reyl")
    assert library.same(reyl, reyl) == Changes()
    assert library.apart(reyl) == Changes()
    assert library.apart_in(reyl, []) == Changes()
    for ask in (library.profile, library.apart, library.dismiss):
        with pytest.raises(NotFound):
            ask(10**9)
    assert library.statements(Query(who=10**9)) == []
