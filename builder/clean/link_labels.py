"""Labels of links for those who hear a page, in its running text: "the plan, opens new tab, says …".

On the page they are hidden from sight (WCAG 2.1, technique G201), by styles that no reader of pages can know all of;
programs that make Markdown of pages write them out: "[the plan(opens in a new window)](https://example.org/plan)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.clean.cuts import without
from builder.model import Block, Repair
from builder.screened import screened

_LABEL = screened(
    r"(?:\s?,\sopens\s(?:in\s)?(?:an?\s)?new\s(?:tab|window)"
    r"|\s?\((?:link\s)?opens\s(?:up\s)?in\s(?:an?\s)?new\s(?:browser\s)?(?:tab|window)\)"
    r"|\s?\(View\sHighlight\))(?=[\s.,;:)”’']|$)",
    re.IGNORECASE,
)

_FEWEST = 10
"""Blanks in running text."""


def without_link_labels(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    """Return the blocks without such labels, and each as a repair of its raw line.

    Must not cut words that a sentence needs: the wordings are those of links, behind a comma or in brackets. Nor the
    label of a line that only leads elsewhere, which is known by it.
    """
    told = (block for block in blocks if block.text.count(" ") >= _FEWEST)
    labels = {block.first: found for block in told if (found := list(_LABEL.finditer(block.text)))}
    repaired = (
        Repair(line=first, was=label[0], now="", rule="link_label") for first, some in labels.items() for label in some
    )
    left = (without(block, labels[block.first]) if block.first in labels else block for block in blocks)
    return tuple(left), tuple(repaired)
