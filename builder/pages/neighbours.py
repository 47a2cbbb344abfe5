"""Who an entity appears with: a picture of its strongest ties, and each with articles that have both in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from builder.markdown.escape import attribute, escape
from builder.model import Tie
from builder.pages.entity_facts import name
from builder.pages.nodes import edges, node, ties_among, together
from builder.pages.parts import bounded, figure, folded, place_line, spoken_date, to
from builder.pages.site import Site
from builder.pictures.ring import ring
from builder.slugs import Slug
from builder.together import places_of

_PICTURED = 5
"""Ties below which a list says it all."""
_SHOWN = 5
"""Articles of a pair of which a sentence is linked, the newest."""
_AMONG = 8
"""Ties between others that a picture shows: with many more, no line can be followed."""


def neighbours(slug: Slug, path: str, site: Site) -> str:
    """Return those that an entity appears with, the strongest first; nothing where there is none."""
    found = site.corpus.together.get(slug, ())
    if not found:
        return ""
    lines = [
        f"{name(tie.entity, path, site)}: {together(tie)} {_sentences(slug, tie, path, site)}".rstrip() for tie in found
    ]
    parts = ["## Appears with", bounded(lines, len(lines))]
    if len(found) >= _PICTURED:
        parts[1:1] = _picture(slug, found, path, site)
    return "\n\n".join(parts)


def _picture(slug: Slug, found: Sequence[Tie], path: str, site: Site) -> list[str]:
    others = [tie.entity for tie in found]
    among = [*islice(unexplained(slug, found, ties_among(others, site)), _AMONG)]
    own = node(slug, path, site, "this page")
    nodes = [own, *(node(tie.entity, path, site, together(tie)) for tie in found)]
    slugs = [slug, *others]
    drawn = edges([*((slug, tie) for tie in found), *among], slugs, site)
    title = f"{site.entity(slug).name} and the names it appears with"
    caption = "The strongest ties are at the top, with the thickest lines. Each name links to its page."
    if among:
        caption += " Dashed lines join names tied more closely to each other than both are to any third name here."
    parts = [figure(ring(nodes, drawn, title), caption)]
    if among:
        said = [edge.title for edge in edges(among, slugs, site)]
        items = "".join(f"<li>{attribute(text)}</li>\n" for text in said)
        parts.append(folded("Ties among these names", f"<ul>\n{items}</ul>"))
    return parts


def unexplained(own: Slug, found: Sequence[Tie], among: Sequence[tuple[Slug, Tie]]) -> Iterator[tuple[Slug, Tie]]:
    """Return those of the ties `among` others that no third name explains; `found` are the ties of `own`.

    Names that each have much to do with a third one meet as a matter of course. So a tie is left out where a way over a
    third name, that in the middle above all, has no weaker part: what is left is a Pathfinder network (Schvaneveldt,
    1990; q = 2, r = ∞). Names of one article, which are all tied alike, have none.
    """
    ties = [*((own, tie) for tie in found), *among]
    strength = {frozenset((one, tie.entity)): tie.strength for one, tie in ties}
    names = {own, *(tie.entity for tie in found)}
    for one, tie in among:
        pair = {one, tie.entity}
        ways = (min(strength.get(frozenset((end, third)), 0) for end in pair) for third in names - pair)
        if all(way < tie.strength for way in ways):
            yield one, tie


def _sentences(slug: Slug, tie: Tie, path: str, site: Site) -> str:
    """Return links to published sentences that have both: the first of each of the newest articles.

    One an article, because links called "2024", "2024 · 2" and so on say nothing of where they lead, and who follows
    the first reads on. Where no date tells articles apart, a link is called as citations are. A reprint says nothing
    that the article does not which stands for it.
    """
    others = places_of(site.corpus.mentions[tie.entity])
    shared: dict[Slug, str] = {}
    for mention in site.corpus.mentions[slug]:
        if site.is_reprint(mention.article):
            continue
        if mention.sentence and not others.isdisjoint(places_of([mention])):
            shared.setdefault(mention.article, mention.sentence.anchor)
            if len(shared) == _SHOWN:
                break
    days = Counter(site.articles[where].article.date for where in shared)
    cites = []
    for where, anchor in shared.items():
        article = site.articles[where].article
        told_apart = article.date and days[article.date] == 1
        label = escape(spoken_date(article.date) if told_apart else place_line(article))
        cites.append(f"[{label}]({to(path, f'articles/{where}.md#{anchor}')}){{ .where }}")
    return " ".join(cites)
