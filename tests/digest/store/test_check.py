"""Damage is found and told in sentences."""

from collections.abc import Callable

import pytest

from digest.store import Store, check

Put = Callable[..., int]


def wrong(store: Store) -> list[str]:
    with store.reading() as db:
        return check.structure(db) + [line for number in check.documents(db) for line in check.article(db, number)]


def test_a_sound_library(store: Store, put: Put) -> None:
    put("a")
    put("item", feed=True)
    assert wrong(store) == []


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE documents SET content = x'00'", "stored text of a is damaged"),
        ("UPDATE documents SET hash = 'x'", "stored text of a is damaged"),
        ("UPDATE originals SET content = x'00'", "stored original of a is damaged"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM originals", "among the originals that is missing"),
    ],
)
def test_damage_is_told(store: Store, put: Put, damage: str, sentence: str) -> None:
    put("a")
    with store.reading() as db:
        for statement in damage.split(";"):
            db.execute(statement)
    assert any(sentence in line for line in wrong(store)), wrong(store)


def test_a_broken_page_is_told(store: Store, put: Put) -> None:
    put("a")
    with store.reading() as db:
        page = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'rows_sort'").fetchone()[0]
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    with store.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(range(64)))
    again = Store(store.path)
    assert any("structure is damaged" in line for line in wrong(again))
    again.close()
