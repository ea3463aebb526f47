"""The main picture of a page, where it is kept in the file as a photograph is: JPEG data, taken out as it stands."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from digest.readers.parts import LARGEST_PICTURE, picture

_MOST_OBJECTS = 1000
_LEAST, _MOST = 0.03, 0.7  # of the page: a smaller one is a logo, a larger one the page's own ground
_LEAST_SIDE = 120  # pixels
_PHOTOGRAPH = b"DCTDecode"


def main_picture(document: Any, number: int) -> bytes:
    """The largest photograph on the page with this number, from 1; b"" where there is none."""
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        return b""
    try:
        whole = raw.FPDF_GetPageWidthF(page) * raw.FPDF_GetPageHeightF(page)
        count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
        found = [raw.FPDFPage_GetObject(page, index) for index in range(count)]
        sized = [(_share(thing, whole), place) for place, thing in enumerate(found) if _is_photograph(thing)]
        share, place = max(sized, default=(0.0, 0))
        return picture(_data(found[place])) if _LEAST <= share <= _MOST else b""
    finally:
        raw.FPDF_ClosePage(page)


def _is_photograph(thing: Any) -> bool:
    if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_IMAGE or raw.FPDFImageObj_GetImageFilterCount(thing) != 1:
        return False
    name = ctypes.create_string_buffer(32)
    raw.FPDFImageObj_GetImageFilter(thing, 0, name, 32)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    sized = raw.FPDFImageObj_GetImagePixelSize(thing, width, height)
    return bool(name.value == _PHOTOGRAPH and sized and min(width.value, height.value) >= _LEAST_SIDE)


def _share(thing: Any, whole: float) -> float:
    """How much of the page the picture takes."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if whole <= 0 or not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return 0.0
    return abs((right.value - left.value) * (top.value - bottom.value)) / whole


def _data(thing: Any) -> bytes:
    size = raw.FPDFImageObj_GetImageDataRaw(thing, None, 0)
    if not 0 < size <= LARGEST_PICTURE:
        return b""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(thing, buffer, size)
    return buffer.raw
