"""A build in a process of its own: an edit that comes while it runs need not wait for its end, it can be ended.

Killing it at any moment is safe, as it is for every build: the last good site stays, and the next build clears up.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from builder.errors import BuilderError, Problem, told
from builder.processes import end_with_parent

Outcome = tuple[bool, tuple[Problem, ...]]
"""Whether there is a new site, and what is wrong with it, or what keeps it from being one."""


class Building:
    """A build that is running."""

    def __init__(self, build: Callable[[], tuple[Problem, ...]], where: str) -> None:
        """Start `build`, which another process must be able to import; `where` is what a message is about at least."""
        self.started = time.monotonic()
        self._outcome, other = multiprocessing.Pipe(duplex=False)
        self._process = multiprocessing.Process(target=_run, args=(build, where, other))
        self._process.start()
        other.close()

    def ended(self) -> Outcome | None:
        """Return what it came to; None while it runs. Raises RuntimeError where it broke, and has said why."""
        if not self._outcome.poll():
            return None
        try:
            outcome: Outcome = self._outcome.recv()
        except EOFError:
            self._process.join()
            raise RuntimeError(f"the build ended with {self._process.exitcode}") from None
        self._process.join()
        return outcome

    def end(self) -> None:
        """End it, whatever it has come to."""
        self._process.kill()
        self._process.join()
        self._outcome.close()


def _run(build: Callable[[], tuple[Problem, ...]], where: str, outcome: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it reaches both processes; the other ends this one
    end_with_parent()
    try:
        result = True, build()
    except BuilderError as error:
        result = False, error.problems
    except Exception as error:
        problem = told(error, where)
        if problem is None:
            raise
        result = False, (problem,)
    outcome.send(result)
