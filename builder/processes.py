"""Work that is shared by processes, of which any may be killed at any moment without anybody waiting for it for ever.

Each process has a connection of its own. `concurrent.futures.ProcessPoolExecutor` gives all of them one queue of tasks
and one of answers: a process that is killed while it holds the lock of the first, or is in the middle of an answer, has
the others and the parent wait for ever (seen in one of sixty builds that lost a process). Here its end is `WorkerLost`.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

from builder.errors import WorkerLost

S = TypeVar("S")
T = TypeVar("T")

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
"""Where a process can be copied, each copy sees all that was made before; elsewhere everything has to be sent."""
_CONTEXT = multiprocessing.get_context("fork") if CAN_FORK else multiprocessing.get_context("spawn")
WORTH_COPIES = 100
"""Pages or articles below which copying this process takes longer than the work."""


class Processes(Generic[S, T]):
    """So many processes, each of which does one task at a time. A context manager: they end with it."""

    def __init__(self, count: int, make: Callable[[], Callable[[S], T]]) -> None:
        """Start them. `make` is called in each and returns what it does with a task; without fork it has to be sent."""
        self._processes: list[BaseProcess] = []
        self._idle: SimpleQueue[Connection] = SimpleQueue()
        self._threads = ThreadPoolExecutor(count)  # starts none yet: a copy made beside threads may find locks shut
        try:
            for _ in range(count):
                self._start(make)
        except BaseException:
            self.close()
            raise

    def _start(self, make: Callable[[], Callable[[S], T]]) -> None:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, make))
        process.start()
        theirs.close()  # the process has the only other end, which goes with it
        self._processes.append(process)
        self._idle.put(ours)

    def map(self, tasks: Iterable[S]) -> Iterator[T]:
        """Return what the tasks come to, in order. What one raises is raised here. Raises WorkerLost."""
        return self._threads.map(self._answer, tasks)

    def _answer(self, task: S) -> T:
        connection = self._idle.get()
        try:
            connection.send(task)
            answer, error = connection.recv()
        except (EOFError, OSError):
            raise WorkerLost from None
        finally:
            self._idle.put(connection)
        if error is not None:
            raise error
        result: T = answer
        return result

    def close(self) -> None:
        """End the processes, whatever they do."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.kill()
        self._threads.shutdown()
        for process in self._processes:
            process.join()
        while not self._idle.empty():
            self._idle.get().close()

    def __enter__(self) -> Processes[S, T]:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def _serve(connection: Connection, make: Callable[[], Callable[[S], T]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it reaches all processes; the parent ends this one
    end_with_parent()
    run = make()
    with suppress(EOFError, ConnectionError):
        while True:
            task = connection.recv()
            try:
                answer, error = run(task), None
            except Exception as raised:
                raised.add_note(traceback.format_exc())
                answer, error = None, raised
            connection.send((answer, error))


def shares(jobs: int, count: int) -> int:
    """Return in how many parts so many pages or articles are best done."""
    return jobs if count >= WORTH_COPIES else 1


def forked(work: Callable[[int], T], parts: int) -> list[T]:
    """Return what `work` makes of 0, 1, … up to `parts`, each in a copy of this process.

    For what needs the whole corpus but a page at a time: nothing is sent to the copies, and little comes back. What one
    raises is raised here. Where processes cannot be copied, this one does all. Raises WorkerLost.
    """
    if parts == 1 or not CAN_FORK:
        return [work(part) for part in range(parts)]
    with Processes(parts, lambda: work) as processes:
        return list(processes.map(range(parts)))


def end_with_parent() -> None:
    """End this process once the one that started it is gone: killed, it can tell nobody to stop waiting for work."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
