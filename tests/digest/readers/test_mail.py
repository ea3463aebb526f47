"""E-mail: heads in every encoding, bodies in every form, what hangs on them."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import read
from digest.readers.mail import read as read_mail
from digest.readers.mail.headers import moment_of, subject, words
from digest.readers.mail.wrapping import unwrapped
from digest.types import Document
from tests.digest.readers.letters import STORIES, mail
from tests.digest.readers.office import docx, paragraph

LEAD = "The council decided on Tuesday to close the bridge until March."
HEAD = b"From: Anna Lind <a@example.org>\nMIME-Version: 1.0\nDate: Thu, 2 Nov 2023 07:30:00 +0100\nSubject: Bridge\n"


def only(data: bytes) -> Document:
    (document,) = read("a.eml", data)
    return document


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("=?utf-8?Q?Caf=C3=A9_am?= =?utf-8?Q?_Quai?=", "Café am Quai"),
        ("=?UTF-8?B?5p2x?= =?UTF-8?B?5Lqs?=", "東京"),
        ("=?utf-8?B?5p0=?= =?utf-8?B?seS6rA==?=", "東京"),
        ("=?iso-2022-jp?B?GyRCRWw1fhsoQg==?=", "東京"),
        ("=?x-unknown?Q?caf=E9_noir?=", "café noir"),
        ("=?utf-8?B?***?=", ""),
        ("plain =?utf-8?Q?=C3=A9?= text", "plain é text"),
        ("Caf\udcc3\udca9", "Café"),
        ("a\n folded\n\tline", "a folded line"),
    ],
)
def test_words_of_a_header(raw: str, said: str) -> None:
    assert words(raw) == said


@pytest.mark.parametrize(
    ("line", "listed", "title"),
    [
        ("Re: AW: Fwd: Bridge closes", False, "Bridge closes"),
        ("Re[2]: Bridge: who pays", False, "Bridge: who pays"),
        ("[quay-list] Bridge closes", True, "Bridge closes"),
        ("Re: [quay-list] Bridge closes", False, "Bridge closes"),
        ("[Exclusive] Bridge closes", False, "[Exclusive] Bridge closes"),
        ("Ukraine: what now", True, "Ukraine: what now"),
        ("Re:", False, "Re:"),
    ],
)
def test_a_subject_without_what_programs_put_before_it(line: str, listed: bool, title: str) -> None:
    assert subject(line, listed=listed) == title


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("Thu, 2 Nov 2023 07:30:00 +0100", "2023-11-02T07:30:00+01:00"),
        ("2 Nov 2023 07:30:00 GMT (greeting)", "2023-11-02T07:30:00+00:00"),
        ("yesterday", ""),
        ("Thu, 32 Nov 2023 07:30:00 +9999", ""),
        ("", ""),
    ],
)
def test_moments(stated: str, moment: str) -> None:
    assert moment_of(stated) == moment


def test_who_when_and_what() -> None:
    document = only(HEAD + b"\n" + LEAD.encode())
    assert (document.content, document.media_type) == (LEAD, "text/plain")
    assert document.metadata.title == "Bridge"
    assert document.metadata.authors == ("Anna Lind",)
    assert document.metadata.published == "2023-11-02T07:30:00+01:00"
    assert document.metadata.publisher == ""


@pytest.mark.parametrize(
    ("headers", "publisher", "authors"),
    [
        ({"List_Id": "The Quay Letter <quay.example>"}, "The Quay Letter", ()),
        ({"sender": "Per Aas from Quay Notes <p@news.example>"}, "Quay Notes", ("Per Aas",)),
        ({"sender": '"Aas, Per" <p@news.example>', "bulk": ""}, "", ("Per Aas",)),
        (
            {"List_Id": "quay <quay.example>", "List_Post": "<mailto:q@x.example>", "sender": "Per Aas <p@x.example>"},
            "quay",
            ("Per Aas",),
        ),
    ],
)
def test_letters_of_publications(headers: dict[str, str], publisher: str, authors: tuple[str, ...]) -> None:
    bulk = "bulk" not in headers
    document = only(mail(LEAD, kind="plain", bulk=bulk, **{k: v for k, v in headers.items() if k != "bulk"}))
    assert (document.metadata.publisher, document.metadata.authors) == (publisher, authors)


def both(text: str, page: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Bridge", "Anna Lind <a@example.org>"
    message.set_content(text)
    message.add_alternative(page, subtype="html")
    return message.as_bytes()


def test_of_two_forms_the_page_is_read_where_it_is_whole() -> None:
    assert only(both(LEAD, f"<p>{LEAD}</p>")).content.strip() == f"<p>{LEAD}</p>"
    assert only(both(LEAD, "<style>p {}</style><p>See the text.</p>")).content.strip() == LEAD


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (b"Content-Type: text/plain; charset=iso-8859-1\n", b"caf\xe9 noir", "café noir"),
        (b"Content-Type: text/plain; charset=utf-8\n", b"caf\xe9 noir", "café noir"),
        (b"Content-Type: text/plain; charset=nonsense\n", "café".encode(), "café"),
        (b"Content-Transfer-Encoding: quoted-printable\n", b"caf=E9 = x=\n y =ZZ", "café = x y =ZZ"),
        (b"Content-Transfer-Encoding: base64\n", b"Y2Fm6SBub2ly", "café noir"),
        (
            b"Content-Type: text/plain; format=flowed\n",
            b"one \ntwo\n\nthree \nfour\n-- \nAnna",
            "one two\n\nthree four\n--\nAnna",
        ),
        (
            b"",
            b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\none\n-----BEGIN PGP SIGNATURE-----\nabc\n"
            b"-----END PGP SIGNATURE-----\n",
            "one",
        ),
        (b"", b"one\nbegin 644 a.bin\n#0V%T\n`\nend\ntwo", "one\n\ntwo"),
        (b"Content-Type: multipart/mixed\n", b"no boundary at all", "no boundary at all"),
        (b"Content-Type: multipart/mixed; boundary=x\n", b"--x\n\none\n", "one"),
    ],
)
def test_bodies_in_every_dress(head: bytes, body: bytes, text: str) -> None:
    assert only(HEAD + head + b"\n" + body).content.strip() == text


def test_a_message_that_was_passed_on_is_its_first_writer_s() -> None:
    text = (
        "Worth reading!\n\n---------- Forwarded message ---------\nFrom: Per Aas <p@news.example>\n"
        f"Date: Tue, Mar 6, 2018 at 3:14 PM\nSubject: The price of a bridge\nTo: Anna\n\n{LEAD}"
    )
    metadata = only(
        mail(text, kind="plain", bulk=False, subject="Fwd: look", sender="Anna Lind <a@example.org>")
    ).metadata
    assert (metadata.title, metadata.authors, metadata.published) == (
        "The price of a bridge",
        ("Per Aas",),
        "2018-03-06T15:14:00",
    )


def test_documents_that_hang_on_a_message_are_read_too() -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = "Papers", "Anna Lind <a@example.org>", "<1@x>"
    message.set_content(LEAD)
    message.add_attachment(
        docx(paragraph("From the office.")), maintype="application", subtype="x", filename="../a.docx"
    )
    message.add_attachment(mail("<p>Inside</p>"), maintype="application", subtype="octet-stream", filename="b.eml")
    message.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(6000), maintype="image", subtype="png", filename="c.png")
    first, office, inner = read("a.eml", message.as_bytes())
    assert (first.content.strip(), first.picture[:4]) == (LEAD, b"\x89PNG")
    assert (office.name, office.part, office.content) == ("a.docx", "a.docx", "<p>From the office.</p>\n")
    assert (inner.part, inner.metadata.publisher) == ("b.eml", "The Quay Letter")


def test_apples_messages_begin_with_their_length() -> None:
    message = HEAD + b"\n" + LEAD.encode()
    document = only(b"%d\n" % len(message) + message + b"<?xml version='1.0'?><plist/>")
    assert document.content == LEAD


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nabc", "encrypted"),
        (b"\n-----BEGIN PGP MESSAGE-----\nabc", "encrypted"),
        (b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR", "invitation"),
        (b"Content-Type: application/ms-tnef\n\nabc", "winmail.dat"),
        (b"\n\n", "no text"),
    ],
)
def test_what_cannot_be_read_says_why(message: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read("a.eml", HEAD + message)


def test_a_message_in_a_message_in_a_message() -> None:
    data = HEAD + b"\n" + LEAD.encode()
    for _ in range(100):
        data = HEAD + b"Content-Type: message/rfc822\n\n" + data
    try:
        found = read("a.eml", data)
    except Unreadable as error:
        assert str(error)
    else:
        assert found[0].content


@pytest.mark.parametrize(
    "data",
    [
        HEAD + b"Subject: " + b"=?utf-8?Q?a?= " * 80_000 + b"\n\ntext",
        HEAD + b"X-Long: " + b"x" * 2**20 + b"\n\ntext",
        HEAD + b"Content-Type: text/plain\n\n" + b"word " * 10**6,
        HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 3000 + b"deep",
        HEAD + b"List-Unsubscribe: <x>\nContent-Type: text/html\n\n" + b"<h2>A b</h2><p>c</p>" * 20_000,
        HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 20_000,
    ],
    ids=["encoded words", "long header", "long text", "deep page", "many headlines", "many parts"],
)
def test_hostile_messages_are_read(data: bytes) -> None:
    assert read("a.eml", data)[0].content


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80), st.integers(0, 2000), st.booleans())
def test_damage_gives_an_article_or_a_sentence(noise: bytes, at: int, coded: bool) -> None:
    whole = both(LEAD, "".join(f"<h2>{s.headline}</h2><p>{s.text}</p>" for s in STORIES))
    whole = whole if not coded else whole.replace(b"\n\n", b"\n\n" + base64.b64encode(whole), 1)
    at %= len(whole)
    try:
        found = list(read_mail("a.eml", whole[:at] + noise + whole[at + len(noise) :]))
    except Unreadable as error:
        assert str(error)
    else:
        assert found


def test_lines_that_a_program_cut_are_put_together_again() -> None:
    text = (
        "Hello all,\n\nThe council of the harbour town decided on Tuesday evening\nto close the old bridge until March."
        "\n\nIt will be\nrepaired.\n\n1. The northern side comes first, as was said before by\n2. the mayor\n"
        "> quoted words stay as long as they were before this answer\n> was written.\n"
    )
    content = only(HEAD + b"\n" + text.encode()).content
    assert "on Tuesday evening to close the old bridge until March." in content
    assert "It will be\nrepaired." in content
    assert "before by\n2. the mayor\n> quoted words" in content


@given(st.lists(st.text(alphabet="ab \n.>1", max_size=90), max_size=12))
def test_putting_lines_together_loses_no_word(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unwrapped(text).split() == text.split()


def test_a_letter_is_the_writers_words_and_what_is_sent_to_many_has_a_foot() -> None:
    page = f"<div>Hi Sam,</div><div>{LEAD}</div><div>Could you look at it?</div>"
    head = HEAD + b"Content-Type: text/html\n"
    letter = only(head + b"\n" + page.encode())
    assert letter.media_type == "application/xhtml+xml"
    assert clean(letter).text.split("\n\n") == ["Hi Sam,", LEAD, "Could you look at it?"]
    assert only(head + b"\n" + page.encode() + b"<p>Unsubscribe</p>").media_type == "text/html"
    assert only(head + b"List-Unsubscribe: <x>\n\n" + page.encode()).media_type == "text/html"


def test_parts_are_found_although_the_head_names_another_line_between_them() -> None:
    body = base64.encodebytes(f"<p>{LEAD}</p>".encode())
    part = b"----=_A1\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + body + b"----=_A1--\n"
    document = only(HEAD + b'Content-Type: multipart/alternative; boundary="--=_B2"\n\n' + part)
    assert document.content.strip() == f"<p>{LEAD}</p>"


def test_an_encrypted_stretch_is_no_text() -> None:
    armour = "-----BEGIN PGP MESSAGE-----\n\nhQEMAwzOQ1qnzNo7\n-----END PGP MESSAGE-----"
    assert only(HEAD + f"\n{LEAD}\n\n{armour}\n".encode()).content.strip() == LEAD


def test_a_head_with_digits_in_its_names_is_a_mail() -> None:
    assert only(b"X-VM-v5-Data: 1\n" + HEAD + b"\n" + LEAD.encode()).metadata.title == "Bridge"
