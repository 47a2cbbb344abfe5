"""Articles of paragraphs alone, of which nothing else is known: for what is measured and tested without a raw file."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model import Article, Paragraph
from builder.slugs import ArticleId, Slug


def article_of(
    paragraphs: Iterable[Paragraph], *, name: str = "text", title: str = "Untitled", date: str | None = None
) -> Article:
    """Return an article of these paragraphs, as cleaning would hand it on."""
    return Article(
        id=ArticleId(name),
        slug=Slug(name),
        seed=f"{name}.txt",
        title=title,
        title_from="text",
        title_lines=None,
        date=date,
        authors=(),
        publisher=None,
        rights=None,
        url=None,
        language=None,
        references=(),
        aliases=(),
        publish=None,
        paragraphs=tuple(paragraphs),
        removed=(),
        repaired=(),
    )
