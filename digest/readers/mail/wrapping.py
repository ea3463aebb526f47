"""The paragraphs of a letter whose lines were cut to fit a screen: as it says itself (RFC 3676), or by their length."""

from __future__ import annotations

import re

_NARROWEST = 50  # columns of a text whose lines were cut by a program
_WIDEST = 80
_LONG = 55  # columns after which a line that goes on in lower case was cut
_WORDS = re.compile(r"[^\W_]|[\"“‘'«(]")  # what a line of running text begins with
_APART = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]\s|https?://|www\.")  # an item of a list, an address
_ENDS = re.compile(r"[.!?…:;][\"”’'»)\]]*$")


def unfolded(text: str, *, joint: str) -> str:
    """Text whose lines end in a space where they go on in the next one (RFC 3676)."""
    lines: list[list[str]] = []
    going_on = False
    for line in text.split("\n"):
        ends = line.rstrip(" ")
        soft = line != ends and ends not in ("--", "")
        if going_on and not line.startswith(">"):
            lines[-1].append(ends.removeprefix(" "))
        else:
            lines.append([ends])
        going_on = soft and not line.startswith(">")
    return "\n".join(map(joint.join, lines))


def unwrapped(text: str) -> str:
    """Text with the lines put together again that were cut because their next word had no place."""
    lines = text.split("\n")
    width = max((len(line) for line in lines if len(line) <= _WIDEST and _is_running(line)), default=0)
    if width < _NARROWEST:
        return text
    joined: list[list[str]] = []
    last = ""  # line as it was, "" where none can go on
    for line in lines:
        running = _is_running(line)
        if last and _WORDS.match(line) and _cut(last, line, width):
            joined[-1].append(line.rstrip())
        else:
            joined.append([line])
        last = line.rstrip() if running and len(line) <= _WIDEST else ""
    return "\n".join(map(" ".join, joined))


def _is_running(line: str) -> bool:
    return _WORDS.match(line) is not None and " " in line.rstrip()


def _cut(line: str, following: str, width: int) -> bool:
    if _APART.match(following):
        return False
    if len(line) + 1 + len(following.split(" ", 1)[0]) > width and len(line) >= _NARROWEST:
        return True
    return len(line) >= _LONG and following[0].islower() and not _ENDS.search(line)
