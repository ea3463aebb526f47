"""What the person does to articles: marked, deleted, edited, and taken back again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from digest.library import analysing
from digest.library.keeping import Doing
from digest.library.means import Means
from digest.store import Connection, feeds, journal, shelf, sites
from digest.types import Changes, Edits

_WORDS: dict[journal.Kind, str] = {
    "add": "adding {articles}",
    "read": "marking {articles} as read",
    "unread": "marking {articles} as unread",
    "save": "saving {articles}",
    "unsave": "taking {articles} out of Saved",
    "delete": "deleting {articles}",
    "date": "changing the date of {articles}",
    "restore": "restoring a part of {articles}",
    "remove": "setting aside a part of {articles}",
    "subscribe": "subscribing to {feeds}",
    "unsubscribe": "unsubscribing from {feeds}",
    "rule": "{judging} such blocks on {sites}",
    "unrule": "removing a rule for {sites}",
    "same": "taking two names for one",
    "apart": "telling two apart",
    "kind": "changing the kind of a name",
    "name": "changing a name",
    "none": "saying what is a name",
}


# ------------------------------------------------------------ marks


def mark(
    means: Means, kind: journal.Kind, ids: Iterable[str], change: Callable[[journal.State], journal.State]
) -> Changes:
    """Change the states of those of the articles that are in sight and not so already."""
    doing = Doing(kind, means.now())
    with means.store.writing() as db:
        seen = [state for state in journal.states(db, ids) if state.deleted is None]
        changed = [(state, change(state)) for state in seen if change(state) != state]
        for before, after in changed:
            doing.note(db, before)
            journal.set_state(db, after)
        touched = frozenset(state.id for state, _ in changed)
        in_feeds = feeds.any_item(db, [state.document for state, _ in changed])
    if kind == "delete":
        return Changes(removed=touched, feeds=in_feeds)
    return Changes(updated=touched, feeds=in_feeds)


# ------------------------------------------------------------ edits


def revise(means: Means, article: str, kind: journal.Kind, change: Callable[[Edits], Edits]) -> Changes:
    """Change what the person decided about an article and analyse it anew. Raises NotFound, Unreadable."""
    while True:
        with means.store.reading() as db:
            known = analysing.known(db, shelf.find(db, article).number)
        before = shelf.edits_from(known.edits)
        edits = change(before)
        if edits == before:
            return Changes()
        analysis = known.analyze(means, edits)
        with means.store.writing() as db:
            (state,) = journal.states(db, [known.document.id])
            if state.edits != known.edits:
                continue  # decided otherwise by another thread in the meantime
            Doing(kind, means.now()).note(db, state)
            journal.set_state(db, replace(state, edits=shelf.edits_to(edits)))
            analysing.replace_analysis(db, known, analysis)
        return Changes(updated=frozenset({known.document.id}))


# ------------------------------------------------------------ undo


def undoable(means: Means) -> str:
    with means.store.reading() as db:
        action = journal.last(db)
    return _described(action) if action else ""


def undo(means: Means) -> tuple[str, Changes] | None:
    """Take back the last doing that stands: what it was, and what changed."""
    while True:
        with means.store.reading() as db:
            action = journal.last(db)
            if action is None:
                return None
            edits = journal.edits_before(journal.before(db, action.number))
            documents = [analysing.known(db, number) for number in edits]
        analyses = [known.analyze(means, shelf.edits_from(edits[known.number])) for known in documents]
        with means.store.writing() as db:
            if journal.last(db) != action:
                continue  # something else was done meanwhile
            changes = _take_back(db, action, means.now())
            for known, analysis in zip(documents, analyses, strict=True):
                analysing.replace_analysis(db, known, analysis)
        if action.rules:
            changes = replace(changes, updated=changes.updated | analysing.catch_up(means))
        return _described(action), changes


def _take_back(db: Connection, action: journal.Action, now: str) -> Changes:
    """Everything that the action touched as it was before; its articles' analyses are the caller's."""
    pairs = journal.before(db, action.number)
    for before, _ in pairs:
        journal.set_state(db, before)
    journal.close_action(db, action.number, now)
    for rule in action.rules:
        sites.add_due(db, sites.touched(db, rule))
    if action.corrections:
        from digest.store import joining  # no part of a quick start

        joining.heed(db, action.corrections)
    return _changes(action, pairs, bool(action.feeds) or feeds.any_item(db, [state.document for state, _ in pairs]))


def _changes(action: journal.Action, pairs: Iterable[tuple[journal.State, journal.State]], in_feeds: bool) -> Changes:
    pairs = list(pairs)
    back = frozenset(old.id for old, new in pairs if old.deleted is None and new.deleted is not None)
    gone = frozenset(old.id for old, new in pairs if old.deleted is not None and new.deleted is None)
    seen = frozenset(old.id for old, _ in pairs if old.deleted is None)
    return Changes(added=back, updated=seen - back, removed=gone, feeds=in_feeds, names=bool(action.corrections))


def _described(action: journal.Action) -> str:
    articles = "1 article" if action.articles == 1 else f"{action.articles:,} articles"
    judging = "keeping" if any(rule.keep for rule in action.rules) else "setting aside"
    return _WORDS[action.kind].format(
        articles=articles,
        feeds=" and ".join(action.feeds),
        judging=judging,
        sites=" and ".join(rule.site for rule in action.rules),
    )
