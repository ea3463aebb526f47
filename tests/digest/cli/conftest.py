"""The command line with a library of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from digest import cli


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a verb with a library of the test's own: status, standard output, standard error."""

    def obeyed(*arguments: str | Path) -> tuple[int, str, str]:
        words = [*map(str, arguments), "--library", str(tmp_path / "library")]
        status = cli.main(words, window=lambda place, files: 9)
        out, error = capsys.readouterr()
        return status, out, error

    return obeyed
