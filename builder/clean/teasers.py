"""Blocks of teasers after the story: titles of other stories, each with a paragraph that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from builder.clean.rule import Drop, is_bare, is_broken_off, prose_of
from builder.model import Block

_LABEL = re.compile(
    r"(?:explore|read|see|discover|view)\s+more(?:\s+\w+){0,3}|more\s+(?:stories|news|articles"
    r"|from\s.{2,40}|on\s.{2,40}|in\s.{2,40}|like\s+this)"
    r"|related(?:\s+(?:articles?|stories|story|news|posts?|content|topics|coverage|reading|resources|links))?|you\s+(?:may"
    r"|might)\s+(?:also\s+)?(?:like|enjoy|be\s+interested\s+in)"
    r"|recommended(?:\s+(?:for\s+you|reading|stories|articles))?|(?:latest|top|trending|popular"
    r"|recent)(?:\s+(?:news|stories|articles|posts|now))?"
    r"|most\s+(?:read|popular|viewed)|what\s+to\s+read\s+next|read\s+next|up\s+next"
    r"|(?:[“\"'’‘”&\w]+\s){1,3}(?:popular\s+articles?|(?:access\s+)?rankings?)"
    r"|editors?[’']?s?[’']?\s+picks|also\s+(?:on|in)\s.{2,40}|keep\s+reading|further\s+reading",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:more|most|similar|other|recent|further)\s+[a-z]+(?:\s+(?:from|on|in|by)\s.{2,30})?|from\s+the\s+archives?"
    r"|elsewhere\s+(?:in|on)\s.{2,40}|best\s+of\s.{2,40}|hot\s+clicks|worth\s+your\s+time|upcoming"
    r"|what\s.{2,40}\sreaders\s.{2,30}",
    re.IGNORECASE,
)
"""Labels that head sections of stories as well: all below has to read like headlines."""
_WITHIN = re.compile(
    r"(?P<one>(?:also\s+)?read(?:\s+also)?|up\s+next|related\s+(?:article|story|post)|(?:free\s+|on-?demand\s+)?(?:white\s?paper|webinar|e-?book))|(?:what\s+to\s+)?read\s+next"
    r"|most\s+(?:read|popular|viewed|watched)(?:\s+(?:in|on)\s.{2,40}|\s+today)?"
    r"|you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy)(?:\s+(?:this|these))?"
    r"|have\s+you\s+read\?|elsewhere\s+(?:in|on)\s.{2,40}|more\s+(?:stories|news)(?:\s.{2,40})?|more\s+from\s.{2,40}|the\s+latest"
    r"|related\s+(?:articles|stories|news|posts|coverage)|recommended(?:\s+for\s+you)?|trending(?:\s+now)?",
    re.IGNORECASE,
)
"""Labels of lists of links, that no section of a story has as its heading where headlines alone follow."""
_RELATED = re.compile(
    r"related\s+(?:articles?|stories|story|news|posts?|coverage)|more\s+(?:stories|news)|most\s+(?:read|popular|viewed|watched)"
    r"|you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy)(?:\s+(?:this|these))?|recommended(?:\s+for\s+you)?|read\s+next",
    re.IGNORECASE,
)
"""Those below which the items of a list with marks are other stories as well."""
_MARK = re.compile(r"[•‣▪●◦*·–—›»-]\s+(?=\S)")
_MARKS = frozenset("-–—•*·")
"""Marks of lists that stand in lines of their own, above their items."""
_HEADLINE = 4
"""Words of the shortest line that reads like one."""
_LONGEST_LABEL = 60
_LISTED = 8
"""Headlines of the longest list within a story."""
_AFTER = 1
"""Paragraphs that follow one: with none it is the list below the story."""


def teasers(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the trailing run of teasers, with the label above it.

    A teaser is a bare line and, below it, a paragraph that breaks off before its full stop. Under a label
    ("Explore more") one is enough, its paragraph may be whole, and a title may stand alone; without a label at
    least two must follow each other, and what ends in a figure or a bracket, as an address does, is none, nor is the
    row of a table. Within the story a label that is none but a list's goes with the headlines right below it, and below
    a label of related stories a list with marks does. Must not drop the story's own last section: only what runs to the
    end of the text goes, and never more than stands after the last paragraph that belongs to no
    teaser.
    """
    label = _labelled(blocks)
    yield from _boxes(blocks[:label])
    if label is not None:
        yield Drop(block=blocks[label], why="heads a list of other stories")
        for block in blocks[label + 1 :]:
            yield Drop(block=block, why=f"a teaser under line {blocks[label].first}")
        return
    start = len(blocks)
    while start >= 2 and is_bare(blocks[start - 2].text) and _is_teaser(blocks[start - 1]):
        start -= 2
    if len(blocks) - start >= 4 and start > 0:
        for block in blocks[start:]:
            yield Drop(block=block, why="a teaser of another story: a title above a text that breaks off")


