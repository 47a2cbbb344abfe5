"""`briefing build` on a generated corpus beside a bare spaCy tokenisation of the same text, in one run.

    python -m benchmarks.build [--articles 1000] [--words 600] [--runs 5]

Both are timed inside processes of their own, imports apart: from the moment everything is imported to the end.
What is stated is the median of the runs, the ratio of the medians, and the peak memory of the build.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import make_corpus

_BARE = """
import json, pathlib, sys, time
import spacy
texts = [p.read_text(encoding="utf-8") for p in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]
nlp = spacy.blank("en")
start = time.perf_counter()
for text in texts:
    nlp.make_doc(text)
print(json.dumps({"seconds": time.perf_counter() - start, "words": sum(len(t.split()) for t in texts)}))
"""

_BUILD = """
import json, pathlib, resource, sys, time
import spacy, spacy.lang.en, spacy.matcher
from builder.pipeline import Folders, build
folders = Folders(seeds=pathlib.Path(sys.argv[1]), content=pathlib.Path(sys.argv[2]), out=pathlib.Path(sys.argv[3]))
start = time.perf_counter()
build(folders, jobs=int(sys.argv[4]))
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def measure(script: str, *arguments: str) -> dict[str, float]:
    """Run a script in a fresh interpreter and return the figures that it prints."""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        make_corpus(seeds, options.articles, words=options.words)
        bare, cold = [], []
        for run in range(options.runs):
            bare.append(measure(_BARE, str(seeds)))
            cold.append(measure(_BUILD, str(seeds), "content", str(Path(folder) / f"out{run}"), "1"))
    tokenised = statistics.median(figures["seconds"] for figures in bare)
    built = statistics.median(figures["seconds"] for figures in cold)
    print(f"{options.articles} articles, {bare[0]['words'] / options.articles:.0f} words each, {options.runs} runs")
    print(f"bare spaCy tokenisation   {tokenised:.2f} s")
    print(f"briefing build --jobs 1   {built:.2f} s, {built / tokenised:.1f} times the tokenisation")
    print(f"peak memory of the build  {max(figures['megabytes'] for figures in cold):.0f} MB")


if __name__ == "__main__":
    main()
