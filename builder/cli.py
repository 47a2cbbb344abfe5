"""The command line: arguments, progress and exit codes. Nothing but this and `commands` prints.

The pipeline, with spaCy and MkDocs behind it, is imported by the commands that need it: `--help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from builder import __version__
from builder.commands.check import check
from builder.commands.common import (
    WRONG_INPUT,
    Commands,
    build_options,
    cache_option,
    folders_option,
    jobs_option,
    kept,
    patiently,
    progress_bar,
    quiet_option,
    show,
    stop_for,
)
from builder.commands.init import init
from builder.commands.look import compare, links
from builder.commands.schemas import schemas
from builder.commands.serve import serve
from builder.commands.write import adopt, new, rename
from builder.errors import BadInput, BuilderError, Problem, printable
from builder.garbage import uncollected

if TYPE_CHECKING:
    from builder.add import Added
    from builder.pipeline import Built, BuiltSite
    from builder.schemas import EntityKind


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def main() -> None:
    """Build an AI-policy briefing site from raw articles."""


for _command in (check, serve, adopt, new, rename, schemas, compare, links, init):
    main.add_command(_command)


@main.command()
@folders_option("seeds", "content", "out", "site")
@build_options
def site(site: Path, **said: Any) -> None:
    """Build the docs tree, render it, and verify every citation."""
    with uncollected():
        from builder.pipeline import build_site

    _build(build_site, site, site=site, **said)


@main.command()
@folders_option("seeds", "content", "out")
@build_options
def build(out: Path, **said: Any) -> None:
    """Build the docs tree only."""
    with uncollected():
        from builder.pipeline import build

    _build(build, out, out=out, **said)


@main.command()
@click.argument("article")
@folders_option("seeds", "content")
def explain(article: str, seeds: Path, content: Path) -> None:
    """Say what was dropped, found, linked and scored in one ARTICLE (its id), and why."""
    from builder.explain import explain_article
    from builder.pipeline import Folders

    try:
        lines = explain_article(article, Folders(seeds=seeds, content=content))
    except BuilderError as error:
        show(error.problems, strict=False)
        sys.exit(WRONG_INPUT)
    for line in lines:
        click.echo(line)


def _kind(_context: click.Context, _option: click.Parameter, kind: str | None) -> str | None:
    from builder.schemas import EntityKind

    kinds = (*get_args(EntityKind), "unknown")
    if kind is not None and kind not in kinds:
        raise click.BadParameter(f"must be one of {', '.join(kinds)}")
    return kind


@main.command()
@folders_option("seeds", "content")
@click.option("--least", type=click.IntRange(1), default=1, show_default=True, help="Mentions that a name must have.")
@click.option(
    "--kind",
    metavar="KIND",
    callback=_kind,
    help="Only names of this kind; with --write, what the new entity is.",
)
@click.option("--write", multiple=True, metavar="NAME", help="Write a new entity of this name; may be repeated.")
@click.option("--json", "as_data", is_flag=True, help="Print JSON.")
@cache_option
@jobs_option
def suggest(
    seeds: Path,
    content: Path,
    least: int,
    kind: EntityKind | Literal["unknown"] | None,
    write: tuple[str, ...],
    as_data: bool,
    cache: bool,
    jobs: int | None,
) -> None:
    """List names that the catalogue does not have, and those of it that stayed open."""
    if write and (kind == "unknown" or as_data):
        raise click.UsageError("--write needs a kind that entities have, and prints no JSON.")
    from builder.articles import cores
    from builder.pipeline import Folders
    from builder.suggest import suggest
    from builder.suggest.accept import accept
    from builder.suggest.show import as_json, listing

    try:
        with progress_bar(quiet=False) as progress:
            least = 1 if write else least
            folders = Folders(seeds=seeds, content=content, cache=kept(cache))
            found = suggest(folders, least=least, jobs=jobs or cores(), progress=progress)
        show(found.problems, strict=False)
        written = accept(found.names, write, None if kind == "unknown" else kind, found.content) if write else []
    except BuilderError as error:
        show(error.problems, strict=False)
        sys.exit(WRONG_INPUT)
    for path in written:
        click.echo(f"{path} written; add a `description` and its `source`, then `briefing check`")
    if not write:
        found = replace(found, names=tuple(s for s in found.names if kind is None or kind == (s.kind or "unknown")))
        for line in [as_json(found)] if as_data else listing(found):
            click.echo(line)


def _slug(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    from builder.slugs import is_slug

    if name is not None and not is_slug(name):
        raise click.BadParameter("must be lower-case letters, digits and single hyphens, as in '2024-04-10-visit'")
    return name


@main.command()
@click.argument("sources", metavar="FILE|URL...", nargs=-1, required=True)
@folders_option("seeds", "content")
@click.option("--id", "id_", metavar="NAME", callback=_slug, help="Name of the article; default: its date and title.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and from private networks as well.")
@quiet_option
def add(
    sources: tuple[str, ...],
    seeds: Path,
    content: Path,
    id_: str | None,
    dry_run: bool,
    allow_private: bool,
    quiet: bool,
) -> None:
    """Copy raw articles, from files or from the web, into the seeds, and show what cleaning makes of them."""
    if id_ and len(sources) > 1:
        raise click.UsageError("--id names one article; add the others by themselves.")
    from builder.add import add
    from builder.pipeline import Folders

    failed = False
    folders = Folders(seeds=seeds, content=content)
    try:
        for outcome in add(sources, folders, id_=id_, allow_private=allow_private, dry_run=dry_run):
            if isinstance(outcome, Problem):
                failed = True
                click.echo(printable(f"error: {outcome.path}: {outcome.text}"), err=True)
            elif not quiet:
                _print_added(outcome, dry_run)
    except BadInput as error:
        failed = True
        for problem in error.problems:
            click.echo(printable(f"error: {problem.path}: {problem.text}"), err=True)
    if failed:
        sys.exit(WRONG_INPUT)


def _print_added(added: Added, dry_run: bool) -> None:
    if not added.is_new:
        click.echo(f"{added.path} holds the same bytes as {added.source} already; nothing was written.\n")
        return
    beside = f" and {added.sidecar}" if added.sidecar else ""
    click.echo(f"{added.path}{beside} {'would be written' if dry_run else 'written'}")
    for line in added.lines:
        click.echo(line)
    about = added.path.with_suffix(".yml")
    missing = f"write {', '.join(added.missing)} into {about}, then " if added.missing else ""
    click.echo(f"Next: {missing}`briefing serve` shows the page.\n")


def _build(
    run: Callable[..., Built | BuiltSite],
    written: Path,
    *,
    strict: bool,
    cache: bool,
    jobs: int | None,
    dask: str | None,
    quiet: bool,
    **given: Path,
) -> None:
    """Build what `run` builds into `written`, from and into the folders that were `given`."""
    from builder.articles import cores
    from builder.pipeline import BuiltSite, Folders

    folders = Folders(**given, cache=kept(cache), dask=dask)
    try:
        with progress_bar(quiet) as progress:
            built = patiently(lambda: run(folders, strict=strict, jobs=jobs or cores(), progress=progress))
    except BuilderError as error:
        show(error.problems, strict)
        sys.exit(WRONG_INPUT)
    except Exception as error:
        stop_for(error, str(written))
    show(built.problems, strict)
    if not quiet:
        articles, entities, topics = built.counts
        size = f", {built.size / 1e6:.1f} MB" if isinstance(built, BuiltSite) else ""
        click.echo(f"{written}: {articles} articles, {entities} entities, {topics} topics{size}.")


if __name__ == "__main__":
    main()
