"""Addresses: as a person types them, as they are asked for, and as they may be shown."""

from __future__ import annotations

import base64
import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from digest.errors import Unreachable

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")  # a number after the colon is a port
_FEED = re.compile(r"feed:(?://)?", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """What to connect to and what to ask for there."""

    scheme: str
    host: str  # ASCII
    port: int
    path: str  # with the query
    authorization: str  # the header's value, "" if there is none

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def normal(address: str) -> str:
    """The address with its scheme, ready to be kept. Raises Unreachable where it is none of the web."""
    address = address.strip()
    rest = _FEED.sub("", address, count=1) if address[:5].lower() == "feed:" else address
    scheme = _SCHEME.match(rest)
    if scheme and scheme[1].lower() not in _PORTS:
        raise Unreachable(f"Dateline reads from http and https addresses only, not from {scheme[1].lower()}.")
    if not scheme:
        rest = "https://" + rest.lstrip("/")
    target(rest)
    return rest


def target(address: str) -> Target:
    """The parts of a normal address. Raises Unreachable where it is not well formed."""
    try:
        parts = urlsplit(address)
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError:  # UnicodeError is one
        host, port = "", None
    if not host or _UNSEEN.search(host):
        raise Unreachable("This is no complete address. It should look like https://example.org/feed.xml.")
    path = quote(parts.path or "/", _SAFE) + (f"?{quote(parts.query, _SAFE)}" if parts.query else "")
    return Target(parts.scheme.lower(), host, port or _PORTS[parts.scheme.lower()], path, _authorization(parts))


def moved(address: str, location: str) -> str:
    """Where a redirect leads; name and password go along within one origin. Raises Unreachable."""
    try:
        there = normal(urljoin(address, location.strip()))
    except ValueError:
        raise Unreachable(f"{shown(address)} sends its readers on to an address that is none.") from None
    secret, at, _ = urlsplit(address).netloc.rpartition("@")
    if at and "@" not in urlsplit(there).netloc and target(there).origin == target(address).origin:
        return there.replace("//", f"//{secret}@", 1)
    return there


def shown(address: str) -> str:
    """The address without name and password."""
    head, mark, rest = address.partition("//")
    authority, slash, path = rest.partition("/")
    return head + mark + authority.rpartition("@")[2] + slash + path


def is_public(host: str) -> bool:
    """Whether the numeric address belongs to the internet at large, not to this machine or its own network."""
    try:
        number = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(number, "ipv4_mapped", None)
    return (mapped or number).is_global


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _authorization(parts: SplitResult) -> str:
    if parts.username is None:
        return ""
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return "Basic " + base64.b64encode(pair.encode("utf-8", "replace")).decode("ascii")
