"""The records that cross a step of the pipeline. All are immutable; each step returns a new kind.

    RawArticle -> Article -> Analysis | Corpus -> Briefings -> Page

Offsets count Unicode code points in a paragraph's plain text. Lines count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType

from builder.errors import Problem
from builder.records import record
from builder.slugs import ArticleId, Slug

ParagraphId = NewType("ParagraphId", str)

ParagraphKind = Literal["paragraph", "heading", "list_item", "quote", "table", "code"]
SpanKind = Literal["link", "strong", "emphasis", "code", "name"]
"""`name` is a name that a contributor wrote in double brackets; only reading knows it."""
Precision = Literal["year", "month", "day"]
TitleFrom = Literal["article", "sidecar", "html", "front_matter", "text", "lead", "id"]
FigureKind = Literal["money", "percentage", "count", "rank", "capacity", "duration"]
Extent = Literal["full", "excerpt", "link"]
"""How much of an article's text is published."""
Ground = Literal["score", "part", "pin", "ban"]
"""What decides whether an article belongs to a topic: its score, a part of the topic that it is in, or a person."""
Decision = Literal["pin", "ban"]
"""What a person decided of an article and a topic: that it belongs, or that it does not."""
LinksPer = Literal["article", "section"]
"""Within what a name is linked once; a section begins at a heading."""

Status = Literal["draft", "published", "withdrawn"]
"""Of an article or a hand-written briefing: a draft appears nowhere, a withdrawn page says why it is empty."""

CELL = " | "
"""Between the cells of a table's row in the text of its paragraph."""

TITLE = ParagraphId("title")
"""Stands for the title where a finding needs a paragraph; no paragraph bears it, and `data/` never shows it."""

WITHHELD = ParagraphId("withheld")
"""Stands, like TITLE, for text that is not published: a mention there keeps its entity and nothing of the text."""


@record
class Reference:
    """A public page whose facts an article retells."""

    title: str
    publisher: str | None
    url: str


@record
class Correction:
    """What a person corrected on a page that had been published."""

    date: str
    """ISO 8601, to the day."""
    note: str


@record
class Withdrawn:
    """A page of which only the address is left, and why."""

    kind: Literal["article", "briefing"]
    slug: Slug
    title: str
    why: str
    corrections: tuple[Correction, ...]
    aliases: tuple[Slug, ...]
    """Former slugs."""
    path: str
    """File that says so, as shown in messages."""


@record
class Draft:
    """A point of a briefing as a person wrote it, its citations not yet looked up."""

    text: str
    path: str
    """File that says so, as shown in messages."""
    line: int = 1
    quoted: bool = False
    """Whether all of it is a quotation."""


@record
class Known:
    """What YAML says of an article, before its text is looked at. None: the YAML does not say."""

    title: str | None = None
    title_from: TitleFrom = "sidecar"
    """What gave the title; meaningful only with one."""
    date: str | None = None
    """ISO 8601 at reduced precision: `2024`, `2024-04` or `2024-04-10`."""
    authors: tuple[str, ...] | None = None
    authors_stated: bool = False
    """The file states them outside of its text, where often only the first is told; no person wrote them."""
    publisher: str | None = None
    url: str | None = None
    rights: str | None = None
    language: str | None = None
    """BCP 47."""
    changed: str | None = None
    """The day of its last change, ISO 8601, where the page states one."""
    references: tuple[Reference, ...] = ()
    publish: Extent | None = None
    aliases: tuple[Slug, ...] = ()
    summary: tuple[Draft, ...] = ()
    corrections: tuple[Correction, ...] = ()


@record
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


@record
class WrittenName:
    """A name that a contributor wrote in double brackets, in the text of an article."""

    paragraph: ParagraphId
    start: int
    end: int
    """Of what is shown."""
    name: str
    """Name, alias or slug of the entity that is meant."""
    line: int
    column: int


@record
class NameEdits:
    """What a contributor decided about the names of an article."""

    path: str
    """File that holds `link` and `unlink`, as shown in messages."""
    link: tuple[tuple[str, Slug], ...] = ()
    """Text and the entity that it means; brackets in it mark which part of it is the name."""
    unlink: tuple[str, ...] = ()
    """Text that means no entity, likewise."""
    page: str = ""
    """File that holds `written`."""
    written: tuple[WrittenName, ...] = ()
    per: LinksPer | None = None
    """None: the site's setting decides."""


@record
class Repair:
    """A raw line that was changed before anything else looked at it."""

    line: int
    was: str
    now: str
    rule: str


