"""What contributors may write in YAML: one pydantic model a kind of file.

The model is the validation, the documentation and the JSON Schema of that kind. `config` reads the files.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from builder.characters import fold
from builder.model import Extent, LinksPer, Status
from builder.slugs import RESERVED, RESERVED_FOR_LISTS, Slug, is_slug

EntityKind = Literal[
    "person",
    "company",
    "government",
    "organisation",
    "country",
    "place",
    "law",
    "programme",
    "technology",
    "product",
    "event",
]


def _date(value: Any) -> Any:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise PydanticCustomError("date", "must be a date such as 2024, 2024-04 or 2024-04-10")
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        raise PydanticCustomError("date", "is not a date of the calendar (year-month-day)") from None
    return text


def _day(value: Any) -> Any:
    text = _date(value)
    if len(text) < 10:
        raise PydanticCustomError("date", "must be a whole date such as 2024-04-10")
    return text


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"]", value):
        raise PydanticCustomError("url", "must be a web address that begins with https:// or http://")
    return value


def _slug(value: str) -> Slug:
    if value in RESERVED or re.fullmatch(r"page-[0-9]+", value):
        raise PydanticCustomError("slug", "must not be a name with a meaning of its own (404, index, readme, page-2)")
    if not is_slug(value):
        raise PydanticCustomError("slug", "must be lower-case letters, digits and single hyphens, as in 'ai-policy'")
    return Slug(value)


def _entity_slug(value: Slug) -> Slug:
    if value in RESERVED_FOR_LISTS:
        taken = ", ".join(sorted(RESERVED_FOR_LISTS))
        raise PydanticCustomError("slug", "must not be a name with a meaning of its own ({taken})", {"taken": taken})
    return value


def _text(value: str) -> str:
    text, _ = fold(value)
    if not text:
        raise PydanticCustomError("empty", "must not be empty; leave the key out instead")
    return text


def _markdown(value: str) -> str:
    return value.strip()


Text = Annotated[str, Field(max_length=5_000), AfterValidator(_text)]
Markdown = Annotated[str, Field(max_length=100_000), AfterValidator(_markdown)]
Date = Annotated[str, BeforeValidator(_date)]
Day = Annotated[str, BeforeValidator(_day)]
Url = Annotated[str, AfterValidator(_url)]
SlugText = Annotated[Slug, BeforeValidator(lambda v: v), AfterValidator(_slug)]
FormerSlug = Annotated[SlugText, AfterValidator(_entity_slug)]
Name = Annotated[str, Field(min_length=2, max_length=200), AfterValidator(_text)]
Weight = Annotated[float, Field(gt=0, le=100)]


class Schema(BaseModel):
    """Base of all: unknown keys are errors, values are not coerced, instances are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class LinksFile(Schema):
    """Which mentions of a name are links."""

    per: LinksPer = Field(
        "article", description="Once an `article`, or once a `section`, which begins at a heading; the first mention"
    )


class SiteFile(Schema):
    """`content/site.yml`: settings of the builder."""

    as_of: Date | None = Field(
        None, description="What counts as today; default: the newest day-precise date of the corpus"
    )
    spacy_model: str | None = Field(
        None,
        description="An installed spaCy pipeline, whose tokenizer takes the place of the plain English one, and whose "
        "names `briefing suggest` considers",
    )
    rights: Extent | None = Field(
        None,
        description="What is published of an article whose notice reserves rights: `full`, `excerpt` or `link`; "
        "default: full, with a warning",
    )
    excerpt_words: Annotated[int, Field(ge=0, le=1_000)] = Field(
        120, description="Most words of the beginning of an article that an excerpt shows; whole sentences only"
    )
    period: Literal["week", "month", "none"] = Field(
        "month", description="What the home page and the briefings look back on: a `week`, a `month`, or `none`"
    )
    articles_per_page: Annotated[int, Field(ge=10, le=100)] = Field(100, description="Longest list on one page")
    links: LinksFile = Field(LinksFile(), description="Which mentions of a name are links")


class ReferenceFile(Schema):
    """A public page whose facts an article retells."""

    title: Text = Field(description="Title of the page")
    publisher: Text | None = Field(None, description="Who published it")
    url: Url = Field(description="Its address")


class CorrectionFile(Schema):
    """What was corrected once it had been published."""

    date: Day = Field(description="Day of the correction", examples=["2026-03-02"])
    note: Text = Field(
        description="What was wrong and what is right, for readers",
        examples=["The plant opens in 2028, not in 2027 as this page first said."],
    )


