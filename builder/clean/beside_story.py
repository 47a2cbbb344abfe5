"""What the lines of a web page around its story say of it: the author, the date, the rights.

Markup tells where the title is, so author and date are looked for from there to the story, as in a text whose title is
its first line. They count whether the forest took the line for the story's or not; a line that is nothing else goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from builder.calendar_dates import DAY_DATE
from builder.characters import letters
from builder.clean.above_title import above_title
from builder.clean.beside_title import OF_CHANGE
from builder.clean.bylines import LABELLED, are_listed, bylines
from builder.clean.names import byline, is_person
from builder.clean.notices import notices
from builder.clean.rule import Drop, Rule, Says, is_paragraph, is_prose
from builder.clean.site_names import names_of_site, site_names
from builder.clean.stamp import stamp
from builder.clean.timestamps import ADJOINING, timestamps
from builder.model import Block

_OF_MORE = re.compile(r"copyright|rights\s+reserved|licen[cs]|\b(?:19|20)\d\d\b", re.IGNORECASE)
"""Before the end of the story a sign and a name alone are the credit of a picture."""
_REACH = 25
"""Lines from the title to its story; farther from it stand other stories with authors and dates of their own."""
_STANDFIRST = 320
"""Characters of the longest paragraph below which author and date may stand."""
_BETWEEN = 20
_BY = re.compile(r"(?:(?:written|reported)\s+)?by:?(?:\s+|$)", re.IGNORECASE)
_LABEL = 140
"""Characters of the longest label above a title; with more above it the heading is one of the story's sections."""
_AMONG = 8
"""Lines above the title in which another date makes a list of them."""
_STORY = 8
"""Paragraphs of the story that tell its words, for rules that ask."""


def beside_story(
    blocks: Sequence[Block],
    outside: Collection[int],
    headline: int | None,
    sites: Collection[str] = (),
    authors: Collection[str] = (),
) -> Iterator[tuple[str, Drop]]:
    """Return the lines that say something of the story, each with the rule that reads it.

    `outside` are the first lines of blocks that are not of the story. Author and date stand between the title and the
    story, or else a bare date right above the title; where lines differ, somebody else's are among them, and none
    counts. Rights stand anywhere outside; the year of a site's notice is not the article's. `headline` is the line of
    the title: lines above it that are no sentences are labels ("Analysis", "World"), and the name of the site alone
    (`sites`) or of an author whom the page states (`authors`) below it is no text either.
    """
    last = max((block.first for block in blocks if block.first not in outside), default=0)
    for drop in notices([block for block in blocks if block.first in outside]):
        rights = drop.says.rights if drop.says and drop.block.kind != "caption" else None
        if rights and (drop.block.first > last or _OF_MORE.search(rights)):
            yield notices.__name__, replace(drop, says=Says(rights=rights))
    above = [block for block in _above(blocks, headline) if block.first not in outside]
    for block in () if any(is_prose(block.text) or len(block.text) > _LABEL for block in above) else above:
        yield above_title.__name__, Drop(block=block, why=f"stands above the title in line {headline}")
    top, story = _near(blocks, outside, headline)
    if are_listed(blocks):
        top = [block for block in top if not LABELLED.match(block.text)]
    top = list(_joined(top))
    named = names_of_site(top[1:], sites)
    yield from ((site_names.__name__, replace(drop, says=None)) for drop in named)
    by_line = {block.first: block for block in top}
    said = [(rule.__name__, drop) for rule in (bylines, timestamps) for drop in _said(rule, top, story)]
    yield from ((name, replace(drop, block=by_line[drop.block.first])) for name, drop in said)
    if not any(drop.says and drop.says.date for _, drop in said):
        dates = _bare_dates([block for block in top if block.first in outside]) or _date_above(blocks, headline)
        yield from ((timestamps.__name__, drop) for drop in dates)
    yield from _of_authors(top[1:], authors)


def _above(blocks: Sequence[Block], headline: int | None) -> Sequence[Block]:
    return blocks[: next((n for n, block in enumerate(blocks) if block.first == headline), 0)]


