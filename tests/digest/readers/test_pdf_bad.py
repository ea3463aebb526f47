"""PDFs that are locked, broken, empty, enormous or hostile: an article or a sentence, never anything else."""

from __future__ import annotations

import hashlib
import random
import re
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import Unreadable
from digest.readers import kinds, pdf
from digest.readers.pdf.facts import is_title, pdf_date
from digest.readers.pdf.layout import columns
from digest.readers.pdf.lines import Piece
from digest.readers.pdf.words import text_of, vocabulary
from digest.types import Document
from tests.digest.readers.typesetting import assembled, by_hand

PAGE: list[tuple[float, float, float, str]] = [
    (72, 700, 18, "Rain in Paris on Sunday"),
    (72, 660, 11, "The mayor said that it would rain on Sunday."),
]
FILLER = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def reason(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        tuple(pdf.read("a.pdf", data))
    return str(caught.value)


def content(data: bytes) -> str:
    found = pdf.read("a.pdf", data)[0]
    assert isinstance(found, Document)
    return found.content


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    made, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(made)


def locked(user: bytes, owner: bytes) -> bytes:
    """A PDF encrypted as the first version of the format has it (40 bits, revision 2)."""
    padded_user, padded_owner = (user + FILLER)[:32], (owner + FILLER)[:32]
    stated = rc4(hashlib.md5(padded_owner).digest()[:5], padded_user)
    rights, name = -44, b"0123456789abcdef"
    key = hashlib.md5(padded_user + stated + rights.to_bytes(4, "little", signed=True) + name).digest()[:5]

    def sealed(number: int, words: bytes) -> bytes:
        return rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], words)

    stream = sealed(6, b"BT /F1 12 Tf 72 700 Td (It rained in Paris on Sunday.) Tj ET")
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
            % (stated.hex().encode(), rc4(key, FILLER).hex().encode(), rights),
        ],
        b"/Encrypt 7 0 R /ID [<%s> <%s>]" % (name.hex().encode(), name.hex().encode()),
    )


def with_content(stream: bytes, filters: bytes = b"/FlateDecode", box: bytes = b"[0 0 595 842]") -> bytes:
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 6 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % box,
            b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        ]
    )


def test_password_is_told() -> None:
    assert "password" in reason(locked(b"secret", b"owner"))


def test_owners_password_alone_locks_nobody_out() -> None:
    assert "It rained in Paris on Sunday." in content(locked(b"", b"owner"))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(2000), b"%PDF-1.4 and then nothing of the kind"])
def test_damaged_file_is_told(data: bytes) -> None:
    assert kinds.kind_of("a.pdf", data) == "application/pdf"
    assert "damaged" in reason(data)


def test_lost_table_of_objects_is_made_anew() -> None:
    data = by_hand([PAGE])
    assert "it would rain on Sunday" in content(data[: data.index(b"xref\n")] + b"startxref\n99\n%%EOF")
    assert "it would rain on Sunday" in content(data.replace(b"0000000", b"1234567"))


def test_file_cut_short_gives_the_pages_that_it_has() -> None:
    data = by_hand([PAGE, [(72, 700, 12, "The second page says that it snowed.")], PAGE])
    found = content(data[: data.index(b"9 0 obj")])
    assert "it would rain on Sunday" in found and "it snowed" in found


def test_no_pages_and_empty_pages() -> None:
    assert "no pages" in reason(by_hand([]))
    assert "no text" in reason(by_hand([[]]))


def test_letters_that_no_font_names() -> None:
    stream = b"BT /F1 12 Tf 72 700 Td <0001000200030004000500060007> Tj ET"
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> >>] >>"
    )
    data = with_content(zlib.compress(stream)).replace(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", font)
    assert re.search("no text|which letters", reason(data))


def test_enormous_page() -> None:
    stream = zlib.compress(b"BT /F1 12 Tf 72 700 Td (It rained in Paris on Sunday.) Tj ET")
    assert "It rained" in content(with_content(stream, box=b"[0 0 1e9 1e9]"))
    assert "It rained" in content(with_content(stream, box=b"[9 9 9 9]"))


def test_stream_that_unpacks_to_hundreds_of_megabytes() -> None:
    assert reason(with_content(zlib.compress(b" " * (100 << 20), 9)))


def test_many_words_at_random_places() -> None:
    dice = random.Random(1)
    page = [(dice.random() * 595, dice.random() * 842, 4 + dice.random() * 40, "word") for _ in range(8000)]
    assert "word" in content(by_hand([page]))


def test_markup_in_the_words_stays_words() -> None:
    found = content(by_hand([[(72, 700, 12, 'a < b & c > d <script>alert("x")</script>')]]))
    assert "<script" not in found and "a &lt; b &amp; c &gt; d" in found


def test_documents_of_all_kinds(shared: Path) -> None:
    files = sorted((shared / "data" / "documents").glob("*.pdf"))
    if not files:
        pytest.skip("the folder with the shared documents is not here")
    for path in files:
        try:
            found = pdf.read(path.name, path.read_bytes())
        except Unreadable as error:
            assert str(error).startswith("This PDF"), path.name
        else:
            assert all(isinstance(one, Document) and "<body>" in one.content for one in found), path.name


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("D:20180826093000+01'00'", "2018-08-26T09:30:00+01:00"),
        ("D:20180826093000Z", "2018-08-26T09:30:00Z"),
        ("D:20180826", "2018-08-26"),
        ("D:2018", "2018"),
        ("20180826093000", "2018-08-26T09:30:00"),
        ("D:20181326", ""),
        ("Sunday", ""),
        ("", ""),
    ],
)
def test_dates(given: str, wanted: str) -> None:
    assert pdf_date(given) == wanted


