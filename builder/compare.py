"""What a change does to the site: pages, links and points of briefings that come, go or change, as Markdown.

Shown where a change is reviewed. What articles and contributors wrote is shown in fences of code, longer than any run
of backticks within: there nothing is a link, a picture, a heading or somebody's name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from builder.errors import printable
from builder.hrefs import Said, pages_of

MOST = 50
"""Lines of one list; the rest is counted."""


def compare(before: Path, after: Path) -> Iterator[str]:
    """Return the lines that say how two built sites differ; of a page only what is its own counts."""
    old, new = pages_of(before), pages_of(after)
    both = [page for page in old if page in new]
    changed = [f"! /{page}" for page in both if old[page].content != new[page].content]
    pages = [*_came_and_went({f"/{page}" for page in old}, {f"/{page}" for page in new}), *changed]
    yield from _part("pages", f"{len(new)} pages, {len(old)} before", pages)
    links, links_before = _links(new.values()), _links(old.values())
    yield from _part(
        "links", f"{len(links)} places linked to, {len(links_before)} before", _came_and_went(links_before, links)
    )
    points, points_before = _points(after), _points(before)
    said = f"{len(points)} points, {len(points_before)} before"
    yield from _part("briefings", said, _came_and_went(points_before, points))


def fenced(lines: Iterable[str], language: str = "") -> Iterator[str]:
    """Return `lines` as a block of code that none of them can end."""
    shown = [printable(" ".join(line.split())) for line in lines]
    run = 3
    while any("`" * run in line for line in shown):
        run += 1
    yield from ("`" * run + language, *shown, "`" * run)


def _part(name: str, count: str, lines: list[str]) -> Iterator[str]:
    yield from (f"### What changes in {name}", "", f"{count}.", "")
    if not lines:
        yield from ("Nothing.", "")
        return
    yield from fenced(lines[:MOST], "diff")
    yield ""
    if len(lines) > MOST:
        yield from (f"And {len(lines) - MOST} more.", "")


def _came_and_went(before: Iterable[str], after: Iterable[str]) -> list[str]:
    old, new = set(before), set(after)
    return [*(f"+ {each}" for each in sorted(new - old)), *(f"- {each}" for each in sorted(old - new))]


def _links(pages: Iterable[Said]) -> set[str]:
    return set(chain.from_iterable((*page.outward, *(f"/{inward}" for inward in page.inward)) for page in pages))


def _points(site: Path) -> set[str]:
    """Return every point of a briefing behind the address that it stands at."""
    found: set[str] = set()
    listed = site / "data/briefings.json"
    for briefing in json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else ():
        found |= _texts(f"/briefings/{briefing['slug']}/", briefing["points"])
    for file in sorted((site / "data/articles").glob("*.json")):
        article = json.loads(file.read_text(encoding="utf-8"))
        found |= _texts(f"/articles/{article['slug']}/", article["briefing"])
    return found


def _texts(address: str, points: Iterable[Mapping[str, str]]) -> set[str]:
    return {f"{address}: {point['text']}" for point in points}
