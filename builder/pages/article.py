"""An article's page: what it is, its briefing, its text with links, and everything that was done to it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.config import Content
from builder.linking import targets
from builder.markdown.body import body
from builder.markdown.escape import address, escape
from builder.model import TITLE, Analysis, Article, Extent, Page, Paragraph
from builder.pages.facts import article_facts
from builder.pages.foreign import OWN, foreign, link_in
from builder.pages.head import head
from builder.pages.ledger import ledger
from builder.pages.linked_data import article_node
from builder.pages.parts import (
    KINDS,
    article_line,
    as_table,
    below_points,
    bounded,
    corrected,
    count,
    edit_fields,
    host,
    link,
    number_of_pages,
    page,
    page_path,
    paged,
    pager,
    point_items,
    publisher,
    spoken_date,
    unweighed,
    web,
)
from builder.pages.reference import references
from builder.pages.site import Site
from builder.pages.tables import ARTICLES
from builder.rights import reserves
from builder.slugs import Slug

_WORDS, _CHARACTERS = 230, 500
"""Read in a minute."""
_LISTED = 100
"""Articles of the same text, or briefings, that a page lists; `data/` has all."""
_SIGN = str.maketrans("ⓒⒸ", "©©")
"""Letters in circles that are written for the sign: many fonts lack them, and they are read out as letters."""
_CHARACTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def article_page(analysis: Analysis, site: Site) -> Page:
    """Return the page of one article."""
    article = analysis.article
    path = f"articles/{article.slug}.md"
    points = site.briefings.articles[article.slug]
    extent = site.corpus.extents[article.slug]
    briefing = point_items(points, path, site, here=article.slug)
    description = points[0].text if points else article.title
    return page(
        path,
        head(
            path,
            site,
            title=article.title,
            description=description,
            section="articles",
            kind="article",
            label="Article",
            edit=_edit(article, site.content),
            card="article",
            graph=[article_node(analysis, description, path, site)],
            language=foreign(article),
        ),
        link_in(f"# {escape(article.title)}", article),
        _about(article, extent),
        _extent(article, extent),
        corrected(article.corrections),
        "## Briefing {: .briefing }\n\n" + briefing + below_points(points) if briefing else "",
        article_facts(analysis, path, site),
        _text_heading(article, extent),
        *body(article.paragraphs, analysis.sentences, targets(site.briefings.links[article.slug])),
        _quoted(analysis, path, site),
        _topics(analysis, path, site),
        _names(analysis, path, site),
        _same_text(analysis, path, site),
        _related(analysis, path, site),
        _sources(article),
        references(article, web(path, path, site) if site.content.published.address else ""),
        ledger(article),
    )


def _edit(article: Article, content: Content) -> dict[str, str]:
    override = content.overrides.get(article.id)
    if override is None:
        return edit_fields(str(content.folder / "articles" / f"{article.id}.yml"), content, new=True)
    return edit_fields(override.body.path if override.body else override.path, content)


def _text_heading(article: Article, extent: Extent) -> str:
    if not article.paragraphs or extent == "link":
        return ""
    own = f' lang="{OWN}"' if foreign(article) else ""
    return ("## Full text" if extent == "full" else "## Excerpt") + f" {{: .text{own} }}"


def _about(article: Article, extent: Extent) -> str:
    facts = []
    if article.authors:
        facts.append("By " + escape(", ".join(article.authors)))
    if article.publisher and article.authors != (article.publisher,):
        facts.append(escape(article.publisher))
    if not article.publisher and not article.url:
        facts.append("publisher not stated")
    facts.append(spoken_date(article.date))
    # What a name begins with stays as it is; words of ours begin a line with a capital.
    if not article.authors and not article.publisher:
        facts[0] = facts[0][:1].upper() + facts[0][1:]
    if extent == "full":
        facts.append(reading_time(article.paragraphs))
    if article.url:
        facts.append(f"[Original at {escape(host(article.url))}]({address(article.url)})")
    if article.edited:
        facts.append("Text edited by hand")
    about = " · ".join(facts) + "\n{: .about }"
    notice = escape(article.rights.translate(_SIGN)) if article.rights else ""
    return about + (f"\n\n{notice}\n{{: .rights }}" if notice else "")


def reading_time(paragraphs: Iterable[Paragraph]) -> str:
    """Return how long reading takes, in whole minutes: 230 words in each, or 500 characters of Japanese or Chinese."""
    text = " ".join(paragraph.text for paragraph in paragraphs)
    characters = len(_CHARACTER.findall(text))
    words = len(_CHARACTER.sub(" ", text).split())
    return f"{max(1, round(words / _WORDS + characters / _CHARACTERS)):,} min read"


def _extent(article: Article, extent: Extent) -> str:
    """Return the sentence that says what the page leaves out, and where the whole is; nothing on a full page."""
    if extent == "full":
        return ""
    shown = "this page shows an excerpt" if extent == "excerpt" else "this page does not show the text"
    said = f"The publisher reserves its rights; {shown}." if reserves(article.rights) else f"{shown.capitalize()}."
    if article.url:
        where = escape(publisher(article) or "its publisher")
        said += f" [Read the whole article at {where}]({address(article.url)})."
    return f"{said}\n{{: .extent }}"


def _topics(analysis: Analysis, path: str, site: Site) -> str:
    lines = []
    for score in site.corpus.scores[analysis.article.slug]:
        if score.member:
            title = site.content.topics[score.topic].title
            reasons = escape("; ".join(map(unweighed, score.reasons[:5])))
            lines.append(f'- {link(title, path, f"topics/{score.topic}.md")} <span class="why">Why: {reasons}</span>')
    return "## Topics\n\n" + "\n".join(lines) if lines else ""


def _names(analysis: Analysis, path: str, site: Site) -> str:
    counts = Counter(m.entity for m in analysis.mentions if m.paragraph != TITLE)
    by_kind: dict[str, list[str]] = defaultdict(list)
    for slug, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        entity = site.entity(slug)
        times = f" ×{number}" if number > 1 else ""
        by_kind[entity.kind].append(link(entity.name, path, f"entities/{slug}.md") + times)
    lines = [f"- {label}: " + ", ".join(by_kind[kind]) for kind, (_, label) in KINDS.items() if kind in by_kind]
    return "## Named in this article\n\n" + "\n".join(lines) if lines else ""


def _related(analysis: Analysis, path: str, site: Site) -> str:
    lines = [
        f'- {article_line(other.slug, path, site)} <span class="why">{escape("; ".join(other.reasons))}</span>'
        for other in site.corpus.related[analysis.article.slug]
    ]
    return "## Related articles\n\n" + "\n".join(lines) if lines else ""


def _quoted(analysis: Analysis, path: str, site: Site) -> str:
    """Return the way back: from an article to the briefings that lead to it."""
    lines = [
        f"{link(briefing.title, path, f'briefings/{briefing.slug}.md')}: {count(number, 'point')}"
        for briefing, number in site.quoted_in.get(analysis.article.slug, ())
    ]
    return "## Quoted in briefings\n\n" + bounded(lines, _LISTED) if lines else ""


def _same_text(analysis: Analysis, path: str, site: Site) -> str:
    others = site.same_text(analysis.article.slug)
    if not others:
        return ""
    shown = bounded([article_line(slug, path, site) for slug in others], _LISTED)
    return "## Also reported by\n\nThe same text, or nearly the same.\n\n" + shown


def _sources(article: Article) -> str:
    lines = [
        f"- [{escape(r.title)}]({address(r.url)})" + (f", {escape(r.publisher)}" if r.publisher else "")
        for r in article.references
    ]
    return "## Sources of the facts\n\n" + "\n".join(lines) if lines else ""


def article_index(site: Site) -> Iterator[Page]:
    """Return the list of all articles, newest first."""
    first = "articles/index.md"
    size = site.content.site.articles_per_page
    analyses = site.corpus.analyses
    pages = number_of_pages(analyses, size)
    for number, some in paged(analyses, size):
        path = page_path(first, number)
        months = groupby(some, key=lambda analysis: spoken_date((analysis.article.date or "")[:7] or None))
        parts = [
            f"## {month[:1].upper()}{month[1:]}\n\n" + "\n".join(_listed(a.article.slug, path, site) for a in found)
            for month, found in months
        ]
        suffix = f", page {number}" if number > 1 else ""
        yield page(
            path,
            head(path, site, title=f"Articles{suffix}", description="All articles, newest first", section="articles"),
            "# Articles",
            f"{count(len(analyses), 'article')}, newest first. {as_table(path, ARTICLES)}",
            *parts,
            pager(first, number, pages),
        )


def _listed(slug: Slug, path: str, site: Site) -> str:
    """Return an article and the topics that it belongs to."""
    topics = [site.content.topics[s.topic].title for s in site.corpus.scores[slug] if s.member]
    about = f' <span class="tags">{escape(" · ".join(topics))}</span>' if topics else ""
    return f"- {article_line(slug, path, site)}{about}"
