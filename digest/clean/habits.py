"""What the person decided for every article of a site, and what its other pages repeat, applied to one page."""

from __future__ import annotations

from collections.abc import Sequence

from digest.address import site
from digest.clean.drafts import Draft
from digest.clean.places import box_of
from digest.types import Habits, SiteRule

_LONG = 40  # words: running text of this length is the article's, though another page of the site has it too
_ALWAYS = "always on this site"
_ELSEWHERE = "on other pages too"


def rules_for(url: str, habits: Habits) -> Habits:
    """``habits`` with the rules of the document's own site alone."""
    own = site(url)
    return Habits(tuple(rule for rule in habits.rules if own and rule.site == own), habits.repeated)


def settled(drafts: Sequence[Draft], keys: Sequence[str], reasons: Sequence[str], habits: Habits) -> list[str]:
    """The reasons after the person's rules, which stand above what other pages repeat."""
    if not habits.rules and not habits.repeated:
        return list(reasons)
    return [_settled(draft, key, reason, habits) for draft, key, reason in zip(drafts, keys, reasons, strict=True)]


def _settled(draft: Draft, key: str, reason: str, habits: Habits) -> str:
    rule = _rule(draft, key, habits.rules)
    if rule is not None:
        return "" if rule.keep else reason or _ALWAYS
    if not reason and key in habits.repeated and not (draft.prose and draft.size >= _LONG):
        return _ELSEWHERE
    return reason


def _rule(draft: Draft, key: str, rules: Sequence[SiteRule]) -> SiteRule | None:
    """The rule that holds for a block: about its very words before about its box, a later before an earlier."""
    box = box_of(draft.place) if any(rule.box for rule in rules) else ""
    by_words = (rule for rule in reversed(rules) if rule.key and rule.key == key)
    by_box = (rule for rule in reversed(rules) if not rule.key and rule.box and rule.box == box)
    return next(by_words, None) or next(by_box, None)
