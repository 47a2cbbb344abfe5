"""What is made over the rendered site: the search index, the sitemap, and the security policy of every page."""

from __future__ import annotations

from pathlib import Path

from builder.config import Content
from builder.finish.policy import write_policies
from builder.finish.search import write_index
from builder.finish.sitemap import write_sitemap
from builder.model import Briefings


def finish(briefings: Briefings, content: Content, site: Path) -> None:
    """Complete the rendered site `site`. Raises BuilderError, in words that say which page is at fault."""
    write_index(briefings, content, site)
    write_sitemap(content.published.address, site)
    write_policies(site)
