"""The briefings of weeks or months: what is new by topic, and what the period before had not.

A period is made of the articles that are dated to the day, up to the day that counts as today. What is dated to the
year alone cannot be new in a week.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from builder.brief.choose import FROM_EACH, NEWEST, choose_across
from builder.brief.rank import Ranked, point, says_the_same
from builder.brief.topic import relevance_in
from builder.calendar_dates import MONTH_NAMES
from builder.definitions import Definition
from builder.model import Analysis, Briefing, Changes, Corpus, Point
from builder.slugs import Slug

Period = Literal["week", "month"]

OF_A_TOPIC = 3
OF_NO_TOPIC = 2
MOST_POINTS = 12
_NAMES = 8
_ADDRESS = re.compile(r"([0-9]{4})-(?:w(0[1-9]|[1-4][0-9]|5[0-3])|(?:0[1-9]|1[0-2]))")
"""Of a week or a month."""


def brief_periods(
    corpus: Corpus,
    period: Period,
    today: str | None,
    topics: Mapping[Slug, Definition],
    ranked: Mapping[Slug, Sequence[Ranked]],
) -> tuple[Briefing, ...]:
    """Return a briefing for each period with an article that can be quoted, newest first.

    `today` is ISO 8601 at any precision; articles after it wait. None: the newest article's day.
    """
    again = {slug for others in corpus.reprints.values() for slug in others}
    grouped: dict[str, list[Analysis]] = defaultdict(list)
    for analysis in corpus.analyses:
        article = analysis.article
        dated = article.date if article.date_precision == "day" else None
        if dated and article.slug not in again and (today is None or dated[: len(today)] <= today):
            grouped[period_of(dated, period)].append(analysis)
    first_named = _first_named(grouped)
    members = {topic: frozenset(found) for topic, found in corpus.members.items()}
    briefings: list[Briefing] = []
    before: str | None = None
    for subject in sorted(grouped):
        points = _points(grouped[subject], corpus, topics, ranked)
        if not points:
            continue
        changes = _changes(subject, before, grouped, members, first_named) if before else None
        briefings.append(
            Briefing(
                slug=Slug(subject.lower()),
                kind="period",
                subject=subject,
                title=title_of(subject),
                points=tuple(points),
                changes=changes,
            )
        )
        before = subject
    return tuple(reversed(briefings))


def period_of(date: str, period: Period) -> str:
    """Return the name of the period of a day: `2025-W11` (ISO 8601 weeks) or `2025-03`."""
    if period == "month":
        return date[:7]
    year, week, _ = datetime.date.fromisoformat(date).isocalendar()
    return f"{year}-W{week:02d}"


def title_of(subject: str) -> str:
    """Return a period for readers: "March 2025", or "Week 11 of 2025, from 10 March"."""
    year, rest = subject.split("-")
    if not rest.startswith("W"):
        return f"{MONTH_NAMES[int(rest) - 1]} {year}"
    monday = datetime.date.fromisocalendar(int(year), int(rest[1:]), 1)
    return f"Week {int(rest[1:])} of {year}, from {monday.day} {MONTH_NAMES[monday.month - 1]}"


def named_by(slug: str) -> Period | None:
    """Say which kind of period has this address, whether anything was written in it or not; None: no period."""
    if not (found := _ADDRESS.fullmatch(slug)):
        return None
    year, week = int(found[1]), int(found[2] or 0)
    # The calendar has no year 0, and few years have a week 53: the 28th of December is in the last week.
    if not year or week > datetime.date(year, 12, 28).isocalendar().week:
        return None
    return "week" if week else "month"


def titled(slug: str) -> str:
    """Return what a briefing of this address is called where nobody says: its period, or the address."""
    return title_of(slug.upper()) if named_by(slug) else slug


def _points(
    analyses: Sequence[Analysis],
    corpus: Corpus,
    topics: Mapping[Slug, Definition],
    ranked: Mapping[Slug, Sequence[Ranked]],
) -> list[Point]:
    chosen: list[Ranked] = []
    points: list[Point] = []
    newest = analyses[:NEWEST]
    order = {analysis.article.slug: number for number, analysis in enumerate(newest)}
    for slug in (*topics, None):
        candidates: list[Ranked] = []
        priors: list[float] = []
        for analysis in (a for a in newest if _home(corpus, a.article.slug) == slug):
            found = ranked[analysis.article.slug]
            weighed = [(0.0, each) for each in found]
            if slug:
                relevance = relevance_in(analysis, topics[slug], by_neighbours=True)
                weighed = [(about, each) for each in found if (about := relevance(each))]
            for about, each in weighed[:FROM_EACH]:
                if not any(says_the_same(each, other) for other in chosen):
                    candidates.append(each)
                    priors.append(each.score * (1 + about))
        best = choose_across(candidates, priors, OF_A_TOPIC if slug else OF_NO_TOPIC)
        best = sorted(best[: MOST_POINTS - len(chosen)], key=lambda each: (order[each.article], each.number))
        chosen += best
        points += [replace(point(each), topic=slug) for each in best]
    return points


def _home(corpus: Corpus, article: Slug) -> Slug | None:
    """Return the topic that the article fits best: below it the period shows what the article says."""
    scores = [score for score in corpus.scores[article] if score.member]
    return max(scores, key=lambda score: score.score).topic if scores else None


def _first_named(grouped: Mapping[str, Iterable[Analysis]]) -> dict[Slug, str]:
    """Return, of each entity, the first period that names it."""
    first: dict[Slug, str] = {}
    for subject in sorted(grouped):
        for analysis in grouped[subject]:
            for mention in analysis.mentions:
                first.setdefault(mention.entity, subject)
    return first


def _changes(
    subject: str,
    before: str,
    grouped: Mapping[str, Sequence[Analysis]],
    members: Mapping[Slug, frozenset[Slug]],
    first_named: Mapping[Slug, str],
) -> Changes:
    counts = []
    for topic, inside in members.items():
        now, then = (sum(a.article.slug in inside for a in grouped[each]) for each in (subject, before))
        if now or then:
            counts.append((topic, now, then))
    named = Counter(m.entity for a in grouped[subject] for m in a.mentions if first_named[m.entity] == subject)
    names = sorted(named.items(), key=lambda item: (-item[1], item[0]))[:_NAMES]
    return Changes(since=Slug(before.lower()), topics=tuple(counts), names=tuple(slug for slug, _ in names))
