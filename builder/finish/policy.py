"""The security policy: what a page may run and load is said in the page, so that nothing else ever does.

Scripts are files of this site. An inline script, a handler, or a script of another host fails the build, and a script
that found its way into a page would not run either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from lxml import etree, html

from builder.errors import BuilderError, Problem
from builder.processes import forked, shares

_SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(rb"\btype\s*=\s*[\"']?application/(?:ld\+)?json\b", re.IGNORECASE)
_SOURCE = re.compile(rb"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_ELSEWHERE = re.compile(rb"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_HANDLER = re.compile(rb"on[a-z]+\s*=")
_BEFORE_A_NAME = re.compile(rb"[\s/\"']")
"""What stands before an attribute; asked last, since an expression that begins with a set is searched for slowly."""
_AHEAD = frozenset("preconnect dns-prefetch prefetch preload prerender".split())
"""Links by which a browser asks a host for something before anybody wants it; no policy covers all of them."""
_POLICY = re.compile(rb"<meta http-equiv=\"Content-Security-Policy\"", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta charset=\"utf-8\">", re.IGNORECASE)

_HEAD = 600
"""Bytes in which a page that has a policy of its own states it; nobody's text stands there."""
_RULES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
"""Search compiles WebAssembly, stylesheets may hold pictures as `data:`."""
_META = f'\n      <meta http-equiv="Content-Security-Policy" content="{"; ".join(_RULES)}">'.encode()


class PolicyBroken(BuilderError):
    """A page holds a script that the site's policy would not let run."""


def write_policies(site: Path, jobs: int = 1) -> None:
    """Write the policy into every page of `site` that states none. Raises PolicyBroken."""
    paths = sorted(site.rglob("*.html"))
    parts = shares(jobs, len(paths))
    found = forked(lambda part: [problem for path in paths[part::parts] for problem in _write(path, site)], parts)
    if problems := list(chain.from_iterable(found)):
        raise PolicyBroken(problems)


def _write(path: Path, site: Path) -> list[Problem]:
    """Write the policy into a page, unless it has one already; return what the policy would refuse there."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if _POLICY.search(head):
            return []
        page = head + file.read()
    written = with_policy(page)
    wrong = [text for _, text in refused(page)]
    wrong += ["does not state its encoding, so no policy can be written"] if written == page else []
    path.write_bytes(written)
    return [Problem(path=path.relative_to(site).as_posix(), text=text) for text in wrong]


def with_policy(page: bytes) -> bytes:
    """Return a page with the policy; one that does not state its encoding as it is."""
    return _CHARSET.sub(lambda match: match.group() + _META, page, count=1)


def _inline(page: bytes) -> Iterator[bytes]:
    for attributes, text in _SCRIPT.findall(page):
        if not _SOURCE.search(attributes) and not _DATA.search(attributes):
            yield text


def refused(page: bytes) -> Iterator[tuple[str, str]]:
    """Return what of a page no browser would run, or may not be there: what it has of it, and what is said of that."""
    remedy = "put it into a file below overrides/assets and name that in `extra_javascript` of mkdocs.yml"
    for script in _inline(page):
        begins = " ".join(script.decode("utf-8", "replace").split())[:60]
        yield "<script", f"holds an inline script, “{begins}”, which no browser would run here; {remedy}"
    for attributes, _ in _SCRIPT.findall(page):
        source = _SOURCE.search(attributes)
        if source and _ELSEWHERE.match(source[1]):
            address = source[1].decode("utf-8", "replace")
            yield address, f"asks another host for a script, {address}; keep a copy here: {remedy}"
    lower = page.lower()
    if b"javascript:" in lower or _may_handle(lower):
        yield from _handlers(page)
    if b"http-equiv" in lower or any(word.encode() in lower for word in _AHEAD):
        yield from _leading(page)


def _may_handle(page: bytes) -> bool:
    return any(_BEFORE_A_NAME.match(page, found.start() - 1) for found in _HANDLER.finditer(page) if found.start())


def _handlers(page: bytes) -> Iterator[tuple[str, str]]:
    """Return what runs from attributes. Text may look like it, so the page is parsed."""
    for element in _parsed(page).iter(etree.Element):
        for name, value in element.items():
            if name.startswith("on") or value.strip().lower().startswith("javascript:"):
                said = f'has the attribute {name}="{value}", which no browser would run here; take it out'
                yield name if name.startswith("on") else "javascript:", said


def _leading(page: bytes) -> Iterator[tuple[str, str]]:
    """Return what leads a reader, or the browser by itself, to another page or host. This is before ours is written."""
    for element in _parsed(page).iter("meta", "link"):
        if said := element.get("http-equiv"):
            yield "http-equiv", f'has <meta http-equiv="{said}">, which may lead readers away; take it out'
        elif element.tag == "link" and not _AHEAD.isdisjoint(element.get("rel", "").lower().split()):
            yield "<link", f'has <link rel="{element.get("rel")}">, by which browsers ask hosts unasked; take it out'


def _parsed(page: bytes) -> Any:
    return html.fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
