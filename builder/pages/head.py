"""The head of a page as front matter: title and description, and what machines are told of the page.

The site engine's templates put it into HTML. Addresses are absolute where it is known where the site will be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from builder.markdown.escape import front_matter, script_json
from builder.pages.parts import web
from builder.pages.site import Site

SECTIONS = {
    "articles": "Articles",
    "briefings": "Briefings",
    "entities": "Names",
    "topics": "Topics",
}
"""Of the navigation: the folder, and what readers call it."""


def head(
    path: str,
    site: Site,
    *,
    title: str,
    description: str,
    section: str,
    kind: str = "",
    label: str = "",
    edit: Mapping[str, str] | None = None,
    card: str = "page",
    feed: str = "",
    graph: Sequence[dict[str, Any]] = (),
    hidden: bool = False,
    language: str = "",
) -> str:
    """Return the front matter of the page `path`.

    `label` is what readers call this kind of page, `edit` where they change it (see `parts.edit_fields`). `card` names
    its image of `pages.cards`, `feed` a feed of its own. `graph` are the schema.org nodes of what it shows; a page
    without any is a collection. Search engines leave out one that is `hidden`. `language` is that of an article's
    text, where it is another than the site's.
    """
    whole = web(path, path, site)
    plain = {"@type": "CollectionPage", "@id": whole, "url": whole, "name": title, "description": description}
    nodes = [*(graph or [plain]), *_breadcrumbs(path, site, section, title)]
    fields = {"title": title, "description": description, "section": section}
    fields |= ({"kind": kind} if kind else {}) | ({"label": label} if label else {}) | dict(edit or {})
    fields |= {"card": f"assets/cards/{card}.png"}
    fields |= ({"feed": feed} if feed else {}) | ({"hidden": "yes"} if hidden else {})
    fields |= {"language": language} if language else {}
    return front_matter(**fields, ld=script_json({"@context": "https://schema.org", "@graph": nodes}))


def _breadcrumbs(path: str, site: Site, section: str, title: str) -> list[dict[str, Any]]:
    trail = [("Home", "index.md")]
    if section in SECTIONS and path != f"{section}/index.md":
        trail.append((SECTIONS[section], f"{section}/index.md"))
    if path == "index.md":
        return []
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": web(path, target, site)}
        for number, (name, target) in enumerate([*trail, (title, path)], 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]
