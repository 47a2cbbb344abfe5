"""A glance: the page of the one article that was edited, before all that depends on it is built again.

It is made as every build makes it, of the article and of those that its page named as related when it was last built,
so its text, briefing and names are what the build will show; which articles are related may still change then, and
which briefings quote it is shown only then. It takes little longer on a large site. Where it cannot be made, the build
that follows says why.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path, PurePath

from builder.errors import BuilderError
from builder.finish.policy import with_policy
from builder.live.watch import State
from builder.pages.article import article_page
from builder.pages.site import Site, today
from builder.pipeline import Folders, Inputs, briefings_of, silent
from builder.read import Seed
from builder.render import render
from builder.rerender import output
from builder.slugs import ArticleId, Slug

_LINKED = re.compile(rb"\(((?:\.\./)*)((?:[^\s()<>/]+/)*[^\s()<>/]+\.md)[#)]")
"""Targets of links below the docs tree, as pages write them; what they miss MkDocs warns of, and nobody hears."""
_SHELL = ("*.md", "*/index.md")
"""What the navigation names."""


def edited_article(before: State, now: State, folders: Folders) -> ArticleId | None:
    """Return the article whose files are all that changed between two looks at the inputs; None where more did."""
    changed = {name for name, _ in before.items() ^ now.items()}
    homes = (folders.seeds, folders.content / "articles")
    paths = [PurePath(name) for name in changed]
    if not all(any(path.is_relative_to(home) for home in homes) for path in paths):
        return None
    ids = {path.stem for path in paths}
    return ArticleId(ids.pop()) if len(ids) == 1 else None


def glance(folders: Folders, edited: ArticleId, loaded: Callable[[], Inputs]) -> dict[str, bytes]:
    """Return the article's page by its path in the site; nothing where it has none, or something is wrong."""
    try:
        return _page(folders, edited, loaded())
    except (BuilderError, OSError):
        return {}


def _page(folders: Folders, edited: ArticleId, inputs: Inputs) -> dict[str, bytes]:
    by_slug = {seed.slug: seed for seed in inputs.published}
    seed = next((seed for seed in by_slug.values() if seed.id == edited), None)
    if seed is None or any(problem.severity == "error" for problem in inputs.problems):
        return {}
    near = [by_slug[slug] for slug in _related(folders.out, seed) if slug in by_slug]
    content = replace(inputs.content, briefings=(), pages=())
    briefings, _ = briefings_of(replace(inputs, content=content, seeds=(seed, *near), problems=(), whole=False))
    # What briefings of so few articles would quote is not what those of all do.
    site = Site.make(replace(briefings, topics={}, periods=(), written=()), content)
    if seed.slug not in site.articles:  # nothing of the file reads as an article, as of one just begun
        return {}
    page = article_page(site.articles[seed.slug], site)
    with tempfile.TemporaryDirectory() as folder:
        docs, made = Path(folder, "docs"), Path(folder, "site")
        rest = _surroundings(folders.out, docs, page.content, page.path)
        (docs / page.path).parent.mkdir(parents=True, exist_ok=True)
        (docs / page.path).write_bytes(page.content)
        render(folders.config, docs, made, docs, today(briefings.corpus, content), silent, rest)
        path = output(page.path)
        return {path: with_policy((made / path).read_bytes())}


def _related(docs: Path, seed: Seed) -> Collection[Slug]:
    """Return the articles that the last build found related to this one."""
    try:
        record = json.loads((docs / "data" / "articles" / f"{seed.slug}.json").read_bytes())
    except (OSError, ValueError):
        return ()
    return [Slug(other["slug"]) for other in record["related"]]


def _surroundings(old: Path, docs: Path, page: bytes, path: str) -> set[str]:
    """Copy into `docs` the pages that a page links to and what the navigation names, and return their paths."""
    here = PurePath(path).parent
    linked = {os.path.normpath(here / os.fsdecode(up + to)) for up, to in _LINKED.findall(page)}
    shell = {found.relative_to(old).as_posix() for pattern in _SHELL for found in old.glob(pattern)}
    rest = {name.replace(os.sep, "/") for name in linked | shell} - {path}
    for name in rest:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        if (old / name).is_file():
            shutil.copyfile(old / name, docs / name)
        else:  # a name that no other article mentions: its page is still to be made
            (docs / name).write_text("# To be made\n", encoding="utf-8")
    return rest
