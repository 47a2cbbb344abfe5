"""What is made over the rendered site besides the search index: the sitemap, and the security policy of every page."""

from __future__ import annotations

from pathlib import Path

from builder.config import Content
from builder.finish.policy import write_policies
from builder.finish.sitemap import write_sitemap


def finish(content: Content, site: Path, jobs: int = 1) -> None:
    """Complete the rendered site `site`. Raises BuilderError, in words that say which page is at fault."""
    write_sitemap(content.published.address, site)
    write_policies(site, jobs)
