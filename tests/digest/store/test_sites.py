"""What the articles of a site have in common, and which are due to be judged anew."""

import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from digest.store import Store, catalogue, shelf, sites
from digest.types import Analysis, Block, Habits, Metadata, SiteRule, Span

Make = Callable[..., Analysis]
Put = Callable[..., int]

PLEA = "Readers keep this paper alive, every one of them."


@pytest.fixture
def page(make: Make) -> Callable[..., Analysis]:
    """An article of a site with a block of its own and one that others have too, kept or set aside."""

    def write(number: int, *, site: str = "www.example.org", kept: bool = True, own: str = "") -> Analysis:
        own = own or " ".join(f"w{(number * 613 + place * place * 17) % 4_999}" for place in range(60))
        text = f"{own}\n\n{PLEA}" if kept else own
        blocks = (
            Block(f"k{zlib.crc32(own.encode())}", own, span=Span(0, len(own))),
            Block("plea", PLEA, span=Span(len(own) + 2, len(text)) if kept else None, box="div.plea"),
            Block("short", "Read more", "heading", "related"),
        )
        article = make(text).article
        metadata = Metadata(url=f"https://{site}/{number}")
        return replace(make(text), article=replace(article, blocks=blocks, metadata=metadata))

    return write


def due(store: Store) -> list[int]:
    with store.reading() as db:
        return [number for (number,) in db.execute("SELECT document FROM due ORDER BY document")]


def repeated(store: Store, number: int) -> frozenset[str]:
    with store.reading() as db:
        analysis = shelf.analysis(db, number)
        assert analysis
        return sites.repeated(db, number, analysis.article)


def test_a_block_of_three_articles_is_a_habit(store: Store, put: Put, page: Callable[..., Analysis]) -> None:
    put("1", page(1))
    put("2", page(2, kept=False))
    put("elsewhere", page(3, site="other.example"))
    assert due(store) == []
    third = put("4", page(4))
    assert due(store) == [1, third]
    assert repeated(store, third) == repeated(store, 1) == repeated(store, 2) == {"plea"}
    assert repeated(store, 3) == frozenset()


def test_who_keeps_it_knowingly_is_not_due_again(store: Store, put: Put, page: Callable[..., Analysis]) -> None:
    for number in (1, 2, 3):
        put(str(number), page(number))
    with store.writing() as db:
        for number in due(store):
            catalogue.leave(db, number, shelf.analysis(db, number))
            sites.done(db, number)
            catalogue.enter(db, number, page(number), Habits(repeated=frozenset({"plea"})))
    assert due(store) == []
    put("4", page(4, kept=False))
    assert due(store) == []


def test_copies_make_no_habit(store: Store, put: Put, page: Callable[..., Analysis]) -> None:
    text = page(1).article.blocks[0].text
    for number in range(4):
        put(str(number), page(number, own=text))
    assert due(store) == []
    assert repeated(store, 4) == frozenset()


def test_what_a_rule_touches(store: Store, put: Put, page: Callable[..., Analysis]) -> None:
    for number, site in enumerate(("example.org", "www.example.org", "other.example")):
        put(site, page(number, site=site))
    with store.reading() as db:
        assert sites.touched(db, SiteRule("example.org", "div.plea")) == [1, 2]
        assert sites.touched(db, SiteRule("example.org", key="plea")) == [1, 2]
        assert sites.touched(db, SiteRule("example.org", "div.other")) == []
        assert sites.touched(db, SiteRule("")) == []


def test_due_is_taken_in_order(store: Store, put: Put) -> None:
    numbers = [put(str(number)) for number in range(3)]
    with store.writing() as db:
        sites.add_due(db, [3, 1, 1])
        assert [sites.next_due(db, after) for after in (0, 1, 3)] == [1, 3, None]
        sites.done(db, 1)
        assert [sites.is_due(db, number) for number in numbers] == [False, False, True]


def test_nothing_is_left_of_what_goes(store: Store, put: Put, page: Callable[..., Analysis]) -> None:
    number = put("1", page(1))
    with store.writing() as db:
        assert db.execute("SELECT count(*) FROM blocks").fetchone() == (2,)
        catalogue.leave(db, number, page(1))
        assert db.execute("SELECT count(*) FROM blocks").fetchone() == (0,)
