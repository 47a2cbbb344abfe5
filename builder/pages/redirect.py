"""Redirects: a page at each former address that leads to where the page is now.

They are HTML, which the site engine copies as it is: no theme, no script, in no list, sitemap or search index. Links
are relative, so that they hold wherever the site is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.markdown.escape import attribute
from builder.model import Page
from builder.pages.site import Site
from builder.slugs import Slug

_HTML = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{target}">
</head>
<body>
<p>This page has moved: <a href="{target}">{title}</a></p>
</body>
</html>
"""


def redirect_pages(site: Site) -> Iterator[Page]:
    """Return a redirect for each former address of a page that there is."""
    for analysis in site.corpus.analyses:
        article = analysis.article
        yield from _redirects("articles", article.aliases, article.slug, article.title)
    for slug in site.corpus.mentions:
        entity = site.entity(slug)
        yield from _redirects("entities", entity.formerly, slug, entity.name)
    for slug, topic in site.content.topics.items():
        yield from _redirects("topics", topic.aliases, slug, topic.title)
        if slug in site.briefings.topics:
            yield from _redirects("briefings", topic.aliases, slug, f"Briefing: {topic.title}")
    for gone in site.content.withdrawn:
        yield from _redirects(f"{gone.kind}s", gone.aliases, gone.slug, gone.title)
    named = {written.slug: written.aliases for written in site.content.briefings}
    for briefing in site.briefings.all:
        yield from _redirects("briefings", named.get(briefing.slug, ()), briefing.slug, briefing.title)


def _redirects(folder: str, former: Iterable[Slug], slug: Slug, title: str) -> Iterator[Page]:
    for each in former:
        html = _HTML.format(title=attribute(title), target=f"../{slug}/")
        yield Page(f"{folder}/{each}/index.html", html.encode())
