"""An entity's page: who or what it is, and every mention in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.markdown.escape import address, escape, front_matter
from builder.markdown.spans import emphasised
from builder.model import WITHHELD, EntityMention, Page
from builder.pages.facts import entity_facts
from builder.pages.parts import (
    KINDS,
    article_link,
    count,
    link,
    number_of_pages,
    page,
    page_path,
    paged,
    pager,
    source_line,
    spoken_date,
    to,
)
from builder.pages.site import Site
from builder.schemas import Entity
from builder.slugs import Slug


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence, or a heading, with the spans of the entity's mentions in it.

    Mentions in text that is not published have one row an article, without anchor and text.
    """

    article: Slug
    anchor: str
    text: str
    spans: tuple[tuple[int, int], ...]


def entity_pages(slug: Slug, site: Site) -> Iterator[Page]:
    """Return the page of an entity, and further pages where it has many mentions."""
    entity = site.entity(slug)
    mentions = site.corpus.mentions[slug]
    rows = _rows(mentions, site)
    first = f"entities/{slug}.md"
    size = site.content.site.articles_per_page
    pages = number_of_pages(rows, size)
    articles = len({m.article for m in mentions})
    said = f"{count(len(mentions), 'mention')} in {count(articles, 'article')}, newest first."
    description = entity.description or f"{KINDS[entity.kind][0]} named in {count(articles, 'article')}"
    for number, some in paged(rows, size):
        path = page_path(first, number)
        title = entity.name + (f", page {number}" if number > 1 else "")
        yield page(
            path,
            front_matter(title=title, description=description, section="entities", kind=entity.kind),
            f"# {escape(entity.name)}",
            *(_about(entity, path, site) if number == 1 else ()),
            _together(slug, path, site) if number == 1 else "",
            entity_facts(slug, path, site) if number == 1 else "",
            f"## Mentions\n\n{said}",
            *_mention_parts(some, path, site),
            pager(first, number, pages),
        )


def _about(entity: Entity, path: str, site: Site) -> Iterator[str]:
    yield f"{KINDS[entity.kind][0]}\n{{: .about }}"
    if entity.description:
        source = f" ([source]({address(entity.source)}))" if entity.source else ""
        yield escape(entity.description) + source
    facts = []
    if entity.aliases:
        facts.append("- Also written: " + escape(", ".join(entity.aliases)))
    for role in entity.roles:
        span = " to ".join(filter(None, [role.start and spoken_date(role.start), role.end and spoken_date(role.end)]))
        since = "since " if role.start and not role.end else "until " if role.end and not role.start else ""
        facts.append(f"- {escape(role.title)}" + (f", {since}{span}" if span else ""))
    for label, slugs in (("Part of", [entity.parent] if entity.parent else []), ("See also", entity.related)):
        named = [_name(other, path, site) for other in slugs]
        if named:
            facts.append(f"- {label}: " + ", ".join(named))
    if entity.website:
        facts.append(f"- [Official site]({address(entity.website)})")
    if entity.wikidata:
        facts.append(f"- [Wikidata {entity.wikidata}](https://www.wikidata.org/wiki/{entity.wikidata})")
    if facts:
        yield "\n".join(facts)


def _name(slug: Slug, path: str, site: Site) -> str:
    name = site.entity(slug).name
    return link(name, path, f"entities/{slug}.md") if site.has_page(slug) else escape(name)


def _together(slug: Slug, path: str, site: Site) -> str:
    found = site.corpus.together.get(slug, ())
    lines = [
        f"- {_name(other, path, site)}: {count(number, 'article')}" for other, number in found if site.has_page(other)
    ]
    return "## Appears with\n\n" + "\n".join(lines) if lines else ""


def _rows(mentions: tuple[EntityMention, ...], site: Site) -> list[_Row]:
    """Gather the mentions by sentence, in order: an article's sentences stand together and in reading order."""
    spans: dict[tuple[Slug, str], list[tuple[int, int]]] = {}
    texts: dict[tuple[Slug, str], str] = {}
    for found in mentions:
        mention, sentence = found.mention, found.sentence
        base = sentence.start if sentence else 0
        key = (found.article, sentence.anchor if sentence else mention.paragraph)
        if mention.paragraph == WITHHELD:
            key = (found.article, "")
            texts[key] = ""
        elif key not in texts:
            text = next(p.text for p in site.articles[found.article].article.paragraphs if p.id == mention.paragraph)
            texts[key] = text[sentence.start : sentence.end] if sentence else text
        spans.setdefault(key, []).append((mention.start - base, mention.end - base))
    return [_Row(article, anchor, texts[article, anchor], tuple(s)) for (article, anchor), s in spans.items()]


def _mention_parts(rows: Sequence[_Row], path: str, site: Site) -> Iterator[str]:
    """Return a heading for each article and the sentences below it."""
    lines: list[str] = []
    article: Slug | None = None
    for row in rows:
        if row.article != article:
            if lines:
                yield "\n".join(lines)
                lines = []
            article = row.article
            said = escape(source_line(site.articles[article].article))
            yield f"### {article_link(article, path, site)}\n\n{said}\n{{: .about }}"
        if not row.anchor:
            lines.append(f"- {count(len(row.spans), 'mention')} in text that is not shown here")
            continue
        target = to(path, f"articles/{row.article}.md#{row.anchor}")
        lines.append(f"- {emphasised(row.text, row.spans)} [in the text]({target}){{ .cite }}")
    if lines:
        yield "\n".join(lines)


def entity_index(site: Site) -> Iterator[Page]:
    """Return the list of entities that are mentioned, by kind and name."""
    first = "entities/index.md"
    size = site.content.site.articles_per_page
    order = list(KINDS)
    slugs = sorted(
        site.corpus.mentions, key=lambda s: (order.index(site.entity(s).kind), site.entity(s).name.casefold(), s)
    )
    pages = number_of_pages(slugs, size)
    for number, some in paged(slugs, size):
        path = page_path(first, number)
        parts: list[str] = []
        kind = ""
        lines: list[str] = []
        for slug in some:
            entity = site.entity(slug)
            if entity.kind != kind:
                parts += ["\n".join(lines), f"## {KINDS[entity.kind][1]}"]
                kind, lines = entity.kind, []
            mentions = count(len(site.corpus.mentions[slug]), "mention")
            lines.append(f"- {link(entity.name, path, f'entities/{slug}.md')}, {mentions}")
        suffix = f", page {number}" if number > 1 else ""
        yield page(
            path,
            front_matter(
                title=f"Names{suffix}", description="People, bodies, laws and things named", section="entities"
            ),
            "# Names",
            f"{count(len(slugs), 'name')} of the catalogue stand in the articles.",
            *parts,
            "\n".join(lines),
            pager(first, number, pages),
        )
