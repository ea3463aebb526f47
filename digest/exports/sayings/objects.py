"""The stable JSON form of a ledger: described, field by field, in resources/schema/sayings.schema.json."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from digest.exports.objects import as_line, stretch_object
from digest.exports.sayings.parts import speaker
from digest.exports.tellings import moment
from digest.types import Saying, Statement, Version


def as_json(name: str, sayings: Sequence[Saying], made: dt.datetime) -> str:
    """One object on one line. What is unknown is null; days are half-open, as are offsets into the article's text."""
    return as_line({"name": name, "made": moment(made), "statements": [_saying(saying) for saying in sayings]})


def _saying(saying: Saying) -> dict[str, Any]:
    return (
        {"when": saying.when or None}
        | stretch_object(saying.when, saying.bound)
        | _told(saying)
        | {"contradicted": [_version(version) for version in saying.against]}
    )


def _version(version: Version) -> dict[str, Any]:
    return {"kind": version.kind, "differs": version.words or None, "instead_of": version.instead or None} | _told(
        version
    )


def _told(told: Saying | Version) -> dict[str, Any]:
    lead = told.lead
    return {
        "speaker": speaker(lead),
        "words": lead.text,
        "quotation": lead.quote.direct,
        "sources": [_source(telling) for telling in told.tellings],
    }


def _source(telling: Statement) -> dict[str, Any]:
    return {
        "article": telling.article,
        "title": telling.title or None,
        "source": telling.source or None,
        "published": telling.published or None,
        "when": telling.quote.when or None,
        "speaker": telling.quote.speaker or None,
        "cue": telling.quote.cue or None,
        "how": telling.how or None,
        "quotation": telling.quote.direct,
        "words": telling.text,
        "start": telling.quote.span.start,
        "end": telling.quote.span.end,
    }
