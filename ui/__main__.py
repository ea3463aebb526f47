"""The command ``dateline``: a window, or with a verb the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from digest import cli


def main() -> int:
    """Run the command with the process's own arguments and give its exit status."""
    return cli.main(window=_window)


def _window(place: Path, files: Sequence[Path]) -> int:
    from ui import app  # here, so that the command line works where Qt does not

    return app.run(place, files)


if __name__ == "__main__":
    sys.exit(main())
