"""All that a page of somebody shows, asked of the library at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.happenings import main
from digest.types import Chip, Happening, Profile, Query, Row, Saying
from ui.map import Spot

if TYPE_CHECKING:
    from digest.library import Library

SAYINGS, EVENTS, ROWS = 5, 8, 10  # that are shown
_HEARD, _SEEN = 40, 120  # latest statements and events among which it is looked for them


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody, some body or some place."""

    profile: Profile
    sayings: tuple[Saying, ...] = ()  # the latest, the last first
    happenings: tuple[Happening, ...] = ()  # the main ones, in the order in which they happened
    rows: tuple[Row, ...] = ()  # the latest articles

    @property
    def query(self) -> Query:
        """The articles."""
        return Query(who=self.profile.who)

    @property
    def spots(self) -> list[Spot]:
        """A place with the places beside it, as far as they lie somewhere; nothing of what is no place."""
        one = self.profile
        if one.kind != "place" or one.place is None or one.place.latitude is None:
            return []
        here = Spot(one.name, one.place.latitude, one.place.longitude, one.articles, one.who, one.place.within)
        return [here, *(spot for chip in one.beside if (spot := spot_of(chip)))]


def spot_of(chip: Chip) -> Spot | None:
    """A name on the map; None of what is no place, or of no known one."""
    place = chip.place
    if chip.kind != "place" or place is None or place.latitude is None:
        return None
    return Spot(chip.name, place.latitude, place.longitude, chip.count, chip.who, place.within)


def look(library: Library, who: int) -> Known:
    """Raises NotFound."""
    profile = library.profile(who)
    query = Query(who=profile.who)
    said = library.statements(query, limit=_HEARD) if profile.statements else []
    happened = library.timeline(query, limit=_SEEN)
    return Known(
        profile,
        tuple(sorted((one for one in said if one.when), key=lambda one: one.when, reverse=True)[:SAYINGS]),
        tuple(main(_about(profile, happened), EVENTS)),
        tuple(library.rows(query, limit=ROWS)),
    )


def _about(profile: Profile, happenings: list[Happening]) -> list[Happening]:
    """Those whose words name them; where none do, all that their articles tell."""
    names = {profile.name, *(form.name for form in profile.forms)}
    return [
        one for one in happenings if any(not names.isdisjoint(event.event.entities) for event in one.tellings)
    ] or happenings
