"""Other machines: the processes of a Dask cluster do what those of this one would.

A worker is taken only if it runs the very program that runs here, libraries included (`cache.program`): the same input
must give the same bytes, whoever works on it. What goes to and fro are pickles, so a cluster must be one's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, TypeVar

from builder.cache import program
from builder.errors import BuilderError, Problem

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = "20s"
"""For a scheduler to answer."""
_AHEAD = 4
"""Chunks a worker that are under way at once, so that what is not asked for yet fills no memory."""


class NoCluster(BuilderError):
    """The Dask cluster cannot be used; nothing was replaced."""


class Cluster:
    """A connection to a scheduler. Raises NoCluster where there is none, or its workers run another program."""

    def __init__(self, address: str) -> None:
        try:
            distributed: Any = import_module("distributed")
        except ImportError:
            text = "needs the package `distributed`; install this program with its extra `dask`"
            raise NoCluster([Problem(path="--dask", text=text)]) from None
        try:
            self._client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise _refused(address, f"no scheduler answers there ({error})") from None
        self._address = address
        self._killed: type[Exception] = distributed.scheduler.KilledWorker
        programs = self._client.run(program)
        if not programs:
            self.close()
            raise _refused(address, "its scheduler has no workers; start some with `dask worker`")
        others = sorted(worker for worker, theirs in programs.items() if theirs != program())
        if others:
            self.close()
            text = f"{others[0]} runs another version of this program, of Python or of a library than this machine does"
            raise _refused(address, text)
        self._workers = len(programs)

    def map(self, run: Callable[[S, T], R], shared: S, tasks: Sequence[T]) -> Iterator[R]:
        """Return what `run` makes of each task, in order; `shared` is sent to each worker once."""
        everywhere = self._client.scatter(shared, broadcast=True, hash=False)
        waiting: list[Any] = []
        for task in tasks:
            waiting.append(self._client.submit(run, everywhere, task, pure=False))
            if len(waiting) > _AHEAD * self._workers:
                yield self._result(waiting.pop(0))
        for future in waiting:
            yield self._result(future)

    def _result(self, future: Any) -> Any:
        try:
            return future.result()
        except (OSError, self._killed) as error:
            raise _refused(self._address, f"the cluster was lost on the way ({error})") from None

    def close(self) -> None:
        """Leave the cluster as it was."""
        self._client.close()


def _refused(address: str, text: str) -> NoCluster:
    return NoCluster([Problem(path=f"--dask {address}", text=text)])
