"""What contributors may write in YAML: one pydantic model a kind of file.

The model is the validation, the documentation and the JSON Schema of that kind. `loading` reads the files.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from builder.field_types import Date, Day, FormerSlug, Language, Markdown, Name, SlugText, Text, Url, Weight, Wikidata
from builder.model import Extent, LinksPer, Status
from builder.slugs import Slug

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


class Schema(BaseModel):
    """Base of all: unknown keys are errors, values are not coerced, instances are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class LinksFile(Schema):
    """Which mentions of a name are links."""

    per: LinksPer = Field(
        "article",
        description="Once an `article`, or once a `section`, which begins at a heading; the first mention",
        examples=["section"],
    )


class SiteFile(Schema):
    """`content/site.yml`: settings of the builder."""

    as_of: Date | None = Field(
        None,
        description="What counts as today; default: the newest day-precise date of the corpus",
        examples=["2025-03-31"],
    )
    spacy_model: str | None = Field(
        None,
        description="An installed spaCy pipeline, whose tokenizer takes the place of the plain English one, and whose "
        "names `briefing suggest` considers",
        examples=["en_core_web_sm"],
    )
    rights: Extent | None = Field(
        None,
        description="What is published of an article whose notice reserves rights: `full`, `excerpt` or `link`; "
        "default: full, with a warning",
        examples=["excerpt"],
    )
    excerpt_words: Annotated[int, Field(ge=0, le=1_000)] = Field(
        120,
        description="Most words of the beginning of an article that an excerpt shows; whole sentences only",
        examples=[120],
    )
    period: Literal["week", "month", "none"] = Field(
        "month",
        description="What the home page and the briefings look back on: a `week`, a `month`, or `none`",
        examples=["month"],
    )
    articles_per_page: Annotated[int, Field(ge=10, le=100)] = Field(
        100, description="Longest list on one page", examples=[100]
    )
    links: LinksFile = Field(
        LinksFile(), description="Which mentions of a name are links", examples=[{"per": "section"}]
    )


class ReferenceFile(Schema):
    """A public page whose facts an article retells."""

    title: Text = Field(description="Title of the page", examples=["Export rules take effect"])
    publisher: Text | None = Field(None, description="Who published it", examples=["The Wire"])
    url: Url = Field(description="Its address", examples=["https://example.org/story"])


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

    title: Text | None = Field(None, description="Headline", examples=["Japan courts American technology money"])
    slug: SlugText | None = Field(
        None,
        description="Last part of the page's address; default: made from the file name",
        examples=["technology-money"],
    )
    aliases: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Former last parts of the page's address, which lead to it", examples=[["old-address"]]
    )
    date: Date | None = Field(None, description="Publication date, as precisely as known", examples=["2024-04-10"])
    authors: Annotated[tuple[Text, ...] | None, BeforeValidator(_tuple)] = Field(
        None, description="Who wrote it", examples=[["Ada Example"]]
    )
    publisher: Text | None = Field(None, description="Who published it", examples=["The Wire"])
    url: Url | None = Field(None, description="Address of the original", examples=["https://example.org/story"])
    rights: Text | None = Field(None, description="Rights notice", examples=["© 2024 The Wire. All rights reserved."])
    publish: Extent | None = Field(
        None,
        description="What is published: `full`, `excerpt` or `link`, whatever the notice and the site's setting say",
        examples=["excerpt"],
    )
    language: Language | None = Field(None, description="Language of the text (BCP 47)", examples=["en"])
    sources: Annotated[tuple[ReferenceFile, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Public pages whose facts the article retells",
        examples=[[{"title": "Export rules take effect", "publisher": "The Wire", "url": "https://example.org/story"}]],
    )
    summary: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Points to show instead of the computed ones, each with its sources, as in [[p14]]",
        examples=[["The fund holds “$2 billion” [[p3s1]]."]],
    )


class AdoptedFile(Schema):
    """What a page was made of by `briefing adopt`."""

    raw: Text = Field(description="Digest of the raw article", examples=["h0f3c9a1b2d4e5f60"])
    text: Text = Field(description="Digest of what cleaning made of it", examples=["h60f5e4d2b1a9c3f0"])


class PageFile(ArticleFile):
    """Front matter of `content/articles/<id>.md`, which takes the place of an article's text."""

    adopted: AdoptedFile | None = Field(
        None,
        description="What `briefing adopt` made the page of; take it out, and nothing is said of later changes",
        examples=[{"raw": "h0f3c9a1b2d4e5f60", "text": "h60f5e4d2b1a9c3f0"}],
    )


