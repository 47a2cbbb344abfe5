"""Lines of a story that only lead to others: a headline set as a link between two paragraphs, a list of such.

A forest sees how much of a block is links, but learned from pages whose stories have many. Where a link leads tells
more: one that is a line of its own and leads to another page of the site offers a story, while a source stands on
another site, and a document is a file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from builder.boilerplate.markup import Place, word_count
from builder.model import Block
from builder.sentences import TERMINAL

_WHOLE = 0.95
_MOSTLY = 0.6
"""The share of an item that is its link; a label stands before some ("Sea: …")."""
_WORDS = 4
_ON_AVERAGE = 5
"""Words of the items of a list of headlines; names and terms are shorter."""
_EACH = 4
"""Paragraphs to one such line; with fewer the lines are the headings of a digest."""
_PART = 0.2
"""Of the story's words, what a list of others has at most; with more the list is the story."""
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|csv|zip|txt|pptx?)$", re.IGNORECASE)


def leading_elsewhere(
    blocks: Sequence[Block], places: Sequence[Place], prose: Sequence[bool], outside: Collection[int], site: str
) -> Iterator[int]:
    """Return the blocks that only lead to other stories of `site`, the host of the page.

    Must not take links to other sites, to files or within the page, sentences, the headings of a digest, nor terms.
    """
    inside = [number for number in range(len(blocks)) if number not in outside]
    told = [number for number in inside if prose[number]]
    if not told or not site:
        return
    leads = {n for n in inside if n > told[0] and _leads(blocks[n], places[n], site)}
    lines = [n for n in leads if blocks[n].kind in ("", "paragraph") and _share(blocks[n], places[n]) >= _WHOLE]
    if len(lines) * _EACH <= len(told):
        yield from lines
    own = {places[number].ancestors[-2:-1] for number in told}
    heads = (n for n in leads if blocks[n].kind == "heading" and _share(blocks[n], places[n]) >= _WHOLE)
    yield from (number for number in heads if places[number].ancestors[-2:-1] not in own)
    lists: dict[Any, list[int]] = defaultdict(list)
    for number in inside:
        if blocks[number].kind == "list_item":
            item = next(element for element in reversed(places[number].ancestors) if element.tag == "li")
            lists[item.getparent()].append(number)
    words = [word_count(block.text) for block in blocks]
    story = sum(words[number] for number in told)
    for items in lists.values():
        size = sum(words[number] for number in items)
        if len(items) > 1 and leads.issuperset(items) and _ON_AVERAGE * len(items) <= size <= _PART * story:
            yield from items


def _share(block: Block, place: Place) -> float:
    return place.linked / word_count(block.text)


def _leads(block: Block, place: Place, site: str) -> bool:
    """Say whether a block is a headline that leads to another page of the site."""
    targets = {span.target for span in block.spans if span.kind == "link"}
    if len(targets) != 1 or word_count(block.text) < _WORDS or _share(block, place) < _MOSTLY:
        return False
    if TERMINAL.search(block.text) and block.text[-1] in ".:":
        return False
    to = urlsplit(targets.pop() or "")
    return _host(to.hostname or "") == _host(site) and len(to.path) > 1 and not _FILE.search(to.path)


def leads_to_page_of(block: Block, site: str) -> bool:
    """Say whether all that a block links is one page of `site` other than its first."""
    targets = {span.target for span in block.spans if span.kind == "link"}
    to = urlsplit(targets.pop() if len(targets) == 1 else "")
    return bool(site) and _host(to.hostname or "") == _host(site) and len(to.path) > 1


def _host(name: str) -> str:
    return name.removeprefix("www.")
