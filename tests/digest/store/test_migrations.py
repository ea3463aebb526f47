"""A library file of the first version opens, keeps all that it held, and can do what is new."""

import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

from digest import wire
from digest.store import Store, catalogue, copies, journal, listing, rules, schema, shelf
from digest.types import Analysis, Article, Block, Document, Published, Query, SiteRule, Span

SCHEMA = Path(__file__).with_name("schema-1.sql").read_text(encoding="utf-8")
TEXT = "A tanker ran aground off the cape on Friday night and its crew of nineteen was taken off by helicopter."
DOCUMENT = Document("0123456789abcdef", "tanker.txt", "text/plain", TEXT)
ANALYSIS = Analysis(
    Article("Tanker aground", TEXT, (Block("1", TEXT, span=Span(0, len(TEXT))),)),
    Published("2018-08-24", "day", "stated"),
    version=1,
)


def old_library(place: Path) -> None:
    """As the first version left it: one article, read and saved, with an edit that can be taken back."""
    db = sqlite3.connect(place)
    db.executescript(SCHEMA)
    fields = wire.encode(DOCUMENT)
    for new in (b',"part":""', b',"picture":""', b',"standfirst":""', b',"section":""'):
        fields = fields.replace(new, b"")
    assert wire.decode(fields, Document) == DOCUMENT
    hash_ = shelf.hash_of(TEXT.encode())
    db.execute("INSERT INTO originals VALUES (1, ?, 'tanker.txt', 1, ?)", (hash_, zlib.compress(TEXT.encode())))
    row = (DOCUMENT.id, shelf.hash_of(fields), zlib.compress(fields))
    db.execute("INSERT INTO documents VALUES (1, ?, 1, 'tanker.txt', '2026-11-21T10:00:00.000000Z', ?, ?)", row)
    db.execute("INSERT INTO analyses VALUES (1, 1, ?)", (zlib.compress(wire.encode(ANALYSIS)),))
    db.execute("""INSERT INTO statuses VALUES (1, 1, 1, NULL, '{"published":"2018-08-24"}')""")
    db.execute("INSERT INTO actions VALUES (1, '2026-11-21T10:00:00.000000Z', 'date', NULL)")
    db.execute("INSERT INTO article_actions VALUES (1, 1, 1, 1, NULL, '')")
    db.execute("INSERT INTO fingerprints VALUES (1, x'0000000000000000')")
    db.commit()
    db.close()


def test_an_old_library_opens_and_loses_nothing(tmp_path: Path) -> None:
    place = tmp_path / "library.sqlite"
    old_library(place)
    store = Store(tmp_path)
    with store.writing() as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
        kept = shelf.find(db, "0123")
        assert (kept.status.read, kept.status.saved, kept.edits.published) == (True, True, "2018-08-24")
        assert shelf.document(db, 1) == DOCUMENT
        assert shelf.original_bytes(db, 1) == ("tanker.txt", TEXT.encode())
        assert shelf.analysis(db, 1) == ANALYSIS
        assert shelf.picture(db, 1) == b""
        action = journal.last(db)
        assert action is not None
        assert (action.kind, action.rules) == ("date", ())
        assert catalogue.pending(db, 0) == 1
        catalogue.enter(db, 1, ANALYSIS)
        assert [row.title for row in listing.rows(db, Query("tanker"), 9, 0)] == ["Tanker aground"]
    store.close()


def test_an_old_library_can_do_what_is_new(tmp_path: Path) -> None:
    old_library(tmp_path / "library.sqlite")
    store = Store(tmp_path)
    with store.writing() as db:
        catalogue.enter(db, 1, ANALYSIS)
        document = replace(DOCUMENT, id="f" * 16, picture=b"GIF89a")
        number = shelf.add(db, document, "2026-11-22T10:00:00.000000Z", None)
        shelf.put_analysis(db, number, ANALYSIS)
        catalogue.enter(db, number, ANALYSIS)
        assert shelf.picture(db, number) == b"GIF89a"
        assert shelf.document(db, number) == replace(document, picture=b"")
        assert [pair.other for pair in copies.similar(db, document.id)] == [DOCUMENT.id]
        rule = SiteRule("example.org", "div.box")
        rules.put(db, journal.open_action(db, "rule", "2026"), rule, "words")
        assert rules.standing(db) == (rule,)
    store.close()
    again = Store(tmp_path)
    with again.reading() as db:
        assert rules.words(db, rule) == "words"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    again.close()


def test_the_first_schema_is_as_it_was_released() -> None:
    """Whoever changes it breaks every library there is."""
    db = sqlite3.connect(":memory:")
    db.executescript(schema.MIGRATIONS[0])
    other = sqlite3.connect(":memory:")
    other.executescript(SCHEMA)
    listed = "SELECT name, sql FROM sqlite_schema WHERE name = ?"
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE sql IS NOT NULL"):
        first, second = db.execute(listed, (name,)).fetchone(), other.execute(listed, (name,)).fetchone()
        assert first[1].split() == second[1].split()
