"""Template code in Markdown that was written for a site generator: Hugo's shortcodes, the tags of Liquid and Jinja.

Such files are read as they lie in a repository, before the generator has put anything in their place:

    {{< youtube id="x" >}}    {{% notice %}}    {% include x %}    [text]({{< ref "page.md" >}})

The code is no text, and an address in it leads nowhere from here. `{{ x }}` alone stays: encyclopedias, formulas and
articles on templates write it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_CODE = r"\{\{(?P<hugo>[<%])[^{}\n]{0,500}[>%]\}\}|\{%[^{}%\n]{1,500}%\}"
_TEMPLATE = re.compile(_CODE)
_TARGET = re.compile(
    rf"\]\(\s*(?:{_CODE}|\{{\{{[^{{}}\n]{{1,500}}\}}\}})[^()\s]{{0,200}}(?:\s+\"[^\"\n]{{0,300}}\")?\s*\)"
)


def read_templates(parser: MarkdownIt) -> None:
    """Make `parser` give a token `template` for code, and no web address for one that is made of it."""
    parser.core.ruler.before("inline", "template", _addresses)
    parser.inline.ruler.before("link", "template", _code)


def without_code(html: str) -> str:
    """Return raw HTML without the code in it, which is in its addresses as well."""
    return _TEMPLATE.sub("", html) if "{" in html else html


def _addresses(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and "{" in token.content:
            token.content = _TARGET.sub("](template:)", token.content)


def _code(state: StateInline, silent: bool) -> bool:
    match = _TEMPLATE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("template", "", 0)
    state.pos = match.end()
    return True
