"""What happened when, on the command line: from articles put in to a timeline in the form asked for."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

FERRY = """Ferry runs aground off Skagen

The ferry Aurora ran aground off Skagen on Sunday 12 September 2021, the Danish coast guard said. All ninety
passengers were brought ashore, and nobody was hurt.

The captain, Mette Holm, was heard by the police in Aarhus on 14 September 2021. In May 2019 another ferry of the same
company had struck a pier in Frederikshavn.
"""
VALLEY = """Puster valley votes to rebuild its railway

Voters in the Puster valley decided on 3 May 2015 to rebuild the railway that was closed in 1961. Anna Plaikner, the
mayor of Bruneck, said on 5 May 2015 that the first trains would run within eight years.
"""


@pytest.fixture
def library(run: Run, tmp_path: Path) -> Run:
    for name, text in (("ferry.txt", FERRY), ("valley.txt", VALLEY)):
        (tmp_path / name).write_text(text)
        assert run("add", tmp_path / name)[0] == 0
    return run


def dates(run: Run, *arguments: str) -> list[str]:
    """The dates of the events that the verb gives."""
    status, out, error = run("timeline", *arguments, "--format", "json")
    assert (status, error) == (0, "")
    return [event["when"] for event in json.loads(out)["events"]]


def test_a_timeline_of_all_articles_is_read_in_the_terminal(library: Run) -> None:
    status, out, error = library("timeline")
    assert (status, error) == (0, "")
    assert "\nSeptember 2021\n  12 Sep 2021  ●     The ferry Aurora ran aground off Skagen" in out
    assert out.index("3 May 2015") < out.index("May 2019") < out.index("14 Sep 2021")


def test_words_names_and_days_narrow_it(library: Run) -> None:
    everything = dates(library)
    assert everything == sorted(everything)
    assert {"2015-05-03", "2019-05", "2021-09-12", "2021-09-14"} <= set(everything)
    assert dates(library, "ferry", "aurora") == [when for when in everything if when >= "2019"]
    assert dates(library, "--person", "mette holm") == dates(library, "--person", "Mette") == ["2021-09-14"]
    assert "2021-09-12" in dates(library, "--place", "Skagen")
    assert "2021-09-14" not in dates(library, "--place", "Skagen")
    assert dates(library, "--from", "2019", "--until", "2021-09-12") == ["2019-05", "2021-09-12"]
    assert dates(library, "--from", "2019-05-31", "--until", "2021-09-11") == ["2019-05"]
    assert len(dates(library, "--main", "2")) == 2
    assert set(dates(library, "--main", "2")) <= set(everything)


def test_the_ending_of_the_file_tells_its_form(library: Run, tmp_path: Path) -> None:
    for ending, beginning in (
        ("html", "<!DOCTYPE html>"),
        ("ics", "BEGIN:VCALENDAR\r\n"),
        ("md", "# ferry · Timeline\n"),
    ):
        target = tmp_path / f"made.{ending}"
        assert library("timeline", "ferry", "--output", target) == (0, "", "")
        assert target.read_bytes().decode().startswith(beginning)
    assert library("timeline", "--format", "csv", "--output", tmp_path / "made.txt")[0] == 0
    with (tmp_path / "made.txt").open(encoding="utf-8-sig", newline="") as file:
        assert "2021-09-12" in [row["first_day"] for row in csv.DictReader(file)]


def test_what_is_wrong_is_one_sentence(library: Run, tmp_path: Path) -> None:
    for arguments in ([], ["--format", "ics"], ["--format", "json"], ["--output", tmp_path / "none.html"]):
        assert library("timeline", "zebra", *arguments) == (1, "", "dateline: No event fits all of this.\n")
    assert not (tmp_path / "none.html").exists()
    status, out, error = library("timeline", "--person", "Nobody Known")
    assert (status, out) == (1, "")
    assert error == (
        "dateline: No person of this name is in the library: Nobody Known. dateline search finds words of any kind.\n"
    )
    assert library("timeline", "--person", " ")[0] == 1
    assert library("timeline", "--main", "0")[0] == 2
    assert library("timeline", "--from", "soon")[0] == 2
    assert library("timeline", "--format", "docx")[0] == 2
    status, _, error = library("timeline", "--output", tmp_path / "nowhere" / "a.html")
    assert status == 1
    assert "cannot be written" in error


def test_help_says_what_it_takes(run: Run) -> None:
    status, out, _ = run("timeline", "--help")
    assert status == 0
    for option in ("--person", "--place", "--organisation", "--from", "--until", "--main", "--format", "--output"):
        assert option in out


def test_a_shell_gets_bytes_as_the_standards_have_them(library: Run, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui", "timeline", "--format", "csv", "--library", str(tmp_path / "library")]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"\xef\xbb\xbfdate,")
    assert done.stdout.count(b"\r\n") == done.stdout.count(b"\n") > 4
