"""Files of this machine: what is gathered from folders, and what is never opened."""

import os
import socket
import sys
from pathlib import Path

import pytest

from digest.errors import Unreadable
from digest.library import files
from digest.types import Failure

posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")


def reason(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        files.contents(path)
    return str(caught.value)


def gathered(*paths: Path) -> list[str]:
    return [found.name for found in files.gather(paths)]


# ------------------------------------------------------------ folders


def test_folders_are_opened_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "a/deep/er/3.txt", ".hidden", "a/.git/x", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert gathered(tmp_path) == ["b.txt", "c.txt", "1.txt", "2.txt", "3.txt"]
    assert gathered(tmp_path / "c.txt", tmp_path / "a" / "deep", tmp_path / ".hidden", tmp_path / "none") == [
        "c.txt",
        "3.txt",
        ".hidden",
        "none",
    ]


def test_what_a_browser_saved_beside_a_page_is_left_out(tmp_path: Path) -> None:
    for name in ("page.html", "page_files/style.css", "page/note.txt", "notes_files/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert gathered(tmp_path) == ["page.html", "a.txt", "note.txt"]


@posix
def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert gathered(tmp_path) == ["a.txt", "link.txt", "self"]
    assert "cannot be read" in reason(tmp_path / "self")


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_permission_is_a_failure_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o000)
    (tmp_path / "a.txt").write_text("")
    found = list(files.gather([tmp_path]))
    (tmp_path / "shut").chmod(0o700)
    assert found[0] == tmp_path / "a.txt"
    assert isinstance(found[1], Failure)
    assert "may not be opened" in found[1].reason


def test_a_folder_that_vanished_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda self: True)
    (found,) = files.gather([tmp_path / "gone"])
    assert isinstance(found, Failure)
    assert "cannot be opened" in found.reason


# ------------------------------------------------------------ contents


def test_the_bytes_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(range(256)))
    assert files.contents(tmp_path / "a") == bytes(range(256))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(b"here")
    assert files.contents(path) == b"here"
    assert files.name_of(path) == "caf\ufffd.txt"
    assert gathered(tmp_path) == [path.name]


def test_no_file(tmp_path: Path) -> None:
    assert "no such file" in reason(tmp_path / "gone")
    assert "no such file" in reason(tmp_path / "a\0b")
    assert "a folder" in reason(tmp_path)


@posix
def test_devices_pipes_and_sockets_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    listener = socket.socket(socket.AF_UNIX)
    short = Path("sock")
    before = Path.cwd()
    os.chdir(tmp_path)  # the name of a socket may be 100 bytes long
    try:
        listener.bind(str(short))
    finally:
        os.chdir(before)
    for path in (tmp_path / "pipe", tmp_path / "sock", Path("/dev/zero"), Path("/dev/null")):
        assert "not a file" in reason(path)
    listener.close()


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(200_000_000)
    assert "200 MB" in reason(tmp_path / "big.txt")


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a").touch(mode=0o000)
    assert "may not be read" in reason(tmp_path / "a")
