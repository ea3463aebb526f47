"""Set aside: what cleaning took out with its reasons, below the text or in it, and the way back for each block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from digest.types import Article, Block, Edits
from ui.page import NOTE, Always, Keep, Page, Show, Stand, Style, Target, clipped
from ui.text import Around

SECTION = "Set aside"
IN_PLACE = "set aside in place"
RULES = "site rules"
_FIRST, _MOST = 60, 2000  # blocks shown when the section is opened, and at all
_RUN = 8  # neighbours shown in place before somebody asks for the rest of them
_LONGEST = 600
_REASON = Style("small", "muted", above=10, below=2, leading=142)
_BLOCK = Style("body", "muted", below=5)
_INDENT = 20.0
_REASON_HERE = Style("small", "faint", size=0.84, bold=True, above=3, below=1, indent=_INDENT, capitals=True)
_RESTORED = replace(_REASON_HERE, indent=0.0)
_BLOCK_HERE = Style("body", "faint", size=0.9, below=3, indent=_INDENT, leading=138)
_LAST_HERE = Style("body", "faint", size=0.9, below=14, indent=_INDENT, leading=138)


@dataclass(frozen=True, slots=True)
class Asides:
    """What the page is to show of the blocks that were set aside."""

    edits: Edits = field(default_factory=Edits)
    opened: frozenset[str] = frozenset()  # lists shown to their end
    in_place: bool = False  # in the text, where they stood
    site: str = ""  # the article's
    rules: int = 0  # of the person's own for this site


def switch(article: Article, in_place: bool) -> tuple[str, Target] | None:
    """What the heading of the text offers; None where nothing was set aside."""
    number = len(article.set_aside)
    if not number:
        return None
    return ("Hide what was set aside" if in_place else f"Show {number:,} set aside in place"), Show(IN_PLACE)


# ---------------------------------------------------------------- below the text


def write(page: Page, article: Article, asides: Asides) -> None:
    """How much there is, and the blocks once somebody asks; nothing where nothing was set aside."""
    aside, opened = article.set_aside, asides.opened
    restored = [block for block in article.blocks if block.kept and block.key in asides.edits.restored]
    if not aside and not restored and not asides.rules:
        return
    page.section(SECTION, f"{len(aside):,}")
    page.begin(NOTE)
    page.write("What stood around the news. Nothing is thrown away. " if aside else "All is back in the text. ")
    if aside or restored:
        page.write("Hide" if SECTION in opened else "Show", to=Show(SECTION), colour="accent")
    if asides.rules:
        rules = "1 rule" if asides.rules == 1 else f"{asides.rules:,} rules"
        page.aside(f"{rules} for {clipped(asides.site, 80)}", Show(RULES))
    if SECTION not in opened:
        return
    most = _MOST if f"{SECTION}, all" in opened else _FIRST
    _write_blocks(page, [*aside[:most], *restored[:most]], asides)
    if len(aside) > most and most < _MOST:
        page.begin(NOTE)
        page.write(f"Show all {len(aside):,}", to=Show(f"{SECTION}, all"), colour="accent")


def _write_blocks(page: Page, blocks: Sequence[Block], asides: Asides) -> None:
    where, decided = asides.site, asides.edits.restored | asides.edits.removed
    for reason, neighbours in _by_reason(blocks):
        page.begin(_REASON)
        page.write(reason, bold=True)
        for block in neighbours:
            page.begin(_BLOCK)
            start = page.position
            page.written.places[f"aside {block.key}"] = start
            page.write(clipped(block.text, _LONGEST))
            page.write("\u2002")
            words = "Set aside again" if block.kept else "Restore"
            page.write(words, to=Keep(block.key, not block.kept), colour="accent")
            page.written.stands.append(Stand(start, page.position, block.key, block.kept))
            if where and block.key in decided:
                page.aside(always(where, block.kept), Always(block.key, block.kept), "muted")


def always(where: str, kept: bool) -> str:
    """What is offered for all pages of a site once somebody restored a block, or set it aside."""
    return f"Always {'keep' if kept else 'set aside'} on {clipped(where, 60)}"


# ---------------------------------------------------------------- in the text


def around(page: Page, asides: Asides) -> Around:
    """Writes what was set aside where it stood, and says of a block that the person restored it."""

    def write_here(run: Sequence[Block], kept: Block | None) -> int:
        lines = _write_run(page, run, asides) if run else 0
        if kept is None or kept.key not in asides.edits.restored:
            return lines
        page.begin(_RESTORED)
        page.write("Restored")
        page.aside("Set aside again", Keep(kept.key, False), "muted")
        if asides.site:
            page.aside(always(asides.site, True), Always(kept.key, True), "muted")
        return lines + 1

    return write_here


def _whole(run: Sequence[Block]) -> str:
    return f"all from {run[0].key}"


def _write_run(page: Page, run: Sequence[Block], asides: Asides) -> int:
    """The blocks, or the first of many, with a bar beside them; how many paragraphs they took."""
    shown = run[: _MOST if _whole(run) in asides.opened else _RUN]
    more = len(run) - len(shown) if len(shown) < _MOST else 0
    lines, first = 0, None
    for reason, neighbours in _by_reason(shown):
        page.begin(_REASON_HERE)
        first = page.position if first is None else first
        page.write(reason)
        for block in neighbours:
            page.begin(_LAST_HERE if block is run[-1] else _BLOCK_HERE)
            _write_here(page, block, asides)
        lines += 1 + len(neighbours)
    if more:
        page.begin(_LAST_HERE)
        page.write(f"Show {more:,} more", to=Show(_whole(run)), colour="muted")
    page.bar(first or 0, quiet=True)
    return lines + bool(more)


def _write_here(page: Page, block: Block, asides: Asides) -> None:
    start = page.position
    page.written.places[f"text {block.key}"] = start
    page.write(clipped(block.text, _LONGEST))
    page.aside("Restore", Keep(block.key, True), "muted")
    page.written.stands.append(Stand(start, page.position, block.key, False))
    if asides.site and block.key in asides.edits.removed:
        page.aside(always(asides.site, False), Always(block.key, False), "muted")


def _by_reason(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Neighbours that went for the same reason stand below it together."""
    for reason, neighbours in groupby(blocks, _reason):
        yield reason, list(neighbours)


def _reason(block: Block) -> str:
    reason = "restored" if block.kept else clipped(block.reason, 100) or "set aside"
    return reason[:1].upper() + reason[1:]
