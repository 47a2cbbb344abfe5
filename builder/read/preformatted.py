"""Pages that are a plain text with tags around it: all of their story stands in `<pre>`.

So browsers save text files, offices and archives of mailing lists publish what they have as text, and programs keep the
words of a page that they could not copy. What is set so on other pages is code, and stays as it is; here it is read as
a text file is, or nothing of the story would be prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from builder.boilerplate.markup import Place, word_count
from builder.model import Block

_LEAST = 100
"""Words of the shortest text that is told."""
_MOST = 0.7
"""Of the page's words, the share that stands in it."""
_PER_SENTENCE = 60
"""Words to a sentence, of which prose has fewer and a listing more."""
_SENTENCE_ENDS = re.compile(r"[a-z]{2}[.!?][\"”’)]?(?=\s|$)")
_CODE = re.compile(r"[{}<>=|]|\(\)|;$")
_SOME = 0.1
"""Of its lines, the share that may look like code."""


def preformatted(root: Any, blocks: Sequence[Block], places: Sequence[Place]) -> str | None:
    """Return the lines of such a page, those of its other blocks around them; None where it is another page."""
    within = [any(element.tag == "pre" for element in place.ancestors) for place in places]
    if not any(within):
        return None
    listings = [element for element in root.iter("pre") if next(element.iterancestors("pre"), None) is None]
    texts = [element.text_content() for element in listings]
    words = sum(map(word_count, texts))
    others = sum(word_count(block.text) for block, inside in zip(blocks, within, strict=True) if not inside)
    if words < _LEAST or words < _MOST * (words + others) or not _is_prose("\n".join(texts)):
        return None
    first = within.index(True)
    last = len(within) - within[::-1].index(True)
    around = [[block.text for block in some] for some in (blocks[:first], blocks[last:])]
    return "\n\n".join([*around[0], "\n".join(texts), *around[1]])


def _is_prose(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    code = sum(_CODE.search(line) is not None for line in lines)
    return len(_SENTENCE_ENDS.findall(text)) * _PER_SENTENCE >= word_count(text) and code <= _SOME * len(lines)
