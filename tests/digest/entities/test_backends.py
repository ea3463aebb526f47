"""The choice of a recogniser: what is missing is said, and what was not chosen is not loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from digest.entities import recogniser, recogniser_of
from digest.errors import DatelineError


def test_without_a_choice_names_are_recognised_by_what_ships() -> None:
    assert recogniser_of("") is recogniser.recognise


@pytest.mark.parametrize(
    ("choice", "package", "told"),
    [
        ("spacy:en_core_web_trf", "spacy", "spaCy is not installed. Install it with: {python} -m pip install spacy"),
        ("gliner:a/model", "gliner", "GLiNER is not installed. Install it with: {python} -m pip install gliner"),
    ],
)
def test_a_missing_package_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, choice: str, package: str, told: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # as where it was never installed
    with pytest.raises(DatelineError) as error:
        recogniser_of(choice)
    assert str(error.value) == told.format(python=sys.executable)


@pytest.mark.parametrize("choice", ["spacy", "spacy:", "gliner:", "stanza:en", "en_core_web_sm"])
def test_what_is_no_choice_is_told_with_those_that_there_are(choice: str) -> None:
    with pytest.raises(DatelineError, match="spacy:PIPELINE or gliner:MODEL"):
        recogniser_of(choice)


def test_what_was_not_chosen_is_not_loaded() -> None:
    program = (
        "import sys; from digest.entities import find_entities; from digest.types import Article;"
        "print(find_entities(Article('', 'Lina Mor left Paris.', (), language='en'))[0].kind, *sys.modules)"
    )
    kind, *loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.split()
    assert kind in {"person", "place"}
    assert not {"spacy", "gliner", "torch", "digest.entities.spacy_pipeline"} & set(loaded)
