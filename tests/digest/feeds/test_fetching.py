"""Fetching from a real web server on this machine that behaves as badly as servers do."""

import datetime as dt
import gzip
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from digest.errors import Unreachable
from digest.feeds import Limits, fetch
from digest.feeds import exchange as exchange_room

NOW = dt.datetime(2018, 8, 26, 12, tzinfo=dt.UTC)
FEED = "<rss><channel><title>Größe</title></channel></rss>"
SHORT = Limits(connecting=1, seconds=1)


class Handler(BaseHTTPRequestHandler):
    """Each path is one habit of servers."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers)))
        name = "serve_" + urlsplit(self.path).path.strip("/").partition("/")[0].partition("?")[0].replace("-", "_")
        getattr(self, name, self.serve_nothing)()

    def log_message(self, *_):
        pass

    def answer(self, status=200, body=b"", **headers):
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def serve_nothing(self):
        self.answer(404)

    def serve_feed(self):
        headers = {"ETag": '"v1"', "Last_Modified": "Sun, 26 Aug 2018 10:00:00 GMT"}
        if self.headers.get("If-None-Match") == '"v1"' or self.headers.get("If-Modified-Since"):
            return self.answer(304)
        return self.answer(body=FEED.encode(), Content_Type="Application/RSS+xml; charset=utf-8", **headers)

    def serve_status(self):
        self.answer(int(self.path.rpartition("/")[2]), b"sorry")

    def serve_busy(self):
        self.answer(503, Retry_After="600")

    def serve_busy_until(self):
        self.answer(429, Retry_After="Sun, 26 Aug 2018 15:00:00 GMT")

    def serve_empty(self):
        self.answer(body=b"  ")

    def serve_gzip(self):
        self.answer(body=gzip.compress(FEED.encode()), Content_Encoding="gzip")

    def serve_two_members(self):
        half = len(FEED) // 2
        parts = gzip.compress(FEED[:half].encode()) + gzip.compress(FEED[half:].encode())
        self.answer(body=parts, Content_Encoding="gzip")

    def serve_deflate(self):
        self.answer(body=zlib.compress(FEED.encode()), Content_Encoding="deflate")

    def serve_raw_deflate(self):
        packer = zlib.compressobj(wbits=-15)
        self.answer(body=packer.compress(FEED.encode()) + packer.flush(), Content_Encoding="deflate")

    def serve_brotli(self):
        self.answer(body=b"\x1b\x03", Content_Encoding="br")

    def serve_no_gzip(self):
        self.answer(body=FEED.encode(), Content_Encoding="gzip")

    def serve_cut_gzip(self):
        self.answer(body=gzip.compress(FEED.encode())[:-12], Content_Encoding="gzip")

    def serve_bomb(self):
        self.answer(body=gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def serve_big(self):
        self.answer(body=b"x" * 11_000_000)

    def serve_endless(self):
        self.answer(Transfer_Encoding="chunked")
        with pytest.raises(OSError):
            while True:
                self.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")

    def serve_drip(self):
        self.answer(body=b"<rss>", Content_Length="1000000")
        self.drip(b"x")

    def serve_drip_of_headers(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.drip(b"x")

    def serve_drip_of_continues(self):
        self.drip(b"HTTP/1.1 100 Continue\r\n\r\n")

    def drip(self, drop):
        for _ in range(200):
            try:
                self.wfile.write(drop)
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def serve_silence(self):
        time.sleep(3)

    def serve_broken(self):
        self.wfile.write(b"\x00\x01 what is this\r\n\r\n")
        self.close_connection = True

    def serve_cut(self):
        self.answer(body=b"<rss>", Content_Length="1000")
        self.close_connection = True

    def serve_hop(self):
        left = int(self.path.rpartition("/")[2])
        self.answer(302, Location=f"/hop/{left - 1}" if left else "/feed")

    def serve_loop(self):
        self.answer(301, Location="/loop")

    def serve_to(self):
        self.answer(307, Location=self.path.partition("?")[2])

    def serve_nowhere(self):
        self.answer(302)

    def serve_latin(self):
        self.answer(body=FEED.encode("latin-1"), Content_Type="text/xml; charset=iso-8859-1")

    def serve_lying(self):
        self.answer(body=FEED.encode(), Content_Type="text/xml; charset=iso-8859-1")

    def serve_declared(self):
        body = f"<?xml version='1.0' encoding='iso-8859-1'?>{FEED}".encode("latin-1")
        self.answer(body=body, Content_Type="text/xml; charset=utf-16")

    def serve_unknown_charset(self):
        self.answer(body=FEED.encode("latin-1"), Content_Type="text/xml; charset=klingon")


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def at(server):
    return lambda path: f"http://127.0.0.1:{server.server_address[1]}/{path}"


def refused(address, **kwargs):
    with pytest.raises(Unreachable) as caught:
        fetch(address, now=NOW, **kwargs)
    return str(caught.value)


# ---------------------------------------------------------------- what is there


def test_gives_the_body_and_what_to_ask_with_next_time(at, server):
    fetched = fetch(at("feed"), now=NOW)
    assert fetched.status == "new"
    assert fetched.body == FEED.encode()
    assert fetched.media_type == "application/rss+xml"
    again = fetch(at("feed"), etag=fetched.etag, now=NOW)
    assert (again.status, again.body) == ("unchanged", b"")
    assert fetch(at("feed"), last_modified=fetched.last_modified, now=NOW).status == "unchanged"
    assert server.seen[-1][1]["If-Modified-Since"] == "Sun, 26 Aug 2018 10:00:00 GMT"


def test_says_who_asks_and_nothing_more(at, server):
    fetch(at("feed"), now=NOW)
    headers = server.seen[0][1]
    assert headers["User-Agent"].startswith("Dateline/")
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_a_word_that_is_no_header_is_not_sent(at, server):
    fetch(at("feed"), etag='"a"\r\nX-Evil: 1', now=NOW)
    assert "If-None-Match" not in server.seen[0][1]
    assert "X-Evil" not in server.seen[0][1]


@pytest.mark.parametrize("path", ["gzip", "two-members", "deflate", "raw-deflate", "latin", "lying"])
def test_unpacks_and_decodes(at, path):
    assert fetch(at(path), now=NOW).body == FEED.encode()


def test_a_declared_encoding_is_left_to_the_reader(at):
    assert b"Gr\xf6\xdfe" in fetch(at("declared"), now=NOW).body
    assert b"Gr\xf6\xdfe" in fetch(at("unknown-charset"), now=NOW).body


def test_follows_redirects_and_says_where_they_led(at):
    assert fetch(at("hop/4"), now=NOW).address == at("feed")


def test_an_address_with_marks_of_other_languages(at, server):
    refused(at("größe/日本?q=ü b"))
    assert server.seen[0][0] == "/gr%C3%B6%C3%9Fe/%E6%97%A5%E6%9C%AC?q=%C3%BC%20b"


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "nothing at this address"), (410, "removed"), (401, "password"), (403, "let Dateline in"), (500, "a fault")],
)
def test_a_refusal_is_a_sentence(at, status, words):
    sentence = refused(at(f"status/{status}"))
    assert words in sentence
    assert str(status) in sentence


def test_a_busy_server_says_when_to_come_back(at):
    assert "in 10 minutes" in refused(at("busy"))
    assert "in 3 hours" in refused(at("busy-until"))
    assert "try again later" in refused(at("status/503"))


@pytest.mark.parametrize("path", ["drip", "drip-of-headers", "drip-of-continues", "silence"])
def test_a_slow_server_is_given_up(at, path):
    assert "took too long" in refused(at(path), limits=SHORT)


@pytest.mark.parametrize("path", ["bomb", "big", "endless"])
def test_a_giant_is_given_up(at, path):
    assert "more than 10 MB" in refused(at(path))


@pytest.mark.parametrize("path", ["brotli", "no-gzip", "cut-gzip"])
def test_what_cannot_be_unpacked_is_a_sentence(at, path):
    assert "damaged" in refused(at(path))


@pytest.mark.parametrize("path", ["broken", "cut"])
def test_an_answer_that_is_none_is_a_sentence(at, path):
    assert "broke off" in refused(at(path))


def test_an_empty_answer_is_a_sentence(at):
    assert "empty" in refused(at("empty"))


def test_nobody_answers():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
    assert "Nothing answers" in refused(address)


def test_there_is_no_such_server():
    assert "no server called nowhere.invalid" in refused("http://nowhere.invalid/feed", limits=SHORT)


def test_redirects_end(at):
    assert "without end" in refused(at("loop"))
    assert "without end" in refused(at("hop/5"))
    assert "no feed here" in refused(at("nowhere"))


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org/", "data:text/xml,x", "javascript:x", "gopher://x"]
)
def test_a_redirect_out_of_the_web_is_refused(at, location):
    assert "http and https addresses only" in refused(at(f"to?{location}"))


def test_a_redirect_to_no_address_is_a_sentence(at):
    assert refused(at("to?http://[x")).endswith(".")


def test_a_server_of_the_internet_may_not_send_us_inside(at, server, monkeypatch):
    """Nothing public answers on this machine: what counts as public is all that is set here."""
    judged = iter([True, False])
    monkeypatch.setattr(exchange_room, "is_public", lambda host: next(judged))
    assert "your own network" in refused(at("to?/feed"))
    assert [path for path, _ in server.seen] == ["/to?/feed"]


# ---------------------------------------------------------------- proxies


@pytest.fixture
def proxy(server, monkeypatch):
    """The test's own server in the place of a proxy; nothing else of the environment counts."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("http_proxy", f"http://jane:secret@127.0.0.1:{server.server_address[1]}")
    monkeypatch.setenv("https_proxy", f"127.0.0.1:{server.server_address[1]}")
    return server


