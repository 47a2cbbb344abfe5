"""`briefing serve`: the site on this machine, built again as its inputs change."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.common import cache_option, folders_option, kept, patiently, quiet_option, show
from builder.errors import BuilderError, told
from builder.report import Lines, excerpt

if TYPE_CHECKING:
    from builder.live.rebuild import Live
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
    from builder.live.rebuild import Live
    from builder.live.server import News, serve_live
    from builder.live.watch import state_of
    from builder.pipeline import Folders

    live = Live(Folders(seeds=seeds, content=content, out=out, site=site, cache=kept(cache)))
    news = News()
    with serve_live(site, news, port) as address, contextlib.suppress(KeyboardInterrupt):
        if not quiet:
            click.echo(f"Serving {address} (stop with Ctrl-C)")
        before = None
        while True:
            now = state_of(live.inputs())
            if now == before:
                time.sleep(_EVERY)
                continue
            time.sleep(_SETTLED)
            if state_of(live.inputs()) == now:
                if ahead := live.ahead(before, now):
                    news.tell(ahead=ahead)
                before = now
                _build(live, news, quiet)


def _build(live: Live, news: News, quiet: bool) -> None:
    start = time.monotonic()
    try:
        problems = patiently(live.build)
    except BuilderError as error:
        show(error.problems, strict=False, excerpts=True)
        lines = Lines()
        news.tell([line for problem in error.problems for line in (str(problem), *excerpt(problem, lines))])
        return
    except Exception as error:
        problem = told(error, str(live.folders.site))
        if problem is None:
            raise
        show((problem,), strict=False)
        news.tell([str(problem)])
        return
    show(problems, strict=False)
    news.tell()
    if not quiet:
        click.echo(f"Built in {time.monotonic() - start:.1f} s")
