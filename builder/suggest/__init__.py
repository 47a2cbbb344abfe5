"""Suggesting: names in the corpus that the catalogue does not have, and names that it has but that stay open.

Suggestions are for a person to judge. They are found by rule, or by rule and a statistical model, always with the
reason and with sentences to look at; nothing enters the catalogue by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from builder.config import Content
from builder.errors import BadInput, Problem
from builder.model import Analysis
from builder.pipeline import Folders, Progress, analyse_all, load, silent
from builder.schemas import EntityKind
from builder.suggest.gather import Name, fold, gather
from builder.suggest.looks import Labelled, looks_of
from builder.suggest.model_names import model_names
from builder.suggest.near import Near, Neighbours
from builder.suggest.open import Example, Open, open_names
from builder.suggest.words import ORIGINS

_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A name that the catalogue does not have."""

    name: str
    aliases: tuple[str, ...]
    """Its acronym, and the name with the legal form, as articles have them."""
    kind: EntityKind | None
    """None: nothing tells."""
    reason: str
    """What tells the kind."""
    articles: int
    mentions: int
    found_by: tuple[str, ...]
    """`rule`, `model` or both."""
    examples: tuple[Example, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What a corpus suggests."""

    names: tuple[Suggestion, ...]
    """Those in most articles first, then those in which rule and model agree, then most mentions, then by name."""
    open: tuple[Open, ...]
    problems: tuple[Problem, ...]
    """Warnings about the input."""
    rarer: int
    """How many names were left out for want of mentions."""
    model: str | None
    """The statistical model that was asked, or None."""
    content: Content
    """What the names were compared with."""


def suggest(folders: Folders, *, least: int = 1, jobs: int = 1, progress: Progress = silent) -> Suggested:
    """Return what the raw articles of `folders.seeds` suggest: names with at least so many mentions.

    Raises BadInput where YAML is wrong.
    """
    inputs = load(folders)
    errors = [problem for problem in inputs.problems if problem.severity == "error"]
    if errors:
        raise BadInput(errors)
    analyses, broken = analyse_all(inputs, jobs=jobs, progress=progress)
    content = inputs.content
    labelled = model_names(content.site.spacy_model, analyses)
    names, rarer = suggestions(analyses, content, labelled=labelled, least=least)
    return Suggested(
        names=names,
        open=open_names(analyses, content),
        problems=tuple(sorted([*inputs.problems, *broken])),
        rarer=rarer,
        model=content.site.spacy_model if labelled else None,
        content=content,
    )


def suggestions(
    analyses: Sequence[Analysis], content: Content, *, labelled: Sequence[Labelled] | None = None, least: int = 1
) -> tuple[tuple[Suggestion, ...], int]:
    """Return the names that the catalogue does not have, as `Suggested.names`, and how many have too few mentions.

    `labelled` says by article what a model takes for names.
    """
    corpus = [looks_of(analysis, labelled[n] if labelled else {}) for n, analysis in enumerate(analyses)]
    names = gather(corpus, _claimed(content), _origins(content))
    often = [name for name in names if len(name.sightings) >= least]
    near = Neighbours(content.entities[slug] for slug in sorted(content.entities))
    found = [_suggestion(name, analyses, near, content) for name in often]
    found.sort(key=lambda s: (-s.articles, -len(s.found_by), -s.mentions, s.name))
    return tuple(found), len(names) - len(often)


def _claimed(content: Content) -> frozenset[str]:
    """Return every name that an entity has, folded."""
    return frozenset(
        fold(name)
        for entity in content.entities.values()
        for name in (entity.name, *entity.aliases, *entity.short_forms, *entity.demonyms, *entity.capital)
    )


def _origins(content: Content) -> frozenset[str]:
    """Return the words that say where something is from, folded: they stand before names and are none."""
    plurals = {f"{word}s" for word in ORIGINS}
    return ORIGINS | plurals.union(
        fold(word)
        for entity in content.entities.values()
        if entity.kind == "country"
        for name in (entity.name, *entity.aliases, *entity.demonyms, *entity.capital)
        for word in name.split()
        if word[0].isupper()
    )


def _suggestion(name: Name, analyses: Sequence[Analysis], near: Neighbours, content: Content) -> Suggestion:
    guess = name.guess()
    neighbours = near.of(name.name)
    if name.entity:
        entity = content.entities[name.entity]
        told = Near(entity=entity, name=entity.name, why="stands in brackets beside it")
        neighbours = (told, *(other for other in neighbours if other.entity.slug != name.entity))
    looks = [sighting.look for sighting in name.sightings]
    return Suggestion(
        name=name.name,
        aliases=tuple(sorted(name.aliases)),
        kind=guess.kind if guess else None,
        reason=guess.reason if guess else "",
        articles=len({sighting.article for sighting in name.sightings}),
        mentions=len(looks),
        found_by=tuple(
            way
            for way, by in (("rule", any(k.by_rule for k in looks)), ("model", any(k.by_model for k in looks)))
            if by
        ),
        examples=_examples(name, analyses),
        near=neighbours,
    )


def _examples(name: Name, analyses: Sequence[Analysis]) -> tuple[Example, ...]:
    """Return the first sentences with the whole name: of different articles where there are, none twice."""
    turns: dict[int, int] = defaultdict(int)
    ranked = []
    for number, sighting in enumerate(name.sightings):
        ranked.append((not sighting.whole, turns[sighting.article], number))
        turns[sighting.article] += 1
    chosen: dict[tuple[int, str, int], Example] = {}
    for _, _, number in sorted(ranked):
        sighting = name.sightings[number]
        look = sighting.look
        start, end = look.sentence
        example = Example(
            article=analyses[sighting.article].article.id,
            paragraph=look.paragraph.id,
            text=look.paragraph.text[start:end],
            start=look.start - start,
            end=look.end - start,
        )
        chosen.setdefault((sighting.article, look.paragraph.id, start), example)
        if len(chosen) == _EXAMPLES:
            break
    return tuple(chosen.values())
