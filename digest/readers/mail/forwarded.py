"""A message that was passed on within another one: what its own head, now part of the text, says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from digest import lexicon
from digest.readers.mail.headers import moment_of, sender_of, subject
from digest.types import Metadata

_MARK = re.compile(r"^[>\s]*(?:-{2,}\s*)?([^\W\d_][^\n:-]{5,40}?)\s*(?:-{2,}|:)\s*$", re.MULTILINE)
_FIELD = re.compile(r"^[>\s]*\*?(From|Date|Sent|Subject|To|Cc)\*?:\*?\s*(.*?)\s*$", re.IGNORECASE)
_OWN = 60  # words that the one who passes a message on may put before it
_HEAD = 14  # lines
_DAY = re.compile(r"(?:(\d{1,2})\.?\s+([A-Za-z]{3})[a-z]*\.?,?|([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?)\s+(\d{4})")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?(?:\s*([AaPp])\.?[Mm])?")


def original(text: str, outer: Metadata) -> Metadata:
    """``outer`` with what the forwarded message in ``text`` says of itself; as it is where there is none."""
    marks = lexicon.words("en/mail-forward-marks")
    for mark in _MARK.finditer(text[:20_000]):
        if mark[1].lower().strip() not in marks:
            continue
        if len(text[: mark.start()].split()) > _OWN:
            return outer
        return _renewed(_fields(text[mark.end() : mark.end() + 4000]), outer)
    return outer


def _fields(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in text.strip("\n ").split("\n")[:_HEAD]:
        field = _FIELD.match(line)
        if field is not None:
            found.setdefault(field[1].lower(), field[2].strip("* "))
        elif not line.strip(" >") and len(found) > 1:
            break
    return found


def _renewed(fields: Mapping[str, str], outer: Metadata) -> Metadata:
    if "from" not in fields:
        return outer
    sender = sender_of(re.sub(r"\s*\[mailto:[^\]]*\]|\*", "", fields["from"]))
    stated = fields.get("date") or fields.get("sent") or ""
    return replace(
        outer,
        title=subject(fields.get("subject", "")) or outer.title,
        authors=(sender,) if sender else (),
        publisher="",
        published=moment_of(stated) or _day(stated) or outer.published,
    )


def _day(stated: str) -> str:
    """The day of a date as mail programs write it for people: “Tue, Mar 6, 2018 at 3:14 PM”."""
    found = _DAY.search(stated)
    if found is None:
        return ""
    clock = _CLOCK.search(stated, found.end())
    hour, minute = (int(clock[1]), clock[2]) if clock else (0, "")
    if clock and clock[3]:
        hour = hour % 12 + (12 if clock[3] in "Pp" else 0)
    day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    moment = moment_of(f"{day} {month} {found[5]} {hour}:{minute or '00'}:00")
    return moment if minute else moment[:10]