def _is_teaser(block: Block) -> bool:
    text = block.text
    return (
        block.kind != "table"
        and is_broken_off(text)
        and (text[-1].isalpha() or text.endswith(("…", "...")))
        and not _MARK.match(text)
    )


def _boxes(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Return the lists of headlines that stand among the paragraphs of the story, each with its label.

    Of one story its label speaks in the singular. A question below the first headline is the section's that follows.
    """
    prose = prose_of(blocks)
    for label in range(prose[0] + 1, prose[-_AFTER]) if len(prose) > _AFTER else ():
        text = blocks[label].text
        if len(text) > _LONGEST_LABEL or not (said := _WITHIN.fullmatch(text.rstrip(" :"))):
            continue
        listed = list(takewhile(lambda block: _is_headline(block.text), blocks[label + 1 :]))
        if not listed and _RELATED.fullmatch(text.rstrip(" :")):
            listed = list(takewhile(_is_item, blocks[label + 1 :]))
        if said["one"]:
            listed = listed[:1]
        elif len(listed) > 1 and listed[-1].text.endswith("?"):
            listed.pop()
        if 0 < len(listed) <= _LISTED:
            yield Drop(block=blocks[label], why="heads a list of other stories")
            yield from (Drop(block=block, why=f"a teaser under line {blocks[label].first}") for block in listed)


def _is_headline(text: str) -> bool:
    return is_bare(text) and text.count(" ") + 1 >= _HEADLINE and text[0].isalnum()


def _is_item(block: Block) -> bool:
    """Say whether a line is an item of a list by its mark, and no sentence."""
    mark = _MARK.match(block.text)
    told = block.text[mark.end() :] if mark else block.text if block.kind == "list_item" else ""
    return is_bare(told) and told.count(" ") > 0


def _labelled(blocks: Sequence[Block]) -> int | None:
    """Return the index of the first label below which everything is teasers.

    Each paragraph below it stands right under a bare line, and most of them break off. Counting from the end makes
    one pass of what would be a pass a label.
    """
    bare = [is_bare(block.text) or block.text in _MARKS for block in blocks]
    found = None
    headlines = True
    bodies = whole = stray = 0
    for number in range(len(blocks) - 1, 0, -1):
        text = blocks[number].text
        titles = len(blocks) - 1 - number - bodies
        fits = (
            not stray and bodies <= titles and whole <= bodies / 2 and (number + 1 == len(blocks) or bare[number + 1])
        )
        if fits and titles and len(text) <= _LONGEST_LABEL:
            label = text.rstrip(":")
            if _LABEL.fullmatch(label) or (headlines and _MORE.fullmatch(label)):
                found = number
        headlines = headlines and _is_headline(text)
        if not bare[number]:
            bodies += 1
            whole += not is_broken_off(text)
            stray += not bare[number - 1]
    return found
