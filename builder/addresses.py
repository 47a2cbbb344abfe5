"""Former addresses: a page that moved is still found, so each of them leads to one page, and to none that is in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.brief.period import named_by
from builder.config import Content
from builder.contributed import problem_at
from builder.errors import Problem
from builder.read import Seed
from builder.slugs import Slug


@dataclass(frozen=True, slots=True)
class _Former:
    """A former address, and where the YAML says so."""

    slug: Slug
    path: str
    key: str
    number: int

    def problem(self, text: str) -> Problem:
        return problem_at(Path(self.path), (self.key, self.number), f"'{self.slug}' {text}")


def colliding_addresses(content: Content, seeds: Iterable[Seed]) -> list[Problem]:
    """Return an error for each former address that a page has, or that leads somewhere already.

    `content.withdrawn` holds what has an address without a raw file. Below `briefings/` topics have theirs as well, and
    periods.
    """
    problems: list[Problem] = []
    articles = [(seed.slug, str(seed.path), _of_article(seed)) for seed in seeds]
    known = {slug for slug, _, _ in articles}
    gone = [page for page in content.withdrawn if page.kind == "article" and page.slug not in known]
    articles += [(page.slug, page.path, _listed(page.path, "aliases", page.aliases)) for page in gone]
    entities = [(e.slug, e.path, _listed(e.path, "formerly", e.formerly)) for e in content.entities.values()]
    topics = [(t.slug, t.path, _listed(t.path, "aliases", t.aliases)) for t in content.topics.values()]
    briefings = [(b.slug, b.path, _listed(b.path, "aliases", b.aliases)) for b in content.briefings]
    written = {slug: former for slug, _, former in briefings}
    for slug, path, former in topics:
        own = {each.slug for each in written.get(slug, ())}
        briefings.append((slug, path, [each for each in former if each.slug not in own]))
    for pages, period in ((articles, None), (entities, None), (topics, None), (briefings, content.site.period)):
        live = {slug: path for slug, path, _ in pages}
        seen: dict[Slug, _Former] = {}
        for slug, _, former in pages:
            for each in former:
                problems += _collision(each, slug, live, seen, period)
    return list(dict.fromkeys(problems))


def _collision(
    former: _Former, own: Slug, live: dict[Slug, str], seen: dict[Slug, _Former], period: str | None
) -> Iterator[Problem]:
    if former.slug == own:
        yield former.problem("is the page's address as it is; take it out")
    elif former.slug in live:
        yield former.problem(f"is the address of {live[former.slug]}; take it out, or rename one of the two")
    elif period and named_by(former.slug) == period:
        yield former.problem(f"is the address of a {period}'s briefing; take it out")
    elif (other := seen.setdefault(former.slug, former)) is not former:
        yield former.problem(f"leads to the page of {other.path} already; keep one of the two")


def _of_article(seed: Seed) -> list[_Former]:
    if seed.override and seed.override.file.aliases:
        return _listed(seed.override.path, "aliases", seed.override.file.aliases)
    return _listed(str(seed.sidecar_path), "aliases", seed.sidecar.aliases if seed.sidecar else ())


def _listed(path: str, key: str, slugs: Iterable[Slug]) -> list[_Former]:
    return [_Former(slug, path, key, number) for number, slug in enumerate(slugs)]
