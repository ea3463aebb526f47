"""Rich text (RTF) as its tokens: groups, control words, single bytes, text. Follows the RTF specification 1.9.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    rb"(?P<bytes>(?:\\'[0-9A-Fa-f]{2})+)|\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<symbol>[^A-Za-z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    kind: Literal["{", "}", "word", "symbol", "text"]
    word: str = ""  # a control word or symbol, without its backslash
    number: int | None = None  # what follows a control word
    data: bytes = b""  # text still to be decoded


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order; the bytes of embedded objects are passed over."""
    at = 0
    while (found := _TOKEN.match(data, at)) is not None:
        at = found.end()
        match found.lastgroup:
            case "text":
                yield Token("text", data=found["text"])
            case "word" | "number":
                number = int(found["number"]) if found["number"] else None
                if found["word"] == b"bin":
                    at += max(0, number or 0)
                    continue
                yield Token("word", found["word"].decode("ascii"), number)
            case "bytes":
                yield Token("text", data=bytes.fromhex(found["bytes"].replace(b"\\'", b"").decode("ascii")))
            case "symbol":
                yield Token("symbol", found["symbol"].decode("latin-1"))
            case "brace":
                yield Token("{" if found["brace"] == b"{" else "}")
