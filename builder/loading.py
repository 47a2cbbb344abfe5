"""Reads `content/`: settings, the catalogue, the topics, and what changes articles.

Every file is validated by its schema; all problems of all files are found before any is reported.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builder.config import Content, Override
from builder.contributed import LINKED, by_slug, files, load_yaml, text_of
from builder.errors import Problem
from builder.markdown_files import briefings, pages, with_page
from builder.references import (
    backward_roles,
    common_words,
    dangling,
    same_titles,
    unknown_entities,
    unknown_topics,
    without_effect,
    wrong_links,
    wrong_parents,
)
from builder.schemas import Entity, EntityFile, OverrideFile, SiteFile, Topic, TopicFile
from builder.slugs import RESERVED_FOR_LISTS, ArticleId, Slug
from builder.unread import unread


def load_content(folder: Path) -> tuple[Content, list[Problem]]:
    """Read the whole folder; what has a problem is left out of the result."""
    problems: list[Problem] = []
    if folder.is_symlink():
        problems.append(Problem(path=str(folder), text=LINKED))
    if not folder.is_dir():
        problems.append(Problem(path=str(folder), text="there is no such folder; name the one that contributors edit"))
    site = _site(folder / "site.yml", problems)
    entities, entity_slugs = _entities(folder / "entities", problems)
    topics, topic_slugs = _topics(folder / "topics", entity_slugs, problems)
    problems += [*dangling(entities, entity_slugs), *wrong_parents(topics, topic_slugs), *same_titles(topics)]
    content = Content(
        site=site,
        entities=entities,
        topics=topics,
        overrides=_overrides(folder / "articles", entity_slugs, topic_slugs, problems),
        pages=tuple(pages(folder / "pages", problems)),
        folder=folder,
        quality=_quality(folder.parent / "quality.json", problems),
        briefings=tuple(briefings(folder / "briefings", problems)),
    )
    problems += unread(folder)
    return content, problems


def _site(path: Path, problems: list[Problem]) -> SiteFile:
    return (load_yaml(path, SiteFile, problems)[0] if path.exists() else None) or SiteFile()


def _entities(folder: Path, problems: list[Problem]) -> tuple[dict[Slug, Entity], frozenset[Slug]]:
    """Return the catalogue, and the slugs of all files, those that cannot be used included."""
    entities: dict[Slug, Entity] = {}
    listed = by_slug(folder, problems, RESERVED_FOR_LISTS)
    for slug, path in listed:
        about, document = load_yaml(path, EntityFile, problems)
        if about and document:
            problems += [*common_words(about, document), *backward_roles(about, document)]
            entities[slug] = Entity.model_construct(**dict(about), slug=slug, path=str(path))
    return entities, frozenset(slug for slug, _ in listed)


def _topics(folder: Path, known: frozenset[Slug], problems: list[Problem]) -> tuple[dict[Slug, Topic], frozenset[Slug]]:
    """Return the topics, which name `known` entities, and the slugs of all files, as `_entities` does."""
    topics: dict[Slug, Topic] = {}
    listed = by_slug(folder, problems)
    for slug, path in listed:
        topic, document = load_yaml(path, TopicFile, problems)
        if topic and document:
            problems += [*unknown_entities(topic, document, known), *without_effect(topic, document)]
            topics[slug] = Topic.model_construct(**dict(topic), slug=slug, path=str(path))
    return topics, frozenset(slug for slug, _ in listed)


def _overrides(
    folder: Path, entities: frozenset[Slug], topics: frozenset[Slug], problems: list[Problem]
) -> dict[ArticleId, Override]:
    """Return what changes each article: of its YAML file, and of the page that replaces its text."""
    overrides: dict[ArticleId, Override] = {}
    seen: dict[ArticleId, Path] = {}
    for path in files(folder, (".yml", ".yaml"), problems):
        article, document = load_yaml(path, OverrideFile, problems)
        id_ = ArticleId(path.stem)
        if (other := seen.setdefault(id_, path)) is not path:
            problems.append(Problem(path=str(path), text=f"{other} changes the same article; keep one of the two"))
        elif article and document:
            problems += [*wrong_links(article, document, entities), *unknown_topics(article, document, topics)]
            overrides[id_] = Override(path=str(path), file=article)
    seen = {}
    for path in files(folder, (".md",), problems):
        id_ = ArticleId(path.stem)
        if (other := seen.setdefault(id_, path)) is not path:
            problems.append(Problem(path=str(path), text=f"{other} replaces the same article; keep one of the two"))
        elif path.stem.lower() != "readme" and (whole := with_page(path, overrides.get(id_), problems)):
            overrides[id_] = whole
    return overrides


def _quality(path: Path, problems: list[Problem]) -> Mapping[str, Any]:
    text = text_of(path, problems) if path.exists() else "{}"
    try:
        figures = json.loads(text or "{}")
    except ValueError as error:
        problems.append(Problem(path=str(path), text=f"is not JSON ({error}); `make quality` writes it anew"))
        return {}
    if isinstance(figures, dict) and all(isinstance(found, dict) for found in figures.values()):
        return figures
    problems.append(Problem(path=str(path), text="must be an object of objects; `make quality` writes it anew"))
    return {}