def test_the_proxy_of_the_environment_is_asked(proxy):
    assert fetch("http://news.invalid/feed?a=b", now=NOW).body == FEED.encode()
    asked, headers = proxy.seen[0]
    assert (asked, headers["Host"]) == ("http://news.invalid/feed?a=b", "news.invalid")
    assert headers["Proxy-Authorization"] == "Basic amFuZTpzZWNyZXQ="


def test_a_proxy_passes_on_what_is_secret_unread(proxy):
    assert "through the proxy 127.0.0.1" in refused("https://news.invalid/feed")
    assert proxy.seen == []  # it was asked to CONNECT, which this one does not know


def test_this_machine_and_what_is_excepted_are_asked_themselves(proxy, at, monkeypatch):
    assert fetch(at("feed"), now=NOW).status == "new"
    assert "Proxy-Authorization" not in proxy.seen[-1][1]
    monkeypatch.setenv("no_proxy", "news.invalid")
    assert "no server called news.invalid" in refused("http://news.invalid/feed")


def test_a_proxy_of_another_kind_is_a_sentence(monkeypatch):
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")
    assert "http:// only" in refused("http://news.invalid/feed")


@pytest.mark.parametrize("inside", ["http://127.0.0.1:{}/", "http://10.0.0.1/", "http://news.invalid/"])
def test_nobody_is_led_inside_through_a_proxy(proxy, inside):
    """What answers for a name that tells nothing counts as the internet: it may lead to public addresses only."""
    assert "your own network" in refused("http://news.invalid/to?" + inside.format(proxy.server_address[1]))
    assert len(proxy.seen) == 1


