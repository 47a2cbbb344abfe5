"""Withdrawn pages: the address stays and says why, and nothing of the text is left on the site.

Only the title is asked of the raw article, and only where no YAML gives one; once it does, the raw file may go as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.brief.period import titled
from builder.clean import clean
from builder.config import Content, corrections_of
from builder.errors import BadInput, Problem
from builder.model import Withdrawn
from builder.read import Seed, read
from builder.slugs import slugify


def withdrawn_pages(content: Content, seeds: Iterable[Seed]) -> tuple[tuple[Withdrawn, ...], list[Problem]]:
    """Return what was withdrawn, articles first, and what keeps an address from being kept."""
    problems: list[Problem] = []
    seeds = list(seeds)
    found = [_of_seed(seed, problems) for seed in seeds if seed.status == "withdrawn"]
    taken = {seed.slug: str(seed.path) for seed in seeds}
    for page in _without_a_seed(content, {seed.id for seed in seeds}):
        if other := taken.get(page.slug):
            text = f"the slug '{page.slug}' of this withdrawn page is taken by {other}; rename one of the two"
            problems.append(Problem(path=page.path, text=text))
        taken.setdefault(page.slug, page.path)
        found.append(page)
    return (*sorted(found, key=lambda page: page.slug), *_briefings(content)), problems


def _of_seed(seed: Seed, problems: list[Problem]) -> Withdrawn:
    files = [
        (seed.override.file if seed.override else None, seed.override.path if seed.override else ""),
        (seed.sidecar, str(seed.sidecar_path)),
    ]
    said = [(file, path) for file, path in files if file]
    title = next((file.title for file, _ in said if file.title), None)
    if title is None:
        try:
            article = clean(read(seed))
            title = article.title if article.title_from != "lead" else None
        except BadInput as error:
            problems += error.problems
    file, path = next((file, path) for file, path in said if file.status)
    return Withdrawn(
        kind="article",
        slug=seed.slug,
        title=title or f"Untitled: {seed.id}",
        why=file.withdrawn or "",
        corrections=next((found for each, _ in said if (found := corrections_of(each))), ()),
        aliases=next((each.aliases for each, _ in said if each.aliases), ()),
        path=path,
    )


def _without_a_seed(content: Content, there: Iterable[str]) -> Iterator[Withdrawn]:
    for id_, override in content.overrides.items():
        file = override.file
        if id_ not in there and file.status == "withdrawn":
            yield Withdrawn(
                kind="article",
                slug=file.slug or slugify(id_),
                title=file.title or f"Untitled: {id_}",
                why=file.withdrawn or "",
                corrections=corrections_of(file),
                aliases=file.aliases,
                path=override.path,
            )


def _briefings(content: Content) -> Iterator[Withdrawn]:
    for written in content.briefings:
        if written.status == "withdrawn":
            topic = content.topics.get(written.slug)
            yield Withdrawn(
                kind="briefing",
                slug=written.slug,
                title=written.title or (topic.title if topic else titled(written.slug)),
                why=written.withdrawn or "",
                corrections=written.corrections,
                aliases=tuple(dict.fromkeys([*written.aliases, *(topic.aliases if topic else ())])),
                path=written.path,
            )
