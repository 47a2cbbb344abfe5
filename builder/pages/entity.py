"""An entity's page: who or what it is, where and with whom it appears, and every mention in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.brief.rank import read_alone
from builder.markdown.escape import escape
from builder.markdown.spans import emphasised
from builder.model import WITHHELD, EntityMention, Page
from builder.pages.coverage import coverage, period
from builder.pages.entity_facts import description, facts, people, roles, said, topics
from builder.pages.facts import entity_facts
from builder.pages.foreign import words_in
from builder.pages.head import head
from builder.pages.linked_data import entity_node
from builder.pages.neighbours import neighbours
from builder.pages.parts import (
    KINDS,
    article_link,
    count,
    edit_fields,
    link,
    number_of_pages,
    page,
    page_path,
    paged,
    pager,
    place_line,
    searched,
    source_line,
    to,
)
from builder.pages.site import Site
from builder.schemas import Entity
from builder.slugs import Slug

_MANY = 6
"""Articles from which the mentions are so far down the page that the latest stand at its top as well."""
_LATEST = 3


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
    dates = [site.articles[article].article.date for article in dict.fromkeys(m.article for m in mentions)]
    first = f"entities/{slug}.md"
    size = site.content.site.articles_per_page
    pages = number_of_pages(rows, size)
    kind = KINDS[entity.kind][0]
    about = entity.description or f"{kind} named in {count(len(dates), 'article')}"
    for number, some in paged(rows, size):
        path = page_path(first, number)
        title = entity.name + (f", page {number}" if number > 1 else "")
        yield page(
            path,
            head(
                path,
                site,
                title=title,
                description=about,
                section="entities",
                kind=entity.kind,
                label=kind,
                edit=edit_fields(entity.path, site.content),
                card="name",
                feed=f"feeds/entities/{slug}.xml",
                graph=[entity_node(slug, about, path, site)] if number == 1 else (),
            ),
            f"# {escape(entity.name)}",
            *(_head(entity, dates, rows, path, site) if number == 1 else ()),
            entity_facts(slug, path, site) if number == 1 else "",
            "## Mentions\n\n" + _counted(len(mentions), dates, first if number > 1 else "", path, entity),
            *_mention_parts(some, path, site),
            pager(first, number, pages),
        )


def _head(entity: Entity, dates: Sequence[str | None], rows: Sequence[_Row], path: str, site: Site) -> Iterator[str]:
    """Return everything above the mentions."""
    slug = entity.slug
    yield description(entity)
    yield facts(entity, path, site)
    yield _latest(rows, path, site) if len(dates) >= _MANY else ""
    yield roles(entity, path, site)
    yield people(slug, path, site)
    yield coverage(dates)
    yield said(slug, path, site)
    yield neighbours(slug, path, site)
    yield topics(slug, path, site)


def _latest(rows: Sequence[_Row], path: str, site: Site) -> str:
    """Return a sentence of each of the newest dated articles: the first that reads alone, where one does.

    Not of a reprint, which says again what the article says that stands for it.
    """
    first: dict[Slug, _Row] = {}
    for slug, group in groupby(rows, key=lambda row: row.article):
        if len(first) == _LATEST:
            break
        told_elsewhere = site.is_reprint(slug) or not site.articles[slug].article.date
        alone = () if told_elsewhere else read_alone(site.articles[slug])
        told = next((row for row in group if row.anchor in alone), None)
        if told and told.article not in first:
            first[slug] = told
    lines = []
    for row in first.values():
        article = site.articles[row.article].article
        words = words_in(emphasised(row.text, row.spans), article)
        target = to(path, f"articles/{row.article}.md#{row.anchor}")
        lines.append(f"- {words} [{escape(place_line(article))}]({target}){{ .cite }}")
    return "## Latest\n\n" + "\n".join([*lines, "", "[All mentions](#mentions)"]) if lines else ""


def _counted(mentions: int, dates: Sequence[str | None], first: str, path: str, entity: Entity) -> str:
    said = f"{count(mentions, 'mention')} in {count(len(dates), 'article')}, {period(dates)}."
    if len(dates) >= _MANY:
        said += f" {searched('Search these articles', path, 'name', entity.name)}."
    return said + (f" {link(f'More on {entity.name}', path, first)}" if first else "") + "\n{: .counted }"


def _rows(mentions: tuple[EntityMention, ...], site: Site) -> list[_Row]:
    """Gather the mentions by sentence, in order: an article's sentences stand together and in reading order."""
    spans: dict[tuple[Slug, str], list[tuple[int, int]]] = {}
    texts: dict[tuple[Slug, str], str] = {}
    paragraphs: dict[Slug, dict[str, str]] = {}
    """Of the article that is gone through: its mentions stand together."""
    for found in mentions:
        mention, sentence = found.mention, found.sentence
        base = sentence.start if sentence else 0
        key = (found.article, sentence.anchor if sentence else mention.paragraph)
        if mention.paragraph == WITHHELD:
            key = (found.article, "")
            texts[key] = ""
        elif key not in texts:
            if found.article not in paragraphs:
                paragraphs = {found.article: {p.id: p.text for p in site.articles[found.article].article.paragraphs}}
            text = paragraphs[found.article][mention.paragraph]
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
        words = words_in(emphasised(row.text, row.spans), site.articles[row.article].article)
        lines.append(f"- {words} [in the text]({target}){{ .cite }}")
    if lines:
        yield "\n".join(lines)
