"""Breadcrumbs, menus and the buttons of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.clean.headline import top
from builder.clean.rule import Drop, is_bare, is_prose, prose_of
from builder.model import Block

_CRUMB = re.compile(r"\s*(?:[>›»→]|::)\s*|\s+[/\\]\s+")
_ITEM = re.compile(r"\s*[|•·]\s*")
_ROOT = re.compile(r"(?:home(?:\s?page)?|start|main|index|front\s+page|you\s+are\s+here:?\s*.*)", re.IGNORECASE)
_SOCIAL = (
    r"facebook|twitter|x|linkedin|instagram|whatsapp|telegram|reddit|pinterest|youtube|tiktok|flipboard|threads|bluesky"
    r"|mastodon"
)
"""Networks on which pages are shared."""
_BUTTON = re.compile(
    r"(?:skip|jump)\s+to\s+(?:(?:the|main|page|primary)\s+)*(?:content|navigation|menu|search|footer|article)"
    r"|(?:(?:main|site|mobile|toggle|open|close|show|hide)\s+)?(?:menu|navigation|navbar|sidebar)"
    r"|toggle\s+\w+(?:\s+\w+)?"
    r"|(?:search|find)(?:\s+(?:this|the|our)\s+(?:site|website))?(?:\s+for)?:?|go|home(?:\s?page)?"
    r"|log\s?(?:in|out)|sign\s?(?:in|out|up)"
    r"|register|my\s+account|account|subscribe|newsletters?|e-?paper|contact(?:\s+us)?|about(?:\s+us)?"
    r"|careers|help|faqs?"
    r"|site\s?map|accessibility|privacy(?:\s+(?:policy|notice|statement))?|cookie\s+(?:policy|settings"
    r"|preferences)|cookies"
    r"|terms(?:\s+(?:of\s+(?:use|service)|(?:and|&)\s+conditions))?|imprint|legal(?:\s+notice)?|disclaimer"
    r"|advertise(?:\s+with\s+us)?"
    r"|(?:back\s+to\s+|go\s+to\s+)?top(?:\s+of\s+page)?|scroll\s+to\s+top|close|cancel|dismiss|ok"
    r"|accept(?:\s+all)?|reject(?:\s+all)?"
    r"|(?:read|show|see|load|view)\s+(?:more|less|all)|more|less|expand(?:\s+all)?|collapse(?:\s+all)?"
    r"|loading(?:\s?[.…]+)?"
    r"|(?:previous|prev|next|older|newer)(?:\s+(?:article|story|post|posts|page|slide))?|all\s+(?:posts"
    r"|articles|news|stories)"
    r"|print|cite|embed|pin\s+it|tweet(?:\s+it)?|e-?mail|copy(?:\s+link)?|link\s+copied!?|save|bookmark|listen|play|pause|mute|unmute"
    r"|full\s?screen|replay|watch"
    rf"|{_SOCIAL}"
    r"|rss(?:\s+feed)?|enlarge(?:\s+(?:image|photo))?|view\s+(?:image|gallery|full\s?screen)"
    r"|download(?:\s+pdf)?|pdf|english|edition",
    re.IGNORECASE,
)
_NETWORKS = re.compile(
    rf"(?:(?:{_SOCIAL}|line|messenger|wechat|weibo|viber|xing|snapchat|tumblr|pocket|e-?mail|copy\s+link|rss|print)"
    r"(?:[\s,|/·•]+|$)){2,}$",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"facebook|twitter|linkedin|whatsapp|reddit|pinterest|instagram|youtube|bluesky|mastodon", re.IGNORECASE
)
_PAGER = re.compile(
    r"(?:previous|prev|next|older|newer)(?:\s+(?:article|story|post|page|issue))?\s*[:→»]\s*\S.*", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:\(?\d{1,3}[.)]\s*|\[\d{1,3}\]\s*|[*•-]\s+)?(?:https?://|www\.)\S+")
_ADDRESSES = 3
"""Lines of the shortest list of addresses that a browser for text writes below a page."""
_LONGEST = 400
_LONGEST_PART = 70


def navigation(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a breadcrumb trail, a line of buttons, and a button alone outside the story.

    A trail has three parts between arrows or slashes, or two that begin at "Home". Buttons are the words with which
    sites are operated. "Next: …" below the story leads to another, and a list of bare addresses there is what a browser
    for text makes of a page's links; it goes with the line above it. Must not drop a sub-heading ("Search", "More") or
    the row of a table: trails and buttons alone go only before the first paragraph, a standfirst apart, or after the
    last; within the story two buttons have to stand in one line, or two names of networks with nothing between them.
    """
    prose = prose_of(blocks)
    first, last = (prose[0], prose[-1]) if prose else (0, len(blocks))
    where = top(blocks)
    if where.story == first:
        first = where.end
    listed = _addresses(blocks, last + 1)
    for number, block in enumerate(blocks):
        text = block.text
        if number in listed:
            yield Drop(block=block, why="addresses of links, listed below the story")
            continue
        if len(text) > _LONGEST:
            continue
        within = first <= number <= last
        if not within and _is_trail(text):
            yield Drop(block=block, why="a trail of links that leads to the page")
        elif number > last and not is_prose(text) and _PAGER.fullmatch(text):
            yield Drop(block=block, why="leads to the next page or the one before")
        elif len(text) <= _LONGEST_PART and _NETWORKS.match(text) and _NETWORK.search(text):
            yield Drop(block=block, why="names of networks to share it on")
        elif _is_buttons(text, 2 if within else 1):
            yield Drop(block=block, why="buttons of the page")


def _addresses(blocks: Sequence[Block], start: int) -> frozenset[int]:
    """Return the lines from `start` on that are addresses in a row, with the bare line above each row."""
    found: set[int] = set()
    is_address = [_ADDRESS.fullmatch(block.text) is not None for block in blocks[start:]]
    for addressed, run in groupby(enumerate(is_address, start), key=lambda each: each[1]):
        numbers = [number for number, _ in run]
        if addressed and len(numbers) >= _ADDRESSES:
            above = numbers[0] - 1
            found.update(numbers, [above] if above >= start and is_bare(blocks[above].text) else [])
    return frozenset(found)


def _is_trail(text: str) -> bool:
    parts = [part for part in _CRUMB.split(text) if part]
    if len(parts) < 2 or any(len(part) > _LONGEST_PART for part in parts[:-1]) or text.endswith((".", ";", ":")):
        return False
    return bool(_ROOT.fullmatch(parts[0])) or (len(parts) >= 3 and all(part[0].isupper() for part in parts))


def _is_buttons(text: str, fewest: int) -> bool:
    if fewest > 1 and not any(sign in text for sign in "|•·"):
        return False
    parts = [part for part in _ITEM.split(text.strip(" |•·*-[]")) if part]
    return len(parts) >= fewest and all(len(part) <= _LONGEST_PART and _BUTTON.fullmatch(part) for part in parts)
