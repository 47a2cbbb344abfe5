"""docs/performance.md: the figures of `benchmarks.build`, and whether they are what was promised."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.beside import Timed
from builder.articles import cores

PAGE = Path("docs/performance.md")
_HEAD = """# Performance

Written by `make bench`; do not edit. Articles are made up (`benchmarks/corpus.py`): words in Zipf's proportions, names
of the catalogue in every other sentence, sub-headings and boilerplate. Seconds are of the clock; what is done in
processes of our own is timed from the moment that everything is imported, but for what stands beside another
program: both are timed whole there, in turn. “Tokenisations” is a time divided by that of a bare spaCy tokenisation
of the same text in the same run, which makes machines comparable.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All figures of one corpus, in seconds and megabytes."""

    articles: int
    words: int
    runs: int
    bare: float
    built: Mapping[int, Mapping[str, float]]
    """`briefing build` without a cache, by the number of jobs."""
    site: Mapping[str, Mapping[str, float]]
    """`briefing site`: `cold`, `unchanged` and `edited`."""
    pages: int
    site_megabytes: float
    largest: tuple[str, int]
    """The largest file that a browser loads and that may grow, and its bytes."""
    others: tuple[Timed, ...]


def page(corpora: Sequence[Measured]) -> str:
    """Return the page."""
    tables = (f"## {each.articles:,} articles of {each.words} words\n\n" + "".join(_table(each)) for each in corpora)
    promises = "## What is promised\n\n" + "".join(_promises(corpora))
    return "\n".join([_HEAD + f"\nMachine: {_machine()}.\n", *tables, promises])


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{platform.machine()}, {cores()} cores, {memory:.0f} GB of memory, Python {platform.python_version()}"


def _table(corpus: Measured) -> Iterator[str]:
    yield f"{corpus.pages:,} pages of Markdown; the site has {corpus.site_megabytes:.0f} MB, "
    name, size = corpus.largest
    yield f"the largest page, feed or part of the search index is `{name}` with {size / 1000:.0f} kB. "
    yield f"All is the median of {corpus.runs} runs.\n\n" if corpus.runs > 1 else "Everything was run once.\n\n"
    yield "| | seconds | tokenisations | peak memory, MB |\n|---|--:|--:|--:|\n"
    yield _row(corpus, "bare spaCy tokenisation", corpus.bare)
    for jobs, each in corpus.built.items():
        yield _row(corpus, f"`briefing build --jobs {jobs}`, cold", each["all"], _peak(each))
    for name, each in corpus.site.items():
        yield _row(corpus, f"`briefing site`, {_NAMES[name]}", each["all"], _peak(each))
        if name == "cold":
            yield _row(corpus, "— the whole command, imports and all", each["whole"])
        if name != "unchanged":
            yield _row(corpus, "— of that the builder", _builder(each))
            yield _row(corpus, "— of that MkDocs", each["render"])
            index = each["with_index"] if each["with_index"] > each["workers"] else None
            yield _row(corpus, "— of that the search index, what it adds", each["indexing"], index)
    for other in corpus.others:
        if other.seconds is None:
            yield f"| {other.name} | {other.why_not} | | |\n"
        else:
            yield _row(corpus, f"{other.name}, the same Markdown", other.seconds, other.megabytes)


_NAMES = {"cold": "cold", "unchanged": "nothing changed", "edited": "one article edited"}


def _row(corpus: Measured, what: str, seconds: float, megabytes: float | None = None) -> str:
    memory = f"{megabytes:.0f}" if megabytes else ""
    return f"| {what} | {seconds:.2f} | {seconds / corpus.bare:.2f} | {memory} |\n"


def _builder(site: Mapping[str, float]) -> float:
    return site["all"] - site["render"] - site["indexing"]


def _peak(each: Mapping[str, float]) -> float:
    """Return the memory of the largest process but Pagefind's, which stands in the row of the search index."""
    return max(each["megabytes"], each["workers"])


def _promises(corpora: Sequence[Measured]) -> Iterator[str]:
    yield "| | figure | at most | |\n|---|--:|--:|---|\n"
    for corpus in corpora:
        yield from (_promise(f"{corpus.articles:,} articles: {what}", *rest) for what, *rest in _of_one(corpus))
    for few, many in pairwise(corpora):
        growth = many.built[1]["all"] / few.built[1]["all"]
        most = 1.1 * many.articles / few.articles
        yield _promise(f"`briefing build`, {many.articles:,} articles in times of {few.articles:,}", growth, most)


def _of_one(corpus: Measured) -> Iterator[tuple[str, float, float]]:
    cold, edited = (corpus.site[name]["all"] - corpus.site[name]["indexing"] for name in ("cold", "edited"))
    yield "`briefing build --jobs 1` in tokenisations", corpus.built[1]["all"] / corpus.bare, 4
    yield "two jobs in times of one", corpus.built[2]["all"] / corpus.built[1]["all"], 0.6
    stock = corpus.others[0].seconds
    if stock:
        yield "`briefing site` in times of stock Material", corpus.site["cold"]["whole"] / stock, 1
    yield "nothing changed, part of a cold run", corpus.site["unchanged"]["all"] / corpus.site["cold"]["all"], 0.03
    yield "one edit, part of a cold run, search index apart", edited / cold, 0.05
    yield "peak memory of `briefing build`, GB", max(map(_peak, corpus.built.values())) / 1000, 1.5
    yield "peak memory of builder and MkDocs in `briefing site`, GB", max(map(_peak, corpus.site.values())) / 1000, 1.5
    yield "largest page, feed or part of the search index, kB", corpus.largest[1] / 1000, 300
    yield "the site, GB", corpus.site_megabytes / 1000, 1


def _promise(what: str, figure: float, most: float) -> str:
    return f"| {what} | {figure:.2f} | {most:g} | {'yes' if figure <= most else 'no'} |\n"
