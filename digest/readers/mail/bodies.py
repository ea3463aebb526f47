"""What a message says and carries: the text to be read, in one form, and what hangs on it."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from html import escape

from digest.errors import Unreadable
from digest.readers.decoding import decode, transcoded
from digest.readers.mail.headers import from_base64, words
from digest.readers.mail.wrapping import unfolded, unwrapped
from digest.readers.parts import Part, file_name, picture, shown

_LOCKED = "This e-mail is encrypted, or sealed by its signature. Open it in your mail program and save it as text."
_LEAST_PICTURE = 5000  # bytes: smaller ones are logos, buttons and what counts readers
_DEEPEST = 20
_MOST_LEAVES = 500
_HALF = 0.5  # of the words of the text that the page must have too
_TAGS = re.compile(r"<[^<>]*>")
_UNSEEN = (("<style", "</style"), ("<script", "</script"), ("<!--", "-->"))
_UUENCODED = re.compile(r"^begin 0?[0-7]{3} \S.*\n(?:[ -`]{1,62}\n)*(?:`\n)?end[ \t]*$", re.M)
_SIGNED = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash:.*\n|Comment:.*\n)*\n?", re.M)
_SIGNATURE = re.compile(r"^-----BEGIN PGP SIGNATURE-----.*?(?:^-----END PGP SIGNATURE-----[ \t]*$|\Z)", re.M | re.S)
_ARMOUR = "-----BEGIN PGP MESSAGE-----"
_ENCLOSURES = (
    ".pdf",
    ".docx",
    ".docm",
    ".odt",
    ".rtf",
    ".epub",
    ".html",
    ".htm",
    ".eml",
    ".mht",
    ".mhtml",
    ".txt",
    ".md",
)


@dataclass(slots=True)
class Body:
    """A message's text and what came with it."""

    media_type: str = "text/plain"
    content: str = ""
    picture: bytes = b""
    enclosed: list[Part] = field(default_factory=list)
    strange: str = ""  # the type of a body that is neither text nor page


def body_of(message: Message) -> Body:
    """The message's body. Raises Unreadable where it is encrypted."""
    body = Body()
    texts: list[tuple[str, str]] = []
    for leaf in _leaves(message, 0):
        kind = _kind(leaf)
        if _encrypted(leaf, kind):
            raise Unreadable(_LOCKED)
        if kind in ("text/html", "text/plain", "text/enriched", "text/richtext") and not _is_enclosed(leaf):
            texts.append((kind, _text(leaf)))
        else:
            _put_aside(leaf, kind, body)
    _settle(body, [(kind, text) for kind, text in texts if text.strip()])
    if _ARMOUR in body.content:
        if body.content.lstrip().startswith(_ARMOUR):
            raise Unreadable(_LOCKED)
        body.content = _without(body.content, _ARMOUR.lower(), "-----end pgp message-----")
    return body


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something, of several forms of the same one only the best."""
    payload = message.get_payload()
    kind = message.get_content_type()
    if kind == "message/rfc822" or depth > _DEEPEST or not isinstance(payload, list):
        yield message
    elif kind == "multipart/alternative":
        yield from _best([list(_leaves(part, depth + 1)) for part in _inner(payload)])
    else:
        for part in _inner(payload):
            yield from _leaves(part, depth + 1)


def _inner(payload: object) -> list[Message]:
    """The messages in a payload that holds several."""
    return [part for part in payload[:_MOST_LEAVES] if isinstance(part, Message)] if isinstance(payload, list) else []


def _best(forms: list[list[Message]]) -> list[Message]:
    """The last form that is a page, unless it says far less than the text does; and what only other forms carry."""
    said = [sum(_size(leaf) for leaf in form) for form in forms]
    pages = [n for n, form in enumerate(forms) if any(leaf.get_content_type() == "text/html" for leaf in form)]
    most = max(said, default=0)
    chosen = next((n for n in reversed(pages) if said[n] >= _HALF * most), said.index(most) if said else -1)
    others = [leaf for form in forms for leaf in form if not leaf.get_content_type().startswith("text/")]
    kept = forms[chosen] if chosen >= 0 else []
    return [*kept, *(leaf for leaf in others if leaf not in kept)]


def _size(leaf: Message) -> int:
    kind = _kind(leaf)
    if kind not in ("text/html", "text/plain"):
        return 0
    text = _text(leaf)
    if kind == "text/html":
        for opening, closing in _UNSEEN:
            text = _without(text, opening, closing)
        text = _TAGS.sub(" ", text)
    return len(text.split())


def _without(text: str, opening: str, closing: str) -> str:
    """``text`` without what stands between each ``opening`` and the next ``closing``."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that grows in lower case has moved the places
        return text
    pieces, at = [], 0
    while (start := lowered.find(opening, at)) >= 0 and (end := lowered.find(closing, start)) >= 0:
        pieces.append(text[at:start])
        at = end + len(closing)
    return " ".join([*pieces, text[at:]])


