"""Who somebody is, on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

FIRST = """Ferry runs aground off Skagen

Published 13 September 2021

The ferry Aurora ran aground off Skagen on Sunday. "We heard a noise," Mette Holm told reporters of the Aarhus Post.
"""
SECOND = """Ferry captain heard by police

Published 20 September 2021

Holm was heard by the police in Skagen on Monday, the Aarhus Post said. Ada Holmberg was not.
"""


@pytest.fixture
def library(run: Run, tmp_path: Path) -> Run:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text)
        assert run("add", tmp_path / name)[0] == 0
    return run


def test_it_is_read_in_the_terminal(library: Run) -> None:
    status, out, error = library("who", "mette")
    assert (status, error) == (0, "")
    assert out.startswith(
        "Mette Holm\n  person\n  in 2 articles, 13 September 2021 to 20 September 2021, 1 statement\n"
    )
    assert "  Holm (1): other articles name" in out
    assert "Skagen (2)" in out


def test_it_is_given_to_programs(library: Run) -> None:
    status, out, _ = library("who", "Mette Holm", "--json")
    told = json.loads(out)
    assert (status, told["name"], told["articles"], told["first"]) == (0, "Mette Holm", 2, "2021-09-13")
    assert told["weeks"] == [{"monday": "2021-09-13", "articles": 1}, {"monday": "2021-09-20", "articles": 1}]
    assert [form["name"] for form in told["forms"]] == ["Mette Holm", "Holm"]
    place = json.loads(library("who", "Skagen", "--json")[1])["place"]
    assert place is None or place["country"] == "DK"


def test_nobody_and_several(library: Run) -> None:
    status, out, error = library("who", "Xanthippe")
    assert (status, out) == (1, "")
    assert "Nobody of this name is in the library: Xanthippe." in error
    status, _, error = library("who", "holm")
    assert status == 1
    assert "Several are called so: " in error
    assert "Mette Holm" in error
