"""What happened when: the dated events of one article, and one timeline across many."""

from __future__ import annotations

from digest.timeline.across import fold, important_days
from digest.timeline.article import find_events

__all__ = ["find_events", "fold", "important_days"]
