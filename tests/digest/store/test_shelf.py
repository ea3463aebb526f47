"""What arrived is given back byte for byte; what was made of it may be lost."""

import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from digest.errors import LibraryError, NotFound
from digest.store import Store, shelf
from digest.types import Analysis, Document, Edits, Metadata, Status

Make = Callable[..., Analysis]
Put = Callable[..., int]

ARRIVED = Document("0123456789abcdef", "a.html", "text/html", "<p>Grüße \U0001f600</p>", Metadata("T", ("A", "B")))
ADDED = "2026-11-22T12:00:00.000000Z"
DATA = bytes(range(256)) * 40


def test_an_original_is_kept_once_byte_for_byte(store: Store) -> None:
    hash_ = shelf.hash_of(DATA)
    with store.writing() as db:
        first = shelf.original(db, "a.html", DATA, hash_)
        assert shelf.original(db, "b.html", DATA, hash_) == first
        number = shelf.add(db, ARRIVED, ADDED, first)
    with store.reading() as db:
        assert shelf.original_bytes(db, number) == ("a.html", DATA)


def test_a_file_is_known_once_all_its_articles_are_stored(store: Store) -> None:
    hash_ = shelf.hash_of(DATA)
    with store.writing() as db:
        original = shelf.original(db, "a.html", DATA, hash_)
        shelf.add(db, ARRIVED, ADDED, original)
        assert shelf.articles_of(db, hash_) == []
        shelf.finish(db, original)
        assert shelf.articles_of(db, hash_) == [ARRIVED.id]
        assert shelf.articles_of(db, shelf.hash_of(b"")) == []


def test_a_document_is_given_back_as_it_arrived(store: Store) -> None:
    with store.writing() as db:
        number = shelf.add(db, ARRIVED, ADDED, None)
        assert shelf.document(db, number) == ARRIVED
        assert shelf.numbers(db, [ARRIVED.id, "f" * 16]) == {ARRIVED.id: number}
        assert shelf.id_of(db, number) == ARRIVED.id


def test_an_item_of_a_feed_has_no_original(store: Store) -> None:
    with store.writing() as db:
        number = shelf.add(db, ARRIVED, ADDED, None)
        with pytest.raises(NotFound, match="from a feed"):
            shelf.original_bytes(db, number)


def test_found_by_a_unique_beginning_of_the_id(store: Store) -> None:
    with store.writing() as db:
        for id_ in ("abc1", "abc2", "f" * 16):
            shelf.add(db, Document(id_, "n", "text/plain", id_), ADDED, None)
        assert shelf.find(db, "ABC1 ").id == "abc1"
        assert shelf.find(db, "f") == shelf.Kept(3, "f" * 16, "n", ADDED, Status(), Edits())
        with pytest.raises(NotFound, match="Several"):
            shelf.find(db, "abc")
        for nothing in ("", "abd", "zz", "%", "\udcff", "a" * 99):
            with pytest.raises(NotFound, match="No article"):
                shelf.find(db, nothing)
        db.execute("UPDATE statuses SET deleted = '2026' WHERE document = 1")
        assert shelf.find(db, "abc").id == "abc2"


def test_edits_are_given_back() -> None:
    edits = Edits("2018-08", frozenset({"a", "b"}), frozenset({"c"}), keep_all=True)
    assert shelf.edits_from(shelf.edits_to(edits)) == edits
    assert shelf.edits_to(Edits()) == ""
    assert shelf.edits_from("") == Edits()


@pytest.mark.parametrize("table", ["documents", "originals"])
def test_bytes_that_changed_on_the_disk_are_noticed(store: Store, table: str) -> None:
    with store.writing() as db:
        number = shelf.add(db, ARRIVED, ADDED, shelf.original(db, "a.html", DATA, shelf.hash_of(DATA)))
        content = db.execute(f"SELECT content FROM {table}").fetchone()[0]
        db.execute(f"UPDATE {table} SET content = ?", (content[:10] + bytes([content[10] ^ 1]) + content[11:],))
        with pytest.raises(LibraryError, match="damaged"):
            shelf.document(db, number) if table == "documents" else shelf.original_bytes(db, number)


def test_an_analysis_is_given_back_or_none(store: Store, make: Callable[..., Analysis]) -> None:
    with store.writing() as db:
        number = shelf.add(db, ARRIVED, ADDED, None)
        assert shelf.analysis(db, number) is None
        shelf.put_analysis(db, number, make())
        assert shelf.analysis(db, number) == make()
        for damage in (b"", b"x", zlib.compress(b'{"article": 1}')):
            db.execute("UPDATE analyses SET content = ?", (damage,))
            assert shelf.analysis(db, number) is None


def test_the_stalest_analysis_comes_first(store: Store, make: Callable[..., Analysis]) -> None:
    with store.writing() as db:
        assert shelf.stalest(db) == (None, 0)
        for place, version in enumerate((3, 2, 3)):
            number = shelf.add(db, Document(f"{place:016}", "n", "text/plain", ""), ADDED, None)
            shelf.put_analysis(db, number, replace(make(), version=version))
        assert shelf.stalest(db) == (2, 2)
        assert shelf.stale(db, 3, after=0) == 2
        assert shelf.stale(db, 3, after=2) is None
        shelf.add(db, ARRIVED, ADDED, None)
        assert shelf.stalest(db) == (4, -1)
        assert shelf.stale(db, 4, after=3) == 4


def test_a_picture_is_kept_once_apart_from_the_document(store: Store) -> None:
    data = b"GIF89a" + bytes(3_000)
    pages = [replace(make_page(name), picture=data) for name in ("a.html", "b.html")]
    with store.writing() as db:
        numbers = [shelf.add(db, page, "2026", None) for page in [*pages, make_page("c.html")]]
        assert [shelf.picture(db, number) for number in numbers] == [data, data, b""]
        assert shelf.document(db, numbers[0]) == replace(pages[0], picture=b"")
        assert db.execute("SELECT count(*) FROM pictures").fetchone() == (1,)
        db.execute("UPDATE pictures SET content = x'00'")
        with pytest.raises(LibraryError, match=r"picture of a\.html is damaged"):
            shelf.picture(db, numbers[0])


def make_page(name: str) -> Document:
    return Document(shelf.hash_of(name.encode())[:16], name, "text/html", "<p>")


def test_a_part_of_an_analysis_is_read_alone(store: Store, put: Put, make: Make) -> None:
    number = put("a")
    with store.writing() as db:
        assert shelf.text(db, number) == make().article.text
        assert shelf.blocks(db, number) == make().article.blocks
        for damage in ("x'00'", "x'789c030000000001'"):
            db.execute(f"UPDATE analyses SET content = {damage}")
            assert (shelf.text(db, number), shelf.blocks(db, number)) == ("", ())
