"""Somebody as the library would give them, made by hand."""

from __future__ import annotations

from digest.types import (
    Chip,
    DatedEvent,
    Event,
    Form,
    Happening,
    Place,
    Profile,
    Quotation,
    Row,
    Saying,
    Span,
    Statement,
    Version,
)
from ui.profile.known import Known

TRIPOLI = Place(2210247, "LY", "Libya", 32.875, 13.187)


def profile(**changed: object) -> Profile:
    given = {
        "who": 7,
        "name": "John Bolton",
        "kind": "person",
        "articles": 23,
        "forms": (
            Form("John Bolton", 20, (7,)),
            Form("Bolton", 14, (8, 9), "other articles name White House and Iran too"),
            Form("Ambassador Bolton", 1, (10,), "you said so"),
        ),
        "latest": 23,
        "roles": ("national security adviser", 'ambassador "to" the United Nations'),
        "statements": 31,
        "first": "2018-03-03",
        "last": "2018-03-22",
        "weeks": (("2018-02-26", 3), ("2018-03-19", 20)),
        "beside": (
            Chip("Mike Pompeo", "person", 12, 11),
            Chip("Tripoli", "place", 5, 12, TRIPOLI),
            Chip("Iran", "place", 4, 13, Place(130758, "IR")),
        ),
    }
    return Profile(**(given | changed))  # type: ignore[arg-type]


def statement(text: str = "We will wait", article: str = "a1", *, direct: bool = True) -> Statement:
    quote = Quotation(Span(4, 4 + len(text)), "Bolton", "John Bolton", "said", direct, when="2018-03-20")
    return Statement(quote, text, article, "A headline", "Reuters", "2018-03-21", 7, "John Bolton", "told reporters")


def saying(*against: Version, others: tuple[Statement, ...] = ()) -> Saying:
    return Saying(statement(), others, against)


def happening(when: str = "2018-03-20", *names: str, text: str = "He resigned.") -> Happening:
    event = Event(Span(0, len(text)), when, "day", Span(3, 7), names)
    return Happening(DatedEvent(event, text, "a1", "A headline", "Reuters", "2018-03-21"))


def row(number: int = 1, title: str = "A headline", published: str = "2018-03-21") -> Row:
    return Row(f"a{number}", title, "Reuters", published, False, "")


def known(**changed: object) -> Known:
    return Known(profile(**changed), (saying(),), (happening(),), tuple(row(number) for number in range(10)))
