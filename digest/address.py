"""Web addresses: which site one belongs to, and what is left of it without what only follows the reader about."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from digest import lexicon


def site(url: str) -> str:
    """The host of a web address without "www.", in lower case; "" where it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def canonical(url: str) -> str:
    """``url`` without tracking parameters and fragment; "" where it is no web address."""
    try:
        parts = urlsplit("%20".join(url.split()))
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(key)]
    query = parts.query if len(kept) == parts.query.count("&") + 1 else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def _tracks(parameter: str) -> bool:
    return any(
        parameter.lower().startswith(name[:-1]) if name.endswith("*") else parameter.lower() == name
        for name in lexicon.lines("tracking-parameters")
    )
