"""Mailboxes: each message an article, whatever its lines begin with."""

from __future__ import annotations

from digest.readers import read, unfold
from digest.types import Document, Failure

LINE = b"From anna@example.org Thu Nov  2 07:30:00 2023\n"


def message(number: int, body: bytes = b"") -> bytes:
    return (
        b"From: Anna Lind <a@example.org>\nMessage-ID: <%d@x>\nSubject: Letter %d\n\n" % (number, number) + body + b"\n"
    )


def test_each_message_is_an_article() -> None:
    box = b"".join(LINE + message(n, b"Text %d" % n) + b"\n" for n in range(1, 4))
    found = read("a.mbox", box)
    assert [document.part for document in found] == ["message 1", "message 2", "message 3"]
    assert [document.metadata.title for document in found] == ["Letter 1", "Letter 2", "Letter 3"]
    assert [document.content.strip() for document in found] == ["Text 1", "Text 2", "Text 3"]


def test_a_line_of_the_text_that_begins_with_from_parts_nothing() -> None:
    box = (
        LINE
        + message(1, b"one\n\nFrom the quay one sees it.\n>From here too.\n>>From there.")
        + b"\n"
        + LINE
        + message(2, b"two")
    )
    first, second = read("a.mbox", box)
    assert first.content.strip() == "one\n\nFrom the quay one sees it.\nFrom here too.\n>From there."
    assert second.content.strip() == "two"


def test_other_ends_of_lines() -> None:
    box = (LINE + message(1, b"one") + b"\n" + LINE + message(2, b"two")).replace(b"\n", b"\r\n")
    assert [document.content.strip() for document in read("a.mbox", box)] == ["one", "two"]


def test_a_message_that_cannot_be_read_stops_no_other() -> None:
    locked = b"From: x@y.z\nContent-Type: application/pkcs7-mime\nMessage-ID: <9@x>\n\nabc\n"
    first, failure, last = unfold(
        "a.mbox", LINE + message(1, b"one") + b"\n" + LINE + locked + b"\n" + LINE + message(3, b"three")
    )
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert failure == Failure(
        "message 2",
        "This e-mail is encrypted, or sealed by its signature. Open it in your mail program and save it as text.",
    )


def test_a_large_mailbox_is_read_to_its_end() -> None:
    box = b"".join(LINE + message(n, b"Text of it\n" * 20) + b"\n" for n in range(3000))
    assert sum(isinstance(found, Document) for found in unfold("a.mbox", box)) == 3000


def test_lines_that_nearly_part() -> None:
    assert len(read("a.mbox", LINE + message(1, b"From \n" * 100_000))) == 1
