"""An article's page: what it is, its briefing, its text with links, and everything that was done to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate, groupby
from urllib.parse import urlsplit

from builder.entities.link import linked
from builder.markdown.escape import address, attribute, escape, front_matter
from builder.markdown.spans import marked_up
from builder.model import CELL, TITLE, Analysis, Article, Extent, Page, Paragraph, ParagraphId, Sentence, Span
from builder.pages.facts import article_facts
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
from builder.rights import reserves
from builder.spans import within

_Sentences = dict[ParagraphId, list[Sentence]]
_Links = dict[ParagraphId, list[tuple[int, int, str]]]


def article_page(analysis: Analysis, site: Site) -> Page:
    """Return the page of one article."""
    article = analysis.article
    path = f"articles/{article.slug}.md"
    points = site.briefings.articles[article.slug]
    extent = site.corpus.extents[article.slug]
    briefing = [f"- {escape(p.text)} [in the text](#{p.citations[0].anchor}){{ .cite }}" for p in points]
    description = points[0].text if points else article.title
    return page(
        path,
        front_matter(title=article.title, description=description, section="articles", kind="article"),
        f"# {escape(article.title)}",
        _about(article),
        _extent(article, extent),
        "## Briefing\n\n" + "\n".join(briefing) if briefing else "",
        article_facts(analysis, path, site),
        {"full": "## Full text", "excerpt": "## Excerpt" if article.paragraphs else "", "link": ""}[extent],
        *_body(analysis, path),
        _topics(analysis, path, site),
        _names(analysis, path, site),
        _related(analysis, path, site),
        _sources(article),
        _removed(article),
    )


def _about(article: Article) -> str:
    facts = []
    if article.authors:
        facts.append("By " + escape(", ".join(article.authors)))
    if article.publisher:
        facts.append(escape(article.publisher))
    facts.append(spoken_date(article.date))
    if article.url:
        facts.append(f"[Original]({address(article.url)})")
    if article.edited:
        facts.append("Text edited by hand")
    about = " · ".join(facts) + "\n{: .about }"
    return about + (f"\n\n{escape(article.rights)}\n{{: .rights }}" if article.rights else "")


def _extent(article: Article, extent: Extent) -> str:
    """Return the sentence that says what the page leaves out, and where the whole is; nothing on a full page."""
    if extent == "full":
        return ""
    shown = "this page shows an excerpt" if extent == "excerpt" else "this page does not show the text"
    said = f"The publisher reserves its rights; {shown}." if reserves(article.rights) else f"{shown.capitalize()}."
    if article.url:
        where = escape(article.publisher or urlsplit(article.url).hostname or "its publisher")
        said += f" [Read the whole article at {where}]({address(article.url)})."
    return f"{said}\n{{: .extent }}"


def _body(analysis: Analysis, path: str) -> Iterator[str]:
    sentences: _Sentences = defaultdict(list)
    for sentence in analysis.sentences:
        sentences[sentence.paragraph].append(sentence)
    links: _Links = defaultdict(list)
    for mention in linked(analysis):
        links[mention.paragraph].append((mention.start, mention.end, to(path, f"entities/{mention.entity}.md")))
    for kind, group in groupby(analysis.article.paragraphs, key=_run):
        paragraphs = list(group)
        if kind == "table":
            yield _table(paragraphs, sentences, links)
        elif kind == "code":
            yield _code(paragraphs, sentences)
        else:
            written = [_paragraph(p, sentences[p.id], links[p.id]) for p in paragraphs]
            yield from ["\n".join(written)] if kind else written


def _run(paragraph: Paragraph) -> str:
    """Return what neighbours make one block of: rows of a table, lines of code, items of one kind of list."""
    if paragraph.kind == "list_item":
        return "numbered" if paragraph.level else "bulleted"
    return paragraph.kind if paragraph.kind in ("table", "code") else ""


def _paragraph(paragraph: Paragraph, sentences: list[Sentence], links: list[tuple[int, int, str]]) -> str:
    if paragraph.kind == "heading":
        text = marked_up(paragraph.text, (), (), paragraph.spans)
        return f"{'#' * (paragraph.level + 1)} {text} {{: #{paragraph.id} }}"
    text = marked_up(paragraph.text, sentences, links, paragraph.spans)
    if paragraph.kind == "list_item":
        marker = f"{paragraph.level}." if paragraph.level else "-"
        return f"{marker} {text}\n    {{: #{paragraph.id} }}"
    if paragraph.kind == "quote":
        return f"> {text}\n> {{: #{paragraph.id} }}"
    return f"{text}\n{{: #{paragraph.id} }}"


def _table(rows: list[Paragraph], sentences: _Sentences, links: _Links) -> str:
    """Return a table, its first row the heading; anchors stand in a row's first cell, links where the names are."""
    cells = [_cells(row, links[row.id]) for row in rows]
    width = max(map(len, cells))
    lines = []
    for row, texts in zip(rows, cells, strict=True):
        anchors = _anchors(row, sentences[row.id])
        lines.append("| " + anchors + " | ".join(texts + [""] * (width - len(texts))) + " |")
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cells(row: Paragraph, links: list[tuple[int, int, str]]) -> list[str]:
    """Return the cells of a row, each with its part of what lies over several."""
    texts = row.text.split(CELL)
    starts = [0, *accumulate(len(text) + len(CELL) for text in texts[:-1])]
    spans: list[list[Span]] = [[] for _ in texts]
    names: list[list[tuple[int, int, str]]] = [[] for _ in texts]
    for span in row.spans:
        for n in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)):
            spans[n] += within([span], starts[n], starts[n] + len(texts[n]))
    for start, end, target in links:
        for n in range(bisect_right(starts, start) - 1, bisect_left(starts, end)):
            begins, ends = max(start - starts[n], 0), min(end - starts[n], len(texts[n]))
            names[n] += [(begins, ends, target)] if begins < ends else []
    return [marked_up(text, (), own, over) for text, own, over in zip(texts, names, spans, strict=True)]


