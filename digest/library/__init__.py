"""The one door: everything that the screen and the command line may ask for. Each write says what it changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

from digest.days import first_and_last
from digest.edition import make_edition
from digest.errors import DatelineError
from digest.library import (
    adding,
    checking,
    correcting,
    doing,
    files,
    keeping,
    known,
    renewing,
    ruling,
    subscriptions,
)
from digest.library.adding import Imported, Pasted
from digest.library.means import Means, moment
from digest.pool import Pool
from digest.store import Store, feeds, listing, shelf
from digest.store import who as who_
from digest.stories import compare
from digest.timeline import fold
from digest.types import (
    Changes,
    Chip,
    DatedEvent,
    Difference,
    Edition,
    Edits,
    EntityKind,
    Failure,
    Feed,
    Happening,
    Link,
    Outcome,
    Profile,
    Query,
    Refreshed,
    Row,
    Saying,
    Shelved,
    Similar,
    SiteRule,
)

__all__ = ["Imported", "Library", "Pasted"]

_MOST = 500  # of a kind that are listed


class Library:
    """A library on disk. Every method may be called from any thread: one lock guards the one connection.

    Long calls (``add``, ``refresh``) hold the lock only while they store one document.
    """

    def __init__(
        self, place: Path, *, clock: Callable[[], dt.datetime], pool: Pool | None = None, recogniser: str = ""
    ) -> None:
        """Open or create the library in the folder ``place`` (or the library file itself).

        ``clock`` gives the present moment, aware of its time zone: the person's day begins where it says.
        ``pool`` is one that others use too, and close; otherwise the library has its own, begun when first needed,
        that finds names with ``recogniser`` (see ``recognise_with``).
        Raises LibraryError where the file cannot be opened, written, or comes from a newer version.
        """
        self._own_pool = pool is None
        self._means = Means(Store(place), pool or Pool(recogniser=recogniser), clock)

    def close(self) -> None:
        """Stop the worker processes and close the file. Further calls raise LibraryError."""
        if self._own_pool:
            self._means.pool.close()
        self._means.store.close()

    def warm(self) -> None:
        """Begin the worker processes and load their models in the background; returns at once."""
        self._means.pool.warm()

    def recognise_with(self, recogniser: str) -> None:
        """Find names with ``spacy:PIPELINE`` or ``gliner:MODEL``, or with Dateline's own again for "".

        It holds for what comes in from now on, and for what is analysed again. Raises DatelineError, with a sentence
        that says what to install, where it is not there; then the one before goes on, or Dateline's own.
        """
        self._means.pool.recognise_with(recogniser)

    def renew(self, *, cancelled: Callable[[], bool] = lambda: False) -> Changes:
        """Analyse anew what an older version of the program analysed; for a thread that has time, after opening."""
        return renewing.renew(self._means, cancelled)

    # ------------------------------------------------------------ putting in

    def add(
        self,
        sources: Iterable[Path | Pasted | Link | Failure],
        *,
        report: Callable[[Outcome], None] = lambda outcome: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Imported:
        """Read, analyse and store files, pasted text, pages behind links and whole folders, two at a time.

        ``report`` is told of each file as it is done (from this thread). One bad file stops nothing: its Outcome
        carries the Failure. One Undo takes the whole call back. What ``gather`` gave may be put in as it is.
        """
        return adding.add(self._means, self._opened(sources), report, cancelled)

    def gather(self, paths: Iterable[Path]) -> list[Path | Failure]:
        """The files that ``add`` would read, in order: folders opened, hidden files left out.

        What cannot be opened is given as Failure.
        """
        return list(files.gather(paths))

    @staticmethod
    def _opened(sources: Iterable[Path | Pasted | Link | Failure]) -> Iterator[Path | Pasted | Link | Failure]:
        for source in sources:
            if isinstance(source, Path):
                yield from files.gather([source])
            else:
                yield source

    # ------------------------------------------------------------ looking

    def rows(self, query: Query = Query(), *, limit: int = 200, offset: int = 0) -> list[Row]:
        """Articles for the list: newest first by publication or arrival; with words, best match first."""
        with self._means.store.reading() as db:
            return listing.rows(db, query, limit, offset)

    def count(self, query: Query = Query()) -> int:
        """How many articles ``rows`` would give without a limit."""
        with self._means.store.reading() as db:
            return listing.count(db, query)

    def rows_of(self, articles: Iterable[str]) -> list[Row]:
        """Articles known by their whole ids, as ``rows`` gives them; what was deleted is left out."""
        with self._means.store.reading() as db:
            return listing.rows_of(db, list(articles))

    def article(self, article: str) -> Shelved:
        """One article by its id, or by a beginning of it that is unique. Raises NotFound."""
        with self._means.store.reading() as db:
            kept = shelf.find(db, article)
            analysis = shelf.analysis(db, kept.number)
            copies = listing.copies_of(db, kept.number)
        if analysis is None:
            analysis = renewing.recover(self._means, kept)
        with self._means.store.reading() as db:
            entered = who_.of_document(db, kept.number)
        analysis = known.corrected(analysis, entered)
        chips = known.chips_of(analysis, entered)
        return Shelved(kept.id, kept.name, analysis, kept.status, kept.edits, kept.added, copies, chips)

    def differences(self, article: str, other: str) -> list[Difference]:
        """The texts of two articles word by word: what is to be changed in ``other`` to get ``article``."""
        return compare(*(self.article(id_).analysis.article.text for id_ in (other, article)))

    def similar(self, article: str) -> tuple[Similar, ...]:
        """What an article, by its whole id, is to others that have its text or most of it."""
        return keeping.similar(self._means, [article])

    def part(self, article: str) -> str:
        """Where in its file the article stands, as "news/page.html" or "message 3"; "" where it is all of it."""
        with self._means.store.reading() as db:
            return shelf.document(db, shelf.find(db, article).number).part

    def original_text(self, article: str) -> str:
        """All that the article's document says, as plain text, with nothing set aside. Raises NotFound, Unreadable."""
        with self._means.store.reading() as db:
            document = shelf.document(db, shelf.find(db, article).number)
        return self._means.pool.analyze(document, Edits(keep_all=True)).article.text

    def picture(self, article: str) -> bytes:
        """The main picture's file (PNG, JPEG, GIF or WebP) as it came with the article; b"" where none did."""
        with self._means.store.reading() as db:
            return shelf.picture(db, shelf.find(db, article).number)

    def names(self, kind: EntityKind, *, like: str = "", limit: int = 500) -> list[Chip]:
        """Who and where the library is about, the most widely mentioned first; ``count`` is articles."""
        with self._means.store.reading() as db:
            return who_.names(db, kind, like, limit)

    def dismissed(self) -> list[Chip]:
        """What the person said is no name."""
        with self._means.store.reading() as db:
            found = [chip for kind in get_args(EntityKind) for chip in who_.names(db, kind, "", _MOST, hidden=True)]
        return list({(chip.kind, chip.name): chip for chip in found}.values())

    def profile(self, who: int) -> Profile:
        """All that is known of somebody, some body or some place (``Chip.who``) over all articles. Raises NotFound."""
        with self._means.store.reading() as db:
            return who_.profile(db, who)

    def statements(self, query: Query = Query(), *, limit: int = 5_000) -> list[Saying]:
        """Who said what in the articles that match, ``query.who`` alone where that is given: each statement once.

        The latest ``limit`` are looked at.
        """
        from digest.quotes.across import fold as fold_statements  # no part of a quick start

        with self._means.store.reading() as db:
            found = listing.statements(db, query, limit)
        return fold_statements(found)

    def events(self, query: Query = Query(), *, limit: int = 2000) -> list[DatedEvent]:
        """Dated events over all articles that match, in the order in which they happened: the latest ``limit``."""
        with self._means.store.reading() as db:
            return listing.events(db, query, limit)

    def kinds(self, names: Iterable[str]) -> dict[str, EntityKind]:
        """What kind each of these names is in the library; a name that it does not know is left out."""
        with self._means.store.reading() as db:
            return who_.kinds(db, sorted(names))

    def timeline(self, query: Query = Query(), *, limit: int = 10_000) -> list[Happening]:
        """The same folded: each event once, with every article that tells of it."""
        return fold(self.events(query, limit=limit))

    def edition(self, day: dt.date) -> Edition:
        """The day's edition: at most twelve pieces, copies of one text folded."""
        zone = self._means.clock().tzinfo
        try:
            start, end = (dt.datetime.combine(date, dt.time.min, zone) for date in (day, day + dt.timedelta(days=1)))
            first, last = moment(start), moment(end)
        except OverflowError:  # the calendar's own first or last day
            return make_edition(day, (), {})
        with self._means.store.reading() as db:
            pieces, groups = listing.pieces(db, first, last)
        return make_edition(day, pieces, groups)

    def edition_days(self) -> list[dt.date]:
        """The days that have an edition, newest first."""
        zone = self._means.clock().tzinfo
        with self._means.store.reading() as db:
            minutes = listing.arrivals(db)
        days = {dt.datetime.fromisoformat(minute).astimezone(zone).date() for minute in minutes}
        return sorted(days, reverse=True)

    def today(self) -> dt.date:
        """The person's present day."""
        return self._means.clock().date()

    # ------------------------------------------------------------ the person's doing; all of it can be undone

    def mark_read(self, articles: Iterable[str], read: bool) -> Changes:
        return doing.mark(
            self._means, "read" if read else "unread", articles, lambda state: replace(state, read=int(read))
        )

    def mark_saved(self, articles: Iterable[str], saved: bool) -> Changes:
        return doing.mark(
            self._means, "save" if saved else "unsave", articles, lambda state: replace(state, saved=int(saved))
        )

    def delete(self, articles: Iterable[str]) -> Changes:
        """Take articles out of sight; undo brings them back whole."""
        now = self._means.now()
        return doing.mark(self._means, "delete", articles, lambda state: replace(state, deleted=now))

    def set_published(self, article: str, value: str) -> Changes:
        """The person's own publication date (ISO 8601 at any precision; "" gives the choice back); analyses anew.

        Raises DatelineError where ``value`` is no date.
        """
        if value and first_and_last(value) is None:
            raise DatelineError(f"“{value}” is no date. Write 2018-08-26, 2018-08 or 2018.")
        return doing.revise(self._means, article, "date", lambda edits: replace(edits, published=value))

    def set_block(self, article: str, key: str, *, kept: bool) -> Changes:
        """Restore a block that was set aside, or set one aside; analyses anew."""

        def change(edits: Edits) -> Edits:
            restored, removed = edits.restored - {key}, edits.removed - {key}
            return (
                replace(edits, restored=restored | {key}, removed=removed)
                if kept
                else replace(edits, restored=restored, removed=removed | {key})
            )

        return doing.revise(self._means, article, "restore" if kept else "remove", change)

    # ------------------------------------------------------------ rules for a site

    def site_rules(self) -> list[SiteRule]:
        """What the person decided for all articles of a site, by site."""
        return ruling.site_rules(self._means)

    def rule_words(self, rule: SiteRule) -> str:
        """The words of the block by which a rule was made."""
        return ruling.words(self._means, rule)

    def add_site_rule(self, article: str, key: str, *, kept: bool) -> Changes:
        """Keep, or set aside, blocks like this one in every article of its site, and analyse those that have one anew.

        A block is like this one where it stands in a box of the same name, or else has the same words. Articles that
        come later are judged so too. Raises NotFound where the article has no such block, DatelineError where it does
        not say which site it is from.
        """
        return ruling.add(self._means, article, key, kept=kept)

    def remove_site_rule(self, rule: SiteRule) -> Changes:
        """Judge such blocks of the site again one by one, also in the articles that are here. Raises NotFound."""
        return ruling.remove(self._means, rule)

    # ------------------------------------------------------------ who is who; holds for later articles too

    def same(self, who: int, other: int) -> Changes:
        """Take two for one: ``who`` counts as ``other`` from now on. Raises NotFound."""
        return correcting.same(self._means, who, other)

    def apart(self, *who: int) -> Changes:
        """Tell a name (all of ``Form.who``) apart from those with whom it counts as one. Raises NotFound."""
        return correcting.apart(self._means, who)

    def apart_in(self, who: int, articles: Iterable[str]) -> Changes:
        """Whom these articles name is somebody else of the same name."""
        return correcting.apart_in(self._means, who, articles)

    def set_kind(self, who: int, kind: EntityKind) -> Changes:
        """Raises NotFound, DatelineError where there is no such kind."""
        return correcting.set_kind(self._means, who, kind)

    def rename(self, who: int, name: str) -> Changes:
        """Call somebody by another name; "" gives the choice back."""
        return correcting.rename(self._means, who, name)

    def dismiss(self, who: int, *, a_name: bool = False) -> Changes:
        """Say that something is no name of anybody, or (``a_name``) that it is one after all."""
        return correcting.dismiss(self._means, who, a_name=a_name)

    # ------------------------------------------------------------ taking back

    def undo(self) -> tuple[str, Changes] | None:
        """Take back the person's last doing, also from before a restart: what it was, in words, and what changed."""
        return doing.undo(self._means)

    def undoable(self) -> str:
        """What ``undo`` would take back, in words ("adding 3 articles"); "" if there is nothing."""
        return doing.undoable(self._means)

    # ------------------------------------------------------------ feeds

    def feeds(self) -> list[Feed]:
        with self._means.store.reading() as db:
            return feeds.feeds(db)

    def subscribe(self, address: str) -> Feed:
        """Fetch the feed at ``address``, keep it and its articles. Raises Unreachable, Unreadable."""
        return subscriptions.subscribe(self._means, address)

    def unsubscribe(self, feed: int) -> Changes:
        """End a subscription; its articles stay."""
        return subscriptions.unsubscribe(self._means, feed)

    def refresh(
        self,
        *,
        report: Callable[[str], None] = lambda line: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Refreshed:
        """Ask every feed for what is new; its items become articles like dropped files."""
        return subscriptions.refresh(self._means, report, cancelled)

    # ------------------------------------------------------------ out and upkeep

    def export(self, article: str, form: str) -> str:
        """One article with its findings as ``md``, ``html`` or ``json`` (one line, as ``analyze --json``)."""
        from digest.exports import export  # no part of a quick start

        return export(self.article(article), form)

    def export_timeline(self, name: str, happenings: Sequence[Happening], form: str) -> str:
        """What ``timeline`` gave, or a part of it, under the headline ``name``: a form of ``TIMELINE_FORMS``."""
        from digest.exports import export_timeline  # no part of a quick start

        return export_timeline(name, happenings, form, made=self._means.clock())

    def export_sayings(self, name: str, sayings: Sequence[Saying], form: str) -> str:
        """What ``statements`` gave, or a part of it, under the headline ``name``: a form of ``SAYINGS_FORMS``."""
        from digest.exports import export_sayings  # no part of a quick start

        return export_sayings(name, sayings, form, made=self._means.clock())

    def original(self, article: str) -> tuple[str, bytes]:
        """Name and bytes of the file an article came from, exactly as it was put in. Raises NotFound for feed items."""
        with self._means.store.reading() as db:
            return shelf.original_bytes(db, shelf.find(db, article).number)

    def check(self) -> list[str]:
        """What is wrong with the library file, a sentence each; empty if all is well. Every hash is compared."""
        return checking.wrong(self._means)
