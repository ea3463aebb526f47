"""What the person says about who is who: two are one, one is another, of another kind, by another name, or no name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import get_args

from digest.errors import DatelineError
from digest.library.keeping import Doing
from digest.library.means import Means
from digest.store import Connection, corrections, identities, journal, shelf
from digest.store.corrections import Correction
from digest.types import Changes, EntityKind

_LONGEST = 200  # characters of a name
_ITSELF = Changes(names=True)


def same(means: Means, who: int, other: int) -> Changes:
    """See ``Library.same``."""

    def decided(db: Connection) -> list[Correction]:
        one, target = _standing(db, who), _standing(db, other)
        anchors = dict.fromkeys((one.anchor, one.name_anchor))
        return [] if one == target else [Correction(anchor, "same", target.anchor) for anchor in anchors]

    return _decide(means, "same", decided)


def apart(means: Means, who: Iterable[int]) -> Changes:
    """See ``Library.apart``."""

    def decided(db: Connection) -> list[Correction]:
        found = [identities.known(db, one) for one in who]
        return [Correction(known.anchor, "apart") for known in found if known.joined != known.number]

    return _decide(means, "apart", decided)


def apart_in(means: Means, who: int, articles: Iterable[str]) -> Changes:
    """See ``Library.apart_in``."""

    def decided(db: Connection) -> list[Correction]:
        stands_for = identities.known(db, who).stands_for
        found: list[Correction] = []
        fresh = ""
        for document in shelf.numbers(db, articles).values():
            for known in identities.in_document(db, document, stands_for):
                if known.of_one_article:  # a surname of this one article is its own identity already
                    found.append(Correction(known.anchor, "apart"))
                else:
                    fresh = fresh or identities.fresh_anchor(db, known.anchor)
                    found.append(Correction(known.anchor, "pin", fresh, document))
        return found

    return _decide(means, "apart", decided)


def set_kind(means: Means, who: int, kind: EntityKind) -> Changes:
    """See ``Library.set_kind``."""
    if kind not in get_args(EntityKind):
        raise DatelineError(f"“{kind}” is no kind. Choose one of {', '.join(get_args(EntityKind))}.")
    return _decide(means, "kind", lambda db: [Correction(_standing(db, who).name_anchor, "kind", kind)])


def rename(means: Means, who: int, name: str) -> Changes:
    """See ``Library.rename``."""
    name = " ".join(name.split())[:_LONGEST]
    return _decide(means, "name", lambda db: [Correction(_standing(db, who).name_anchor, "name", name)])


def dismiss(means: Means, who: int, *, a_name: bool) -> Changes:
    """See ``Library.dismiss``."""
    value = "" if a_name else corrections.YES
    return _decide(means, "none", lambda db: [Correction(_standing(db, who).name_anchor, "none", value)])


def _decide(means: Means, kind: journal.Kind, decided: Callable[[Connection], list[Correction]]) -> Changes:
    from digest.store import joining  # no part of a quick start

    doing = Doing(kind, means.now())
    with means.store.writing() as db:
        found = [one for one in decided(db) if not corrections.holds(db, one)]
        for correction in found:
            corrections.put(db, doing.number(db), correction, doing.now)
        joining.heed(db, found)
    return _ITSELF if found else Changes()


def _standing(db: Connection, who: int) -> identities.Known:
    return identities.known(db, identities.known(db, who).stands_for)
