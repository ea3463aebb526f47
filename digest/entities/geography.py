"""Which place on earth a name means here: Tripoli in Libya or in Lebanon, Georgia the country or the state.

Known are the cities of GeoNames with 15,000 inhabitants and more, the countries, and the United States. What stands
right behind the name decides ("Paris, Texas"); else what the article names besides, against how large the city is.
"""

from __future__ import annotations

import dataclasses
import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from digest import lexicon
from digest.entities import gazetteer
from digest.types import Entity, Place, Span

_AFTER = re.compile(r"\s?[,(]\s?(?:in\s)?((?:[A-Z][\w’'.-]*|of|and|the)(?:\s(?:[A-Z][\w’'.-]*|of|and|the)){0,3})")
_AROUND = 60  # characters on either side in which a country or people tells where a city is
_TOLD, _BESIDE, _NAMED, _OWN = 1000.0, 2.0, 0.5, 0.4  # how much each of these counts, in powers of ten of inhabitants
_GREAT, _GREATEST = 600_000, 3_000_000  # inhabitants: so known is a city of a state's name, and one of a longer name
_UNITED_STATES = "US"


class City(NamedTuple):
    geonames: int
    country: str
    state: str
    latitude: float
    longitude: float
    inhabitants: int
    name: str  # folded


