"""Left of the barrier: read, clean, analyse, rank. Each step sees one article and nothing else.

So articles run in parallel, and what was found in one is kept (`builder.cache`) under a key of all that it depends on:
the raw bytes and what YAML says of it for the cleaned article, and the catalogue and the topics' phrases besides for
what was found in it. Neither the number of processes, nor whose they are, nor the cache changes the result.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import metadata
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from builder.analyse import analyse
from builder.brief.rank import rank
from builder.cache import Cache, digest, packed, program
from builder.clean import clean
from builder.cluster import Cluster
from builder.config import Content
from builder.contributed import problem_at
from builder.definitions import phrases_of
from builder.entities.catalogue import make_catalogue
from builder.entities.find import Finder
from builder.errors import BadInput, Problem
from builder.model import Analysis, Article
from builder.processes import CAN_FORK, Processes
from builder.read import Seed, opened, read_data


class Step(NamedTuple):
    """A named step. `run` takes what the step before it returned, and the tools or content it needs."""

    name: str
    run: Callable[[Any, Any], Any]


ARTICLE_STEPS = (
    Step("read", lambda opened, _: read_data(*opened)),
    Step("clean", lambda raw, _: clean(raw)),
    Step("analyse", lambda article, finder: analyse(article, finder)),
    Step("rank", lambda analysis, finder: replace(analysis, ranked=packed(rank(analysis, finder.catalogue.entities)))),
)
"""Seed and its bytes -> RawArticle -> Article -> Analysis -> with what briefings may take; all but the first two need
the Finder."""
_CLEANING = 2
"""Steps up to the cleaned article."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Generic[T]):
    """What is done with a cleaned article."""

    run: Callable[[Article, Finder], T]
    """Pure, and lets processes share it."""
    depends: bytes = b""
    """Digest of all that it depends on besides the article, the catalogue, the topics' phrases and the program."""


def _analysed(article: Article, finder: Finder) -> Analysis:
    value: Any = article
    for step in ARTICLE_STEPS[_CLEANING:]:
        value = step.run(value, finder)
    analysis: Analysis = value
    return analysis


ANALYSE: Work[Analysis] = Work(run=_analysed)
"""What a build does."""

WORTH_A_POOL = 64
"""Articles below which starting processes takes longer than the work."""
_AT_ONCE = 512
"""Articles that are looked at together, which bounds the memory that their raw bytes take."""


_SENT = 16
"""Articles that are sent to a worker at once: few, so that none of them waits long for the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """An article that has to be found out about."""

    seed: Seed
    data: bytes
    made_of: bytes
    """The digest of these two, of the YAML and the program."""
    cleaned: Article | None
    """None: it has to be cleaned as well."""


def make_finder(content: Content) -> Finder:
    """Build the matchers. Raises BadInput where the configured model is not installed."""
    try:
        return Finder(make_catalogue(content.entities), phrases_of(content.topics.values()), content.site.spacy_model)
    except LookupError as error:
        raise BadInput([problem_at(content.folder / "site.yml", ("spacy_model",), str(error.args[0]))]) from None


def run_article(seed: Seed, finder: Finder) -> Analysis:
    """Run the article steps on one raw article. Raises BadInput where it cannot be used."""
    return ANALYSE.run(_cleaned(seed, opened(seed)), finder)


def outcomes(
    seeds: Sequence[Seed], content: Content, work: Work[T], jobs: int, cache: Cache, dask: str | None = None
) -> Iterator[T | list[Problem]]:
    """Clean all articles and do `work` on each, in order; what is wrong with one comes in its place.

    What the cache has is not done again. `dask` is the address of a cluster that does it instead of this machine.
    """
    definitions = digest(definitions_of(content), work.depends)
    with _Workers(content, work, jobs, len(seeds), Cluster(dask) if dask else None) as workers:
        for first in range(0, len(seeds), _AT_ONCE):
            yield from _together(seeds[first : first + _AT_ONCE], definitions, workers, cache)


def _together(
    seeds: Sequence[Seed], definitions: bytes, workers: _Workers[T], cache: Cache
) -> Iterator[T | list[Problem]]:
    known: dict[int, T | list[Problem]] = {}
    tasks: dict[int, _Task] = {}
    keys: dict[int, tuple[bytes, bytes]] = {}
    for number, seed in enumerate(seeds):
        try:
            data = opened(seed)
        except BadInput as error:
            known[number] = list(error.problems)
            continue
        cleaning = _key(seed, data)
        keys[number] = cleaning, digest(cleaning, definitions)
        cleaned = cache.get(cleaning)
        found = cache.get(keys[number][1], cleaned) if cleaned else None
        if found is not None:
            known[number] = found
        else:
            tasks[number] = _Task(seed=seed, data=data, made_of=cleaning, cleaned=cleaned)
    for number, (article, outcome) in zip(tasks, workers.run(list(tasks.values())), strict=True):
        known[number] = outcome
        if article and tasks[number].cleaned is None:
            cache.put(keys[number][0], article)
        if article and not isinstance(outcome, list):
            cache.put(keys[number][1], outcome, article)
    yield from (known[number] for number in range(len(seeds)))


def _key(seed: Seed, data: bytes) -> bytes:
    """Return the digest of what the cleaned article depends on; the YAML's own bytes too, for the lines of messages."""
    paths = (seed.override.path if seed.override else None, seed.sidecar_path)
    return digest(program(), repr(seed), data, *(Path(path).read_bytes() for path in paths if path))


