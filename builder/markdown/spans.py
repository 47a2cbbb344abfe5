"""A paragraph as Markdown: its text escaped, each sentence an element that can be linked to, some names links."""

from __future__ import annotations

from collections.abc import Sequence

from builder.markdown.escape import escape
from builder.model import Sentence


def marked_up(text: str, sentences: Sequence[Sentence], links: Sequence[tuple[int, int, str]]) -> str:
    """Return `text` with a `span` around each sentence and a link over each (start, end, target).

    Both are in reading order; links lie within a sentence, or there are no sentences. With sentences the Markdown
    begins with a tag, so nothing in the text can begin a block.
    """
    pieces: list[str] = []
    at = 0
    pending = list(reversed(links))
    for sentence in sentences:
        pieces.append(escape(text[at : sentence.start]))
        pieces.append(f'<span id="{sentence.anchor}">')
        at = sentence.start
        while pending and pending[-1][0] < sentence.end:
            start, end, target = pending.pop()
            pieces.append(f"{escape(text[at:start])}[{escape(text[start:end])}]({target})")
            at = end
        pieces.append(escape(text[at : sentence.end]))
        pieces.append("</span>")
        at = sentence.end
    while pending:
        start, end, target = pending.pop()
        pieces.append(f"{escape(text[at:start])}[{escape(text[start:end])}]({target})")
        at = end
    pieces.append(escape(text[at:]))
    return "".join(pieces)


def emphasised(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `text` with each (start, end) in strong type."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces.append(f"{escape(text[at:start])}**{escape(text[start:end])}**")
        at = end
    pieces.append(escape(text[at:]))
    return "".join(pieces)
