"""What the person decided for all articles of a site."""

from __future__ import annotations

import sqlite3

from digest.errors import NotFound
from digest.types import SiteRule


def standing(db: sqlite3.Connection) -> tuple[SiteRule, ...]:
    """The rules that hold, by site, in the order in which they were made."""
    found = db.execute("SELECT site, box, key, keep FROM rules WHERE ended IS NULL ORDER BY site, number")
    return tuple(SiteRule(site, box, key, bool(keep)) for site, box, key, keep in found)


def words(db: sqlite3.Connection, rule: SiteRule) -> str:
    """Of the block by which a rule was made; "" where there is no such rule."""
    found = db.execute(
        "SELECT words FROM rules WHERE site = ? AND box = ? AND key = ?", (rule.site, rule.box, rule.key)
    ).fetchone()
    return str(found[0]) if found else ""


def put(db: sqlite3.Connection, action: int, rule: SiteRule, text: str) -> None:
    """Let ``rule`` hold, in the place of one for the same blocks; ``text`` is the block by which it was made."""
    found = db.execute(
        "INSERT INTO rules (site, box, key, words, keep, ended) VALUES (?, ?, ?, ?, ?, '')"
        " ON CONFLICT (site, box, key) DO UPDATE SET words = excluded.words RETURNING number",
        (rule.site, rule.box, rule.key, text, int(rule.keep)),
    ).fetchone()
    _note(db, action, found[0])
    db.execute("UPDATE rules SET keep = ?, ended = NULL WHERE number = ?", (int(rule.keep), found[0]))


def end(db: sqlite3.Connection, action: int, rule: SiteRule, now: str) -> None:
    """Let ``rule`` hold no more. Raises NotFound where it does not."""
    found = db.execute(
        "SELECT number FROM rules WHERE site = ? AND box = ? AND key = ? AND ended IS NULL",
        (rule.site, rule.box, rule.key),
    ).fetchone()
    if found is None:
        raise NotFound(f"There is no such rule for {rule.site}. It may have been removed.")
    _note(db, action, found[0])
    db.execute("UPDATE rules SET ended = ? WHERE number = ?", (now, found[0]))


def of_action(db: sqlite3.Connection, action: int) -> tuple[SiteRule, ...]:
    """The rules that an action made, changed or ended, as they are now."""
    found = db.execute(
        "SELECT r.site, r.box, r.key, r.keep FROM rule_actions a JOIN rules r ON r.number = a.rule WHERE a.action = ?",
        (action,),
    )
    return tuple(SiteRule(site, box, key, bool(keep)) for site, box, key, keep in found)


def take_back(db: sqlite3.Connection, action: int) -> None:
    """Make the rules of an action what they were before it."""
    db.execute(
        "UPDATE rules SET (keep, ended) ="
        " (SELECT a.keep, a.ended FROM rule_actions a WHERE a.action = ?1 AND a.rule = rules.number)"
        " WHERE number IN (SELECT rule FROM rule_actions WHERE action = ?1)",
        (action,),
    )


def _note(db: sqlite3.Connection, action: int, number: int) -> None:
    db.execute(
        "INSERT OR IGNORE INTO rule_actions (action, rule, keep, ended) SELECT ?, number, keep, ended FROM rules"
        " WHERE number = ?",
        (action, number),
    )
