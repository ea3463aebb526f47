"""How the bytes of rich text stand for letters: by the document's code page, or by the font that they are set in."""

from __future__ import annotations

import codecs

_CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 78: "shift_jis", 79: "cp949", 80: "gb18030", 81: "big5",
    128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {936: "gb18030", 10000: "mac_roman", 65001: "utf-8", 708: "iso8859-6", 54936: "gb18030"}
_SEVERAL = frozenset({"cp932", "cp949", "gb18030", "cp950", "johab"})  # of more than one byte a letter


def of_page(number: int) -> str:
    """The codec of a code page's number; cp1252 where there is none."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        return name if codecs.lookup(name)._is_text_encoding else "cp1252"
    except (LookupError, ValueError):
        return "cp1252"


def of_charset(number: int, default: str) -> str:
    """The codec of a font's character set; ``default`` where the set is that of the document or unknown."""
    codec = _CHARSETS.get(number, default)
    # Letters of western fonts in a document of a two-byte code page are written in the latter by most programs.
    return default if codec == "cp1252" and default in _SEVERAL and number == 0 else codec


def decoded(data: bytes, codec: str) -> str:
    """The letters; for bytes that are none in the codec, those of cp1252 or a mark."""
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return data.decode("cp1252" if codec == "utf-8" else codec, "replace")
