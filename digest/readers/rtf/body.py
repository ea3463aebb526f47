"""Rich text read from its first token to its last: which of its words a reader of the printed page would see."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from digest.readers.markup import role_of
from digest.readers.rtf.encodings import decoded, of_charset, of_page
from digest.readers.rtf.flows import Flow, Paragraph
from digest.readers.rtf.tokens import Token, tokens

_DEEPEST = 2000  # groups inside each other
_LONGEST_NAME = 40  # pieces in which a style's name may come
_INVISIBLE = 4  # half points: letters so small are there for programs
_SIGNS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-", "{": "{",
    "}": "}", "\\": "\\", "softline": "\n", "lbr": "\n",
}  # fmt: skip
_ASIDE = {
    "header": "runninghead", "headerl": "runninghead", "headerr": "runninghead", "headerf": "runninghead",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer", "footnote": "footnote",
    "annotation": "annotation",
}  # fmt: skip
# Groups whose text is none: tables of the document, pictures, bullets, entries of an index, other forms of the same.
_UNSEEN = frozenset({
    "colortbl", "pict", "nonshppict", "listtext", "pntext", "xe", "tc", "rxe", "txe", "nonesttables", "bkmkstart",
    "bkmkend", "filetbl", "listtable", "revtbl", "upr", "themedata", "sp", "keycode", "private", "falt", "panose",
    "objdata", "objclass", "objname", "operator", "category", "keywords", "comment", "doccomm", "subject", "manager",
    "company", "hlinkbase", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
})  # fmt: skip
_NAMED = {"title": "title", "author": "author", "fldinst": "code"}  # groups whose text is kept by name
_DEAD = frozenset({"shprslt"})  # the same as what stood before it, for older programs
_STARRED = frozenset({*_ASIDE, "fldinst", "shptxt", "ud", "dptxbxtext"})  # optional groups that are read
_ADDRESS = re.compile(r"""HYPERLINK\s+"?([^"\s]+)""")
_PRIVATE = range(0xE000, 0xF900)


@dataclass(slots=True)
class _State:
    """What holds inside a group and ends with it."""

    place: str = "text"  # where words go: "text", "unseen", "dead", or the name of what they are
    codec: str = "cp1252"
    skip: int = 1  # characters that stand in for a letter given by its number
    hidden: bool = False
    bold: bool = False
    size: int = 24
    style: int = 0
    level: int = 9
    listed: bool = False
    in_table: bool = False
    address: str = ""
    resumed: str = "text"  # the place in which an optional form of the same text goes on
    fresh: bool = True  # whether the group has just begun
    optional: bool = False  # whether the group may be left aside by who does not know its word
    opens: str = ""  # the class of the flow that this very group opened


@dataclass(slots=True)
class Rich:
    """A document of rich text as it is read."""

    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    too_deep: int = 0
    flows: list[Flow] = field(default_factory=lambda: [Flow()])
    aside: list[tuple[str, list[Paragraph]]] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)  # bytes of text not yet decoded
    passing: int = 0  # characters still to be passed over
    page: str = "cp1252"  # the document's own codec
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0  # that the table of fonts speaks of
    default_font: int = 0
    roles: dict[int, str] = field(default_factory=dict)  # of styles
    named: dict[str, list[str]] = field(default_factory=dict)
    saved: list[int] = field(default_factory=lambda: [0, 0, 0])  # year, month and day on which it was last saved

    @property
    def flow(self) -> Flow:
        return self.flows[-1]


def rich(data: bytes) -> Rich:
    """All that the document says. Damage ends it early; nothing is raised."""
    reading = Rich()
    for token in tokens(data):
        _take(reading, token)
    while reading.outer:
        _close(reading)
    _flush(reading)
    _end_paragraph(reading)
    reading.flow.end_table()
    return reading


def _take(reading: Rich, token: Token) -> None:
    if token.kind == "text":
        reading.state.fresh = False
        _gather(reading, token.data)
        return
    if reading.passing and token.kind in ("word", "symbol") and token.word != "u":
        reading.passing -= 1
        if token.kind == "symbol":
            return
    _flush(reading)
    if token.kind == "{":
        _open(reading)
    elif token.kind == "}":
        _close(reading)
    else:
        _control(reading, token.word, token.number)


def _gather(reading: Rich, data: bytes) -> None:
    passed = min(reading.passing, len(data))
    reading.passing -= passed
    if passed < len(data) and reading.state.place not in ("unseen", "dead"):
        reading.pending += data[passed:]


def _flush(reading: Rich) -> None:
    if reading.pending:
        _say(reading, decoded(bytes(reading.pending), reading.state.codec))
        reading.pending.clear()


def _say(reading: Rich, words: str) -> None:
    state = reading.state
    if state.place == "text":
        if not state.hidden and state.size > _INVISIBLE:
            reading.flow.say(words, state.address, bold=state.bold, size=state.size)
    elif state.place == "styles":
        reading.roles.setdefault(state.style, "")
        name = reading.named.setdefault(f"style {state.style}", [])
        if len(name) >= _LONGEST_NAME:
            return
        name.append(words)
        reading.roles[state.style] = role_of("".join(name).partition(";")[0]) or reading.roles[state.style]
    elif state.place not in ("unseen", "dead", "fonts"):
        reading.named.setdefault(state.place, []).append(words)


def _open(reading: Rich) -> None:
    reading.passing = 0
    if len(reading.outer) >= _DEEPEST:
        reading.too_deep += 1
        return
    reading.outer.append(reading.state)
    reading.state = replace(reading.state, fresh=True, optional=False, opens="")


def _close(reading: Rich) -> None:
    reading.passing = 0
    if reading.too_deep:
        reading.too_deep -= 1
        return
    if not reading.outer:
        return
    if kind := reading.state.opens:
        _end_paragraph(reading)
        reading.flow.end_table()
        done = reading.flows.pop().done
        if kind == "box":
            reading.flow.done += done
        else:
            reading.aside.append((kind, done))
    if reading.state.place == "code" and reading.outer[-1].place != "code":
        found = _ADDRESS.search("".join(reading.named.pop("code", [])))
        reading.outer[-1].address = found[1] if found else ""
    reading.state = reading.outer.pop()


def _control(reading: Rich, word: str, number: int | None) -> None:
    state = reading.state
    fresh, state.fresh = state.fresh, False
    if word == "*":
        state.optional, state.fresh = fresh, fresh
    elif word in ("shptxt", "dptxbxtext") and state.place != "dead":
        _begin(reading, "box")
    elif word == "ud":
        state.place = state.resumed
    elif state.optional and word not in _STARRED:
        state.place, state.optional = "unseen", False
    elif state.place in ("unseen", "dead"):
        return
    else:
        _known(reading, word, number)


def _known(reading: Rich, word: str, number: int | None) -> None:
    """A control word where text is read."""
    state = reading.state
    if word in _SIGNS:
        _say(reading, _SIGNS[word])
    elif word in _ASIDE:
        _begin(reading, _ASIDE[word])
    elif word in _DEAD:
        state.place = "dead"
    elif word in _UNSEEN:
        state.listed = state.listed or word in ("listtext", "pntext")
        if state.listed and reading.outer:
            reading.outer[-1].listed = True
        state.resumed, state.place = state.place, "unseen"
    elif word in _NAMED and state.place in ("text", "about", "code"):
        state.place = _NAMED[word]
    elif word in _WORDS:
        _WORDS[word](reading, number)


def _begin(reading: Rich, kind: str) -> None:
    """A flow of its own begins; it ends with the group."""
    reading.flows.append(Flow())
    state = reading.state
    state.place, state.opens, state.address, state.optional = "text", kind, "", False
    state.in_table = state.listed = state.bold = False
    state.style, state.level = 0, 9


def _end_paragraph(reading: Rich, number: int | None = None) -> None:
    if reading.state.place == "text":
        reading.flow.end_paragraph(_role(reading), in_table=reading.state.in_table)


def _role(reading: Rich) -> str:
    state = reading.state
    if state.level < 9:
        return f"h{min(6, state.level + 1)}"
    return reading.roles.get(state.style, "") or ("li" if state.listed else "")


def _end_cell(reading: Rich, number: int | None) -> None:
    if reading.state.place == "text":
        reading.flow.end_cell(_role(reading))


def _end_row(reading: Rich, number: int | None) -> None:
    if reading.state.place == "text":
        reading.flow.end_row()


def _reset_paragraph(reading: Rich, number: int | None) -> None:
    state = reading.state
    state.style, state.level, state.listed, state.in_table = 0, 9, False, False


def _reset_words(reading: Rich, number: int | None) -> None:
    state = reading.state
    state.bold = state.hidden = False
    state.size = 24
    state.codec = reading.fonts.get(reading.default_font, reading.page)


def _letter(reading: Rich, number: int | None) -> None:
    """A letter by its number, which may be that of one half of it."""
    code = (number or 0) % 0x10000 if (number or 0) < 0x10000 else number or 0
    reading.passing = reading.state.skip
    if code and code not in _PRIVATE and code <= 0x10FFFF:
        _say(reading, chr(code))


def _set_page(reading: Rich, codec: str) -> None:
    reading.page = reading.state.codec = codec


def _set_font(reading: Rich, number: int | None) -> None:
    if reading.state.place == "fonts":
        reading.font = number or 0
    else:
        reading.state.codec = reading.fonts.get(number or 0, reading.page)


def _set_charset(reading: Rich, number: int | None) -> None:
    if reading.state.place == "fonts":
        reading.fonts[reading.font] = of_charset(1 if number is None else number, reading.page)


def _set_font_page(reading: Rich, number: int | None) -> None:
    if reading.state.place == "fonts" and number:
        reading.fonts[reading.font] = of_page(number)


def _set_level(reading: Rich, number: int | None) -> None:
    level = 9 if number is None else number
    if reading.state.place == "styles":
        reading.roles.setdefault(reading.state.style, f"h{min(6, level + 1)}" if 0 <= level < 9 else "")
    else:
        reading.state.level = level if 0 <= level < 9 else 9


def _put(name: str, fallback: int = 1, *, flag: bool = False) -> Callable[[Rich, int | None], None]:
    """A control word that sets what holds in the group."""

    def put(reading: Rich, number: int | None) -> None:
        value = fallback if number is None else number
        setattr(reading.state, name, bool(value) if flag else value)

    return put


def _place(name: str) -> Callable[[Rich, int | None], None]:
    def go(reading: Rich, number: int | None) -> None:
        reading.state.place = name

    return go


def _day(index: int) -> Callable[[Rich, int | None], None]:
    def note(reading: Rich, number: int | None) -> None:
        if reading.state.place == "saved":
            reading.saved[index] = number or 0

    return note


def _default_font(reading: Rich, number: int | None) -> None:
    reading.default_font = number or 0


_WORDS: dict[str, Callable[[Rich, int | None], None]] = {
    "par": _end_paragraph,
    "sect": _end_paragraph,
    "\n": _end_paragraph,
    "\r": _end_paragraph,
    "nestcell": _end_paragraph,
    "cell": _end_cell,
    "row": _end_row,
    "pard": _reset_paragraph,
    "plain": _reset_words,
    "u": _letter,
    "uc": lambda reading, number: _put("skip")(reading, min(64, max(0, 1 if number is None else number))),
    "ansi": lambda reading, number: _set_page(reading, "cp1252"),
    "mac": lambda reading, number: _set_page(reading, "mac_roman"),
    "pc": lambda reading, number: _set_page(reading, "cp437"),
    "pca": lambda reading, number: _set_page(reading, "cp850"),
    "ansicpg": lambda reading, number: _set_page(reading, of_page(number or 1252)),
    "deff": _default_font,
    "f": _set_font,
    "fcharset": _set_charset,
    "cpg": _set_font_page,
    "outlinelevel": _set_level,
    "fonttbl": _place("fonts"),
    "stylesheet": _place("styles"),
    "info": _place("about"),
    "revtim": _place("saved"),
    "creatim": _place("created"),
    "printim": _place("created"),
    "yr": _day(0),
    "mo": _day(1),
    "dy": _day(2),
    "s": _put("style"),
    "fs": _put("size", 24),
    "b": _put("bold", flag=True),
    "v": _put("hidden", flag=True),
    "deleted": _put("hidden", flag=True),
    "intbl": _put("in_table", flag=True),
    "ls": _put("listed", flag=True),
}
