"""Lines of a story that only lead to others: a headline set as a link between two paragraphs, a list of such.

A forest sees how much of a block is links, but learned from pages whose stories have many. Where a link leads tells
more (`boilerplate/leads`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from builder.boilerplate.leads import EACH, ON_AVERAGE, PART, WHOLE, WORDS, is_file, is_page_of
from builder.boilerplate.markup import Place, word_count
from builder.model import Block
from builder.sentences import TERMINAL

_MOSTLY = 0.6
"""The share of an item that is its link; a label stands before some ("Sea: …")."""


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
    lines = [n for n in leads if blocks[n].kind in ("", "paragraph") and _share(blocks[n], places[n]) >= WHOLE]
    if len(lines) * EACH <= len(told):
        yield from lines
    own = {places[number].ancestors[-2:-1] for number in told}
    heads = (n for n in leads if blocks[n].kind == "heading" and _share(blocks[n], places[n]) >= WHOLE)
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
        if len(items) > 1 and leads.issuperset(items) and ON_AVERAGE * len(items) <= size <= PART * story:
            yield from items


def _share(block: Block, place: Place) -> float:
    return place.linked / word_count(block.text)


def _leads(block: Block, place: Place, site: str) -> bool:
    """Say whether a block is a headline that leads to another page of the site."""
    targets = {span.target for span in block.spans if span.kind == "link"}
    if len(targets) != 1 or word_count(block.text) < WORDS or _share(block, place) < _MOSTLY:
        return False
    if TERMINAL.search(block.text) and block.text[-1] in ".:":
        return False
    target = targets.pop() or ""
    return is_page_of(target, site) and not is_file(target)


def leads_to_page_of(block: Block, site: str) -> bool:
    """Say whether all that a block links is one page of `site` other than its first."""
    targets = {span.target for span in block.spans if span.kind == "link"}
    return len(targets) == 1 and is_page_of(targets.pop(), site)
