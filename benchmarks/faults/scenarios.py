"""What is done to a build, and what must hold then. Each function returns what is wrong, in words.

Always: an output folder is the old one or the new one, to the byte; nothing that a person wrote has changed; a message
without a traceback says what happened; the next run succeeds, gives the bytes of a build that nothing disturbed, and
leaves nothing lying about.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from benchmarks.faults.inject import Count, killed, refused, watching
from benchmarks.faults.project import Ended, Faulty
from tests.conftest import tree
from tests.test_cache import EDITS

_OPTIONS = {"build/docs": "out", "site": "site"}
_READ = ("seeds/", "content/", "mkdocs.yml", "overrides/")


def changes(faulty: Faulty) -> int:
    """Return how often a build that nothing disturbs changes something on the disk."""
    found = faulty.folder.with_name("changes")

    @contextmanager
    def counting() -> Iterator[None]:
        count = Count(0)
        try:
            with watching(count):
                yield
        finally:
            found.write_text(str(count.seen), encoding="utf-8")

    faulty.edited()
    faulty.run(around=counting)
    return int(found.read_text(encoding="utf-8"))


def killed_at(faulty: Faulty, n: int) -> list[str]:
    """Kill a build as it is about to change something for the n-th time."""
    faulty.edited()
    ended = faulty.run(around=lambda: watching(Count(n, killed)))
    return [*_killed(ended), *faulty.wrong(), *faulty.next_run()]


def killed_after(faulty: Faulty, seconds: float) -> list[str]:
    """Kill a build after so many seconds; it may have ended by then."""
    faulty.edited()
    with faulty.running() as process:
        process.kill(seconds)
        ended = process.end()
    return [*([] if ended.code == 0 else _killed(ended)), *faulty.wrong(), *faulty.next_run()]


def refused_at(faulty: Faulty, n: int, number: int = errno.ENOSPC) -> list[str]:
    """Have the system refuse the n-th change, and with a full disk all that follow which need more of it."""
    faulty.edited()
    ended = faulty.run(around=lambda: watching(Count(n, refused(number))))
    wrong = faulty.wrong(after_too=ended.code == 0)
    wrong += _unexplained(ended, os.strerror(number))
    return [*wrong, *faulty.next_run()]


def two_at_once(faulty: Faulty, apart: float) -> list[str]:
    """Start two builds of the same folders, the second a little later; both end well, one after the other."""
    faulty.edited()
    with faulty.running() as first:
        time.sleep(apart)
        with faulty.running() as second:
            ends = [first.end(), second.end()]
    wrong = [f"one of two builds ended with {end.code}: {end.said}" for end in ends if end.code]
    return [*wrong, *_unexplained(ends[0]), *_unexplained(ends[1]), *faulty.wrong(), *faulty.next_run()]


def changed_while_read(faulty: Faulty, n: int, change: Callable[[Path], None]) -> list[str]:
    """Change or remove an input as it is about to be read, the n-th time that one is."""
    faulty.edited()
    seen = 0

    def watch(kind: str, path: str) -> None:
        nonlocal seen
        if kind != "read" or not path.removeprefix(f"{faulty.folder}/").startswith(_READ) or not Path(path).is_file():
            return
        seen += 1
        if seen == n:
            change(Path(path))

    ended = faulty.run(around=lambda: watching(watch))
    wrong = _unexplained(ended)
    if ended.code:
        wrong += [
            f"{name} changed, though the build failed"
            for name in faulty.outputs
            if faulty.built()[name] != faulty.before[name]
        ]
    warm, outputs = faulty.run(), faulty.built()
    for name in faulty.outputs:
        shutil.rmtree(faulty.folder / name, ignore_errors=True)
    cold = faulty.run("--no-cache")
    wrong += [] if warm == cold else [f"the next run said {warm}, without a cache {cold}"]
    if cold.code == 0 and outputs != faulty.built():
        wrong.append("the next run gave other bytes than one without a cache")
    shutil.copytree(faulty.folder.with_name("given"), faulty.folder, dirs_exist_ok=True)
    return wrong


def jumping(faulty: Faulty, seed: int) -> list[str]:
    """Build while the clock jumps by years, forward and back, each time it is asked; files bear any time as well."""
    rng = random.Random(seed)

    def any_time() -> float:
        return float(rng.randrange(0, 4_000_000_000))

    @contextmanager
    def clock() -> Iterator[None]:
        with (
            mock.patch.object(time, "time", any_time),
            mock.patch.object(time, "time_ns", lambda: int(any_time() * 1e9)),
        ):
            yield

    faulty.edited()
    for path in faulty.folder.rglob("*"):
        os.utime(path, (any_time(), any_time()))
    ended = faulty.run(around=clock)
    wrong = [] if ended.code == 0 else [f"it ended with {ended.code}: {ended.said}"]
    return [*wrong, *faulty.wrong(), *faulty.next_run()]


def edited_at_random(faulty: Faulty, seed: int, edits: int = 5) -> list[str]:
    """Edit a few files at a time, and build after each time what changed; a cold build must give the same bytes."""
    rng = random.Random(seed)
    faulty.edited()
    wrong = []
    for number in range(edits):
        for path, texts in rng.sample(EDITS, 2):
            text = rng.choice((*texts, None))
            if text is not None:
                faulty.write({path: text})
            elif path != EDITS[0][0]:
                (faulty.folder / path).unlink(missing_ok=True)
        one, other = rng.sample(("1", "2"), 2)
        elsewhere = [part for name in faulty.outputs for part in (f"--{_OPTIONS[name]}", f"cold/{name}")]
        warm, cold = faulty.run("--jobs", one), faulty.run("--no-cache", "--jobs", other, *elsewhere)
        if warm.code != cold.code:
            wrong.append(f"edit {number}: it said {warm}, without a cache {cold}")
        elif warm.code == 0:
            differing = [name for name in faulty.outputs if faulty.built()[name] != tree(faulty.folder / "cold" / name)]
            wrong += [f"edit {number}: {name} is not that of a cold build" for name in differing]
    shutil.rmtree(faulty.folder / "cold", ignore_errors=True)
    return wrong


def unreadable_cache(faulty: Faulty, spoil: Callable[[Path], None]) -> list[str]:
    """Spoil the files of the cache, or its folder."""
    faulty.edited()
    spoil(faulty.folder / ".cache")
    return [*faulty.next_run(), *faulty.wrong()]


def worker_killed(faulty: Faulty, seconds: float) -> list[str]:
    """Kill one of the processes that a build started, as a system short of memory does."""
    faulty.edited()
    shutil.rmtree(faulty.folder / ".cache")
    with faulty.running("--jobs", "2") as process:
        time.sleep(seconds)
        workers = [int(each) for each in Path(f"/proc/{process.id}/task/{process.id}/children").read_text().split()]
        for worker in workers[:1]:
            os.kill(worker, signal.SIGKILL)
        ended = process.end()
    wrong = _unexplained(ended, "ended a process") if ended.code else []
    return [*wrong, *faulty.wrong(after_too=ended.code == 0), *faulty.next_run()]


def orphans(faulty: Faulty, seconds: float) -> list[str]:
    """Kill a build that has started other processes; none of them may go on."""
    faulty.edited()
    shutil.rmtree(faulty.folder / ".cache")
    with faulty.running("--jobs", "2") as process:
        process.kill(seconds)
        process.end()
        wrong = [] if process.is_gone() else ["processes go on that a killed build had started"]
    return [*wrong, *faulty.wrong(), *faulty.next_run()]


def _killed(ended: Ended) -> list[str]:
    return [] if ended.code == -9 else [f"it was to be killed and ended with {ended.code}: {ended.said}"]


def _unexplained(ended: Ended, why: str = "") -> list[str]:
    if "Traceback" in ended.said or ended.code not in (0, 1):
        return [f"it ended with {ended.code}: {ended.said}"]
    if ended.code and (why not in ended.said or "nothing was replaced" not in ended.said):
        return [f"the message does not say {why!r}: {ended.said}"]
    return []
