"""`briefing check` on a generated corpus, from nothing: what each part of it takes.

python -m benchmarks.check [--articles 1000] [--words 600]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import make_corpus

T = TypeVar("T")


def timed(name: str, run: Callable[[], T]) -> T:
    """Run something and print how long it took."""
    start = time.perf_counter()
    result = run()
    print(f"{name:<40}{time.perf_counter() - start:6.2f} s")
    return result


def checked(command: list[str], folder: Path) -> None:
    """Run a command in a process of its own, imports and all."""
    subprocess.run(command, check=True, capture_output=True, cwd=folder)


def main() -> None:
    """Print one line a part, then the whole command in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--words", type=int, default=600)
    given = parser.parse_args()
    from builder.analyse import named_only
    from builder.articles import make_finder
    from builder.check import Look
    from builder.clean import clean
    from builder.pipeline import Folders, load
    from builder.read import read
    from builder.topics import decisions

    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        make_corpus(seeds, given.articles, words=given.words)
        inputs = timed("content and list of articles", lambda: load(Folders(seeds=seeds)))
        finder = timed("matchers", lambda: make_finder(inputs.content))
        raw = timed("read", lambda: [read(seed) for seed in inputs.seeds])
        articles = timed("clean", lambda: [clean(each) for each in raw])
        found = timed("names and phrases", lambda: [named_only(each, finder) for each in articles])
        scorer = Look(inputs.content, frozenset(), decisions(inputs.content)).scorer
        timed("topics", lambda: [scorer(each) for each in found])
        command = [sys.executable, "-m", "builder", "check", "--quiet", "--content", str(Path("content").resolve())]
        for options in (["--no-cache", "--jobs", "1"], ["--no-cache", "--jobs", "2"], [], ["--cache"]):
            timed(f"briefing check {' '.join(options)}", partial(checked, command + options, Path(folder)))


if __name__ == "__main__":
    main()
