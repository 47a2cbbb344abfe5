"""The search page. Search itself is a script; without one the page says so and lists where to look."""

from __future__ import annotations

from builder.model import Page
from builder.pages.head import head
from builder.pages.parts import link, page
from builder.pages.site import Site

_PATH = "search.md"
_PLACES = (
    ("Names from A to Z", "entities/a-z.md", "people, companies, bodies, laws, with every sentence that names them"),
    ("Names by kind", "entities/index.md", "with those in the most articles"),
    ("Topics", "topics/index.md", "what the articles are about"),
    ("Articles", "articles/index.md", "all of them, newest first"),
    ("Briefings", "briefings/index.md", "key points by date and by topic"),
)


def search_page(site: Site) -> Page:
    """Return the page at /search/; the script puts the form in the place of that."""
    places = [f"- {link(title, _PATH, target)}: {about}" for title, target, about in _PLACES]
    return page(
        _PATH,
        head(_PATH, site, title="Search", description="Search articles, names and topics", section="search"),
        "# Search",
        "Search needs JavaScript, which your browser does not run. You can browse the lists below, and your browser "
        "can find words on each page.\n{: .search-place }",
        "## Browse instead",
        "\n".join(places),
    )
