"""A property list of Apple's (binary or XML): a page that Safari saved (.webarchive), or a link (.webloc)."""

from __future__ import annotations

import plistlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from digest.errors import Unreadable
from digest.readers.decoding import transcoded
from digest.readers.links import link
from digest.readers.parts import Given, Part

_DAMAGED = "This file of Apple’s (a property list) is damaged or incomplete. Save or download it again."
_OTHER = "This is a settings file of Apple’s, neither a saved page nor a link."


def read(name: str, data: bytes) -> Iterator[Given]:
    """The page, which finds its pictures in the file, or the link. Raises Unreadable where it is neither."""
    try:
        content = plistlib.loads(data)
    except (MemoryError, Unreadable):
        raise
    except Exception as error:  # hostile lists make it raise errors of many kinds
        raise Unreadable(_DAMAGED) from error
    if not isinstance(content, Mapping):
        raise Unreadable(_OTHER)
    if isinstance(content.get("WebMainResource"), Mapping):
        yield _page(name, content)
    elif address := _words(content, "URL"):
        yield link(name, address)
    else:
        raise Unreadable(_OTHER)


def _page(name: str, archive: Mapping[str, Any]) -> Part:
    main = archive["WebMainResource"]
    address = _words(main, "WebResourceURL")
    data = transcoded(_data(main), _words(main, "WebResourceTextEncodingName"))
    if not data:
        raise Unreadable(_DAMAGED)
    return Part(name, data, "", address, _finder(archive, address))


def _finder(archive: Mapping[str, Any], base: str) -> Callable[[str], bytes]:
    resources = archive.get("WebSubresources")
    places = {
        unquote(_words(resource, "WebResourceURL")): resource
        for resource in (resources if isinstance(resources, list) else ())
        if isinstance(resource, Mapping)
    }

    def find(address: str) -> bytes:
        try:
            whole = unquote(urldefrag(urljoin(base, address)).url)
        except ValueError:
            return b""
        return _data(places.get(whole, {}))

    return find


def _words(holder: Mapping[str, Any], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def _data(resource: Mapping[str, Any]) -> bytes:
    value = resource.get("WebResourceData")
    return value if isinstance(value, bytes) else b""
