"""The head of somebody's page: the name, what that is, what the articles call them, how many there are and when."""

from __future__ import annotations

from PySide6.QtCore import QSize

from digest.types import Profile, Query
from digest.wording import articles, words
from ui.page import HEADLINE, LINE, NOTE, Gather, Page, Show, Style, clipped
from ui.profile import weeks
from ui.profile.correcting import KINDS
from ui.profile.known import Known

OWN = "own name"  # gives back the name that Dateline has
BACK = "bring back"  # says that it is a name after all
MAP = "map"
_NAME = 160  # characters
_ROLES, _ROLE = 4, 80
_HIGH, _WIDE = 34, 300  # pixels of the weeks at normal size
_ROLE_LINE = Style("reading", size=0.94, above=2, below=8, leading=142)
_ABOVE_MAP = 10.0
MAP_HIGH = 190.0  # pixels at normal size


def write(page: Page, known: Known, ratio: float) -> None:
    """``ratio``: real pixels to each of the screen's own measure."""
    one = known.profile
    page.begin(HEADLINE)
    page.write(clipped(one.name, _NAME))
    if one.hidden:
        page.begin(NOTE)
        page.write("You set this aside: it is no name. ")
        page.write("Bring back", to=Show(BACK), colour="accent")
    page.begin(LINE)
    page.write(_kind(one), colour=one.kind, bold=True)
    _write_given(page, one)
    if one.roles:
        _write_roles(page, known)
    page.begin(LINE)
    page.write("In ")
    page.write(f"{articles(one.articles)}", to=gather(known), colour="accent")
    if one.first:
        page.write(f", {between(one.first, one.last)}")
    if told := weeks.told(one.weeks):
        size = QSize(round(_WIDE * page.scale), round(_HIGH * page.scale))
        page.picture(weeks.drawn(weeks.bars(one.weeks), size, page.theme, ratio))
        page.begin(NOTE)
        page.write(told)
    if known.spots:
        page.room(MAP, MAP_HIGH + _ABOVE_MAP)


def gather(known: Known) -> Gather:
    """All their articles."""
    return Gather(known.query, known.profile.name)


def between(first: str, last: str) -> str:
    """“3 March 2018 to 22 November 2026”, or the one day."""
    return words(first, 9) if first == last else f"{words(first, 9)} to {words(last, 9)}"


def _kind(one: Profile) -> str:
    within = clipped(one.place.within, _NAME) if one.place else ""
    return f"{KINDS[one.kind][0]} in {within}" if within else KINDS[one.kind][0]


def _write_given(page: Page, one: Profile) -> None:
    if one.given:
        page.write(" · your name for ", colour="faint")
        page.write(f"“{clipped(one.given, _NAME)}”", colour="faint")
        page.aside("Use Dateline’s own", Show(OWN))


def _write_roles(page: Page, known: Known) -> None:
    """What the articles call them, each leading to those articles."""
    page.begin(_ROLE_LINE)
    for place, role in enumerate(known.profile.roles[:_ROLES]):
        page.write(", " if place else "")
        said = role.replace('"', " ")
        page.write(
            clipped(role, _ROLE), to=Gather(Query(f'"{said}"', known.profile.who), f"{known.profile.name} · {role}")
        )
