"""The command ``dateline``: a window, or with a verb the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from digest import cli
from digest.errors import DatelineError


def main() -> int:
    """Run the command with the process's own arguments and give its exit status."""
    return cli.main(window=_window)


def _window(place: Path, files: Sequence[Path]) -> int:
    try:
        import PySide6.QtWidgets  # noqa: F401 -- not before, so that the command line works where Qt does not
    except ImportError as error:
        raise DatelineError(
            f"The window cannot open, because a part that it needs is missing here ({error}). The README names what a "
            "bare system lacks; the command line works without it: dateline --help."
        ) from error
    from ui import app

    return app.run(place, files)


if __name__ == "__main__":
    sys.exit(main())
