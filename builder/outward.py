"""Whether what the site's pages lead to on other hosts is still there: asked by hand or once a week, never by a build.

A host is asked for one page after the other, several hosts at once, and nothing twice within `KEPT_DAYS`. That a page
is gone is said only where its host says so or is unknown: many refuse programs, so any other failure is a doubt.
"""

from __future__ import annotations

import datetime
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from builder.compare import fenced
from builder.fetch import NotFetched, fetch
from builder.hrefs import Said

HOSTS_AT_ONCE = 8
KEPT_DAYS = 30
"""How long an answer counts."""
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one address."""

    url: str
    why: str
    """Why it could not be had; empty where it could."""
    is_gone: bool = False


Ask = Callable[[str, float], Answer]
"""Asks for an address, within seconds."""


def ask(url: str, seconds: float) -> Answer:
    """Ask a host for a page, without reading it."""
    try:
        fetch(url, limit=None, seconds=seconds)
    except NotFetched as error:
        return Answer(url, str(error).partition("; ")[0], error.status in _GONE)
    return Answer(url, "")


def check_links(
    urls: Iterable[str], kept: Mapping[str, str], today: datetime.date, seconds: float, ask: Ask = ask
) -> tuple[list[Answer], Mapping[str, str]]:
    """Return an answer for every address that was asked for in time, and what to keep: the day by address.

    `kept` is what was kept before; only what was there is kept, so what fails is asked for again the next time.
    """
    oldest = (today - datetime.timedelta(days=KEPT_DAYS)).isoformat()
    wanted = sorted(set(urls))
    fresh = {url: kept[url] for url in wanted if kept.get(url, "") >= oldest}
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in wanted:
        if url not in fresh:
            hosts[urlsplit(url).netloc].append(url)
    end = time.monotonic() + seconds

    def one_host(urls: list[str]) -> list[Answer]:
        return [ask(url, min(20.0, left)) for url in urls if (left := end - time.monotonic()) > 0]

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        answers = [answer for found in pool.map(one_host, hosts.values()) for answer in found]
    return sorted(answers, key=lambda a: a.url), fresh | {a.url: today.isoformat() for a in answers if not a.why}


def read_kept(file: Path) -> dict[str, str]:
    """Return what the last run kept; nothing where there is no such file, or it is damaged."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(url): str(day) for url, day in kept.items()} if isinstance(kept, dict) else {}


def report(answers: Iterable[Answer], pages: Mapping[str, Said], kept: Mapping[str, str]) -> Iterator[str]:
    """Return, as Markdown, what is gone and what is in doubt, each with the pages that lead there."""
    answers = list(answers)
    all_urls = {url for said in pages.values() for url in said.outward}
    failed = [answer for answer in answers if answer.why]
    left = len(all_urls - kept.keys() - {answer.url for answer in failed})
    yield from ("### Links to other sites", "", f"{len(all_urls)} in all, {len(kept)} of them are there.", "")
    if left:
        yield from (f"For {left} there was no time.", "")
    for said, group in (
        ("Gone", [a for a in failed if a.is_gone]),
        ("Not certain: a program was not let in, or nobody answered", [a for a in failed if not a.is_gone]),
    ):
        if group:
            yield from (f"#### {said}", "")
            lines = [(f"{a.url}: {a.why}", *_places(a.url, pages)) for a in group]
            yield from fenced(line for each in lines for line in each)
            yield ""


def _places(url: str, pages: Mapping[str, Said]) -> list[str]:
    found = [page for page, said in pages.items() if url in said.outward]
    more = [f"- and {len(found) - 3} more"] if len(found) > 3 else []
    return [*(f"- on /{page}" for page in found[:3]), *more]
