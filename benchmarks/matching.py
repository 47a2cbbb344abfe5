"""Finding and resolving names beside a bare spaCy tokenisation of the same text, side by side in one process.

    python -m benchmarks.matching [--articles 300] [--words 600] [--runs 5] [--names 50000]

The texts are generated, a name of the catalogue in every second sentence; the catalogues have 500 names and
`--names`. What is stated is the median over the runs of each run's ratio: matching is tokenising, finding and
resolving together. Loading is the time from the entities to a finder that is ready.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from benchmarks.corpus import make_corpus, make_names
from builder.analyse import Joined, match
from builder.clean import clean
from builder.entities.catalogue import make_catalogue
from builder.entities.find import Finder
from builder.loading import load_content
from builder.model import Article
from builder.read import find_seeds, read
from builder.schemas import Entity
from builder.slugs import Slug


def seconds(run: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def enlarged(entities: dict[Slug, Entity], names: int) -> dict[Slug, Entity]:
    """Return the entities, cut or filled up with made-up ones of five names each, to so many names."""
    kept: dict[Slug, Entity] = {}
    have = 0
    for slug, entity in entities.items():
        if have + 1 + len(entity.aliases) > names:
            break
        kept[slug] = entity
        have += 1 + len(entity.aliases)
    made = iter(make_names(names - have, random.Random(2)))
    for number, name in enumerate(made):
        slug = Slug(f"made-{number}")
        aliases = tuple(alias for _, alias in zip(range(4), made, strict=False))
        kept[slug] = Entity(slug=slug, path=f"{slug}.yml", name=name, kind="company", aliases=aliases)
    return kept


def matched(articles: list[Article], joined: list[Joined], finder: Finder) -> int:
    """Tokenise, find and resolve; return how many mentions there are."""
    return sum(
        len(match(article, text, finder.tokens(text.text), finder)[0])
        for article, text in zip(articles, joined, strict=True)
    )


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--names", type=int, default=50_000)
    options = parser.parse_args()
    content, _ = load_content(Path("content"))
    with tempfile.TemporaryDirectory() as folder:
        make_corpus(Path(folder), options.articles, words=options.words)
        articles = [clean(read(seed)) for seed in find_seeds(Path(folder), {})[0]]
    few, many = (enlarged(dict(content.entities), names) for names in (500, options.names))
    loading = [seconds(lambda: Finder(make_catalogue(many), ())) for _ in range(3)]
    measure(articles, Finder(make_catalogue(few), ()), Finder(make_catalogue(many), ()), options.runs, options.names)
    print(f"loading {options.names} names  {statistics.median(loading):.2f} s")


def measure(articles: list[Article], few: Finder, many: Finder, runs: int, names: int) -> None:
    """Print what matching takes, in tokenisations."""
    joined = [Joined(article) for article in articles]
    nlp = spacy.blank("en")
    ratios: list[tuple[float, float]] = []
    for _ in range(runs + 1):  # the first fills the caches of all three
        bare = seconds(lambda: [nlp.make_doc(text.text) for text in joined])
        small = seconds(lambda: matched(articles, joined, few))
        large = seconds(lambda: matched(articles, joined, many))
        ratios.append((small / bare, large / small))
    found = matched(articles, joined, few)
    small, large = (statistics.median(column) for column in zip(*ratios[1:], strict=True))
    print(f"{len(articles)} articles, {found} mentions, {runs} runs")
    print(f"matching with 500 names     {small:.2f} times a bare tokenisation")
    print(f"matching with {names} names  {large:.2f} times that")


if __name__ == "__main__":
    main()
