"""Briefing: the few sentences that say what an article, a topic or a period is about, each with its place.

What a person wrote takes the place of what would be computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.brief.article import brief_article
from builder.brief.period import brief_periods
from builder.brief.person import left_out, points_of
from builder.brief.rank import Ranked
from builder.brief.topic import brief_topic
from builder.cache import unpacked
from builder.config import Content
from builder.definitions import Definition, define
from builder.drafts import WrittenBriefing
from builder.errors import Problem
from builder.model import Analysis, Briefing, Briefings, Corpus, Extent, Point
from builder.rights import extent_of
from builder.slugs import Slug


@dataclass(frozen=True, slots=True)
class ByPersons:
    """What persons wrote, its citations looked up."""

    summaries: Mapping[Slug, tuple[Point, ...]]
    """By article."""
    briefings: Mapping[Slug, tuple[WrittenBriefing, tuple[Point, ...]]]
    """By file name, with the points."""
    problems: tuple[Problem, ...]


def by_persons(analyses: Sequence[Analysis], content: Content) -> ByPersons:
    """Look up everything that persons cite. What has a problem is left out; a missing article is a warning.

    What is wrong with a draft is said, and stops nothing.
    """
    articles = {a.article.slug: a for a in analyses}
    extents: dict[Slug, Extent] = {slug: extent_of(a.article, content.site.rights) for slug, a in articles.items()}
    summaries: dict[Slug, tuple[Point, ...]] = {}
    briefings: dict[Slug, tuple[WrittenBriefing, tuple[Point, ...]]] = {}
    problems: list[Problem] = []
    unseen = left_out(content)
    for slug, analysis in articles.items():
        points, more = points_of(analysis.article.summary, slug, articles, extents, unseen)
        summaries |= {slug: points} if points else {}
        problems += more
    for written in (each for each in content.briefings if each.status != "withdrawn"):
        points, more = points_of(written.drafts, None, articles, extents, unseen)
        if written.status == "draft":
            problems += [replace(problem, severity="advice") for problem in more]
            continue
        briefings |= {written.slug: (written, points)} if points else {}
        problems += more
    return ByPersons(summaries, briefings, tuple(problems))


class _Candidates(Mapping[Slug, Sequence[Ranked]]):
    """What `rank` gave of each article, unpacked while somebody looks at it; none where nothing is to be quoted."""

    def __init__(self, corpus: Corpus) -> None:
        self._packed = {a.article.slug: a.ranked for a in corpus.analyses}
        self._silent = {slug for slug in self._packed if corpus.extents[slug] == "link"}

    def __getitem__(self, slug: Slug) -> Sequence[Ranked]:
        found: Sequence[Ranked] = () if slug in self._silent else unpacked(self._packed[slug])
        return found

    def __iter__(self) -> Iterator[Slug]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def brief(corpus: Corpus, content: Content) -> Briefings:
    """Brief every article, topic and period. Of an article that is published as a link nothing is quoted."""
    persons = by_persons(corpus.analyses, content)
    ranked = _Candidates(corpus)
    definitions = {slug: define(topic, content.entities) for slug, topic in content.topics.items()}
    topics = _topics(corpus, definitions, ranked)
    period = content.site.period
    periods = () if period == "none" else brief_periods(corpus, period, content.site.as_of, definitions, ranked)
    left = dict(persons.briefings)
    gone = {written.slug for written in content.briefings if written.status == "withdrawn"}
    return Briefings(
        corpus=corpus,
        articles={slug: persons.summaries.get(slug) or brief_article(found) for slug, found in ranked.items()},
        topics={
            slug: _by_person(briefing, left)
            for slug, briefing in topics.items()
            if (briefing.points or slug in left) and slug not in gone
        },
        periods=tuple(_by_person(briefing, left) for briefing in periods if briefing.slug not in gone),
        written=tuple(
            Briefing(
                slug=slug,
                kind="written",
                subject=slug,
                title=written.title or slug,
                points=points,
                corrections=written.corrections,
            )
            for slug, (written, points) in sorted(left.items())
        ),
    )


def _topics(
    corpus: Corpus, definitions: Mapping[Slug, Definition], ranked: Mapping[Slug, Sequence[Ranked]]
) -> dict[Slug, Briefing]:
    by_slug = {a.article.slug: a for a in corpus.analyses}
    again = {slug for others in corpus.reprints.values() for slug in others}
    return {
        slug: brief_topic(definition, [by_slug[m] for m in corpus.members[slug] if m not in again], ranked)
        for slug, definition in definitions.items()
    }


def _by_person(briefing: Briefing, left: dict[Slug, tuple[WrittenBriefing, tuple[Point, ...]]]) -> Briefing:
    """Return the briefing with what a person wrote of its subject, which is taken from `left`."""
    if briefing.slug not in left:
        return briefing
    written, points = left.pop(briefing.slug)
    return replace(briefing, title=written.title or briefing.title, points=points, corrections=written.corrections)
