"""Pieces of a block that are no text, cut out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.model import Block
from builder.spans import moved


def without(block: Block, pieces: Sequence[re.Match[str]]) -> Block:
    """Return a block without pieces of its text, in their order, with its spans where their words are."""
    alignment: list[int] = []
    text = ""
    at = 0
    for piece in pieces:
        alignment += range(len(text), len(text) + piece.start() - at)
        text += block.text[at : piece.start()]
        alignment += [len(text)] * (piece.end() - piece.start())
        at = piece.end()
    alignment += range(len(text), len(text) + len(block.text) - at + 1)
    text += block.text[at:]
    return replace(block, text=text, spans=moved(block.spans, alignment, text))
