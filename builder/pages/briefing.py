"""Briefings on pages of their own: the points and, below them, the articles they were taken from."""

from __future__ import annotations

from builder.markdown.escape import escape
from builder.model import Briefing, Page
from builder.pages.head import head
from builder.pages.linked_data import briefing_node
from builder.pages.parts import article_link, count, link, page, point_items, source_line
from builder.pages.site import Site


def briefing_page(briefing: Briefing, site: Site) -> Page:
    """Return the page of one briefing."""
    path = f"briefings/{briefing.slug}.md"
    title = f"Briefing: {briefing.title}"
    articles = dict.fromkeys(citation.article for point in briefing.points for citation in point.citations)
    sources = [
        f"- {article_link(slug, path, site)}, {escape(source_line(site.articles[slug].article))}" for slug in articles
    ]
    sentences = count(len(briefing.points), "sentence")
    topic = link(f"More on {briefing.title}", path, f"topics/{briefing.subject}.md")
    return page(
        path,
        head(
            path,
            site,
            title=title,
            description=briefing.points[0].text,
            section="briefings",
            kind="briefing",
            card=f"briefing-{briefing.slug}",
            feed=f"feeds/topics/{briefing.subject}.xml",
            graph=[briefing_node(briefing, title, path, site)],
        ),
        f"# {escape(title)}",
        f"{sentences} from {count(len(articles), 'article')}, word for word, newest first. "
        "Each links to the place it was taken from.\n{: .about }",
        point_items(briefing.points, path, site),
        "## Articles cited\n\n" + "\n".join(sources),
        topic,
    )


def briefing_index(site: Site) -> Page:
    """Return the list of briefings."""
    path = "briefings/index.md"
    lines = [
        f"- {link(b.title, path, f'briefings/{b.slug}.md')}, {count(len(b.points), 'point')}"
        for b in site.briefings.topics.values()
    ]
    return page(
        path,
        head(
            path,
            site,
            title="Briefings",
            description="What the articles say, sentence by sentence",
            section="briefings",
        ),
        "# Briefings",
        "\n".join(lines) if lines else "There is no briefing yet.",
    )
