"""The way of an article, in order: read, clean, analyse | relate, brief, publish, link, pages, write.

Left of the barrier each step sees one article and nothing else, so those run in parallel; right of it the whole
corpus is known. `ARTICLE_STEPS` and `CORPUS_STEPS` are the pipeline; the functions below only run them.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from builder.addresses import colliding_addresses
from builder.analyse import analyse
from builder.brief import brief, by_persons
from builder.clean import clean
from builder.config import Content, load_content, problem_at
from builder.corpus import relate
from builder.entities.catalogue import contested, make_catalogue
from builder.entities.find import Finder
from builder.errors import BadInput, Problem
from builder.finish import finish
from builder.handwritten import wrong_names
from builder.linking import link
from builder.model import Analysis, Briefings
from builder.pages import pages
from builder.publish import publish
from builder.published import read_published
from builder.read import Seed, find_seeds, read
from builder.render import render
from builder.rights import undecided
from builder.store import recover, refuse_foreign, refuse_overlap, replacing, write_pages
from builder.topics import decisions, phrases_of, wrong_decisions
from builder.verify import misread, verify


class Step(NamedTuple):
    """A named step. `run` takes what the step before it returned, and the tools or content it needs."""

    name: str
    run: Callable[[Any, Any], Any]


ARTICLE_STEPS = (
    Step("read", lambda seed, _: read(seed)),
    Step("clean", lambda raw, _: clean(raw)),
    Step("analyse", lambda article, finder: analyse(article, finder)),
)
"""Seed -> RawArticle -> Article -> Analysis; the second argument is the Finder."""

CORPUS_STEPS = (
    Step(
        "relate",
        lambda analyses, content: relate(
            analyses, content.topics, content.entities, content.site.rights, decisions(content)
        ),
    ),
    Step("brief", lambda corpus, content: brief(corpus, content)),
    Step("publish", lambda briefings, content: publish(briefings, content.site.excerpt_words)),
    Step("link", lambda briefings, content: link(briefings, content)),
    Step("pages", lambda briefings, content: pages(briefings, content)),
)
"""[Analysis] -> Corpus -> Briefings -> less what is not published -> with links -> Pages, for `store.write_pages`."""

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Told the step's name, how many are done and how many there are."""