@given(st.text(max_size=40) | st.from_regex(r"D:\d{4,14}[+Z-]?\d{0,4}'?", fullmatch=True))
def test_no_date_is_too_odd(value: str) -> None:
    assert pdf_date(value) == "" or pdf_date(value)[:4].isdigit()


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Rain in Paris", True),
        ("Microsoft Word - rain.doc", False),
        ("Microsoft Word - rain", False),
        ("untitled", False),
        ("rain_final_v2", False),
        ("front-page.indd", False),
        ("12345", False),
        ("", False),
    ],
)
def test_titles_that_are_none(title: str, wanted: bool) -> None:
    assert is_title(title) is wanted


def test_title_of_the_file_only_where_the_headline_bears_it_out() -> None:
    def title(stated: str) -> str:
        found = pdf.read("a.pdf", by_hand([PAGE], f"/Title ({stated})"))[0]
        assert isinstance(found, Document)
        return found.metadata.title

    assert title("Rain in Paris on Sunday | Courier") == "Rain in Paris on Sunday | Courier"
    assert title("Template for letters") == "Rain in Paris on Sunday"
    assert title("rain.doc") == "Rain in Paris on Sunday"


def test_what_the_file_says_of_itself() -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" '
        'prism:publicationDate="2018-08-26" prism:publicationName="The Courier">'
        "<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li><rdf:li>John Roe</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    info = "/CreationDate (D:20240101120000Z) /ModDate (D:20240102120000Z) /Author (admin)"
    data = by_hand([PAGE], info, "/Lang (en-GB)") + b"\n%" + packet.encode()
    found = pdf.read("a.pdf", data)[0]
    assert isinstance(found, Document)
    said = found.metadata
    assert (said.published, said.publisher, said.language) == ("2018-08-26", "The Courier", "en-GB")
    assert said.authors == ("Jane Doe", "John Roe")
    assert said.modified == "2024-01-02T12:00:00Z"


def test_day_of_a_copy_made_years_later_is_not_taken() -> None:
    found = pdf.read("a.pdf", by_hand([PAGE], "/CreationDate (D:20180826) /ModDate (D:20240102)"))[0]
    assert isinstance(found, Document)
    assert (found.metadata.published, found.metadata.modified) == ("", "")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["the report said it was re-", "ported by the report"], "the report said it was reported by the report"),
        (["a well-known man and a well-", "known woman"], "a well-known man and a well-known woman"),
        (["a well-", "known woman was known"], "a well-known woman was known"),
        (["the French-", "speaking people"], "the French-speaking people"),
        (["from 2010-", "2015 it rained"], "from 2010-2015 it rained"),
        (["soft\u00ad", "ware"], "software"),
        (["he said —", "and left"], "he said — and left"),
        (["日本の", "首相"], "日本の首相"),
        (["a", "", "b"], "a b"),
    ],
)
def test_lines_are_joined(lines: list[str], wanted: str) -> None:
    assert text_of(lines, vocabulary(lines)) == wanted


@given(st.lists(st.text(max_size=30), max_size=12))
def test_every_letter_of_the_lines_is_in_the_text(lines: list[str]) -> None:
    def letters(words: str) -> str:
        return "".join(char for char in words if char.isalnum())

    assert letters(text_of(lines, vocabulary(lines))) == letters("".join(lines))


PIECES = st.builds(
    Piece,
    text=st.text(min_size=1, max_size=12).filter(str.strip),
    left=st.floats(0, 500),
    right=st.floats(500, 600),
    base=st.floats(0, 800),
    size=st.floats(4, 40),
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40))
def test_every_piece_is_in_one_column(pieces: list[Piece]) -> None:
    placed = [line for region in columns(pieces) for line in region]
    found = sorted("".join(line.cells or (line.text,)) for line in placed)
    assert sorted("".join("".join(found).split())) == sorted("".join("".join(p.text for p in pieces).split()))
