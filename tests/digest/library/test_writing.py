"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.errors import DatelineError
from digest.library.writing import write


def test_line_ends_stay_and_what_stood_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for text in ("old", "né\r\nן\n\ud800"):
        write(path, text)
    assert path.read_bytes() == "né\r\nן\n?".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_who_may_read_it_and_a_link_stays_one(tmp_path: Path) -> None:
    path, link, fresh = tmp_path / "a.txt", tmp_path / "link", tmp_path / "fresh"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write(link, "new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o640)
    assert link.is_symlink()
    write(fresh, "new")
    (tmp_path / "usual").touch()
    assert fresh.stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_half_a_file_is_never_left(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.txt"
    write(path, "old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))  # as where the disk is full
    try:
        with pytest.raises(DatelineError, match=r"^a\.txt cannot be written: .+\.$"):
            write(path, "new" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_why_it_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"^a\.txt cannot be written: its folder is not there\.$"):
        write(tmp_path / "gone" / "a.txt", "new")
    with pytest.raises(DatelineError, match="there is a folder of this name"):
        write(tmp_path, "new")
    write(Path(os.devnull), "new")
    assert not Path(os.devnull).is_file()
    if Path("/dev/full").exists():
        with pytest.raises(DatelineError, match="the disk is full"):
            write(Path("/dev/full"), "new")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may write everywhere")
def test_where_one_may_not_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DatelineError, match="you may not write there"):
        write(tmp_path / "a.txt", "new")
