import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from digest.edition import make_edition
from digest.types import Edition, Piece, Row

DAY = dt.date(2018, 8, 27)


def _piece(
    article: str, source: str = "Gazette", published: str = "2018-08-27", brief: str = "It rained.", **row: object
) -> Piece:
    inferred = bool(row.get("inferred", False))
    added = str(row.get("added", "2018-08-27T09:00:00+00:00"))
    return Piece(Row(article, f"Title {article}", source, published, inferred, brief, added=added), (brief,))


def _ids(edition: Edition) -> list[str]:
    return [piece.row.id for piece in edition.pieces]


def test_an_empty_day_is_done_at_once() -> None:
    assert make_edition(DAY, [], {}) == Edition(DAY, (), 0, 0)


def test_copies_are_folded_under_the_earliest() -> None:
    pieces = [_piece("a", "Post"), _piece("b", "Herald", "2018-08-26"), _piece("c", "Star", "")]
    edition = make_edition(DAY, pieces, {"a": "g", "b": "g", "c": "g"})
    assert _ids(edition) == ["b"]
    assert [row.id for row in edition.pieces[0].copies] == ["a", "c"]


def test_a_stated_date_stands_before_an_inferred_one_and_the_fuller_before_the_shorter() -> None:
    pieces = [
        _piece("a", published="2018-08-26", inferred=True),
        _piece("b"),
        _piece("c", brief="It rained all day, and the river rose."),
    ]
    edition = make_edition(DAY, pieces, dict.fromkeys("abc", "g"))
    assert [row.id for row in (edition.pieces[0].row, *edition.pieces[0].copies)] == ["c", "b", "a"]


def test_moments_are_compared_in_utc() -> None:
    pieces = [_piece("a", published="2018-08-27T09:00:00+02:00"), _piece("b", published="2018-08-27T08:00:00Z")]
    assert _ids(make_edition(DAY, pieces, {"a": "g", "b": "g"})) == ["a"]
    assert _ids(make_edition(DAY, pieces, {})) == ["b", "a"]


def test_most_sources_come_first_then_the_newest() -> None:
    pieces = [
        _piece("old", published="2018-08-20"),
        _piece("new", published="2018-08-27"),
        _piece("wide", "Post", "2018-08-01"),
        _piece("wide2", "Herald", "2018-08-02"),
        _piece("twice", "Star", "2018-08-03"),
        _piece("twice2", "STAR", "2018-08-04"),
    ]
    groups = {"wide": "w", "wide2": "w", "twice": "t", "twice2": "t"}
    assert _ids(make_edition(DAY, pieces, groups)) == ["wide", "new", "old", "twice"]


def test_an_undated_article_is_as_new_as_its_arrival() -> None:
    pieces = [_piece("dated", published="2018-08-26"), _piece("undated", published="")]
    assert _ids(make_edition(DAY, pieces, {})) == ["undated", "dated"]


def test_twelve_at_most_and_the_rest_counted_with_its_copies() -> None:
    pieces = [_piece(f"{n:02}", published=f"2018-08-{n + 1:02}") for n in range(14)]
    edition = make_edition(DAY, [*pieces, _piece("copy", published="2018-08-02")], {"00": "g", "copy": "g"})
    assert len(edition.pieces) == 12
    assert edition.left_out == 3


def test_minutes_to_read() -> None:
    assert make_edition(DAY, [_piece("a")], {}).minutes == 1
    assert make_edition(DAY, [_piece("a", brief="word " * 458)], {}).minutes == 2
    assert make_edition(DAY, [_piece("a", brief="word " * 459)], {}).minutes == 3


@given(
    st.lists(st.tuples(st.text(), st.sampled_from("xyz"), st.text("0123456789-T:+/"), st.sampled_from(["", "g", "h"]))),
    st.randoms(),
)
def test_any_day_is_the_same_in_any_order(rows: list[tuple[str, str, str, str]], shuffle: object) -> None:
    pieces = [_piece(str(n), source, published, brief) for n, (brief, source, published, _) in enumerate(rows)]
    groups = {str(n): group for n, (_, _, _, group) in enumerate(rows) if group}
    edition = make_edition(DAY, pieces, groups)
    shuffle.shuffle(pieces)  # type: ignore[attr-defined]
    assert make_edition(DAY, pieces, groups) == edition
    assert edition.left_out + sum(1 + len(piece.copies) for piece in edition.pieces) == len(rows)
