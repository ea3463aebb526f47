"""Through a file and what is in it: in turn, and whatever goes wrong with one part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from digest.errors import Unreadable
from digest.readers.parts import Given, Part, file_name, shown
from digest.readers.walk import Walk
from digest.types import Document, Failure, Found

WHOLE = Part("box", b"a b c")


def article(part: Part) -> Document:
    return Document(part.id, part.name, "text/plain", part.data.decode())


def opened(part: Part) -> Iterator[Given]:
    """A part holds a part for each of its words; "bad" and "odd" cannot be read."""
    words = part.data.decode().split(" ")
    if len(words) > 1:
        for word in words:
            yield Part(word, word.encode(), f"in/{word}")
    elif words == ["bad"]:
        raise Unreadable("It is bad.")
    elif words == ["odd"]:
        raise KeyError("odd")
    elif words != ["nothing"]:
        yield article(part)


def walk(data: bytes) -> Walk:
    return Walk(Part("box", data), opened, lambda part: True)


def names(found: list[Found]) -> list[str]:
    return [thing.name for thing in found if not isinstance(thing, Failure)]


def test_everything_in_turn() -> None:
    assert names(list(walk(b"a b c"))) == ["a", "b", "c"]


def test_a_bad_part_stops_nothing() -> None:
    found = list(walk(b"a bad c"))
    assert names(found) == ["a", "c"]
    assert found[1] == Failure("in/bad", "It is bad.")


def test_an_unexpected_error_ends_one_part_and_the_next_step_goes_on() -> None:
    steps = walk(b"a odd c")
    assert names([next(steps)]) == ["a"]
    with pytest.raises(KeyError):
        next(steps)
    assert names(list(steps)) == ["c"]


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(Unreadable, match=r"^It is bad\.$"):
        next(walk(b"bad"))
    with pytest.raises(Unreadable, match="no article"):
        list(walk(b"nothing"))


def test_a_part_without_anything_is_said() -> None:
    found = list(walk(b"a nothing"))
    assert names(found) == ["a"]
    assert isinstance(found[1], Failure)
    assert found[1].name == "in/nothing"


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("a/b.html", "a/b.html"),
        ("../../etc/passwd", "etc/passwd"),
        ("/a//b/./c.txt", "a/b/c.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("a\x00\u202eb\n.txt", "a\ufffd\ufffdb\ufffd.txt"),
        ("", ""),
    ],
)
def test_paths_are_shown_without_tricks(path: str, seen: str) -> None:
    assert shown(path) == seen


def test_a_very_long_path_is_shown_by_its_end() -> None:
    assert file_name(shown("a/" * 5000 + "b.txt")) == "b.txt"
    assert len(shown("x" * 5000)) == 200
