"""What is worth a look although nothing is wrong with it: all of it is as it may be, and much of it is an oversight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.contributed import problem_at
from builder.entities.spelling import key
from builder.errors import Problem
from builder.model import Analysis, Article
from builder.pipeline import Inputs
from builder.read import Seed
from builder.rights import extent_of
from builder.schemas import Entity, SiteFile, Topic
from builder.slugs import Slug, meant, slugify
from builder.yamltext import Path as YamlPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """Things of one sort."""

    kind: str
    """For programs."""
    title: str
    """What they have in common, as a heading."""
    problems: tuple[Problem, ...]


def remarks(
    analyses: Sequence[Analysis],
    members: Collection[Slug],
    changed: Iterable[Problem],
    words: Mapping[Slug, int],
    inputs: Inputs,
) -> tuple[Remarks, ...]:
    """Return what is worth a look, by sort.

    `members` are the topics that an article belongs to, `changed` what is said of adopted pages, `words` how long each
    article is.
    """
    content = inputs.content
    named = {mention.entity for analysis in analyses for mention in analysis.mentions}
    seeds = {seed.id: seed for seed in inputs.seeds}
    articles = [(analysis.article, seeds[analysis.article.id]) for analysis in analyses]
    found = (
        ("adopted", "What a page was adopted from has changed", changed),
        ("undated", "Undated: no briefing of a month or a week has it", _undated(articles)),
        ("title-from-lead", "No title: the first sentence serves", _untitled(articles)),
        ("address", "The address is made of signs that say nothing", _unreadable(articles)),
        ("whole-excerpt", "An excerpt that is the whole text", _whole(articles, words, content.site)),
        ("empty-topic", "No article belongs to the topic", _empty(content.topics.values(), members)),
        ("shadowed", "An alias without an effect, because its words are a name already", _shadowed(content.entities)),
        ("without-source", "A description without a source", _unsourced(content.entities.values())),
        ("unmentioned", "No article names it, so it has no page", _unnamed(content.entities.values(), named)),
    )
    return tuple(Remarks(kind=kind, title=title, problems=all_) for kind, title, said in found if (all_ := tuple(said)))


def _advice(path: str, text: str) -> Problem:
    return Problem(path=path, text=text, severity="advice")


def _at(path: str, place: YamlPath, text: str) -> Problem:
    return replace(problem_at(Path(path), place, text), severity="advice")


def _undated(articles: Iterable[tuple[Article, Seed]]) -> Iterator[Problem]:
    for article, seed in articles:
        if article.date is None:
            beside = seed.sidecar_path or seed.path.with_suffix(".yml")
            yield _advice(str(seed.path), f"has no date; write `date:` into {beside}, as in `date: 2024-04-10`")


def _untitled(articles: Iterable[tuple[Article, Seed]]) -> Iterator[Problem]:
    for article, seed in articles:
        if article.title_from == "lead":
            said = f"is called '{article.title}'; give it a better one: `title:` in content/articles/{article.id}.yml"
            yield _advice(str(seed.path), said)


def _unreadable(articles: Iterable[tuple[Article, Seed]]) -> Iterator[Problem]:
    for article, seed in articles:
        if meant(article.id) is None and article.slug == slugify(article.id):
            said = f"has the address articles/{article.slug}/; set `slug:` in content/articles/{article.id}.yml"
            yield _advice(str(seed.path), said)


def _whole(articles: Iterable[tuple[Article, Seed]], words: Mapping[Slug, int], site: SiteFile) -> Iterator[Problem]:
    for article, seed in articles:
        if extent_of(article, site.rights) == "excerpt" and words[article.slug] <= site.excerpt_words:
            said = (
                f"has {words[article.slug]} words, and an excerpt may have {site.excerpt_words}, so all of it is shown"
            )
            remedy = f"write `publish: link` into content/articles/{article.id}.yml, or lower `excerpt_words`"
            yield _advice(str(seed.path), f"{said}; {remedy}, if that is not meant")


def _empty(topics: Iterable[Topic], members: Collection[Slug]) -> Iterator[Problem]:
    for topic in topics:
        if topic.slug not in members:
            said = "the threshold is more than any article reaches; `briefing explain ID` says what is missing"
            yield _at(topic.path, ("threshold",), said)


def _shadowed(entities: Mapping[Slug, Entity]) -> Iterator[Problem]:
    """Return the names of a weaker sort that another entity has outright, and those that one entity has twice."""
    outright: dict[tuple[str, ...], dict[Slug, Entity]] = defaultdict(dict)
    for entity in entities.values():
        for name in (entity.name, *entity.aliases):
            outright[_key(name)][entity.slug] = entity
    for entity in entities.values():
        seen = {entity.name}
        for number, alias in enumerate(entity.aliases):
            if alias in seen:
                yield _at(entity.path, ("aliases", number), f"'{alias}' is a name of this entity already; take it out")
            seen.add(alias)
        for field in ("short", "demonyms", "capital"):
            for number, name in enumerate(getattr(entity, field) or ()):
                others = [other for slug, other in outright.get(_key(name), {}).items() if slug != entity.slug]
                if others:
                    said = f"'{name}' is a name of {others[0].path}, which comes first; take it out of one of the two"
                    yield _at(entity.path, (field, number), said)


def _key(name: str) -> tuple[str, ...]:
    return tuple(map(key, name.split()))


def _unsourced(entities: Iterable[Entity]) -> Iterator[Problem]:
    for entity in entities:
        if entity.description and not entity.source:
            said = "nothing says where this is from; add `source:` with the page that confirms it"
            yield _at(entity.path, ("description",), said)


def _unnamed(entities: Iterable[Entity], named: Collection[Slug]) -> Iterator[Problem]:
    for entity in entities:
        if entity.slug not in named:
            yield _advice(entity.path, f"{entity.name} is not found in any article; an alias may be missing")
