"""How little of texts that have hardly any clutter is set aside: false removals are worse than leftovers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.clean import clean
from digest.types import Block, Document

DATA = Path(__file__).parents[3] / "shared" / "data"
TEXTS = {
    "stories/ecb-dev.json": ("text", 0.001),
    # Ten in a thousand are clutter that came with these: “Scroll down for video”, “Follow us on Facebook”.
    "summaries/writer-summaries-dev.json": ("article", 0.011),
}


@pytest.mark.quality
@pytest.mark.parametrize("path", TEXTS)
def test_clean_texts_stay_whole(path: str) -> None:
    if not (DATA / path).exists():
        pytest.skip("the texts are kept in ../shared, which is not here")
    field, most = TEXTS[path]
    blocks: list[Block] = []
    for one in json.loads((DATA / path).read_text(encoding="utf-8")):
        blocks += clean(Document("0" * 16, "text", "text/plain", one[field])).blocks
    lost = [block for block in blocks if not block.kept]
    assert len(lost) <= most * len(blocks), sorted({f"{block.reason}: {block.text[:60]}" for block in lost})
