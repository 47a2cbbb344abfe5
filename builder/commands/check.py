"""`briefing check`: what is wrong, for a person, for a program, and for GitHub beside the lines of a change."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from builder.commands.common import (
    WRONG_INPUT,
    cache_option,
    folders_option,
    jobs_option,
    kept,
    progress_bar,
    quiet_option,
    show,
    strict_option,
)
from builder.errors import printable

if TYPE_CHECKING:
    from builder.check import Checked

Format = Literal["text", "json", "github"]

_SHOWN = 10
"""Remarks of one sort that a person is shown; programs get all."""


@click.command()
@folders_option("seeds", "content")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default=None,
    help="How it is said; default: text, and github as well where GitHub runs it.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@strict_option
@cache_option
@jobs_option
@quiet_option
def check(
    seeds: Path,
    content: Path,
    form: Format | None,
    as_json: bool,
    strict: bool,
    cache: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Say what is wrong with the input, without building anything."""
    if as_json and form not in (None, "json"):
        raise click.UsageError("--json and --format name two formats; keep one of the two.")
    from builder.articles import cores
    from builder.check import check
    from builder.pipeline import Folders

    with progress_bar(quiet) as progress:
        folders = Folders(seeds=seeds, content=content, cache=kept(cache))
        checked = check(folders, jobs=jobs or cores(), progress=progress)
    if as_json or form == "json":
        _print_json(checked, strict)
    else:
        if form == "github" or (form is None and os.environ.get("GITHUB_ACTIONS") == "true"):
            _print_annotations(checked)
        if form != "github":
            show(checked.problems, strict, excerpts=True)
    failed = any(problem.stops(strict) for problem in checked.problems)
    if form in (None, "text") and not (as_json or failed or quiet):
        _print_remarks(checked)
    if failed:
        sys.exit(WRONG_INPUT)


def _print_json(checked: Checked, strict: bool) -> None:
    from builder.report import as_data

    remarks = [{"kind": each.kind, **data} for each in checked.remarks for data in as_data(each.problems)]
    said = {
        "failed": any(problem.stops(strict) for problem in checked.problems),
        "problems": as_data(checked.problems),
        "remarks": remarks,
        "reserved": [{"slug": a.slug, "rights": a.rights, "publish": a.publish} for a in checked.reserved],
    }
    click.echo(json.dumps(said, ensure_ascii=False, indent=1))


def _print_annotations(checked: Checked) -> None:
    from builder.report import workflow_commands

    for line in workflow_commands(checked.problems):
        click.echo(line)


def _print_remarks(checked: Checked) -> None:
    for remarks in checked.remarks:
        click.echo(f"{remarks.title} ({len(remarks.problems)}):")
        for problem in remarks.problems[:_SHOWN]:
            click.echo(printable(f"  {problem.path}:{problem.line}:{problem.column}: {problem.text}"))
        if len(remarks.problems) > _SHOWN:
            click.echo(f"  and {len(remarks.problems) - _SHOWN} more; --json lists all")
    if checked.reserved:
        click.echo("Published in full although the notice reserves rights:")
    for article in checked.reserved:
        decided = f" (publish: {article.publish})" if article.publish else ""
        click.echo(printable(f"  articles/{article.slug}/{decided}: {article.rights}"))
    warnings = f", {len(checked.problems)} to look at" if checked.problems else ""
    click.echo(f"No error{warnings}.")
