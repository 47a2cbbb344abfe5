"""Lists of the names: an overview, one list a kind, and all of them from A to Z.

People stand under the name that news calls them by alone, which the catalogue knows: a surname that is guessed from the
order of words would be wrong for half of East Asia.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from builder.markdown.escape import escape
from builder.model import Page
from builder.pages.head import head
from builder.pages.parts import KINDS, count, link, number_of_pages, page, page_path, paged, pager
from builder.pages.site import Site
from builder.schemas import Entity
from builder.slugs import Slug

_MOST_NAMED = 20
_LONG = 30
"""Names above which a list has letters, and no room for what each is."""
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take for a letter with an accent."""
_DIGITS, _OTHER = "0–9", "Other"


def name_lists(site: Site) -> Iterator[Page]:
    """Return all lists of names that some article mentions."""
    slugs = sorted(site.corpus.mentions, key=lambda slug: (*_order(site.entity(slug)), slug))
    by_kind = {kind: [slug for slug in slugs if site.entity(slug).kind == kind] for kind in KINDS}
    by_kind = {kind: found for kind, found in by_kind.items() if found}
    yield _overview(by_kind, site)
    for kind, found in by_kind.items():
        yield from _listed(found, f"entities/kind/{kind}.md", KINDS[kind][1], site)
    yield from _listed(slugs, "entities/a-z.md", "Names from A to Z", site)


def index_name(entity: Entity) -> str:
    """Return the name as a list shows it: of a person, the name that is used alone comes first."""
    short = next((s for s in sorted(entity.short_forms, key=len, reverse=True) if entity.name.endswith(f" {s}")), None)
    if entity.kind != "person" or short is None:
        return entity.name
    return f"{short}, {entity.name.removesuffix(short).strip()}"


def plain(text: str) -> str:
    """Return `text` in lower case and without accents, as lists are ordered by."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_PLAIN)


def letter(entity: Entity) -> str:
    """Return the heading that an entity stands under."""
    first = plain(index_name(entity))[:1]
    if "a" <= first <= "z":
        return first.upper()
    return _DIGITS if first.isdigit() else _OTHER


def _order(entity: Entity) -> tuple[bool, bool, str]:
    heading = letter(entity)
    return heading == _OTHER, heading == _DIGITS, plain(index_name(entity))


def _overview(by_kind: dict[str, list[Slug]], site: Site) -> Page:
    path = "entities/index.md"
    kinds = [
        f'- {link(KINDS[kind][1], path, f"entities/kind/{kind}.md")} <span class="meta">{len(found):,}</span>'
        for kind, found in by_kind.items()
    ]
    articles = {slug: len({m.article for m in found}) for slug, found in site.corpus.mentions.items()}
    most = sorted(articles, key=lambda slug: (-articles[slug], -len(site.corpus.mentions[slug]), slug))[:_MOST_NAMED]
    named = [_line(slug, path, site, lambda entity: entity.name) for slug in most]
    ways = [
        f"- {link('All from A to Z', path, 'entities/a-z.md')}",
        f"- {link('Who appears with whom', path, 'entities/network.md')}, as a picture",
    ]
    return page(
        path,
        head(path, site, title="Names", description="People, bodies, laws and things named", section="entities"),
        "# Names",
        f"{count(len(articles), 'name')} found in the articles." if articles else "None yet.",
        "\n".join(ways),
        "## By kind {: .tiles }\n\n" + "\n".join(kinds) if kinds else "",
        "## Named in the most articles {: .columns }\n\n" + "\n".join(named) if named else "",
    )


def _listed(slugs: Sequence[Slug], first: str, title: str, site: Site) -> Iterator[Page]:
    """Return a list of names on as many pages as it takes, a long one below its letters."""
    size = site.content.site.articles_per_page
    pages = number_of_pages(slugs, size)
    line = _line if len(slugs) > _LONG else _described
    letters = [letter(site.entity(slug)) for slug in slugs]
    # Where each letter begins: its page counts from 1.
    begins = {each: letters.index(each) // size + 1 for each in dict.fromkeys(letters)} if len(slugs) > _LONG else {}
    for number, some in paged(slugs, size):
        path = page_path(first, number)
        parts = []
        for heading, found in groupby(some, key=lambda slug: letter(site.entity(slug)) if begins else ""):
            letters_head = f"## {heading} {{: #{_anchor(heading)} .letter }}\n\n" if heading else ""
            parts.append(letters_head + "\n".join(line(slug, path, site) for slug in found))
        jumps = [link(each, path, f"{page_path(first, at)}#{_anchor(each)}") for each, at in begins.items()]
        suffix = f", page {number}" if number > 1 else ""
        yield page(
            path,
            head(path, site, title=title + suffix, description=f"{title} that articles mention", section="entities"),
            f"# {escape(title)}",
            f"{count(len(slugs), 'name')}. {link('All kinds', path, 'entities/index.md')}",
            " ".join(jumps) + "\n{: .letters }" if jumps else "",
            *parts,
            pager(first, number, pages),
        )


def _anchor(heading: str) -> str:
    return "letter-" + plain(heading).replace("–", "-")


def _line(slug: Slug, path: str, site: Site, shown: Callable[[Entity], str] = index_name) -> str:
    return f"- {link(shown(site.entity(slug)), path, f'entities/{slug}.md')}, {_in_articles(slug, site)}"


def _described(slug: Slug, path: str, site: Site) -> str:
    """Return a name with what it is, for which a short list has room."""
    entity = site.entity(slug)
    said = f' <span class="said">{escape(entity.description)}</span>' if entity.description else ""
    named = link(index_name(entity), path, f"entities/{slug}.md")
    return f'- {named} <span class="meta">{_in_articles(slug, site)}</span>{said}'


def _in_articles(slug: Slug, site: Site) -> str:
    return count(len({m.article for m in site.corpus.mentions[slug]}), "article")
