"""What a person wrote as a briefing, cut into points: `content/briefings/<name>.md`.

A point is a paragraph, an item of a list, or a quotation (`>`). Its sources stand in it as `[[article-slug#p14s2]]`;
whether they say what the point says they do is looked up later, when the articles are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.characters import fold
from builder.errors import Problem
from builder.model import Correction, Draft, Status
from builder.slugs import Slug

_ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBriefing:
    """A briefing that a person wrote, its citations not yet looked up."""

    slug: Slug
    path: str
    title: str | None
    drafts: tuple[Draft, ...]
    status: Status = "published"
    withdrawn: str | None = None
    """Why, with that status."""
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[Slug, ...] = ()
    """Former names."""


def drafts_of(path: str, lines: Sequence[str], above: int, problems: list[Problem]) -> tuple[str | None, list[Draft]]:
    """Return title and points of a page below its front matter of `above` lines; what is neither is a problem."""
    title: str | None = None
    drafts: list[Draft] = []
    for line, text, quoted in _blocks(lines, above):
        if heading := _HEADING.match(text):
            if len(heading[1]) > 1 or title or drafts:
                said = "a briefing is a list of points below one '# Title'; remove this heading or make it a point"
                problems.append(Problem(path=path, line=line, text=said))
            title = title or heading[2]
        elif text.lstrip().startswith("<"):
            said = "raw HTML is not shown; write the point as plain text with its sources, as in [[article-slug#p14]]"
            problems.append(Problem(path=path, line=line, text=said))
        elif folded := fold(text)[0]:
            drafts.append(Draft(text=folded, path=path, line=line, quoted=quoted))
    if not drafts:
        problems.append(
            Problem(path=path, line=above + 1, text="there is no point; write one as '- text [[slug#p14]]'")
        )
    return title, drafts


def _blocks(lines: Sequence[str], above: int) -> Iterator[tuple[int, str, bool]]:
    """Return line, text and kind (a quotation or not) of each paragraph, item and heading."""
    gathered: list[str] = []
    first, quoted = 0, False
    for number, line in enumerate([*lines[above:], ""], above + 1):
        quote, item = _QUOTE.match(line), _ITEM.match(line)
        begins = item is not None or _HEADING.match(line) is not None or (quote is not None) != quoted
        if gathered and (not line.strip() or begins or _HEADING.match(gathered[0])):
            yield first, " ".join(gathered), quoted
            gathered = []
        if line.strip():
            if not gathered:
                first, quoted = number, quote is not None
            start = quote or item
            gathered.append(line[start.end() :].strip() if start else line.strip())
