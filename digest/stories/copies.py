"""Which articles are one text: reposts, cut copies and lightly edited ones, found by the phrases that they share.

A text is known by a sample of its five-word shingles (Broder 1997). The sample is thinned by the hashes' own low
bits (FracMinHash, Irber et al. 2022), so texts of any two lengths can be compared at the coarser one's rate.
"""

from __future__ import annotations

from hashlib import blake2b

from digest.text import terms

_WIDTH = 5  # words in a shingle
_SAMPLE = 64  # a text that has so many shingles keeps at least about so many
_CONTAINED = 0.5  # share of the smaller sample that copies have in common
_FEW = 8  # fewer common shingles than this prove nothing: a teaser, a notice, one shared sentence
_PASSAGE = 48  # so few common shingles can be one long quotation: then nearly everything must agree
_NEARLY_ALL = 0.8


def shingles(text: str) -> frozenset[int]:
    """A sample of the text's five-word phrases as signed 64-bit numbers: at most about 150, the same in every run.

    Case, punctuation and spacing make no difference; Chinese and Japanese are taken by the character. Empty where
    the text has fewer than five words. Linear in the text's length.
    """
    found = terms(text)
    hashes = {_hash(" ".join(found[start : start + _WIDTH])) for start in range(len(found) - _WIDTH + 1)}
    level = max(0, (len(hashes) // _SAMPLE).bit_length() - 1)
    return _thinned(frozenset(hashes), level)


def is_copy(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two samples of ``shingles`` come from one text: whole, cut or lightly edited.

    Texts of less than a dozen words are never copies, and where little is shared nearly all of it must be:
    two articles that quote the same passage are two articles.
    """
    level = max(_level(one), _level(other))
    left, right = _thinned(one, level), _thinned(other, level)
    common = len(left & right)
    if common << level < _FEW:
        return False
    least = _NEARLY_ALL if common << level < _PASSAGE else _CONTAINED
    return common >= least * min(len(left), len(right))


def _hash(phrase: str) -> int:
    return int.from_bytes(blake2b(phrase.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def _thinned(hashes: frozenset[int], level: int) -> frozenset[int]:
    """Those whose last ``level`` bits are zero: one in 2**level."""
    mask = (1 << level) - 1
    return frozenset(value for value in hashes if not value & mask)


def _level(hashes: frozenset[int]) -> int:
    """How often a sample was halved: the zero bits that all its hashes end with."""
    bits = 0
    for value in hashes:
        bits |= value
    return (bits & -bits).bit_length() - 1 if bits else 0
