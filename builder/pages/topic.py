"""A topic's pages: what it is about, its briefing, its articles and why each belongs."""

from __future__ import annotations

from collections.abc import Iterator

from builder.markdown.escape import escape
from builder.model import Page
from builder.pages.head import head
from builder.pages.linked_data import topic_node
from builder.pages.parts import (
    article_link,
    count,
    link,
    number_of_pages,
    page,
    page_path,
    paged,
    pager,
    point_items,
    source_line,
)
from builder.pages.site import Site
from builder.slugs import Slug


def topic_pages(slug: Slug, site: Site) -> Iterator[Page]:
    """Return the page of a topic, and further pages where it has many articles."""
    topic = site.content.topics[slug]
    members = site.corpus.members[slug]
    briefing = site.briefings.topics.get(slug)
    first = f"topics/{slug}.md"
    size = site.content.site.articles_per_page
    pages = number_of_pages(members, size)
    for number, some in paged(members, size):
        path = page_path(first, number)
        lines = []
        for article in some:
            score = next(s for s in site.corpus.scores[article] if s.topic == slug)
            source = escape(source_line(site.articles[article].article))
            why = escape("; ".join(score.reasons[:3]))
            lines.append(f"- {article_link(article, path, site)}, {source}. Score {score.score}: {why}")
        above = []
        if number == 1:
            points = point_items(briefing.points, path, site) if briefing else ""
            printable = link("Briefing on a page of its own", path, f"briefings/{slug}.md") if briefing else ""
            introduction = site.briefings.handwritten.get(topic.path, "")
            above = [introduction, f"## Briefing\n\n{points}" if points else "", printable]
        yield page(
            path,
            head(
                path,
                site,
                title=topic.title + (f", page {number}" if number > 1 else ""),
                description=topic.summary,
                section="topics",
                kind="topic",
                card=f"topic-{slug}",
                feed=f"feeds/topics/{slug}.xml",
                graph=[topic_node(slug, path, site)] if number == 1 else (),
            ),
            f"# {escape(topic.title)}",
            escape(topic.summary) + "\n{: .about }",
            *above,
            "## Articles",
            f"{count(len(members), 'article')}, newest first." if members else "No article belongs to this topic yet.",
            "\n".join(lines),
            pager(first, number, pages),
        )


def topic_index(site: Site) -> Page:
    """Return the list of topics."""
    path = "topics/index.md"
    lines = []
    for slug, topic in site.content.topics.items():
        articles = count(len(site.corpus.members[slug]), "article")
        lines.append(f"- {link(topic.title, path, f'topics/{slug}.md')}, {articles}. {escape(topic.summary)}")
    return page(
        path,
        head(path, site, title="Topics", description="What this site follows", section="topics"),
        "# Topics",
        "\n".join(lines),
    )
