"""Faults at a chosen moment: the n-th time that a program changes something on the disk, or reads one of its inputs.

Python tells of files that are opened, made, renamed and removed (audit events, PEP 578); what is written into them is
seen by files of our own in the place of Python's. SQLite writes by itself, so its statements count instead.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

Watch = Callable[[str, str], None]
"""Told what is about to happen, and to which file."""

_CHANGES = {
    "os.mkdir": "mkdir",
    "os.rename": "rename",
    "os.link": "link",
    "os.remove": "remove",
    "os.rmdir": "remove",
    "os.truncate": "write",
    "subprocess.Popen": "start",
}
_ALLOCATES = frozenset({"create", "write", "mkdir", "link", "sync", "sqlite"})
"""What a full disk refuses; it still renames and removes."""
_watch: Watch | None = None
_hooked = False


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Tell `watch` of everything that this process reads, or changes on the disk; it may raise."""
    global _watch, _hooked
    if not _hooked:
        sys.addaudithook(_hear)
        _hooked = True
    write, fsync, connect = os.write, os.fsync, sqlite3.connect

    def writing(file: int, data: Any) -> int:
        watch("write", "")
        return write(file, data)

    def syncing(file: int) -> None:
        watch("sync", "")
        fsync(file)

    def connecting(*arguments: Any, **options: Any) -> sqlite3.Connection:
        return connect(*arguments, factory=_Connection, **options)

    with (
        mock.patch.object(io, "open", _open),
        mock.patch.object(builtins, "open", _open),
        mock.patch.object(os, "write", writing),
        mock.patch.object(os, "fsync", syncing),
        mock.patch.object(sqlite3, "connect", connecting),
        mock.patch.object(shutil, "_USE_CP_SENDFILE", False),
    ):
        _watch = watch
        try:
            yield
        finally:
            _watch = None


class Count:
    """Counts the changes; at the n-th it does what it was told."""

    def __init__(self, n: int, then: Callable[[str], None] | None = None) -> None:
        self.n, self.seen, self.then = n, 0, then
        self.kinds: list[str] = []

    def __call__(self, kind: str, _path: str) -> None:
        """Count, and do it."""
        if kind == "read":
            return
        self.seen += 1
        self.kinds.append(kind)
        if self.then and self.seen >= self.n and (self.seen == self.n or kind in _ALLOCATES):
            self.then(kind)


def refused(number: int) -> Callable[[str], None]:
    """Return what raises the error of a system that refuses: `errno.ENOSPC` for a full disk."""

    def refuse(kind: str) -> None:
        if number == errno.ENOSPC and kind in ("remove", "start"):
            return
        if kind == "sqlite":
            raise sqlite3.OperationalError("database or disk is full")
        raise OSError(number, os.strerror(number))

    return refuse


def killed(_kind: str) -> None:
    """End this process as nothing can prevent."""
    os.kill(os.getpid(), signal.SIGKILL)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _watch is None:
        return
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int) or str(path).startswith(("/proc", "/dev")):
            return
        changes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if mode is None else set(mode) & set("wax+")
        _watch("create" if changes else "read", os.fsdecode(path))
    elif event in _CHANGES:
        _watch(_CHANGES[event], str(arguments[0]))


class _File(io.FileIO):
    """A file of which a part is written before the disk is full."""

    def write(self, data: Any) -> int:
        if _watch is not None:
            try:
                _watch("write", str(self.name))
            except OSError:
                super().write(memoryview(data)[: len(data) // 2])
                raise
        return super().write(data)


def _open(file: Any, mode: str = "r", buffering: int = -1, *arguments: Any, **options: Any) -> Any:
    """Open a file as Python does; what is written into one is watched."""
    if not set(mode) & set("wax") or "opener" in options or isinstance(file, int):
        return _python(file, mode, buffering, *arguments, **options)
    raw = _File(file, mode.replace("b", "").replace("t", ""))
    if buffering == 0:
        return raw
    buffer = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
    return buffer if "b" in mode else io.TextIOWrapper(buffer, *arguments, **options)


_python = io.open


class _Connection(sqlite3.Connection):
    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        if _watch is not None:
            _watch("sqlite", "")
        return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        if _watch is not None:
            _watch("sqlite", "")
        return super().executemany(*arguments)
