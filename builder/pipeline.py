"""The way of an article, in order: read, clean, analyse | relate, brief, publish, link, pages, write.

Left of the barrier each step sees one article and nothing else (`builder.articles`); right of it the whole corpus is
known. `ARTICLE_STEPS` and `CORPUS_STEPS` are the pipeline; the functions only run them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from builder import rerender
from builder.addresses import colliding_addresses
from builder.articles import ANALYSE, Step, outcomes
from builder.brief import brief, by_persons
from builder.cache import keeping
from builder.clean import clean
from builder.config import Content
from builder.corpus import relate
from builder.entities.catalogue import contested, make_catalogue
from builder.errors import BadInput, Problem
from builder.finish import finish
from builder.finish.search import INDEX, indexing
from builder.finish.size import size_of, watched
from builder.finish.written import wrong_scripts
from builder.garbage import uncollected
from builder.handwritten import placed, wrong_names
from builder.linking import link
from builder.loading import load_content
from builder.locks import holding
from builder.model import Analysis, Briefings
from builder.pages import pages
from builder.pages.site import today
from builder.processes import forked, shares
from builder.publish import publish
from builder.published import read_published
from builder.read import Seed, find_seeds, read
from builder.render import RenderFailed, converted, render
from builder.rights import undecided
from builder.slugs import Slug
from builder.store import recover, refuse_foreign, refuse_overlap, refuse_unfit, replacing, write_pages
from builder.topics import decisions, wrong_decisions
from builder.verify import verify
from builder.withdrawn import withdrawn_pages

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


Progress = Callable[[str, int, int], None]
"""Told the step's name, how many are done and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where things are."""

    seeds: Path = Path("seeds")
    content: Path = Path("content")
    out: Path = Path("build/docs")
    site: Path = Path("site")
    config: Path = Path("mkdocs.yml")
    cache: Path | None = None
    """Where what was found in articles is kept; None: nowhere."""
    dask: str | None = None
    """Address of the cluster that looks at the articles; None: this machine does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything that a build depends on, validated."""

    content: Content
    seeds: tuple[Seed, ...]
    """All; of those that are not published only the names count."""
    cache: Path | None
    problems: tuple[Problem, ...]
    dask: str | None = None
    whole: bool = True
    """Whether the articles are all; otherwise the cache keeps what others need."""

    @property
    def published(self) -> tuple[Seed, ...]:
        """Return the articles that the site is made of."""
        return tuple(seed for seed in self.seeds if seed.status == "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build came to."""

    briefings: Briefings
    problems: tuple[Problem, ...]
    """Warnings only: an error would have been raised."""

    @property
    def counts(self) -> tuple[int, int, int]:
        """Return how many articles, entities and topics there are."""
        return _counts(self.briefings)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """What a build of the whole site came to, as in Built."""

    problems: tuple[Problem, ...]
    counts: tuple[int, int, int]
    size: int
    """Bytes of the site."""


def silent(_step: str, _done: int, _total: int) -> None:
    """Report nothing."""


def load(folders: Folders) -> Inputs:
    """Read the YAML and list the raw articles. Problems are collected, not raised."""
    content, problems = load_content(folders.content)
    content = replace(content, published=read_published(folders.config, problems))
    seeds, more = find_seeds(folders.seeds, content.overrides)
    withdrawn, unkept = withdrawn_pages(content, seeds)
    content = replace(content, withdrawn=withdrawn)
    problems += [*more, *unkept, *colliding_addresses(content, seeds)]
    problems += [*wrong_names(content), *wrong_scripts(content)]
    problems += wrong_decisions(content, (seed.id for seed in seeds))
    found = tuple(problems)
    return Inputs(content=content, seeds=tuple(seeds), cache=folders.cache, problems=found, dask=folders.dask)


def analyse_all(inputs: Inputs, *, jobs: int = 1, progress: Progress = silent) -> tuple[list[Analysis], list[Problem]]:
    """Run the article steps on all that are published; broken articles come back as problems.

    The result does not depend on `jobs`.
    """
    seeds = inputs.published
    analyses: list[Analysis] = []
    problems: list[Problem] = []
    with keeping(inputs.cache) as cache:
        found = outcomes(seeds, inputs.content, ANALYSE, jobs, cache, inputs.dask)
        for done, outcome in enumerate(found, 1):
            if isinstance(outcome, Analysis):
                analyses.append(outcome)
                problems += outcome.article.problems
            else:
                problems += outcome
            progress("articles", done, len(seeds))
        if inputs.whole:
            cache.tidy()
    return analyses, problems


@uncollected()
def build(folders: Folders, *, strict: bool = False, jobs: int = 1, progress: Progress = silent) -> Built:
    """Write the docs tree. Raises BuilderError, with everything that is wrong, before anything is replaced."""
    refuse_unfit(folders.out)
    with holding(folders.out):
        recover(folders.out)
        refuse_foreign(folders.out)
        briefings, content, problems = _corpus(folders, strict, jobs, progress)
        with replacing(folders.out) as (fresh,):
            _write(briefings, content, fresh, folders.out, rerender.NOTHING, jobs)
    return Built(briefings=briefings, problems=problems)


@uncollected()
def build_site(
    folders: Folders, *, strict: bool = False, search: bool = True, jobs: int = 1, progress: Progress = silent
) -> BuiltSite:
    """Write the docs tree, render it and verify every citation; both folders are replaced, or neither.

    Without `search` the search index is that of the last site, where there is one. Where the cache says that nothing
    has changed since both were written, nothing is.
    """
    refuse_overlap(folders.out, folders.site)
    for folder in (folders.out, folders.site):
        refuse_unfit(folder)
    with holding(folders.out, folders.site), keeping(folders.cache, rerender.FILE) as cache:
        for folder in (folders.out, folders.site):
            recover(folder)
            refuse_foreign(folder)
        before = rerender.left(cache, folders.site)
        seal = _seal(folders, jobs) if search and folders.cache else None
        if seal and seal == before.seal and rerender.is_whole(before, folders.out, folders.site, jobs):
            _stop(before.problems, strict)
            return BuiltSite(problems=before.problems, counts=before.counts, size=before.size)
        after = _built_site(folders, before, search, strict, jobs, progress)
        # What was changed while it was read, and changed back since, must not pass for what was built.
        seal = seal if seal and seal == _seal(folders, jobs) else None
        rerender.leave(cache, folders.site, replace(after, seal=seal))
        cache.tidy()
    return BuiltSite(problems=after.problems, counts=after.counts, size=after.size)


def _built_site(
    folders: Folders, before: rerender.Left, search: bool, strict: bool, jobs: int, progress: Progress
) -> rerender.Left:
    briefings, content, problems = _corpus(folders, strict, jobs, progress)
    day = today(briefings.corpus, content)
    settings = rerender.settings_of(folders.config, day)
    if settings != before.settings:
        before = rerender.NOTHING
    with replacing(folders.out, folders.site) as (docs, site):
        sources, articles = _write(briefings, content, docs, folders.out, before, jobs)
        anew = rerender.linked_by_persons(briefings, content, docs)
        taken = rerender.taken_over(before, sources, folders.site, site, anew, jobs)
        with contextlib.ExitStack() as beside:
            if search:
                beside.enter_context(_indexing(briefings, content, folders.config, docs, site, jobs))
            try:
                render(folders.config, docs, site, folders.out, day, progress, taken, anew, jobs)
            except RenderFailed as error:
                raise RenderFailed(placed(error.problems, content)) from None
            if not search and not rerender.linked(folders.site / INDEX, site / INDEX):
                beside.enter_context(_indexing(briefings, content, folders.config, docs, site, jobs))
            same = rerender.unchanged_articles(briefings.articles, taken)
            known = {slug: seal for slug, seal in before.verified.items() if slug in same}
            verified = verify(briefings, site, known, jobs)
            problems = tuple(sorted([*problems, *verified.misread.values()]))
            _stop(problems, strict)
            finish(content, site, jobs)
        size = size_of(site)
        problems = tuple(sorted([*problems, *watched(folders.site, size)]))
        _stop(problems, strict)
        return rerender.Left(
            seal=None,
            settings=settings if settings == rerender.settings_of(folders.config, day) else b"",
            docs=sources,
            articles=articles,
            site=rerender.digests_of(site, {name: before.site[name] for name in map(rerender.output, taken)}, jobs),
            verified={slug: seal for slug, seal in verified.seals.items() if slug not in verified.misread},
            problems=problems,
            counts=_counts(briefings),
            size=size,
        )


def _indexing(
    briefings: Briefings, content: Content, config: Path, docs: Path, site: Path, jobs: int
) -> contextlib.AbstractContextManager[None]:
    names = [path.name for path in content.pages if (docs / path.name).is_file()]
    return indexing(briefings, content, converted(config, docs, names), site, jobs)


def _write(
    briefings: Briefings, content: Content, fresh: Path, target: Path, before: rerender.Left, jobs: int
) -> tuple[dict[str, bytes], dict[Slug, bytes]]:
    """Write the docs tree; return the digest of each file by its path, and what the pages of articles were made of."""
    made = CORPUS_STEPS[-1].run(briefings, content)
    parts = shares(jobs, len(briefings.corpus.analyses))

    def written(part: int) -> tuple[dict[str, bytes], dict[Slug, bytes]]:
        kept = rerender.Keeping(before, target, fresh)
        files = write_pages(made.part(part, parts, kept), fresh, target)
        return kept.files | files, kept.seals

    found = forked(written, parts)
    sources = dict(sorted(chain.from_iterable(files.items() for files, _ in found)))
    _refuse_two_of_one(sources)
    return sources, dict(chain.from_iterable(seals.items() for _, seals in found))


def _refuse_two_of_one(sources: Iterable[str]) -> None:
    """Raise BadInput where two sources would be one page of the site: which of them is seen would be chance."""
    by_output: dict[str, str] = {}
    for source in sources:
        path = rerender.output(source)
        if (other := by_output.setdefault(path, source)) != source:
            text = f"{other} and {source} would both be the page {path}; rename one of them, or take an alias out"
            raise BadInput([Problem(path=source, text=text)])


def _seal(folders: Folders, jobs: int) -> bytes | None:
    quality = folders.content.parent / "quality.json"
    settings = rerender.settings_of(folders.config, "")
    return rerender.seal_of(settings, folders.seeds, folders.content, quality, jobs=jobs)


def _counts(briefings: Briefings) -> tuple[int, int, int]:
    corpus = briefings.corpus
    return len(corpus.analyses), len(corpus.mentions), len(corpus.members)


def _corpus(
    folders: Folders, strict: bool, jobs: int, progress: Progress
) -> tuple[Briefings, Content, tuple[Problem, ...]]:
    inputs = load(folders)
    if any(problem.severity == "error" for problem in inputs.problems):
        raise BadInput([*inputs.problems, *unreadable(inputs)])
    briefings, problems = briefings_of(inputs, strict, jobs, progress)
    return briefings, inputs.content, problems


def briefings_of(
    inputs: Inputs, strict: bool = False, jobs: int = 1, progress: Progress = silent
) -> tuple[Briefings, tuple[Problem, ...]]:
    """Run all steps but the making of pages. Raises BadInput, with everything that is wrong."""
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
    return briefings, problems


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
