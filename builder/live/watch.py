"""Watching the inputs: which files there are, and whether they are as they were. Polled, so that it works anywhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

State = Mapping[str, tuple[int, int, int]]
"""Of each file: when it was changed, its size and its number on the disk; editors replace files as they save them."""


def state_of(inputs: Iterable[Path]) -> State:
    """Return the state of all files in these files and folders; what vanishes meanwhile is left out."""
    found: dict[str, tuple[int, int, int]] = {}
    for path in inputs:
        if path.is_dir():
            _walk(os.fspath(path), found)
        else:
            _add(os.fspath(path), found)
    return found


def _walk(folder: str, found: dict[str, tuple[int, int, int]]) -> None:
    for base, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                _add(os.path.join(base, name), found)  # noqa: PTH118 - thousands of files, several times a second


def _add(path: str, found: dict[str, tuple[int, int, int]]) -> None:
    try:
        status = os.stat(path)  # noqa: PTH116 - see above
    except OSError:
        return
    found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
