"""Cleaning plain text beside a bare spaCy tokenisation of the same text, side by side in one process.

    python -m benchmarks.cleaning [--articles 300] [--words 600] [--runs 5]

The texts are generated, with sub-headings, links to other stories and a foot, so that every rule and every forest is
asked. What is stated is the median over the runs of each run's ratio, and how much longer an article takes that is ten
times as long; reading the bytes is not part of it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

import spacy

from benchmarks.corpus import make_corpus
from benchmarks.matching import seconds
from builder.clean import clean
from builder.model import RawArticle
from builder.read import find_seeds, read

_LONGER = 10


def corpus(articles: int, words: int) -> list[RawArticle]:
    """Return so many raw articles of about so many words each."""
    with tempfile.TemporaryDirectory() as folder:
        make_corpus(Path(folder), articles, words=words)
        return [read(seed) for seed in find_seeds(Path(folder), {})[0]]


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    short = corpus(options.articles, options.words)
    long = corpus(max(1, options.articles // _LONGER), options.words * _LONGER)
    texts = ["\n".join(raw.lines) for raw in short]
    nlp = spacy.blank("en")
    runs: list[tuple[float, float, float]] = []
    for _ in range(options.runs + 1):  # the first loads the forests and fills the vocabulary
        bare = seconds(lambda: [nlp.make_doc(text) for text in texts])
        cleaned = seconds(lambda: [clean(raw) for raw in short])
        longer = seconds(lambda: [clean(raw) for raw in long])
        runs.append((cleaned / bare, len(short) / cleaned, longer / len(long) / (cleaned / len(short))))
    ratio, rate, growth = (statistics.median(column) for column in zip(*runs[1:], strict=True))
    print(f"{len(short)} articles, {options.words} words each, {options.runs} runs")
    print(f"cleaning plain text         {ratio:.2f} times a bare tokenisation, {rate:.0f} articles a second")
    print(f"of articles {_LONGER} times as long  {growth:.1f} times as long")


if __name__ == "__main__":
    main()
