"""The same content for machines: JSON under `data/`, one file an article and one for each kind of thing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from builder.model import TITLE, WITHHELD, Analysis, Changes, Correction, Page, Point
from builder.pages.parts import newest_first
from builder.pages.site import Site
from builder.slugs import Slug


def article_data(analysis: Analysis, site: Site) -> Page:
    """Return the record of one article."""
    return _json(f"data/articles/{analysis.article.slug}.json", _article(analysis, site))


def data_pages(site: Site) -> Iterator[Page]:
    """Return all other data files. `content/pages/data.md` describes them to readers."""
    yield _json("data/entities.json", [_entity(slug, site) for slug in site.corpus.mentions])
    yield _json("data/topics.json", [_topic(slug, site) for slug in site.content.topics])
    yield _json(
        "data/briefings.json",
        [
            {
                "slug": b.slug,
                "kind": b.kind,
                "subject": b.subject,
                "title": b.title,
                "points": [_point(p) for p in b.points],
                "changes": _changes(b.changes),
                "corrections": _corrections(b.corrections),
            }
            for b in site.briefings.all
        ],
    )
    yield _json("data/index.json", _index(site))


def _json(path: str, data: Any) -> Page:
    return Page(path, (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode())


def _article(analysis: Analysis, site: Site) -> dict[str, Any]:
    article = analysis.article
    links = {(m.paragraph, m.start) for m in site.briefings.links[article.slug]}
    return {
        "id": article.id,
        "slug": article.slug,
        "title": article.title,
        "title_from": article.title_from,
        "date": article.date,
        "date_precision": article.date_precision,
        "language": article.language,
        "publish": site.corpus.extents[article.slug],
        "edited": article.edited,
        "source": {
            "publisher": article.publisher,
            "authors": article.authors,
            "rights": article.rights,
            "url": article.url,
            "seed": article.seed,
        },
        "sources": [{"title": r.title, "publisher": r.publisher, "url": r.url} for r in article.references],
        "paragraphs": [
            {
                "id": p.id,
                "kind": p.kind,
                "level": p.level,
                "depth": p.depth,
                "text": p.text,
                "spans": [
                    {"start": s.start, "end": s.end, "kind": s.kind, "target": s.target or None} for s in p.spans
                ],
                "lines": [p.first, p.last],
            }
            for p in article.paragraphs
        ],
        "removed": [{"line": r.line, "text": r.text, "rule": r.rule} for r in article.removed],
        "repaired": [{"line": r.line, "was": r.was, "now": r.now, "rule": r.rule} for r in article.repaired],
        "mentions": [
            {
                "entity": m.entity,
                "paragraph": m.paragraph,
                "start": m.start,
                "end": m.end,
                "surface": m.surface,
                "rule": m.rule,
                "evidence": m.evidence,
                "linked": (m.paragraph, m.start) in links,
            }
            for m in analysis.mentions
            if m.paragraph not in (TITLE, WITHHELD)
        ],
        "ambiguous": [
            {
                "paragraph": a.paragraph,
                "start": a.start,
                "end": a.end,
                "surface": a.surface,
                "candidates": a.candidates,
                "why": a.why,
            }
            for a in analysis.ambiguous
            if a.paragraph != TITLE
        ],
        "topics": [
            {"slug": s.topic, "score": s.score, "ground": s.ground, "reasons": s.reasons, "against": s.against}
            for s in site.corpus.scores[article.slug]
            if s.member
        ],
        "figures": [
            {
                "paragraph": f.paragraph,
                "start": f.start,
                "end": f.end,
                "surface": f.surface,
                "kind": f.kind,
                "value": f.value,
                "upper": f.upper,
                "unit": f.unit,
                "of": f.of,
                "entity": f.entity,
                "converts": f.converts,
            }
            for f in analysis.figures
        ],
        "quotations": [
            {
                "paragraph": q.paragraph,
                "start": q.start,
                "end": q.end,
                "speaker": q.speaker,
                "speaker_text": q.speaker_text,
                "verb": q.verb,
                "direct": q.direct,
            }
            for q in analysis.quotations
        ],
        "events": [
            {
                "paragraph": e.paragraph,
                "start": e.start,
                "end": e.end,
                "surface": e.surface,
                "date": e.date,
                "precision": e.precision,
            }
            for e in analysis.events
        ],
        "briefing": [_point(p) for p in site.briefings.articles[article.slug]],
        "same_text": site.same_text(article.slug),
        "corrections": _corrections(article.corrections),
        "related": [{"slug": r.slug, "reasons": r.reasons} for r in site.corpus.related[article.slug]],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "text": point.text,
        "origin": point.origin,
        "citations": [
            {"article": c.article, "paragraph": c.paragraph, "start": c.start, "end": c.end, "quote": c.quote}
            for c in point.citations
        ],
        "edits": [{"at": e.at, "was": e.was, "now": e.now} for e in point.edits],
    } | ({"topic": point.topic} if point.topic else {})


def _corrections(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    return [{"date": c.date, "note": c.note} for c in newest_first(corrections)]


def _changes(changes: Changes | None) -> dict[str, Any] | None:
    if changes is None:
        return None
    topics = [{"topic": topic, "now": now, "before": before} for topic, now, before in changes.topics]
    return {"since": changes.since, "topics": topics, "names": changes.names}


def _entity(slug: Slug, site: Site) -> dict[str, Any]:
    entity = site.entity(slug)
    mentions = site.corpus.mentions[slug]
    return {
        "slug": slug,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": entity.aliases,
        "description": entity.description,
        "source": entity.source,
        "wikidata": entity.wikidata,
        "website": entity.website,
        "roles": [{"title": r.title, "of": r.of, "from": r.start, "to": r.end} for r in entity.roles],
        "parent": entity.parent,
        "related": entity.related,
        "mentions": len(mentions),
        "articles": list(dict.fromkeys(m.article for m in mentions)),
        "together": [
            {"entity": t.entity, "articles": t.articles, "sentences": t.sentences, "strength": t.strength}
            for t in site.corpus.together.get(slug, ())
        ],
    }


def _topic(slug: Slug, site: Site) -> dict[str, Any]:
    topic = site.content.topics[slug]
    return {
        "slug": slug,
        "title": topic.title,
        "summary": topic.summary,
        "parent": topic.parent,
        "threshold": topic.threshold,
        "articles": site.corpus.members[slug],
    }


def _index(site: Site) -> list[dict[str, Any]]:
    return [
        {
            "slug": a.article.slug,
            "id": a.article.id,
            "title": a.article.title,
            "date": a.article.date,
            "publisher": a.article.publisher,
            "publish": site.corpus.extents[a.article.slug],
            "topics": [s.topic for s in site.corpus.scores[a.article.slug] if s.member],
        }
        for a in site.corpus.analyses
    ]