class PublicFile(Schema):
    """Whether a page is published, and what was corrected since."""

    status: Status | None = Field(
        None,
        description="Whether it is `published` (default), a `draft`, which appears nowhere, or `withdrawn`: the page "
        "then keeps its address and says why, and nothing of the text",
        examples=["draft"],
    )
    withdrawn: Text | None = Field(
        None,
        validate_default=True,
        description="Why it was withdrawn, for readers; stands with `status: withdrawn`, in the same file",
        examples=["The original was retracted by its publisher."],
    )
    corrections: Annotated[tuple[CorrectionFile, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Corrections, which the page, its feeds and the list of corrections show",
        examples=[[{"date": "2026-03-02", "note": "The plant opens in 2028, not in 2027 as this page first said."}]],
    )

    @field_validator("withdrawn")
    @classmethod
    def _with_status(cls, value: str | None, info: ValidationInfo) -> str | None:
        withdrawn = info.data.get("status") == "withdrawn"
        if withdrawn and value is None:
            raise PydanticCustomError("reason", "must say why, beside `status: withdrawn`")
        if value is not None and not withdrawn and "status" in info.data:
            raise PydanticCustomError("reason", "stands with `status: withdrawn` alone; add that, or take this out")
        return value


class ArticleFile(PublicFile):
    """`seeds/<id>.yml`: what is known of an article beside its text."""

    title: Text | None = Field(None, description="Headline")
    slug: SlugText | None = Field(None, description="Last part of the page's address; default: made from the file name")
    aliases: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Former last parts of the page's address, which lead to it"
    )
    date: Date | None = Field(None, description="Publication date, as precisely as known")
    authors: Annotated[tuple[Text, ...] | None, BeforeValidator(_tuple)] = Field(None, description="Who wrote it")
    publisher: Text | None = Field(None, description="Who published it")
    url: Url | None = Field(None, description="Address of the original")
    rights: Text | None = Field(None, description="Rights notice")
    publish: Extent | None = Field(
        None,
        description="What is published: `full`, `excerpt` or `link`, whatever the notice and the site's setting say",
    )
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = Field(
        None, description="Language of the text (BCP 47)"
    )
    sources: Annotated[tuple[ReferenceFile, ...], BeforeValidator(_tuple)] = Field(
        (), description="Public pages whose facts the article retells"
    )
    summary: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Points to show instead of the computed ones, each with its sources, as in [[p14]]"
    )


class BriefingFile(PublicFile):
    """Front matter of `content/briefings/<name>.md`."""

    title: Text | None = Field(None, description="Heading; default: the subject's, or the page's own `# Title`")


class ReplaceFile(Schema):
    """A misprint and its correction."""

    was: Text = Field(description="Text as it stands in the raw file")
    now: Text = Field(description="Text as it should be")


class PlacesFile(Schema):
    """Topics that a contributor decided on for an article."""

    pin: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Topics that it belongs to, whatever its score"
    )
    ban: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Topics that it does not belong to, whatever its score"
    )


class OverrideFile(ArticleFile):
    """`content/articles/<id>.yml`: what a contributor changes about an article."""

    restore: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Lines to keep that cleaning would drop; each the line's text, or how it begins"
    )
    drop: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Lines to drop that cleaning would keep; each the line's text, or how it begins"
    )
    replace: Annotated[tuple[ReplaceFile, ...], BeforeValidator(_tuple)] = Field(
        (), description="Misprints of the raw text and their corrections"
    )
    links: LinksFile | None = Field(None, description="Which mentions of a name are links; default: the site's setting")
    link: dict[Text, SlugText] = Field(
        default_factory=dict,
        description="Texts and the entities that they mean; [brackets] mark the name where more stands around it",
    )
    unlink: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Texts that mean no entity; [brackets] mark the name where more stands around it"
    )
    topics: PlacesFile = Field(PlacesFile(), description="Topics that it belongs to, or not, whatever its score")


class RoleFile(Schema):
    """An office that a person held, or a part that an entity played."""

    title: Text = Field(description="Such as 'Prime Minister of Japan'")
    of: SlugText | None = Field(None, description="Entity that the office belongs to")
    start: Date | None = Field(None, alias="from", description="First day, as precisely as known")
    end: Date | None = Field(None, alias="to", description="Last day; absent while it lasts")


class MatchFile(Schema):
    """When a name counts as this entity."""

    case: Literal["exact", "any"] = Field("exact", description="Whether capitals must agree")
    needs: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Words of which one must stand in the same paragraph"
    )
    forbids: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Words of which none may stand in the same paragraph"
    )
    not_at_start: bool = Field(False, description="Never the first word of a sentence")


