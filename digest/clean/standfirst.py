"""The sentence or two under the headline: what the page says it is, unless that is only how the text begins."""

from __future__ import annotations

from collections.abc import Sequence

from digest import text
from digest.clean.drafts import Draft
from digest.types import Metadata

_MOST = 120  # words
_LEAST = 5


def standfirst(drafts: Sequence[Draft], reasons: Sequence[str], metadata: Metadata, title: str) -> str:
    """The article's standfirst as the page has it; "" where it gives none, or gives the first words of the text."""
    own = tuple(text.terms(metadata.standfirst))
    if not _LEAST <= len(own) <= _MOST or own == tuple(text.terms(title)):
        return ""
    kept = [draft for draft, reason in zip(drafts, reasons, strict=True) if not reason and draft.prose]
    if any(draft.terms == own for draft in drafts if draft.size == len(own)):
        return metadata.standfirst  # a block of its own
    first = tuple(term for draft in kept[:3] for term in draft.terms)
    if first[: len(own)] == own or (kept and own[: kept[0].size] == kept[0].terms):
        return ""
    return metadata.standfirst
