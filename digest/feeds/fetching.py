"""One address fetched, redirects followed by hand: each step is checked before it is taken."""

from __future__ import annotations

import codecs
import datetime as dt
import email.message
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from digest import __version__
from digest.errors import Unreachable
from digest.feeds import sentences
from digest.feeds.addresses import Target, moved, normal, shown, target
from digest.feeds.exchange import Answer, Limits, Request, exchange

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_ACCEPT_PAGE = "text/html, application/xhtml+xml, */*;q=0.5"
_DECLARES = re.compile(rb"\s*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|<\?xml[^>]{0,200}encoding|[\s\S]{0,1000}charset=)", re.I)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    status: Literal["new", "unchanged"]
    address: str  # where it was found in the end, after redirects
    body: bytes = b""  # decompressed; made UTF-8 where only the server says what else it is in
    etag: str = ""
    last_modified: str = ""
    media_type: str = ""  # without parameters, in lower case


def fetch(
    address: str, *, etag: str = "", last_modified: str = "", now: dt.datetime, limits: Limits = Limits()
) -> Fetched:
    """What is at ``address`` now, or "unchanged" where it still is what ``etag`` or ``last_modified`` name.

    ``now`` tells how far off the moment is at which a busy server wants to be asked again. Raises Unreachable.
    """
    conditions = {"Accept": _ACCEPT, "If-None-Match": _one_line(etag), "If-Modified-Since": _one_line(last_modified)}
    return _fetched(address, conditions, now, limits)


def fetch_page(address: str, *, now: dt.datetime, limits: Limits = Limits()) -> Fetched:
    """What is at ``address`` now, asked for as something to read. Raises Unreachable."""
    return _fetched(address, {"Accept": _ACCEPT_PAGE}, now, limits)


def _fetched(address: str, wishes: Mapping[str, str], now: dt.datetime, limits: Limits) -> Fetched:
    here = normal(address)
    deadline, public = time.monotonic() + limits.seconds, False
    for _ in range(limits.redirects + 1):
        there = target(here)
        headers = _headers(there, wishes)
        answer = exchange(Request(there, shown(here), headers, deadline, outside_only=public), limits)
        public = public or answer.public
        location = answer.headers.get("location", "")
        if answer.status not in _REDIRECTS or not location:
            return _judged(answer, here, now)
        here = moved(here, location)
    raise Unreachable(sentences.endless(shown(normal(address))))


def _headers(there: Target, wishes: Mapping[str, str]) -> dict[str, str]:
    headers = {
        "Host": there.host_header,
        "User-Agent": f"Dateline/{__version__}",
        "Accept-Encoding": "gzip",
        "Authorization": there.authorization,
        "Connection": "close",
        **wishes,
    }
    return {name: value for name, value in headers.items() if value}


def _one_line(value: str) -> str:
    """A server's own word given back to it; what could not stand in a header is left out."""
    return value if value.isprintable() and value.isascii() else ""


def _judged(answer: Answer, address: str, now: dt.datetime) -> Fetched:
    if answer.status == 304:
        return Fetched("unchanged", address)
    if not 200 <= answer.status < 300:
        retry_after = answer.headers.get("retry-after", "")
        raise Unreachable(sentences.refusal(shown(address), answer.status, retry_after, now))
    if not answer.body.strip():
        raise Unreachable(sentences.empty(shown(address)))
    kind = email.message.Message()
    kind["Content-Type"] = answer.headers.get("content-type", "")
    return Fetched(
        "new",
        address,
        _as_utf8(answer.body, str(kind.get_param("charset", ""))),
        etag=answer.headers.get("etag", ""),
        last_modified=answer.headers.get("last-modified", ""),
        media_type=kind.get_content_type() if answer.headers.get("content-type") else "",
    )


def _as_utf8(body: bytes, charset: str) -> bytes:
    """The body in UTF-8 where its encoding is told by the server alone, and what it tells can be true."""
    if not charset or _DECLARES.match(body):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(codecs.lookup(charset).name).encode("utf-8")
        except (LookupError, UnicodeError):
            return body
    return body
