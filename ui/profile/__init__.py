"""Somebody over all articles: who that is, what they said, what happened, who is named beside them, and where."""

from ui.profile.page import ProfilePage

__all__ = ["ProfilePage"]
