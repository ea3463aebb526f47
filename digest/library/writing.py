"""What is taken out of the library as a file: whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from digest.errors import DatelineError
from digest.library.files import name_of

_REASONS: Mapping[int, str] = MappingProxyType(
    {
        **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "the disk is full"),
        **dict.fromkeys((errno.EACCES, errno.EPERM), "you may not write there"),
        errno.EROFS: "nothing can be written to this disk",
        **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "its folder is not there"),
        errno.EISDIR: "there is a folder of this name",
    }
)


def write(path: Path, text: str) -> None:
    """Write the text as UTF-8, its line ends as they are; what stood there stays until the new file is whole.

    Raises DatelineError with the reason where that cannot be.
    """
    content = text.encode("utf-8", "replace")
    try:
        target = Path(os.path.realpath(path))  # a link stays one
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe or a device is no file that could be replaced
        else:
            _replace(target, content)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
        raise DatelineError(f"{name_of(path)} cannot be written: {reason}.") from error


def _replace(target: Path, content: bytes) -> None:
    beside = target.with_name(f".dateline-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
