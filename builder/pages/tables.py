"""Articles and facts as tables for spreadsheets: CSV below `data/`, a row for each entry of the lists on pages.

The form is that of RFC 4180, which all spreadsheets read. A mark at the beginning says UTF-8: without it Excel takes
the file for what its system writes, and quotation marks and Japanese are lost.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from builder.model import Article, Page
from builder.pages.parts import web
from builder.pages.site import Site
from builder.pages.stated import Stated, StatedEvent, StatedFigure, StatedQuotation, quoted_words
from builder.slugs import Slug

ARTICLES, FIGURES, QUOTATIONS, TIMELINE = (
    f"data/{name}.csv" for name in ("articles", "figures", "quotations", "timeline")
)
COLUMNS = {
    ARTICLES: "title publisher authors date topics rights publish original address",
    FIGURES: "figure kind value upper unit of whose sentence article publisher published topics address",
    QUOTATIONS: "words speaker verb sentence article publisher published topics address",
    TIMELINE: "date words sentence article publisher published topics address",
}
"""By file; what each column holds stands in `content/pages/data.md`."""

Cell = str | float | None


def table_pages(site: Site) -> Iterator[Page]:
    """Return the tables."""
    yield _table(ARTICLES, (_article(analysis.article, site) for analysis in site.corpus.analyses))
    yield _table(FIGURES, (_figure(each, site) for each in site.listed_figures))
    yield _table(QUOTATIONS, (_quotation(each, site) for each in site.listed_words))
    yield _table(TIMELINE, (_event(each, site) for each in site.events()))


def _table(path: str, rows: Iterable[Sequence[Cell]]) -> Page:
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(COLUMNS[path].split())
    table.writerows([_inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return Page(path, written.getvalue().encode("utf-8-sig"))


def _inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: anybody may have written it.

    An apostrophe before it says text (OWASP, CSV Injection). Full width counts, as Japanese editions read it likewise.
    """
    return f"'{text}" if normalize("NFKC", text[:1]) in ("=", "+", "-", "@", "\t", "\r", "\n") else text


def _article(article: Article, site: Site) -> list[Cell]:
    return [
        article.title,
        article.publisher,
        "; ".join(article.authors),
        article.date,
        _topics(article.slug, site),
        article.rights,
        site.corpus.extents[article.slug],
        article.url,
        web(ARTICLES, f"articles/{article.slug}.md", site),
    ]


def _figure(each: StatedFigure, site: Site) -> list[Cell]:
    figure = each.figure
    return [
        figure.surface,
        figure.kind,
        _number(figure.value),
        _number(figure.upper),
        figure.unit,
        figure.of or each.sum,
        _name(figure.entity, site),
        *_place(each.stated, FIGURES, site),
    ]


def _quotation(each: StatedQuotation, site: Site) -> list[Cell]:
    said = each.quotation
    speaker = _name(said.speaker, site) or said.speaker_text
    return [quoted_words(each), speaker, said.verb, *_place(each.stated, QUOTATIONS, site)]


def _event(each: StatedEvent, site: Site) -> list[Cell]:
    return [each.event.date, each.event.surface, *_place(each.stated, TIMELINE, site)]


def _place(stated: Stated, path: str, site: Site) -> list[Cell]:
    """Return the columns that all facts have: the sentence, and where it stands."""
    article = site.articles[stated.article].article
    address = web(path, f"articles/{article.slug}.md#{stated.sentence.anchor}", site)
    said = [stated.text, article.title, article.publisher, article.date]
    return [*said, _topics(article.slug, site), address]


def _topics(slug: Slug, site: Site) -> str:
    return "; ".join(site.content.topics[s.topic].title for s in site.corpus.scores[slug] if s.member)


def _name(slug: Slug | None, site: Site) -> str | None:
    return site.entity(slug).name if slug else None


def _number(value: float | None) -> float | None:
    """Return a number that is written without ".0" where it is whole."""
    return int(value) if value is not None and float(value).is_integer() else value
