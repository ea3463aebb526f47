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
_TELLING = re.compile(rb"[^\n]{0,200}[\x80-\xff][^\n]{0,400}")
_SEARCHED = 2**20  # bytes in which the lines for a guess are looked for
_STRAY = re.compile("[\udc80-\udcff]+")
_FAULTS = 0.02  # of the letters beyond ASCII that may be wrong in the encoding that a page declares
_FEW_ZEROS = 0.02
_EBCDIC_LETTER = re.compile(rb"[\x81-\x89\x91-\x99\xa2-\xa9\xc1-\xc9\xd1-\xd9\xe2-\xe9]")
_ESCAPED = b"\x1b$"  # Japanese in seven bits
# Encodings in which plain letters are not what they seem.
_NEVER = frozenset({"utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"})
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What most texts have none of: one look is cheaper than three passes.
_ODD = re.compile("|".join((_LINE_ENDS.pattern, _INVISIBLE.pattern, _SURROGATE.pattern)))


def decode(data: bytes) -> str:
    """The text in ``data``, lines ended by ``\\n``, without control characters, zero bytes and lone surrogates."""
    return normalised(_decoded(data))


def transcoded(data: bytes, charset: str) -> bytes:
    """``data`` as UTF-8 where its carrier states another encoding, and the text itself states none and is no UTF-8."""
    encoding = _codec(charset)
    if data.isascii() or not encoding or _declared(data) or _unicode(data) or _strict(data, "utf-8") is not None:
        return data
    text = _strict(data, encoding)
    return data if text is None else text.encode("utf-8", "replace")


def is_ebcdic(data: bytes) -> bool:
    """Whether this is text as mainframes write it: nearly all letters beyond ASCII, and 0x40 between the words."""
    head = data[:_HEAD]
    spaces = head.count(0x40)
    return (
        spaces > 0.05 * len(head)
        and head.count(0x20) < 0.01 * len(head)
        and len(_EBCDIC_LETTER.findall(head)) > 0.6 * (len(head) - spaces)
    )


def normalised(text: str) -> str:
    """``text`` with lines ended by ``\\n`` and without what cannot be seen or stored."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ODD.search(text) is None:
        return text
    return _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", _LINE_ENDS.sub("\n", text)))


def _decoded(data: bytes) -> str:
    if encoding := _unicode(data):
        return data[_mark_length(data) :].decode(encoding, "replace")
    declared = _declared(data)
    if data.isascii():
        return _strict(data, declared or ("iso2022_jp" if _ESCAPED in data else "ascii")) or data.decode("ascii")
    # Pages in UTF-8 often declare what their template once was; what is valid UTF-8 beyond ASCII is nothing else.
    text = _strict(data, "utf-8")
    if text is None and declared:
        text = _nearly(data, declared)
    if text is None and is_ebcdic(data):
        return data.decode("cp500")
    return text if text is not None else _mixed(data, declared) or _guessed(data)


def _unicode(data: bytes) -> str:
    """The encoding that a byte order mark tells, or zeros beside the letters; "" for any other."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    return _wide(data)


def _mark_length(data: bytes) -> int:
    return next((len(mark) for mark, _ in _BOMS if data.startswith(mark)), 0)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: its letters and at the least its spaces have a zero, always on the same side."""
    head = data[:_HEAD]
    if len(head) < 8:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd < _FEW_ZEROS * len(head) or min(even, odd) > 0.1 * max(even, odd):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    odd_letters = sum(not (letter.isprintable() or letter.isspace()) for letter in text)
    return encoding if odd_letters < 0.05 * len(text) else ""


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
    return _codec(label)


def _codec(label: str) -> str:
    """Python's name of the encoding that browsers read under ``label``; "" where it is none for texts."""
    label = label.strip().lower()
    try:
        codec = codecs.lookup(_LABELS.get(label, label))
    except (LookupError, ValueError):
        return ""
    return codec.name if codec._is_text_encoding and codec.name not in _NEVER else ""


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, if its only fault is a last letter cut in two, and that not all that is beyond ASCII."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        text = decoder.decode(data)
        return None if text.isascii() and decoder.getstate()[0] else text
    except (UnicodeError, LookupError):
        return None


def _nearly(data: bytes, encoding: str) -> str | None:
    """The text in the encoding that it declares, where hardly a letter of it says otherwise."""
    if (text := _strict(data, encoding)) is not None:
        return text
    if encoding == "utf-8":
        return None
    text = data.decode(encoding, "replace")
    return text if text.count("\ufffd") <= _FAULTS * sum(letter > "\x7f" for letter in text) else None


def _mixed(data: bytes, declared: str) -> str:
    """UTF-8 in which bytes of cp1252 stand, as after pasting; "" where it is not mostly UTF-8.

    Of texts in a western language a single letter in UTF-8 is enough: its two or three bytes are no words in cp1252.
    """
    text = data.decode("utf-8", "surrogateescape")
    strays = [len(run) for run in _STRAY.findall(text)]
    whole = sum(letter > "\x7f" for letter in text) - sum(strays)
    western = sum(length for length in strays if length > 2) <= _FEW * sum(strays)
    if whole >= 2 * sum(strays) or (western and whole and (declared == "utf-8" or whole >= 0.05 * sum(strays))):
        return _SURROGATE.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), text)
    return ""


def _guessed(data: bytes) -> str:
    """Text of a western language as cp1252: there, letters beyond ASCII stand alone; for others the best guess."""
    sample = b"\n".join(_TELLING.findall(data[:_SEARCHED]))[:_SAMPLE] or data[:_SAMPLE]
    together = sum(map(len, _TOGETHER.findall(sample)))
    if together <= _FEW * sum(byte > 0x7F for byte in sample):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")
