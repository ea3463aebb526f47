"""A spaCy pipeline as recogniser: one that the person installed, or the folder of their own."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from digest.entities import aligned
from digest.entities.passage import Recogniser
from digest.errors import DatelineError
from digest.types import EntityKind

# The labels of OntoNotes, and of the Wikipedia in many languages.
_KINDS: Mapping[str, EntityKind] = MappingProxyType(
    {
        "PERSON": "person", "PER": "person", "ORG": "organisation",
        "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    }
)  # fmt: skip
_GRAMMAR = ("parser", "senter", "tagger", "morphologizer", "attribute_ruler", "lemmatizer", "trainable_lemmatizer")
_LONGEST = 300  # characters of what spaCy says


class _Name(Protocol):
    start_char: int
    end_char: int
    label_: str


class _Doc(Protocol):
    ents: Sequence[_Name]


class _Pipeline(Protocol):
    def pipe(self, texts: Iterable[str]) -> Iterator[_Doc]: ...


def recogniser(pipeline: str) -> Recogniser:
    """Raises DatelineError where spaCy or the pipeline is not installed, or gives no names."""
    loaded = _load(pipeline)

    def find(texts: Sequence[str]) -> Iterator[list[aligned.Stretch]]:
        for doc in loaded.pipe(texts):
            yield [(name.start_char, name.end_char, _KINDS[name.label_]) for name in doc.ents if name.label_ in _KINDS]

    return aligned.recogniser(find)


def _load(pipeline: str) -> _Pipeline:
    try:
        import spacy
    except ImportError as error:
        raise DatelineError(
            f"spaCy is not installed. Install it with: {sys.executable} -m pip install spacy"
        ) from error
    try:
        loaded = spacy.load(pipeline, exclude=_GRAMMAR)
    except OSError as error:
        raise DatelineError(_absent(pipeline)) from error
    except Exception as error:
        said = " ".join(str(error).split())[:_LONGEST]
        raise DatelineError(f"spaCy cannot load the pipeline {pipeline}: {said}") from error
    if not any("doc.ents" in loaded.get_pipe_meta(part).assigns for part in loaded.pipe_names):
        raise DatelineError(f"The spaCy pipeline {pipeline} recognises no names; choose one that does.")
    return cast(_Pipeline, loaded)


def _absent(pipeline: str) -> str:
    if len(Path(pipeline).parts) > 1:
        return f"There is no spaCy pipeline in the folder {pipeline}."
    download = f"{sys.executable} -m spacy download {pipeline}"
    return f"The spaCy pipeline {pipeline} is not installed. Install it with: {download}"
