"""Lines under headings, each opening into all who tell it: of them the timeline and the ledger are made."""

from ui.lines.chips import Chips, Facet, FacetKind
from ui.lines.head import Head, empty_note, quiet
from ui.lines.kept import Kept
from ui.lines.model import ENTRY, LinesModel, Telling, whose
from ui.lines.view import LinesView

__all__ = [
    "ENTRY",
    "Chips",
    "Facet",
    "FacetKind",
    "Head",
    "Kept",
    "LinesModel",
    "LinesView",
    "Telling",
    "empty_note",
    "quiet",
    "whose",
]
