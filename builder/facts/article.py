"""The facts of one article: figures, quotations and dated events, each with its span in a paragraph."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from builder.facts.dates import dates
from builder.facts.figures import Amount, figures
from builder.facts.measured import Name, measured, owner
from builder.facts.quotations import Passage, quotations
from builder.facts.ranks import speaks_of_ranking
from builder.facts.speakers import Mentioned
from builder.facts.units import YUAN
from builder.model import Article, Event, Figure, Mention, Paragraph, ParagraphId, Quotation, Sentence, precision
from builder.slugs import Slug

_SPEAKERS = frozenset({"person", "company", "government", "organisation", "country"})
_OWNERS = frozenset({"person", "company", "government", "organisation", "country", "programme"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article states, each in reading order."""

    figures: tuple[Figure, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[Event, ...]


def facts(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], kind_of: Callable[[Slug], str]
) -> Facts:
    """Return the facts of an article's text; headings and code state none.

    `kind_of` says of which kind an entity is.
    """
    spans: dict[ParagraphId, list[tuple[int, int]]] = defaultdict(list)
    for sentence in sentences:
        spans[sentence.paragraph].append((sentence.start, sentence.end))
    named: dict[ParagraphId, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.paragraph].append(mention)
    stated = [p for p in article.paragraphs if p.kind not in ("heading", "code")]
    yuan = any(YUAN.search(p.text) for p in stated if "¥" in p.text) or False
    found: list[Figure] = []
    events: list[Event] = []
    passages: list[Passage] = []
    for paragraph in stated:
        owners = [
            Name(m.start, m.end, m.entity) for m in named.get(paragraph.id, ()) if kind_of(m.entity) in _OWNERS
        ]
        found += _figures(paragraph, spans[paragraph.id], owners, yuan)
        if paragraph.kind != "table":
            passages.append(Passage(paragraph, spans[paragraph.id], _speakers(named.get(paragraph.id, ()), kind_of)))
        events += _events(paragraph, spans[paragraph.id], _day(article))
    return Facts(figures=tuple(found), quotations=tuple(quotations(passages)), events=tuple(events))


def _speakers(mentions: Sequence[Mention], kind_of: Callable[[Slug], str]) -> list[Mentioned]:
    return [
        Mentioned(m.start, m.end, m.entity, kind == "person")
        for m in mentions
        if (kind := kind_of(m.entity)) in _SPEAKERS
    ]


def _day(article: Article) -> datetime.date | None:
    """Return the article's date where it is precise to the day, and of a time in which news was written."""
    if article.date is None or article.date_precision != "day" or not "1700" <= article.date[:4] <= "2999":
        return None
    return datetime.date.fromisoformat(article.date)


def _events(paragraph: Paragraph, spans: Sequence[tuple[int, int]], day: datetime.date | None) -> Iterator[Event]:
    for start, end in spans:
        for first, last, date in dates(paragraph.text[start:end], day):
            yield Event(
                paragraph=paragraph.id,
                start=start + first,
                end=start + last,
                surface=paragraph.text[start + first : start + last],
                date=date,
                precision=precision(date) or "day",
            )


def _figures(
    paragraph: Paragraph, spans: Sequence[tuple[int, int]], owners: Sequence[Name], yuan: bool
) -> Iterator[Figure]:
    scored = speaks_of_ranking(paragraph.text)
    starts = [name.start for name in owners]
    for start, end in spans:
        text = paragraph.text[start:end]
        amounts = figures(text, yuan=yuan, scored=scored)
        if not amounts:
            continue
        near = owners[bisect_left(starts, start) : bisect_right(starts, end)]
        names = [Name(name.start - start, name.end - start, name.entity) for name in near]
        stated = list(_stated(text, amounts, names))
        for amount, (of, entity) in zip(amounts, stated, strict=True):
            yield Figure(
                paragraph=paragraph.id,
                start=start + amount.start,
                end=start + amount.end,
                surface=text[amount.start : amount.end],
                kind=amount.kind,
                value=amount.value,
                upper=amount.upper,
                unit=amount.unit,
                of=of,
                entity=entity,
                converts=_surface(text, amounts, amount.converts),
            )


def _stated(text: str, amounts: Sequence[Amount], names: Sequence[Name]) -> Iterator[tuple[str | None, Slug | None]]:
    """Return what each figure measures and whose it is; a conversion measures what it converts."""
    said: tuple[str | None, Slug | None] = (None, None)
    for at, amount in enumerate(amounts):
        if amount.converts is None:
            following = amounts[at + 1] if at + 1 < len(amounts) else None
            converted = following is not None and following.converts == amount.start
            behind = following.end if following and converted else amount.end
            behind += converted and text[behind : behind + 1] in (")", "]")
            last = following if following and converted else amount
            said = measured(text, amount, last, behind), owner(text, amount, names)
        yield said


def _surface(text: str, amounts: Sequence[Amount], start: int | None) -> str | None:
    return next((text[a.start : a.end] for a in amounts if a.start == start), None)
