"""Bytes as text: byte order mark, what the file declares, strict UTF-8, cp1252, and only then a guess."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9][\w.:-]{1,40})""", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|html|head|meta|rss|feed|!--)", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read under these names.
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
    "windows-874": "cp874",
    "x-mac-roman": "mac_roman",
}
_HEAD = 4096  # bytes in which a file says how it is encoded
_SAMPLE = 32768  # bytes on which a guess rests
_FEW = 0.4  # of the bytes beyond ASCII, where they stand together, in a text of a western language
_TOGETHER = re.compile(rb"[\x80-\xff]{3,}")
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What most texts have none of: one look is cheaper than three passes.
_ODD = re.compile("|".join((_LINE_ENDS.pattern, _INVISIBLE.pattern, _SURROGATE.pattern)))


def decode(data: bytes) -> str:
    """The text in ``data``, lines ended by ``\\n``, without control characters, zero bytes and lone surrogates."""
    return normalised(_decoded(data))


def normalised(text: str) -> str:
    """``text`` with lines ended by ``\\n`` and without what cannot be seen or stored."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ODD.search(text) is None:
        return text
    return _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", _LINE_ENDS.sub("\n", text)))


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    declared = _declared(data)
    # Pages in UTF-8 often declare what their template once was; what is valid UTF-8 beyond ASCII is nothing else.
    for encoding in (declared, "utf-8") if data.isascii() else ("utf-8", declared):
        try:
            return data.decode(encoding or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return _mixed(data) or _guessed(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte is zero."""
    head = data[:_HEAD]
    if len(head) < 8:
        return ""
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else ""


def _declared(data: bytes) -> str:
    """The encoding that markup says it has, by the name under which browsers read it."""
    head = data[:_HEAD]
    if not _MARKUP.match(head) and b"<meta" not in head.lower():
        return ""
    found = _DECLARED.search(head)
    if found is None:
        return ""
    label = found[1].decode("ascii").lower()
    if label.startswith(("utf-16", "utf-32", "utf16", "unicode")):
        return ""  # it was read as single bytes to get here
    return _LABELS.get(label, label) if _is_text_codec(_LABELS.get(label, label)) else ""


def _is_text_codec(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _mixed(data: bytes) -> str:
    """UTF-8 in which single bytes of cp1252 stand, as after pasting; "" where it is not mostly UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= letter <= "\udcff" for letter in text)
    whole = sum(letter > "\x7f" for letter in text) - stray
    if whole < 2 * stray:
        return ""
    return _SURROGATE.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _guessed(data: bytes) -> str:
    """Text of a western language as cp1252: there, letters beyond ASCII stand alone; for others the best guess."""
    sample = data[:_SAMPLE]
    together = sum(map(len, _TOGETHER.findall(sample)))
    if together <= _FEW * sum(byte > 0x7F for byte in sample):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")
