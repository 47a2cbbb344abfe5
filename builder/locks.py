"""One build at a time writes a folder. The lock is the system's, so it goes when whoever holds it dies.

It lies on a file beside the folder, which says whose it is. Locks of this kind (POSIX record locks, and their like on
Windows) belong to a process and not to what it starts: a worker that outlives a killed build holds nothing. Where the
file system knows no locks, nothing is locked.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from builder.errors import BuilderError, Problem

_UNKNOWN = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
_AT = 1 << 30
"""Where in the file the locked byte is: far behind the text, which Windows would not let others read otherwise."""
_held: set[Path] = set()
"""What this process holds: the system lets a process take the same lock twice."""


class Busy(BuilderError):
    """Another build is writing one of the folders; nothing was replaced."""


@contextlib.contextmanager
def holding(*targets: Path) -> Iterator[None]:
    """Keep other builds from writing these folders while the block runs. Raises Busy where one is doing so."""
    with contextlib.ExitStack() as held:
        for target in sorted({target.resolve() for target in targets}):
            held.enter_context(_holding(target))
        yield


@contextlib.contextmanager
def _holding(target: Path) -> Iterator[None]:
    file = target.parent / f".{target.name}.briefing-lock"
    if file in _held:
        raise _busy(target, f"process {os.getpid()}, this one,")
    file.parent.mkdir(parents=True, exist_ok=True)
    taken = _taken(file, target)
    _held.add(file)
    try:
        os.ftruncate(taken, 0)
        os.write(taken, f"process {os.getpid()} ({_command()})\n".encode(errors="replace"))
        yield
    finally:
        _held.discard(file)
        with contextlib.suppress(OSError):  # Windows removes no open file.
            if sys.platform != "win32":
                file.unlink()
        os.close(taken)
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                file.unlink()


def _taken(file: Path, target: Path) -> int:
    """Return the locked file. Whoever had it before may have removed it meanwhile; then there is another by now."""
    while True:
        opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _lock(opened):
                holder = os.read(opened, 200).decode("utf-8", "replace").strip()
                raise _busy(target, holder or "another process")
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(opened), os.stat(file)):  # noqa: PTH116 - of the name, not of the file
                    return opened
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)


def _lock(opened: int) -> bool:
    """Lock an open file, and say whether nobody else had done so."""
    os.lseek(opened, 0, os.SEEK_SET)
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(opened, _AT, os.SEEK_SET)
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
            os.lseek(opened, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _AT)
    except OSError as error:
        if error.errno in _UNKNOWN:
            return True
        if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise
        os.lseek(opened, 0, os.SEEK_SET)
        return False
    return True


def _command() -> str:
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:150]


def _busy(target: Path, holder: str) -> Busy:
    shown = os.path.relpath(target) if target.is_relative_to(Path.cwd()) else str(target)
    text = f"is being written by {holder}; wait until that is done, or stop it, and run this again"
    return Busy([Problem(path=shown, text=f"the output folder {text}")])
