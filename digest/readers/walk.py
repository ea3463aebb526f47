"""Through a file and the files within it, each opened when its turn comes, under one limit for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from digest.address import canonical
from digest.errors import Unreadable
from digest.readers.parts import LARGEST, Given, Part, TooLarge, picture
from digest.types import Document, Failure, Found

DEEPEST = 5  # files within files
MOST_PARTS = 10_000
MOST_BYTES = 512 * 2**20  # of all parts together
_TOO_DEEP = f"This holds archives within archives, more than {DEEPEST} deep. Unpack it and put in what you want of it."
_TOO_MANY = (
    f"This file holds more than {MOST_PARTS:,} others, so the rest was left out. "
    "Unpack it and put in what you want of it."
)
_TOO_MUCH = (
    f"What this file holds would fill more than {MOST_BYTES // 2**20} MB, so the rest was left out. "
    "Unpack it and put in what you want of it."
)
_NO_ARTICLE = "There is no article in this archive: none of its files is a text, a page or a document."

Open = Callable[[Part], Iterator[Given] | None]  # what a part gives, lazily; None where it is passed over in silence
Begin = Callable[[Part], bool]  # told of each part before it is read; whether to read it


@dataclass(slots=True)
class _Level:
    """A part that is being read, and the parts in it."""

    part: Part
    given: Iterator[Given]
    place: str  # path of the part through all that it stands in; "" for the whole file
    gave: bool = False  # anything worth a word, from however deep within


class Walk(Iterator[Found]):
    """What a file and the parts in it give, in order; a part that cannot be read is a Failure.

    Raises Unreadable where the whole file cannot. Any other error of a step ends one part; the next step goes on.
    """

    def __init__(self, whole: Part, open_part: Open, begin: Begin) -> None:
        self._whole, self._open, self._begin = whole, open_part, begin
        self._levels = [_Level(whole, iter((whole,)), "")]
        self._parts = self._bytes = 0
        self._deep = False  # has been said: once is enough

    def __next__(self) -> Found:
        while self._levels:
            found = self._step(self._levels[-1])
            if found is not None:
                for level in self._levels:
                    level.gave = True
                return found
        raise StopIteration

    def _step(self, level: _Level) -> Found | None:
        try:
            given = next(level.given, None)
        except Unreadable as error:
            self._bytes += LARGEST if isinstance(error, TooLarge) else 0
            self._pop()
            return self._failed(level.place, error)
        except BaseException:
            level.gave = True
            self._pop()
            raise
        if given is None:
            return self._leave(level)
        if isinstance(given, Part):
            return self._enter(given, level)
        return _settled(given, level)

    def _enter(self, part: Part, level: _Level) -> Found | None:
        place = "/".join(filter(None, (level.place, part.path)))
        try:
            self._account(part)
            given = self._open(part)
        except Unreadable as error:
            return self._failed(place if len(self._levels) > 1 else "", error)
        if given is None:
            return None
        if self._begin(part):
            self._levels.append(_Level(part, given, place))
        else:
            level.gave = True
        return None

    def _account(self, part: Part) -> None:
        """Raises Unreadable where this part is one too many."""
        if len(self._levels) > DEEPEST:
            raise Unreadable(_TOO_DEEP)
        self._parts += 1
        self._bytes += len(part.data)
        if self._parts > MOST_PARTS or self._bytes - len(self._whole.data) > MOST_BYTES:
            del self._levels[1:]  # all the rest is left out
            raise Unreadable(_TOO_MANY if self._parts > MOST_PARTS else _TOO_MUCH)

    def _leave(self, level: _Level) -> Found | None:
        self._pop()
        if self._levels and not level.gave:
            return self._failed(level.place, Unreadable(_NO_ARTICLE))
        return None

    def _pop(self) -> None:
        level = self._levels.pop()
        if self._levels:
            self._levels[-1].gave = self._levels[-1].gave or level.gave
        if len(self._levels) > 1:
            self._begin(self._levels[-1].part)  # whatever happens from here on happens to it

    def _failed(self, place: str, error: Unreadable) -> Found | None:
        if len(self._levels) <= 1 and not any(level.gave for level in self._levels):
            raise error
        if str(error) == _TOO_DEEP:
            if self._deep:
                return None
            self._deep = True
        return Failure(place or self._whole.name, str(error))


def _settled(found: Found, level: _Level) -> Found:
    """What was found, with what its place in the file says of it."""
    if isinstance(found, Failure):
        return replace(found, name=f"{level.place}/{found.name}") if level.place else found
    if not isinstance(found, Document):
        return found
    metadata, part = found.metadata, level.part
    if part.address and not metadata.url:
        metadata = replace(metadata, url=canonical(part.address))
    if part.changed and not metadata.modified:
        metadata = replace(metadata, modified=part.changed)
    beside = part.find(metadata.picture) if metadata.picture else b""
    image = picture(beside) or found.picture
    place = ", ".join(filter(None, (level.place, found.part)))
    return replace(found, metadata=metadata, picture=image, part=place)
