"""When: the publication date and every expression of time, resolved (TIMEX3, ISO 8601).

The rules and words are data in ``resources/lexicon``; a value is never more precise than its words.
"""

from __future__ import annotations

from digest.dates import expressions
from digest.dates import published as publication
from digest.types import Article, Edits, Published, Timex


def publication_date(article: Article, edits: Edits) -> Published:
    """When the article came out, how that is known, and the words that say so; ``Edits.published`` wins.

    As exact as the clues allow, empty where there are none: an undated article is never taken for today's.
    """
    return publication.find(article, edits)


def find_timexes(text: str, published: Published) -> tuple[Timex, ...]:
    """The expressions of time in ``text``, ordered and disjoint, read against the day of publication.

    Types and values follow TIMEX3 (TimeML 1.2.1). Where the day of publication is unknown only expressions that
    say their date themselves have ``when``.
    """
    return expressions.find(text, published)
