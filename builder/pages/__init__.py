"""Pages: everything that was found, as a plain folder of Markdown, JSON, feeds and images. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator

from builder.config import Content
from builder.model import Briefings, Page
from builder.pages.article import article_index, article_page
from builder.pages.briefing import briefing_index, briefing_page
from builder.pages.cards import card_pages
from builder.pages.data import data_pages
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
from builder.pages.topic import topic_index, topic_pages
from builder.pages.withdrawn import corrections_page, withdrawn_pages


def pages(briefings: Briefings, content: Content) -> Iterator[Page]:
    """Return every file of the docs tree, the same for the same input."""
    site = Site.make(briefings, content)
    yield home_page(site)
    yield from handwritten_pages(site)
    yield from article_index(site)
    for analysis in site.corpus.analyses:
        yield article_page(analysis, site)
    yield from name_lists(site)
    yield network_page(site)
    for slug in site.corpus.mentions:
        yield from entity_pages(slug, site)
    yield topic_index(site)
    for slug in site.content.topics:
        yield from topic_pages(slug, site)
    yield from briefing_index(site)
    for briefing in site.briefings.all:
        yield briefing_page(briefing, site)
    yield from withdrawn_pages(site)
    yield from corrections_page(site)
    yield quality_page(site)
    yield fields_page()
    yield from fact_pages(site)
    yield search_page(site)
    yield from data_pages(site)
    yield from schema_pages()
    yield from feed_pages(site)
    yield from machine_pages(site)
    yield from card_pages(site)
    yield from redirect_pages(site)
