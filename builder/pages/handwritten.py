"""Pages that a person wrote: `content/pages/`, taken as they are but for the names in double brackets."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Page
from builder.pages.site import Site

CORRECTIONS = "corrections.md"
"""Stands above a list that is made, so `pages.withdrawn` writes it."""


def handwritten_pages(site: Site) -> Iterator[Page]:
    """Return each hand-written page under its own name."""
    for path in site.content.pages:
        if path.name == CORRECTIONS:
            continue
        yield Page(path.name, site.briefings.handwritten[str(path)].encode())
