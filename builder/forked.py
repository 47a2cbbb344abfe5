"""Work that is shared by copies of this process: each sees all that was made, does its part and hands back a little.

For what needs the whole corpus but a page at a time. Nothing is sent to the copies, so it pays where sending would not.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")

WORTH_COPIES = 100
"""Pages or articles below which copying this process takes longer than the work."""

_work: Callable[[int], Any] | None = None
"""Set just before the copies are made, which is how they get it."""


def shares(jobs: int, count: int) -> int:
    """Return in how many parts so many pages or articles are best done."""
    return jobs if count >= WORTH_COPIES else 1


def forked(work: Callable[[int], T], parts: int) -> list[T]:
    """Return what `work` makes of 0, 1, … up to `parts`, each in a copy of this process.

    What one raises is raised here. Where processes cannot be copied, this one does all.
    """
    global _work
    if parts == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(part) for part in range(parts)]
    _work = work
    try:
        with ProcessPoolExecutor(parts, multiprocessing.get_context("fork"), end_with_parent) as pool:
            return list(pool.map(_done, range(parts)))
    finally:
        _work = None


def end_with_parent() -> None:
    """End this process once the one that started it is gone: killed, it can tell nobody to stop waiting for work."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _done(part: int) -> Any:
    assert _work is not None
    return _work(part)