class BriefingFile(PublicFile):
    """Front matter of `content/briefings/<name>.md`."""

    aliases: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Former names of this file, whose addresses lead to its page", examples=[["spring-in-brief"]]
    )
    title: Text | None = Field(
        None, description="Heading; default: the subject's, or the page's own `# Title`", examples=["March in brief"]
    )


class ReplaceFile(Schema):
    """A misprint and its correction."""

    was: Text = Field(description="Text as it stands in the raw file", examples=["goverment"])
    now: Text = Field(description="Text as it should be", examples=["government"])


class PlacesFile(Schema):
    """Topics that a contributor decided on for an article."""

    pin: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Topics that it belongs to, whatever its score", examples=[["export-controls"]]
    )
    ban: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Topics that it does not belong to, whatever its score", examples=[["cybersecurity"]]
    )


class OverrideFile(ArticleFile):
    """`content/articles/<id>.yml`: what a contributor changes about an article."""

    restore: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Lines to keep that cleaning would drop; each the line's text, or how it begins",
        examples=[["(Photo: the ministry) A sentence that belongs to the story"]],
    )
    drop: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Lines to drop that cleaning would keep; each the line's text, or how it begins",
        examples=[["This line is about the newsletter"]],
    )
    replace: Annotated[tuple[ReplaceFile, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Misprints of the raw text and their corrections",
        examples=[[{"was": "goverment", "now": "government"}]],
    )
    links: LinksFile | None = Field(
        None,
        description="Which mentions of a name are links; default: the site's setting",
        examples=[{"per": "section"}],
    )
    link: dict[Text, SlugText] = Field(
        default_factory=dict,
        description="Texts and the entities that they mean; [brackets] mark the name where more stands around it",
        examples=[{"the ministry": "ministry-of-defense"}],
    )
    unlink: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Texts that mean no entity; [brackets] mark the name where more stands around it",
        examples=[["Apple", "near [Orange] County"]],
    )
    topics: PlacesFile = Field(
        PlacesFile(),
        description="Topics that it belongs to, or not, whatever its score",
        examples=[{"pin": ["export-controls"], "ban": ["cybersecurity"]}],
    )


class RoleFile(Schema):
    """An office that a person held, or a part that an entity played."""

    title: Text = Field(description="Such as 'Prime Minister of Japan'", examples=["Prime Minister of Japan"])
    of: SlugText | None = Field(None, description="Entity that the office belongs to", examples=["japan"])
    start: Date | None = Field(
        None, alias="from", description="First day, as precisely as known", examples=["2021-10-04"]
    )
    end: Date | None = Field(None, alias="to", description="Last day; absent while it lasts", examples=["2024-10-01"])


class MatchFile(Schema):
    """When a name counts as this entity."""

    case: Literal["exact", "any"] = Field("exact", description="Whether capitals must agree", examples=["any"])
    needs: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Words of which one must stand in the same paragraph", examples=[["chip", "processor"]]
    )
    forbids: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Words of which none may stand in the same paragraph", examples=[["fruit"]]
    )
    not_at_start: bool = Field(False, description="Never the first word of a sentence", examples=[True])


class EntityFile(Schema):
    """`content/entities/<slug>.yml`: a person, company, country, law and so on."""

    name: Name = Field(
        description="Full name, the heading of its page", examples=["Ministry of Economy, Trade and Industry"]
    )
    kind: EntityKind = Field(description=f"What it is: {', '.join(get_args(EntityKind))}", examples=["government"])
    aliases: Annotated[tuple[Name, ...], BeforeValidator(_tuple)] = Field(
        (), description="Other names that mean it wherever they stand", examples=[["METI"]]
    )
    formerly: Annotated[tuple[FormerSlug, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Former names of this file, whose addresses lead to its page (`aliases` are names)",
        examples=[["trade-ministry"]],
    )
    short: Annotated[tuple[Name, ...] | None, BeforeValidator(_tuple)] = Field(
        None,
        description="Forms that mean it only after its full name; default for a person: the last word of the name",
        examples=[["the trade ministry"]],
    )
    demonyms: Annotated[tuple[Name, ...], BeforeValidator(_tuple)] = Field(
        (), description="Adjectives and people of a country", examples=[["Japanese"]]
    )
    capital: Annotated[tuple[Name, ...], BeforeValidator(_tuple)] = Field(
        (), description="City that news uses for the government", examples=[["Tokyo"]]
    )
    description: Text | None = Field(
        None,
        description="One sentence in our own words",
        examples=["Japanese ministry for the economy, trade, industry and energy."],
    )
    source: Url | None = Field(
        None,
        description="Page that confirms the description and the roles",
        examples=["https://www.meti.go.jp/english/"],
    )
    roles: Annotated[tuple[RoleFile, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Offices and parts, with dates",
        examples=[[{"title": "Prime Minister of Japan", "of": "japan", "from": "2021-10-04"}]],
    )
    parent: SlugText | None = Field(None, description="Owner or superior body", examples=["government-of-japan"])
    related: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Other entities worth a look", examples=[["japan"]]
    )
    wikidata: Wikidata | None = Field(None, description="Wikidata item", examples=["Q1197204"])
    website: Url | None = Field(None, description="Official site", examples=["https://www.meti.go.jp/english/"])
    match: MatchFile = Field(MatchFile(), description="When a name counts", examples=[{"needs": ["chip", "processor"]}])


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

    phrases: Annotated[tuple[Name, ...], BeforeValidator(_tuple)] = Field(
        (), description="Any of these words", examples=[["export control", "entity list"]]
    )
    entities: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Any of these entities", examples=[["bureau-of-industry-and-security"]]
    )


