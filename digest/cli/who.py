"""``dateline who``: somebody, some body or some place over all articles of the library."""

from __future__ import annotations

import argparse

from digest.cli.naming import called, only
from digest.cli.opening import present
from digest.cli.output import FINE, say, width
from digest.exports import as_line, profile_as_text, profile_object


def who(options: argparse.Namespace) -> int:
    """Each who bears the name; several only where nothing tells their names apart."""
    with present(options) as library:
        profiles = [library.profile(chip.who) for chip in only(called(library, options.name))]
    if options.json:
        say("".join(as_line(profile_object(one)) for one in profiles))
    else:
        say("\n".join(profile_as_text(one, width()) for one in profiles))
    return FINE