def _near(blocks: Sequence[Block], outside: Collection[int], headline: int | None) -> tuple[list[Block], list[Block]]:
    """Return the lines from the title to the story, and the story's first paragraphs."""
    prose = [
        n
        for n, block in enumerate(blocks)
        if block.first not in outside and block.first != headline and is_paragraph(block.text)
    ]
    if not prose:
        return [], []
    above = range(prose[0])
    said = [n for n in above if blocks[n].first == headline]
    heads = said or [n for n in above if blocks[n].kind == "heading" and blocks[n].first not in outside]
    if not heads or prose[0] - heads[-1] > _REACH:
        return [], []
    standfirst = len(blocks[prose[0]].text) <= _STANDFIRST and len(prose) > 1 and prose[1] - prose[0] <= _BETWEEN
    first = prose[standfirst]
    # A caption there is text that tells nothing, and would pass for the story's beginning.
    top = [b for b in blocks[heads[-1] : first] if b.first not in outside or not is_prose(b.text) or byline(b.text)]
    return top, [blocks[n] for n in prose[standfirst:_STORY]]


def _joined(top: Sequence[Block]) -> Iterator[Block]:
    """Return the lines with the names behind "By" in its line, be it alone or run together with what stands behind.

    Pages set label, name and role side by side by their layout alone; the name is then a link.
    """
    for number, block in enumerate(top):
        label = None if is_prose(block.text) else _BY.match(block.text)
        behind = top[number + 1] if label and label.end() == len(block.text) and number + 1 < len(top) else None
        links = (block.text[span.start : span.end] for span in block.spans if span.kind == "link")
        names = list(takewhile(is_person, links))
        if behind and is_person(behind.text):
            yield replace(block, text=f"{block.text} {behind.text}", spans=())
        elif label and names and block.text.startswith(names[0], label.end()) and not _names_all(block.text, names):
            dates = [match.group() for match in DAY_DATE.finditer(OF_CHANGE.split(block.text, maxsplit=1)[0])]
            said = ", ".join([*names, *(dates if len(dates) == 1 else ())])
            yield replace(block, text=f"By {said}", spans=())
        else:
            yield block


def _of_authors(lines: Sequence[Block], authors: Collection[str]) -> Iterator[tuple[str, Drop]]:
    """Return the lines that are nothing but the name of an author, or a label before a name that is not there."""
    names = set(map(letters, authors))
    for block in lines:
        label = _BY.match(block.text)
        name = letters(block.text[label.end() if label else 0 :])
        if name in names:
            yield bylines.__name__, Drop(block=block, why="names the author")
        elif label and not name:
            yield bylines.__name__, Drop(block=block, why="names nobody")


def _names_all(text: str, linked: Collection[str]) -> bool:
    """Say whether a line reads as a byline of people as it stands: not each of them need have a page."""
    found = byline(text)
    return found is not None and set(linked) <= set(found.names) and all(map(is_person, found.names))


def _is_labelled(block: Block) -> bool:
    found = byline(block.text)
    return found is not None and found.label in ("by", "label")


def _bare_dates(lines: Sequence[Block]) -> list[Drop]:
    """Return the lines that are nothing but a date, where all of them are of one."""
    found = [(block, told.date) for block in lines if (told := stamp(block.text)) and not told.of_change and told.date]
    if len({date for _, date in found}) != 1:
        return []
    return [Drop(block=block, why="nothing but a date", says=Says(date=date)) for block, date in found]


def _date_above(blocks: Sequence[Block], headline: int | None) -> list[Drop]:
    """Return the line right above the title that is nothing but its date; among other dates it is one of a list's."""
    above = _above(blocks, headline)
    found = _bare_dates(above[-_AMONG:])
    return found if len(found) == 1 and found[0].block in above[-ADJOINING:] else []


def _said(rule: Rule, top: Sequence[Block], story: Sequence[Block]) -> list[Drop]:
    lines = {block.first for block in top}
    found = [drop for drop in rule([replace(block, kind="") for block in (*top, *story)]) if drop.block.first in lines]
    labelled = {drop.says.authors for drop in found if drop.says and drop.says.authors and _is_labelled(drop.block)}
    if len(labelled) == 1:  # buttons have the shape of names, but no label
        found = [drop for drop in found if not (drop.says and drop.says.authors) or drop.says.authors in labelled]
    authors = {drop.says.authors for drop in found if drop.says and drop.says.authors}
    dates = {drop.says.date for drop in found if drop.says and drop.says.date}
    return found if len(authors) <= 1 and len(dates) <= 1 else []
