"""schema.org nodes: what a page is about, in the words that search engines and archives read.

Nothing is said here that the page does not show: an article's text is not repeated, dates are as precise as known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from builder.model import Analysis, Article, Briefing, Correction
from builder.pages.parts import newest_first, web
from builder.pages.site import Site
from builder.slugs import Slug

Node = dict[str, Any]

_TYPES = {
    "person": "Person",
    "company": "Corporation",
    "government": "GovernmentOrganization",
    "organisation": "Organization",
    "country": "Country",
    "place": "Place",
    "law": "Legislation",
    "programme": "Project",
    "technology": "Thing",
    "product": "Product",
    "event": "Event",
}
_ORGANISATIONS = frozenset({"company", "government", "organisation"})
_ABOUT = 5
_MENTIONED = 20
_LISTED = 20
"""Most names, or items, that a node holds."""


def article_node(analysis: Analysis, description: str, path: str, site: Site) -> Node:
    """Return an article with its source, what it retells and whom it names most."""
    article = analysis.article
    counts = Counter(mention.entity for mention in analysis.mentions)
    named = sorted(counts, key=lambda slug: (-counts[slug], slug))
    return _said(
        {
            "@type": "NewsArticle",
            "@id": web(path, path, site),
            "url": web(path, path, site),
            "headline": article.title,
            "description": description,
            "datePublished": article.date,
            "inLanguage": article.language,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "copyrightNotice": article.rights,
            "isBasedOn": article.url,
            "citation": [
                _said({"@type": "CreativeWork", "name": r.title, "publisher": r.publisher, "url": r.url})
                for r in article.references
            ],
            "about": [_entity(slug, path, site) for slug in named[:_ABOUT]],
            "mentions": [_entity(slug, path, site) for slug in named[_ABOUT : _ABOUT + _MENTIONED]],
            **_corrected(article.corrections),
        }
    )


def briefing_node(briefing: Briefing, title: str, path: str, site: Site) -> Node:
    """Return a briefing with the articles that it quotes."""
    cited = dict.fromkeys(citation.article for point in briefing.points for citation in point.citations)
    named = (
        [briefing.subject] if briefing.kind == "topic" else [point.topic for point in briefing.points if point.topic]
    )
    topics = [site.content.topics[Slug(slug)] for slug in dict.fromkeys(named)]
    return _said(
        {
            "@type": "Report",
            "@id": web(path, path, site),
            "url": web(path, path, site),
            "headline": title,
            "description": briefing.points[0].text,
            "temporalCoverage": briefing.subject if briefing.kind == "period" else None,
            "about": [
                {"@type": "Thing", "@id": web(path, f"topics/{topic.slug}.md", site), "name": topic.title}
                for topic in topics
            ],
            "citation": [_article(site.articles[slug].article, path, site) for slug in cited],
            **_corrected(briefing.corrections),
        }
    )


def entity_node(slug: Slug, description: str, path: str, site: Site) -> Node:
    """Return what a page of a name is about."""
    entity = site.entity(slug)
    offices = [role.title for role in entity.roles if role.end is None] if entity.kind == "person" else []
    parent = entity.parent if entity.kind in _ORGANISATIONS else None
    return _entity(slug, path, site) | _said(
        {
            "description": description,
            "alternateName": entity.aliases,
            "sameAs": [*_same(slug, site), *filter(None, [entity.website])],
            "jobTitle": offices,
            "parentOrganization": _entity(parent, path, site) if parent else None,
            "mainEntityOfPage": web(path, path, site),
        }
    )


def topic_node(slug: Slug, path: str, site: Site) -> Node:
    """Return a topic's page with its newest articles."""
    topic = site.content.topics[slug]
    members = site.of_topic[slug]
    items = [
        {"@type": "ListItem", "position": n, "item": _article(site.articles[member].article, path, site)}
        for n, member in enumerate(members[:_LISTED], 1)
    ]
    return {
        "@type": "CollectionPage",
        "@id": web(path, path, site),
        "url": web(path, path, site),
        "name": topic.title,
        "description": topic.summary,
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(members), "itemListElement": items},
    }


def site_node(path: str, site: Site) -> Node:
    """Return the site as a whole, with where it can be searched."""
    published = site.content.published
    search = {
        "@type": "SearchAction",
        "target": web(path, "search.md", site) + "?q={query}",
        "query-input": "required name=query",
    }
    home = web(path, "index.md", site)
    about = {"@type": "WebSite", "@id": home, "url": home, "name": published.name}
    return _said(about | {"description": published.description, "potentialAction": search})


def _corrected(corrections: Iterable[Correction]) -> Node:
    """Return what was corrected, and when the page changed by it."""
    found = newest_first(corrections)
    notes = [{"@type": "CorrectionComment", "datePublished": c.date, "text": c.note} for c in found]
    return {"correction": notes, "dateModified": found[0].date if found else None}


def _article(article: Article, path: str, site: Site) -> Node:
    return _said(
        {
            "@type": "NewsArticle",
            "@id": web(path, f"articles/{article.slug}.md", site),
            "headline": article.title,
            "datePublished": article.date,
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "isBasedOn": article.url,
        }
    )


def _entity(slug: Slug, path: str, site: Site) -> Node:
    entity = site.entity(slug)
    node: Node = {"@type": _TYPES[entity.kind], "name": entity.name, "sameAs": _same(slug, site)}
    return ({"@id": web(path, f"entities/{slug}.md", site)} if site.has_page(slug) else {}) | _said(node)


def _same(slug: Slug, site: Site) -> list[str]:
    item = site.entity(slug).wikidata
    return [f"https://www.wikidata.org/entity/{item}"] if item else []


def _said(node: Node) -> Node:
    """Return the node without what is unknown or empty."""
    return {key: value for key, value in node.items() if value is not None and not _empty(value)}


def _empty(value: Any) -> bool:
    return isinstance(value, str | Iterable) and not value
