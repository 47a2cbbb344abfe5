"""`briefing init`: asks what the new site is, and does it once that was confirmed."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from builder.commands.common import WRONG_INPUT, show
from builder.errors import BuilderError


def _address(_context: click.Context, _option: click.Parameter, value: str) -> str:
    value = value.strip()
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise click.BadParameter("must begin with https:// or http://, or be empty")
    return value


def _name(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("must not be empty")
    return " ".join(value.split())


@click.command()
@click.option("--name", prompt="Name of the site", callback=_name, help="What the site is called.")
@click.option(
    "--address",
    prompt="Its address (empty: not known yet)",
    default="",
    show_default=False,
    callback=_address,
    help="Where it will be published.",
)
@click.option(
    "--repository",
    prompt="Address of its repository (empty: none)",
    default="",
    show_default=False,
    callback=_address,
    help="Where its files are edited.",
)
@click.option(
    "--topics",
    prompt="Topics, separated by commas: of the sample (cybersecurity) or new (Ports)",
    help="Slugs of topics of the sample, which are kept, and titles of new ones, separated by commas.",
)
@click.option("--entities/--no-entities", default=None, help="Keep the catalogue of names; default: yes.")
@click.option("--yes", is_flag=True, help="Ask neither whether to keep the catalogue nor whether to go on.")
def init(name: str, address: str, repository: str, topics: str, entities: bool | None, yes: bool) -> None:
    """Make this repository a site of your own: the sample articles make room, and `make site` builds yours."""
    from builder.init import KEPT_IN, Wanted, init, refuse
    from builder.loading import load_content

    if entities is None:
        entities = yes or click.confirm("Keep the catalogue of names?", default=True)
    wanted = Wanted(
        name=name,
        address=address,
        repository=repository,
        topics=tuple(filter(None, map(str.strip, topics.split(",")))),
        entities=entities,
    )
    project = Path()
    try:
        refuse(project)
        if not yes:
            click.confirm(f"The sample goes to {KEPT_IN}/, for the program's tests. Go on?", abort=True)
        content, _ = load_content(project / "content")
        written = init(wanted, {str(slug): topic for slug, topic in content.topics.items()}, project)
    except BuilderError as error:
        show(error.problems, strict=False)
        sys.exit(WRONG_INPUT)
    click.echo(f"{', '.join(map(str, written))} are the new site's; the sample is in {KEPT_IN}/.")
    click.echo("Next: `briefing add` your articles, say in content/pages/about.md who you are, and `make site`.")
