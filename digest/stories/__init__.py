"""Which articles are one text, whole, cut or edited; and what changed from one version of it to the other."""

from digest.stories.copies import Phrases, is_copy, likeliest, likeness, phrases
from digest.stories.differences import compare

__all__ = ["Phrases", "compare", "is_copy", "likeliest", "likeness", "phrases"]
