"""Which recogniser the person chose: Dateline's own, or a stronger one that they installed, loaded when asked for."""

from __future__ import annotations

import os

from digest.entities import recogniser
from digest.entities.passage import Recogniser
from digest.errors import DatelineError


def recogniser_of(choice: str) -> Recogniser:
    """``spacy:PIPELINE``, ``gliner:MODEL``, or "" for Dateline's own; a model goes by its name or its folder.

    Raises DatelineError with a sentence that says what to install where it is not there. Nothing is fetched.
    """
    if not choice:
        return recogniser.recognise
    package, _, model = choice.partition(":")
    os.environ["HF_HUB_OFFLINE"] = "1"  # else loading a model asks the network whether there is a newer one
    if package == "spacy" and model:
        from digest.entities import spacy_pipeline

        return spacy_pipeline.recogniser(model)
    if package == "gliner" and model:
        from digest.entities import gliner_model

        return gliner_model.recogniser(model)
    raise DatelineError(f"“{choice}” recognises no names here. Write spacy:PIPELINE or gliner:MODEL.")
