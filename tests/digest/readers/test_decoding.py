"""Bytes as text: every encoding in which the news is saved, and those that no one meant."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.readers.decoding import decode

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
