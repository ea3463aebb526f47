"""The nouns of what arrives, and of the article that cleaning makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# ---------------------------------------------------------------- what arrives


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the container itself says of an article: tags, headers, feed fields. Empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""  # ISO 8601 date or moment, as exact as given
    otherwise: str = ""  # another date that it gives for the same, where its statements contradict each other
    modified: str = ""
    url: str = ""  # canonical, without tracking parameters
    language: str = ""  # BCP 47
    standfirst: str = ""  # the sentence or two under the headline
    section: str = ""  # the part of the paper: "World", "Business"
    picture: str = ""  # where the main picture is, as the page says it: a path beside it, "cid:…", a web address


@dataclass(frozen=True, slots=True)
class Document:
    """One article's worth of what arrived, decoded and not yet judged. Never rewritten."""

    id: str  # 16 hex digits of SHA-256 over what identifies it: the file's bytes (and the item's place in it)
    name: str  # file name or feed title, as the person saw it
    # Of ``content``: "text/plain", "text/markdown", "text/html" (a page with all that surrounds its article), or
    # "application/xhtml+xml" (a document's own text in simple markup, with nothing around it but what is marked so).
    media_type: str
    content: str  # the decoded text or markup, line ends as \n
    metadata: Metadata = Metadata()
    part: str = ""  # where in the file it stands: "news/page.html", "message 3", "page 2"; "" where it is all of it
    picture: bytes = b""  # the main picture's file as it came along (PNG, JPEG, GIF or WebP); b"" where there is none


@dataclass(frozen=True, slots=True)
class Link:
    """A saved link (.url, .webloc, .desktop): the page is elsewhere, and the asker may fetch it."""

    name: str
    address: str  # http or https


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that gave no article, beside the things that did."""

    name: str
    reason: str  # a sentence that a person can act on


Found = Document | Link | Failure  # what one part of a file turns out to be


# ---------------------------------------------------------------- the cleaned article


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int


# "note": the newsroom's own word on the article, a correction above all.
BlockKind = Literal["paragraph", "heading", "item", "quote", "table", "preformatted", "note"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the document in its order, kept in the article or set aside with a reason."""

    key: str  # names the block within its document, also after cleaning has improved: a hash of its words
    text: str
    kind: BlockKind = "paragraph"
    reason: str = ""  # why it was set aside ("caption", "plea", ...); "" where it is kept
    span: Span | None = None  # where it stands in Article.text; None where it is set aside
    box: str = ""  # what the page calls the element that it stands in ("div.related-box"); "" where it has no names

    @property
    def kept(self) -> bool:
        return self.span is not None


ArticleForm = Literal["article", "beginning", "front page", "login wall", "error page", "gallery"]


@dataclass(frozen=True, slots=True)
class Source:
    publisher: str = ""  # whose article it is
    republished_by: str = ""  # the site that re-posted it, where it is another's


@dataclass(frozen=True, slots=True)
class Article:
    """The news without what the page wrapped around it. ``text`` never changes: every finding points into it."""

    title: str
    text: str  # kept blocks in order, joined by "\n\n"
    blocks: tuple[Block, ...]
    byline: str = ""
    source: Source = Source()
    language: str = ""  # BCP 47 primary tag, "" where it cannot be told
    metadata: Metadata = Metadata()
    standfirst: str = ""  # as the page has it, whether or not it stands in the text
    form: ArticleForm = "article"  # "beginning": the rest is behind a paywall; the others are no articles

    @property
    def set_aside(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if not block.kept)
