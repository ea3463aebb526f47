"""A web page as blocks: every visible word of its tree, and whether a learned judge counts it in the article.

The judge is a forest of decision trees; ``resources/models/blocks.md`` says how it was taught.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from lxml import etree, html

from digest.clean import walk
from digest.clean.drafts import Draft
from digest.clean.features import rows
from digest.clean.forest import cut, forest
from digest.clean.pagescript import markup_in_scripts
from digest.types import Metadata

_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{8000,}>")
_MOST_ATTRIBUTES = 2000
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]*>")
_FLAT = frozenset({
    "html", "head", "body", "title", "meta", "link", "script", "style", "noscript", "p", "h1", "h2", "h3", "h4", "br",
})  # fmt: skip
_REMEMBERED = 2**22  # characters of a page whose tree is worth its memory
_MOST_BLOCKS = 8000  # that are judged by what was learned; more take too long
_LEAST = 20  # words of running text by which an article can be told from what is around it
_MORE = 4  # times the running text that is seen: so much in what is hidden is the article
_UNLIKELY = 0.1  # the chance of a block below which nothing speaks for it
_GAP = 8  # blocks that may stand between those of one article
_COMMENTS = "comments notice"
_SOME = 40  # words of running text that may be an article, where next to nothing else is
_MUCH = 100  # words of running text that are an article


def drafts(content: str, metadata: Metadata = Metadata()) -> list[Draft]:
    """The blocks of a page or of a piece of markup, in order; every visible word is in exactly one of them."""
    root = parsed(content)
    if root is None:
        return []
    found = shown(root)
    if _prose(found) < _MUCH and (loaded := _loaded(root, found)):
        return [*found, *loaded]
    return judged(found, metadata) if _prose(found) >= _LEAST and len(found) <= _MOST_BLOCKS else found


def blocks(content: str) -> list[Draft]:
    """The blocks of markup that is an article from end to end."""
    root = parsed(content)
    return [] if root is None else [draft for draft in walk.blocks(root) if not _hidden(draft)]


def judged(found: Sequence[Draft], metadata: Metadata) -> list[Draft]:
    """The blocks, each with whether it is the article's; of what is, only a caption's element still says otherwise."""
    learned = forest("blocks")
    numbers = rows(found, metadata, learned.tables)
    chances = list(map(learned.surely, numbers))
    least = cut(chances, [draft.size for draft in found])
    inside = [chance > least for chance in chances]
    if sum(draft.size for draft, likely in zip(found, inside, strict=True) if likely and draft.prose) < _LEAST:
        inside = _likeliest(found, list(map(learned.chance, numbers)), inside)
    answers = _answers(found, inside)
    return [
        _marked(draft, likely and place not in answers)
        for place, (draft, likely) in enumerate(zip(found, inside, strict=True))
    ]


def _likeliest(found: Sequence[Draft], chances: Sequence[float], inside: list[bool]) -> list[bool]:
    """Where next to no text is likely: the least unlikely stretch; a page with running text mostly has an article."""
    told = [place for place, draft in enumerate(found) if draft.prose]
    best = max(told, key=lambda place: chances[place], default=None)
    if best is None or chances[best] < _UNLIKELY:
        return inside
    likely = [place for place, chance in enumerate(chances) if chance >= chances[best] / 2]
    first = last = best
    for place in chain((p for p in reversed(likely) if p < best), (p for p in likely if p > best)):
        first = place if first - _GAP <= place < first else first
        last = place if last < place <= last + _GAP else last
    return [first <= place <= last and chances[place] >= chances[best] / 2 for place in range(len(found))]


def _answers(found: Sequence[Draft], inside: Sequence[bool]) -> set[int]:
    """The blocks that the page itself calls comments, where there is an article without them."""
    comments = {place for place, draft in enumerate(found) if inside[place] and draft.hint == _COMMENTS}
    said = sum(found[place].size for place in comments if found[place].prose)
    told = sum(draft.size for place, draft in enumerate(found) if inside[place] and draft.prose) - said
    return comments if told >= max(_MUCH, said / 2) else set()


def _marked(draft: Draft, inside: bool) -> Draft:
    return draft.marked(inside, draft.hint if not inside or draft.hint == "caption" else "")


def _hidden(draft: Draft) -> bool:
    return draft.place is not None and draft.place.hidden


def _prose(found: Sequence[Draft]) -> int:
    return sum(draft.size for draft in found if draft.prose)


def shown(root: html.HtmlElement) -> list[Draft]:
    """The blocks that are seen; where a page shows its article only by script, what is hidden too."""
    found = walk.blocks(root)
    seen = [draft for draft in found if not _hidden(draft)]
    if len(seen) == len(found):
        return found
    hidden = _prose(found) - _prose(seen)
    return found if hidden >= _SOME and hidden > _MORE * _prose(seen) else seen


def _loaded(root: html.HtmlElement, found: Sequence[Draft]) -> list[Draft]:
    """The blocks of an article that stands only in the data of a page's programs."""
    best: list[Draft] = []
    for markup in markup_in_scripts(root):
        tree = _parsed(markup)
        loaded = [] if tree is None else [replace(draft, main=True) for draft in walk.blocks(tree)]
        if not best or _prose(loaded) > _prose(best):
            best = loaded
    return best if not found or (_prose(best) >= _SOME and _prose(best) > _MORE * _prose(found)) else []


def parsed(content: str) -> html.HtmlElement | None:
    """The tree of a page, to be read and not changed; None where there is nothing in it.

    The last tree is remembered: reading and cleaning a page ask for the same one.
    """
    return _last_parsed(content) if len(content) <= _REMEMBERED else _parsed(content)


@lru_cache(maxsize=1)
def _last_parsed(content: str) -> html.HtmlElement | None:
    return _parsed(content)


def _parsed(content: str) -> html.HtmlElement | None:
    root, too_deep = _tree(_without_swollen_tags(content))
    return _tree(_flattened(content))[0] if too_deep else root


def _tree(content: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree, and whether it lacks what stands deeper in the page than the parser goes."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        # As bytes: lxml refuses a str that declares an encoding.
        root = html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    errors = parser.error_log
    return root, bool(errors) and errors[-1].type_name == "ERR_RESOURCE_LIMIT"


def _flattened(content: str) -> str:
    """``content`` without the elements that nest: only their edges are left."""
    return _TAG.sub(lambda tag: tag[0] if tag[1].lower() in _FLAT else "<hr>" if walk.is_edge(tag[1]) else "", content)


def _without_swollen_tags(content: str) -> str:
    """``content`` without the attributes of tags that have thousands: the parser takes minutes over one of them."""
    return _LONG_TAG.sub(lambda tag: tag[0] if len(tag[0].split()) < _MOST_ATTRIBUTES else f"<{tag[1]}>", content)
