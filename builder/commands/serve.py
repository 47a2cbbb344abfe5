"""`briefing serve`: the site on this machine, built again as its inputs change."""

from __future__ import annotations

import contextlib
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.common import cache_option, folders_option, kept, patiently, quiet_option, show
from builder.report import Lines, excerpt

if TYPE_CHECKING:
    from builder.live.building import Outcome
    from builder.live.server import News

_EVERY = 0.25
"""Seconds between two looks at the inputs."""
_SETTLED = 0.1
"""Seconds for which nothing may change before it is built: editors and version control write several files."""


@click.command()
@folders_option("seeds", "content", "out", "site")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this machine.")
@cache_option
@quiet_option
def serve(seeds: Path, content: Path, out: Path, site: Path, port: int, cache: bool, quiet: bool) -> None:
    """Build the site, show it on this machine, and build it again whenever something changes."""
    from builder.live.building import Building
    from builder.live.rebuild import Live
    from builder.live.server import News, serve_live
    from builder.live.watch import state_of
    from builder.pipeline import Folders

    live = Live(Folders(seeds=seeds, content=content, out=out, site=site, cache=kept(cache)))
    news = News()
    before = running = None
    with serve_live(site, news, port) as address, contextlib.suppress(KeyboardInterrupt):
        if not quiet:
            click.echo(f"Serving {address} (stop with Ctrl-C)")
        while True:
            now = state_of(live.inputs())
            if now != before:
                time.sleep(_SETTLED)
                if state_of(live.inputs()) != now:
                    continue
                if running:
                    running.end()
                if ahead := live.ahead(before, now):
                    news.tell(ahead=ahead)
                before = now
                running = Building(partial(patiently, live.build), str(site))
            elif running and (outcome := running.ended()):
                live.built |= outcome[0]
                _tell(outcome, news, None if quiet else time.monotonic() - running.started)
                running = None
                live.prepare(now)
            else:
                time.sleep(_EVERY)
    if running:
        running.end()


def _tell(outcome: Outcome, news: News, seconds: float | None) -> None:
    """Say what a build came to, here and in the browser."""
    built, problems = outcome
    if built:
        show(problems, strict=False)
        news.tell()
        if seconds is not None:
            click.echo(f"Built in {seconds:.1f} s")
        return
    show(problems, strict=False, excerpts=True)
    lines = Lines()
    news.tell([line for problem in problems for line in (str(problem), *excerpt(problem, lines))])
