"""The stable JSON form of a timeline: described, field by field, in resources/schema/timeline.schema.json."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from digest.exports.objects import as_line, stretch_object
from digest.exports.tellings import moment
from digest.exports.timeline.parts import names
from digest.types import DatedEvent, Happening


def as_json(name: str, happenings: Sequence[Happening], made: dt.datetime) -> str:
    """One object on one line. What is unknown is null; days are half-open, as are offsets into the article's text."""
    return as_line({"name": name, "made": moment(made), "events": [_event(happening) for happening in happenings]})


def _event(happening: Happening) -> dict[str, Any]:
    lead = happening.lead
    return {
        "when": lead.event.when or None,
        **stretch_object(lead.event.when, lead.event.bound),
        "precision": lead.event.precision or None,
        "words": lead.text,
        "speaker": lead.event.speaker or None,
        "ahead": lead.event.ahead,
        "entities": names(happening),
        "weight": happening.weight,
        "why": lead.event.why or None,
        "sources": [_source(telling) for telling in happening.tellings],
    }


def _source(telling: DatedEvent) -> dict[str, Any]:
    return {
        "article": telling.article,
        "title": telling.title or None,
        "source": telling.source or None,
        "published": telling.published or None,
        "when": telling.event.when or None,
        "bound": telling.event.bound or None,
        "words": telling.text,
        "start": telling.event.span.start,
        "end": telling.event.span.end,
    }