def _code(paragraphs: list[Paragraph], sentences: _Sentences) -> str:
    lines = [_anchors(line, sentences[line.id]) + attribute(line.text) for line in paragraphs]
    return "<pre><code>" + "\n".join(lines) + "</code></pre>"


def _anchors(paragraph: Paragraph, sentences: list[Sentence]) -> str:
    return "".join(f'<span id="{anchor}"></span>' for anchor in [paragraph.id, *(s.anchor for s in sentences)])


def _topics(analysis: Analysis, path: str, site: Site) -> str:
    lines = []
    for score in site.corpus.scores[analysis.article.slug]:
        if score.member:
            title = site.content.topics[score.topic].title
            reasons = escape("; ".join(score.reasons[:5]))
            lines.append(f"- {link(title, path, f'topics/{score.topic}.md')}: {reasons}")
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
        f"- {article_link(other.slug, path, site)}: {escape('; '.join(other.reasons))}"
        for other in site.corpus.related[analysis.article.slug]
    ]
    return "## Related articles\n\n" + "\n".join(lines) if lines else ""


def _sources(article: Article) -> str:
    lines = [
        f"- [{escape(r.title)}]({address(r.url)})" + (f", {escape(r.publisher)}" if r.publisher else "")
        for r in article.references
    ]
    return "## Sources of the facts\n\n" + "\n".join(lines) if lines else ""


def _removed(article: Article) -> str:
    if not article.removed:
        return ""
    rows = "".join(
        f"<li>Line {r.line}, {attribute(r.rule.replace('_', ' '))}: “{attribute(r.text)}” ({attribute(r.why)})</li>\n"
        for r in article.removed
    )
    summary = f"{count(len(article.removed), 'line')} removed"
    return f'<details class="removed">\n<summary>{summary}</summary>\n<ul>\n{rows}</ul>\n</details>'


def article_index(site: Site) -> Iterator[Page]:
    """Return the list of all articles, newest first."""
    first = "articles/index.md"
    size = site.content.site.articles_per_page
    analyses = site.corpus.analyses
    pages = number_of_pages(analyses, size)
    for number, some in paged(analyses, size):
        path = page_path(first, number)
        lines = [f"- {article_link(a.article.slug, path, site)}, {escape(source_line(a.article))}" for a in some]
        suffix = f", page {number}" if number > 1 else ""
        yield page(
            path,
            front_matter(title=f"Articles{suffix}", description="All articles, newest first", section="articles"),
            "# Articles",
            f"{count(len(analyses), 'article')}, newest first.",
            "\n".join(lines),
            pager(first, number, pages),
        )
