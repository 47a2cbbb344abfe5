"""Which of the blocks that are left is the title."""

from __future__ import annotations

from collections.abc import Sequence

from builder.clean.headline import is_divided, is_stamped, may_be_title, top
from builder.clean.rule import is_bare, is_paragraph, is_unspaced
from builder.clean.stamp import stamp
from builder.clean.story import share_of
from builder.clean.structure import BULLET
from builder.model import Block

_NEAR_THE_TOP = 5
_FEW = 2
"""Lines above a story among which the first is the title, whatever it says; among more it may be a menu's."""
_LABEL = 60
"""Characters of the longest button or name of a section."""
_TITLE_WORDS = 4
"""Words of the shortest line that is the title although another line stands above it."""
_UNSPACED_TITLE = 8
"""Characters of the shortest title in a script that is written without spaces."""
_BRACKETS = ("（", "(", "【", "＜", "〈")
"""Before the name of an author, a place or a section."""


def title_block(
    blocks: Sequence[Block], known: str | None = None, headline: int | None = None, found: Block | None = None
) -> Block | None:
    """Return the title's block: the `headline` of a page, one of the first that repeats a known title, or a first line.

    `found` is the headline that was found before the lines around it went.

    A bare first line is a title only above at least one paragraph, and where markup does not make it anything else.
    Where it cannot be one, as a button or a section's name cannot, the last line above the story that can be is. Above
    several lines it has to say something of the story. A date beside a name is none at all.
    """
    if headline is not None and (told := next((block for block in blocks if block.first == headline), None)):
        return told
    if known:
        first = [block for block in blocks[:_NEAR_THE_TOP] if block.kind == "heading" or is_bare(block.text)]
        if repeated := next((b for b in first if b.text.casefold() == " ".join(known.split()).casefold()), None):
            return repeated
    if found is not None:
        return found
    where = top(blocks)
    if where.title is not None:
        return blocks[where.title]
    if blocks and blocks[0].kind not in ("", "heading", "paragraph"):
        return None
    if len(blocks) < 2 or not is_bare(blocks[0].text) or BULLET.match(blocks[0].text):
        return None
    if not any(is_paragraph(block.text) for block in blocks[1:]):
        return None
    if is_unspaced(blocks[0].text):
        return _unspaced_title(blocks[: where.story])
    if where.story > _FEW and not share_of(blocks[0].text, [block.text for block in blocks[where.story :]]):
        return None
    top_line = blocks[0].text
    is_sure = blocks[0].kind or may_be_title(top_line) or (len(top_line) > _LABEL and not is_divided(top_line))
    others = () if is_sure else reversed(blocks[1 : where.story])
    otherwise = None if is_stamped(top_line) else blocks[0]
    return next((b for b in others if may_be_title(b.text) and b.text.count(" ") >= _TITLE_WORDS - 1), otherwise)


def _unspaced_title(above: Sequence[Block]) -> Block | None:
    """Return the first line, above a story in a script without spaces, that is longer than a section's name."""
    lines = (b for b in above if is_unspaced(b.text) and not b.text.startswith(_BRACKETS) and stamp(b.text) is None)
    return next((block for block in lines if len(block.text) >= _UNSPACED_TITLE), None)
