"""Rules for a site: what the person decides about a kind of block, once for all its articles."""

from __future__ import annotations

from digest.errors import DatelineError, NotFound
from digest.library.analysing import catch_up
from digest.library.keeping import Doing
from digest.library.means import Means
from digest.store import Connection, rules, shelf, sites
from digest.types import Block, Changes, SiteRule

_NO_SITE = "This article does not say which site it is from, so there can be no rule for it. Change only this article."
_NO_BLOCK = "The article has no such part any more. Look at it again."


def site_rules(means: Means) -> list[SiteRule]:
    with means.store.reading() as db:
        return list(rules.standing(db))


def words(means: Means, rule: SiteRule) -> str:
    with means.store.reading() as db:
        return rules.words(db, rule)


def add(means: Means, article: str, key: str, *, kept: bool) -> Changes:
    """See ``Library.add_site_rule``."""
    with means.store.writing() as db:
        rule, block = _rule(db, article, key, kept)
        if rule in rules.standing(db):
            return Changes()
        doing = Doing("rule", means.now())
        rules.put(db, doing.number(db), rule, " ".join(block.text.split()))
        sites.add_due(db, sites.touched(db, rule))
    return Changes(updated=catch_up(means))


def remove(means: Means, rule: SiteRule) -> Changes:
    """See ``Library.remove_site_rule``."""
    doing = Doing("unrule", means.now())
    with means.store.writing() as db:
        rules.end(db, doing.number(db), rule, doing.now)
        sites.add_due(db, sites.touched(db, rule))
    return Changes(updated=catch_up(means))


def _rule(db: Connection, article: str, key: str, kept: bool) -> tuple[SiteRule, Block]:
    number = shelf.find(db, article).number
    analysis = shelf.analysis(db, number)
    block = next((block for block in (analysis.article.blocks if analysis else ()) if block.key == key), None)
    if analysis is None or block is None:
        raise NotFound(_NO_BLOCK)
    site = sites.of(analysis.article)
    if not site:
        raise DatelineError(_NO_SITE)
    return SiteRule(site, block.box, "" if block.box else key, kept), block
