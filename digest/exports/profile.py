"""Somebody, some body or some place over all articles, to read in a terminal or for other programs."""

from __future__ import annotations

from digest.exports.columns import wrapped
from digest.exports.objects import place_object
from digest.exports.plain import printable
from digest.types import Chip, Profile
from digest.wording import articles, words

_INDENT = "  "
_BESIDE = 12  # names that a terminal shows


def profile_as_text(one: Profile, width: int = 0) -> str:
    """Lines of at most ``width`` columns, 0 for any length; ends in a line end."""
    within = f" in {one.place.within}" if one.place and one.place.within else ""
    lines = [one.name, f"{_INDENT}{one.kind}{within}", f"{_INDENT}{_told(one)}"]
    lines += [f"{_INDENT}{'; '.join(one.roles)}"] if one.roles else []
    others = [form for form in one.forms if form.name != one.name or form.why]
    lines += ["", "Known as"] if others else []
    for form in others:
        lines.append(f"{_INDENT}{form.name} ({form.articles:,}){f': {form.why}' if form.why else ''}")
    lines += ["", "Named beside", f"{_INDENT}{', '.join(map(_counted, one.beside[:_BESIDE]))}"] if one.beside else []
    return "".join(f"{wrapped(printable(line), width, _INDENT * 2)}\n" for line in lines)


def profile_object(one: Profile) -> dict[str, object]:
    """What a line of JSON holds of it; dates are ISO 8601, ``weeks`` begin on Mondays."""
    return {
        "name": one.name,
        "kind": one.kind,
        "place": place_object(one.place) if one.place else None,
        "articles": one.articles,
        "statements": one.statements,
        "first": one.first or None,
        "last": one.last or None,
        "roles": list(one.roles),
        "forms": [{"name": form.name, "articles": form.articles, "why": form.why or None} for form in one.forms],
        "weeks": [{"monday": monday, "articles": articles} for monday, articles in one.weeks],
        "beside": [{"name": chip.name, "kind": chip.kind, "articles": chip.count} for chip in one.beside],
    }


def _told(one: Profile) -> str:
    days = " to ".join(dict.fromkeys(words(day, 9) for day in (one.first, one.last) if day))
    statements = f"{one.statements:,} statement{'s' if one.statements != 1 else ''}"
    return ", ".join(
        part for part in (f"in {articles(one.articles)}", days, statements if one.statements else "") if part
    )


def _counted(chip: Chip) -> str:
    return f"{chip.name} ({chip.count:,})"
