"""Linking: which of an article's mentions become links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from builder.model import TITLE, WITHHELD, Analysis, Mention


def linked(analysis: Analysis) -> Iterator[Mention]:
    """Return the first mention of each entity in the running text, in reading order.

    Names in headings and code are found but not linked: a reader does not expect to leave from there. Nor are names
    within a link of the article's author, which leads to what the sentence speaks of; the next mention is linked.
    """
    headings = {p.id for p in analysis.article.paragraphs if p.kind in ("heading", "code")} | {TITLE, WITHHELD}
    links = {p.id: taken for p in analysis.article.paragraphs if (taken := [s for s in p.spans if s.kind == "link"])}
    seen = set()
    for mention in analysis.mentions:
        if mention.entity in seen or mention.paragraph in headings:
            continue
        beside = links.get(mention.paragraph, [])
        after = bisect_right(beside, mention.start, key=lambda link: link.end)
        if after == len(beside) or beside[after].start >= mention.end:
            seen.add(mention.entity)
            yield mention