class EntityFile(Schema):
    """`content/entities/<slug>.yml`: a person, company, country, law and so on."""

    name: Name = Field(description="Full name, the heading of its page")
    kind: EntityKind = Field(description="What it is")
    aliases: Annotated[tuple[Name, ...], BeforeValidator(_tuple)] = Field(
        (), description="Other names that mean it wherever they stand"
    )
    formerly: Annotated[tuple[FormerSlug, ...], BeforeValidator(_tuple)] = Field(
        (), description="Former names of this file, whose addresses lead to its page (`aliases` are names)"
    )
    short: Annotated[tuple[Name, ...] | None, BeforeValidator(_tuple)] = Field(
        None,
        description="Forms that mean it only after its full name; default for a person: the last word of the name",
    )
    demonyms: Annotated[tuple[Name, ...], BeforeValidator(_tuple)] = Field(
        (), description="Adjectives and people of a country"
    )
    capital: Annotated[tuple[Name, ...], BeforeValidator(_tuple)] = Field(
        (), description="City that news uses for the government"
    )
    description: Text | None = Field(None, description="One sentence in our own words")
    source: Url | None = Field(None, description="Page that confirms the description and the roles")
    roles: Annotated[tuple[RoleFile, ...], BeforeValidator(_tuple)] = Field(
        (), description="Offices and parts, with dates"
    )
    parent: SlugText | None = Field(None, description="Owner or superior body")
    related: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Other entities worth a look"
    )
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")] | None = Field(None, description="Wikidata item")
    website: Url | None = Field(None, description="Official site")
    match: MatchFile = Field(MatchFile(), description="When a name counts")


class Entity(EntityFile):
    """An entity of the catalogue, with where it comes from."""

    slug: Slug
    path: str
    """File, as shown in messages."""

    @property
    def short_forms(self) -> tuple[str, ...]:
        """Return the forms that need the full name before them."""
        if self.short is not None:
            return self.short
        words = self.name.split()
        return (words[-1],) if self.kind == "person" and len(words) > 1 else ()


class SignalsFile(Schema):
    """Words and entities."""

    phrases: Annotated[tuple[Name, ...], BeforeValidator(_tuple)] = Field((), description="Any of these words")
    entities: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field((), description="Any of these entities")


class GroupFile(SignalsFile):
    """Things of which at least one must be in an article."""

    of: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Any of these entities, and of what belongs to them: bodies, places, laws, holders of offices",
    )
    least: Annotated[int, Field(ge=1, le=100)] = Field(
        1, description="How often something of the group must be in the article; in the title it counts three times"
    )


class WeightsFile(Schema):
    """Words and entities with weights."""

    phrases: dict[Name, Weight] = Field(default_factory=dict, description="Words and their weights")
    entities: dict[SlugText, Weight] = Field(default_factory=dict, description="Entities and their weights")


class TopicFile(Schema):
    """`content/topics/<slug>.yml`: what a topic is and which articles belong to it."""

    title: Text = Field(description="Heading of the topic's page")
    summary: Text = Field(description="One sentence")
    aliases: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Former names of this file, whose addresses lead to its page"
    )
    introduction: Markdown | None = Field(None, description="Markdown shown above the briefing")
    threshold: Weight = Field(description="Least score of an article that belongs")
    parent: SlugText | None = Field(
        None, description="Topic that this one is a part of; articles of a part belong to the whole as well"
    )
    phrases: dict[Name, Weight] = Field(
        default_factory=dict, description="Words and their weights; case, plural and hyphens do not matter"
    )
    entities: dict[SlugText, Weight] = Field(default_factory=dict, description="Entities and their weights")
    groups: dict[Name, GroupFile] = Field(
        default_factory=dict, description="Groups of which every one must be present, by name"
    )
    within: Literal["article", "paragraph"] = Field(
        "article",
        description="Where the groups must be present together: in the `article`, or in a `paragraph`; words and "
        "entities then count in such paragraphs only",
    )
    together: Weight | None = Field(
        None, description="With `within: paragraph`, what such paragraphs add by themselves, whatever else is in them"
    )
    against: WeightsFile = Field(
        WeightsFile(), description="Words and entities that speak against the topic; their weights are taken off"
    )
    never: SignalsFile = Field(SignalsFile(), description="Words and entities of which none may be in an article")
    pin: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Ids of articles that belong, whatever their score"
    )
    ban: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Ids of articles that do not belong, whatever their score"
    )


class Topic(TopicFile):
    """A topic, with where it comes from."""

    slug: Slug
    path: str
    """File, as shown in messages."""
