"""Which entities of different articles may be one, and the reason for it."""

from collections.abc import Callable, Sequence

import pytest

from digest.entities.across import Joined, Look, Rival, Shared, clearest, country_of, designate, join, roles_in
from digest.types import Entity, EntityKind, Mention, Place, Span

NOTHING: Look = lambda number: ()  # noqa: E731


def entity(name: str, kind: EntityKind = "person", *aliases: str, place: Place | None = None, times: int = 1) -> Entity:
    return Entity(name, kind, (Mention(Span(0, len(name)), name),) * times, aliases, place)


def anchor(name: str, kind: EntityKind = "person", *aliases: str) -> str:
    return designate(entity(name, kind, *aliases), "0a").anchor


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bashar al-Assad", "Bashar Al-Asad"),
        ("Robert Menendez", "Bob Menendez"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("José Martí", "Jose Marti"),
        ("JOHN BOLTON", "John Bolton"),
        ("Martin Luther King Jr.", "Martin L. King"),
    ],
)
def test_spellings_of_one_full_name(one: str, other: str) -> None:
    assert anchor(one) == anchor(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bashar Assad", "Maher Assad"), ("Maria Rossi", "Mario Rossi"), ("George W. Bush", "George H. W. Bush")],
)
def test_other_people_of_the_same_surname(one: str, other: str) -> None:
    assert anchor(one) != anchor(other)


def test_a_surname_alone_is_of_its_own_article() -> None:
    bolton = entity("Bolton")
    assert designate(bolton, "0a").anchor != designate(bolton, "0b").anchor
    assert set(designate(bolton, "0a").keys) <= set(designate(entity("John Bolton"), "0b").keys)


def test_every_country_may_have_a_constitutional_court() -> None:
    court = entity("Constitutional Court", "organisation")
    anchors = {designate(court, article, country).anchor for article in ("0a", "0b") for country in ("US", "IN", "")}
    assert len(anchors) == 4
    assert anchor("Hyundai Motor Company, Inc.", "organisation") == anchor("Hyundai Motor Company", "organisation")


def test_a_place_is_where_it_lies() -> None:
    libya, lebanon = Place(2210247, "LY", "Libya"), Place(266826, "LB", "Lebanon")
    anchors = {designate(entity("Tripoli", "place", place=place), "0a").anchor for place in (libya, lebanon)}
    assert len(anchors) == 2
    assert country_of([entity("Tripoli", "place", place=libya, times=2), entity("T", "place", place=lebanon)]) == "LY"
    assert country_of([]) == ""


def test_roles_are_told_from_names() -> None:
    assert roles_in(entity("Amir Hatami", "person", "Hatami", "Iran’s defense minister", "Brig. Gen. Amir Hatami")) == (
        "Iran’s defense minister",
    )


# ---------------------------------------------------------------- reasons


def looked(**shared: Sequence[Shared]) -> Callable[[int], Sequence[Shared]]:
    return lambda number: shared.get(f"r{number}", ())


HOUSE, IRAN = Shared("organisation", "White House", 3), Shared("place", "Iran", 3)
JOHN, MICHAEL = Rival(1, "person|john|bolton", 1), Rival(2, "person|michael|bolton", 2)
LONE = anchor("Bolton")


def test_a_surname_needs_a_reason() -> None:
    assert join(LONE, "Bolton", [JOHN], NOTHING, seeks=True) is None
    assert join(LONE, "Bolton", [JOHN], looked(r1=[IRAN]), seeks=True) is None  # one place is too little
    assert join(LONE, "Bolton", [JOHN], looked(r1=[IRAN, HOUSE]), seeks=True) == Joined(
        1, "other articles name Iran and White House too"
    )
    role = Shared("role", "national security adviser", 1)
    assert join(LONE, "Bolton", [JOHN], looked(r1=[role]), seeks=True) == Joined(
        1, "both are called national security adviser"
    )