# ---------------------------------------------------------------- names and passwords


def test_a_password_is_sent_and_never_shown(at, server):
    address = at("status/404").replace("http://", "http://jane:se%20cret@")
    sentence = refused(address)
    assert server.seen[0][1]["Authorization"] == "Basic amFuZTpzZSBjcmV0"
    assert "cret" not in sentence
    assert "jane" not in sentence


def test_a_password_goes_along_within_its_server_only(at, server):
    other = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    other.seen = []
    threading.Thread(target=other.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    elsewhere = f"http://127.0.0.1:{other.server_address[1]}/feed"
    secret = at("").replace("http://", "http://jane:secret@")
    fetched = fetch(f"{secret}to?{elsewhere}", now=NOW)
    other.shutdown()
    other.server_close()
    assert "Authorization" not in other.seen[0][1]
    assert "secret" not in fetched.address
    assert fetch(f"{secret}to?{at('feed')}", now=NOW).address == f"{secret}feed"
    assert "Authorization" in server.seen[-1][1]


# ---------------------------------------------------------------- TLS


@pytest.fixture
def unproven(tmp_path):
    """A server with a certificate that nobody vouches for."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=127.0.0.1",
        "-days",
        "2",
        "-keyout",
    ]
    subprocess.run([*make, key, "-out", certificate], check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.seen = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_certificate_that_proves_nothing_is_refused(unproven, capfd):
    sentence = refused(f"https://127.0.0.1:{unproven.server_address[1]}/feed")
    assert "cannot prove" in sentence
    assert unproven.seen == []


def test_a_server_without_tls_is_a_sentence(at):
    assert "http://" in refused(at("feed").replace("http:", "https:"))
