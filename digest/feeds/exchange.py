"""One request and its answer over one connection, within a deadline and a cap on size. The only user of urllib3."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from urllib3 import HTTPHeaderDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from digest.errors import Unreachable
from digest.feeds import sentences
from digest.feeds.addresses import Target, is_public
from digest.feeds.proxies import leads_outside, proxy_for
from digest.feeds.unpacking import Damaged, TooLarge, Unpacker

_PIECE = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """What fetching one address may cost."""

    connecting: float = 15.0  # seconds
    seconds: float = 30.0  # in all, redirects included
    size: int = 10 * 1024 * 1024  # bytes, decompressed
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask, and how it may be shown to the person."""

    target: Target
    shown: str
    headers: Mapping[str, str]
    deadline: float  # of the monotonic clock
    outside_only: bool = False  # never of this machine or its own network: a server of the internet sent us here


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: HTTPHeaderDict
    body: bytes
    public: bool  # the server is one of the internet at large


def exchange(request: Request, limits: Limits) -> Answer:
    """Ask and take in the answer; the body of a 2xx only. Raises Unreachable."""
    proxy = proxy_for(request.target)
    connection = _connection(request.target, proxy, limits)
    cut = threading.Event()
    try:
        with _cut_off(connection, request.deadline, cut):
            public = _connect(connection, request, proxy)
            path, headers = _question(request, proxy)
            connection.request("GET", path, headers=headers, preload_content=False)
            response = connection.getresponse()
            body = _body(response, limits.size) if 200 <= response.status < 300 else b""
        if cut.is_set() or time.monotonic() > request.deadline:
            raise TimeoutError
        return Answer(response.status, response.headers, body, public)
    except TooLarge:
        raise Unreachable(sentences.too_large(request.shown, limits.size)) from None
    except Damaged:
        raise Unreachable(sentences.damaged(request.shown)) from None
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        late = cut.is_set() or time.monotonic() > request.deadline
        sentence = sentences.trouble(request.shown, TimeoutError() if late else error)
        raise Unreachable(sentences.through(sentence, f"{proxy.host}:{proxy.port}") if proxy else sentence) from error
    finally:
        connection.close()


def _connection(target: Target, proxy: Target | None, limits: Limits) -> HTTPConnection:
    end = proxy or target
    if target.scheme != "https":
        return HTTPConnection(end.host, end.port, timeout=limits.connecting)
    context = ssl.create_default_context()
    connection = HTTPSConnection(end.host, end.port, timeout=limits.connecting, ssl_context=context)
    if proxy:
        connection.set_tunnel(target.host, target.port, headers=_pass(proxy))
    return connection


def _question(request: Request, proxy: Target | None) -> tuple[str, Mapping[str, str]]:
    """What to ask for, and the headers: a proxy is told the whole address, unless it only passes bytes on."""
    there = request.target
    if proxy is None or there.scheme == "https":
        return there.path, request.headers
    return f"http://{there.host_header}{there.path}", {**request.headers, **_pass(proxy)}


def _pass(proxy: Target) -> dict[str, str]:
    return {"Proxy-Authorization": proxy.authorization} if proxy.authorization else {}


@contextlib.contextmanager
def _cut_off(connection: HTTPConnection, deadline: float, cut: threading.Event) -> Iterator[None]:
    """Shut the connection down at the deadline, whatever it is at: no timeout of a socket ends a slow drip."""

    def shut() -> None:
        cut.set()
        if connection.sock is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)  # past TLS, which would wait for an answer

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), shut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _connect(connection: HTTPConnection, request: Request, proxy: Target | None) -> bool:
    """Connect and tell whether the server is public; nothing has been asked yet.

    Behind a proxy only the name can tell: one that tells nothing may not be led to, and may not lead inside either.
    """
    if proxy:
        outside = leads_outside(request.target)
        if request.outside_only and not outside:
            raise Unreachable(sentences.inside(request.shown))
        connection.connect()
        return outside is not False
    connection.connect()
    public = is_public(connection.sock.getpeername()[0])
    if request.outside_only and not public:
        raise Unreachable(sentences.inside(request.shown))
    return public


def _body(response: BaseHTTPResponse, size: int) -> bytes:
    unpacker = Unpacker(response.headers.get("content-encoding", ""), size)
    while piece := response.read1(_PIECE, decode_content=False):
        unpacker.take(piece)
    return unpacker.end()
