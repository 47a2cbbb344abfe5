"""The images that stand for pages where their addresses are shared: one a topic, a briefing and a kind of page."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Page
from builder.pages.site import Site
from builder.pictures.card import card

KINDS = {
    "home": ("What the articles say, every sentence with its source", "Briefing"),
    "article": ("An article, with every name linked and every removed line listed", "Article"),
    "name": ("Who it is, where it is named and with whom", "Name"),
    "topic": ("What the articles say, and why each belongs", "Topic"),
    "briefing": ("Sentences, each with the place it was taken from", "Briefing"),
    "page": ("AI policy, sentence by sentence", "Page"),
}
"""By name of the card: what it says, and what readers call such a page."""


def card_pages(site: Site) -> Iterator[Page]:
    """Return all cards; a title that no card can show has the card of its kind under its own name."""
    wanted = {name: (name, *said) for name, said in KINDS.items()}
    for slug, topic in site.content.topics.items():
        wanted[f"topic-{slug}"] = ("topic", topic.title, "Topic")
    for briefing in site.briefings.all:
        wanted[f"briefing-{briefing.slug}"] = ("briefing", briefing.title, "Briefing")
    name = site.content.published.name
    for file, (kind, title, label) in wanted.items():
        image = card(title, label, name) or card(*KINDS[kind], name) or card(*KINDS[kind], "")
        if image:
            yield Page(f"assets/cards/{file}.png", image)
