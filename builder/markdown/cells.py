"""Where the cells of a table's row stand in the text of its paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

_BETWEEN = re.compile(r"(?:^| )\|(?= |$)")
"""What parts two cells; of those around an empty one white space is folded ("a | | c")."""


def cells_of(text: str) -> list[tuple[int, int]]:
    """Return where each cell of a row begins and ends; an empty one ends where it begins."""
    seams = [match.span() for match in _BETWEEN.finditer(text)]
    found = []
    for (_, start), (end, _) in pairwise([(0, 0), *seams, (len(text), 0)]):
        start += text.startswith(" ", start, end)
        found.append((start, end))
    return found
