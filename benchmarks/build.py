"""How long builds take and how much memory, beside a bare spaCy tokenisation of the same text and other generators.

    python -m benchmarks.build [--articles 1000 10000] [--runs 3] [--write]

Every figure of a corpus comes from one run of this program. Each build has a process of its own and is timed inside it
from the moment everything is imported. What is set beside another program is timed whole, as that is, from the start
of the interpreter to its end, and in turn with it. `--write` writes docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.beside import beside, material, middle
from benchmarks.corpus import make_corpus
from benchmarks.performance import PAGE, Measured, page

_ONE_RUN_FROM = 5000
"""Articles from which everything is run once."""

_LOADED = (".html", ".xml", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
"""Endings of what browsers load and what may grow with the corpus; `data/` is for programs."""

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
import contextlib, json, pathlib, resource, sys, time
import spacy, spacy.lang.en, spacy.matcher
from builder import pipeline
kind, seeds, out, jobs = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), int(sys.argv[4])
cache = out / "cache" if kind == "site" else None
folders = pipeline.Folders(seeds=seeds, out=out / "docs", site=out / "site", cache=cache)
seconds = {"render": 0.0, "indexing": 0.0}
megabytes = {}
def peak(who):
    return resource.getrusage(who).ru_maxrss / 1024
render, indexing = pipeline.render, pipeline.indexing
@contextlib.contextmanager
def clock(name):
    start = time.perf_counter()
    yield
    seconds[name] += time.perf_counter() - start
def timed_render(*arguments):
    with clock("render"):
        render(*arguments)
@contextlib.contextmanager
def timed_indexing(*arguments):  # what is done beside it is not its own
    with contextlib.ExitStack() as running:
        with clock("indexing"):
            running.enter_context(indexing(*arguments))
        yield
        megabytes["workers"] = peak(resource.RUSAGE_CHILDREN)  # Pagefind is waited for below
        with clock("indexing"):
            running.close()
if kind == "site":
    import mkdocs.commands.build, material
    pipeline.render, pipeline.indexing = timed_render, timed_indexing
start = time.perf_counter()
(pipeline.build_site if kind == "site" else pipeline.build)(folders, jobs=jobs)
seconds["all"] = time.perf_counter() - start
own, below = peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)
print(json.dumps({**seconds, "megabytes": own, "with_index": below, "workers": below, **megabytes}))
"""


def run(script: str, *arguments: str) -> dict[str, float]:
    """Run a script in a fresh interpreter and return the figures that it prints, and what it took as a whole."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {**figures, "whole": time.perf_counter() - start}


def measure(articles: int, words: int, runs: int, folder: Path) -> Measured:
    """Measure everything on a corpus of so many articles."""
    runs = 1 if articles >= _ONE_RUN_FROM else runs
    seeds, out = folder / "seeds", folder / "out"
    make_corpus(seeds, articles, words=words)
    bare = [run(_BARE, str(seeds)) for _ in range(runs)]
    built = {
        jobs: _median([run(_BUILD, "build", str(seeds), str(folder / f"{jobs}-{n}"), str(jobs)) for n in range(runs)])
        for jobs in (1, 2)
    }
    config, stock = Path("mkdocs.yml"), []
    site: dict[str, list[dict[str, float]]] = {"cold": [], "unchanged": [], "edited": []}
    for number in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        for kind in ("cold", "unchanged"):
            site[kind].append(run(_BUILD, "site", str(seeds), str(out), "2"))
        stock.append(material(out / "docs", config, folder / f"stock-{number}"))
    for edited in sorted(seeds.iterdir())[articles // 2 :][:runs]:
        edited.write_text(edited.read_text("utf-8").replace(".\n", ", as Japan said.\n", 1), encoding="utf-8")
        site["edited"].append(run(_BUILD, "site", str(seeds), str(out), "2"))
    files = {path.relative_to(out / "site").as_posix(): path.stat().st_size for path in _files(out / "site")}
    shown = {name: size for name, size in files.items() if name.endswith(_LOADED)}
    return Measured(
        articles=articles,
        words=int(bare[0]["words"]) // articles,
        runs=runs,
        bare=statistics.median(each["seconds"] for each in bare),
        built=built,
        site={kind: _median(found) for kind, found in site.items()},
        pages=len(list((out / "docs").rglob("*.md"))),
        site_megabytes=sum(files.values()) / 1e6,
        largest=max(shown.items(), key=lambda item: (item[1], item[0])),
        others=(middle(stock), *beside(out / "docs", folder / "others")),
    )


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _median(figures: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(each[name] for each in figures) for name in figures[0]}


def main() -> None:
    """Print the page of figures, or write it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    options = parser.parse_args()
    found = []
    for articles in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measure(articles, options.words, options.runs, Path(folder)))
    text = page(found)
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
