"""What a page holds but shows only on demand: dialogs, forms to sign in, notices that a script may call up.

A browser that saves a page saves these as well, often between the story and its end. Hidden text is not always
foreign: sections that unfold, slides and the story of a page that a script reveals are hidden, too. So what hides
nothing but itself counts: a dialog is none of the page's text ("a separate window", WAI-ARIA 1.2, dialog; what is
aria-modal is one as well); of the rest, what stands apart from the story, and what has fields to fill in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from builder.boilerplate.markup import Place, word_count
from builder.model import Block

_NOT_DISPLAYED = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_SHOWN_ELSEWHERE = re.compile(r":(?:block|flex|grid|inline|table|contents)|visible|show")
"""Of the classes beside "hidden": it is so on small or on large screens alone."""
HAS_A_FIELD = "boolean(.//input[not(@type) or contains('email text tel password', @type)])"
"""XPath: whether there is something to fill in, not only to tick or to press."""
_HALF = 0.5
_ENOUGH = 150
"""Words of a story beside which a dialog is none, however long: some list hundreds of cookies."""


def unshown(
    blocks: Sequence[Block], places: Sequence[Place], prose: Sequence[bool], outside: Collection[int]
) -> Iterator[tuple[list[int], str]]:
    """Return the blocks of each element that is hidden or a dialog and not of the story, with why.

    Must not take what holds half of the story's words; of a dialog, unless there is a story beside it.
    """
    held: dict[Any, list[int]] = defaultdict(list)
    hiding = set(filter(_hides, dict.fromkeys(element for place in places for element in place.ancestors)))
    for number, place in enumerate(places):
        hidden = next(filter(hiding.__contains__, place.ancestors), None) if hiding else None
        if hidden is not None:
            held[hidden].append(number)
    if not held:
        return
    within = {number for numbers in held.values() for number in numbers}
    words = [word_count(block.text) if prose[n] and n not in outside else 0 for n, block in enumerate(blocks)]
    story = sum(words)
    main = _main(places, [0 if n in within else size for n, size in enumerate(words)])
    for element, numbers in held.items():
        told = sum(words[number] for number in numbers)
        if told >= max(1, _HALF * story) and not (_is_dialog(element) and story - told >= _ENOUGH):
            continue
        if _is_dialog(element):
            yield numbers, "it is a dialog of the page"
        elif element.xpath(HAS_A_FIELD):
            yield numbers, "it is hidden and has a field to fill in"
        elif main is not None and _is_apart(element, main):
            yield numbers, "it is hidden and stands apart from the story"


def _hides(element: Any) -> bool:
    if _is_dialog(element) or element.get("hidden") is not None:
        return True
    classes = (element.get("class") or "").split()
    if "hidden" in classes:
        return not any(map(_SHOWN_ELSEWHERE.search, classes))
    return _NOT_DISPLAYED.search(element.get("style") or "") is not None


def _is_dialog(element: Any) -> bool:
    modal = element.get("aria-modal") == "true"
    return element.tag == "dialog" or element.get("role") in ("dialog", "alertdialog") or modal


def _is_apart(element: Any, main: Any) -> bool:
    """Say whether an element stands elsewhere on the page than the story, and not among its sections or slides."""
    around = element.getparent()
    return (
        around is not main
        and (around.tag == "body" or around not in main.iterancestors())
        and (main not in element.iterancestors())
    )


def _main(places: Sequence[Place], words: Sequence[int]) -> Any:
    """Return the innermost element with most of the words; None where there are none."""
    sums: dict[Any, int] = defaultdict(int)
    for place, size in zip(places, words, strict=True):
        if size:
            for element in dict.fromkeys(place.ancestors):
                sums[element] += size
    total = sum(words)
    most = [element for element, size in sums.items() if size > _HALF * total]
    return most[-1] if most else None
