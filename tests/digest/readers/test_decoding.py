"""Bytes as text: every encoding in which the news is saved, and those that no one meant."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.readers.decoding import decode, transcoded

TEXT = "“Naïve” café – 12 € in Łódź, Ödön said.\n"
WESTERN = "“Naïve” café – 12 € in Köln, Zoë said.\n"
RUSSIAN = "Президент страны подписал закон о новых правилах для торговых компаний, сообщило агентство.\n" * 4


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_unicode(data: bytes) -> None:
    assert decode(data) == TEXT


def test_cp1252() -> None:
    assert decode(WESTERN.encode("cp1252")) == WESTERN


def test_utf16_without_a_mark() -> None:
    plain = "The council met on Monday and agreed to nothing.\n"
    assert decode(plain.encode("utf-16-le")) == plain
    assert decode(plain.encode("utf-16-be")) == plain


def test_truncated_utf16() -> None:
    data = codecs.BOM_UTF16_LE + "The council met.".encode("utf-16-le")
    assert decode(data[:-1]) == "The council met\ufffd"


@pytest.mark.parametrize("encoding", ["koi8-r", "windows-1251"])
def test_an_encoding_that_nobody_declared_is_guessed(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize(
    ("label", "encoding"), [("iso-8859-2", "iso-8859-2"), ("Shift_JIS", "cp932"), ("gb2312", "gb18030")]
)
def test_what_the_page_declares_counts(label: str, encoding: str) -> None:
    words = {"iso-8859-2": "Łódź", "cp932": "日本語の新聞", "gb18030": "人民日报"}[encoding]
    page = f'<html><head><meta charset="{label}"></head><body>{words}</body></html>'
    assert words in decode(page.encode(encoding))


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    assert "sanción" in decode('<html><head><meta charset="iso-8859-15"></head><body>sanción</body></html>'.encode())


def test_single_bytes_of_cp1252_in_utf8_are_mended() -> None:
    assert decode("Köln, Łódź and ".encode() + b"\x93Paris\x94") == "Köln, Łódź and “Paris”"


def test_line_ends_and_what_cannot_be_seen() -> None:
    assert decode(b"a\r\nb\rc\x00d\x0ce\xc2\xadf") == "a\nb\ncd\nef"


@given(st.binary(max_size=300))
def test_every_text_can_be_stored(data: bytes) -> None:
    text = decode(data)
    assert "\x00" not in text and "\r" not in text
    text.encode("utf-8")


# ---------------------------------------------------------------- several at once, cut off, undeclared


LATIN = "Größe für Müller, später als früher; Österreich wäre schön.\n"


def test_lines_of_two_encodings_in_one_text_are_each_read_in_their_own() -> None:
    data = "Łódź and Zürich – “both”.\n".encode() + LATIN.encode("cp1252") * 3
    assert decode(data) == "Łódź and Zürich – “both”.\n" + LATIN * 3


def test_a_page_that_declares_utf8_and_is_mostly_something_else() -> None:
    page = '<html><head><meta charset="utf-8"></head><body><p>“Ja”, sagte sie.</p>'.encode()
    assert LATIN in decode(page + LATIN.encode("cp1252") * 20)


def test_what_is_left_of_a_letter_at_the_end_is_dropped() -> None:
    assert decode("Zürich – “nein”".encode()[:-1]) == "Zürich – “nein"
    japanese = '<meta charset="shift_jis"><p>日本語の新聞'
    assert decode(japanese.encode("cp932")[:-1]) == japanese[:-1]


def test_a_fault_or_two_do_not_change_the_encoding_that_a_page_declares() -> None:
    text = "人民日报报道，中国政府宣布了新的政策。" * 10
    data = b'<meta charset="gb2312"><p>' + text.encode("gbk") + b"\xff\x80 end"
    assert text in decode(data)


@pytest.mark.parametrize(
    "text", ["Новости дня: сегодня вечером в Москве\n", "Kurz und bündig.\n", "Ένα νέο σχέδιο για όλους\n"]
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding) * 9) == text * 9


def test_japanese_in_seven_bits() -> None:
    assert decode("日本語のテキスト。".encode("iso2022_jp")) == "日本語のテキスト。"


def test_text_of_a_mainframe() -> None:
    text = "The council met on Monday and agreed to build a bridge.\n" * 5
    assert decode(text.encode("cp500")) == text


@pytest.mark.parametrize("label", ["utf-7", "unicode_escape", "raw-unicode-escape", "punycode", "idna"])
def test_no_encoding_that_hides_marks_behind_letters_is_believed(label: str) -> None:
    page = f"<meta charset={label}>+ADw-script+AD4- \\x3cscript\\x3e"
    assert decode(page.encode()) == page


def test_zeros_among_the_letters_are_dropped() -> None:
    assert decode(b"The coun\x00cil met" + b" on Monday" * 40) == "The council met" + " on Monday" * 40


@pytest.mark.parametrize(
    ("data", "charset", "same"),
    [
        ("Größe".encode("cp1252"), "iso-8859-1", "Größe".encode()),
        ("Größe".encode(), "iso-8859-1", "Größe".encode()),
        ('<meta charset="koi8-r">Größe'.encode("cp1252"), "cp1252", '<meta charset="koi8-r">Größe'.encode("cp1252")),
        (b"plain", "koi8-r", b"plain"),
        (b"\xff\xfeG\x00", "koi8-r", b"\xff\xfeG\x00"),
        (b"\xe4", "no-such-thing", b"\xe4"),
        (b"\xe4", "utf-7", b"\xe4"),
    ],
)
def test_what_the_carrier_says_counts_where_the_text_says_nothing(data: bytes, charset: str, same: bytes) -> None:
    assert transcoded(data, charset) == same


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "koi8-r", "shift_jis", "utf-16", "", "x"]))
def test_every_carrier_s_word_can_be_taken(data: bytes, charset: str) -> None:
    assert isinstance(decode(transcoded(data, charset)), str)


def test_a_last_byte_beyond_ascii_is_a_letter() -> None:
    assert decode(b"caf\xe9") == "café"
    assert decode("Ein Café in Köln".encode() + b"\xc3") == "Ein Café in Köln"
