"""Labels of links for those who hear a page, which programs write out that make Markdown of pages.

    [the plan(opens in a new window)](https://example.org/plan)

On the page they are hidden from sight (WCAG 2.1, technique G201), and no words of the story.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_LABEL = re.compile(
    r"\s?\((?:[Oo]pens|[Ll]ink\s[Oo]pens)\s(?:in|up\sin)\s(?:a\s)?[Nn]ew\s(?:[Bb]rowser\s)?(?:[Ww]indow|[Tt]ab)\)"
)

_FEWEST = 10
"""Blanks in running text."""


def read_spoken_labels(parser: MarkdownIt) -> None:
    """Make `parser` give a `markup` token for such a label in running text.

    Must not take other words in brackets, nor the label of a line that only leads elsewhere, which is known by it.
    """
    parser.core.ruler.after("inline", "spoken_label", _labels)


def _labels(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and " new " in token.content.lower():
            said = _LABEL.sub("", "".join(child.content for child in token.children if child.type == "text"))
            if said.count(" ") < _FEWEST:
                continue
            token.children = [piece for child in token.children for piece in _without_label(child)]


def _without_label(child: Token) -> list[Token]:
    if child.type != "text" or not _LABEL.search(child.content):
        return [child]
    child.content = _LABEL.sub("", child.content)
    return [child, Token("markup", "", 0)]
