"""What commands share: options, problems as they are printed, and progress."""

from __future__ import annotations

import contextlib
import errno
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from builder.errors import Problem, told
from builder.report import Lines, excerpt

if TYPE_CHECKING:
    from builder.pipeline import Progress

OK, WRONG_INPUT = 0, 1
"""Exit codes; click itself gives 2 for wrong usage."""

PATIENCE = 600.0
"""Seconds that a build waits for another one of the same folder."""
_EVERY = 0.2

T = TypeVar("T")

_FOLDER = click.Path(path_type=Path, file_okay=False)
_CACHE = Path(".cache")


def folders_option(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the folder options that a command takes."""
    options = {
        "seeds": click.option("--seeds", type=_FOLDER, default="seeds", show_default=True, help="Raw articles."),
        "content": click.option(
            "--content", type=_FOLDER, default="content", show_default=True, help="What contributors edit."
        ),
        "out": click.option("--out", type=_FOLDER, default="build/docs", show_default=True, help="Docs tree to write."),
        "site": click.option("--site", type=_FOLDER, default="site", show_default=True, help="Site to write."),
    }

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            command = options[name](command)
        return command

    return add


quiet_option = click.option("--quiet", is_flag=True, help="Print problems only.")
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 512), default=None, help="Processes for the articles; default: one a core."
)
dask_option = click.option(
    "--dask", metavar="ADDRESS", help="Have the workers of this Dask scheduler look at the articles: tcp://host:8786."
)
cache_option = click.option(
    "--cache/--no-cache", default=True, show_default=True, help=f"Keep what was found in articles in {_CACHE}/."
)


def build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what says how to build."""
    for option in (quiet_option, dask_option, jobs_option, cache_option, strict_option):
        command = option(command)
    return command


def kept(cache: bool) -> Path | None:
    """Return the folder that keeps what was found in articles; None where none shall."""
    return _CACHE if cache else None


def show(problems: tuple[Problem, ...], strict: bool, *, excerpts: bool = False) -> None:
    """Print problems, each on a line of its own, with the line of its file below where `excerpts` are wanted."""
    lines = Lines()
    for problem in problems:
        click.echo(str(problem), err=True)
        for line in excerpt(problem, lines) if excerpts else ():
            click.echo(line, err=True)
    errors = sum(problem.stops(strict) for problem in problems)
    if errors:
        click.echo(f"{errors} {'problem' if errors == 1 else 'problems'}; nothing was replaced.", err=True)


def stop_for(error: Exception, path: str) -> NoReturn:
    """Say what the system refused, at its file, else at `path`, and exit; an error of the program's own is raised."""
    problem = told(error, path)
    if problem is None or (isinstance(error, OSError) and error.errno == errno.EPIPE):
        raise error
    show((problem,), strict=False)
    sys.exit(WRONG_INPUT)


class Commands(click.Group):
    """Commands that say what the system refused in one line, as they say what is wrong with the input."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            stop_for(error, ctx.invoked_subcommand or ".")


def patiently(run: Callable[[], T]) -> T:
    """Return what a build comes to. While another writes the same folder, say so and wait. Raises Busy in the end."""
    from builder.locks import Busy

    end = time.monotonic() + PATIENCE
    said = ""
    while True:
        try:
            return run()
        except Busy as busy:
            if time.monotonic() > end:
                raise
            if str(busy) != said:
                said = str(busy)
                click.echo(f"Waiting: {said}", err=True)
            time.sleep(_EVERY)


@contextlib.contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _step, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done)

        yield report
