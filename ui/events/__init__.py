"""The timeline across articles: what happened when, whoever wrote of it."""

from ui.events.page import EventsPage

__all__ = ["EventsPage"]
