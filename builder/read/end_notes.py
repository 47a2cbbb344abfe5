"""Notes of a story: what its raised numbers lead to stays with it, as notes that stand in its margin do.

Corpora of true texts leave notes out as often as not, so a forest doubts all of some papers' and half of others'. They
are told by the names that converters and templates give them (Word, Google Docs, Pandoc, Markdown, Substack) and by the
roles of the Digital Publishing WAI-ARIA Module.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from builder.boilerplate.markup import Place
from builder.model import Block

_NUMBERED = re.compile(r"(?:^|[\W_])(?:fn|ftnt?|edn|(?:foot|end)[-_]?note)[-_:.]*\d", re.IGNORECASE)
_CALLED = re.compile(r"(?:^|\s)(?:foot|end)note[-_]{1,2}(?:item|content|body|text)(?:\s|$)", re.IGNORECASE)
_ROLES = frozenset(("doc-footnote", "doc-endnote"))
_HOLDERS = frozenset("li p div aside dd".split())
_NEAR = 4
"""Elements around a block of which one may be a note."""
_HEADS = re.compile(
    r"(?:foot|end)?notes?|notes?\s+(?:and|&)\s+(?:references|sources)|anmerkungen|fu(?:ß|ss)noten|notas|脚注|注釈?|註",
    re.IGNORECASE,
)


def end_notes(blocks: Sequence[Block], places: Sequence[Place], outside: Collection[int]) -> Iterator[int]:
    """Return the blocks of `outside` that are notes of the story above them, and what heads these.

    Must not take what only sounds so: a name without a number or a role says nothing.
    """
    known: dict[Any, bool] = {}
    goes_on = False
    for number, place in enumerate(places):
        note = any(_is_note(element, known) for element in islice(reversed(place.ancestors), _NEAR))
        if note and number in outside:
            yield number
        above = number - 1
        if note and not goes_on and above in outside and _heads(blocks[above]):
            yield above
        goes_on = note


def _heads(block: Block) -> bool:
    return block.kind != "list_item" and _HEADS.fullmatch(block.text.rstrip(":.")) is not None


def _is_note(element: Any, known: dict[Any, bool]) -> bool:
    if element not in known:
        known[element] = element.tag in _HOLDERS and (
            element.get("role") in _ROLES
            or _NUMBERED.search(element.get("id") or "") is not None
            or _CALLED.search(element.get("class") or "") is not None
        )
    return known[element]
