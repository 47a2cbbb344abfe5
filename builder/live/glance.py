"""A glance: the page of the one article, or the one page written by hand, that was edited, before all is built again.

It is made as every build makes it. An article is made with those that its page named as related when it was last built,
so its text, briefing and names are what the build will show; which articles are related may still change then, and
which briefings quote it is shown only then. A page written by hand is linked to the pages that there are. It takes
little longer on a large site. Where it cannot be made, the build that follows says why. The stylesheet and the scripts
need no making.
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
from builder.handwritten import linked_pieces
from builder.live.watch import State
from builder.model import Page
from builder.pages.article import article_page
from builder.pages.handwritten import CORRECTIONS
from builder.pages.site import NO_DAY, Site, today
from builder.pipeline import Folders, Inputs, briefings_of, silent
from builder.read import Seed
from builder.render import render
from builder.rerender import output
from builder.slugs import ArticleId, Slug

_LINKED = re.compile(rb"\(((?:\.\./)*)((?:[^\s()<>/]+/)*[^\s()<>/]+\.md)[#)]")
"""Targets of links below the docs tree, as pages write them; what they miss MkDocs warns of, and nobody hears."""
_SHELL = ("*.md", "*/index.md")
"""What the navigation names."""


def glance(folders: Folders, before: State, now: State, loaded: Callable[[], Inputs]) -> dict[str, bytes]:
    """Return what a build will have, by its path in the site, where one thing changed between two looks at the inputs.

    Nothing where more did, where there is no such page, or where something is wrong.
    """
    changed = [Path(name) for name in sorted({name for name, _ in before.items() ^ now.items()})]
    try:
        if assets := _assets(changed, folders):
            return assets
        if (edited := _edited_article(changed, folders)) is not None:
            return _article(folders, edited, loaded())
        written = _edited_page(changed, folders)
        return _written(folders, written, loaded()) if written else {}
    except (BuilderError, OSError):
        return {}


def _assets(changed: Collection[Path], folders: Folders) -> dict[str, bytes]:
    """Return the files of the theme that pages load, where nothing else changed."""
    home = folders.config.parent / "overrides"
    if not all(path.is_relative_to(home / "assets") for path in changed):
        return {}
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in changed}


def _edited_article(changed: Collection[Path], folders: Folders) -> ArticleId | None:
    """Return the article whose files are all that changed."""
    homes = (folders.seeds, folders.content / "articles")
    if not all(any(path.is_relative_to(home) for home in homes) for path in changed):
        return None
    ids = {path.stem for path in changed}
    return ArticleId(ids.pop()) if len(ids) == 1 else None


def _edited_page(changed: Collection[Path], folders: Folders) -> Path | None:
    """Return the page written by hand that is all that changed; above that of corrections stands a list."""
    alone = len(changed) == 1 and all(path.parent == folders.content / "pages" for path in changed)
    return next((path for path in changed if path.name != CORRECTIONS), None) if alone else None


def _wrong(inputs: Inputs) -> bool:
    return any(problem.severity == "error" for problem in inputs.problems)


def _article(folders: Folders, edited: ArticleId, inputs: Inputs) -> dict[str, bytes]:
    by_slug = {seed.slug: seed for seed in inputs.published}
    seed = next((seed for seed in by_slug.values() if seed.id == edited), None)
    if seed is None or _wrong(inputs):
        return {}
    near = [by_slug[slug] for slug in _related(folders.out, seed) if slug in by_slug]
    content = replace(inputs.content, briefings=(), pages=())
    briefings, _ = briefings_of(replace(inputs, content=content, seeds=(seed, *near), problems=(), whole=False))
    # What briefings of so few articles would quote is not what those of all do.
    site = Site.make(replace(briefings, topics={}, periods=(), written=()), content)
    if seed.slug not in site.articles:  # nothing of the file reads as an article, as of one just begun
        return {}
    return _rendered(article_page(site.articles[seed.slug], site), folders, today(briefings.corpus, content))


def _written(folders: Folders, path: Path, inputs: Inputs) -> dict[str, bytes]:
    if path not in inputs.content.pages or _wrong(inputs):
        return {}
    named, articles = ({Slug(page.stem) for page in (folders.out / of).glob("*.md")} for of in ("entities", "articles"))
    markdown, problems = linked_pieces(inputs.content, named, articles)
    if any(problem.severity == "error" for problem in problems):
        return {}
    return _rendered(Page(path.name, markdown[str(path)].encode()), folders, inputs.content.site.as_of or NO_DAY)


def _rendered(page: Page, folders: Folders, day: str) -> dict[str, bytes]:
    """Return a page by its path in the site, rendered among those that it links to."""
    with tempfile.TemporaryDirectory() as folder:
        docs, made = Path(folder, "docs"), Path(folder, "site")
        rest = _surroundings(folders.out, docs, page.content, page.path)
        (docs / page.path).parent.mkdir(parents=True, exist_ok=True)
        (docs / page.path).write_bytes(page.content)
        render(folders.config, docs, made, docs, day, silent, rest)
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
