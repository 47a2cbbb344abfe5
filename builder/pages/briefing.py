"""Briefings on pages of their own: the points and, below them, the articles they were taken from."""

from __future__ import annotations

from builder.markdown.escape import escape, front_matter
from builder.model import Briefing, Page
from builder.pages.parts import article_line, count, link, page, point_items
from builder.pages.site import Site


def briefing_page(briefing: Briefing, site: Site) -> Page:
    """Return the page of one briefing."""
    path = f"briefings/{briefing.slug}.md"
    articles = dict.fromkeys(citation.article for point in briefing.points for citation in point.citations)
    sources = [f"- {article_line(slug, path, site)}" for slug in articles]
    sentences = count(len(briefing.points), "sentence")
    topic = link(f"More on {briefing.title}", path, f"topics/{briefing.subject}.md")
    return page(
        path,
        front_matter(
            title=f"Briefing: {briefing.title}",
            description=briefing.points[0].text,
            section="briefings",
            kind="briefing",
            label="Briefing",
        ),
        f"# Briefing: {escape(briefing.title)}",
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
        f"- {link(b.title, path, f'briefings/{b.slug}.md')} "
        f'<span class="meta">{count(len(b.points), "sentence")}</span>'
        for b in site.briefings.topics.values()
    ]
    return page(
        path,
        front_matter(title="Briefings", description="What the articles say, sentence by sentence", section="briefings"),
        "# Briefings",
        "\n".join(lines) if lines else "There is no briefing yet.",
    )
