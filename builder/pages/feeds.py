"""Feeds: what is new, for readers who let it come to them. Atom for everything, each topic, each name; one JSON Feed.

An entry is an article with its briefing, or a briefing, every point with its link. Atom wants to know
when an entry changed, and nothing is guessed: an article dated to the year counts from its first day and states no day
of publication, one without a date is in no feed before it is corrected.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.markdown.escape import attribute
from builder.model import Article, Briefing, Correction, Page, Point, precision
from builder.pages.foreign import foreign
from builder.pages.parts import newest_first, place_line, source_line, spoken_date, web
from builder.pages.site import Site
from builder.slugs import Slug

ENTRIES = 50
"""Most entries of one feed."""

_NO_DAY = "2000-01-01"
"""When a feed without an entry counts as changed."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """Something new."""

    id: str
    url: str
    title: str
    date: str | None
    """As precisely as known."""
    updated: str
    """The first moment of that date, or of its last correction."""
    html: str
    authors: tuple[str, ...] = ()
    rights: str | None = None
    original: str | None = None
    topics: tuple[str, ...] = ()


def feed_pages(site: Site) -> Iterator[Page]:
    """Return all feeds."""
    name = site.content.published.name
    changed = {
        slug: moment
        for slug, analysis in site.articles.items()
        if (moment := _changed(analysis.article.date, analysis.article.corrections))
    }
    newest = sorted(changed, key=changed.__getitem__, reverse=True)
    below: dict[Slug, _Entry | None] = {}
    path = "feeds/all.xml"
    entries = [_briefing(briefing, path, site) for briefing in site.briefings.all]
    entries = [*entries, *(_article(slug, path, site) for slug in newest[:ENTRIES])]
    shown = sorted(filter(None, entries), key=lambda entry: entry.updated, reverse=True)[:ENTRIES]
    yield _atom(path, name, "index.md", shown, site)
    yield _json_feed("feeds/all.json", name, shown, site)
    for slug, topic in site.content.topics.items():
        path = f"feeds/topics/{slug}.xml"
        briefing = site.briefings.topics.get(slug)
        first = [_briefing(briefing, path, site)] if briefing else []
        found = [*filter(None, first), *_articles(site.corpus.members[slug], changed, path, below, site)]
        yield _atom(path, f"{topic.title} – {name}", f"topics/{slug}.md", found[:ENTRIES], site)
    for slug, mentions in site.corpus.mentions.items():
        path = f"feeds/entities/{slug}.xml"
        found = list(_articles(dict.fromkeys(m.article for m in mentions), changed, path, below, site))
        yield _atom(path, f"{site.entity(slug).name} – {name}", f"entities/{slug}.md", found, site)


def _changed(date: str | None, corrections: Iterable[Correction]) -> str | None:
    """Return when an entry changed: with its last correction, else on the first day that its date can mean."""
    days = [f"{date}-01-01"[:10]] if date else []
    latest = max([*days, *(each.date for each in corrections)], default=None)
    return f"{latest}T00:00:00Z" if latest else None


def _articles(
    slugs: Iterable[Slug], changed: Mapping[Slug, str], path: str, made: dict[Slug, _Entry | None], site: Site
) -> Iterator[_Entry]:
    """Return the latest articles as entries; `made` keeps them, because feeds of one folder share them."""
    latest = sorted((slug for slug in slugs if slug in changed), key=changed.__getitem__, reverse=True)[:ENTRIES]
    for slug in latest:
        if slug not in made:
            made[slug] = _article(slug, path, site)
    yield from filter(None, (made[slug] for slug in latest))


def _article(slug: Slug, path: str, site: Site) -> _Entry | None:
    article = site.articles[slug].article
    updated = _changed(article.date, article.corrections)
    if updated is None:
        return None
    page = f"articles/{slug}.md"
    points = _points(site.briefings.articles[slug], path, site)
    topics = [site.content.topics[score.topic].title for score in site.corpus.scores[slug] if score.member]
    return _Entry(
        id=_id(page, site),
        url=web(path, page, site),
        title=article.title,
        date=article.date,
        updated=updated,
        html=_corrections(article.corrections) + points + _source(article, web(path, page, site)),
        authors=article.authors,
        rights=article.rights,
        original=article.url,
        topics=tuple(topics),
    )


def _briefing(briefing: Briefing, path: str, site: Site) -> _Entry | None:
    cited = [site.articles[c.article].article.date for point in briefing.points for c in point.citations]
    newest = max(filter(None, cited), default=None)
    updated = _changed(newest, briefing.corrections)
    if updated is None:
        return None
    page = f"briefings/{briefing.slug}.md"
    return _Entry(
        id=_id(page, site),
        url=web(path, page, site),
        title=f"Briefing: {briefing.title}",
        date=newest,
        updated=updated,
        html=_corrections(briefing.corrections) + _points(briefing.points, path, site),
        topics=(briefing.title,) if briefing.kind == "topic" else (),
    )


def _points(points: Iterable[Point], path: str, site: Site) -> str:
    """Return points as an HTML list, each with links to the sentences it was taken from."""
    items = []
    for point in points:
        links = []
        for number, citation in enumerate(point.citations):
            article = site.articles[citation.article].article
            target = web(path, f"articles/{citation.article}.md#{citation.anchor}", site)
            said = place_line(article)
            said = "next sentence" if number and point.origin == "computed" else said
            links.append(f'<a href="{attribute(target)}">{attribute(said)}</a>')
        tag = foreign(site.articles[point.citations[0].article].article) if point.origin == "computed" else ""
        text = f'<span lang="{tag}">{attribute(point.text)}</span>' if tag else attribute(point.text)
        items.append(f"<li>{text} ({'; '.join(links)})</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _corrections(corrections: Iterable[Correction]) -> str:
    found = newest_first(corrections)
    return "".join(f"<p>Corrected on {spoken_date(c.date)}: {attribute(c.note)}</p>" for c in found)


def _source(article: Article, page: str) -> str:
    original = f' <a href="{attribute(article.url)}">Original</a>.' if article.url else ""
    whole = f'<a href="{attribute(page)}">The article with every name linked</a>.'
    return f"<p>{attribute(source_line(article))}. {whole}{original}</p>"


def _id(file: str, site: Site) -> str:
    """Return an id that never changes: the page's address, or one made of the site's name and the file."""
    if site.content.published.address:
        return web(file, file, site)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{site.content.published.name}/{file}')}"


def _atom(path: str, title: str, page: str, entries: Sequence[_Entry], site: Site) -> Page:
    updated = max((entry.updated for entry in entries), default=f"{_NO_DAY}T00:00:00Z")
    name = site.content.published.name
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_xml(title)}</title>",
        f"<id>{_xml(_id(path, site))}</id>",
        f"<updated>{updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(web(path, path, site))}"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(web(path, page, site))}"/>',
        f"<author><name>{_xml(name)}</name></author>",
        *map(_atom_entry, entries),
        "</feed>",
    ]
    return Page(path, ("\n".join(lines) + "\n").encode())


def _atom_entry(entry: _Entry) -> str:
    parts = [
        f"<title>{_xml(entry.title)}</title>",
        f"<id>{_xml(entry.id)}</id>",
        f"<updated>{entry.updated}</updated>",
        f"<published>{entry.date}T00:00:00Z</published>" if precision(entry.date) == "day" else "",
        f'<link rel="alternate" type="text/html" href="{_xml(entry.url)}"/>',
        f'<link rel="via" href="{_xml(entry.original)}"/>' if entry.original else "",
        *(f"<author><name>{_xml(author)}</name></author>" for author in entry.authors),
        *(f'<category term="{_xml(topic)}"/>' for topic in entry.topics),
        f"<rights>{_xml(entry.rights)}</rights>" if entry.rights else "",
        f'<content type="html">{_xml(entry.html)}</content>',
    ]
    return "\n".join(["<entry>", *filter(None, parts), "</entry>"])


def _json_feed(path: str, title: str, entries: Sequence[_Entry], site: Site) -> Page:
    items = []
    for entry in entries:
        item = {"id": entry.id, "url": entry.url, "title": entry.title, "content_html": entry.html}
        more = {
            "external_url": entry.original,
            "date_published": f"{entry.date}T00:00:00Z" if precision(entry.date) == "day" else None,
            "date_modified": entry.updated,
            "authors": [{"name": author} for author in entry.authors],
            "tags": entry.topics,
        }
        items.append(item | {key: value for key, value in more.items() if value})
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "description": site.content.published.description,
        "home_page_url": web(path, "index.md", site),
        "feed_url": web(path, path, site),
        "items": items,
    }
    return Page(path, (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode())


def _xml(text: str) -> str:
    """Return text for XML 1.0, which has no place for some characters, not even escaped."""
    return attribute(_NOT_XML.sub("\ufffd", text))
