"""JSON Schemas of `data/`, for programs that read it: one model a record, with what each field holds.

`data` writes the records; a test holds every file of it against its schema, so neither changes without the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from builder.model import Extent, Ground, Page, ParagraphKind, Precision, TitleFrom
from builder.schemas import EntityKind

Date = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="ISO 8601, as precisely as known")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Last part of a page's address")]
Count = Annotated[int, Field(ge=0)]
Offset = Annotated[int, Field(ge=0, description="Unicode code points from the paragraph's beginning")]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Place(_Record):
    paragraph: str = Field(description="Id of the paragraph")
    start: Offset
    end: Offset


class Source(_Record):
    """Where an article comes from."""

    publisher: str | None
    authors: list[str]
    rights: str | None = Field(description="Rights notice")
    url: str | None = Field(description="Address of the original")
    seed: str = Field(description="The raw file, below seeds/")


class Reference(_Record):
    """A public page whose facts an article retells."""

    title: str
    publisher: str | None
    url: str


class Span(_Record):
    """What the author set apart."""

    start: Offset
    end: Offset
    kind: Literal["link", "strong", "emphasis", "code"]
    target: str | None = Field(description="Address of a link")


class Paragraph(_Record):
    """A block of the text."""

    id: str = Field(description="Id of an element of the article's page")
    kind: ParagraphKind
    level: Count = Field(description="Of a heading 2 or more; of an item of a numbered list its number; otherwise 0")
    depth: Count = Field(description="Of an item of a list: within how many other items it stands; otherwise 0")
    text: str
    spans: list[Span]
    lines: tuple[int, int] = Field(description="First and last line of the raw file, from 1")


class Removed(_Record):
    """A raw line that is not in the article."""

    line: int
    text: str
    rule: str


class Repaired(_Record):
    """A raw line that was changed."""

    line: int
    was: str
    now: str
    rule: str


class Mention(_Place):
    """A name that means an entity."""

    entity: Slug
    surface: str = Field(description="The text from start to end")
    rule: str
    evidence: str = Field(description="What the rule saw; empty where the text is not published whole")
    linked: bool


class Ambiguous(_Place):
    """A name that stays open."""

    surface: str
    candidates: list[Slug]
    why: str = Field(description="Likewise")


class TopicOf(_Record):
    """A topic that an article belongs to."""

    slug: Slug
    score: float
    ground: Ground
    reasons: list[str]
    against: list[str]


class Figure(_Place):
    """A number that says how much, how many, how large or which place."""

    surface: str
    kind: Literal["money", "percentage", "count", "rank", "capacity", "duration"]
    value: float
    upper: float | None = Field(description="Where a range ends")
    unit: str = Field(description="ISO 4217, %, a measure, or what is counted")
    of: str | None = Field(description="What it measures, in words of its sentence")
    entity: Slug | None = Field(description="Whose it is")
    converts: str | None = Field(description="The figure before it that it says again in another unit")


class Quotation(_Place):
    """What somebody is quoted or reported to have said."""

    speaker: Slug | None = Field(description="Null: not of the catalogue, or not certain")
    speaker_text: str = Field(
        description="Who is said to speak, in words of the article; empty where these are not published"
    )
    verb: str
    direct: bool


class Event(_Place):
    """A calendar date in the text."""

    surface: str
    date: Date
    precision: Precision


class Citation(_Place):
    """Where a sentence was taken from."""

    article: Slug
    quote: str = Field(description="The paragraph's text from start to end")


class Edit(_Record):
    """A change to the joined quotes."""

    at: Offset
    was: str
    now: str


class Point(_Record):
    """A statement of a briefing."""

    text: str
    origin: Literal["computed", "person"]
    citations: list[Citation] = Field(min_length=1)
    edits: list[Edit]
    topic: Slug | None = Field(default=None, description="Under which a period's briefing shows it")


class Related(_Record):
    """Another article, and why it may be wanted."""

    slug: Slug
    reasons: list[str]


class Correction(_Record):
    """What a person corrected once the page had been published."""

    date: Date
    note: str


class Article(_Record):
    """`data/articles/<slug>.json`."""

    id: str
    slug: Slug
    title: str = Field(min_length=1)
    title_from: TitleFrom
    date: Date | None
    date_precision: Precision | None
    language: str | None = Field(description="BCP 47")
    publish: Extent
    edited: bool
    source: Source
    sources: list[Reference]
    paragraphs: list[Paragraph]
    removed: list[Removed]
    repaired: list[Repaired]
    mentions: list[Mention]
    ambiguous: list[Ambiguous]
    topics: list[TopicOf]
    figures: list[Figure]
    quotations: list[Quotation]
    events: list[Event]
    briefing: list[Point]
    same_text: list[Slug] = Field(
        description="Articles that publish the same text: all for the one that stands for them, else the first few"
    )
    related: list[Related]
    corrections: list[Correction] = Field(description="The latest first")


class Role(_Record):
    """An office with its dates."""

    title: str
    of: Slug | None
    start: Date | None = Field(alias="from")
    end: Date | None = Field(alias="to")


class Tie(_Record):
    """Another name that one appears with."""

    entity: Slug
    articles: Count
    sentences: Count
    strength: float = Field(ge=0, le=1)


class Entity(_Record):
    """An entry of `data/entities.json`."""

    slug: Slug
    name: str
    kind: EntityKind
    aliases: list[str]
    description: str | None
    source: str | None
    wikidata: str | None
    website: str | None
    roles: list[Role]
    parent: Slug | None
    related: list[Slug]
    mentions: Count
    articles: list[Slug]
    together: list[Tie]


class Topic(_Record):
    """An entry of `data/topics.json`."""

    slug: Slug
    title: str
    summary: str
    parent: Slug | None
    threshold: float
    articles: list[Slug]


class Stories(_Record):
    """How many stories a topic has in a period, and had in the one before."""

    topic: Slug
    now: Count
    before: Count


class Changes(_Record):
    """What a period has that the one before had not."""

    since: Slug = Field(description="The briefing of the period before")
    topics: list[Stories]
    names: list[Slug] = Field(description="Named for the first time")


class Briefing(_Record):
    """An entry of `data/briefings.json`."""

    slug: Slug
    kind: Literal["topic", "period", "written"]
    subject: str
    title: str
    points: list[Point] = Field(min_length=1)
    changes: Changes | None = Field(description="Of a period that follows another")
    corrections: list[Correction] = Field(description="The latest first")


class Listed(_Record):
    """An entry of `data/index.json`."""

    slug: Slug
    id: str
    title: str
    date: Date | None
    publisher: str | None
    publish: Extent
    topics: list[Slug]


SCHEMAS: dict[str, TypeAdapter[Any]] = {
    "article": TypeAdapter(Article),
    "entities": TypeAdapter(list[Entity]),
    "topics": TypeAdapter(list[Topic]),
    "briefings": TypeAdapter(list[Briefing]),
    "index": TypeAdapter(list[Listed]),
}
"""By name of the schema's file."""


def schema_pages() -> Iterator[Page]:
    """Return the schemas, as `data/schemas/<name>.json`."""
    for name, adapter in SCHEMAS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | adapter.json_schema()
        yield Page(f"data/schemas/{name}.json", (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
