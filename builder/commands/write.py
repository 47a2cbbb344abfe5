"""`briefing adopt`, `new` and `rename`: commands that write into what people own, because they were asked to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from builder.commands.common import WRONG_INPUT, folders_option, show
from builder.errors import BuilderError

if TYPE_CHECKING:
    from builder.slugs import What


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except BuilderError as error:
        show(error.problems, strict=False, excerpts=True)
        sys.exit(WRONG_INPUT)


@click.command()
@click.argument("article")
@folders_option("seeds", "content")
def adopt(article: str, seeds: Path, content: Path) -> None:
    """Write the cleaned page of an ARTICLE (its id) to content/articles/, to be edited by hand."""
    from builder.adopt import adopt
    from builder.pipeline import Folders

    with _refusals():
        adopted = adopt(article, Folders(seeds=seeds, content=content))
    click.echo(f"{adopted.path} written; from now on it is the page, and nothing writes over it.")
    if adopted.emptied:
        click.echo(
            f"{adopted.emptied}: decisions about lines were taken out, because the page holds what came of them."
        )
    if adopted.plain:
        click.echo(f"Emphasis that Markdown cannot say was left out in {', '.join(adopted.plain)}.")


def _kind(_context: click.Context, _option: click.Parameter, kind: str | None) -> str | None:
    from builder.schemas import EntityKind

    if kind is not None and kind not in get_args(EntityKind):
        raise click.BadParameter(f"must be one of {', '.join(get_args(EntityKind))}")
    return kind


@click.command()
@click.argument("what", type=click.Choice(["article", "topic", "entity", "briefing"]))
@click.argument("name")
@click.option("--kind", metavar="KIND", callback=_kind, help="What a new entity is.")
@folders_option("seeds", "content")
def new(what: What, name: str, kind: str | None, seeds: Path, content: Path) -> None:
    """Write a file to fill in for something new, called NAME, with every field as a comment."""
    if kind and what != "entity":
        raise click.UsageError("--kind is for entities.")
    from builder.new import new
    from builder.pipeline import Folders

    with _refusals():
        files = new(what, name, Folders(seeds=seeds, content=content), kind=kind)
    click.echo(f"{' and '.join(map(str, files))} written; fill in what has no value, then `briefing check`.")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--kind",
    "what",
    type=click.Choice(["article", "entity", "topic", "briefing"]),
    help="What OLD is, where several are called so.",
)
@folders_option("seeds", "content")
def rename(old: str, new: str, what: What | None, seeds: Path, content: Path) -> None:
    """Give the page OLD the address NEW; the former address leads to it."""
    from builder.pipeline import Folders
    from builder.rename import rename

    with _refusals():
        files = rename(old, new, Folders(seeds=seeds, content=content), what)
    for path in files:
        click.echo(f"{path} changed")
