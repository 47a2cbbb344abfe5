"""What the pages of a built site say and where they lead, read from the HTML that readers get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from lxml import etree, html

_HERE = "https://site.invalid/"
"""Stands for wherever the site will be; the name is reserved (RFC 2606), so no other link begins so."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one page holds between its head and its foot."""

    content: bytes
    inward: frozenset[str]
    """Addresses within the site, from its root, without fragments."""
    outward: frozenset[str]
    """Addresses on other hosts, whole."""


def pages_of(site: Path) -> Mapping[str, Said]:
    """Return what each page says, by its address from the root of the site."""
    return {_address(file, site): _said(file, site) for file in sorted(site.rglob("*.html"))}


def _address(file: Path, site: Path) -> str:
    return file.relative_to(site).as_posix().removesuffix("index.html")


def _said(file: Path, site: Path) -> Said:
    root = html.document_fromstring(file.read_bytes() or b"<html/>", parser=html.HTMLParser(encoding="utf-8"))
    article = next(iter(root.iter("article")), root)
    base = _HERE + _address(file, site)
    found = [urldefrag(urljoin(base, link.get("href") or "")).url for link in article.iter("a")]
    return Said(
        content=etree.tostring(article, encoding="utf-8"),
        inward=frozenset(url.removeprefix(_HERE) for url in found if url.startswith(_HERE)),
        outward=frozenset(
            url for url in found if url.startswith(("https://", "http://")) and not url.startswith(_HERE)
        ),
    )
