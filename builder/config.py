"""What contributors wrote in `content/`, validated: the records that all else goes by. `loading` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.drafts import WrittenBriefing
from builder.model import Correction, Withdrawn
from builder.published import UNPUBLISHED, Published
from builder.schemas import AdoptedFile, Entity, OverrideFile, PublicFile, SiteFile, Topic
from builder.slugs import ArticleId, Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a contributor wrote in place of an article's text, unread."""

    path: str
    lines: tuple[str, ...]
    """Of the whole file."""
    above: int
    """How many of them are front matter."""
    adopted: AdoptedFile | None = None
    """What the page was made of; None: a person wrote it, or does not care."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """`content/articles/<id>.yml` and `.md`."""

    path: str
    """The YAML file, or the page where there is no other."""
    file: OverrideFile
    """The fields of both."""
    body: Body | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that contributors wrote, validated."""

    site: SiteFile
    entities: Mapping[Slug, Entity]
    topics: Mapping[Slug, Topic]
    overrides: Mapping[ArticleId, Override]
    pages: tuple[Path, ...]
    """Hand-written Markdown of `content/pages/`."""
    folder: Path
    """Where all of it was read from."""
    quality: Mapping[str, Any]
    """Measured figures, as `quality.json` beside the folder holds them; empty where there is none."""
    briefings: tuple[WrittenBriefing, ...] = ()
    """Of `content/briefings/`, by name."""
    published: Published = UNPUBLISHED
    withdrawn: tuple[Withdrawn, ...] = ()
    """Articles and briefings of which only the address is left, by address."""


def corrections_of(said: PublicFile) -> tuple[Correction, ...]:
    """Return the corrections of a file, as they stand in it."""
    return tuple(Correction(date=each.date, note=each.note) for each in said.corrections)
