"""What a web page says of itself: JSON-LD, OpenGraph and other meta elements, its heading, its byline, its times."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from lxml import html

from digest import address
from digest.readers.pagedata import jsonld
from digest.readers.pagedata.authors import authors
from digest.readers.pagedata.framing import section, standfirst
from digest.readers.pagedata.headline import headline, site_names
from digest.readers.pagedata.moments import changed, otherwise, published
from digest.readers.pagedata.picture import picture
from digest.readers.pagedata.statements import Statements, gathered, sequence
from digest.types import Metadata

__all__ = ["metadata"]

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def metadata(root: html.HtmlElement) -> Metadata:
    """The page's own statements, the most exact first; empty where it makes none."""
    page = gathered(root)
    url = _address(page)
    title = headline(page, url)
    page.find_heading(title)
    day = published(page, url)
    return Metadata(
        title=title,
        authors=authors(page, url),
        publisher=_publisher(page),
        published=day,
        otherwise=otherwise(page, day),
        modified=changed(page),
        url=url,
        language=_language(page),
        standfirst=standfirst(page, title),
        section=section(page, site_names(page, url)),
        picture=picture(page, url),
    )


def _language(page: Statements) -> str:
    stated = (page.language, jsonld.words(page.data.get("inLanguage")), page.first("language"))
    return next((tag.replace("_", "-") for tag in stated if _TAG.fullmatch(tag)), "")


def _publisher(page: Statements) -> str:
    stated = (jsonld.words(one) for one in sequence(page.data.get("publisher")))
    return page.first("site") or next(filter(None, stated), "") or page.first("publisher")


def _address(page: Statements) -> str:
    """Where the page stands: canonical, as it says itself, with relative addresses made whole where it can be."""
    data = page.data
    entity = data.get("mainEntityOfPage")
    stated = [page.links.get("canonical", ""), page.first("url"), jsonld.words(data.get("url"))]
    stated.append(str(entity.get("@id") or "") if isinstance(entity, dict) else jsonld.words(entity))
    base = next((one for one in (page.base, *stated) if one.startswith("http")), "")
    whole = [address.canonical(_joined(base, one)) for one in stated if one.strip()]
    found = [one for one in whole if one]
    # A page of its own is seldom called by the address of its site alone.
    return next((one for one in found if urlsplit(one).path.strip("/")), next(iter(found), ""))


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return ""
