"""What every page may look at, with the look-ups that pages share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from builder.config import Content
from builder.model import Analysis, Briefing, Briefings, Corpus
from builder.pages.backlinks import Backlinks, backlinks
from builder.pages.stated import (
    StatedEvent,
    StatedFigure,
    StatedQuotation,
    by_entity,
    dated,
    key_figures,
    spoken_words,
    told_once,
)
from builder.schemas import Entity
from builder.slugs import Slug

NO_DAY = "2000-01-01"
"""What counts as today where no day is known."""
_FEW = 10
"""Articles of one text that each of them names, but for the one that stands for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The whole site, read only."""

    content: Content
    briefings: Briefings
    corpus: Corpus
    articles: Mapping[Slug, Analysis]
    stories: Mapping[Slug, tuple[Slug, ...]]
    """By article: all that publish its text, the one that stands for them first; only where there are others."""
    of_topic: Mapping[Slug, tuple[Slug, ...]]
    """By topic: its articles as pages list and count them, one for each text, in the order of the corpus."""
    backlinks: Backlinks
    figures: Mapping[Slug, Sequence[StatedFigure]]
    """By article, in the order of the corpus: those that pages list."""
    spoken: Mapping[Slug, Sequence[StatedQuotation]]
    """Likewise."""
    listed_figures: Sequence[StatedFigure]
    """Of all articles, in the order of the corpus: what copies of one text state stands once."""
    listed_words: Sequence[StatedQuotation]
    """Likewise."""
    figures_of: Mapping[Slug, Sequence[StatedFigure]]
    """By entity: the figures that are its own, in the order of the corpus."""
    words_of: Mapping[Slug, Sequence[StatedQuotation]]
    """By entity: what it is quoted with."""
    quoted_in: Mapping[Slug, Sequence[tuple[Briefing, int]]]
    """By article: the briefings that quote it, and in how many points."""
    today: str
    """The day that counts as today, which does not change unless the input does."""

    @property
    def as_of(self) -> str | None:
        """Return the day as of which the site stands, where one is known."""
        return as_of(self.corpus, self.content)

    @classmethod
    def make(cls, briefings: Briefings, content: Content) -> Site:
        """Gather what pages need."""
        corpus = briefings.corpus
        articles = {analysis.article.slug: analysis for analysis in corpus.analyses}
        groups = [(first, *others) for first, others in corpus.reprints.items()]
        stories = {slug: group for group in groups for slug in group}
        figures = {slug: key_figures(analysis) for slug, analysis in articles.items()}
        spoken = {slug: spoken_words(analysis) for slug, analysis in articles.items()}
        listed_figures = told_once(chain.from_iterable(figures.values()), stories)
        listed_words = told_once(chain.from_iterable(spoken.values()), stories)
        return cls(
            content=content,
            briefings=briefings,
            corpus=corpus,
            articles=articles,
            stories=stories,
            of_topic={topic: tuple(_one_of_each(members, stories)) for topic, members in corpus.members.items()},
            backlinks=backlinks(briefings, content),
            figures=figures,
            spoken=spoken,
            listed_figures=listed_figures,
            listed_words=listed_words,
            figures_of=by_entity(listed_figures, lambda each: each.figure.entity),
            words_of=by_entity(listed_words, lambda each: each.quotation.speaker),
            quoted_in=_quoted_in(briefings),
            today=today(corpus, content),
        )

    def events(self) -> list[StatedEvent]:
        """Return the dates of the timeline, the latest first; what copies of one text state stands once."""
        return told_once(dated(self.corpus.analyses), self.stories)

    def same_text(self, slug: Slug) -> tuple[Slug, ...]:
        """Return the other articles that publish the same text.

        All of them for the article that stands for them, the first few for each of the others: a text that a thousand
        papers print would make a million lines.
        """
        group = self.stories.get(slug, ())
        return tuple(other for other in group[:_FEW] if other != slug) if self.is_reprint(slug) else group[1:]

    def is_reprint(self, slug: Slug) -> bool:
        """Say whether another article stands for this one in lists and briefings."""
        return slug in self.stories and self.stories[slug][0] != slug

    def entity(self, slug: Slug) -> Entity:
        """Return an entity of the catalogue."""
        return self.content.entities[slug]

    def has_page(self, slug: Slug) -> bool:
        """Say whether an entity is mentioned anywhere, and so has a page."""
        return slug in self.corpus.mentions


def _quoted_in(briefings: Briefings) -> Mapping[Slug, Sequence[tuple[Briefing, int]]]:
    found: dict[Slug, list[tuple[Briefing, int]]] = defaultdict(list)
    for briefing in briefings.all:
        points = Counter(article for point in briefing.points for article in {c.article for c in point.citations})
        for article, number in sorted(points.items()):
            found[article].append((briefing, number))
    return found


def _one_of_each(members: Sequence[Slug], stories: Mapping[Slug, tuple[Slug, ...]]) -> Iterator[Slug]:
    """Return one article of each text: the one that stands for all, else, where that is no member, the newest."""
    inside = frozenset(members)
    told: set[Slug] = set()
    for slug in members:
        first = stories.get(slug, (slug,))[0]
        if slug == first or (first not in inside and first not in told):
            told.add(first)
            yield slug


def today(corpus: Corpus, content: Content) -> str:
    """Return what counts as today, else a fixed day."""
    return as_of(corpus, content) or NO_DAY


def as_of(corpus: Corpus, content: Content) -> str | None:
    """Return the day as of which the site stands, where one is known: `as_of`, else the newest day-precise date."""
    dates = [a.article.date for a in corpus.analyses if a.article.date_precision == "day"]
    return content.site.as_of or max(filter(None, dates), default=None)
