"""What kind of file some bytes are, told by the bytes themselves; and what to say of the kinds that are not read."""

from __future__ import annotations

import re
import zlib

from digest.readers.decoding import decode, is_ebcdic

_HEAD = 65536  # bytes or characters that are looked at
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (0, b"\x89PNG\r\n\x1a\n", "image/*"),
    (0, b"\xff\xd8\xff", "image/*"),
    (0, b"GIF87a", "image/*"),
    (0, b"GIF89a", "image/*"),
    (8, b"WEBP", "image/*"),
    (0, b"II*\x00", "image/*"),
    (0, b"MM\x00*", "image/*"),
    (4, b"ftypavif", "image/*"),
    (4, b"ftyphei", "image/*"),
    (4, b"ftypmif1", "image/*"),
    (4, b"ftyp", "video/*"),
    (0, b"\x00\x00\x01\x00", "image/*"),
    (0, b"\x1aE\xdf\xa3", "video/*"),
    (8, b"AVI ", "video/*"),
    (0, b"FLV\x01", "video/*"),
    (0, b"\x00\x00\x01\xba", "video/*"),
    (8, b"WAVE", "audio/*"),
    (0, b"ID3", "audio/*"),
    (0, b"OggS", "audio/*"),
    (0, b"fLaC", "audio/*"),
    (0, b"\xff\xfb", "audio/*"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\x28\xb5\x2f\xfd", "application/x-archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-archive"),
    (0, b"Rar!\x1a\x07", "application/x-archive"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (257, b"ustar", "application/x-tar"),
    (0, b"\x7fELF", "application/x-program"),
    (0, b"MZ\x90\x00", "application/x-program"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-program"),
    (0, b"SQLite format 3\x00", "application/x-database"),
    (0, b"bplist00", "application/x-plist"),
    (0, b"WARC/", "application/warc"),
)
_STREAMS = (  # in an OLE file
    ("EncryptedPackage", "application/x-encrypted"),
    ("__substg1.0_", "application/vnd.ms-outlook"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/x-spreadsheet"),
    ("PowerPoint Document", "application/x-slides"),
)
_READ = "web pages, texts, documents, e-mail, feeds, and archives of these"
_REFUSALS = {
    "application/msword": "This is an older Office document. Open it in your word processor and save it as plain text.",
    "application/x-spreadsheet": "This is a spreadsheet. Dateline reads articles: {read}.",
    "application/x-slides": "This is a presentation. Dateline reads articles: {read}.",
    "application/x-archive": "This is an archive that Dateline cannot open. Unpack it and put in its files.",
    "application/x-drawing": "This is a drawing. Dateline reads {read}.",
    "application/x-iwork": "This is a document of Apple’s Pages, Numbers or Keynote. Export it as PDF or Word.",
    "application/x-encrypted": "This document is protected by a password. Open it and save it without one.",
    "application/vnd.ms-outlook": "This is a message of Outlook (MSG). Save it as an e-mail file (EML) or as text.",
    "image/*": "This is a picture, whatever its name says. Dateline reads {read}.",
    "video/*": "This is a video. Dateline reads {read}.",
    "audio/*": "This is a sound recording. Dateline reads {read}.",
    "application/x-program": "This is a program. Dateline reads {read}.",
    "application/x-database": "This is a database. Dateline reads {read}.",
    "text/x-bookmarks": "This is a list of bookmarks. Open the pages that you want and save them.",
    "text/x-opml": "This is a list of feeds (OPML), not an article. Subscribe to its feeds by their addresses.",
    "application/json": "This is JSON data, but not a JSON Feed. Dateline reads {read}.",
    "application/xml": "This is XML, but neither a feed nor a web page. Dateline reads {read}.",
    "link": "This is a link, not a page. Open it in a browser and save the page.",
    "empty": "This file is empty.",
    "zeros": "This file holds nothing but zero bytes: it was damaged or never finished. Save or download it again.",
    "application/octet-stream": "This file does not look like text. Dateline reads {read}.",
}
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNDECODED = re.compile("[\ufffd\x00-\x08\x0e-\x1f]")
_ROOT = re.compile(
    r"(?:\s|\ufeff|<\?.{0,2000}?\?>|<!--.{0,20000}?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>)*<([a-z][\w:.-]*)",
    re.I | re.S,
)
_DOCTYPE = re.compile(r"\s*(?:<\?[^>]*\?>\s*|<!--.{0,5000}?-->\s*)*<!doctype\s+html", re.I | re.S)
_HTML_TAG = re.compile(
    r"</?(?:html|head|body|title|meta|div|p|br|h[1-6]|a|article|section|span|table|ul|script|style)\b[^<>]{0,2000}>",
    re.I,
)
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{1,40}:(?:[^\n]*)\n(?:[ \t][^\n]*\n)*")
_MAIL = re.compile(
    r"^(?:mime-version|received|return-path|message-id|content-type|delivered-to|x-mailer):", re.I | re.M
)
_DELIVERED = re.compile(r"^(?:to|received|return-path|delivered-to|list-id|list-unsubscribe):", re.I | re.M)
_LINKS = (
    (re.compile(r"\A\s*\[(?:.{0,3000}^\[)?InternetShortcut\][ \t]*$", re.I | re.M | re.S), "application/x-mswinurl"),
    (re.compile(r"\A(?:\s*#[^\n]*\n)*\s*\[Desktop Entry\][ \t]*$", re.M), "application/x-desktop"),
    (re.compile(r"\A\s*<!DOCTYPE NETSCAPE-Bookmark-file", re.I), "text/x-bookmarks"),
)
_HEAD_OF_LINK = 4000
_MOST_ADDRESSES = 200
_ADDRESS_LINE = re.compile(r"\s*(?:https?://\S{3,2000})?\s*")
_LENGTH = re.compile(r"\A\d{1,10}[ \t]*\n")  # of the message, which Apple's Mail puts before it
_FEED_ROOTS = ("rss", "feed", "rdf:rdf", "rdf", "channel")
_OTHER_ROOTS = {
    "opml": "text/x-opml", "svg": "image/*", "plist": "application/x-plist",
    "pkg:package": "application/vnd.openxmlformats-officedocument",
    "w:worddocument": "application/vnd.openxmlformats-officedocument",
    "office:document": "application/vnd.oasis.opendocument",
}  # fmt: skip
_MARKS = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        r"^#{1,6} \S",
        r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)",
        r"\*\*[^*\n]{1,200}\*\*",
        r"^(?:=|-){4,}\s*$",
        r"^> \S",
        r"^(?:```|~~~)",
        r"^\[[^\]\n]{1,80}\]:\s+\S",
    )
)


