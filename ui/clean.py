"""Set aside: what cleaning took out, block by block with its reason, and the way back for each."""

from __future__ import annotations

from collections.abc import Sequence

from digest.types import Article, Block, Edits
from ui.page import NOTE, Keep, Page, Show, Style, clipped

SECTION = "Set aside"
_FIRST, _MOST = 60, 2000  # blocks shown when the section is opened, and at all
_LONGEST = 600
_REASON = Style("small", "muted", above=10, below=2, leading=142)
_BLOCK = Style("body", "muted", below=5)


def write(page: Page, article: Article, edits: Edits, opened: frozenset[str]) -> None:
    """How much there is, and the blocks once somebody asks; nothing where nothing was set aside."""
    aside = article.set_aside
    restored = [block for block in article.blocks if block.kept and block.key in edits.restored]
    if not aside and not restored:
        return
    page.section(SECTION, f"{len(aside):,}")
    page.begin(NOTE)
    page.write("What stood around the news. Nothing is thrown away. " if aside else "All is back in the text. ")
    if SECTION not in opened:
        page.write("Show", to=Show(SECTION), colour="accent")
        return
    page.write("Hide", to=Show(SECTION), colour="accent")
    most = _MOST if f"{SECTION}, all" in opened else _FIRST
    _write_blocks(page, [*aside[:most], *restored[:most]])
    if len(aside) > most and most < _MOST:
        page.begin(NOTE)
        page.write(f"Show all {len(aside):,}", to=Show(f"{SECTION}, all"), colour="accent")


def _write_blocks(page: Page, blocks: Sequence[Block]) -> None:
    """Neighbours that went for the same reason stand below it together."""
    reason = ""
    for block in blocks:
        if _reason(block) != reason:
            reason = _reason(block)
            page.begin(_REASON)
            page.write(reason, bold=True)
        page.begin(_BLOCK)
        page.write(clipped(block.text, _LONGEST))
        page.write("\u2002")
        page.write("Set aside again" if block.kept else "Restore", to=Keep(block.key, not block.kept), colour="accent")


def _reason(block: Block) -> str:
    reason = "restored" if block.kept else clipped(block.reason, 100) or "set aside"
    return reason[:1].upper() + reason[1:]