@record
class Span:
    """A part of a text that its author set apart. Spans of one kind never overlap; those of two kinds may."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""
    """Of a link: the absolute address, cleaned. Of a name: what says who is meant."""


@record
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
    depth: int = 0
    """Of an item of a list: how many lists with items stand around its own."""
    spans: tuple[Span, ...] = ()
    """In reading order, as `spans.tidy` returns them."""
    id: str = ""
    """Of the paragraph that it becomes, where a person decided it; otherwise made from the first line."""


@record
class Removed:
    """A raw line that is not in the article."""

    line: int
    text: str
    rule: str
    """Name of the cleaning rule, or what the line is in its markup."""
    why: str
    """What the rule saw, for a person."""


@record
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
    names: NameEdits | None = None
    """Likewise."""
    outside: Mapping[int, str] | None = None
    """Lines of a web page that are not of its story, and what speaks against each; None: there is no markup to tell."""
    headline: int | None = None
    """Line of the heading of a web page that is its title, whatever the title is then said to be."""
    sites: tuple[str, ...] = ()
    """What a web page calls itself and its publisher."""
    set_aside: tuple[Removed, ...] = ()
    """Lines that are no text, as reading found."""
    written: tuple[Block, ...] = ()
    """What a person wrote in place of the text; its lines are those of that person's file."""
    problems: tuple[Problem, ...] = ()
    """Warnings about the file that do not cost the article."""


@record
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
    depth: int = 0
    """Of an item of a list: within how many other items it stands, of those right above it. Otherwise 0."""


@record
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
    summary: tuple[Draft, ...] = ()
    """What a person wrote in place of the computed briefing."""
    names: NameEdits | None = None
    """None: nobody decided anything."""
    corrections: tuple[Correction, ...] = ()
    """As its YAML has them."""
    revised: bool = False
    """Whether it was changed long after its date and speaks of what came in between: "Tuesday" may be of any year."""
    made_of: bytes = b""
    """Digest of the file, the YAML and the program that all this was made of; empty where that is not known."""

    @property
    def date_precision(self) -> Precision | None:
        """Say how much of the date is known."""
        return precision(self.date)

    @property
    def told_precision(self) -> Precision | None:
        """Say how much is known of the day from which its words tell a time: "on Tuesday", "last year"."""
        return None if self.revised else precision(self.date)


def precision(date: str | None) -> Precision | None:
    """Return the precision of an ISO 8601 date by its length."""
    if date is None:
        return None
    return "year" if len(date) == 4 else "month" if len(date) == 7 else "day"


@record
class Sentence:
    """A sentence of a paragraph that is not a heading."""

    paragraph: ParagraphId
    number: int
    """Counted from 1 within its paragraph."""
    start: int
    end: int
    centrality: float
    """How much it stands for the article, from 0 to 1, as `builder.centrality` reckons it."""

    @property
    def anchor(self) -> str:
        """Element id in the built page."""
        return f"{self.paragraph}s{self.number}"


@record
class Mention:
    """A name that was resolved to an entity."""

    entity: Slug
    paragraph: ParagraphId
    start: int
    end: int
    surface: str
    rule: str
    """Which rule resolved it: `name`, `alias`, `short`, `acronym`, `demonym`, `capital`, `role`; `forced` and `written`
    are a contributor's decisions."""
    evidence: str
    """What the rule saw, for a person."""


@record
class Ambiguous:
    """A name that could be several entities, or one that the article does not introduce. Never linked."""

    paragraph: ParagraphId
    start: int
    end: int
    surface: str
    candidates: tuple[Slug, ...]
    why: str


@record
class PhraseHit:
    """A phrase of a topic definition, found."""

    phrase: str
    """As the topic file spells it, in lower case."""
    paragraph: ParagraphId
    start: int
    end: int


@record
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


@record
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
    """`said`, `according to`; of words that go on without a verb the one before them, behind a label `said`."""
    direct: bool
    """False where the words are only reported."""


@record
class Event:
    """A date of the calendar that a sentence states, or that it states together with the article's own date."""

    paragraph: ParagraphId
    start: int
    end: int
    surface: str
    date: str
    precision: Precision


@record
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
    signature: bytes = b""
    """By which other articles of the same text are found, as `builder.duplicates` makes it."""
    words: tuple[tuple[str, float], ...] = ()
    """Words that tell what it is about, in the singular, with their weights; the heaviest first."""
    ranked: bytes = b""
    """Sentences that briefings may take, the best first, as `builder.brief.rank` gives them, but packed: a tenth of the
    memory, for all articles are in it at once."""


