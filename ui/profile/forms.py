"""Known as: the other names under which articles speak of somebody, each with the reason why it is taken for theirs."""

from __future__ import annotations

from dataclasses import replace

from digest.types import Form
from ui.page import NOTE, Gather, Page, Show, Style, TellApart, clipped
from ui.profile.known import Known

SECTION = "Known as"
_FIRST, _MOST = 6, 100
_NAME, _WHY = 80, 200
_FORM = Style(above=4, below=1, leading=142)
_REASON = Style("small", "muted", below=6)


def write(page: Page, known: Known, opened: frozenset[str]) -> None:
    """Nothing where there is but one name."""
    one = known.profile
    forms = [form for form in one.forms if form.name != one.name or one.who not in form.who]
    shown = forms[: _MOST if SECTION in opened else _FIRST]
    if not shown:
        return
    page.section(SECTION)
    for form in shown:
        _write_form(page, known, form)
    if SECTION not in opened and len(forms) > len(shown):
        page.begin(NOTE)
        page.write(f"Show all {len(forms):,}", to=Show(SECTION), colour="accent")


def _write_form(page: Page, known: Known, form: Form) -> None:
    page.begin(_FORM)
    name, so_called = clipped(form.name, _NAME), replace(known.query, entity=form.name)
    page.write(name, to=Gather(so_called, f"{known.profile.name} as “{form.name}”"), bold=True)
    page.write(f"\u2002{form.articles:,}", colour="faint")
    if known.profile.who in form.who:
        return
    page.begin(_REASON)
    if form.why:
        page.write(clipped(form.why, _WHY))
    page.aside("Not the same", TellApart(form.name, form.who))
