"""Briefings on pages of their own: the points and, below them, the articles they were taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from builder.markdown.escape import escape
from builder.model import Briefing, Changes, Page
from builder.pages.coverage import period
from builder.pages.head import head
from builder.pages.linked_data import briefing_node
from builder.pages.parts import (
    BRACKETS,
    COPY,
    article_line,
    corrected,
    count,
    link,
    number_of_pages,
    page,
    page_path,
    paged,
    pager,
    point_items,
    point_line,
    spoken_date,
    web,
)
from builder.pages.reference import OwnPage, references
from builder.pages.site import Site

_ABOUT = "Key points by date and by topic, each linked to the sentence it comes from."


def briefing_page(briefing: Briefing, site: Site) -> Page:
    """Return the page of one briefing."""
    path = f"briefings/{briefing.slug}.md"
    title = f"Briefing: {briefing.title}"
    articles = dict.fromkeys(citation.article for point in briefing.points for citation in point.citations)
    sources = [f"- {article_line(slug, path, site)}" for slug in articles]
    more = link(f"More on {briefing.title}", path, f"topics/{briefing.subject}.md") if briefing.kind == "topic" else ""
    return page(
        path,
        head(
            path,
            site,
            title=title,
            description=briefing.points[0].text,
            section="briefings",
            kind="briefing",
            label="Briefing",
            card=f"briefing-{briefing.slug}",
            feed=f"feeds/topics/{briefing.subject}.xml" if briefing.kind == "topic" else "",
            graph=[briefing_node(briefing, title, path, site)],
        ),
        f"# {escape(title)}",
        _about(briefing, [site.articles[slug].article.date for slug in articles], site) + COPY,
        corrected(briefing.corrections),
        points_by_topic(briefing, path, site),
        _changed(briefing.changes, path, site) if briefing.changes else "",
        "## Articles cited {: .aside }\n\n" + "\n".join(sources),
        more,
        references(_as_cited(briefing, title, path, site)),
    )


def _as_cited(briefing: Briefing, title: str, path: str, site: Site) -> OwnPage:
    published = site.content.published
    address = web(path, path, site) if published.address else None
    return OwnPage(briefing.slug, title, published.name, site.as_of, address)


def _about(briefing: Briefing, dates: Sequence[str | None], site: Site) -> str:
    """Say how many points there are, from how many articles of which time, and what was changed in them."""
    taken = f"{count(len(briefing.points), 'point')} from {count(len(dates), 'article')}"
    taken += f", {period(dates)}" if briefing.kind == "topic" else ""
    if briefing.kind == "topic" and site.as_of:
        taken = f"As of {spoken_date(site.as_of)}: {taken}"
    if briefing.points[0].origin == "person":
        said = f"{taken}, written by hand. Words in quotation marks are verbatim and link to their source."
    else:
        said = (
            f"{taken}. Each is quoted from its source and links to it. {BRACKETS}; "
            "openings such as “However” are left out, and so are “today” and weekdays that cannot be dated."
        )
    return said + "\n{: .about }"


def points_by_topic(briefing: Briefing, path: str, site: Site, level: int = 2) -> str:
    """Return the points; those of a period below a heading for each topic."""
    parts = []
    for topic, points in groupby(briefing.points, key=lambda point: point.topic):
        items = point_items(points, path, site)
        heading = "Other news"
        if topic:
            heading = link(site.content.topics[topic].title, path, f"topics/{topic}.md")
        shown = briefing.kind == "period" and briefing.points[0].origin == "computed"
        parts.append(f"{'#' * level} {heading}\n\n{items}" if shown else items)
    return "\n\n".join(parts)


def _changed(changes: Changes, path: str, site: Site) -> str:
    """Say what a period has that the one before had not; counts, and names that no earlier article mentions."""
    since = next((b.title for b in site.briefings.periods if b.slug == changes.since), None)
    before = link(since, path, f"briefings/{changes.since}.md") if since else escape(changes.since)
    lines = [
        f"- {link(site.content.topics[topic].title, path, f'topics/{topic}.md')}: {count(now, 'story', 'stories')}"
        f", previously {then or 'none'}"
        for topic, now, then in changes.topics
    ]
    names = [link(site.entity(slug).name, path, f"entities/{slug}.md") for slug in changes.names if site.has_page(slug)]
    if names:
        lines.append(f"- Named for the first time: {', '.join(names)}")
    return f"## Changed since {before}\n\n" + "\n".join(lines) if lines else ""


def briefing_index(site: Site) -> Iterator[Page]:
    """Return the list of briefings: periods, newest first, then topics and what persons wrote."""
    first = "briefings/index.md"
    size = site.content.site.articles_per_page
    lists = [("By topic", list(site.briefings.topics.values())), ("Written by hand", list(site.briefings.written))]
    periods = site.briefings.periods
    total = number_of_pages(periods, size)
    for number, some in paged(periods, size):
        path = page_path(first, number)
        yield page(
            path,
            head(
                path,
                site,
                title="Briefings" + (f", page {number}" if number > 1 else ""),
                description="What the articles say, point by point",
                section="briefings",
            ),
            "# Briefings",
            f"{_ABOUT}\n{{: .about }}" if site.briefings.all else "There is no briefing yet.",
            "## By date\n\n" + _items(some, path, _topics, site) if some else "",
            pager(first, number, total),
            *(f"## {title}\n\n{_items(found, path, _first, site)}" for title, found in lists if found and number == 1),
        )


def _items(briefings: Iterable[Briefing], path: str, tells: Callable[[Briefing, str, Site], str], site: Site) -> str:
    """Return a list of briefings, each with what `tells` says of it."""
    return "\n".join(
        f'- {link(b.title, path, f"briefings/{b.slug}.md")} <span class="meta">{count(len(b.points), "point")}</span>'
        f"{tells(b, path, site)}"
        for b in briefings
    )


def _topics(briefing: Briefing, _path: str, site: Site) -> str:
    """Return the topics that the points of a period are on."""
    topics = dict.fromkeys(site.content.topics[point.topic].title for point in briefing.points if point.topic)
    return f' <span class="tags">{escape(" · ".join(topics))}</span>' if topics else ""


def _first(briefing: Briefing, path: str, site: Site) -> str:
    """Return the first point, which says most, with its source."""
    return f' <span class="said">{point_line(briefing.points[0], path, site)}</span>'
