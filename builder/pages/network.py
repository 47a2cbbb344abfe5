"""Who appears with whom, on the whole site: the names in most articles and their strongest ties."""

from __future__ import annotations

from builder.model import Page, Tie
from builder.pages.entity_facts import name
from builder.pages.head import head
from builder.pages.nodes import edges, node, ties_among
from builder.pages.parts import count, figure, link, page
from builder.pages.site import Site
from builder.pictures.network import network
from builder.slugs import Slug

_PATH = "entities/network.md"
_NODES = 60
_EDGES = 100
_CAPTION = "Names that appear together stand close to each other; the thicker the line, the stronger the tie."
_STRENGTH = """## How strong a tie is

What two names share, in articles and in sentences, is compared with what each has, so that a country that is named
everywhere is not tied to everybody. Strength is (articles + sentences of both) / (√(*a* × *b*) + 10), where *a* and *b*
are articles + sentences of each: the cosine measure of co-occurrence (Salton and McGill, 1983), shrunk so that names
that met only once do not count as inseparable (Bell and Koren, 2007). Names are placed as springs would pull them
(Fruchterman and Reingold, 1991)."""


def network_page(site: Site) -> Page:
    """Return the page of the picture, which says so where no name appears with another yet."""
    articles = {slug: len({m.article for m in site.corpus.mentions[slug]}) for slug in site.corpus.together}
    most = sorted(articles, key=lambda slug: (-articles[slug], -len(site.corpus.mentions[slug]), slug))[:_NODES]
    ties = _telling(ties_among(most, site))
    slugs = [slug for slug in most if any(slug in (one, tie.entity) for one, tie in ties)]
    nodes = [node(slug, _PATH, site, count(articles[slug], "article")) for slug in slugs]
    title = "Who appears with whom"
    names = link("All names from A to Z", _PATH, "entities/a-z.md")
    about = (
        f"{count(len(slugs), 'name')} out of those in the most articles, each with its strongest ties to the others. "
        "Each links to its page, which shows more of its ties."
    )
    picture = figure(network(nodes, edges(ties, slugs, site), title), _CAPTION) if ties else ""
    return page(
        _PATH,
        head(
            _PATH,
            site,
            title=title,
            description="The names in the most articles and their ties",
            section="entities",
            kind="network",
        ),
        f"# {title}",
        f"{about if ties else 'No two names appear together yet.'} {names}",
        picture,
        _STRENGTH if ties else "",
        f"## Ties as a table\n\n{_table(ties, site)}" if ties else "",
    )


def _telling(ties: list[tuple[Slug, Tie]]) -> list[tuple[Slug, Tie]]:
    """Return the ties that are drawn: the strongest of each name first, then the second of each, as far as room is."""
    rank: dict[Slug, int] = {}
    ranked = []
    for number, (one, tie) in enumerate(ties):
        best = min(rank.get(one, 0), rank.get(tie.entity, 0))
        ranked.append((best, number))
        for slug in (one, tie.entity):
            rank[slug] = rank.get(slug, 0) + 1
    kept = sorted(number for _, number in sorted(ranked)[:_EDGES])
    return [ties[number] for number in kept]


def _table(ties: list[tuple[Slug, Tie]], site: Site) -> str:
    rows = [
        f"| {name(one, _PATH, site)} | {name(tie.entity, _PATH, site)} | {tie.articles:,} | {tie.sentences:,} "
        f"| {tie.strength:.3f} |"
        for one, tie in ties
    ]
    return "\n".join(["| Name | Name | Articles | Sentences | Strength |", "|---|---|---|---|---|", *rows])
