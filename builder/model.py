"""The records that cross a step of the pipeline. All are immutable; each step returns a new kind.

    RawArticle -> Article -> Analysis | Corpus -> Briefings -> Page

Offsets count Unicode code points in a paragraph's plain text. Lines count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

from builder.errors import Problem
from builder.slugs import ArticleId, Slug

ParagraphId = NewType("ParagraphId", str)

ParagraphKind = Literal["paragraph", "heading", "list_item", "quote", "table", "code"]
SpanKind = Literal["link", "strong", "emphasis", "code"]
Precision = Literal["year", "month", "day"]
TitleFrom = Literal["article", "sidecar", "html", "front_matter", "text", "lead", "id"]
FigureKind = Literal["money", "percentage", "count", "rank", "capacity", "duration"]
Extent = Literal["full", "excerpt", "link"]
"""How much of an article's text is published."""

CELL = " | "
"""Between the cells of a table's row in the text of its paragraph."""

TITLE = ParagraphId("title")
"""Stands for the title where a finding needs a paragraph; no paragraph bears it, and `data/` never shows it."""

WITHHELD = ParagraphId("withheld")
"""Stands, like TITLE, for text that is not published: a mention there keeps its entity and nothing of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A public page whose facts an article retells."""

    title: str
    publisher: str | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What YAML says of an article, before its text is looked at. None: the YAML does not say."""

    title: str | None = None
    title_from: TitleFrom = "sidecar"
    """What gave the title; meaningful only with one."""
    date: str | None = None
    """ISO 8601 at reduced precision: `2024`, `2024-04` or `2024-04-10`."""
    authors: tuple[str, ...] | None = None
    publisher: str | None = None
    url: str | None = None
    rights: str | None = None
    language: str | None = None
    """BCP 47."""
    references: tuple[Reference, ...] = ()
    publish: Extent | None = None
    aliases: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """What a contributor decided about single lines; each is found by its text."""

    path: str
    """File that says so, as shown in messages."""
    restore: tuple[str, ...] = ()
    """Lines that no rule may drop."""
    drop: tuple[str, ...] = ()
    """Lines that are not the article's."""
    replace: tuple[tuple[str, str], ...] = ()
    """Misspelt text and what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A raw line that was changed before anything else looked at it."""

    line: int
    was: str
    now: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of a text that its author set apart. Spans of one kind never overlap; those of two kinds may."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""
    """Of a link: the absolute address, cleaned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One or more raw lines that belong together: what may become a paragraph."""

    first: int
    last: int
    text: str
    """The lines joined by single spaces."""
    kind: str = ""
    """What the markup of a web page says it is: a ParagraphKind, or `caption`; empty where nothing says so."""
    level: int = 0
    """Of a heading or an item of a numbered list, as in Paragraph."""
    spans: tuple[Span, ...] = ()
    """In reading order, as `spans.tidy` returns them."""
    id: str = ""
    """Of the paragraph that it becomes, where a person decided it; otherwise made from the first line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A raw line that is not in the article."""

    line: int
    text: str
    rule: str
    """Name of the cleaning rule, or what the line is in its markup."""
    why: str
    """What the rule saw, for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """A file of `seeds/`, decoded and cut into blocks, with what YAML knows of it."""

    id: ArticleId
    slug: Slug
    seed: str
    """File name below the seeds folder."""
    path: str
    """The file, as shown in messages."""
    lines: tuple[str, ...]
    """After repair; line 1 is `lines[0]`."""
    blocks: tuple[Block, ...]
    repaired: tuple[Repair, ...]
    known: Known
    edits: Edits | None
    """None: nobody decided anything."""
    outside: Mapping[int, str] | None = None
    """Lines of a web page that are not of its story, and what speaks against each; None: there is no markup to tell."""
    set_aside: tuple[Removed, ...] = ()
    """Lines that are no text, as reading found."""
    written: tuple[Block, ...] = ()
    """What a person wrote in place of the text; its lines are those of that person's file."""
    problems: tuple[Problem, ...] = ()
    """Warnings about the file that do not cost the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the cleaned article."""

    id: ParagraphId
    """`p` and the number of its first raw line; `m` and a line of the contributor's file where that has no raw line."""
    kind: ParagraphKind
    level: int
    """Of a heading: 2 or more. Of an item of a numbered list: its number. Otherwise 0."""
    text: str
    first: int
    last: int
    spans: tuple[Span, ...] = ()
    """Emphasis and links of the author, in reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A cleaned article."""

    id: ArticleId
    slug: Slug
    seed: str
    title: str
    title_from: TitleFrom
    title_lines: tuple[int, int] | None
    """Raw lines that hold the title; None where the text does not have it."""
    date: str | None
    authors: tuple[str, ...]
    publisher: str | None
    rights: str | None
    url: str | None
    language: str | None
    references: tuple[Reference, ...]
    aliases: tuple[Slug, ...]
    """Former slugs."""
    publish: Extent | None
    """What a person decided of this article. None: its notice and the site's setting decide."""
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...]
    repaired: tuple[Repair, ...]
    problems: tuple[Problem, ...] = ()
    """Warnings about the raw article that did not cost it."""
    edited: bool = False
    """Whether a person wrote the paragraphs, in place of the raw text; their lines are of that person's file then."""

    @property
    def date_precision(self) -> Precision | None:
        """Say how much of the date is known."""
        return precision(self.date)