def definitions_of(content: Content) -> bytes:
    """Return the digest of what finding depends on besides the article."""
    entities = (repr(entity) for _, entity in sorted(content.entities.items()))
    return digest(_model(content.site.spacy_model), repr(sorted(phrases_of(content.topics.values()))), *entities)


def _model(name: str | None) -> str:
    try:
        return f"{name} {metadata.version(name)}" if name else ""
    except metadata.PackageNotFoundError:
        return str(name)


Done = tuple[Article | None, T | list[Problem]]
"""The cleaned article, if it came to that, and what was found in it or is wrong with it."""


def _done(work: Work[T], finder: Finder, task: _Task) -> Done[T]:
    article = task.cleaned
    try:
        article = article or replace(_cleaned(task.seed, task.data), made_of=task.made_of)
        return article, work.run(article, finder)
    except BadInput as error:
        return article, list(error.problems)


def _cleaned(seed: Seed, data: bytes) -> Article:
    value: Any = (seed, data)
    for step in ARTICLE_STEPS[:_CLEANING]:
        value = step.run(value, None)
    article: Article = value
    return article


class _Workers(Generic[T]):
    """What does the work: a cluster, processes that are started once there is enough of it, or this one."""

    def __init__(self, content: Content, work: Work[T], jobs: int, total: int, cluster: Cluster | None) -> None:
        self._content, self._work, self._cluster = content, work, cluster
        self._jobs = jobs if total >= WORTH_A_POOL else 1
        self._finder: Finder | None = None
        self._processes: Processes[Sequence[_Task], list[Done[T]]] | None = None

    def __enter__(self) -> _Workers[T]:
        if self._content.site.spacy_model:
            self._finder = make_finder(self._content)  # a model that is missing is said, whatever the cache has
        return self

    def __exit__(self, *_error: object) -> None:
        if self._processes:
            self._processes.close()
        if self._cluster:
            self._cluster.close()

    def run(self, tasks: Sequence[_Task]) -> Iterator[Done[T]]:
        """Return what the tasks come to, in order."""
        if not tasks:
            return iter(())
        chunks = [tasks[at : at + _SENT] for at in range(0, len(tasks), _SENT)]
        if self._cluster:
            shared = digest(definitions_of(self._content), self._work.depends), self._content, self._work
            return chain.from_iterable(self._cluster.map(_work_elsewhere, shared, chunks))
        self._finder = self._finder or make_finder(self._content)
        if self._jobs == 1 or len(tasks) < WORTH_A_POOL:
            return map(partial(_done, self._work, self._finder), tasks)
        shared_finder = self._finder if CAN_FORK else self._content
        self._processes = self._processes or Processes(self._jobs, partial(_worker, shared_finder, self._work))
        return chain.from_iterable(self._processes.map(chunks))


def _worker(shared: Finder | Content, work: Work[Any]) -> Callable[[Sequence[_Task]], list[Done[Any]]]:
    """Return what a process does. A copy of this one has the matchers already, any other makes its own."""
    gc.disable()
    finder = shared if isinstance(shared, Finder) else make_finder(shared)
    return lambda tasks: [_done(work, finder, task) for task in tasks]


_elsewhere: dict[bytes, Finder] = {}
"""Of a worker of a cluster: the matchers of the definitions that it was last sent."""
_ONE_AT_A_TIME = Lock()
"""A worker may have threads; the matchers remember what they met, and are not made for that."""


def _work_elsewhere(shared: tuple[bytes, Content, Work[Any]], tasks: Sequence[_Task]) -> list[Done[Any]]:
    definitions, content, work = shared
    with _ONE_AT_A_TIME:
        if definitions not in _elsewhere:
            _elsewhere.clear()
            _elsewhere[definitions] = make_finder(content)
        return [_done(work, _elsewhere[definitions], task) for task in tasks]


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
