"""The files of this machine: folders opened, and contents read without falling into a device, a loop or a giant."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest.errors import Unreadable
from digest.pool import Limits
from digest.types import Failure

_LARGEST = Limits().size


def gather(paths: Iterable[Path]) -> Iterator[Path | Failure]:
    """The files among ``paths`` and in the folders among them, in order; what cannot be opened, as Failure.

    Within a folder hidden files, links to folders and the ``_files`` beside a saved page are left out.
    """
    for path in paths:
        try:
            folder = path.is_dir()
        except OSError:
            folder = False  # its contents will say what is wrong
        if folder:
            yield from _inside(path)
        else:
            yield path


def _inside(top: Path) -> Iterator[Path | Failure]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(
                    (entry for entry in scan if not entry.name.startswith(".")), key=lambda entry: entry.name
                )
        except OSError as error:
            yield Failure(name_of(folder), _folder_reason(error))
            continue
        beside = {f"{os.path.splitext(entry.name)[0]}_files" for entry in entries if _is_page(entry.name)}
        folders = {entry.path: entry for entry in entries if _is_folder(entry)}
        waiting += [
            Path(path)
            for path, entry in reversed(folders.items())
            if not entry.is_symlink() and entry.name not in beside
        ]
        yield from (Path(entry.path) for entry in entries if entry.path not in folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads in a circle


def _is_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def _folder_reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "This folder may not be opened. Allow reading it, or choose its files yourself."
    return f"This folder cannot be opened: {error.strerror or error}."


def name_of(path: Path) -> str:
    """The name as people see it; bytes that are no UTF-8 become the replacement mark."""
    return os.fsencode(path.name or path).decode("utf-8", "replace")


def contents(path: Path) -> bytes:
    """The bytes of a file. Raises Unreadable with a sentence where it is none, may not be read, or is too large."""
    try:
        _refuse_strange(path.stat())
        with open(os.open(path, os.O_RDONLY | _PLAIN), "rb") as file:
            _refuse_strange(os.fstat(file.fileno()))  # what stood there a moment ago may be gone
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise Unreadable(_file_reason(error)) from error
    if len(data) > _LARGEST:
        raise Unreadable(_too_large(len(data)))
    return data


_PLAIN = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe put in the file's place must not wait


def _refuse_strange(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("This is a folder, not a file.")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("This is a device, a pipe or a socket, not a file. Choose a file.")
    if status.st_size > _LARGEST:
        raise Unreadable(_too_large(status.st_size))


def _too_large(size: int) -> str:
    return (
        f"This file has {size / 1e6:,.0f} MB; Dateline reads files up to {_LARGEST / 1e6:,.0f} MB. "
        "Cut out the article and add that."
    )


def _file_reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | ValueError):
        return "There is no such file. It may have been moved or deleted."
    if isinstance(error, PermissionError):
        return "This file may not be read. Allow reading it and add it again."
    return f"This file cannot be read: {error.strerror or error}."
