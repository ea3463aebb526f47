"""Dateline's core: from what a reader saved to what it says, who and where, who said what, and when. No screen."""

__version__ = "0.1.0"
