"""Checking: everything that is wrong with the input, and what is worth a look, without writing anything.

Of each article as little is done as tells what is wrong with it (`Look`): no facts, no weighing of sentences. What it
returns is small, depends on that article and the content alone, and is kept for the next check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from builder.analyse import named_only
from builder.articles import Work, outcomes
from builder.brief import by_persons
from builder.cache import digest, keeping
from builder.check.adopted import changed
from builder.check.remarks import Remarks, remarks
from builder.check.sound import sound
from builder.config import Content
from builder.entities.catalogue import contested, make_catalogue
from builder.entities.find import Finder
from builder.errors import BuilderError, Problem
from builder.finish.size import size_of, watched
from builder.handwritten import linked_pieces
from builder.model import TITLE, Analysis, Article, Decision
from builder.pipeline import Folders, Inputs, Progress, load, silent
from builder.publish import length_of
from builder.rights import reserved_in_full, undecided
from builder.slugs import ArticleId, Slug
from builder.topics import Scorer, decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check came to."""

    problems: tuple[Problem, ...]
    """What stops a build, at least a strict one, and what every build says; in the order of files and lines."""
    remarks: tuple[Remarks, ...] = ()
    """What is worth a look; only where nothing is an error, since the rest would be guesses."""
    reserved: tuple[Article, ...] = ()
    """Articles that are published in full although their notice reserves rights, whoever decided it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a check knows of one article."""

    analysis: Analysis
    """With its text only where a person quotes it, and each name once."""
    topics: tuple[Slug, ...]
    """Those that it belongs to."""
    words: int
    """How long its text is."""


@dataclass(slots=True)
class Look:
    """Looks at one article; made once, used in every process."""

    content: Content
    cited: frozenset[Slug]
    """Articles whose text is needed, because a briefing that a person wrote quotes them."""
    decided: Mapping[ArticleId, Mapping[Slug, Decision]]
    scorer: Scorer = field(init=False)

    def __post_init__(self) -> None:
        self.scorer = Scorer(self.content.topics, self.content.entities)

    @property
    def depends(self) -> bytes:
        """Return the digest of all that this depends on, for the cache."""
        topics = (repr(topic) for _, topic in sorted(self.content.topics.items()))
        return digest("look", repr(sorted(self.cited)), repr(self.decided), *topics)

    def __call__(self, article: Article, finder: Finder) -> Looked:
        """Return what is known of an article. Raises BadInput where it cannot be used."""
        analysis = named_only(article, finder)
        scores = self.scorer(analysis, self.decided.get(article.id, {}))
        topics = tuple(score.topic for score in scores if score.member)
        return Looked(analysis=self._slim(analysis), topics=topics, words=length_of(analysis.article))

    def _slim(self, analysis: Analysis) -> Analysis:
        names = {mention.entity: mention for mention in analysis.mentions if mention.paragraph != TITLE}
        slim = replace(analysis, mentions=tuple(names.values()), phrases=())
        article = analysis.article
        if article.summary or article.slug in self.cited:
            return slim
        return replace(slim, article=replace(article, paragraphs=(), removed=(), repaired=()), sentences=())


def check(folders: Folders, *, jobs: int = 1, progress: Progress = silent) -> Checked:
    """Return everything that is wrong, and what is worth a look."""
    inputs = load(folders)
    problems = [*inputs.problems, *watched(folders.site, size_of(folders.site))]
    broken = any(problem.severity == "error" for problem in problems)
    inputs = sound(inputs) if broken else inputs
    content = inputs.content
    looked: list[Looked] = []
    try:
        looked, more = _look_at_all(inputs, jobs, progress)
        problems += more
        written = by_persons([each.analysis for each in looked], content).problems
        problems += [p for p in written if p.severity == "error" or not broken]
    except BuilderError as error:
        problems += error.problems
        broken = True
    analyses = [each.analysis for each in looked]
    problems += contested(make_catalogue(content.entities), analyses)
    if broken:
        return Checked(problems=_ordered(problems))
    problems += undecided(analyses, content.site.rights, str(content.folder / "site.yml"))
    named = {mention.entity for analysis in analyses for mention in analysis.mentions}
    problems += linked_pieces(content, named, {analysis.article.slug for analysis in analyses})[1]
    members = {slug for each in looked for slug in each.topics}
    adopted = [found for seed in inputs.published if (found := changed(seed))]
    words = {each.analysis.article.slug: each.words for each in looked}
    return Checked(
        problems=_ordered(problems),
        remarks=remarks(analyses, members, adopted, words, inputs),
        reserved=reserved_in_full(analyses, content.site.rights),
    )


def _look_at_all(inputs: Inputs, jobs: int, progress: Progress) -> tuple[list[Looked], list[Problem]]:
    texts = [draft.text for briefing in inputs.content.briefings for draft in briefing.drafts]
    cited = frozenset(seed.slug for seed in inputs.seeds if any(f"{seed.slug}#" in text for text in texts))
    look = Look(inputs.content, cited, decisions(inputs.content))
    work = Work(run=look, depends=look.depends)
    looked: list[Looked] = []
    problems: list[Problem] = []
    seeds = [seed for seed in inputs.seeds if seed.status != "withdrawn"]
    with keeping(inputs.cache) as cache:
        found = outcomes(seeds, inputs.content, work, jobs, cache)
        for done, (seed, outcome) in enumerate(zip(seeds, found, strict=True), 1):
            progress("articles", done, len(seeds))
            if not isinstance(outcome, Looked):
                problems += outcome
                continue
            problems += outcome.analysis.article.problems
            if seed.status == "published":
                looked.append(outcome)
        cache.tidy()
    return looked, problems


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once: one that both halves of a check find is said once."""
    return tuple(sorted(set(problems)))
