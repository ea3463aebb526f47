"""Entities of several articles taken for one where there is reason, and what the person says about it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from digest.errors import NotFound
from digest.store import Store, catalogue, corrections, identities, joining, journal, listing, shelf, who
from digest.store.corrections import Correction
from digest.types import Analysis, Chip, Entity, EntityKind, Mention, Published, Query, Quotation, Span

Make = Callable[..., Analysis]
Put = Callable[..., int]
NOW = "2026-11-22T12:00:00.000000Z"

Named = tuple[str, EntityKind]
HOUSE: Named = ("White House", "organisation")
IRAN: Named = ("Iran", "place")


def entity(name: str, kind: EntityKind = "person", *aliases: str) -> Entity:
    return Entity(name, kind, (Mention(Span(0, 4), name),), aliases)


@pytest.fixture
def tell(put: Put, make: Make) -> Callable[..., int]:
    """Put in an article that names these; its number."""
    told = []

    def put_in(*entities: Entity | Named | str) -> int:
        told.append(entities)
        named = [
            one if isinstance(one, Entity) else entity(*one) if isinstance(one, tuple) else entity(one)
            for one in entities
        ]
        text = f"Article {len(told)}. " + make().article.text
        analysis = replace(
            make(text, f"Title {len(told)}"),
            entities=tuple(named),
            quotes=(tuple(Quotation(Span(0, 7), one.name, one.name, "said") for one in named if one.kind == "person")),
        )
        return put(f"{len(told)}.txt", analysis)

    return put_in


def shown(store: Store, kind: EntityKind = "person") -> list[tuple[str, int]]:
    with store.reading() as db:
        return [(chip.name, chip.count) for chip in who.names(db, kind, "", 99)]


def chip(store: Store, name: str, kind: EntityKind = "person") -> Chip:
    with store.reading() as db:
        return next(chip for chip in who.names(db, kind, "", 99) if chip.name == name)


def decide(store: Store, *decided: Correction) -> int:
    with store.writing() as db:
        action = journal.open_action(db, "same", NOW)
        for one in decided:
            corrections.put(db, action, one, NOW)
        joining.heed(db, decided)
    return action


def take_back(store: Store) -> None:
    with store.writing() as db:
        action = journal.last(db)
        assert action
        journal.close_action(db, action.number, NOW)
        joining.heed(db, action.corrections)


def anchor(store: Store, name: str, kind: EntityKind = "person") -> str:
    with store.reading() as db:
        return identities.known(db, chip(store, name, kind).who).name_anchor


# ---------------------------------------------------------------- by reason


def test_a_surname_joins_the_full_name_that_the_same_are_named_with(store: Store, tell: Callable[..., int]) -> None:
    tell("John Bolton", HOUSE, IRAN)
    tell("Bolton", HOUSE)
    tell("Bolton", ("Wembley", "place"))
    assert shown(store) == [("John Bolton", 2), ("Bolton", 1)]
    with store.reading() as db:
        forms = who.profile(db, chip(store, "John Bolton").who).forms
    assert [(form.name, form.why) for form in forms] == [
        ("John Bolton", ""),
        ("Bolton", "other articles name White House too"),
    ]


def test_a_full_name_that_comes_later_is_found_too(store: Store, tell: Callable[..., int]) -> None:
    tell("Bolton", HOUSE, IRAN)
    tell("John Bolton", HOUSE)
    assert shown(store) == [("John Bolton", 2)]
    tell("Bolton", IRAN, HOUSE)
    assert shown(store) == [("John Bolton", 3)]


def test_an_article_that_tells_two_apart_is_no_reason(store: Store, tell: Callable[..., int]) -> None:
    tell("John Bolton", HOUSE)
    tell("John Bolton", "Bolton", HOUSE)
    assert shown(store) == [("John Bolton", 2), ("Bolton", 1)]


def test_what_nearly_all_articles_name_is_no_reason(store: Store, tell: Callable[..., int]) -> None:
    tell("John Smith", HOUSE)
    for number in range(14):
        tell(f"Person Number{number}x", HOUSE)
    tell("Smith", HOUSE)
    assert ("Smith", 1) in shown(store)


def test_an_acronym_counts_as_what_one_article_spells_out(store: Store, tell: Callable[..., int]) -> None:
    tell(("NGTA", "organisation"))
    tell(("NGTA", "organisation"))
    tell(entity("Northern Grain Terminal Alliance", "organisation", "NGTA"))
    tell(("NGTA", "organisation"))
    assert shown(store, "organisation") == [("Northern Grain Terminal Alliance", 4)]
    with store.reading() as db:
        assert [c.count for c in who.names(db, "organisation", "ngta", 9)] == [4]


def test_the_name_that_most_articles_have(store: Store, tell: Callable[..., int]) -> None:
    for name in ("Robert J. Menendez", "Bob Menendez", "Bob Menendez", "Menendez", "Menendez", "Menendez"):
        tell(name, HOUSE, IRAN)
    assert shown(store) == [("Bob Menendez", 6)]
    decide(store, Correction(anchor(store, "Bob Menendez"), "name", "The senator"))
    tell("Robert J. Menendez")
    tell("Robert J. Menendez")
    assert shown(store) == [("The senator", 8)]
    take_back(store)
    assert shown(store) == [("Robert J. Menendez", 8)]


def test_a_given_name_alone_is_nobody_in_particular(store: Store, tell: Callable[..., int]) -> None:
    tell("James Carter", HOUSE)
    tell("Hu Jintao", HOUSE)
    tell("James", HOUSE)
    tell("Hu", HOUSE)
    assert shown(store) == [("Hu Jintao", 2), ("James", 1), ("James Carter", 1)]


def test_lists_and_searches_know_who_is_one(store: Store, tell: Callable[..., int]) -> None:
    tell("John Bolton", HOUSE, IRAN)
    tell("Bolton", HOUSE)
    number = chip(store, "John Bolton").who
    with store.reading() as db:
        for query in (Query(who=number), Query("person:John"), Query("said:john")):
            assert [row.title for row in listing.rows(db, query, 9, 0)] == ["Title 2", "Title 1"]
        rows = listing.rows(db, Query(), 9, 0)
        assert [row.chips[0].name for row in rows] == ["John Bolton"] * 2
        said = listing.statements(db, Query(who=number), 9)
        assert [(one.title, one.name, one.quote.speaker, one.who) for one in said] == [
            ("Title 2", "John Bolton", "Bolton", number),
            ("Title 1", "John Bolton", "John Bolton", number),
        ]
        assert len(listing.statements(db, Query(), 9)) == 2
        assert who.kinds(db, ["Bolton", "Iran", "Nobody"]) == {"Bolton": "person", "Iran": "place"}


def test_who_is_entered_again_is_counted_once(store: Store, tell: Callable[..., int]) -> None:
    number = tell("John Bolton", HOUSE, IRAN)
    again = tell("Bolton", HOUSE)
    before = shown(store)
    with store.writing() as db:
        for one in (number, again, number):
            analysis = shelf.analysis(db, one)
            assert analysis
            catalogue.leave(db, one, analysis)
            catalogue.enter(db, one, analysis)
    assert shown(store) == before


# ---------------------------------------------------------------- by the person


def test_two_taken_for_one_and_back(store: Store, tell: Callable[..., int]) -> None:
    tell("John Bolton", IRAN)
    tell("Johnny B", IRAN)
    decide(store, Correction(anchor(store, "Johnny B"), "same", anchor(store, "John Bolton")))
    assert shown(store) == [("John Bolton", 2)]
    tell("Johnny B")
    assert shown(store) == [("John Bolton", 3)]
    with store.reading() as db:
        forms = who.profile(db, chip(store, "John Bolton").who).forms
    assert [(form.name, form.articles, form.why) for form in forms][1:] == [("Johnny B", 2, "you said so")]
    take_back(store)
    assert shown(store) == [("Johnny B", 2), ("John Bolton", 1)]


def test_a_name_told_apart_stays_apart(store: Store, tell: Callable[..., int]) -> None:
    tell("John Bolton", HOUSE, IRAN)
    tell("Bolton", HOUSE)
    with store.reading() as db:
        form = who.profile(db, chip(store, "John Bolton").who).forms[1]
        lone = identities.known(db, form.who[0]).anchor
    decide(store, Correction(lone, "apart"))
    assert shown(store) == [("Bolton", 1), ("John Bolton", 1)]
    tell("John Bolton", HOUSE)
    assert shown(store) == [("John Bolton", 2), ("Bolton", 1)]
    take_back(store)
    assert shown(store) == [("John Bolton", 3)]


def test_one_article_told_apart_from_others_of_the_same_name(store: Store, tell: Callable[..., int]) -> None:
    tell("John Smith", HOUSE)
    other = tell("John Smith", ("Wembley", "place"), ("Arsenal", "organisation"))
    smith = anchor(store, "John Smith")
    decide(store, Correction(smith, "pin", f"{smith}#2", other))
    assert shown(store) == [("John Smith", 1), ("John Smith", 1)]
    tell("John Smith", ("Arsenal", "organisation"))  # goes where it has most in common
    tell("John Smith", HOUSE)
    tell("John Smith", ("Lima", "place"))
    assert shown(store) == [("John Smith", 3), ("John Smith", 2)]
    with store.writing() as db:
        analysis = shelf.analysis(db, other)
        catalogue.leave(db, other, analysis)
        assert analysis
        catalogue.enter(db, other, analysis)
    assert shown(store) == [("John Smith", 3), ("John Smith", 2)]


def test_kind_name_and_no_name(store: Store, tell: Callable[..., int]) -> None:
    document = tell("Amaq", IRAN)
    key = anchor(store, "Amaq")
    decide(store, Correction(key, "kind", "organisation"), Correction(key, "name", "Amaq News Agency"))
    assert shown(store) == []
    assert shown(store, "organisation") == [("Amaq News Agency", 1)]
    with store.reading() as db:
        entered = who.of_document(db, document)["Amaq"]
        assert (entered.chip.name, entered.chip.kind, entered.renamed) == ("Amaq News Agency", "organisation", True)
        assert who.profile(db, entered.chip.who).given == "Amaq"
        assert who.names(db, "organisation", "agency", 9)
    take_back(store)
    decide(store, Correction(key, "none", corrections.YES))
    tell("Amaq")
    assert shown(store) == []
    with store.reading() as db:
        assert [chip.name for chip in who.names(db, "person", "", 9, hidden=True)] == ["Amaq", "Amaq"]
        assert all("Amaq" not in [c.name for c in row.chips] for row in listing.rows(db, Query(), 9, 0))
    take_back(store)
    assert shown(store) == [("Amaq", 1), ("Amaq", 1)]


def test_what_the_person_said_outlives_the_tables(store: Store, tell: Callable[..., int]) -> None:
    tell("John Bolton", HOUSE, IRAN)
    tell("Johnny B", IRAN)
    other = tell("John Bolton", ("Wembley", "place"))
    key = anchor(store, "John Bolton")
    decide(store, Correction(anchor(store, "Johnny B"), "same", key), Correction(key, "pin", f"{key}#2", other))
    decide(store, Correction(key, "name", "Ambassador Bolton"))
    before = shown(store)
    assert before == [("Ambassador Bolton", 2), ("John Bolton", 1)]
    with store.writing() as db:
        for table in ("occurrences", "keys", "names", "statements", "events", "rows", "shingles", "texts", "blocks"):
            db.execute(f"DELETE FROM {table}")
        db.execute("DELETE FROM identities")
        numbers = [number for (number,) in db.execute("SELECT number FROM documents ORDER BY number DESC")]
        db.execute("INSERT INTO words (words) VALUES ('delete-all')")
        for number in numbers:
            analysis = shelf.analysis(db, number)
            assert analysis
            catalogue.enter(db, number, analysis)
    assert shown(store) == before


def test_undated_articles_count_but_in_no_week(store: Store, put: Put, make: Make) -> None:
    for name, published in (("a", "2018-08-26"), ("b", ""), ("c", "2018-09-03"), ("d", "2018-09-04")):
        put(name, replace(make(f"{name}. {make().article.text}", published=published)))
    with store.reading() as db:
        profile = who.profile(db, chip(store, "Mara Vell").who)
    assert (profile.articles, profile.first, profile.last) == (4, "2018-08-26", "2018-09-04")
    assert profile.weeks == (("2018-08-20", 1), ("2018-09-03", 2))


def test_roles_are_told_once(store: Store, tell: Callable[..., int]) -> None:
    tell(entity("John Kerry", "person", "U.S. Secretary of State"))
    tell(entity("John Kerry", "person", "U.S. Secretary of State", "senator"))
    tell(entity("John Kerry", "person", "US Secretary of State", "Secretary of State"))
    with store.reading() as db:
        assert who.profile(db, chip(store, "John Kerry").who).roles == ("U.S. Secretary of State", "senator")


def test_nobody_of_this_number(store: Store) -> None:
    with store.reading() as db, pytest.raises(NotFound):
        who.profile(db, 77)


def test_of_many_articles_those_of_the_rare_and_of_the_frequent_are_found(
    store: Store, tell: Callable[..., int]
) -> None:
    for _ in range(40):
        tell("John Bolton")
    tell("John Bolton", "Ada Holm")
    for name, articles in (("John Bolton", 41), ("Ada Holm", 1)):
        query = Query(who=chip(store, name).who)
        with store.reading() as db:
            assert len(listing.rows(db, query, 99, 0)) == listing.count(db, query) == articles
            assert listing.rows(db, query, 1, 0)[0].title == "Title 41"
            assert [one.title for one in listing.statements(db, query, 1)] == ["Title 41"]
            assert len(listing.statements(db, query, 99)) == articles
            assert {one.title for one in listing.events(db, query, 999)} == {
                f"Title {number}" for number in range(42 - articles, 42)
            }


def test_a_name_that_has_several_bearers_is_one_form(store: Store, tell: Callable[..., int]) -> None:
    tell("John Bolton", HOUSE, IRAN)
    tell("Bolton", HOUSE)
    tell("Bolton", HOUSE)
    tell("Bolton", HOUSE, IRAN)
    number = chip(store, "John Bolton").who
    with store.reading() as db:
        own, other = who.profile(db, number).forms
    assert (own.name, own.who, own.why) == ("John Bolton", (number,), "")
    assert (other.name, other.articles, len(other.who), other.why) == (
        *("Bolton", 3, 3),
        "other articles name White House too",
    )


def test_the_weeks_begin_on_mondays_and_hold_every_article(store: Store, put: Put, make: Make) -> None:
    for place, day in enumerate(("2018-08-26", "2018-08-27", "2018-09", "2018", "0001-01-01", "2018-09-02T10:00")):
        dated = replace(make(f"Text {place}", f"Title {place}"), published=Published(day, "day", "metadata"))
        put(f"{place}.txt", replace(dated, entities=(entity("Ada Holm"),)))
    with store.reading() as db:
        profile = who.profile(db, chip(store, "Ada Holm").who)
    assert profile.weeks == (
        ("0001-01-01", 1),
        ("2018-01-01", 1),
        ("2018-08-20", 1),
        ("2018-08-27", 3),
    )
    assert (profile.first, profile.last) == ("0001-01-01", "2018-09-02")
