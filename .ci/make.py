"""Everything a fresh machine needs, then the app or the tests:  python3 .ci/make.py app | test | shell

Needs nothing but Python 3.11 or newer. It makes `.venv`, installs what the lock file names (with hashes) and Dateline
itself, and on Debian or Ubuntu the system libraries that Qt needs. What is already there is not done again.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"

# What Qt loads, and the Debian package that has it. The second set is needed only for a window on a real screen.
QT_OFFSCREEN = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "glib-2.0": "libglib2.0-0",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "xkbcommon": "libxkbcommon0",
}
QT_SCREEN = {
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
}
FONTS = "fonts-dejavu-core"

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-n", "2", "--dist", "loadfile"),
)


def main() -> int:
    verb, *rest = sys.argv[1:] or ["help"]
    if verb not in ("app", "test", "shell"):
        print(__doc__)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 (for whoever starts this with an older one)
        print(f"Dateline needs Python 3.11 or newer; this is {platform.python_version()}.")
        return 1
    system_packages(QT_OFFSCREEN | (QT_SCREEN if verb == "app" else {}))
    environment()
    if verb == "app":
        return call(PYTHON, "-m", "ui", *rest)
    if verb == "shell":
        return call(PYTHON, *rest)
    return test(rest)


def test(only: list[str]) -> int:
    """Every check; with arguments only pytest, with them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if only:
        return call(PYTHON, "-m", "pytest", *only)
    for check in CHECKS:
        print("·", " ".join(check), flush=True)
        if status := call(PYTHON.with_name(check[0]), *check[1:]):
            return status
    return 0


def environment() -> None:
    """The virtual environment, as the lock file says; made anew when the lock file changed."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    if not PYTHON.exists():
        if not has_venv():
            install("python3-venv")
        must(sys.executable, "-m", "venv", VENV)
    print("Installing what Dateline needs …", flush=True)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    must(*pip, "--require-hashes", "-r", LOCK)
    must(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    STAMP.write_text(wanted)


def has_venv() -> bool:
    return subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True).returncode == 0


def system_packages(needed: dict[str, str]) -> None:
    """Bring the libraries that are missing, where this is Debian or Ubuntu; elsewhere they come with the system."""
    if platform.system() != "Linux" or not shutil.which("apt-get"):
        return
    missing = [package for library, package in needed.items() if ctypes.util.find_library(library) is None]
    if missing:
        install(*missing, FONTS)


def install(*packages: str) -> None:
    if not shutil.which("apt-get"):
        sys.exit(f"Please install first: {' '.join(packages)}")
    sudo = ["sudo"] if os.geteuid() != 0 and shutil.which("sudo") else []
    print("Installing system packages:", *packages, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    must(*sudo, "apt-get", "update", "-q", env=quiet)
    must(*sudo, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages, env=quiet)


def must(*command: object, env: dict[str, str] | None = None) -> None:
    status = call(*command, env=env)
    if status:
        sys.exit(f"This did not work: {' '.join(map(str, command))}")


def call(*command: object, env: dict[str, str] | None = None) -> int:
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env).returncode


if __name__ == "__main__":
    sys.exit(main())
