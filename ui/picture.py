"""The main picture of an article, read with care: it came from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader

_FORMATS = (  # what a file must begin with, and what Qt calls it
    (b"\x89PNG\r\n\x1a\n", b"png"),
    (b"\xff\xd8\xff", b"jpeg"),
    (b"GIF8", b"gif"),
    (b"RIFF", b"webp"),
)
_MOST_BYTES = 20_000_000
_MOST_PIXELS = 40_000_000  # of the file; a larger one is no picture for an article
_ALLOCATION = 64  # megabytes that reading it may take
_LARGEST = QSize(1400, 900)  # of what is kept of it
_SMALLEST = 80  # pixels in either direction: less is an icon or a trace of who reads


def decoded(data: bytes) -> QImage | None:
    """The picture in PNG, JPEG, GIF (its first frame) or WebP data, made small enough to show.

    None where it is none of these, damaged, tiny, or too large to be read safely. For a thread that is not Qt's own.
    """
    kind = next((name for start, name in _FORMATS if data.startswith(start)), None)
    if kind is None or len(data) > _MOST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_ALLOCATION)
    size = reader.size()
    if min(size.width(), size.height()) < _SMALLEST or size.width() * size.height() > _MOST_PIXELS:
        return None
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        reader.setScaledSize(size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    return None if picture.isNull() else picture


def fitted(picture: QImage, room: QSizeF, ratio: float) -> QImage:
    """The picture as it is drawn, never larger than it is or than ``room``, which counts in pixels of the screen's
    own measure, ``ratio`` real ones to each: Qt's text shrinks pictures by leaving out lines.
    """
    size = picture.size().boundedTo((room * ratio).toSize())
    drawn = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    drawn.setDevicePixelRatio(ratio)
    return drawn
