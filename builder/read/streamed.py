"""Pages that come in pieces: what was not ready is sent later, hidden, and a script puts it where it belongs.

React streams pages so (`renderToPipeableStream`; the instruction set of its package react-dom). In place of what is
late stands a template: with the id `B:n`, after a comment `$?` and before what is shown meanwhile, which ends at the
comment `/$`; or with the id `P:n` alone. What is late is a hidden `div` with the id `S:n`. A page saved as it was sent
has it at its end, be it the whole story.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

_LATE = re.compile(r"<div hidden(?:=\"\")? id=\"[\w-]*S:[0-9a-f]+\"")
_PIECE = re.compile(r"([\w-]*)S:([0-9a-f]+)")
_PLACE = re.compile(r"([\w-]*)([BP]):([0-9a-f]+)")
_BEGINS = ("$", "$?", "$!", "$~")
_ENDS = "/$"


def is_streamed(text: str) -> bool:
    """Say whether a page has pieces that a script puts in their places: those are known by its comments."""
    return _LATE.search(text) is not None


def put_in_place(root: Any) -> None:
    """Put each piece of a page where its script would, and take out what is shown meanwhile, and all comments."""
    late = {
        found.groups(): div
        for div in root.iter("div")
        if div.get("hidden") is not None and (found := _PIECE.fullmatch(div.get("id") or ""))
    }
    for template in list(root.iter("template")):
        found = _PLACE.fullmatch(template.get("id") or "")
        piece = late.pop((found[1], found[3]), None) if found else None
        if found is None or piece is None or any(each is piece for each in template.iterancestors()):
            continue
        if found[2] == "B":
            _take_out_what_waits(template)
        _move(piece, template)
    etree.strip_elements(root, etree.Comment, with_tail=False)


def _take_out_what_waits(template: Any) -> None:
    """Remove what follows a template up to the comment at which it ends; nothing where that is not there."""
    waiting, depth = [], 0
    for sibling in template.itersiblings():
        said = sibling.text if sibling.tag is etree.Comment else None
        if said == _ENDS and not depth:
            break
        depth += (said in _BEGINS) - (said == _ENDS)
        waiting.append(sibling)
    else:
        return
    template.tail = None
    for sibling in waiting:
        template.getparent().remove(sibling)


def _move(piece: Any, template: Any) -> None:
    """Put what a piece holds in the place of a template."""
    before = template.getprevious()
    if before is None:
        template.getparent().text = (template.getparent().text or "") + (piece.text or "")
    else:
        before.tail = (before.tail or "") + (piece.text or "")
    for child in list(piece):
        template.addprevious(child)
    template.drop_tree()
    piece.drop_tree()
