"""The index of copies: what is found, how, and what is left when a text goes."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.store import Store, catalogue, copies, listing, shelf
from digest.types import Analysis, Query, Similar

Make = Callable[..., Analysis]
Put = Callable[..., int]


def words(seed: int, count: int = 300) -> str:
    return " ".join(f"word{(seed * 7_919 + number * number * 31) % 9_973}" for number in range(count))


def similar(store: Store, number: int) -> list[tuple[int, str]]:
    with store.reading() as db:
        pairs = copies.similar(db, shelf.id_of(db, number))
        return [(shelf.numbers(db, [pair.other])[pair.other], pair.how) for pair in pairs]


def test_each_way_of_being_similar(store: Store, put: Put, make: Make) -> None:
    text = words(1)
    whole = put("whole", make(text))
    half = put("half", make(" ".join(text.split()[:150])))
    edited = put("edited", make(" ".join("other" if n % 15 == 7 else word for n, word in enumerate(text.split()))))
    put("else", make(words(2)))
    assert similar(store, whole) == [(half, "contains"), (edited, "edited")]
    assert similar(store, half) == [(whole, "part of"), (edited, "part of")]
    assert similar(store, 4) == []


def test_what_is_out_of_sight_is_not_told(store: Store, put: Put, make: Make) -> None:
    one, two = put("one"), put("two")
    assert similar(store, two) == [(one, "same")]
    with store.writing() as db:
        db.execute("UPDATE statuses SET deleted = '2026' WHERE document = ?", (one,))
    assert similar(store, two) == []


def test_a_teaser_is_similar_but_no_copy_in_the_list(store: Store, put: Put, make: Make) -> None:
    text = words(3)
    put("whole", make(text))
    teaser = put("teaser", make(" ".join(text.split()[:60])))
    assert similar(store, teaser) == [(1, "part of")]
    with store.reading() as db:
        assert [row.copies for row in listing.rows(db, Query(), 9, 0)] == [0, 0]


def test_a_text_in_very_many_articles_is_still_found(store: Store, put: Put, make: Make) -> None:
    text = words(4, 120)
    for number in range(70):
        put(f"copy {number}", make(f"{text} Copy {number}."))
    late = put("late", make(text))
    assert len(similar(store, late)) >= 1
    with store.reading() as db:
        assert max(count for (count,) in db.execute("SELECT count(*) FROM shingles GROUP BY hash")) <= 64
        assert {row.copies for row in listing.rows(db, Query(), 99, 0)} == {70}


def test_articles_under_one_notice_are_not_compared(store: Store, put: Put, make: Make) -> None:
    notice = words(5, 40)
    for number in range(10, 30):
        put(f"article {number}", make(f"{words(number)} {notice}"))
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM similar").fetchone() == (0,)


def test_phrases_of_a_text_that_was_lost_do_no_harm(store: Store, put: Put, make: Make) -> None:
    one = put("one", make(words(6)))
    with store.writing() as db:
        catalogue.leave(db, one, None)
        shelf.put_analysis(db, one, make(words(7)))
        catalogue.enter(db, one, make(words(7)))
    assert similar(store, put("two", make(words(6)))) == []
    assert similar(store, put("three", make(words(7)))) == [(one, "same")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "d e f g h i j k l m", "中文", ".", "\n\n"]), max_size=40).map(" ".join)
)
def test_any_text_goes_in_and_out(store: Store, put: Put, make: Make, text: str) -> None:
    with store.writing() as db:
        name = f"any {db.execute('SELECT count(*) FROM documents').fetchone()[0]}"
    number = put(name, make(text))
    with store.writing() as db:
        assert all(isinstance(pair, Similar) for pair in copies.similar(db, shelf.id_of(db, number)))
        catalogue.leave(db, number, make(text))
        for table in ("shingles", "texts", "similar"):
            assert db.execute(f"SELECT count(*) FROM {table} WHERE document = ?", (number,)).fetchone() == (0,)