@record
class TopicScore:
    """How well an article fits a topic, with the evidence."""

    topic: Slug
    score: float
    """Rounded to one decimal, so that the last bits of a logarithm never reach a page."""
    member: bool
    ground: Ground
    reasons: tuple[str, ...]
    """For a person; the strongest first."""
    against: tuple[str, ...] = ()
    """What lowers the score or forbids the topic, likewise."""
    missing: tuple[str, ...] = ()
    """Names of the required groups of which nothing was found, or too little."""
    length: float = 1.0
    """What the sum of the reasons was divided by: more than 1 for a long text, less for a short one."""


@record
class Related:
    """Another article, and why a reader of this one may want it."""

    slug: Slug
    reasons: tuple[str, ...]


@record
class EntityMention:
    """Where an entity is mentioned, seen from the entity."""

    article: Slug
    mention: Mention
    sentence: Sentence | None
    """None in a heading, which has no sentences, and in text that is not published."""


Place = tuple[Slug, ParagraphId, int]
"""A sentence of the corpus: its article, its paragraph and its number there."""


@record
class Tie:
    """Another entity that one appears with."""

    entity: Slug
    articles: int
    """How many mention both."""
    sentences: int
    """How many hold both."""
    strength: float
    """From 0 to 1, rounded to three decimals; how it is reckoned is told in `together`."""


@record
class Corpus:
    """All articles, with what is known only once all of them are."""

    analyses: tuple[Analysis, ...]
    """Newest first; undated last; ties by slug."""
    scores: dict[Slug, tuple[TopicScore, ...]]
    """By article: one score a topic, in the topics' order."""
    related: dict[Slug, tuple[Related, ...]]
    mentions: dict[Slug, tuple[EntityMention, ...]]
    """By entity, in the order of `analyses`; only entities with a mention."""
    together: dict[Slug, tuple[Tie, ...]]
    """By entity: those it appears with, the strongest first; only entities with a tie."""
    members: dict[Slug, tuple[Slug, ...]]
    """By topic: its articles, in the order of `analyses`."""
    extents: dict[Slug, Extent]
    """By article."""
    reprints: dict[Slug, tuple[Slug, ...]] = field(default_factory=dict)
    """By the article that stands for them: others that publish the same text."""


@record
class Citation:
    """Where a quoted span stands."""

    article: Slug
    paragraph: ParagraphId
    start: int
    end: int
    quote: str
    anchor: str
    """Element id of the cited sentence."""


@record
class Edit:
    """A change to the joined quotes of a point, marked as such on the page."""

    at: int
    """Offset in the joined quotes."""
    was: str
    now: str


@record
class Point:
    """One statement of a briefing and where it is written."""

    text: str
    origin: Literal["computed", "person"]
    citations: tuple[Citation, ...]
    edits: tuple[Edit, ...] = ()
    topic: Slug | None = None
    """Under which a period's briefing shows it; None elsewhere, and for what is on no topic."""


@record
class Changes:
    """What a period has that the one before had not."""

    since: Slug
    """The briefing of the period before."""
    topics: tuple[tuple[Slug, int, int], ...]
    """Topics with how many stories they have now, and had then; in the topics' order, only those that have any."""
    names: tuple[Slug, ...]
    """Entities that no dated article before named; the most mentioned first."""


@record
class Briefing:
    """Points about one subject."""

    slug: Slug
    kind: Literal["topic", "period", "written"]
    """`written`: a subject that a person chose."""
    subject: str
    """Topic slug, the period (`2025-03`, `2025-W11`), or the slug."""
    title: str
    points: tuple[Point, ...]
    changes: Changes | None = None
    """Of a period that follows another."""
    corrections: tuple[Correction, ...] = ()
    """Of one that a person wrote."""


@record
class Briefings:
    """The corpus and everything that was briefed of it."""

    corpus: Corpus
    articles: dict[Slug, tuple[Point, ...]]
    """By article."""
    topics: dict[Slug, Briefing]
    """By topic; only topics with a point."""
    periods: tuple[Briefing, ...] = ()
    """Newest first."""
    written: tuple[Briefing, ...] = ()
    """On subjects of a person's choice, in the order of their slugs."""

    @property
    def all(self) -> tuple[Briefing, ...]:
        """Return every briefing that has a page of its own."""
        return (*self.periods, *self.topics.values(), *self.written)

    links: dict[Slug, tuple[Mention, ...]] = field(default_factory=dict)
    """By article: the mentions that are links, in reading order."""
    handwritten: dict[str, str] = field(default_factory=dict)
    """By the file it stands in: Markdown of a page or an introduction, names in double brackets linked."""
    problems: tuple[Problem, ...] = ()
    """Warnings of linking."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the docs tree."""

    path: str
    """Relative, with `/`."""
    content: bytes
