"""Lines of a page saved as Markdown that only lead to other pages of its site.

As on pages (`read/elsewhere`), where a link leads tells what its words do not (`boilerplate/leads`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.boilerplate.leads import EACH, ON_AVERAGE, PART, WHOLE, WORDS, host_of, is_file, is_page_of
from builder.boilerplate.titles import names_of_host
from builder.characters import letters
from builder.clean.rule import Drop, is_prose
from builder.model import Block

_MENU = 12
"""Entries of menus that lead to one host, from which on it is the page's own."""
_ENTRY = 3
"""Words of the longest of them."""


def leading_elsewhere(blocks: Sequence[Block], site: str) -> Iterator[Drop]:
    """Drop lines and lists that lead to other pages of `site`, and teasers below the story that lead there.

    A link to where a text is from, under the name of that site alone, goes from its end.

    Must not take links to other sites, to files or within the page, single sentences, the headings of a digest, nor
    terms.
    """
    if len(blocks) > 1 and _names_its_site(blocks[-1]):
        yield Drop(block=blocks[-1], why="nothing but the name of a site, which it leads to")
        blocks = blocks[:-1]
    leads = [_leads(block, site) for block in blocks]
    told = [number for number, block in enumerate(blocks) if is_prose(block.text) and not leads[number]]
    if not told or not site:
        return
    words = [len(block.text.split()) for block in blocks]
    why = "leads to another page of the site"
    end = _end(blocks, leads, told)
    yield from (Drop(block=block, why=why) for block in blocks[end:])
    inside = range(told[0] + 1, end)
    lines = [n for n in inside if leads[n] and blocks[n].kind in ("", "paragraph") and words[n] >= WORDS]
    lines = [n for n in lines if not is_prose(blocks[n].text)]
    if len(lines) * EACH <= len(told):
        yield from (Drop(block=blocks[number], why=why) for number in lines)
    story = sum(words[number] for number in told)
    for is_item, run in groupby(inside, key=lambda n: blocks[n].kind == "list_item"):
        items = list(run)
        size = sum(words[number] for number in items)
        listed = is_item and len(items) > 1 and all(leads[number] for number in items)
        if listed and ON_AVERAGE * len(items) <= size <= PART * story:
            yield from (Drop(block=blocks[number], why=why) for number in items)


def site_of(blocks: Sequence[Block], url: str | None) -> str:
    """Return the host of a page: of its address, or where that is not known the one to which its menus lead."""
    if url:
        return host_of(url)
    entries = Counter(
        host_of(target)
        for block in blocks
        if block.text.count(" ") < _ENTRY and "." not in block.text and (target := _target(block))
    )
    found = entries.most_common(1)
    return found[0][0] if found and found[0][1] >= _MENU else ""


def _end(blocks: Sequence[Block], leads: Sequence[str], told: Sequence[int]) -> int:
    """Return the index from which on there are teasers alone: headings that lead elsewhere, each with what it heads."""
    end = len(blocks)
    for number in range(len(blocks) - 1, told[0], -1):
        if leads[number]:
            end = number
        elif not (number - 1 > told[0] and leads[number - 1] and blocks[number - 1].kind == "heading"):
            break
    return end


def _leads(block: Block, site: str) -> str:
    """Return the page of the site to which the whole of a block leads; empty where it does not."""
    target = _target(block)
    return target if block.text[-1:] != ":" and is_page_of(target, site) and not is_file(target) else ""


def _names_its_site(block: Block) -> bool:
    """Say whether a block is a link and says nothing but the name of the host that it leads to."""
    target = _target(block)
    return target.startswith("http") and letters(block.text) in names_of_host(target)


def _target(block: Block) -> str:
    """Return where the one link of a block leads that is nearly all of it."""
    links = [span for span in block.spans if span.kind == "link"]
    targets = {span.target for span in links}
    whole = sum(span.end - span.start for span in links) >= WHOLE * len(block.text)
    return targets.pop() if whole and len(targets) == 1 else ""
