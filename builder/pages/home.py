"""The home page: the latest period's briefing, or where there is none the topics' points; and the newest articles."""

from __future__ import annotations

from collections.abc import Iterator

from builder.markdown.escape import escape
from builder.model import Page
from builder.pages.briefing import points_by_topic
from builder.pages.head import head
from builder.pages.linked_data import site_node
from builder.pages.parts import article_line, count, link, page, point_items
from builder.pages.site import Site
from builder.slugs import Slug

_POINTS = 3
_ARTICLES = 10


def home_page(site: Site) -> Page:
    """Return the home page."""
    path = "index.md"
    newest = [f"- {article_line(a.article.slug, path, site)}" for a in site.corpus.analyses[:_ARTICLES]]
    total = count(len(site.corpus.analyses), "article")
    return page(
        path,
        head(
            path,
            site,
            title="Briefing",
            description="What the articles say on AI policy, every sentence linked to its source",
            section="home",
            kind="home",
            card="home",
            graph=[site_node(path, site)],
        ),
        "# Briefing",
        f"From {total}. Every point is in the articles’ own words and links to the place it comes from.\n{{: .about }}",
        *(_latest(path, site) if site.briefings.periods else _topics(path, site)),
        "## Newest articles\n\n" + "\n".join(newest) if newest else "",
        link("All articles", path, "articles/index.md"),
    )


def _latest(path: str, site: Site) -> Iterator[str]:
    latest = site.briefings.periods[0]
    yield f"## {escape(latest.title)}"
    yield points_by_topic(latest, path, site, level=3)
    changed = "What changed, and the articles cited" if latest.changes else "The articles cited"
    yield link(changed, path, f"briefings/{latest.slug}.md")
    more = [_more(slug, path, site) for slug in site.content.topics if slug in site.briefings.topics]
    yield "\n".join(f"- {each}" for each in more)


def _topics(path: str, site: Site) -> Iterator[str]:
    for slug, topic in site.content.topics.items():
        briefing = site.briefings.topics.get(slug)
        if briefing and not topic.parent:  # what is said of a part is said of the whole
            points = point_items(briefing.points[:_POINTS], path, site)
            yield f"## {escape(topic.title)}\n\n{points}\n\n{_more(slug, path, site)}"


def _more(slug: Slug, path: str, site: Site) -> str:
    return link(f"More on {site.content.topics[slug].title}", path, f"topics/{slug}.md")
