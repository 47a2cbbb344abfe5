"""Pages: everything that was found, as a plain folder of Markdown, JSON, feeds and images. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from builder.config import Content
from builder.model import Briefings, Page
from builder.pages.around import around, definitions, seal_of
from builder.pages.article import article_index, article_page
from builder.pages.briefing import briefing_index, briefing_page
from builder.pages.cards import card_pages
from builder.pages.data import article_data, data_pages
from builder.pages.data_schemas import schema_pages
from builder.pages.entity import entity_pages
from builder.pages.fact_pages import fact_pages
from builder.pages.feeds import feed_pages
from builder.pages.fields import fields_page
from builder.pages.handwritten import handwritten_pages
from builder.pages.home import home_page
from builder.pages.machines import machine_pages
from builder.pages.names import name_lists
from builder.pages.network import network_page
from builder.pages.quality import quality_page
from builder.pages.redirect import redirect_pages
from builder.pages.search import search_page
from builder.pages.site import Site
from builder.pages.tables import table_pages
from builder.pages.topic import topic_index, topic_pages
from builder.pages.withdrawn import corrections_page, withdrawn_pages
from builder.slugs import Slug

Kept = Callable[[Slug, bytes | None], bool]


class Pages:
    """Every file of the docs tree, the same for the same input; made when asked for, in parts or as a whole."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __iter__(self) -> Iterator[Page]:
        return self.part(0, 1)

    def part(self, number: int, of: int, kept: Kept = lambda _slug, _seal: False) -> Iterator[Page]:
        """Return one of `of` parts, of about the same size, which have no file in common.

        Not those of articles that are `kept`, which is asked of each with what `seal_of` says of it.
        """
        site, defined = self._site, definitions(self._site.content)
        for analysis in site.corpus.analyses[number::of]:
            seen = around(analysis, site)
            if not kept(analysis.article.slug, seal_of(analysis, seen, defined)):
                yield article_page(analysis, seen)
                yield article_data(analysis, seen)
        for slug in list(site.corpus.mentions)[number::of]:
            yield from entity_pages(slug, site)
        for at, others in enumerate(_OTHERS):
            if at % of == number:
                for made in others:
                    yield from made(site)


def pages(briefings: Briefings, content: Content) -> Pages:
    """Return every file of the docs tree."""
    return Pages(Site.make(briefings, content))


_OTHERS: tuple[tuple[Callable[[Site], Iterable[Page]], ...], ...] = (
    (
        lambda site: [home_page(site), network_page(site), quality_page(site), fields_page(), search_page(site)],
        handwritten_pages,
        article_index,
        name_lists,
        lambda site: [topic_index(site)],
        lambda site: (page for slug in site.content.topics for page in topic_pages(slug, site)),
        briefing_index,
        lambda site: (briefing_page(briefing, site) for briefing in site.briefings.all),
        withdrawn_pages,
        corrections_page,
        fact_pages,
    ),
    (
        data_pages,
        table_pages,
        lambda _site: schema_pages(),
        feed_pages,
        machine_pages,
        card_pages,
        redirect_pages,
    ),
)
"""The other pages, in two groups that take about as long."""
