"""Notes that a page shows beside a paragraph and has in the middle of it: they are set apart, so that sentences go on.

Templates that set notes into the margin, or show them when a reader points at their mark, write each note right behind
it: "The plan<span class="sidenote">Drafted in May.</span> was dropped."
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from builder.read.elements import HEADINGS

_CALLED = re.compile(
    r"(?:^|[\s_-])(?:side-?notes?|margin-?(?:notes?|aside)|column-margin)(?:$|\s|[_-]+(?:content|text|body|inner|wrap\w*)(?:$|\s))"
    r"|(?:foot|side)[-_]?note[-_]*(?:content|text|body)|ltx_note_content|tooltip[-_]*(?:text|content|body)",
    re.IGNORECASE,
)
"""What templates call the text of such a note, but not its number or its switch (Tufte CSS, Quarto, Hugo, LaTeXML)."""
_HOLDERS = frozenset([*"p li dd dt blockquote div section article td th figcaption".split(), *HEADINGS])
_ENDED = frozenset(["p", *HEADINGS])
"""Elements that hold nothing but running text: a note is set behind them, not at their end."""
_LEFT = frozenset(("td", "th", "figcaption"))
_NOT_SHOWN = ("template", "noscript", "svg", "select", "button")
_FEWEST = 3
"""Words of the shortest note."""
_MOST = 500
"""Notes of a page that are looked at."""


def set_notes_apart(root: Any) -> None:
    """Put each note that stands within running text behind its paragraph, as an item of a list.

    Must not take what holds all the text of its paragraph: there it is no note in one.
    """
    found = (span for span in root.iter("span", "small") if _CALLED.search(span.get("class") or ""))
    behind: dict[Any, Any] = {}
    for note in list(islice(found, _MOST)):
        if any(_CALLED.search(inner.get("class") or "") for inner in islice(note.iter("span", "small"), 1, None)):
            continue
        holder = next(note.iterancestors(*_HOLDERS), None)
        words = len(note.text_content().split())
        if (
            holder is None
            or holder.tag in _LEFT
            or words < _FEWEST
            or next(note.iterancestors(*_NOT_SHOWN), None) is not None
        ):
            continue
        if len(holder.text_content().split()) < 2 * words and not _goes_on(note):
            continue
        note.drop_tree()
        note.tail, note.tag = None, "li"
        for key in ("style", "hidden"):
            note.attrib.pop(key, None)  # its mark shows it
        if holder in behind:
            behind[holder].append(note)
            continue
        behind[holder] = items = note.makeelement("ul")
        items.append(note)
        if holder.tag in _ENDED:
            holder.addnext(items)
        else:
            holder.append(items)


def _goes_on(note: Any) -> bool:
    """Say whether text stands before a note in its own element."""
    above = note.getprevious()
    text = note.getparent().text if above is None else above.tail
    return bool((text or "").strip()) or above is not None
