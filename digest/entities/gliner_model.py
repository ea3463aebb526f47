"""A GLiNER model as recogniser: told in words what to look for. Only what is on this computer already is loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypedDict

from digest.entities import aligned
from digest.entities.passage import Recogniser
from digest.errors import DatelineError
from digest.types import EntityKind

# What the model is asked for, in the spelling that it learned.
_KINDS: Mapping[str, EntityKind] = MappingProxyType(
    {"person": "person", "organization": "organisation", "location": "place", "nationality": "group"}
)
_LONGEST = 300  # characters of what GLiNER says


class _Name(TypedDict):
    start: int
    end: int
    label: str


class _Model(Protocol):
    def inference(self, texts: Sequence[str], labels: Sequence[str]) -> Iterable[Iterable[_Name]]: ...


def recogniser(model: str) -> Recogniser:
    """Raises DatelineError where GLiNER is not installed or the model not on this computer."""
    loaded = _load(model)

    def find(texts: Sequence[str]) -> Iterator[list[aligned.Stretch]]:
        for names in loaded.inference(list(texts), list(_KINDS)):
            yield [(name["start"], name["end"], _KINDS[name["label"]]) for name in names]

    return aligned.recogniser(find)


def _load(model: str) -> _Model:
    try:
        from gliner import GLiNER
    except ImportError as error:
        install = f"{sys.executable} -m pip install gliner"
        raise DatelineError(f"GLiNER is not installed. Install it with: {install}") from error
    try:
        loaded: _Model = GLiNER.from_pretrained(model, local_files_only=True)
    except (OSError, ValueError) as error:
        raise DatelineError(_absent(model)) from error
    except Exception as error:
        said = " ".join(str(error).split())[:_LONGEST]
        raise DatelineError(f"GLiNER cannot load the model {model}: {said}") from error
    return loaded


def _absent(model: str) -> str:
    if Path(model).is_absolute():
        return f"There is no GLiNER model in the folder {model}."
    fetch = f"{sys.executable} -c \"from gliner import GLiNER; GLiNER.from_pretrained('{model}')\""
    return f"The GLiNER model {model} is not on this computer. Fetch it with: {fetch}"
