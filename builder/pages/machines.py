"""What programs ask a site for by name: robots.txt, and llms.txt, a short table of contents in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Page
from builder.pages.parts import count, source_line, web
from builder.pages.site import Site
from builder.pages.tables import FIGURES

_ARTICLES = 50
"""Most articles that llms.txt lists; `data/index.json` has all."""


def machine_pages(site: Site) -> Iterator[Page]:
    """Return both files."""
    address = site.content.published.address
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {address}sitemap.xml"] if address else [])]
    yield Page("robots.txt", ("\n".join(lines) + "\n").encode())
    yield Page("llms.txt", ("\n".join(_contents(site)) + "\n").encode())


def _contents(site: Site) -> Iterator[str]:
    published = site.content.published
    yield f"# {_plain(published.name)}"
    if published.description:
        yield f"\n> {_plain(published.description)}"
    yield "\nEvery point of a briefing links to the sentences of articles that it is taken from."
    yield "\n## Topics\n"
    for slug, topic in site.content.topics.items():
        yield _line(topic.title, f"topics/{slug}.md", topic.summary, site)
    yield "\n## Briefings\n"
    for briefing in site.briefings.all:
        yield _line(briefing.title, f"briefings/{briefing.slug}.md", count(len(briefing.points), "point"), site)
    yield "\n## Data\n"
    yield _line("Index", "data/index.json", "all articles with their topics, as JSON", site)
    yield _line("Names", "data/entities.json", "people, bodies, laws and things that articles name", site)
    yield _line("Briefings", "data/briefings.json", "every point with article, paragraph and offsets", site)
    yield _line("Figures", FIGURES, "figures in their sentences, as CSV; quotations and dates stand beside them", site)
    yield _line("Schemas", "data/schemas/article.json", "JSON Schema of an article; the others stand beside it", site)
    yield _line("Feed", "feeds/all.xml", "what is new, as Atom", site)
    yield "\n## Articles\n"
    for analysis in site.corpus.analyses[:_ARTICLES]:
        article = analysis.article
        yield _line(article.title, f"articles/{article.slug}.md", source_line(article), site)


def _line(title: str, target: str, about: str, site: Site) -> str:
    return f"- [{_plain(title)}]({web('index.md', target, site)}): {_plain(about)}"


def _plain(text: str) -> str:
    """Return text that stays on its line and ends no link."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")
