"""`briefing compare` and `links`: what a change does to the site, and whether what it leads to is still there."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import click

from builder.commands.common import WRONG_INPUT, folders_option

_BUILT = click.Path(path_type=Path, file_okay=False, exists=True)
_ANSWERS = Path(".cache/links.json")


@click.command()
@click.argument("before", type=_BUILT)
@click.argument("after", type=_BUILT, default="site")
def compare(before: Path, after: Path) -> None:
    """Print, as Markdown, how the built site AFTER differs from BEFORE in pages, links and briefings."""
    from builder.compare import compare

    for line in compare(before, after):
        click.echo(line)


@click.command()
@folders_option("site")
@click.option("--minutes", type=click.IntRange(1, 240), default=20, show_default=True, help="Longest time for all.")
def links(site: Path, minutes: int) -> None:
    """Ask other hosts whether the pages that the built site leads to are there; exit 1 where one is gone."""
    from builder.hrefs import pages_of
    from builder.outward import check_links, read_kept, report

    pages = pages_of(site)
    urls = {url for said in pages.values() for url in said.outward}
    today = datetime.datetime.now(datetime.UTC).date()
    answers, kept = check_links(urls, read_kept(_ANSWERS), today, 60 * minutes)
    _ANSWERS.parent.mkdir(parents=True, exist_ok=True)
    _ANSWERS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for line in report(answers, pages, kept):
        click.echo(line)
    if any(answer.is_gone for answer in answers):
        sys.exit(WRONG_INPUT)
