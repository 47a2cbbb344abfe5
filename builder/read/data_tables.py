"""Tables of data, and where the text of their cells stands in a row; tables that only lay out a page are none.

A cell may hold paragraphs, breaks and lists, stand empty, or reach over several columns and rows (HTML Living Standard,
4.9.12.1, "Forming a table"). Its row is one line all the same, with what stands in one column below what heads it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.read.elements import HEADINGS

_NOT_IN_DATA = (*HEADINGS, "pre")
"""What stands in no cell but one that lays out the page, or numbers the lines of a listing beside it."""
_LAID_OUT = frozenset(("presentation", "none"))
_LONGEST = 200
"""Words of the longest cell; what holds more is a column of the page."""
_WIDEST = 50
"""Columns and rows that one cell can reach over."""


@dataclass(frozen=True, slots=True)
class DataTables:
    """What the tables of data of a page hold."""

    cells: Mapping[Any, int]
    """Each cell, and how many columns stand between it and the cell before it, or before the first of its row."""
    rows: frozenset[Any]
    """The elements that hold cells; templates leave out the row of a head."""


def data_tables(root: Any) -> DataTables:
    """Return the cells and the rows of the tables of a page that hold data.

    Such a table holds no other, in its cells no heading, no listing and no long text, and several cells beside each
    other; and where a single row is all that it has, no paragraphs: those are columns of text.
    """
    tables = list(root.iter("table"))
    holding = {next(table.iterancestors("table"), None) for table in tables}
    cells: dict[Any, int] = {}
    rows: set[Any] = set()
    for table in tables:
        if table in holding or (table.get("role") or "") in _LAID_OUT:
            continue
        lines: dict[Any, list[Any]] = defaultdict(list)
        for cell in table.iter("td", "th"):
            lines[cell.getparent()].append(cell)
        if _is_data(list(lines.values())):
            rows.update(lines)
            cells.update(_placed(list(lines.values())))
    return DataTables(cells=cells, rows=frozenset(rows))


def _is_data(rows: list[list[Any]]) -> bool:
    words = [[len(cell.text_content().split()) for cell in row] for row in rows]
    filled = [sum(map(bool, sizes)) for sizes in words]
    if max(filled, default=0) < 2 or max(map(max, words)) > _LONGEST:
        return False
    if any(next(cell.iter(*_NOT_IN_DATA), None) is not None for row in rows for cell in row if cell.tag == "td"):
        return False
    return sum(map(bool, filled)) > 1 or all(next(cell.iter("p", "div"), None) is None for row in rows for cell in row)


def _placed(rows: list[list[Any]]) -> Iterator[tuple[Any, int]]:
    """Return each cell with the columns between it and the cell before it."""
    reaching: Counter[int] = Counter()
    """For how many more rows a cell from above takes each column."""
    for row in rows:
        taken = {column for column, left in reaching.items() if left > 0}
        reaching.subtract(taken)
        column = last = 0
        for cell in row:
            while column in taken:
                column += 1
            yield cell, column - last
            last = column
            width, height = (_reach(cell.get(key)) for key in ("colspan", "rowspan"))
            for each in range(column, column + width) if height > 1 else ():
                reaching[each] = height - 1
            column += width


def _reach(said: str | None) -> int:
    """Return how many columns or rows a cell says that it takes."""
    return min(max(int(said), 1), _WIDEST) if said and said.isdecimal() and len(said) < 5 else 1
