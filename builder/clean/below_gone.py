"""Captions told by what went above them: below the author and the date of a text stands its picture."""

from __future__ import annotations

from collections.abc import Sequence

from builder.boilerplate.forest import labelled_odds, load
from builder.boilerplate.forms import form_features
from builder.boilerplate.kinds import FEATURES, kinds
from builder.clean.rule import is_prose
from builder.clean.structure import BULLET
from builder.model import Block
from builder.sentences import sentences

_WORDS, _LONGEST = 3, 25
"""Of the shortest and the longest caption that its words make one."""
_SENTENCES = 2
"""What a caption has at the most, its credit with them: more is a paragraph that breaks off."""
_HEADS = -600
"""Log-odds of a sub-heading, in thousandths, from which a line may be one."""
_LABELLED = 2000
"""Log-odds of the story by labelled texts from which a line may be of it."""
_CAPTION = list(FEATURES).index("kind_caption")


def below_gone(blocks: Sequence[Block], left: Sequence[Block]) -> dict[int, str]:
    """Return which of the lines left are captions: right below a line that went, right above a paragraph.

    So stands also a sub-heading, of which only what stood above it went. So a line's words have to be those of captions
    more than of anything else (`kinds`), and the forest of sub-headings must not take it for one. Must not drop a
    sentence, an item of a list, what leads to the next, nor the parts of a line that signs divide.
    """
    places = {block.first: number for number, block in enumerate(blocks)}
    at = [places[block.first] for block in left]
    asked = [
        number
        for number in range(1, len(left) - 1)
        if at[number] > at[number - 1] + 1 and at[number] + 1 == at[number + 1] and is_prose(left[number + 1].text)
        if _may_be(left[number])
    ]
    if not asked:
        return {}
    texts = [block.text for block in left]
    features = form_features(texts)
    heads = load("headings").log_odds(features[asked]).tolist()
    odds = labelled_odds(texts, asked, features)
    told = [n for n, head, own in zip(asked, heads, odds, strict=True) if head < _HEADS and own < _LABELLED]
    return dict.fromkeys(told, "has a caption's words and stands below what is not of the story")


def _may_be(block: Block) -> bool:
    text = block.text
    if block.kind or is_prose(text) or "|" in text or text.endswith((":", ",")):
        return False
    if not _WORDS <= text.count(" ") + 1 <= _LONGEST or len(sentences(text)) > _SENTENCES or BULLET.match(text):
        return False
    of_kinds = kinds(text)
    return of_kinds[_CAPTION] == max(of_kinds) > 0
