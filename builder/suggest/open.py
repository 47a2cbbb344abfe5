"""Names of the catalogue that stayed without an entity, gathered from the whole corpus: where, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from builder.config import Content
from builder.model import TITLE, Analysis
from builder.schemas import Entity
from builder.slugs import ArticleId, Slug
from builder.suggest.gather import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence with the name in it."""

    article: ArticleId
    paragraph: str
    text: str
    start: int
    """Where the name stands in `text`."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A name of the catalogue that stayed without an entity, in all places where that has one reason."""

    surface: str
    why: str
    candidates: tuple[Entity, ...]
    claimed: bool
    """Whether a candidate claims it outright, and not only after its full name."""
    articles: int
    mentions: int
    example: Example


def open_names(analyses: Iterable[Analysis], content: Content) -> tuple[Open, ...]:
    """Return a record for each name and reason: those in most articles first, then most mentions, then by name."""
    places: dict[tuple[str, str, tuple[Slug, ...]], list[Example]] = defaultdict(list)
    for analysis in analyses:
        texts = {TITLE: analysis.article.title, **{p.id: p.text for p in analysis.article.paragraphs}}
        sentences: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for sentence in analysis.sentences:
            sentences[sentence.paragraph].append((sentence.start, sentence.end))
        for name in analysis.ambiguous:
            text = texts[name.paragraph]
            within = ((s, e) for s, e in sentences[name.paragraph] if s <= name.start < e)
            start, end = next(within, (0, len(text)))
            example = Example(
                article=analysis.article.id,
                paragraph=name.paragraph,
                text=text[start:end],
                start=name.start - start,
                end=name.end - start,
            )
            places[name.surface, name.why, name.candidates].append(example)
    found = []
    for (surface, why, candidates), examples in places.items():
        entities = tuple(content.entities[slug] for slug in candidates if slug in content.entities)
        found.append(
            Open(
                surface=surface,
                why=why,
                candidates=entities,
                claimed=any(fold(surface) in map(fold, (entity.name, *entity.aliases)) for entity in entities),
                articles=len({example.article for example in examples}),
                mentions=len(examples),
                example=examples[0],
            )
        )
    return tuple(sorted(found, key=lambda o: (-o.articles, -o.mentions, o.surface, o.why)))
