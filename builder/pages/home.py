"""The home page: the latest briefing, or where there is none the topics' points; the newest articles, also by topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from builder.markdown.escape import escape
from builder.model import Briefing, Citation, Page
from builder.pages.briefing import points_by_topic
from builder.pages.head import head
from builder.pages.linked_data import site_node
from builder.pages.parts import (
    BRACKETS,
    COPY,
    also_reported,
    article_line,
    article_link,
    bracketed,
    count,
    link,
    page,
    point_items,
    spoken_date,
)
from builder.pages.site import Site
from builder.slugs import Slug

_POINTS = 3
_ARTICLES = 10


def _article(slug: Slug, path: str, site: Site) -> str:
    """Return an article, once for all that have its text."""
    return article_line(slug, path, site) + also_reported([slug], site.same_text(slug), path, site)


def home_page(site: Site) -> Page:
    """Return the home page."""
    path = "index.md"
    latest = site.briefings.periods[0] if site.briefings.periods else None
    stories = (a.article.slug for a in site.corpus.analyses if not site.is_reprint(a.article.slug))
    newest = [f"- {_article(slug, path, site)}" for slug in islice(stories, _ARTICLES)]
    newest += [f"- {link('All articles', path, 'articles/index.md')}"] if newest else []
    topics = [_topic(slug, path, site) for slug in site.content.topics if site.of_topic[slug]]
    return page(
        path,
        head(
            path,
            site,
            title="Briefing",
            description="What the articles say on AI policy, every sentence linked to its source",
            section="home",
            kind="home",
            label="Latest briefing" if latest else "Briefing",
            card="home",
            graph=[site_node(path, site)],
        ),
        f"# {escape(latest.title if latest else 'What the articles say')}",
        *(_latest(path, site) if latest else _points(path, site)),
        "## Newest articles {: .aside }\n\n" + "\n".join(newest) if newest else "",
        "## By topic {: .wide }\n\n" + "\n".join(topics) if topics else "",
    )


def _latest(path: str, site: Site) -> Iterator[str]:
    latest = site.briefings.periods[0]
    cited = {citation.article for point in latest.points for citation in point.citations}
    whole = link("What changed, and the articles cited" if latest.changes else "Articles cited", path, _of(latest.slug))
    counted = f"{count(len(latest.points), 'point')} from {count(len(cited), 'article')}"
    yield _about(counted, [latest], f" {whole}")
    yield points_by_topic(latest, path, site)


def _points(path: str, site: Site) -> Iterator[str]:
    """Return the first points of each topic; what stands below one topic already is not said again below another."""
    yield _about(f"From {count(len(site.corpus.analyses), 'article')}", site.briefings.topics.values())
    shown: set[Citation] = set()
    for slug, topic in site.content.topics.items():
        briefing = site.briefings.topics.get(slug)
        if not briefing or topic.parent:  # what is said of a part is said of the whole
            continue
        points = [point for point in briefing.points if shown.isdisjoint(point.citations)][:_POINTS]
        shown.update(chain.from_iterable(point.citations for point in points))
        if points:
            yield f"## {link(topic.title, path, f'topics/{slug}.md')}\n\n{point_items(points, path, site)}"


def _of(briefing: Slug | str) -> str:
    return f"briefings/{briefing}.md"


def _about(counted: str, briefings: Iterable[Briefing], more: str = "") -> str:
    """Say what holds of every point: what a person worded is no quotation, and brackets are told of where they are."""
    points = [point for briefing in briefings for point in briefing.points]
    quoted = all(point.origin == "computed" for point in points)
    every = "Every point is quoted from its source and links to it." if quoted else "Every point links to its source."
    every += f" {BRACKETS}." if bracketed(points) else ""
    said = f"{counted}. {every}{more}"
    return f"{said}\n{{: .about }}{COPY}"


def _topic(slug: Slug, path: str, site: Site) -> str:
    """Return a topic with its newest article."""
    members = site.of_topic[slug]
    newest = site.articles[members[0]].article
    when = f"newest {spoken_date(newest.date)}" if newest.date and len(members) > 1 else spoken_date(newest.date)
    return (
        f"- {link(site.content.topics[slug].title, path, f'topics/{slug}.md')} "
        f'<span class="meta">{count(len(members), "article")}, {when}</span> '
        f'<span class="said">{article_link(newest.slug, path, site)}</span>'
    )