def precision(date: str | None) -> Precision | None:
    """Return the precision of an ISO 8601 date by its length."""
    if date is None:
        return None
    return "year" if len(date) == 4 else "month" if len(date) == 7 else "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a paragraph that is not a heading."""

    paragraph: ParagraphId
    number: int
    """Counted from 1 within its paragraph."""
    start: int
    end: int
    centrality: float
    """How frequent its words are in the article, from 0 to 1."""
    title_share: float
    """How much of the title's words it holds, from 0 to 1."""

    @property
    def anchor(self) -> str:
        """Element id in the built page."""
        return f"{self.paragraph}s{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name that was resolved to an entity."""

    entity: Slug
    paragraph: ParagraphId
    start: int
    end: int
    surface: str
    rule: str
    """Which rule resolved it: `name`, `alias` or `short`."""
    evidence: str
    """What the rule saw, for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """A name that could be several entities, or one that the article does not introduce. Never linked."""

    paragraph: ParagraphId
    start: int
    end: int
    surface: str
    candidates: tuple[Slug, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseHit:
    """A phrase of a topic definition, found."""

    phrase: str
    """As the topic file spells it, in lower case."""
    paragraph: ParagraphId
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An amount that a sentence states."""

    paragraph: ParagraphId
    start: int
    end: int
    surface: str
    kind: FigureKind
    value: float
    """Scale words applied: "$2.9 billion" is 2900000000. Of a rank: the place."""
    upper: float | None = None
    """Where a range ends; `value` is where it begins."""
    unit: str
    """ISO 4217 code for money; `%`, `percentage points`, `basis points`; a measure (`MW`, `years`); of a count the
    words that say what is counted; `rank`."""
    of: str | None = None
    """What it measures, in words of its sentence."""
    entity: Slug | None = None
    """Whose it is, where the sentence leaves no doubt."""
    converts: str | None = None
    """The figure right before it that this one says again in another unit, as the sentence writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What somebody is quoted or reported to have said."""

    paragraph: ParagraphId
    start: int
    end: int
    """Of direct words: between the quotation marks. Otherwise the words that report."""
    speaker: Slug | None
    """None: not of the catalogue, or not certain."""
    speaker_text: str
    """Who is said to speak, in words of the article; for a pronoun that is resolved the name that it stands for."""
    verb: str
    """`said`, `according to`; of words that go on without a verb the one before them."""
    direct: bool
    """False where the words are only reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A date of the calendar that a sentence states, or that it states together with the article's own date."""

    paragraph: ParagraphId
    start: int
    end: int
    surface: str
    date: str
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """An article and everything found in it. Depends on nothing but the article and the definitions."""

    article: Article
    sentences: tuple[Sentence, ...]
    """In reading order."""
    mentions: tuple[Mention, ...]
    """In reading order, those of the title first."""
    ambiguous: tuple[Ambiguous, ...]
    phrases: tuple[PhraseHit, ...]
    figures: tuple[Figure, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicScore:
    """How well an article fits a topic, with the evidence."""

    topic: Slug
    score: float
    """Rounded to one decimal, so that the last bits of a logarithm never reach a page."""
    member: bool
    reasons: tuple[str, ...]
    """For a person; the strongest first."""
    missing: tuple[str, ...]
    """Names of the required groups of which nothing was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another article, and why a reader of this one may want it."""

    slug: Slug
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """Where an entity is mentioned, seen from the entity."""

    article: Slug
    mention: Mention
    sentence: Sentence | None
    """None in a heading, which has no sentences, and in text that is not published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All articles, with what is known only once all of them are."""

    analyses: tuple[Analysis, ...]
    """Newest first; undated last; ties by slug."""
    scores: dict[Slug, tuple[TopicScore, ...]]
    """By article: one score a topic, in the topics' order."""
    related: dict[Slug, tuple[Related, ...]]
    mentions: dict[Slug, tuple[EntityMention, ...]]
    """By entity, in the order of `analyses`; only entities with a mention."""
    together: dict[Slug, tuple[tuple[Slug, int], ...]]
    """By entity: those it shares articles with, and how many articles; most first."""
    members: dict[Slug, tuple[Slug, ...]]
    """By topic: its articles, in the order of `analyses`."""
    extents: dict[Slug, Extent]
    """By article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a quoted span stands."""

    article: Slug
    paragraph: ParagraphId
    start: int
    end: int
    quote: str
    anchor: str
    """Element id of the cited sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change to the joined quotes of a point, marked as such on the page."""

    at: int
    """Offset in the joined quotes."""
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement of a briefing and where it is written."""

    text: str
    origin: Literal["computed", "person"]
    citations: tuple[Citation, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Points about one subject."""

    slug: Slug
    kind: Literal["topic", "period"]
    subject: str
    """Topic slug, or the period."""
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefings:
    """The corpus and everything that was briefed of it."""

    corpus: Corpus
    articles: dict[Slug, tuple[Point, ...]]
    """By article."""
    topics: dict[Slug, Briefing]
    """By topic; only topics with a point."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the docs tree."""

    path: str
    """Relative, with `/`."""
    content: bytes
