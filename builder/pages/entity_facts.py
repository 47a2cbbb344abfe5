"""What is known of an entity, and what refers to it: the parts of its page above its mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from builder.markdown.escape import address, escape
from builder.model import Quotation, Sentence
from builder.pages.backlinks import beginning
from builder.pages.foreign import words_in
from builder.pages.parts import bounded, count, host, link, other_names, place_line, spoken_date, to
from builder.pages.site import Site
from builder.schemas import Entity, RoleFile
from builder.slugs import Slug

_LISTED = 50
"""Longest list of what refers to an entity."""
_QUOTED = 20


def description(entity: Entity) -> str:
    """Return what it is, and the page that confirms it."""
    if not entity.description:
        return ""
    described = f"{escape(entity.description)}\n{{: .description }}"
    if not entity.source:
        return described
    return f"{described}\n\nSource: [{escape(host(entity.source))}]({address(entity.source)})\n{{: .about }}"


def facts(entity: Entity, path: str, site: Site) -> str:
    """Return its other names, its place among other entities, and where it is at home on the web."""
    links = site.backlinks
    others = other_names(entity)
    found = ["Also written: " + escape("; ".join(others))] if others else []
    if entity.parent:
        found.append("Part of: " + name(entity.parent, path, site))
    children = [slug for slug in links.children.get(entity.slug, ()) if site.has_page(slug)]
    found += [f"Includes: {_named(children, path, site)}"] if children else []
    family = {entity.parent, *children}
    related = [s for s in links.related.get(entity.slug, ()) if site.has_page(s) and s not in family]
    found += [f"See also: {_named(related, path, site)}"] if related else []
    found += [f"[Official site]({address(entity.website)})"] if entity.website else []
    if entity.wikidata:
        found.append(f"[Wikidata {entity.wikidata}](https://www.wikidata.org/wiki/{entity.wikidata})")
    return "\n".join(f"- {fact}" for fact in found)


def roles(entity: Entity, path: str, site: Site) -> str:
    """Return the offices that it held, the latest first."""
    ordered = sorted(entity.roles, key=beginning, reverse=True)
    lines = [_office(role, entity.slug, path, site) + _held(role) for role in ordered]
    return "## Roles\n\n" + bounded(lines, _LISTED) if lines else ""


def people(slug: Slug, path: str, site: Site) -> str:
    """Return those with a page who held an office of it, the latest first."""
    held: dict[Slug, list[str]] = {}
    for holder, role in site.backlinks.offices.get(slug, ()):
        if site.has_page(holder):
            held.setdefault(holder, []).append(escape(role.title) + _held(role))
    lines = [f"{name(holder, path, site)}: {'; '.join(offices)}" for holder, offices in held.items()]
    return "## People\n\n" + bounded(lines, _LISTED) if lines else ""


def topics(slug: Slug, path: str, site: Site) -> str:
    """Return the topics whose articles mention it, and how their briefings do."""
    lines = []
    articles, briefed = site.backlinks.topics[slug], site.backlinks.briefed.get(slug, Counter())
    defines = site.backlinks.defines.get(slug, ())
    for topic, about in sorted(site.content.topics.items(), key=lambda item: (-articles[item[0]], item[0])):
        if not articles[topic] and topic not in defines:
            continue
        said = [count(articles[topic], "article") if articles[topic] else "no article yet"]
        named = ["its definition"] if topic in defines else []
        if points := briefed.get(topic):
            named.insert(0, f"{count(points, 'point')} of its {link('briefing', path, f'briefings/{topic}.md')}")
        said += ["named in " + " and in ".join(named)] if named else []
        lines.append(f"{link(about.title, path, f'topics/{topic}.md')}: {', '.join(said)}")
    return "## Topics\n\n" + bounded(lines, _LISTED) if lines else ""


def said(slug: Slug, path: str, site: Site) -> str:
    """Return its words as the articles quote them, the newest first; the same words once."""
    cites: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    sentences: dict[str, list[Sentence]] = {}
    looked_at: Slug | None = None
    for article, quotation in site.backlinks.said.get(slug, ()):
        analysis = site.articles[article]
        if article != looked_at:  # what it said in one article stands together
            looked_at = article
            texts = {p.id: p.text for p in analysis.article.paragraphs}
            sentences = defaultdict(list)
            for sentence in analysis.sentences:
                sentences[sentence.paragraph].append(sentence)
        text = texts[quotation.paragraph]
        words = text[quotation.start : quotation.end].strip(" ,")
        target = to(path, f"articles/{article}.md#{_anchor(quotation, sentences[quotation.paragraph])}")
        cite = f"[{escape(place_line(analysis.article))}]({target}){{ .where }}"
        cites.setdefault(words_in(escape(words), analysis.article), []).append(cite)
    lines = [f"“{words}” {' '.join(dict.fromkeys(found))}" for words, found in cites.items()]
    return "## Quoted words\n\n" + bounded(lines, _QUOTED) if lines else ""


def name(slug: Slug, path: str, site: Site) -> str:
    """Return the name of an entity, as a link where it has a page."""
    said = site.entity(slug).name
    return link(said, path, f"entities/{slug}.md") if site.has_page(slug) else escape(said)


def _named(slugs: list[Slug], path: str, site: Site) -> str:
    more = f" and {len(slugs) - _LISTED:,} more" if len(slugs) > _LISTED else ""
    return ", ".join(name(slug, path, site) for slug in slugs[:_LISTED]) + more


def _anchor(quotation: Quotation, sentences: Iterable[Sentence]) -> str:
    """Return the sentence of its paragraph in which a quotation begins; the paragraph where it begins in none."""
    return next((s.anchor for s in sentences if s.start <= quotation.start < s.end), quotation.paragraph)


def _office(role: RoleFile, holder: Slug, path: str, site: Site) -> str:
    """Return the title of an office with a link to whom it belongs: the title itself where that says so much."""
    title = escape(role.title)
    if role.of is None or role.of == holder:
        return title
    owner = [word for word in site.entity(role.of).name.lower().split() if len(word) > 3]
    said = sum(word in role.title.lower() for word in owner) * 2 >= len(owner)
    if said:
        return link(role.title, path, f"entities/{role.of}.md") if site.has_page(role.of) else title
    return f"{title}, {name(role.of, path, site)}"


def _held(role: RoleFile) -> str:
    """Return when an office was held, as precisely as it is known."""
    start, end = role.start and spoken_date(role.start), role.end and spoken_date(role.end)
    if start and end:
        return f", {start} to {end}" if start != end else f", {start}"
    return f", since {start}" if start else f", until {end}" if end else ""
