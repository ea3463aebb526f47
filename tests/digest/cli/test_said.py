"""Who said what, on the command line: from articles put in to a ledger in the form asked for."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

FERRY = """Ferry runs aground off Skagen

Published 13 September 2021

The ferry Aurora ran aground off Skagen on Sunday. "We heard a noise and then nothing moved," Mette Holm told
reporters in Aarhus on Monday.

Holm said that 40 passengers had been hurt on board the ferry.
"""
PIER = """Aurora captain heard by police

Published 13 September 2021

"We heard a noise and then nothing moved," Mette Holm said on Monday.

Mette Holm said that 14 passengers had been hurt on board the ferry.
"""
VALLEY = """Puster valley votes to rebuild its railway

Published 5 May 2015

Voters in the Puster valley rebuild the railway that was closed in 1961. Ada Holm said that the first trains would run
within eight years.
"""


@pytest.fixture
def library(run: Run, tmp_path: Path) -> Run:
    for name, text in (("ferry.txt", FERRY), ("pier.txt", PIER), ("valley.txt", VALLEY)):
        (tmp_path / name).write_text(text)
        assert run("add", tmp_path / name)[0] == 0
    return run


def statements(run: Run, *arguments: str) -> list[dict[str, object]]:
    status, out, error = run("said", *arguments, "--format", "json")
    assert (status, error) == (0, "")
    return list(json.loads(out)["statements"])


def test_all_statements_are_read_in_the_terminal(library: Run) -> None:
    status, out, error = library("said")
    assert (status, error) == (0, "")
    assert out.index("May 2015\n") < out.index("Ada Holm") < out.index("September 2021\n") < out.index("Mette Holm")
    assert out.count("“We heard a noise and then nothing moved") == 1


def test_a_name_and_words_narrow_it(library: Run) -> None:
    everything = statements(library)
    holm = statements(library, "Mette Holm")
    assert 2 <= len(holm) < len(everything)
    assert statements(library, "mette") == statements(library, "METTE HOLM") == holm
    assert len(statements(library, "Mette Holm", "noise", "reporters")) <= len(holm)
    assert len(statements(library, "", "railway")) == 1
    assert library("said", "Mette Holm", "railway") == (
        1,
        "",
        "dateline: No statement of Mette Holm fits all of this.\n",
    )


def test_versions_stand_beside_each_other(library: Run) -> None:
    status, out, _ = library("said", "Mette Holm")
    assert status == 0
    assert "Another version (40 passengers, elsewhere 14 passengers): 40 passengers had been hurt" in out


def test_a_name_that_several_bear_is_asked_back(library: Run) -> None:
    status, out, error = library("said", "Holm")
    assert (status, out) == (1, "")
    assert error in (
        "dateline: Several are called so: Ada Holm and Mette Holm. Give the whole name.\n",
        "dateline: Several are called so: Mette Holm and Ada Holm. Give the whole name.\n",
    )


def test_the_ending_of_the_file_tells_its_form(library: Run, tmp_path: Path) -> None:
    for ending, beginning in (("html", "<!DOCTYPE html>"), ("md", "# What Mette Holm said\n")):
        target = tmp_path / f"made.{ending}"
        assert library("said", "Mette Holm", "--output", target) == (0, "", "")
        assert target.read_bytes().decode().startswith(beginning)
    assert library("said", "--format", "csv", "--output", tmp_path / "made.txt")[0] == 0
    with (tmp_path / "made.txt").open(encoding="utf-8-sig", newline="") as file:
        assert any("nothing moved" in value for row in csv.DictReader(file) for value in row.values())


def test_what_is_wrong_is_one_sentence(library: Run, tmp_path: Path) -> None:
    status, out, error = library("said", "Nobody Known", "--output", tmp_path / "none.html")
    assert (status, out) == (1, "")
    assert error == (
        "dateline: Nobody of this name is in the library: Nobody Known. dateline search finds words of any kind.\n"
    )
    assert not (tmp_path / "none.html").exists()
    assert library("said", "", "zebra") == (1, "", "dateline: No statement fits all of this.\n")
    assert library("said", "--format", "ics")[0] == 2


def test_help_says_what_it_takes(run: Run) -> None:
    status, out, _ = run("said", "--help")
    assert status == 0
    for option in ("NAME", "QUERY", "--format", "--output"):
        assert option in out
    assert "said" in run("--help")[1]
