"""A library in a folder of its own, a clock that the test sets, one pool of real worker processes for all tests, and a
web server on loopback.
"""

import datetime as dt
import random
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from digest.library import Library
from digest.pool import Pool

TOWNS = ("Ostrava", "Gdansk", "Turku", "Porto", "Split", "Bergen", "Lyon", "Cork", "Ghent", "Malmo", "Riga", "Basel")


class Clock:
    """The person's time, two hours ahead of UTC."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    pool = Pool()
    yield pool
    pool.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(place: Path, clock: Clock, pool: Pool) -> Iterator[Library]:
    library = Library(place, clock=clock, pool=pool)
    yield library
    library.close()


SENTENCES = (
    "The {0} office in {town} said that the {1} would open before the {2} of the year.",
    "Nobody at the {1} had expected a {0} so close to the {2}, and few wanted one.",
    "“We have waited long enough for a {2},” said Mara Vell, who runs the {0} beside the {1}.",
    "Since 2015 the {town} council has paid for each {1}, each {2} and half of every {0}.",
    "A {2} struck the {0} last winter and took a good part of the {1} with it.",
    "She said the {1} needed a new {0}, a better {2} and somebody in {town} to look after all of it.",
    "Shippers asked {town} for the {0} twice, and twice they were sent to the {2} or the {1}.",
)
THINGS = (
    "lock",
    "barge",
    "harbour",
    "crane",
    "school",
    "market",
    "tower",
    "bridge",
    "ferry",
    "museum",
    "garden",
    "quarry",
)


@pytest.fixture
def article() -> Callable[[int], bytes]:
    """The file of the article of that number: a short report on a town, unlike the others."""

    def write(number: int) -> bytes:
        chance = random.Random(number)
        town = TOWNS[number % len(TOWNS)]
        body = [template.format(*chance.sample(THINGS, 3), town=town) for template in chance.sample(SENTENCES, 6)]
        title = f"{town} gets its {number + 2} barges back"
        dateline = f"{town.upper()}, August {number % 28 + 1}, 2018 – "
        return f"{title}\n\n{dateline}{body[0]} {body[1]}\n\n{' '.join(body[2:])}".encode()

    return write


@pytest.fixture
def files(tmp_path: Path, article: Callable[[int], bytes]) -> Callable[[int], list[Path]]:
    """Writes so many articles into a folder and gives their paths."""

    def write(count: int) -> list[Path]:
        folder = tmp_path / "saved"
        folder.mkdir(exist_ok=True)
        for number in range(count):
            (folder / f"{number:03}.txt").write_bytes(article(number))
        return sorted(folder.iterdir())

    return write


class Site:
    """A web site whose pages the test writes: path to (status, media type, body); it answers 304 to its own ETag."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, tuple[int, str, bytes]] = {}
        self.asked: list[tuple[str, int]] = []

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        status, media_type, body = self.pages.get(request.path, (404, "text/plain", b""))
        etag = f'"{hash(body)}"'
        if status == 200 and request.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.asked.append((request.path, status))
        request.send_response(status)
        request.send_header("Content-Type", media_type)
        request.send_header("ETag", etag)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.answer(self)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()
