"""Rules for a site: made from one block, kept by every article of the site, listed, removed and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.errors import DatelineError, NotFound
from digest.library import Library, Pasted
from digest.pool import Pool
from digest.types import Block, Changes, SiteRule

Write = Callable[[int], bytes]

ASIDE = "The harbour master writes about boats and keeps two of them, {0}, in a shed that he built himself."


@pytest.fixture
def page(article: Write) -> Callable[..., Pasted]:
    """A page of a site with a box of its own in the text."""

    def write(number: int, site: str = "example.org", box: str = "keeper-box") -> Pasted:
        title, *paragraphs = article(number).decode().split("\n\n")
        body = "".join(f"<p>{sentence}.</p>" for paragraph in paragraphs for sentence in paragraph.split(". "))
        aside = f'<div class="{box}"><p>{ASIDE.format(f"{number} feet long")}</p></div>'
        head = f'<title>{title}</title><link rel="canonical" href="https://www.{site}/news/{number}">'
        text = f"<h1>{title}</h1>{body}{aside}<p>The next boat to {number} towns leaves in the morning of the day.</p>"
        return Pasted(
            f"{number}.html", f"<html><head>{head}</head><body><article>{text}</article></body></html>".encode()
        )

    return write


def block_of(library: Library, article: str, words: str = "harbour master writes") -> Block:
    return next(block for block in library.article(article).analysis.article.blocks if words in block.text)


def add(library: Library, *pages: Pasted) -> list[str]:
    return [id_ for outcome in library.add(pages).outcomes for id_ in outcome.added]


def test_a_rule_holds_for_every_article_of_the_site(library: Library, page: Callable[..., Pasted]) -> None:
    one, two, elsewhere = add(library, page(1), page(2), page(3, "other.example"))
    block = block_of(library, one)
    assert block.kept
    changes = library.add_site_rule(one, block.key, kept=False)
    assert changes == Changes(updated=frozenset({one, two}))
    (rule,) = library.site_rules()
    assert rule == SiteRule("example.org", block.box, "" if block.box else block.key, False)
    assert block.box
    assert library.rule_words(rule) == block.text
    assert [block_of(library, id_).kept for id_ in (one, two, elsewhere)] == [False, False, True]
    (later,) = add(library, page(4))
    assert not block_of(library, later).kept
    assert library.add_site_rule(one, block.key, kept=False) == Changes()


def test_a_rule_can_be_removed_and_all_of_it_undone(
    library: Library, page: Callable[..., Pasted], place: Path, clock: object, pool: Pool
) -> None:
    one, two = add(library, page(1), page(2))
    library.add_site_rule(one, block_of(library, one).key, kept=False)
    (rule,) = library.site_rules()
    assert library.undoable() == "setting aside such blocks on example.org"
    assert library.remove_site_rule(rule) == Changes(updated=frozenset({one, two}))
    assert (library.site_rules(), library.undoable()) == ([], "removing a rule for example.org")
    assert block_of(library, two).kept
    library.close()
    again = Library(place, clock=clock, pool=pool)  # type: ignore[arg-type]
    done = again.undo()
    assert done is not None
    assert done[1].updated == {one, two}
    assert again.site_rules() == [rule]
    assert not block_of(again, two).kept
    again.undo()
    assert again.site_rules() == []
    assert block_of(again, one).kept
    again.close()


def test_a_rule_can_be_turned_round(library: Library, page: Callable[..., Pasted]) -> None:
    (one,) = add(library, page(1))
    key = block_of(library, one).key
    library.add_site_rule(one, key, kept=False)
    assert library.add_site_rule(one, key, kept=True).updated == {one}
    assert [rule.keep for rule in library.site_rules()] == [True]
    assert block_of(library, one).kept
    assert library.undoable() == "keeping such blocks on example.org"
    library.undo()
    assert [rule.keep for rule in library.site_rules()] == [False]
    assert not block_of(library, one).kept


def test_what_the_person_did_to_the_one_block_stands_above_the_rule(
    library: Library, page: Callable[..., Pasted]
) -> None:
    one, two = add(library, page(1), page(2))
    library.add_site_rule(one, block_of(library, one).key, kept=False)
    library.set_block(two, block_of(library, two).key, kept=True)
    assert [block_of(library, id_).kept for id_ in (one, two)] == [False, True]


def test_there_is_no_rule_without_a_site_or_a_block(library: Library, article: Write) -> None:
    (one,) = add(library, Pasted("a.txt", article(1)))
    with pytest.raises(DatelineError, match="does not say which site"):
        library.add_site_rule(one, library.article(one).analysis.article.blocks[0].key, kept=False)
    with pytest.raises(NotFound, match="no such part"):
        library.add_site_rule(one, "nothing", kept=False)
    with pytest.raises(NotFound, match="no such rule"):
        library.remove_site_rule(SiteRule("example.org", "div.box"))
    assert library.undoable() == "adding 1 article"


def test_work_that_was_cut_short_is_done_later(library: Library, page: Callable[..., Pasted]) -> None:
    one, two = add(library, page(1), page(2))
    library.add_site_rule(one, block_of(library, one).key, kept=False)
    with library._means.store.writing() as db:  # as if the program had ended before it came to the second
        db.execute("UPDATE rules SET keep = 1")
        db.execute("INSERT INTO due SELECT number FROM documents WHERE id = ?", (two,))
    assert library.renew().updated == {two}
    assert [block_of(library, id_).kept for id_ in (one, two)] == [False, True]
    assert library.renew() == Changes()


# ------------------------------------------------------------ what a site repeats


def with_plea(page: Pasted, words: str) -> Pasted:
    return Pasted(page.name, page.data.replace(b"</article>", f"<p>{words}</p></article>".encode()))


def test_what_other_articles_of_a_site_have_too_is_known_when_one_is_judged(
    library: Library, page: Callable[..., Pasted]
) -> None:
    words = "Our town has a choir of forty singers that meets in the old mill beside the river on weekdays."
    pages = [with_plea(page(number, box="b"), words) for number in range(20, 23)]
    first, second = add(library, *pages[:2])
    assert block_of(library, first, "forty singers").kept
    (third,) = add(library, pages[2])
    assert not block_of(library, third, "forty singers").kept
    assert library.renew().updated == {first, second}
    assert [block_of(library, id_, "forty singers").kept for id_ in (first, second)] == [False, False]
    assert library.renew() == Changes()


def test_copies_of_one_article_make_no_habit(library: Library, page: Callable[..., Pasted]) -> None:
    saved = page(30)
    again = [Pasted(f"{number}.html", saved.data + b"<!-- %d -->" % number) for number in range(4)]
    ids = add(library, *again)
    texts = {library.article(id_).analysis.article.text for id_ in ids}
    assert len(ids) == 4
    assert len(texts) == 1
    assert library.renew() == Changes()
