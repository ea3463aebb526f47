"""Which articles are one text, whole, cut or edited; and what changed from one version of it to the other."""

from digest.stories.copies import Phrases, asked, is_copy, kept, likely, likeness, phrases
from digest.stories.differences import compare

__all__ = ["Phrases", "asked", "compare", "is_copy", "kept", "likely", "likeness", "phrases"]
