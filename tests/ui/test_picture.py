"""Pictures from anywhere: shown small, refused where they are no picture or too large."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from ui.picture import decoded, fitted


def encoded(width: int, height: int, form: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of few bytes whose header says that it is this large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", ["PNG", "JPG", "WEBP"])
def test_a_picture_is_read(qapp: QApplication, form: str) -> None:
    picture = decoded(encoded(300, 200, form))
    assert picture is not None
    assert (picture.width(), picture.height()) == (300, 200)


def test_a_large_one_is_made_smaller_in_its_own_shape(qapp: QApplication) -> None:
    picture = decoded(encoded(2800, 1000, "JPG"))
    assert picture is not None
    assert (picture.width(), picture.height()) == (1400, 500)


@pytest.mark.parametrize("size", [(1, 1), (79, 400), (400, 20)])
def test_an_icon_is_no_picture(qapp: QApplication, size: tuple[int, int]) -> None:
    assert decoded(encoded(*size, "PNG")) is None


@pytest.mark.parametrize("size", [(100_000, 100_000), (7000, 7000), (2_000_000_000, 90)])
def test_one_that_would_fill_the_memory_is_refused(qapp: QApplication, size: tuple[int, int]) -> None:
    assert decoded(png_that_claims(*size)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200"/></svg>',
        b"BM" + b"\0" * 2000,
        b"<html>",
    ],
)
def test_what_is_no_picture_of_the_four_kinds_is_refused(qapp: QApplication, data: bytes) -> None:
    assert decoded(data) is None


@given(st.sampled_from(["PNG", "JPG", "WEBP"]), st.integers(8, 600), st.binary(min_size=1, max_size=20))
def test_damaged_ones_harm_nobody(qapp: QApplication, form: str, place: int, damage: bytes) -> None:
    data = encoded(120, 90, form)
    picture = decoded(data[:place] + damage + data[place + len(damage) :])
    assert picture is None or picture.width() <= 1400


@pytest.mark.parametrize(
    ("size", "ratio", "drawn"),
    [
        ((1400, 700), 1.0, (500, 250)),
        ((1400, 700), 2.0, (1000, 500)),
        ((100, 50), 2.0, (100, 50)),
        ((300, 900), 1.0, (100, 300)),
    ],
)
def test_it_is_drawn_as_large_as_there_is_room_and_never_larger_than_it_is(
    qapp: QApplication, size: tuple[int, int], ratio: float, drawn: tuple[int, int]
) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    result = fitted(image, QSizeF(500, 300), ratio)
    assert (result.width(), result.height()) == drawn
    assert result.devicePixelRatio() == ratio
