"""The home page: the topics' points and the newest articles."""

from __future__ import annotations

from builder.markdown.escape import escape
from builder.model import Page
from builder.pages.head import head
from builder.pages.linked_data import site_node
from builder.pages.parts import article_link, count, link, page, point_items, source_line
from builder.pages.site import Site

_POINTS = 3
_ARTICLES = 10


def home_page(site: Site) -> Page:
    """Return the home page."""
    path = "index.md"
    parts = []
    for slug, topic in site.content.topics.items():
        briefing = site.briefings.topics.get(slug)
        if briefing:
            more = link(f"More on {topic.title}", path, f"topics/{slug}.md")
            parts.append(f"## {escape(topic.title)}\n\n{point_items(briefing.points[:_POINTS], path, site)}\n\n{more}")
    newest = [
        f"- {article_link(a.article.slug, path, site)}, {escape(source_line(a.article))}"
        for a in site.corpus.analyses[:_ARTICLES]
    ]
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
        f"From {total}. Every sentence is quoted word for word and links to the place it comes from.\n{{: .about }}",
        *parts,
        "## Newest articles\n\n" + "\n".join(newest) if newest else "",
        link("All articles", path, "articles/index.md"),
    )
