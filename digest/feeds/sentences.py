"""Why an address gave nothing, in sentences that a person can act on."""

from __future__ import annotations

import datetime as dt
import email.utils
import ssl
from urllib.parse import urlsplit

from urllib3.exceptions import NameResolutionError

_STATUS = {
    400: "does not understand the question; check the address",
    401: "wants a name and a password; put them into the address as https://name:password@…",
    402: "wants to be paid first",
    403: "does not let Dateline in; open the page in a browser to see why",
    404: "has nothing at this address; look on its site for where the feed has moved",
    410: "has removed this feed for good; unsubscribe, or look on its site for a new one",
    429: "has been asked too often",
    451: "may not show this here for legal reasons",
    503: "is overloaded or closed for repairs",
}
_CONTRADICTORY = "answers with something that is not what a web server says"


def refusal(shown: str, status: int, retry_after: str, now: dt.datetime) -> str:
    """A status that is no success."""
    host = _host(shown)
    if status in _STATUS:
        wait = _wait(retry_after, now) if status in (429, 503) else ""
        return f"{host} {_STATUS[status]}{wait} ({status}, {shown})."
    if status >= 500:
        return f"{host} has a fault of its own; try again later ({status}, {shown})."
    return f"{host} gives no feed here ({status}, {shown})."


def trouble(shown: str, error: BaseException) -> str:
    """No whole answer came."""
    host = _host(shown)
    certificate = _caused_by(error, ssl.SSLCertVerificationError)
    if isinstance(certificate, ssl.SSLCertVerificationError):
        return (
            f"{host} cannot prove that it is {host} ({certificate.verify_message or 'bad certificate'}), so nothing "
            "was read from it. If it worked before, somebody may be listening in; or its owner forgot to renew."
        )
    if _caused_by(error, NameResolutionError):
        return f"There is no server called {host}, or no connection. Check the address and the network."
    if _caused_by(error, ConnectionRefusedError):
        return f"Nothing answers at {host}. It may be down; try again later."
    if _caused_by(error, TimeoutError):
        return f"{host} took too long to answer, so Dateline gave up on it. Try again later."
    if _caused_by(error, ssl.SSLError):
        return f"No secure connection to {host} can be made. If the site has no https, write http:// in front."
    if isinstance(error, OSError) and error.strerror:
        return f"{host} cannot be reached: {error.strerror}."
    return f"{host} broke off, or {_CONTRADICTORY}. Try again later."


def too_large(shown: str, size: int) -> str:
    return f"{shown} gives more than {size / 2**20:.3g} MB, which is no feed."


def damaged(shown: str) -> str:
    return f"{shown} came damaged: it is packed in a way that cannot be unpacked. Try again later."


def inside(shown: str) -> str:
    return (
        f"A server of the internet sent Dateline on to {shown}, which is in your own network or cannot be told "
        "from it. It was not asked."
    )


def through(sentence: str, proxy: str) -> str:
    """The same trouble where a proxy stood between."""
    return f"{sentence} Dateline asked through the proxy {proxy}, which the environment names."


def endless(shown: str) -> str:
    return f"{shown} sends its readers on and on, without end. Open it in a browser to find its right address."


def empty(shown: str) -> str:
    return f"{shown} gave an empty answer. Try again later."


def _host(shown: str) -> str:
    return urlsplit(shown).netloc


def _wait(retry_after: str, now: dt.datetime) -> str:
    seconds = _seconds(retry_after.strip(), now)
    if seconds <= 0:
        return "; try again later"
    minutes = -(-seconds // 60)
    if minutes < 100:
        return f"; try again in {minutes} {'minute' if minutes == 1 else 'minutes'}"
    return f"; try again in {-(-minutes // 60)} hours"


def _seconds(retry_after: str, now: dt.datetime) -> int:
    if retry_after.isascii() and retry_after.isdigit():
        return int(retry_after[:9])
    try:
        moment = email.utils.parsedate_to_datetime(retry_after)
        return int((moment - now).total_seconds())
    except (ValueError, TypeError, OverflowError):  # TypeError: a moment without its zone
        return 0


def _caused_by(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    """The error of this kind among the causes, "reasons" and arguments in which libraries wrap it."""
    waiting, seen = [error], 0
    while waiting and seen < 20:
        one = waiting.pop()
        seen += 1
        if isinstance(one, kind):
            return one
        if isinstance(one, BaseException):
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None)]
            waiting += [argument for argument in one.args if isinstance(argument, BaseException)]
    return None
