"""The sitemap: every page that readers and search engines should know of, in files that stay small.

The site engine's own lists all pages in one file, with the day of the build for each, which says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.markdown.escape import attribute

MOST_BYTES = 250_000
"""Of one file."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HIDDEN = b'<meta name="robots" content="noindex">'
_BEGINNING = 1_000
"""Bytes of a page that hold what its head says first."""


def write_sitemap(address: str, site: Path) -> None:
    """Write `sitemap.xml`, of many pages an index of further files; none where it is unknown where the site will be."""
    for old in ("sitemap.xml", "sitemap.xml.gz"):
        (site / old).unlink(missing_ok=True)
    if not address:
        return
    files = [_file("urlset", "url", part) for part in _parts(sorted(_addresses(address, site)))]
    if len(files) == 1:
        (site / "sitemap.xml").write_text(files[0], encoding="utf-8")
        return
    for number, text in enumerate(files, 1):
        (site / f"sitemap-{number}.xml").write_text(text, encoding="utf-8")
    listed = [f"{address}sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    (site / "sitemap.xml").write_text(_file("sitemapindex", "sitemap", listed), encoding="utf-8")


def _addresses(address: str, site: Path) -> Iterator[str]:
    """Return the address of each page; not of withdrawn ones, nor of those that only lead to where one has moved."""
    for path in site.rglob("index.html"):
        with path.open("rb") as file:
            if _HIDDEN in file.read(_BEGINNING):
                continue
        below = path.parent.relative_to(site).as_posix()
        yield address if below == "." else f"{address}{below}/"


def _parts(addresses: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for each in addresses:
        size += len(_entry("url", each).encode())
        if part and size > MOST_BYTES:
            yield part
            part, size = [], len(_entry("url", each).encode())
        part.append(each)
    yield part


def _file(root: str, element: str, addresses: Sequence[str]) -> str:
    entries = "".join(_entry(element, address) for address in addresses)
    return f"{_HEAD}<{root} {_XMLNS}>\n{entries}</{root}>\n"


def _entry(element: str, address: str) -> str:
    return f"<{element}><loc>{attribute(address)}</loc></{element}>\n"
