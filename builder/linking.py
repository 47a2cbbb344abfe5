"""Linking: which mentions are links, and where names in hand-written pages lead. Only now is it known who has a page.

A link may add itself and nothing else. An article whose page would change otherwise keeps its text without links, and a
name in a hand-written page that cannot be a link is text; both are warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.config import Content
from builder.entities.link import linked
from builder.errors import Problem
from builder.handwritten import linked_pieces
from builder.markdown.body import Link, body
from builder.markdown.escape import escape
from builder.markdown.rendering import adds_only_links
from builder.model import Analysis, Briefings, Mention, ParagraphId
from builder.slugs import Slug

_LONGEST = 30_000
"""Characters of a paragraph: the time that Python-Markdown takes grows with their square."""


def link(briefings: Briefings, content: Content) -> Briefings:
    """Return the briefings with the links of every article, and hand-written Markdown with those in it."""
    links: dict[Slug, tuple[Mention, ...]] = {}
    problems: list[Problem] = []
    for analysis in briefings.corpus.analyses:
        slug = analysis.article.slug
        links[slug] = tuple(linked(analysis, content.site.links.per))
        if not _keeps_text(analysis, links[slug]):
            links[slug] = ()
            text = (
                "a link in the text would change more of the page than itself, or a paragraph is too long to tell; "
                "no name in the text is linked"
            )
            problems.append(Problem(path=f"articles/{slug}", text=text, severity="warning"))
    handwritten, found = linked_pieces(content, briefings.corpus.mentions, links)
    return replace(briefings, links=links, handwritten=handwritten, problems=(*problems, *found))


def targets(mentions: Iterable[Mention]) -> Iterator[tuple[ParagraphId, Link]]:
    """Return the links of an article's page as its body takes them."""
    return ((m.paragraph, (m.start, m.end, f"../entities/{m.entity}.md")) for m in mentions)


def _keeps_text(analysis: Analysis, links: tuple[Mention, ...]) -> bool:
    """Say whether the page shows the same with the links and without.

    Where nothing in a paragraph means anything to Markdown, it does; only the others are rendered to see. One that is
    too long to be rendered for that is taken to change.
    """
    linked = {mention.paragraph for mention in links}
    doubtful = [p for p in analysis.article.paragraphs if p.id in linked and (p.spans or escape(p.text) != p.text)]
    if not doubtful:
        return True
    if max(len(paragraph.text) for paragraph in doubtful) > _LONGEST:
        return False
    ids = {paragraph.id for paragraph in doubtful}
    sentences = [sentence for sentence in analysis.sentences if sentence.paragraph in ids]
    ours = [(id_, link) for id_, link in targets(links) if id_ in ids]
    with_links = "\n\n".join(body(doubtful, sentences, ours))
    return adds_only_links(with_links, "\n\n".join(body(doubtful, sentences, ())), with_links.count("](../entities/"))