_WORTH_A_POOL = 64
"""Articles below which starting processes takes longer than the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where things are."""

    seeds: Path = Path("seeds")
    content: Path = Path("content")
    out: Path = Path("build/docs")
    site: Path = Path("site")
    config: Path = Path("mkdocs.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything that a build depends on, validated."""

    content: Content
    seeds: tuple[Seed, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build came to."""

    briefings: Briefings
    problems: tuple[Problem, ...]
    """Warnings only: an error would have been raised."""


def silent(_step: str, _done: int, _total: int) -> None:
    """Report nothing."""


def load(folders: Folders) -> Inputs:
    """Read the YAML and list the raw articles. Problems are collected, not raised."""
    content, problems = load_content(folders.content)
    content = replace(content, published=read_published(folders.config, problems))
    seeds, more = find_seeds(folders.seeds, content.overrides)
    problems += [*more, *colliding_addresses(content, seeds), *wrong_names(content)]
    problems += wrong_decisions(content, (seed.id for seed in seeds))
    return Inputs(content=content, seeds=tuple(seeds), problems=tuple(problems))


def make_finder(content: Content) -> Finder:
    """Build the matchers. Raises BadInput where the configured model is not installed."""
    try:
        return Finder(make_catalogue(content.entities), phrases_of(content.topics.values()), content.site.spacy_model)
    except LookupError as error:
        raise BadInput([problem_at(content.folder / "site.yml", ("spacy_model",), str(error.args[0]))]) from None


def run_article(seed: Seed, finder: Finder) -> Analysis:
    """Run the article steps on one raw article. Raises BadInput where it cannot be used."""
    value: Any = seed
    for step in ARTICLE_STEPS:
        value = step.run(value, finder)
    analysis: Analysis = value
    return analysis


def analyse_all(inputs: Inputs, *, jobs: int = 1, progress: Progress = silent) -> tuple[list[Analysis], list[Problem]]:
    """Run the article steps on all; broken articles come back as problems. The result does not depend on `jobs`."""
    total = len(inputs.seeds)
    analyses: list[Analysis] = []
    problems: list[Problem] = []
    for done, outcome in enumerate(outcomes(inputs, run_article, jobs), 1):
        if isinstance(outcome, Analysis):
            analyses.append(outcome)
            problems += outcome.article.problems
        else:
            problems += outcome
        progress("articles", done, total)
    return analyses, problems


def build(folders: Folders, *, strict: bool = False, jobs: int = 1, progress: Progress = silent) -> Built:
    """Write the docs tree. Raises BuilderError, with everything that is wrong, before anything is replaced."""
    recover(folders.out)
    refuse_foreign(folders.out)
    briefings, content, problems = _corpus(folders, strict, jobs, progress)
    with replacing(folders.out) as fresh:
        write_pages(CORPUS_STEPS[-1].run(briefings, content), fresh, folders.out)
    return Built(briefings=briefings, problems=problems)


def build_site(folders: Folders, *, strict: bool = False, jobs: int = 1, progress: Progress = silent) -> Built:
    """Write the docs tree, render it and verify every citation; both folders are replaced, or neither."""
    refuse_overlap(folders.out, folders.site)
    for folder in (folders.out, folders.site):
        recover(folder)
        refuse_foreign(folder)
    briefings, content, problems = _corpus(folders, strict, jobs, progress)
    with replacing(folders.site) as site, replacing(folders.out) as docs:
        write_pages(CORPUS_STEPS[-1].run(briefings, content), docs, folders.out)
        render(folders.config, docs, site, folders.out, today(briefings, content), progress)
        verify(briefings, site)
        problems = tuple(sorted([*problems, *misread(briefings, site)]))
        _stop(problems, strict)
        finish(briefings, content, site)
    return Built(briefings=briefings, problems=problems)


def today(briefings: Briefings, content: Content) -> str:
    """Return what counts as today: `as_of`, else the newest day-precise date, else a fixed day."""
    dates = [a.article.date for a in briefings.corpus.analyses if a.article.date_precision == "day"]
    return content.site.as_of or max(filter(None, dates), default="2000-01-01")


def _corpus(
    folders: Folders, strict: bool, jobs: int, progress: Progress
) -> tuple[Briefings, Content, tuple[Problem, ...]]:
    inputs = load(folders)
    if any(problem.severity == "error" for problem in inputs.problems):
        raise BadInput([*inputs.problems, *unreadable(inputs)])
    analyses, broken = analyse_all(inputs, jobs=jobs, progress=progress)
    problems = (*inputs.problems, *broken, *contested(make_catalogue(inputs.content.entities), analyses))
    problems = tuple(
        sorted([*problems, *_undecided(analyses, inputs.content), *by_persons(analyses, inputs.content).problems])
    )
    _stop(problems, strict)
    value: Any = analyses
    for step in CORPUS_STEPS[:-1]:
        value = step.run(value, inputs.content)
    briefings: Briefings = value
    problems = tuple(sorted([*problems, *briefings.problems]))
    _stop(problems, strict)
    return briefings, inputs.content, problems


def _undecided(analyses: Iterable[Analysis], content: Content) -> list[Problem]:
    return undecided(analyses, content.site.rights, str(content.folder / "site.yml"))


def unreadable(inputs: Inputs) -> list[Problem]:
    """Return what is wrong with the raw articles, where broken YAML keeps the rest from running."""
    problems: list[Problem] = []
    for seed in inputs.seeds:
        try:
            problems += clean(read(seed)).problems
        except BadInput as error:
            problems += error.problems
    return problems


def _stop(problems: Iterable[Problem], strict: bool) -> None:
    problems = tuple(problems)
    if any(problem.stops(strict) for problem in problems):
        raise BadInput(problems)


def outcomes(inputs: Inputs, work: Callable[[Seed, Finder], T], jobs: int) -> Iterator[T | list[Problem]]:
    """Do `work` on every raw article, in their order; one that is broken comes back as its problems."""
    if jobs <= 1 or len(inputs.seeds) < _WORTH_A_POOL:
        finder = make_finder(inputs.content)
        yield from (_outcome(seed, finder, work) for seed in inputs.seeds)
        return
    # Forked workers share the matchers; where there is no fork each makes its own.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    shared = make_finder(inputs.content) if method == "fork" else inputs.content
    size = max(1, min(50, len(inputs.seeds) // (jobs * 4)))
    with ProcessPoolExecutor(jobs, context, initializer=_start_worker, initargs=(shared, work)) as pool:
        yield from pool.map(_work, inputs.seeds, chunksize=size)


def _outcome(seed: Seed, finder: Finder, work: Callable[[Seed, Finder], T]) -> T | list[Problem]:
    try:
        return work(seed, finder)
    except BadInput as error:
        return list(error.problems)


_worker: tuple[Finder, Callable[[Seed, Finder], Any]] | None = None
"""Of a worker process: set once when it starts, because a task cannot carry the matchers with it."""


def _start_worker(shared: Finder | Content, work: Callable[[Seed, Finder], Any]) -> None:
    global _worker
    _worker = (shared if isinstance(shared, Finder) else make_finder(shared), work)


def _work(seed: Seed) -> Any:
    assert _worker is not None
    return _outcome(seed, *_worker)


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
