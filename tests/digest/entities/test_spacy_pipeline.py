"""A real spaCy pipeline, of rules written for these tests, as recogniser; skipped where spaCy is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.entities import find_entities, recogniser_of
from digest.errors import DatelineError
from digest.pool import Pool
from digest.types import Article

spacy = pytest.importorskip("spacy")

TEXT = "Brisk Quillon met the Vells in Ostmere.\n\nQuillon spoke for Tarn Lantern on a Monday."
RULES = {"Brisk Quillon": "PERSON", "Quillon": "PER", "Vells": "NORP", "Ostmere": "GPE", "Tarn Lantern": "ORG"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline as a person may have made it."""
    pipeline = spacy.blank("en")
    rules = pipeline.add_pipe("entity_ruler")
    rules.add_patterns([{"label": label, "pattern": name} for name, label in RULES.items()])
    rules.add_patterns([{"label": "DATE", "pattern": "Monday"}])
    path = tmp_path_factory.mktemp("spacy") / "pipeline"
    pipeline.to_disk(path)
    return path


def test_its_names_become_entities_with_every_mention(folder: Path) -> None:
    found = find_entities(Article("", TEXT, (), language="en"), recogniser_of(f"spacy:{folder}"))
    assert {entity.name: entity.kind for entity in found} == {
        "Brisk Quillon": "person",
        "Tarn Lantern": "organisation",
        "Ostmere": "place",
        "Vells": "group",
    }
    for mention in (mention for entity in found for mention in entity.mentions):
        assert TEXT[mention.span.start : mention.span.end] == mention.text
    assert [mention.text for mention in found[0].mentions] == ["Brisk Quillon", "Quillon"]


def test_a_pipeline_that_is_not_here_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"Install it with: .* -m spacy download no_such_pipeline"):
        recogniser_of("spacy:no_such_pipeline")
    with pytest.raises(DatelineError, match="There is no spaCy pipeline in the folder"):
        recogniser_of(f"spacy:{tmp_path / 'nowhere'}")


def test_a_pipeline_without_names_is_told(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(DatelineError, match="recognises no names"):
        recogniser_of(f"spacy:{tmp_path / 'blank'}")


def test_a_damaged_pipeline_is_told(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "meta.json").write_text((folder / "meta.json").read_text())
    (broken / "config.cfg").write_text('[nlp]\nlang = "en"\npipeline = ["ferry"]\n[components]\n[components.ferry]\n')
    with pytest.raises(DatelineError, match="cannot load the pipeline"):
        recogniser_of(f"spacy:{broken}")


def test_it_works_in_the_processes_that_analyse(folder: Path) -> None:
    pool = Pool(1, recogniser=f"spacy:{folder}")
    try:
        pool.recognise_with(f"spacy:{folder}")
        (read,) = pool.read("a.txt", TEXT.encode()).reads
        assert "Vells" in {entity.name for entity in read.analysis.entities}
        pool.recognise_with("")
        (read,) = pool.read("a.txt", TEXT.encode()).reads
        assert "Vells" not in {entity.name for entity in read.analysis.entities}
    finally:
        pool.close()
