"""Rules for a site as the library file keeps them: made, changed, ended, and what stood before."""

import pytest

from digest.errors import NotFound
from digest.store import Store, journal, rules
from digest.types import SiteRule

BOX = SiteRule("example.org", "div.box")
WORDS = SiteRule("a.example", key="1a2b", keep=True)


def test_made_changed_and_taken_back(store: Store) -> None:
    with store.writing() as db:
        first = journal.open_action(db, "rule", "2026-11-22T10:00:00.000000Z")
        rules.put(db, first, BOX, "what stood there")
        rules.put(db, first, WORDS, "these words")
        assert rules.standing(db) == (WORDS, BOX)
        second = journal.open_action(db, "rule", "2026-11-22T11:00:00.000000Z")
        rules.put(db, second, SiteRule("example.org", "div.box", keep=True), "other words")
        assert rules.standing(db)[1].keep
        assert rules.words(db, BOX) == "other words"
        assert rules.of_action(db, second) == (SiteRule("example.org", "div.box", keep=True),)
        rules.take_back(db, second)
        assert rules.standing(db) == (WORDS, BOX)
        rules.take_back(db, first)
        assert rules.standing(db) == ()


def test_ended_and_taken_back(store: Store) -> None:
    with store.writing() as db:
        rules.put(db, journal.open_action(db, "rule", "2026"), BOX, "words")
        action = journal.open_action(db, "unrule", "2027")
        rules.end(db, action, BOX, "2027")
        assert rules.standing(db) == ()
        with pytest.raises(NotFound, match="no such rule"):
            rules.end(db, action, BOX, "2027")
        rules.take_back(db, action)
        assert rules.standing(db) == (BOX,)
        assert rules.words(db, SiteRule("nobody.example")) == ""
