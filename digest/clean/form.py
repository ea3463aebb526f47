"""What kind of text a page holds: a whole article, the beginning of one, or none: a front page, an error page, …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import urlsplit

from digest import lexicon
from digest.clean.drafts import Draft
from digest.types import ArticleForm, Document

_LOCKED = re.compile(r"isAccessibleForFree[\"']?\s*[:=]\s*[\"']?\s*false", re.IGNORECASE)
_COUNTED = re.compile(r"[\"']wordCount[\"']\s*:\s*[\"']?(\d{1,6})")
_ARTICLE = re.compile(
    r"[\"']og:type[\"']\s+content\s*=\s*[\"']article|content\s*=\s*[\"']article[\"']\s+property\s*=\s*[\"']og:type"
)
_PASSWORD = re.compile(r"<input\b[^<>]{0,600}?\btype\s*=\s*[\"']?password", re.IGNORECASE)
_PICTURES = re.compile(r"<figure\b", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\])[\"”’)\]]*\s*\Z")
_NUMBERED = re.compile(r"\d{1,3}\s*(?:/|of|von|sur|de|di|van)\s*\d{1,3}\b")
_LINE = 300  # characters of a block that are looked at
_MOST = 2000  # blocks that are searched for it
_FIRST = 4  # lines of a page that may say what it is
_STUB = 220  # words: what is shorter, and asks for money to go on, is a beginning
_LONG_STUB = 500  # words of a beginning that breaks off, and asks for money to go on
_WHOLE = 0.8  # of the words that a page says its article has
_HALF = 0.5
_NOTICE = 120  # words of running text in a page that only says what went wrong, or asks to log in
_HEADLINE = range(4, 31)  # words of a link that is a headline
_LINKED = 0.6  # of its letters
_FRONT = 15  # headlines that a front page leads to
_UNNAMED = 25  # headlines that a page leads to that does not say where it stands
_FRONT_TEXT = 150  # words of running text on a front page
_SLUG = 3  # hyphens in the address of an article
_GALLERY = 5  # pictures with a caption
_SURE_GALLERY = 10
_PER_PICTURE = 60  # words


@dataclass(frozen=True)
class _Page:
    """What is asked of a document to tell its form."""

    document: Document
    drafts: Sequence[Draft]
    reasons: Sequence[str]
    title: str

    @cached_property
    def kept(self) -> list[Draft]:
        return [draft for draft, reason in zip(self.drafts, self.reasons, strict=True) if not reason]

    @cached_property
    def words(self) -> int:
        """How many words of running text are kept."""
        return sum(draft.size for draft in self.kept if draft.kind != "heading" and draft.links < _LINKED)

    @property
    def markup(self) -> str:
        return self.document.content if self.document.media_type == "text/html" else ""

    def opens_with(self, form: ArticleForm) -> bool:
        """Whether its title, or one of the first lines, says that it is of this form."""
        first = (self.kept or self.drafts)[:_FIRST]
        lines = [self.title, self.document.metadata.title, *(draft.text[:_LINE] for draft in first)]
        return any(_cue(form, "start").match(line) for line in lines if line)


def form(document: Document, drafts: Sequence[Draft], reasons: Sequence[str], title: str) -> ArticleForm:
    """The form of a document, by what it says, how much of it is text, and where its links lead; “article” in doubt."""
    page = _Page(document, drafts, reasons, title)
    if page.words < _NOTICE and page.opens_with("error page"):
        return "error page"
    if _is_login(page):
        return "login wall"
    if _is_beginning(page):
        return "beginning"
    if page.markup and _is_front(page):
        return "front page"
    return "gallery" if page.markup and _is_gallery(page) else "article"


@cache
def _cue(form: ArticleForm, where: str) -> re.Pattern[str]:
    rows = (words for name, place, words in lexicon.table("form-cues") if name == form and place == where)
    words = sorted(rows, key=len, reverse=True)
    listed = "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in words)
    return re.compile(rf"[\W_]*(?:{listed})(?!\w)" if where == "start" else rf"(?<!\w)(?:{listed})", re.IGNORECASE)


def _is_login(page: _Page) -> bool:
    asks = _PASSWORD.search(page.markup) is not None
    return page.words < (_NOTICE if asks else _NOTICE / 2) and page.opens_with("login wall")


def _is_beginning(page: _Page) -> bool:
    """Whether the text is short or breaks off, and the page says that the rest is for those who pay or log in."""
    if page.words >= _LONG_STUB or not page.kept:
        return False
    locked = _LOCKED.search(page.markup) is not None
    asked = any(map(_asks, page.drafts[:_MOST]))
    if not (locked or asked):
        return False
    counted = _COUNTED.search(page.markup)
    if counted and int(counted[1]):
        return page.words < _HALF * int(counted[1]) or (page.words < _WHOLE * int(counted[1]) and _breaks_off(page))
    return page.words < _STUB if locked and asked else page.words < _STUB and _breaks_off(page)


def _breaks_off(page: _Page) -> bool:
    """Whether its last words, before it asks for money, are no end of a sentence."""
    told = (draft for draft in reversed(page.kept) if draft.size > 2 and draft.kind != "heading")
    last = next((draft for draft in told if not _asks(draft)), None)
    if last is not None and (_CUT.search(last.text[-_LINE:]) is not None or not last.ends):
        return True
    gate = next((place for place, draft in enumerate(page.drafts[:_MOST]) if _asks(draft)), 0)
    return any(draft.size > 2 and _CUT.search(draft.text[-_LINE:]) for draft in page.drafts[max(0, gate - 2) : gate])


def _asks(draft: Draft) -> bool:
    return _cue("beginning", "line").search(draft.text[:_LINE]) is not None


def _is_front(page: _Page) -> bool:
    """Whether the page leads to many articles and has none of its own."""
    if page.words >= _FRONT_TEXT or _ARTICLE.search(page.markup):
        return False
    url = page.document.metadata.url
    if url and not _is_entrance(url):
        return False
    headlines = sum(draft.links > _LINKED and draft.size in _HEADLINE for draft in page.drafts)
    return headlines >= (_FRONT if url else _UNNAMED)


def _is_entrance(url: str) -> bool:
    """Whether an address is that of a site or of one of its parts: “/”, “/world/africa”."""
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part]
    except ValueError:
        return False
    plain = (part.count("-") < _SLUG and not any(map(str.isdigit, part)) for part in parts)
    return len(parts) <= 2 and all(plain)


def _is_gallery(page: _Page) -> bool:
    """Whether the page is pictures with a line to each."""
    captions = sum(reason in ("caption", "credit") for reason in page.reasons)
    numbered = sum(_NUMBERED.match(draft.text[:_LINE]) is not None for draft in page.drafts)
    pictures = max(min(len(_PICTURES.findall(page.markup)), captions or len(page.drafts)), numbered)
    if pictures < _GALLERY or page.words >= _PER_PICTURE * pictures:
        return False
    named = page.opens_with("gallery") or _cue("gallery", "line").search(page.title) is not None
    return (named and page.words < 2 * _FRONT_TEXT) or (captions >= _SURE_GALLERY and page.words < _NOTICE)
