"""The stable JSON form of an article: described, field by field, in resources/schema/article.schema.json."""

from __future__ import annotations

import json
from typing import Any

from digest.days import stretch
from digest.text import minutes, terms
from digest.types import Analysis, Bound, Clue, Entity, Event, Place, Published, Quotation, Row, Source, Span, Timex


def as_object(id: str, name: str, analysis: Analysis) -> dict[str, Any]:
    """The article and every finding. What is unknown is null; offsets are half-open code points into ``text``."""
    article = analysis.article
    return {
        "id": id,
        "file": name,
        "title": article.title or None,
        "standfirst": article.standfirst or None,
        "byline": article.byline or None,
        "source": _source(article.source),
        "section": article.metadata.section or None,
        "published": _published(analysis.published),
        "language": article.language or None,
        "url": article.metadata.url or None,
        "form": article.form,
        "words": len(terms(article.text)),
        "minutes": minutes(article.text, article.language),
        "text": article.text,
        "set_aside": [{"text": block.text, "reason": block.reason} for block in article.set_aside],
        "summary": [_words(span, article.text) for span in analysis.summary],
        "timexes": [_timex(timex, article.text) for timex in analysis.timexes],
        "timeline": [_event(event, article.text) for event in analysis.timeline],
        "entities": [_entity(entity) for entity in analysis.entities],
        "quotes": [_quotation(quotation, article.text) for quotation in analysis.quotes],
        "version": analysis.version,
    }


def row_object(row: Row) -> dict[str, Any]:
    """An article as ``dateline list --json`` gives it."""
    return {
        "id": row.id,
        "title": row.title or None,
        "source": row.source or None,
        "published": row.published or None,
        "inferred": row.inferred,
        "brief": row.brief or None,
        "entities": [{"name": chip.name, "kind": chip.kind, "count": chip.count} for chip in row.chips],
        "dates": list(row.dates),
        "read": row.status.read,
        "saved": row.status.saved,
        "copies": row.copies,
        "added": row.added or None,
    }


def as_line(value: dict[str, Any]) -> str:
    """The object on one line of its own, as JSON Lines has it."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def _words(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _source(source: Source) -> dict[str, Any]:
    return {"publisher": source.publisher or None, "republished_by": source.republished_by or None}


def _published(published: Published) -> dict[str, Any]:
    return {
        "value": published.value or None,
        "precision": published.precision or None,
        "method": published.method,
        "sure": published.sure or None,
        "doubt": published.doubt or None,
        "evidence": [_clue(clue) for clue in published.evidence],
    }


def _clue(clue: Clue) -> dict[str, Any]:
    place = {"start": clue.span.start, "end": clue.span.end} if clue.span else {}
    return {"text": clue.text, "says": clue.says, "where": clue.where} | place


def _timex(timex: Timex, text: str) -> dict[str, Any]:
    return (
        _words(timex.span, text)
        | {
            "type": timex.type,
            "value": timex.value,
            "when": timex.when or None,
            "precision": timex.precision or None,
            "mod": timex.mod or None,
            "why": timex.why or None,
        }
        | stretch_object(timex.when, timex.bound)
    )


def stretch_object(when: str, bound: Bound) -> dict[str, Any]:
    """The days that a date and its bound leave open, half-open; null where there is none on that side."""
    days = stretch(when, bound)
    return {
        "from": days.first.isoformat() if days and days.first else None,
        "until": days.after.isoformat() if days and days.after else None,
        "bound": bound or None,
    }


def _event(event: Event, text: str) -> dict[str, Any]:
    return (
        {"when": event.when, "precision": event.precision or None}
        | _words(event.span, text)
        | {
            "entities": list(event.entities),
            "timex": _words(event.timex, text) if event.timex else None,
            "ahead": event.ahead,
            "speaker": event.speaker or None,
            "why": event.why or None,
        }
        | stretch_object(event.when, event.bound)
    )


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "place": place_object(entity.place) if entity.place else None,
        "mentions": [
            {"start": mention.span.start, "end": mention.span.end, "text": mention.text} for mention in entity.mentions
        ],
    }


def place_object(place: Place) -> dict[str, Any]:
    return {
        "geonames": place.geonames,
        "country": place.country,
        "within": place.within or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _quotation(quotation: Quotation, text: str) -> dict[str, Any]:
    return {
        "speaker": quotation.speaker or None,
        "speaker_entity": quotation.speaker_entity or None,
        "speaker_span": _words(quotation.speaker_span, text) if quotation.speaker_span else None,
        "cue": quotation.cue or None,
        "direct": quotation.direct,
        "addressee": _words(quotation.addressee_span, text) if quotation.addressee_span else None,
        "when": quotation.when or None,
        "when_span": _words(quotation.when_span, text) if quotation.when_span else None,
    } | _words(quotation.span, text)
