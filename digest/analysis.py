"""The whole pipeline on one document. Results pass as arguments, so the type checker checks the order."""

from __future__ import annotations

from digest.clean import clean
from digest.dates import find_timexes, publication_date
from digest.entities import Recogniser, find_entities, recogniser_of
from digest.quotes import find_quotes
from digest.summary import summarise
from digest.timeline import find_events
from digest.types import Analysis, Document, Edits, Habits

VERSION = 6  # one more whenever any stage finds something else in the same document


def analyze(
    document: Document, edits: Edits = Edits(), habits: Habits = Habits(), recognise: Recogniser = recogniser_of("")
) -> Analysis:
    """What the document says, who and where, who said what, and when; each finding with its span.

    An article without text (a picture's page, say) gives an Analysis without findings, never an error.
    """
    article = clean(document, edits, habits)
    published = publication_date(article, edits)
    timexes = find_timexes(article.text, published)
    entities = find_entities(article, recognise)
    quotes = find_quotes(article.text, entities, timexes)
    timeline = find_events(article, published, timexes, entities, quotes)
    summary = summarise(article, entities, timeline, quotes)
    return Analysis(article, published, timexes, entities, quotes, timeline, summary, VERSION)
