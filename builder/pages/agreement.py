"""Figures that several articles give for the same thing, side by side, and whether they agree.

Only where the match is certain, and there are two ways to be. Articles of one time measure the same thing of the same
owner in the same words: then their figures may differ, and readers should see it. Or sentences that give one amount
share two names, and words, the amount's own digits among them, that are together too rare to meet by chance: then they
speak of one thing, whenever they were written. A country and who acts for it are one name there: half of all sentences
on its politics have both.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from builder.pages.site import Site
from builder.pages.stated import Sentences, Stated, StatedFigure
from builder.slugs import Slug
from builder.words import terms, weight

_STOP = frozenset(
    "a an the of in on for to and or its their his her our at by with from into toward towards near new".split()
)
_SAME_TIME = 60
"""Days within which two articles speak of one figure: a year later it is another one."""
_WORD = re.compile(r"\w+")
_SCALES = frozenset("thousand million billion trillion percent per cent yen dollars euros usd".split())
"""What many amounts are written with, which is no sign that they are of one thing."""
_NAMES = 2
"""Names that two sentences must share: one is no more than what both articles may be about."""
_RARE = 4.0
"""Weight of the words that they must share: about that of one word which the table of words lacks."""
_LEAST_COUNT = 100
"""Small numbers of things meet by chance."""
_ALIKE = 40
"""Figures of one amount that are held against each other, so that a page costs no more than its articles."""


@dataclass(frozen=True, slots=True)
class Said:
    """What of a sentence tells of which thing it speaks."""

    names: frozenset[Slug]
    """Its entities, a country for those who act for it."""
    words: frozenset[str]
    """Its other words and numbers, without those that many amounts are written with."""


Reader = Callable[[Stated], Said]


@dataclass(frozen=True, slots=True)
class Compared:
    """What several articles give for the same thing."""

    figures: tuple[StatedFigure, ...]
    """One an article."""

    @property
    def agree(self) -> bool:
        """Say whether all give the same value."""
        return len({(each.figure.value, each.figure.upper) for each in self.figures}) == 1


def in_several(site: Site) -> Iterator[Compared]:
    """Return what several articles give: first what they measure in the same words, then what is the same amount."""
    dates = {slug: analysis.article.date for slug, analysis in site.articles.items()}
    figures = _all_figures(site)
    shown: set[tuple[Slug, str, int]] = set()
    for group in (*compared(figures, dates), *same_amounts(figures, _reader(site))):
        places = {(e.stated.article, e.figure.paragraph, e.figure.start) for e in group.figures}
        if not places <= shown:
            shown |= places
            yield group


def _all_figures(site: Site) -> list[StatedFigure]:
    """Return every figure with its sentence, those too that are not listed by themselves.

    Not of reprints: that a text agrees with its copies confirms nothing.
    """
    found: list[StatedFigure] = []
    for analysis in site.corpus.analyses:
        if site.is_reprint(analysis.article.slug):
            continue
        sentences = Sentences(analysis)
        found += [StatedFigure(f, stated, None) for f in analysis.figures if (stated := sentences.around(f))]
    return found


def _reader(site: Site) -> Reader:
    """Return what tells of which thing a sentence speaks."""

    def said(stated: Stated) -> Said:
        start, end = stated.sentence.start, stated.sentence.end
        names, words = set[Slug](), stated.text
        for mention in reversed(site.articles[stated.article].mentions):
            if mention.paragraph == stated.sentence.paragraph and start <= mention.start < end:
                names.add(_acting_for(mention.entity, site))
                words = words[: mention.start - start] + words[mention.end - start :]
        return Said(frozenset(names), telling(words))

    return cache(said)


def _acting_for(slug: Slug, site: Site) -> Slug:
    """Return the country of a person who holds an office of it, or of a body of its government; else the entity."""
    entity = site.entity(slug)
    if entity.kind in ("person", "government"):
        for above in (entity.parent, *(role.of for role in entity.roles)):
            if above and site.entity(above).kind == "country":
                return above
    return slug


def compared(figures: Iterable[StatedFigure], dates: Mapping[Slug, str | None]) -> Iterator[Compared]:
    """Return the figures that several articles give for one thing of one owner, at about the same time.

    Certain is only: the same owner, kind and unit, the same words of what is measured, at least two of them, and
    articles whose days are known and close together.
    """
    alike: dict[tuple[Slug, str, str, frozenset[str]], list[StatedFigure]] = defaultdict(list)
    for each in figures:
        figure = each.figure
        words = frozenset(_WORD.findall((figure.of or "").lower())) - _STOP
        if figure.entity and len(words) > 1 and figure.kind in ("money", "capacity"):
            alike[figure.entity, figure.kind, figure.unit, words].append(each)
    for group in alike.values():
        yield from _at_one_time(group, dates)


def same_amounts(figures: Iterable[StatedFigure], said: Reader) -> Iterator[Compared]:
    """Return the amounts that several articles give in sentences which are certainly about one thing."""
    alike: dict[tuple[str, str, float, float | None], list[StatedFigure]] = defaultdict(list)
    for each in figures:
        figure = each.figure
        if figure.converts is None and _tells(each):
            alike[figure.kind, figure.unit, figure.value, figure.upper].append(each)
    for some in alike.values():
        if len({each.stated.article for each in some}) > 1:
            yield from _of_one_thing(some[:_ALIKE], said)


def _tells(each: StatedFigure) -> bool:
    figure = each.figure
    if figure.kind == "count":
        return figure.value >= _LEAST_COUNT
    return figure.kind in ("money", "percentage") or (figure.kind == "capacity" and figure.unit != "nm")


def _of_one_thing(some: Sequence[StatedFigure], said: Reader) -> Iterator[Compared]:
    """Put together what is of one thing with any of those before it, one figure an article."""
    groups: list[list[StatedFigure]] = []
    for each in some:
        near = [group for group in groups if any(_certainly_one(each, other, said) for other in group)]
        groups = [group for group in groups if group not in near] + [[e for group in near for e in group] + [each]]
    for group in groups:
        first: dict[Slug, StatedFigure] = {}
        for each in group:
            first.setdefault(each.stated.article, each)
        if len(first) > 1:
            yield Compared(tuple(first.values()))


def _certainly_one(one: StatedFigure, other: StatedFigure, said: Reader) -> bool:
    if one.stated.article == other.stated.article:
        return False
    first, second = said(one.stated), said(other.stated)
    return len(first.names & second.names) >= _NAMES and sum(map(weight, first.words & second.words)) >= _RARE


def telling(text: str) -> frozenset[str]:
    """Return the words and numbers that tell something, each in one form."""
    return frozenset(term.removesuffix("s") for term in terms(text) if term not in _STOP | _SCALES)


def _at_one_time(group: Sequence[StatedFigure], dates: Mapping[Slug, str | None]) -> Iterator[Compared]:
    days = {e.stated.article: day for e in group if (day := _day(dates[e.stated.article]))}
    one_each = {each.stated.article: each for each in reversed(group) if each.stated.article in days}
    ordered = sorted(one_each.values(), key=lambda each: (days[each.stated.article], each.stated.article))
    run: list[StatedFigure] = []
    for each in ordered:
        if run and (days[each.stated.article] - days[run[0].stated.article]).days > _SAME_TIME:
            if len(run) > 1:
                yield Compared(tuple(run))
            run = []
        run.append(each)
    if len(run) > 1:
        yield Compared(tuple(run))


def _day(date: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(date) if date and len(date) == 10 else None
