"""Building again what an edit changed: articles that are as they were keep their analysis, pages their HTML.

Whatever is kept was made of the very same input, so the site is that of a whole build, but for the search index, which
is of the last whole build, and for what only a whole build looks up (every citation in the HTML, links to headings).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from builder.analyse import analyse
from builder.brief import by_persons
from builder.clean import clean
from builder.config import Content
from builder.entities.catalogue import contested, make_catalogue
from builder.entities.find import Finder
from builder.errors import BadInput, Problem
from builder.finish.policy import write_policies
from builder.finish.sitemap import write_sitemap
from builder.live.watch import State, state_of
from builder.model import Analysis, Article, Briefings
from builder.pipeline import CORPUS_STEPS, Folders, Inputs, build_site, load, make_finder, today, unreadable
from builder.read import Seed, read
from builder.render import render_changed
from builder.store import MANIFEST, replacing, write_pages

_ENGINES = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What the site engine writes whatever has changed."""


@dataclass(slots=True)
class Live:
    """One session: what the last good build was made of."""

    folders: Folders
    overrides: Path = Path("overrides")
    look: State | None = None
    """Of what every page depends on: settings and templates of the site engine."""
    finder: Finder | None = None
    content: Content | None = None
    """What the matchers were made of."""
    articles: dict[str, tuple[Any, Article | list[Problem]]] = field(default_factory=dict)
    """By raw file: what cleaning depended on, and what came of it."""
    analyses: dict[str, tuple[Article, Analysis | list[Problem]]] = field(default_factory=dict)
    """By raw file: what was analysed with `finder`."""
    today: str = ""

    def inputs(self) -> tuple[Path, ...]:
        """Return the files and folders whose changes matter."""
        folders = self.folders
        beside = folders.content.parent / "quality.json"
        return (folders.seeds, folders.content, folders.config, self.overrides, beside)

    def build(self) -> tuple[Problem, ...]:
        """Build what changed, and return warnings. Raises BuilderError; nothing was replaced then."""
        look = state_of((self.folders.config, self.overrides))
        inputs = load(self.folders)
        if any(problem.severity == "error" for problem in inputs.problems):
            raise BadInput([*inputs.problems, *unreadable(inputs)])
        briefings, problems = self._briefings(inputs)
        day = today(briefings, inputs.content)
        if look != self.look or day != self.today or not (self.folders.site / MANIFEST).is_file():
            built = build_site(self.folders)
            self.look, self.today = look, day
            return built.problems
        self._write(briefings, inputs.content)
        return problems

    def _briefings(self, inputs: Inputs) -> tuple[Briefings, tuple[Problem, ...]]:
        analyses, problems = self._analyses(inputs)
        problems = [*inputs.problems, *problems, *contested(make_catalogue(inputs.content.entities), analyses)]
        problems += by_persons(analyses, inputs.content).problems
        if any(problem.severity == "error" for problem in problems):
            raise BadInput(problems)
        value: Any = analyses
        for step in CORPUS_STEPS[:-1]:
            value = step.run(value, inputs.content)
        briefings: Briefings = value
        return briefings, tuple(sorted([*problems, *briefings.problems]))

    def _analyses(self, inputs: Inputs) -> tuple[list[Analysis], list[Problem]]:
        finder = self._finder(inputs.content)
        found: list[Analysis] = []
        problems: list[Problem] = []
        articles, analyses = self.articles, self.analyses
        self.articles, self.analyses = {}, {}
        for seed in inputs.seeds:
            key = str(seed.path)
            self.articles[key] = _kept(articles.get(key), _depends_on(seed), partial(_cleaned, seed))
            article = self.articles[key][1]
            if isinstance(article, Article):
                self.analyses[key] = _kept(analyses.get(key), article, partial(analyse, article, finder))
                problems += article.problems
            outcome = self.analyses[key][1] if key in self.analyses else article
            if isinstance(outcome, Analysis):
                found.append(outcome)
            elif isinstance(outcome, list):
                problems += outcome
        return found, problems

    def _finder(self, content: Content) -> Finder:
        """Return the matchers; those of before where they would be made of the same."""
        old = self.content
        same = old is not None and (old.entities, old.topics, old.site) == (
            content.entities,
            content.topics,
            content.site,
        )
        if self.finder is None or not same:
            self.finder, self.content, self.analyses = make_finder(content), content, {}
        return self.finder

    def _write(self, briefings: Briefings, content: Content) -> None:
        """Swap in the docs tree and a site in which only what changed in it is rendered."""
        folders = self.folders
        with replacing(folders.site) as site, replacing(folders.out) as docs:
            write_pages(CORPUS_STEPS[-1].run(briefings, content), docs, folders.out)
            changed, gone = _differences(folders.out, docs)
            _linked(folders.site, site)
            for name in [*_ENGINES, *map(_output, [*changed, *gone])]:
                (site / name).unlink(missing_ok=True)
            render_changed(folders.config, docs, site, folders.out, self.today, changed)
            write_sitemap(content.published.address, site)
            write_policies(site)


def _cleaned(seed: Seed) -> Article:
    return clean(read(seed))


def _kept(before: tuple[Any, Any] | None, depends_on: Any, make: Callable[[], Any]) -> tuple[Any, Any]:
    """Return what was made of the same before, else what is made now; BadInput is an outcome too."""
    if before is not None and before[0] == depends_on:
        return before
    try:
        return depends_on, make()
    except BadInput as error:
        return depends_on, list(error.problems)


def _depends_on(seed: Seed) -> Any:
    """Return what a cleaned article depends on: its file, what YAML says, and where in the YAML that stands."""
    beside = [seed.path, *([seed.sidecar_path] if seed.sidecar_path else [])]
    return seed, state_of([*beside, *([Path(seed.override.path)] if seed.override else [])])


def _differences(old: Path, new: Path) -> tuple[list[str], list[str]]:
    """Return the files of `new` that are not those of `old`, to which unchanged ones are linked, and those gone."""
    before, after = dict(_files(old)), dict(_files(new))
    changed = [name for name, number in after.items() if before.get(name) != number]
    return sorted(changed), sorted(before.keys() - after.keys())


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    for path in folder.rglob("*"):
        if path.name != MANIFEST and path.is_file():
            yield path.relative_to(folder).as_posix(), path.stat().st_ino


def _linked(old: Path, new: Path) -> None:
    for path in old.rglob("*"):
        target = new / path.relative_to(old)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif path.name != MANIFEST:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target)


def _output(name: str) -> str:
    """Return where the site engine puts a file of the docs tree."""
    if not name.endswith(".md"):
        return name
    stem = name.removesuffix(".md")
    return f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html"
