"""Build the site, let the judges look at it, and fail where it falls short.

    python -m benchmarks.audit [--articles 1000] [--runs 5] [--only seeds|large]

Two sites are judged, each built for the address at which it is served here: that of the repository's own seeds, and one
of generated articles with one in Japanese among them. Of each, Lighthouse sees six kinds of page; every page of the
first is validated.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from benchmarks.audit.judges import lighthouse, validate
from benchmarks.audit.searching import search
from benchmarks.audit.serve import serve
from benchmarks.corpus import make_corpus
from builder.articles import cores
from builder.pipeline import Folders, build_site
from builder.render import environment
from tests.browser import chromium

_JAPANESE = "経済産業省は半導体産業への補助金を発表した。\n"
_ARTICLE_IN_JAPANESE = "hojokin"
_LIST = re.compile(r"a-z|kind|network|page-\d+")


def main() -> None:
    """Print one line a page, and everything that is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=("seeds", "large"))
    options = parser.parse_args()
    browser = chromium.find()
    if not browser:
        sys.exit("No Chromium: set CHROMIUM to a browser's path, or put one on the PATH.")
    fails = 0
    with tempfile.TemporaryDirectory() as temporary:
        if options.only != "large":
            fails += _judge(Path("seeds"), Path(temporary) / "small", browser, options.runs, large=False)
        if options.only != "seeds":
            seeds = Path(temporary) / "seeds"
            make_corpus(seeds, options.articles)
            (seeds / f"{_ARTICLE_IN_JAPANESE}.txt").write_text(_JAPANESE, encoding="utf-8")
            about = "title: 半導体の補助金\nlanguage: ja\ndate: 2026-01-05\n"
            (seeds / f"{_ARTICLE_IN_JAPANESE}.yml").write_text(about, encoding="utf-8")
            fails += _judge(seeds, Path(temporary) / "large", browser, options.runs, large=True)
    sys.exit(1 if fails else 0)


def _judge(seeds: Path, folder: Path, browser: str, runs: int, *, large: bool) -> int:
    """Build and judge a site; return how much fell short."""
    fails = 0
    site = folder / "site"
    with serve(site) as address, environment("SITE_URL", address):
        build_site(Folders(seeds=seeds, out=folder / "docs", site=site), jobs=cores())
        print(f"{'Generated articles' if large else 'The seeds'}, at {address}", flush=True)
        if not large:
            pages, said = validate(site)
            print(f"html-validate: {pages} pages, {len(said)} faults", *said[:50], sep="\n  ", flush=True)
            fails += len(said)
        for page in _pages(site):
            verdict = lighthouse(address, page, browser, chromium.flags(), runs)
            print(f"{'BELOW ' if verdict.below else ''}{verdict}", flush=True)
            fails += verdict.below
        for query in ("Japan", "経済産業省") if large else ():
            found = search(address, query, browser, chromium.flags())
            print(f"{'BELOW ' if found.below else ''}{found}", flush=True)
            fails += found.below
    return fails


def _pages(site: Path) -> list[str]:
    """Return the address of one page of each kind: the largest article, topic and name, so the worst of each."""
    kinds = [_largest(site / kind) for kind in ("articles", "topics", "entities", "briefings")]
    return ["", *(f"{page.relative_to(site).as_posix()}/" for page in kinds), "search/"]


def _largest(folder: Path) -> Path:
    pages = [path for path in folder.glob("*/index.html") if not _LIST.fullmatch(path.parent.name)]
    return max(pages, key=lambda path: (path.stat().st_size, path)).parent


if __name__ == "__main__":
    main()
