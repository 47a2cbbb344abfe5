"""The facts of one article: figures, quotations and dated events, each with its span in a paragraph."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from builder.calendar_dates import MONTH, WEEKDAY
from builder.corrected import corrected_from
from builder.facts.citations import is_citation
from builder.facts.dates import dates
from builder.facts.figures import Amount, figures
from builder.facts.measured import is_compared, measured
from builder.facts.owners import Name, owner
from builder.facts.quotations import Passage, quotations
from builder.facts.speakers import Mentioned
from builder.facts.units import YUAN
from builder.facts.words import words_of
from builder.model import Article, Event, Figure, Mention, Paragraph, ParagraphId, Quotation, precision
from builder.quoted import Quoted, quoted
from builder.slugs import Slug

_ONLY_DATED = re.compile(
    rf"(?:\W|(?:on|at|published|posted|updated|{MONTH}|{WEEKDAY}|[ap]m|[0-9]{{1,4}}(?:st|nd|rd|th)?"
    r"|(?-i:[A-Z]{2,4}))\b)+",
    re.IGNORECASE,
)
"""A line that only says when: of what, stands elsewhere, and mostly it is of another page."""
Place = tuple[ParagraphId, int, int, int]
"""Of a sentence: its paragraph, its number there, and its start and end in it."""
_Span = tuple[int, int, frozenset[str]]
"""Start and end of a sentence in its paragraph, and its words."""
_SPEAKERS = frozenset({"person", "company", "government", "organisation", "country"})
_PLACES = frozenset({"country", "place"})
_OWNERS = frozenset({"person", "company", "government", "organisation", "country", "programme"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article states, each in reading order."""

    figures: tuple[Figure, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[Event, ...]


def facts(
    article: Article, sentences: Sequence[Place], mentions: Sequence[Mention], kind_of: Callable[[Slug], str]
) -> Facts:
    """Return the facts of an article's text; headings, code and notes of correction state none.

    `kind_of` says of which kind an entity is.
    """
    spans: dict[ParagraphId, list[_Span]] = defaultdict(list)
    texts = {p.id: p.text for p in article.paragraphs if p.kind not in ("heading", "code")}
    for id_, _, start, end in sentences:
        if text := texts.get(id_):
            spans[id_].append((start, end, words_of(text[start:end])))
    for id_, found_spans in spans.items():
        noted = corrected_from(texts[id_], ((start, end) for start, end, _ in found_spans))
        spans[id_] = [span for span in found_spans if span[0] < noted]
    named: dict[ParagraphId, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.paragraph].append(mention)
    yuan = any("¥" in text for text in texts.values()) and any(YUAN.search(text) for text in texts.values())
    day = _day(article)
    found: list[Figure] = []
    events: list[Event] = []
    passages: list[Passage] = []
    for paragraph in article.paragraphs:
        if paragraph.id not in texts:
            continue
        kinds = [(mention, kind_of(mention.entity)) for mention in named.get(paragraph.id, ())]
        owners = [Name(m.start, m.end, m.entity) for m, kind in kinds if kind in _OWNERS]
        where = frozenset(m.surface for m, kind in kinds if kind in _PLACES)
        found += _figures(paragraph, spans[paragraph.id], owners, where, yuan)
        # The year of a day in a table stands in another cell.
        events += _events(paragraph, spans[paragraph.id], None if paragraph.kind == "table" else day)
        if paragraph.kind != "table":
            speakers = [Mentioned(m.start, m.end, m.entity, kind == "person") for m, kind in kinds if kind in _SPEAKERS]
            others = [(m.start, m.end) for m, kind in kinds if kind not in _SPEAKERS]
            passages.append(Passage(paragraph, spans[paragraph.id], speakers, others))
    return Facts(figures=tuple(found), quotations=tuple(quotations(passages)), events=tuple(events))


def _day(article: Article) -> datetime.date | None:
    """Return the article's date where it is precise to the day, and of a time in which news was written."""
    if article.date is None or article.told_precision != "day" or not "1700" <= article.date[:4] <= "2999":
        return None
    return datetime.date.fromisoformat(article.date)


def _events(paragraph: Paragraph, spans: Sequence[_Span], day: datetime.date | None) -> Iterator[Event]:
    said: list[Quoted] | None = None
    for start, end, words in spans:
        found = dates(paragraph.text[start:end], words, day)
        if found and is_citation(paragraph.text):
            return
        if found and _ONLY_DATED.fullmatch(paragraph.text[start:end]):
            continue
        for first, last, date in found:
            # Who says "yesterday" in quotation marks means the day before the words were spoken.
            if day and not any(c.isdigit() for c in paragraph.text[start + first : start + last]):
                said = quoted(paragraph.text) if said is None else said
                at = bisect_right(said, start + first, key=lambda quote: quote.start) - 1
                if at >= 0 and start + first < said[at].end:
                    continue
            yield Event(
                paragraph=paragraph.id,
                start=start + first,
                end=start + last,
                surface=paragraph.text[start + first : start + last],
                date=date,
                precision=precision(date) or "day",
            )


def _figures(
    paragraph: Paragraph, spans: Sequence[_Span], owners: Sequence[Name], where: frozenset[str], yuan: bool
) -> Iterator[Figure]:
    starts = [name.start for name in owners]
    for start, end, words in spans:
        text = paragraph.text[start:end]
        amounts = figures(text, words, yuan=yuan, around=paragraph.text)
        if not amounts:
            continue
        near = owners[bisect_left(starts, start) : bisect_right(starts, end)]
        names = [Name(name.start - start, name.end - start, name.entity) for name in near]
        stated = list(_stated(text, amounts, names))
        previous = ""
        for amount, (of, entity) in zip(amounts, stated, strict=True):
            surface = text[amount.start : amount.end]
            if of and of.removeprefix("the ") in where and text.endswith(" in ", 0, text.find(of, amount.end)):
                of = None  # "$8 billion in Japan": where, and not what for
            yield Figure(
                paragraph=paragraph.id,
                start=start + amount.start,
                end=start + amount.end,
                surface=surface,
                kind=amount.kind,
                value=amount.value,
                upper=amount.upper,
                unit=amount.unit,
                of=of,
                entity=entity,
                converts=previous if amount.converts else None,
            )
            previous = surface


def _stated(text: str, amounts: Sequence[Amount], names: Sequence[Name]) -> Iterator[tuple[str | None, Slug | None]]:
    """Return what each figure measures and whose it is; a conversion measures what it converts."""
    said: tuple[str | None, Slug | None] = (None, None)
    compared = False
    for at, amount in enumerate(amounts):
        if not amount.converts:
            following = amounts[at + 1] if at + 1 < len(amounts) else None
            last = following if following and following.converts else amount
            behind = last.end + (last is not amount and text[last.end : last.end + 1] in (")", "]"))
            whose = owner(text, amount, names)
            compared = is_compared(text, amount, amounts[at - 1] if at else None, compared)
            said = measured(text, amount, last, behind, compared=compared and whose is None), whose
        yield said