def _kind(leaf: Message) -> str:
    """The media type; of what should have parts and has none, that of its bare text."""
    kind = leaf.get_content_type()
    if not kind.startswith("multipart/"):
        return kind
    return "text/html" if data_of(leaf)[:1000].lstrip().startswith(b"<") else "text/plain"


def _encrypted(leaf: Message, kind: str) -> bool:
    if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        return True
    return kind == "application/pgp-encrypted"


def _is_enclosed(leaf: Message) -> bool:
    return leaf.get_content_disposition() == "attachment" and bool(_name(leaf))


def _name(leaf: Message) -> str:
    try:
        return words(leaf.get_filename() or "")
    except (TypeError, ValueError, LookupError, IndexError, AttributeError):
        return ""


def data_of(leaf: Message) -> bytes:
    """The bytes of a part, freed of what its journey did to them as far as that can be told."""
    try:
        payload = leaf.get_payload(decode=True)
    except (ValueError, binascii.Error, LookupError, AssertionError, IndexError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    raw = leaf.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _text(leaf: Message) -> str:
    try:
        charset = str(leaf.get_param("charset") or "")
        flowed = str(leaf.get_param("format") or "").lower() == "flowed"
        joined = str(leaf.get_param("delsp") or "").lower() == "yes"
    except (TypeError, ValueError, LookupError, IndexError):
        charset, flowed, joined = "", False, False
    text = decode(transcoded(data_of(leaf), charset))
    kind = _kind(leaf)
    if kind == "text/html":
        return text
    if kind != "text/plain":
        text = _TAGS.sub("", text)
    text = _SIGNATURE.sub("", _SIGNED.sub("", _UUENCODED.sub("", text)))
    return unfolded(text, joint="" if joined else " ") if flowed else unwrapped(text)


def _put_aside(leaf: Message, kind: str, body: Body) -> None:
    if kind == "message/rfc822":
        body.enclosed += _message_within(leaf)
        return
    name = _name(leaf)
    data = data_of(leaf) if kind.startswith("image/") or name.lower().endswith(_ENCLOSURES) else b""
    if name.lower().endswith(_ENCLOSURES) and data:
        place = shown(name)
        body.enclosed.append(Part(file_name(place), data, place))
    elif not body.picture and len(data) >= _LEAST_PICTURE:
        body.picture = picture(data)
    elif not kind.startswith(("image/", "multipart/", "message/")):
        body.strange = body.strange or kind


def _message_within(leaf: Message) -> list[Part]:
    inner = next(iter(_inner(leaf.get_payload())), None)
    if inner is None:
        return []
    if str(leaf.get("content-transfer-encoding", "")).strip().lower() == "base64" and not inner.keys():
        data = from_base64(data_of(inner))
    else:
        try:
            data = inner.as_bytes()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, KeyError, IndexError):
            return []
    name = shown(_name(leaf)) or "message"
    return [Part(name, data, name)]


def _settle(body: Body, texts: list[tuple[str, str]]) -> None:
    if all(kind != "text/html" for kind, _ in texts):
        body.content = "\n\n".join(text.strip("\n") for _, text in texts)
        return
    body.media_type = "text/html"
    pieces = [text if kind == "text/html" else f"<p>{escape(text, quote=False)}</p>" for kind, text in texts]
    body.content = "\n".join(pieces)
