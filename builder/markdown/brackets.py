"""Names in double brackets within Markdown that is published as a person wrote it: pages, introductions.

The text stays as it is; only the brackets become links. Where they are a name is asked of the engine that renders the
site: each is replaced by a word of its own, and where the word shows as text outside of code, there they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import html

from builder.markdown.rendering import adds_only_links, rendered

_LINE_END = r"\n(?![ \t]*\n)"
BRACKETED = re.compile(
    rf"\[\[(?=[^\[\]|]*[^\s\[\]|])(?P<name>(?:[^\[\]|\\\n]|{_LINE_END})+)"
    rf"(?:\\?\|(?=[^\[\]]*[^\s\[\]])(?P<shown>(?:[^\[\]\n]|{_LINE_END})+))?\]\]"
)
"""In a table's row the bar is written `\\|`; a line may end within, a paragraph may not."""
_SILENT = ("code", "pre", "script", "style")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracketed:
    """A name in double brackets."""

    start: int
    end: int
    """In the Markdown."""
    name: str
    shown: str
    """Markdown of what is shown."""


def bracketed(markdown: str) -> list[Bracketed]:
    """Return the names of a text, in order; none that is escaped, or in code, an attribute or a comment."""
    found = [
        Bracketed(start=m.start(), end=m.end(), name=" ".join(m["name"].split()), shown=m["shown"] or m["name"])
        for m in BRACKETED.finditer(markdown)
        if not _escaped(markdown, m.start())
    ]
    if not found:
        return []
    mark = next(word for word in _words() if word not in markdown)
    probe = _replaced(markdown, {name: f"{mark}{number}{mark}" for number, name in enumerate(found)})
    text = "\n".join(_running_text(rendered(probe)))
    return [name for number, name in enumerate(found) if f"{mark}{number}{mark}" in text]


def _escaped(markdown: str, at: int) -> bool:
    start = at
    while start and markdown[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1


def spliced(markdown: str, targets: Mapping[Bracketed, str | None]) -> tuple[str, list[Bracketed]]:
    """Return the text with each name as a link to its target, or as text where that is None.

    Where a link would change the page beyond itself, as within raw HTML, it is text as well: those names come second.
    """
    refused: list[Bracketed] = []
    wanted = {name: target for name, target in targets.items() if target}
    if not _splices(markdown, targets, wanted):
        refused = [name for name in wanted if not _splices(markdown, targets, {name: wanted[name]})]
        wanted = {name: target for name, target in wanted.items() if name not in refused}
        if not _splices(markdown, targets, wanted):
            refused, wanted = list(wanted), {}
    return _with_links(markdown, targets, wanted), refused


def _splices(markdown: str, names: Mapping[Bracketed, str | None], wanted: Mapping[Bracketed, str]) -> bool:
    return adds_only_links(_with_links(markdown, names, wanted), _with_links(markdown, names, {}), len(wanted))


def _with_links(markdown: str, names: Mapping[Bracketed, str | None], wanted: Mapping[Bracketed, str]) -> str:
    texts = {name: f"[{name.shown}]({wanted[name]})" if name in wanted else name.shown for name in names}
    return _replaced(markdown, texts)


def _replaced(markdown: str, texts: Mapping[Bracketed, str]) -> str:
    pieces: list[str] = []
    at = 0
    for name, text in texts.items():
        pieces += [markdown[at : name.start], text]
        at = name.end
    return "".join([*pieces, markdown[at:]])


def _words() -> Iterator[str]:
    """Return words that mean nothing in Markdown and stand in no text."""
    number = 0
    while True:
        yield f"zq{number}qz"
        number += 1


def _running_text(page: str) -> Sequence[str]:
    root = html.fragment_fromstring(page, create_parent=True)
    silent = " or ".join(f"ancestor::{tag}" for tag in _SILENT)
    return [str(text) for text in root.xpath(f"//text()[not({silent})]")]
