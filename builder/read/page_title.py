"""Which of a page's headings is the headline of its story, and how it is told from the name of the site.

A page states a title several times and rarely twice alike: with the site's name, shortened for searches, or as nothing
but that name. What stands above the story as its heading is what its readers know it by, so a heading that agrees with
a stated title wins over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from builder.boilerplate.lines import look
from builder.boilerplate.markup import Place, word_count
from builder.boilerplate.titles import WORDS, agrees, first_part, is_site, names_of_host, without_site
from builder.characters import fold, letters
from builder.model import Block
from builder.read.stated import Stated

_LONGEST = 500
_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""The share of a heading's longer words that stand in a stated title, from which it is another wording of it."""
_SHARED = 2
_PIECES = 20
"""Pieces of text in a heading that are looked at; one that nothing ends holds the whole page."""

_LEVELS = {f"h{level}": level for level in range(1, 7)}


def page_title(blocks: Sequence[Block], places: Sequence[Place], stated: Stated, story: str) -> tuple[str, int | None]:
    """Return the headline, and the index of the heading that is it; empty where the page has no title.

    `story` is the text that was found: of what is only stated, the first title that shares a word with it counts.
    Where nothing is stated, the page's one main heading is it.
    """
    titles = [title for text in stated.titles if (title := without_site(text, _sites(stated)))]
    title, at = _found(blocks, places, stated, titles, story)
    return (title if at is None else _headline(blocks[at].text, places[at], titles))[:_LONGEST], at


def _found(
    blocks: Sequence[Block], places: Sequence[Place], stated: Stated, titles: Sequence[str], story: str
) -> tuple[str, int | None]:
    sites = _sites(stated)
    levels = {number: level for number, place in enumerate(places) if (level := _level(place)) and level <= 3}
    own = {n: blocks[n].text for n in levels if not is_site(blocks[n].text, sites)}
    headings = {n: text for n, text in own.items() if not _leads_home(blocks[n], stated.url)} or own
    mains = [number for number in headings if levels[number] == 1]
    if not titles:
        return (headings[mains[0]], mains[0]) if len(mains) == 1 else ("", None)
    told = look(story).content if story else frozenset()
    agreed = [number for number, text in headings.items() if any(agrees(text, title) for title in titles)]
    if agreed := [number for number in agreed if not _is_way(places[number])] or agreed:
        said_in = {number: look(headings[number]).content for number in agreed}
        best = max(agreed, key=lambda n: (not said_in[n] or bool(said_in[n] & told), len(headings[n]), -levels[n], -n))
        return headings[best], best
    words = look(" ".join(titles)).content
    contents = {number: look(headings[number]).content for number in mains}
    alike = {n: len(own & words) / len(own) for n, own in contents.items() if len(own) > 1}
    best_alike = max(alike, key=lambda number: alike[number], default=None)
    if best_alike is not None and alike[best_alike] >= _ALIKE:
        return headings[best_alike], best_alike
    said = next((title for title in titles if look(title).content & told), None)
    own_words = [number for number in mains if contents[number] & told]
    # What is stated is of the site, whatever it calls itself, or is worded for searches.
    if len(own_words) == 1 and (said is None or (len(mains) == 1 and _is_headline(headings[mains[0]], told))):
        return headings[own_words[0]], own_words[0]
    return first_part(said or titles[0]), None


def _is_headline(heading: str, told: frozenset[str]) -> bool:
    """Say whether a heading has several words, of which the story has several."""
    return word_count(heading) >= WORDS and len(look(heading).content & told) >= _SHARED


def _headline(text: str, place: Place, titles: Sequence[str]) -> str:
    """Return a heading without the line above or below the headline that stands in it, where a stated title has none.

    Where the title has both, with a sign between them that the page shows by its layout, it is as the title has it.
    """
    heading = next(element for element in reversed(place.ancestors) if element.tag in _LEVELS)
    pieces = [piece for each in islice(heading.itertext(), _PIECES) if (piece := fold(each)[0])]
    parts = [" ".join(some) for at in range(1, len(pieces)) for some in (pieces[at:], pieces[:at])]
    for title in titles:
        own = _WORD.findall(title)
        if own == _WORD.findall(text):
            return max(title, text, key=len)
        if part := next((part for part in parts if _WORD.findall(part) == own), None):
            return part.strip(" :")
    return text.lstrip(" :") or text


def _is_way(place: Place) -> bool:
    """Say whether a heading ends the way to its page, where it is worded for searches, and not the story's own."""
    return any(element.tag == "nav" or "breadcrumb" in (element.get("class") or "") for element in place.ancestors)


def _leads_home(block: Block, url: str | None) -> bool:
    """Say whether a heading is nothing but a link to the first page of its site, as that is called at its top."""
    targets = {span.target for span in block.spans if span.kind == "link" and span.end - span.start >= len(block.text)}
    if not url or len(targets) != 1:
        return False
    home = urlsplit(targets.pop())
    return home.hostname == urlsplit(url).hostname and not home.path.strip("/") and not home.query


def _level(place: Place) -> int:
    return next((_LEVELS[tag] for element in reversed(place.ancestors) if (tag := element.tag) in _LEVELS), 0)


def _sites(stated: Stated) -> frozenset[str]:
    """Return what the site is called, as letters and digits alone: its stated names, and the name of its host."""
    return frozenset(filter(None, map(letters, stated.sites))) | names_of_host(stated.url)
