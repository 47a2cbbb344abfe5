"""Linking: which of an article's mentions become links."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import TITLE, WITHHELD, Analysis, Mention


def linked(analysis: Analysis) -> Iterator[Mention]:
    """Return the first mention of each entity in the running text, in reading order.

    Names in headings and code are found but not linked: a reader does not expect to leave from there.
    """
    headings = {p.id for p in analysis.article.paragraphs if p.kind in ("heading", "code")} | {TITLE, WITHHELD}
    seen = set()
    for mention in analysis.mentions:
        if mention.entity not in seen and mention.paragraph not in headings:
            seen.add(mention.entity)
            yield mention
