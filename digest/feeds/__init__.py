"""Feeds over the network: fetched with deadlines and limits, and found on pages. The only room with a network."""

from digest.feeds.discovery import discover
from digest.feeds.exchange import Limits
from digest.feeds.fetching import Fetched, fetch

__all__ = ["Fetched", "Limits", "discover", "fetch"]
