"""Whether everything in the library is as it was put in."""

from __future__ import annotations

from digest.errors import LibraryError
from digest.library.means import Means
from digest.store import check


def wrong(means: Means) -> list[str]:
    """A sentence for each damage. The lock is held for one article at a time."""
    with means.store.reading() as db:
        found = check.structure(db)
        numbers = list(check.documents(db))
    for number in numbers:
        try:
            with means.store.reading() as db:
                found += check.article(db, number)
        except LibraryError as error:
            found.append(str(error))
    return list(dict.fromkeys(found))
