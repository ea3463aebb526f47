"""Document -> Article: the news without what was wrapped around it; blocks kept or set aside, each with its reason."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from digest.clean import edges, plain
from digest.clean.drafts import Draft
from digest.clean.form import form
from digest.clean.habits import rules_for, settled
from digest.clean.judge import judge
from digest.clean.language import language
from digest.clean.notes import is_note
from digest.clean.places import box_of
from digest.clean.source import byline, source
from digest.clean.standfirst import standfirst
from digest.types import Article, Block, BlockKind, Document, Edits, Habits, Span

__all__ = ["clean"]

_JOINT = "\n\n"


def clean(document: Document, edits: Edits = Edits(), habits: Habits = Habits()) -> Article:
    """The article in ``document``: its kept blocks joined by blank lines, and every block with its judgement.

    ``edits`` override the judgement block by block; ``keep_all`` keeps every one; ``habits`` are what the person
    decided for the whole site and what its other pages repeat, and yield to ``edits``. Never raises: a document
    without text gives an Article without text.
    """
    drafts = _drafts(document)
    own = document.media_type == "application/xhtml+xml"
    judgement = judge(drafts, document.metadata, edges.of_document if own else edges.around)
    keys = _keys(drafts)
    reasons = settled(drafts, keys, judgement.reasons, rules_for(document.metadata.url, habits))
    text, blocks = _assembled(drafts, keys, reasons, edits)
    return Article(
        title=judgement.title,
        text=text,
        blocks=blocks,
        byline=byline(drafts, judgement.reasons, document.metadata),
        source=source(drafts, judgement.reasons, document.metadata),
        language=language(text, document.metadata.language),
        metadata=document.metadata,
        standfirst=standfirst(drafts, judgement.reasons, document.metadata, judgement.title),
        form=form(document, drafts, judgement.reasons, judgement.title),
    )


def _drafts(document: Document) -> list[Draft]:
    if document.media_type in ("text/html", "application/xhtml+xml"):
        from digest.clean import page

        if document.media_type == "application/xhtml+xml":
            return page.blocks(document.content)
        return page.drafts(document.content, document.metadata)
    if document.media_type == "text/markdown":
        from digest.clean import markdown

        return markdown.drafts(document.content)
    return plain.drafts(document.content)


def _assembled(
    drafts: Sequence[Draft], keys: Sequence[str], reasons: Sequence[str], edits: Edits
) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for draft, key, reason in zip(drafts, keys, reasons, strict=True):
        why = _edited(key, reason, edits)
        if why:
            blocks.append(Block(key, draft.text, draft.kind, why, box=box_of(draft.place)))
            continue
        start = length + (len(_JOINT) if parts else 0)
        length = start + len(draft.text)
        parts.append(draft.text)
        kind: BlockKind = "note" if is_note(draft) else draft.kind
        blocks.append(Block(key, draft.text, kind, "", Span(start, length), box_of(draft.place)))
    return _JOINT.join(parts), tuple(blocks)


def _edited(key: str, reason: str, edits: Edits) -> str:
    """The reason after the person's decisions; "" where the block is to be kept."""
    if key in edits.removed:
        return "removed by you"
    return "" if edits.keep_all or key in edits.restored else reason


def _keys(drafts: Sequence[Draft]) -> list[str]:
    """A name for each block: a hash of its words, numbered where the same words stand again."""
    seen: Counter[str] = Counter()
    keys = []
    for draft in drafts:
        words = " ".join(draft.terms) or "".join(draft.text.split())
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digest] += 1
        keys.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return keys
