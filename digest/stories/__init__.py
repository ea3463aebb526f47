"""Which articles are one text, whole, cut or edited; and what changed from one version of it to the other."""

from digest.stories.copies import is_copy, shingles
from digest.stories.differences import compare

__all__ = ["compare", "is_copy", "shingles"]
