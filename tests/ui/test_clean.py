"""What was set aside, on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from digest.types import Article, Block, Edits, Span
from tests.ui import pages
from ui import clean, text
from ui.page import Always, Keep, Page, Show

OPENED = frozenset({clean.SECTION})


def test_closed_it_says_how_much_there_is(qapp: QApplication) -> None:
    article = pages.analysis().article
    shown, written = pages.written(lambda page: clean.write(page, article, clean.Asides()))
    assert shown.startswith("Set aside\u20022")
    assert "Subscribe" not in shown
    assert written.targets == [Show(clean.SECTION)]


def test_open_it_shows_each_block_with_its_reason_and_the_way_back(qapp: QApplication) -> None:
    article = pages.analysis().article
    shown, written = pages.written(lambda page: clean.write(page, article, clean.Asides(opened=OPENED)))
    assert "Sales line\nSubscribe today for 2 crowns a month! Click here >>\u2002Restore" in shown
    assert written.targets[1:] == [Keep("aside0", True), Keep("aside1", True)]


def test_what_was_restored_can_be_set_aside_again(qapp: QApplication) -> None:
    edits = Edits(restored=frozenset({"kept1"}))
    article = pages.analysis().article
    shown, written = pages.written(lambda page: clean.write(page, article, clean.Asides(edits, OPENED)))
    assert "Restored\n" in shown
    assert shown.endswith("Set aside again")
    assert written.targets[-1] == Keep("kept1", False)


def test_all_restored_leaves_the_section(qapp: QApplication) -> None:
    article = replace(pages.analysis().article, blocks=pages.kept_blocks(pages.TEXT))
    _, written = pages.written(lambda page: clean.write(page, article, clean.Asides(opened=OPENED)))
    assert written.sections == {}
    edits = Edits(restored=frozenset({"kept1"}))
    _, written = pages.written(lambda page: clean.write(page, article, clean.Asides(edits, OPENED)))
    assert clean.SECTION in written.sections


def test_a_hundred_thousand_blocks(qapp: QApplication) -> None:
    words = "x" * 10_000
    article = Article("", "", tuple(Block(str(n), words, reason="junk") for n in range(100_000)))
    shown, written = pages.written(lambda page: clean.write(page, article, clean.Asides(opened=OPENED)))
    assert len(shown) < 60_000
    assert written.targets[-1] == Show("Set aside, all")
    _, written = pages.written(
        lambda page: clean.write(page, article, clean.Asides(opened=OPENED | {"Set aside, all"}))
    )
    assert sum(isinstance(target, Keep) for target in written.targets) == 2000


def test_neighbours_share_their_reason(qapp: QApplication) -> None:
    article = Article("", "", tuple(Block(str(n), f"line {n}", reason="plea") for n in range(3)))
    shown, written = pages.written(lambda page: clean.write(page, article, clean.Asides(opened=OPENED)))
    assert shown.count("Plea") == 1
    assert len(written.targets) == 4


# ---------------------------------------------------------------- in the text


def around_page(blocks: Sequence[Block], asides: clean.Asides) -> tuple[list[str], list[object], Page]:
    """The text with what was set aside in place: its paragraphs, what can be clicked on, the page."""
    kept = [block for block in blocks if block.span]
    article = Article("", "\n\n".join(block.text for block in kept), tuple(blocks))
    pages_: list[Page] = []

    def write(page: Page) -> None:
        pages_.append(page)
        text.write(page, article, (), around=clean.around(page, asides))

    shown, written = pages.written(write)
    return shown.split("\n"), list(written.targets), pages_[0]


def mixed() -> list[Block]:
    one, two = pages.kept_blocks("First paragraph.\n\nSecond paragraph.")
    return [Block("nav", "Home", reason="navigation"), one, Block("ad", "Buy now", reason="sales line"), two]


def test_in_place_blocks_stand_where_they_stood_with_reason_and_way_back(qapp: QApplication) -> None:
    lines, targets, page = around_page(mixed(), clean.Asides(in_place=True))
    assert lines == [
        "Navigation",
        "Home\u2002\u2002Restore",
        "First paragraph.",
        "Sales line",
        "Buy now\u2002\u2002Restore",
        "Second paragraph.",
    ]
    assert targets == [Keep("nav", True), Keep("ad", True)]
    assert [(stand.key, stand.kept) for stand in page.written.stands] == [
        ("nav", False),
        ("kept0", True),
        ("ad", False),
        ("kept1", True),
    ]
    assert len(page.written.bars) == 2


def test_a_long_run_in_place_is_folded_until_somebody_asks(qapp: QApplication) -> None:
    run = [Block(str(n), f"link {n}", reason="related links") for n in range(100)]
    _, targets, _ = around_page([*run, mixed()[1]], clean.Asides(in_place=True))
    assert sum(isinstance(target, Keep) for target in targets) == 8
    (more,) = (target for target in targets if isinstance(target, Show))
    lines, targets, _ = around_page([*run, mixed()[1]], clean.Asides(opened=frozenset({more.what}), in_place=True))
    assert sum(isinstance(target, Keep) for target in targets) == 100
    assert lines[-1] == "First paragraph."


def test_what_the_person_decided_offers_the_same_for_the_whole_site(qapp: QApplication) -> None:
    edits = Edits(restored=frozenset({"kept0"}), removed=frozenset({"ad"}))
    lines, targets, _ = around_page(mixed(), clean.Asides(edits, in_place=True, site="paper.example"))
    assert lines[2] == "Restored\u2002\u2002Set aside again\u2002\u2002Always keep on paper.example"
    assert lines[5] == "Buy now\u2002\u2002Restore\u2002\u2002Always set aside on paper.example"
    assert targets == [
        Keep("nav", True),
        Keep("kept0", False),
        Always("kept0", True),
        Keep("ad", True),
        Always("ad", False),
    ]
    _, targets, _ = around_page(mixed(), clean.Asides(edits, in_place=True))
    assert not any(isinstance(target, Always) for target in targets)


def test_very_many_blocks_in_place_are_laid_out_to_a_point(qapp: QApplication) -> None:
    blocks, start = [], 0
    for number in range(50_000):
        blocks += [Block(f"a{number}", "ad", reason="plea"), Block(f"k{number}", "text", span=Span(start, start + 4))]
        start += 6
    lines, _, _ = around_page(blocks, clean.Asides(in_place=True))
    assert len(lines) < 3_100
    assert "goes on for another" in lines[-1]


def test_the_heading_offers_to_show_them_only_where_there_are_any() -> None:
    article = Article("", "", tuple(mixed()))
    assert clean.switch(article, False) == ("Show 2 set aside in place", Show(clean.IN_PLACE))
    assert clean.switch(article, True) == ("Hide what was set aside", Show(clean.IN_PLACE))
    assert clean.switch(Article("", "", pages.kept_blocks("A")), False) is None


def test_rules_of_the_site_are_told(qapp: QApplication) -> None:
    article = replace(pages.analysis().article, blocks=pages.kept_blocks(pages.TEXT))
    asides = clean.Asides(site="paper.example", rules=2)
    shown, written = pages.written(lambda page: clean.write(page, article, asides))
    assert "2 rules for paper.example" in shown
    assert written.targets == [Show(clean.RULES)]
