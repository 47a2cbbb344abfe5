"""Run every fault in earnest: `python -m benchmarks.faults --kills 200`; `tests/test_faults.py` tries a few of each.

For each command: so many kills at random moments, of it and of a process that it started, a full disk at every change
(`--every` n-th), so many pairs of builds at once, each input removed, cut short and emptied as it is read, a clock that
jumps, and so many sequences of random edits, on one job and two, after each of which the bytes must be those of a cold
build.
"""

from __future__ import annotations

import argparse
import errno
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from benchmarks.faults.project import OUTPUTS, Faulty
from benchmarks.faults.scenarios import (
    changed_while_read,
    changes,
    edited_at_random,
    jumping,
    killed_after,
    killed_at,
    orphans,
    refused_at,
    two_at_once,
    worker_killed,
)
from builder.articles import WORTH_A_POOL

T = TypeVar("T", int, float)


def main() -> None:
    """Print what was tried and what was wrong; fail where anything was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commands", nargs="+", choices=list(OUTPUTS), default=list(OUTPUTS))
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--sequences", type=int, default=100, help="of random edits")
    parser.add_argument("--every", type=int, default=1, help="of the changes, the n-th that are refused")
    arguments = parser.parse_args()
    wrong = 0
    for command in arguments.commands:
        with tempfile.TemporaryDirectory() as temporary:
            faulty = Faulty(Path(temporary), command)
            wrong += _all(faulty, random.Random(1), arguments)
        with tempfile.TemporaryDirectory() as temporary:
            faulty = Faulty(Path(temporary), command, articles=WORTH_A_POOL)
            wrong += _of_processes(faulty, random.Random(2), arguments.kills)
            sequences = range(arguments.sequences)
            wrong += _tried(faulty, "edited at random", sequences, lambda n: edited_at_random(faulty, n))  # noqa: B023
    sys.exit(1 if wrong else 0)


def _moments(faulty: Faulty, rng: random.Random, kills: int) -> list[float]:
    """Return seconds from the start of a build to a little after its end."""
    start = time.monotonic()
    faulty.edited()
    faulty.run("--no-cache")
    longest = (time.monotonic() - start) * 1.1
    return [rng.uniform(0, longest) for _ in range(kills)]


def _of_processes(faulty: Faulty, rng: random.Random, kills: int) -> int:
    moments = _moments(faulty, rng, kills)
    return _tried(faulty, "a process of it killed", moments, lambda at: worker_killed(faulty, at)) + _tried(
        faulty, "killed beside its processes", moments, lambda at: orphans(faulty, at)
    )


def _all(faulty: Faulty, rng: random.Random, arguments: argparse.Namespace) -> int:
    points = range(1, changes(faulty) + 1, arguments.every)
    moments = _moments(faulty, rng, arguments.kills)
    return (
        _tried(faulty, "killed at a random moment", moments, lambda at: killed_after(faulty, at))
        + _tried(faulty, "killed at a change", points, lambda n: killed_at(faulty, n))
        + _tried(faulty, "disk full at a change", points, lambda n: refused_at(faulty, n))
        + _tried(faulty, "not allowed at a change", points, lambda n: refused_at(faulty, n, errno.EACCES))
        + _tried(faulty, "two at once", moments[: arguments.pairs], lambda at: two_at_once(faulty, at))
        + _tried(faulty, "removed while read", range(1, 40), lambda n: changed_while_read(faulty, n, Path.unlink))
        + _tried(faulty, "cut short while read", range(1, 40), lambda n: changed_while_read(faulty, n, cut_short))
        + _tried(faulty, "a clock that jumps", range(5), lambda n: jumping(faulty, n))
    )


def cut_short(path: Path) -> None:
    """Leave half of a file."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _tried(faulty: Faulty, what: str, points: Iterable[T], run: Callable[[T], list[str]]) -> int:
    start, tried, failed = time.monotonic(), 0, 0
    for point in points:
        tried += 1
        if found := run(point):
            failed += 1
            print(f"{faulty.command}, {what}, {point}: " + "; ".join(found), flush=True)
    print(f"{faulty.command}: {what}: {tried} tried, {failed} wrong, {time.monotonic() - start:.0f} s", flush=True)
    return failed


if __name__ == "__main__":
    main()
