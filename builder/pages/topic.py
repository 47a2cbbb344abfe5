"""A topic's pages: what it is about, its parts, its briefing, whom it names, its articles and why each belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from builder.markdown.escape import escape
from builder.model import TITLE, Page
from builder.pages.coverage import coverage, period
from builder.pages.entity_facts import name
from builder.pages.facts import topic_facts
from builder.pages.head import head
from builder.pages.linked_data import topic_node
from builder.pages.parts import (
    KINDS,
    also_reported,
    article_line,
    below_points,
    bounded,
    count,
    edit_fields,
    link,
    number_of_pages,
    page,
    page_path,
    paged,
    pager,
    point_items,
    searched,
    unweighed,
)
from builder.pages.site import Site
from builder.pages.tables import ARTICLES
from builder.schemas import Topic
from builder.slugs import Slug

_NAMES = 15
_REASONS = 3


def topic_pages(slug: Slug, site: Site) -> Iterator[Page]:
    """Return the page of a topic, and further pages where it has many articles."""
    topic = site.content.topics[slug]
    members = site.of_topic[slug]
    dates = [site.articles[article].article.date for article in members]
    first = f"topics/{slug}.md"
    size = site.content.site.articles_per_page
    pages = number_of_pages(members, size)
    for number, some in paged(members, size):
        path = page_path(first, number)
        yield page(
            path,
            head(
                path,
                site,
                title=topic.title + (f", page {number}" if number > 1 else ""),
                description=topic.summary,
                section="topics",
                kind="topic",
                label="Topic",
                edit=edit_fields(topic.path, site.content),
                card=f"topic-{slug}",
                feed=f"feeds/topics/{slug}.xml",
                graph=[topic_node(slug, path, site)] if number == 1 else (),
            ),
            f"# {escape(topic.title)}",
            escape(topic.summary) + "\n{: .summary }",
            *(_head(topic, dates, path, site) if number == 1 else ()),
            "## Articles",
            _counted(dates, topic, path),
            "\n".join(_article(article, slug, path, site) for article in some),
            pager(first, number, pages),
        )


def _head(topic: Topic, dates: Sequence[str | None], path: str, site: Site) -> Iterator[str]:
    """Return everything between the summary and the articles."""
    slug = topic.slug
    if topic.parent:
        yield f"Part of {link(site.content.topics[topic.parent].title, path, f'topics/{topic.parent}.md')}"
    yield site.briefings.handwritten.get(topic.path, "")
    parts = _tree(slug, path, site)
    yield "## Parts of this topic\n\n" + "\n".join(parts) if parts else ""
    if briefing := site.briefings.topics.get(slug):
        points = point_items(briefing.points, path, site) + below_points(briefing.points)
        yield f"## Briefing {{: .briefing }}\n\n{points}"
        yield link("Open this briefing on its own page", path, f"briefings/{slug}.md")
    yield topic_facts(site.of_topic[slug], path, site)
    yield coverage(dates)
    yield _names(slug, path, site)


def _names(slug: Slug, path: str, site: Site) -> str:
    """Return the names that most articles of the topic have."""
    mentions: Counter[Slug] = Counter()
    articles: Counter[Slug] = Counter()
    for member in site.of_topic[slug]:
        named = Counter(m.entity for m in site.articles[member].mentions if m.paragraph != TITLE)
        mentions += named
        articles.update(named.keys())
    most = sorted(articles, key=lambda entity: (-articles[entity], -mentions[entity], entity))[:_NAMES]
    lines = [
        f"{name(entity, path, site)} ({KINDS[site.entity(entity).kind][0].lower()}): "
        f"{count(articles[entity], 'article')}, {count(mentions[entity], 'mention')}"
        for entity in most
    ]
    return "## Named most often\n\n" + bounded(lines, _NAMES) if lines else ""


def _counted(dates: Sequence[str | None], topic: Topic, path: str) -> str:
    if not dates:
        return "No article belongs to this topic yet."
    said = f"{count(len(dates), 'article')}, {period(dates)}" + ("; newest first." if len(dates) > 1 else ".")
    said += f" An article belongs here if it scores {topic.threshold:g} or more; the lines below each show why."
    if len(dates) > 1:
        said += f" {searched('Search these articles', path, 'topic', topic.title)}."
    said += f" {link('Download all articles with their topics', path, ARTICLES)} (CSV)."
    return f"{said}\n{{: .about }}"


def _article(article: Slug, topic: Slug, path: str, site: Site) -> str:
    """Return an article and why it belongs."""
    score = next(s for s in site.corpus.scores[article] if s.topic == topic)
    why = escape("; ".join(map(unweighed, score.reasons[:_REASONS])))
    why = why[:1].upper() + why[1:]
    why += f" · score {score.score}" if score.ground == "score" else ""
    also = also_reported([article], site.same_text(article), path, site)
    return f'- {article_line(article, path, site)}{also} <span class="why">{why}</span>'


def topic_index(site: Site) -> Page:
    """Return the topics as a tree."""
    path = "topics/index.md"
    return page(
        path,
        head(path, site, title="Topics", description="What this site follows", section="topics"),
        "# Topics",
        "\n".join(_tree(None, path, site)),
    )


def _tree(above: Slug | None, path: str, site: Site, depth: int = 0) -> list[str]:
    """Return the parts of a topic, or the topics that are no part, as lines of a list, their own parts below each.

    A part without articles is none to readers.
    """
    lines = []
    for slug, topic in site.content.topics.items():
        if topic.parent == above and (above is None or site.of_topic[slug]):
            articles = count(len(site.of_topic[slug]), "article")
            shown = link(topic.title, path, f"topics/{slug}.md")
            about = f'<span class="meta">{articles}</span> <span class="said">{escape(topic.summary)}</span>'
            lines.append(f"{'    ' * depth}- {shown} {about}")
            lines += _tree(slug, path, site, depth + 1)
    return lines
