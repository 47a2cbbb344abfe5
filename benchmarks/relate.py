"""What is done with the whole corpus beside the analysis of its articles, in one run, for growing corpora.

    python -m benchmarks.relate [--articles 1000 3000 10000] [--words 600]

The corpus is generated (`benchmarks.corpus`). Each size runs in a process of its own, one core, imports apart. Stated
are the processor time of relating and briefing, its ratio to that of analysing, each step's growth from one size to the
next as an exponent (1 is linear), and the peak memory.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import make_corpus

MOST_RATIO = 2.0
"""Relating and briefing may take as many times what analysing takes."""
MOST_MEGABYTES = 2000

_RUN = """
import json, pathlib, resource, sys, time
from builder.pipeline import CORPUS_STEPS, Folders, analyse_all, load
inputs = load(Folders(seeds=pathlib.Path(sys.argv[1]), content=pathlib.Path(sys.argv[2])))
times, start = {}, time.process_time()
value, _ = analyse_all(inputs, jobs=1)
times["analyse"] = time.process_time() - start
for step in CORPUS_STEPS[:2]:
    start = time.process_time()
    value = step.run(value, inputs.content)
    times[step.name] = time.process_time() - start
print(json.dumps(times | {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def measure(articles: int, words: int) -> dict[str, float]:
    """Return the seconds of each step, and the peak memory, for a corpus of so many articles."""
    with tempfile.TemporaryDirectory() as folder:
        make_corpus(Path(folder) / "seeds", articles, words=words)
        command = [sys.executable, "-c", _RUN, str(Path(folder) / "seeds"), "content"]
        figures: dict[str, float] = json.loads(
            subprocess.run(command, capture_output=True, text=True, check=True).stdout
        )
    return figures


def main() -> int:
    """Print a line for each size; fail where the largest takes too long or too much memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--words", type=int, default=600)
    options = parser.parse_args()
    before: tuple[int, dict[str, float]] | None = None
    ratio = megabytes = 0.0
    for articles in options.articles:
        found = measure(articles, options.words)
        ratio, megabytes = (found["relate"] + found["brief"]) / found["analyse"], found["megabytes"]
        print(
            f"{articles} articles: analyse {found['analyse']:.1f} s, relate {found['relate']:.1f} s, "
            f"brief {found['brief']:.1f} s, {ratio:.2f} times the analysis, {megabytes:.0f} MB"
        )
        if before:
            size, smaller = before
            grown = [
                f"{step} {math.log(found[step] / smaller[step]) / math.log(articles / size):.2f}"
                for step in ("analyse", "relate", "brief")
            ]
            print(f"  growth since {size}: {', '.join(grown)}")
        before = articles, found
    return 1 if ratio > MOST_RATIO or megabytes > MOST_MEGABYTES else 0


if __name__ == "__main__":
    raise SystemExit(main())