def located(text: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, each place that is known with where it is. Offsets of mentions are into ``text``."""
    told = _Told(text, entities)
    return tuple(_located(entity, told) if entity.kind == "place" else entity for entity in entities)


class _Told:
    """What the article says about where things are: how often it names each land, by itself or by its people."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self.spans: list[tuple[Span, str]] = []  # of lands and peoples, with the land's code, in their order
        self.lands: Counter[str] = Counter()
        self.cities: dict[str, list[City]] = {}  # that the name of an entity may mean, the largest first
        for entity in entities:
            for code in _codes(entity):
                self.lands[code] += len(entity.mentions)
                self.spans += [(mention.span, code) for mention in entity.mentions]
            if entity.kind == "place":
                self.cities[entity.name] = _cities(entity)
        self.spans.sort()
        self.starts = [span.start for span, _ in self.spans]
        self.around = Counter(
            code for cities in self.cities.values() for city in cities[:1] for code in _lands_of(city)
        )

    def weight(self, entity: Entity, code: str) -> float:
        """How much the article has to do with a land, besides this entity."""
        own = self.lands[code] and (len(entity.mentions) if code in _codes(entity) else 0)
        others = self.around[code] - any(code in _lands_of(city) for city in self.cities[entity.name][:1])
        return math.log2(1 + self.lands[code] - own + others / 2)


def _located(entity: Entity, told: _Told) -> Entity:
    options: list[tuple[float, Place]] = []
    after = {code for mention in entity.mentions for code in _stated_after(told.text, mention.span)}
    beside = _beside(entity, told)
    cities = told.cities[entity.name]
    for city in cities:
        codes = _lands_of(city)
        score = math.log10(1 + city.inhabitants) + _OWN * (city.name == gazetteer.fold(entity.name))
        score += _TOLD * (not after.isdisjoint(codes)) + _BESIDE * (not beside.isdisjoint(codes))
        score += _NAMED * max(told.weight(entity, code) for code in codes)
        options.append((score, _of_city(city)))
    if gazetteer.fold(entity.name) in lexicon.words("en/no-cities"):
        options = [(score, place) for score, place in options if score >= _TOLD]
    if lands := _land_names().get(entity.name):
        states = all("-" in code for code in lands)
        great = {city.geonames for city in cities if states and _is_great(city, entity)}
        options = [(score, place) for score, place in options if score >= _TOLD or place.geonames in great]
        options += [(_land_score(code, entity, told), _of_land(code)) for code in lands]
    if not options:
        return entity
    return dataclasses.replace(entity, place=max(options, key=lambda option: option[0])[1])


def _is_great(city: City, entity: Entity) -> bool:
    """Whether a name means the city before the state: Washington, New York; not Oklahoma for Oklahoma City."""
    return city.inhabitants >= (_GREAT if city.name == gazetteer.fold(entity.name) else _GREATEST)


def _land_score(code: str, entity: Entity, told: _Told) -> float:
    """A country before a state of its name, unless the article is about the United States and their like."""
    if code.startswith(f"{_UNITED_STATES}-"):
        return _NAMED * (told.weight(entity, code) + told.weight(entity, _UNITED_STATES))
    return 1 + _NAMED * told.weight(entity, code)


def _stated_after(text: str, span: Span) -> Iterable[str]:
    """The lands that the words right behind a name say it is in: "Paris, Texas", "Athens, Ga.", "Tripoli (Lebanon)"."""
    found = _AFTER.match(text, span.end)
    if not found:
        return ()
    words = found[1].split()
    names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return next(filter(None, map(_land_called, names)), ())


def _beside(entity: Entity, told: _Told) -> set[str]:
    """The lands named within reach of a mention, in the same paragraph."""
    found = set()
    for span in (mention.span for mention in entity.mentions):
        first = bisect_left(told.starts, span.start - _AROUND)
        for other, code in told.spans[first : bisect_right(told.starts, span.end + _AROUND)]:
            between = told.text[min(span.end, other.end) : max(span.start, other.start)]
            if other != span and "\n\n" not in between:
                found.add(code)
    return found


def _codes(entity: Entity) -> tuple[str, ...]:
    """The lands that an entity is, or whose people it is; a state is in its country."""
    name = entity.name if entity.kind == "place" else _homes().get(entity.name, "") if entity.kind == "group" else ""
    codes = _land_names().get(name, ())
    return tuple(dict.fromkeys(code for land in codes for code in (land, land.partition("-")[0])))


def _cities(entity: Entity) -> list[City]:
    names = {gazetteer.fold(name) for name in (entity.name, *entity.aliases)}
    known = _by_name()
    lines = dict.fromkeys(line for name in names for line in known.get(name, ()))
    return sorted(map(_city, lines), key=lambda city: -city.inhabitants)


def _city(line: str) -> City:
    number, country, state, north, east, inhabitants, names = line.split("\t")
    state = f"{_UNITED_STATES}-{state}" if state else ""
    return City(int(number), country, state, float(north), float(east), int(inhabitants), names.partition(",")[0])


def _lands_of(city: City) -> tuple[str, ...]:
    return (city.state, city.country) if city.state else (city.country,)


def _of_city(city: City) -> Place:
    within = _lands()[city.state or city.country][1] if (city.state or city.country) in _lands() else ""
    return Place(city.geonames, city.country, within, city.latitude, city.longitude)


def _of_land(code: str) -> Place:
    country, dash, _ = code.partition("-")
    return Place(_lands()[code][0], country, _lands()[country][1] if dash else "")


def _land_called(words: str) -> tuple[str, ...]:
    """The codes of the land that the words name or shorten."""
    folded = gazetteer.fold(words)
    shown = lexicon.mapping("en/state-abbreviations").get(folded, "") if "." in words or words.isupper() else ""
    names = (shown, gazetteer.shown(words, "country"), words.strip(".,"))
    return next((_land_names()[name] for name in names if name in _land_names()), ())


@cache
def _by_name() -> dict[str, list[str]]:
    """Folded name -> the lines of ``places.txt`` that bear it; a line is taken apart only where it is asked for."""
    known: defaultdict[str, list[str]] = defaultdict(list)
    for line in lexicon.lines("gazetteer/places"):
        for name in line.rpartition("\t")[2].split(","):
            known[name].append(line)
    return dict(known)


@cache
def _lands() -> dict[str, tuple[int, str]]:
    """Code of a country (FR) or state (US-GA) -> its number in GeoNames, and the name that is shown."""
    return {code: (int(number), name) for code, number, name in lexicon.table("gazetteer/lands")}


@cache
def _land_names() -> dict[str, tuple[str, ...]]:
    """Name that is shown -> the codes of the lands that bear it: Georgia is two."""
    known: defaultdict[str, list[str]] = defaultdict(list)
    for code, (_, name) in _lands().items():
        known[name].append(code)
    return {name: tuple(codes) for name, codes in known.items()}


@cache
def _homes() -> dict[str, str]:
    """A people, as it is shown -> the name of its country."""
    return {row[1]: row[2] for row in lexicon.table("en/demonyms") if len(row) > 2 and row[2]}