def kind_of(name: str, data: bytes) -> str:
    """The media type of a file's content; for what is not read, a key that ``refusal`` knows."""
    if not data:
        return "empty"
    if not data.strip(b"\x00"):
        return "zeros"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from digest.readers.zipkinds import zip_kind

        return zip_kind(data)
    if data.startswith(b"\x1f\x8b"):
        return "application/warc" if _unzipped(data).startswith(b"WARC/") else "application/gzip"
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    for offset, mark, kind in _SIGNATURES:
        if data.startswith(mark, offset):
            return _office_kind(data) if kind == "application/msword" else kind
    return _text_kind(name, data)


def passed_over(kind: str) -> bool:
    """Whether a file of this kind in an archive is nothing to speak of: a picture beside its page, an empty file."""
    return kind in ("image/*", "video/*", "audio/*", "empty")


def refusal(kind: str) -> str:
    """Why a file of this kind gives no article, and what to do."""
    return _REFUSALS.get(kind, _REFUSALS["application/octet-stream"]).format(read=_READ)


def _unzipped(data: bytes) -> bytes:
    """The beginning of what a gzip file holds."""
    try:
        return zlib.decompressobj(31).decompress(data[:_HEAD], 100)
    except zlib.error:
        return b""


def _office_kind(data: bytes) -> str:
    """What a container of the older Office programs holds, by the names of its streams."""
    return next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data), "application/msword")


def _text_kind(name: str, data: bytes) -> str:
    head = decode(data[:_HEAD])
    if len(_UNDECODED.findall(head)) > 0.1 * len(head) or not (_is_text(data[:_HEAD]) or is_ebcdic(data)):
        return "application/octet-stream"
    if not head.strip():
        return "empty"
    if kind := _mail_kind(head) or _link_kind(head):
        return kind
    return _marked_up(head) or _unmarked(name, head)


def _is_text(head: bytes) -> bool:
    """Whether few of the bytes are control characters; text of two bytes a letter has its zeros left aside."""
    return len(_CONTROL.findall(head)) <= 0.02 * len(head) + 2


def _mail_kind(head: str) -> str:
    start = _LENGTH.sub("", head.lstrip("\n"), count=1)
    box = start.startswith("From ") and "\n" in start
    headers = _HEADER.match(start, start.find("\n") + 1 if box else 0)
    if headers is None:
        return ""
    block = start[: start.find("\n\n") + 1 or 20000]
    if not _MAIL.search(block):
        return ""
    if box:
        return "application/mbox"
    # A newsletter with its pictures is put together as a saved page is, but has been on a journey.
    saved = "multipart/related" in block.lower() and not _DELIVERED.search(block)
    return "multipart/related" if saved else "message/rfc822"


def _link_kind(head: str) -> str:
    """The kind of a text that holds nothing but addresses; "" where it holds more."""
    for mark, kind in _LINKS:
        if mark.search(head[:_HEAD_OF_LINK]):
            return kind
    lines = head.split("\n", _MOST_ADDRESSES)[:_MOST_ADDRESSES]
    return "text/uri-list" if all(map(_ADDRESS_LINE.fullmatch, lines)) else ""


def _marked_up(head: str) -> str:
    """The kind of a text that begins with a tag or a brace; "" where it does not."""
    if head.lstrip()[:1] in ("{", "["):
        return _json_kind(head)
    if _DOCTYPE.match(head):
        return "text/html"
    root = _ROOT.match(head)
    if root is None:
        return "text/html" if _HTML_TAG.match(head.lstrip()) else ""
    tag = root[1].lower()
    if tag in _FEED_ROOTS:
        return "application/rss+xml"
    if tag in _OTHER_ROOTS:
        return _OTHER_ROOTS[tag]
    if head.lstrip().startswith("<?xml") and tag != "html":
        return "application/xml"
    return "text/html" if _HTML_TAG.search(head) else ""


def _json_kind(head: str) -> str:
    if '"https://jsonfeed.org/version' in head or "jsonfeed.org\\/version" in head:
        return "application/feed+json"
    return "application/json" if re.match(r'\s*(?:\{\s*"|\[\s*[{\["])', head) else ""


def _unmarked(name: str, head: str) -> str:
    """Text that begins with words: a page without its head, Markdown, or plain text."""
    if len(_HTML_TAG.findall(head)) >= 6 and head.count("</") >= 3:
        return "text/html"
    if name.lower().endswith((".md", ".markdown", ".mdown", ".mkd")):
        return "text/markdown"
    if re.match(r"(?:---|\+\+\+)\n\s*[\w-]+\s*[:=]", head) and re.search(r"\n(?:---|\+\+\+)\s*\n", head):
        return "text/markdown"
    return "text/markdown" if sum(mark.search(head) is not None for mark in _MARKS) >= 3 else "text/plain"
