"""What the head of an e-mail says: subject, sender, date and list, whatever has been done to their encoding."""

from __future__ import annotations

import binascii
import datetime as dt
import re
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from digest import lexicon
from digest.readers.decoding import decode, transcoded
from digest.types import Metadata

_LONGEST = 2000  # characters of a header that are looked at
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([BbQq])\?([^?\s]*(?: [^?\s]*)*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_TAG = re.compile(r"\s*(?:\[([^\][]{1,40})\]|([^\W\d_]{1,10})(?:\[\d{1,3}\])?\s?[:：])\s*(?=\S)")
_ID = re.compile(r"<([^<>]*)>")
_YEARS = range(1970, 10_000)
_COMMENT = re.compile(r"\s*\([^()]*\)\s*$")
_NO_YEAR = re.compile(r"\s0\d{3}\s")  # the zero of some programs' clocks, which Python reads as of this century
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}")


def metadata(message: Message) -> Metadata:
    """The subject as title, the sender as author or publication, and the moment at which the message was sent."""
    sender = sender_of(header(message, "from"))
    publisher = publication(message)
    authors: tuple[str, ...] = (sender,) if sender else ()
    if publisher and not _for_talk(message):
        person, outlet = _parted(sender)
        authors = (person,) if person else ()
        publisher = outlet or sender or publisher
    return Metadata(
        title=subject(header(message, "subject"), listed=bool(publisher) or _to_list(message)),
        authors=authors,
        publisher=publisher,
        published=sent(message),
    )


def header(message: Message, name: str) -> str:
    """A header's words on one line; "" where there is none."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    return words(str(raw))


def words(raw: str) -> str:
    """A header's raw value with its encoded words (RFC 2047) read; those that are damaged stay as they are."""
    text = decode(raw[:_LONGEST].encode("utf-8", "surrogateescape")) if not raw.isascii() else raw[:_LONGEST]
    if "=?" in text:
        text = _WORD.sub(lambda word: _encoded([word]), _joined(_BETWEEN.sub(r"\1", text)))
    return " ".join(text.split())


def _joined(text: str) -> str:
    """Encoded words that stand side by side in one encoding, as one: a letter may begin in one and end in the next."""
    return re.sub(
        r"(?:=\?[^?\s]{1,60}\?[BbQq]\?[^?]*\?=){2,}", lambda run: _encoded(list(_WORD.finditer(run[0]))), text
    )


def _encoded(run: list[re.Match[str]]) -> str:
    out, data, charset = "", b"", ""
    for word in run:
        if word[1].lower() != charset:
            out, data, charset = out + _text(data, charset), b"", word[1].lower()
        data += _bytes(word[2], word[3])
    return out + _text(data, charset)


def _text(data: bytes, charset: str) -> str:
    return decode(transcoded(data, charset)) if data else ""


def _bytes(encoding: str, value: str) -> bytes:
    data = value.encode("utf-8", "replace")
    if encoding in "Qq":
        return _HEX.sub(lambda pair: bytes([int(pair[1], 16)]), data.replace(b"_", b" "))
    return from_base64(data)


def from_base64(data: bytes) -> bytes:
    """What base64 stands for, as far as it is whole."""
    letters = _NOT_BASE64.sub(b"", data)
    return binascii.a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")


def subject(line: str, *, listed: bool = False) -> str:
    """The subject without what answering, passing on and mailing lists put before it."""
    tags = lexicon.words("en/mail-subject-tags")
    answered = False
    while tag := _TAG.match(line):
        if tag[1] is not None and not (listed or answered):
            break
        if tag[2] is not None and tag[2].lower() not in tags:
            break
        answered = answered or tag[2] is not None
        line = line[tag.end() :]
    return line


def sender_of(value: str) -> str:
    """The sender's name; the address before its @ is no name."""
    name, address = parseaddr(value)
    name = _COMMENT.sub("", name.strip("\"' "))
    if "@" in name or not any(map(str.isalpha, name)) or name == address:
        return ""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and " " not in last and first.count(" ") < 2 and "," not in first else name


def publication(message: Message) -> str:
    """The name of the newsletter or mailing list that a message comes from; "" for a letter from one to another."""
    list_id = header(message, "list-id")
    named = list_id.partition("<")[0].strip(" \"'")
    if named:
        return named
    if list_id or header(message, "list-unsubscribe") or header(message, "precedence").lower() in ("bulk", "list"):
        outlet = _parted(sender_of(header(message, "from")))[1] or sender_of(header(message, "from"))
        found = _ID.search(list_id)
        return found[1] if _for_talk(message) and found else outlet
    return ""


def _for_talk(message: Message) -> bool:
    """Whether it is a list on which many people write."""
    return "mailto:" in header(message, "list-post").lower() or bool(header(message, "mailing-list"))


def _to_list(message: Message) -> bool:
    return header(message, "delivered-to").lower().startswith("mailing list")


def _parted(sender: str) -> tuple[str, str]:
    """The person and the publication in a newsletter's sender; "" for what it does not name."""
    for joint in lexicon.lines("en/mail-sender-joints"):
        person, between, outlet = sender.partition(f" {joint} ")
        if between and _PERSON.fullmatch(person) and outlet:
            return person, outlet
    return "", ""


def sent(message: Message) -> str:
    """When the message was sent, as ISO 8601; where it does not say, when it was delivered; or ""."""
    if moment := moment_of(header(message, "date")):
        return moment
    return moment_of(header(message, "received").rpartition(";")[2].strip())


def moment_of(value: str) -> str:
    """The moment that a header gives (RFC 5322), in the sender's own time; "" where it gives none."""
    if _NO_YEAR.search(value):
        return ""
    try:
        moment = parsedate_to_datetime(_COMMENT.sub("", value[:200]))
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError):
        return ""
    return moment.isoformat() if isinstance(moment, dt.datetime) and moment.year in _YEARS else ""