def test_of_two_of_one_surname_the_one_with_clearly_more_reason() -> None:
    more, less = [HOUSE, IRAN], [Shared("organisation", "White House", 1)]
    found = join(LONE, "Bolton", [JOHN, MICHAEL], looked(r1=more, r2=less), seeks=True)
    assert found and found.number == 1
    assert join(LONE, "Bolton", [JOHN, MICHAEL], looked(r1=more, r2=more), seeks=True) is None
    same = MICHAEL._replace(stands_for=1)  # found before to be one
    assert join(LONE, "Bolton", [JOHN, same], looked(r1=more, r2=more), seeks=True)


def test_a_surname_that_is_a_given_name_too_needs_more() -> None:
    pierre = Rival(1, anchor("Pierre Thomas"), 1)
    for shared, enough in (([HOUSE], False), ([IRAN, Shared("place", "Oman", 1)], False), ([HOUSE, IRAN], True)):
        assert bool(join(anchor("Thomas"), "Thomas", [pierre], looked(r1=shared), seeks=True)) is enough


def test_another_surname_or_initial_is_nobody() -> None:
    look = looked(r1=[HOUSE, IRAN])
    assert join(anchor("Bolt"), "Bolt", [JOHN], look, seeks=True) is None
    assert join(anchor("M. Bolton"), "M. Bolton", [JOHN], look, seeks=True) is None
    assert join(anchor("J. Bolton"), "J. Bolton", [JOHN], look, seeks=True)
    assert join(anchor("Xi"), "Xi", [Rival(1, anchor("Xi Jinping"), 1)], look, seeks=True)


def test_middle_names() -> None:
    bush, younger = Rival(1, anchor("George H. W. Bush"), 1), Rival(2, anchor("George W. Bush"), 2)
    plain = anchor("George Bush")
    assert join(plain, "George Bush", [younger], NOTHING, seeks=False) == Joined(2, "the same first and last name")
    assert join(plain, "George Bush", [bush, younger], NOTHING, seeks=False) is None
    assert join(younger.anchor, "George W. Bush", [bush], NOTHING, seeks=False) is None


def test_another_spelling_needs_a_reason() -> None:
    gaddafi = Rival(1, anchor("Moammar Gadhafi"), 1)
    other = anchor("Muammar Qaddafi")
    assert other != gaddafi.anchor
    assert join(other, "Muammar Qaddafi", [gaddafi], NOTHING, seeks=False) is None
    found = join(other, "Muammar Qaddafi", [gaddafi], looked(r1=[HOUSE]), seeks=False)
    assert found == Joined(1, "another spelling; other articles name White House too")


def test_an_acronym_that_one_article_spells_out() -> None:
    spelt = designate(entity("Northern Grain Terminal Alliance", "organisation", "NGTA"), "0a")
    short = designate(entity("NGTA", "organisation"), "0b")
    assert set(short.keys) <= set(spelt.keys)
    rivals = [Rival(1, spelt.anchor, 1)]
    assert join(short.anchor, "NGTA", rivals, NOTHING, seeks=True) == Joined(1, "NGTA stands for it in another article")
    assert join(short.anchor, "NGTA", [*rivals, Rival(2, "organisation|x", 2)], NOTHING, seeks=True) is None


@pytest.mark.parametrize(
    "name", ["", " ", "…", "|", "person||", "مها", "毛泽东", "🎉", "e\u0301", "A" * 5_000, "Mr", "al"]
)
@pytest.mark.parametrize("kind", ["person", "organisation", "place", "group"])
def test_any_name_has_a_key(name: str, kind: EntityKind) -> None:
    designation = designate(entity(name, kind), "0a")
    assert designation.anchor.startswith(f"{kind}|")
    assert all(key.startswith(f"{kind}|") for key in designation.keys)
    if designation.keys:
        join(
            designation.anchor, name, [JOHN, Rival(3, "person||x|@0a", 3)], looked(r1=[HOUSE]), seeks=designation.seeks
        )


def test_nobody_to_choose_from() -> None:
    assert clearest([], NOTHING) is None
