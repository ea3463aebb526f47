"""Feeds and pages fetched with deadlines and limits, and feeds found on pages. The only room with a network."""

from digest.feeds.discovery import discover
from digest.feeds.exchange import Limits
from digest.feeds.fetching import Fetched, fetch, fetch_page

__all__ = ["Fetched", "Limits", "discover", "fetch", "fetch_page"]
