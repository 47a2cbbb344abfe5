"""What was found in articles, kept from one build to the next. It can be lost at any time, and it decides nothing.

A key is a digest of everything that a value depends on, the program included, so nothing here is ever out of date; what
cannot be read, for whatever reason, is found anew. Values are records of ours, pickled: a file could come
from a stranger, so that no other class, and no function, is let in while they are read (Python's documentation,
"pickle: Restricting Globals"), and each bears a digest of itself.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import io
import pickle
import platform
import sqlite3
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

FILE = "articles.db"
_SCHEMA = 1
_RECORDS = ("builder.model", "builder.errors", "builder.check", "builder.brief.rank")
_LIBRARIES = ("spacy", "lxml", "markdown-it-py", "numpy")
"""Whose versions may change what is found in an article."""
_PENDING = 500
"""Values written at once."""
_SPARE = 4
"""How many times as many values are kept as the last run needed: those of other corpora, and of yesterday's names."""
_SIZE = 20
"""Bytes of a digest."""


def digest(*parts: bytes | str) -> bytes:
    """Return the digest of the parts, of each by itself."""
    whole = hashlib.sha256()  # which processors have instructions for
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.digest()[:_SIZE]


@functools.cache
def program() -> bytes:
    """Return the digest of the program: its files, its libraries and the Python that runs it."""
    root = Path(__file__).parent
    files = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".json", ".txt"))
    parts: list[bytes | str] = [platform.python_version(), str(_SCHEMA)]
    parts += [metadata.version(name) for name in _LIBRARIES]
    for path in files:
        parts += [path.relative_to(root).as_posix(), path.read_bytes()]
    return digest(*parts)


class Cache:
    """A table of values by key in one file. Without a folder, or where the file cannot be used, it keeps nothing."""

    def __init__(self, folder: Path | None, name: str = FILE) -> None:
        self._path = folder / name if folder else None
        self._table = _opened(self._path) if self._path else None
        self._pending: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def get(self, key: bytes, refers: object = None) -> Any:
        """Return the value of a key, None where there is none; `refers` is the record that `put` was told of."""
        if self._table is None:
            return None
        try:
            row = self._table.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self._give_up()
            return None
        if row is None or not isinstance(row[0], bytes) or digest(row[0][_SIZE:]) != row[0][:_SIZE]:
            return None
        try:
            value = unpacked(row[0][_SIZE:], refers)
        except Exception:  # a pickle that is not ours may raise anything
            return None
        self._used.add(key)
        return value

    def put(self, key: bytes, value: object, refers: object = None) -> None:
        """Keep a value. Within it, `refers` is only referred to: whoever gets the value has that record."""
        if self._table is None:
            return
        written = packed(value, refers)
        self._used.add(key)
        self._pending[key] = digest(written) + written
        if len(self._pending) >= _PENDING:
            self._write()

    def tidy(self) -> None:
        """Forget what nobody has asked for in a while; only a run that has asked for all that it needs may say so."""
        self._write()
        if self._table is None:
            return
        try:
            (count,) = self._table.execute("SELECT count(*) FROM kept").fetchone()
            if count > _SPARE * len(self._used) + _PENDING:
                self._forget(self._table)
        except sqlite3.Error:
            self._give_up()

    def close(self) -> None:
        """Write what is pending."""
        self._write()
        if self._table is None:
            return
        try:
            self._table.close()
        except sqlite3.Error:
            self._give_up()

    def _write(self) -> None:
        if self._table is None or not self._pending:
            return
        try:
            with self._table:
                self._table.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", self._pending.items())
        except sqlite3.Error:
            self._give_up()
        self._pending.clear()

    def _forget(self, table: sqlite3.Connection) -> None:
        with table:
            table.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            table.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
            table.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)")
        table.execute("VACUUM")

    def _give_up(self) -> None:
        """Do without the file from here on; one that is broken is cleared out of the next run's way."""
        table, self._table = self._table, None
        if table is None or self._path is None:
            return
        with contextlib.suppress(sqlite3.Error):
            broken = table.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)
            table.close()
            if not broken:
                return
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


@contextlib.contextmanager
def keeping(folder: Path | None, name: str = FILE) -> Iterator[Cache]:
    """Give the cache of a folder while the block runs; what was put into it is kept even where the block fails."""
    cache = Cache(folder, name)
    try:
        yield cache
    finally:
        cache.close()


def packed(value: object, refers: object = None) -> bytes:
    """Return records of ours as bytes; `refers` as in `Cache.put`."""
    if refers is None:
        return pickle.dumps(value, protocol=5)
    written = io.BytesIO()
    _Writer(written, refers).dump(value)
    return written.getvalue()


def unpacked(data: bytes, refers: object = None) -> Any:
    """Return what was packed. Raises anything where that was not ours."""
    return _Reader(data, refers).load()


class _Writer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, refers: object) -> None:
        super().__init__(file, protocol=5)
        self._refers = refers

    def persistent_id(self, obj: object) -> str | None:
        return "refers" if obj is self._refers else None


class _Reader(pickle.Unpickler):
    def __init__(self, data: bytes, refers: object) -> None:
        super().__init__(io.BytesIO(data))
        self._refers = refers

    def persistent_load(self, _pid: object) -> object:
        return self._refers

    def find_class(self, module: str, name: str) -> type:
        return _record(module, name)


@functools.cache
def _record(module: str, name: str) -> type:
    """Return a class of records. Raises pickle.UnpicklingError for anything else."""
    found = getattr(import_module(module), name, None) if module in _RECORDS else None
    if isinstance(found, type) and is_dataclass(found):
        return found
    raise pickle.UnpicklingError(f"{module}.{name} is no record")


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return the table in a file, made anew where it is missing, foreign or of another version; None if in vain."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            table = sqlite3.connect(path, timeout=1)
            table.execute("PRAGMA synchronous = OFF")  # what a power cut destroys is found anew
            (version,) = table.execute("PRAGMA user_version").fetchone()
            if version == 0:
                with table:
                    table.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
                    table.execute(f"PRAGMA user_version = {_SCHEMA}")
            if version in (0, _SCHEMA):
                return table
            table.close()
        except sqlite3.OperationalError:  # locked, read-only, or the disk is full: somebody else's to mend
            return None
        except (sqlite3.Error, OSError):
            pass
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return None
    return None
