"""Attributes and containers that Pandoc, kramdown and their kin add to Markdown: of the page's look, not of its text.

    ::: {.box #note}        a container, which ends with `:::`
    [words]{.underline}     [words](address){target="_blank"}     ## Heading {#heading}     {: .lead}
    `<br>`{=html}

To CommonMark all of this is text. Pandoc's manual ("Divs and Spans", "Generic raw attribute") and kramdown's syntax
("Attribute List Definitions") say what may stand where.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_VALUE = r"(?:\"(?:[^\"\\]|\\.){0,4000}\"|'[^'\n]{0,400}'|[^\s{}\"']{1,400})"
_ONE = rf"(?:(?:#|\.(?!\d+[\s}}]))[^\s{{}}\"']{{1,200}}|[A-Za-z_:@][\w:.@-]{{0,80}}={_VALUE})"
_LIST = rf"\s*{_ONE}(?:\s+{_ONE}){{0,80}}\s*"
_ATTRIBUTES = re.compile(rf"\{{(?::?{_LIST}|:\s*[\w-]{{1,30}}\s*|=[a-z]{{1,12}})\}}")
_RAW = re.compile(r"\{=[a-z]{1,12}\}")
_CONTAINER = re.compile(rf":{{3,}}[ \t]*(?:\{{(?:{_LIST})?\}}|[\w-]{{1,60}}(?:\[[^\]\n]{{0,100}}\])?)?[ \t]*:*")
_AFTER = ("link_close", "image", "code_inline", "html_inline", "attributes")
"""Pieces right behind which attributes are theirs; so they are behind the signs of emphasis."""


def read_attributes(parser: MarkdownIt) -> None:
    """Make `parser` give a token `attributes` for such a list, unwrap words that have one, and set containers apart."""
    parser.block.ruler.before(
        "fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.inline.ruler.before("link", "span", _span)
    parser.inline.ruler.before("link", "attributes", _attributes)


def _container(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", begin) or state.is_code_block(line):
        return False
    if _CONTAINER.fullmatch(state.src, begin, state.eMarks[line]) is None:
        return False
    if not silent:
        state.line = line + 1
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    """Take a list behind what it is of, alone in a line, or behind a blank at the end of a block."""
    if state.src[state.pos] != "{":
        return False
    found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    text, end = state.pending, found.end()
    begins = not text and (not state.tokens or state.tokens[-1].type in ("softbreak", "hardbreak"))
    ends = end == len(state.src) or state.src[end] == "\n"
    behind = not text and bool(state.tokens) and (state.tokens[-1].type in _AFTER or state.src[state.pos - 1] in "*_")
    if not (behind or (begins and ends) or (end == len(state.src) and text.endswith(" "))):
        return False
    if not silent:
        if behind and state.tokens[-1].type == "code_inline" and _RAW.fullmatch(found.group()):
            state.tokens[-1].type = "html_inline"
        state.push("attributes", "", 0)
    state.pos = end
    return True


def _span(state: StateInline, silent: bool) -> bool:
    """Take the brackets of words that have attributes; what stands in them is read on.

    Nothing is skipped as one: a link may hold such words, and none that holds another.
    """
    if silent or state.src[state.pos] != "[":
        return False
    start, most = state.pos + 1, state.posMax
    label = state.md.helpers.parseLinkLabel(state, state.pos)
    found = _ATTRIBUTES.match(state.src, label + 1, most) if label >= 0 else None
    if found is None:
        return False
    state.pos, state.posMax = start, label
    state.md.inline.tokenize(state)
    state.pos, state.posMax = found.end(), most
    state.push("attributes", "", 0)
    return True
