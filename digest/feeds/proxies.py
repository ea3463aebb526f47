"""The proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY), as other programs read it."""

from __future__ import annotations

import ipaddress
import socket
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]

from digest.errors import Unreachable
from digest.feeds.addresses import Target, is_public, shown, target


def proxy_for(there: Target) -> Target | None:
    """The proxy to ask in place of the server; None where it is to be asked itself, as this machine always is.

    Raises Unreachable where the environment names a proxy that is none for http.
    """
    named = getproxies_environment()
    address = named.get(there.scheme) or named.get("all", "")
    if not address or _is_this_machine(there.host) or proxy_bypass_environment(f"{there.host}:{there.port}", named):
        return None
    address = address if "://" in address else f"http://{address}"
    if not address.lower().startswith("http://"):
        raise Unreachable(f"The environment names {shown(address)} as proxy; Dateline can use those of http:// only.")
    return target(address)


def leads_outside(there: Target) -> bool | None:
    """Whether the server that a proxy is to ask is one of the internet at large; None where its name tells nothing."""
    try:
        found = socket.getaddrinfo(there.host, there.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    return all(is_public(str(place[0])) for *_, place in found)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
