"""The word lists: each can be read, none says a thing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import lexicon

HOME = Path(__file__).parents[2] / "resources" / "lexicon"
FILES = sorted(path.relative_to(HOME) for path in HOME.rglob("*") if path.suffix in (".txt", ".tsv"))


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_file_is_read_and_says_nothing_twice(path: Path) -> None:
    name = path.with_suffix("").as_posix()
    rows = lexicon.lines(name) if path.suffix == ".txt" else lexicon.table(name)
    assert rows
    assert len(set(rows)) == len(rows)


def test_comments_and_empty_lines_say_nothing() -> None:
    assert not any(line.startswith("#") or not line for line in lexicon.lines("en/abbreviations"))


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.words("en/no-such-list")