class GroupFile(SignalsFile):
    """Things of which at least one must be in an article."""

    of: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (),
        description="Any of these entities, and of what belongs to them: bodies, places, laws, holders of offices",
        examples=[["japan"]],
    )
    least: Annotated[int, Field(ge=1, le=100)] = Field(
        1,
        description="How often something of the group must be in the article; in the title it counts three times",
        examples=[2],
    )


class WeightsFile(Schema):
    """Words and entities with weights."""

    phrases: dict[Name, Weight] = Field(
        default_factory=dict, description="Words and their weights", examples=[{"recipe": 2}]
    )
    entities: dict[SlugText, Weight] = Field(
        default_factory=dict, description="Entities and their weights", examples=[{"nikkei": 1.5}]
    )


class TopicFile(Schema):
    """`content/topics/<slug>.yml`: what a topic is and which articles belong to it."""

    title: Text = Field(description="Heading of the topic's page", examples=["Export controls"])
    summary: Text = Field(
        description="One sentence", examples=["Limits on selling chips and the machines that make them."]
    )
    aliases: Annotated[tuple[SlugText, ...], BeforeValidator(_tuple)] = Field(
        (), description="Former names of this file, whose addresses lead to its page", examples=[["chip-exports"]]
    )
    introduction: Markdown | None = Field(
        None,
        description="Markdown shown above the briefing",
        examples=["Rules of [[Japan]] and others on what may be sold abroad."],
    )
    threshold: Weight = Field(description="Least score of an article that belongs", examples=[4])
    parent: SlugText | None = Field(
        None,
        description="Topic that this one is a part of; articles of a part belong to the whole as well",
        examples=["ai-infrastructure"],
    )
    phrases: dict[Name, Weight] = Field(
        default_factory=dict,
        description="Words and their weights; case, plural and hyphens do not matter",
        examples=[{"export control": 2, "entity list": 1.5}],
    )
    entities: dict[SlugText, Weight] = Field(
        default_factory=dict,
        description="Entities and their weights",
        examples=[{"bureau-of-industry-and-security": 1}],
    )
    groups: dict[Name, GroupFile] = Field(
        default_factory=dict,
        description="Groups of which every one must be present, by name",
        examples=[{"Japan": {"of": ["japan"]}}],
    )
    within: Literal["article", "paragraph"] = Field(
        "article",
        description="Where the groups must be present together: in the `article`, or in a `paragraph`; words and "
        "entities then count in such paragraphs only",
        examples=["paragraph"],
    )
    together: Weight | None = Field(
        None,
        description="With `within: paragraph`, what such paragraphs add by themselves, whatever else is in them",
        examples=[2],
    )
    against: WeightsFile = Field(
        WeightsFile(),
        description="Words and entities that speak against the topic; their weights are taken off",
        examples=[{"phrases": {"recipe": 2}}],
    )
    never: SignalsFile = Field(
        SignalsFile(),
        description="Words and entities of which none may be in an article",
        examples=[{"phrases": ["poker chip"]}],
    )
    pin: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Ids of articles that belong, whatever their score", examples=[["2024-04-10-visit"]]
    )
    ban: Annotated[tuple[Text, ...], BeforeValidator(_tuple)] = Field(
        (), description="Ids of articles that do not belong, whatever their score", examples=[["2024-04-10-visit"]]
    )


class Topic(TopicFile):
    """A topic, with where it comes from."""

    slug: Slug
    path: str
    """File, as shown in messages."""
