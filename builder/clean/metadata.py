"""Title, authors and date of an article: as a person or its page states them, else as the dropped lines say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder.boilerplate.titles import agrees, first_part, names_of_host, without_site
from builder.calendar_dates import DAY_DATE, day_of, may_be_american
from builder.characters import letters
from builder.clean.lead_title import lead_title
from builder.clean.names import is_person
from builder.clean.notices import notices, of_the_site
from builder.clean.rule import Drop, Says, is_paragraph
from builder.model import Block, Paragraph, RawArticle, Repair, TitleFrom
from builder.sentences import sentences

_OF_CHANGE = re.compile(
    r"(?:(?:editor|author|writer|publisher)[’']?s?[’']?\s+note|note|update|correction|clarification)s?\b.{0,40}?[:—–]"
    r"|this\s+(?:\w+\s+)?(?:article|blog|commentary|essay|page|piece|post|report|story|version)\s+(?:was|has\s+been|is)\s+(?:last\s+)?"
    r"(?:amended|corrected|revised|updated)\b",
    re.IGNORECASE,
)
"""What editors say of a text above its lead."""


def title_of(raw: RawArticle, says: Says, head: Block | None) -> tuple[str, TitleFrom] | None:
    """Return the title: what a person or a web page says, else what is stated above the text, or its headline, if any.

    Above the text stands the title that a page states for searches. The headline wins over it where it is a good part
    of it, and what the page has at the end for its site goes where its address is known.
    """
    known = raw.known
    if known.title and known.title_from != "front_matter":
        return known.title, known.title_from
    url = known.url or says.url
    if stated := known.title or says.title:
        if head and agrees(head.text, stated):
            # A program that saves pages writes the title that they state for searches above the text as well.
            same = head.text.casefold() == stated.casefold()
            return _without_site(head.text, url) if same else head.text, "text"
        return _without_site(stated, url), known.title_from if known.title else "text"
    if head or says.subject:
        text = head.text if head else says.subject or ""
        return _without_site(text, url) if head and head.kind == "heading" else text, "text"
    return None


def title_from_lead(body: tuple[Paragraph, ...]) -> tuple[str, TitleFrom]:
    """Return the title of an article that has none: the first clause of its lead sentence."""
    told = [p for p in body if p.kind != "heading"] or body
    prose = [p for p in told if is_paragraph(p.text)]
    lead = next((p for p in prose if not _OF_CHANGE.match(p.text)), (prose or told)[0]).text
    start, end = sentences(lead)[0]
    return lead_title(lead[start:end]), "lead"


def _without_site(title: str, url: str | None) -> str:
    return first_part(without_site(title, names_of_host(url)) or title) if url else title


def authors_of(raw: RawArticle, said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the authors: those that are known, or those of a byline (`said`) that names them and others besides.

    Templates have room for one author, where the byline shows all. And some state who put the page there, whom it
    nowhere shows: then those count whom the byline names.
    """
    known = raw.known
    if known.authors is None:
        return said
    stated = {letters(name) for name in known.authors}
    more = [name for name in said if letters(name) not in stated]
    if not known.authors_stated or not more or not all(map(is_person, more)):
        return known.authors
    if 0 < len(stated) == len(said) - len(more):
        return said
    if len(more) == len(said) and not any(name in line for line in map(letters, raw.lines) for name in stated):
        return said
    return known.authors


def date_of(says: Says, datelines: Iterable[Repair], beside: Says) -> str | None:
    """Return the date that is said first, by lines, datelines or `beside` the title; but a day before a mere year."""
    return _merged([says, *map(_of_dateline, datelines), beside]).date


def _of_dateline(dateline: Repair) -> Says:
    match = DAY_DATE.search(dateline.was)
    return Says(date=day_of(match) if match else None)


def said_by(drops: Sequence[tuple[str, Drop]], left: Sequence[Block]) -> Says:
    """Return what dropped lines say of the text that is left."""
    lines, end = [drop.block.first for _, drop in drops], left[-1].last if left else 0
    said: list[Says] = []
    for rule, drop in drops:
        if drop.says and drop.says.date and rule == notices.__name__ and of_the_site(drop, lines, end):
            said.append(replace(drop.says, date=None))
        elif drop.says:
            said.append(certain(drop, left))
    return _merged(said)


def certain(drop: Drop, left: Iterable[Block]) -> Says:
    """Return what a line says, but for a day that in the text that is left may be another."""
    says = drop.says or Says()
    if says.date and may_be_american(drop.block.text, "\n".join(block.text for block in left)):
        return replace(says, date=None)
    return says


def _merged(said: list[Says]) -> Says:
    """Keep what was said first, but a full date before a mere year."""
    dates = sorted((s.date for s in said if s.date), key=len, reverse=True)
    return Says(
        authors=next((s.authors for s in said if s.authors), None),
        publisher=next((s.publisher for s in said if s.publisher), None),
        date=dates[0] if dates else None,
        rights=next((s.rights for s in said if s.rights), None),
        title=next((s.title for s in said if s.title), None),
        subject=next((s.subject for s in said if s.subject), None),
        url=next((s.url for s in said if s.url), None),
    )
