"""The letterhead of a release: who publishes it, that it may be published, when, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from builder.clean.names import byline
from builder.clean.stamp import stamp

_CAPITAL = r"[A-ZÀ-Þ][\w.’'&-]*"
_BODY = (
    r"(?i:administration|agency|assembly|association|authority|bank|board|bureau|cabinet|cent(?:er|re)|chamber|college|commission"
    r"|committee|council|court|department|directorate|division|embassy|foundation|government|headquarters|house|inc\.?|institute"
    r"|institution|laboratory|ltd\.?|corp(?:oration|\.)?|ministry|office|organi[sz]ation|parliament|secretariat|senate|service"
    r"|society|union|university)"
)
_JOINED = r"(?:,\s(?i:and\s)?|\s(?i:and|&|of|for|on)\s(?i:the\s)?)"
_NAME = re.compile(
    rf"(?:The\s)?(?:{_CAPITAL}(?:,\s(?i:and\s)?|\s(?:(?i:and|&|of|for)\s)?)){{0,6}}{_BODY}"
    rf"(?:\s(?i:of|for|on|to)\s(?i:the\s)?{_CAPITAL}(?:\s{_CAPITAL})?(?:{_JOINED}{_CAPITAL}(?:\s{_CAPITAL})?){{0,5}})?"
)
"""Behind "of" stand two words in a row at most: with a third, a headline says what the body does."""
_RELEASE = re.compile(
    r"\W*(?:for\s+(?:immediate|general)\s+release|(?:press|news|media)\s+(?:release|statement|advisory|notice|note)"
    r"|(?:release|press)\s+(?:no|number)\b\.?)\b[^.!?]{0,40}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:(?:media|press|public|news)\s+)?(?:contacts?|inquiries|enquiries|phone|tel(?:ephone)?|fax|e-?mail)\b\.?\s*:.{0,100}"
    r"|(?:(?:phone|tel|fax|e-?mail)\b\.?\s*:?\s*)?(?:\S+@\S+|\+?[\d() .-]{7,20}|(?:https?://|www\.)\S+)",
    re.IGNORECASE,
)
_CONTACTS = re.compile(r"contact|inquiries|enquiries", re.IGNORECASE)
_LONGEST = 120


def letterhead(texts: Sequence[str], story: int) -> int:
    """Return how many of the first lines, of those above `story`, are a release's letterhead; 0 for none.

    It begins with the name of a body alone, or with what calls it a release, and holds both, or such a name, a day and
    nothing else. Must not take a headline for a name ("Ministry of Water Opens Dam"), nor the name of a body that is a
    story's title: without a word on the release, the story names the body as well.
    """
    lines = texts[:story]
    named = [text for text in takewhile(_is_part, lines) if _is_name(text)]
    count = sum(1 for _ in takewhile(_is_part, lines))
    count += _asked(lines, count)
    if not named or not (_is_name(texts[0]) or _RELEASE.fullmatch(texts[0])):
        return 0
    above = texts[:count]
    if any(_RELEASE.fullmatch(text) for text in above):
        return count
    told = named[0].removeprefix("The ").removeprefix("U.S. ").casefold()
    return count if any(map(stamp, above)) and any(told in text.casefold() for text in texts[story:]) else 0


def _asked(lines: Sequence[str], count: int) -> int:
    """Return how many lines go on below "Contact:": a person's name and how he or she is reached."""
    if not count or count >= len(lines) or not _CONTACTS.search(lines[count - 1]):
        return 0
    found = byline(lines[count])
    if found is None or found.label not in ("shape", "role"):
        return 0
    return 1 + sum(1 for _ in takewhile(_is_part, lines[count + 1 :]))


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and _NAME.fullmatch(text) is not None


def _is_part(text: str) -> bool:
    return len(text) <= _LONGEST and bool(
        _is_name(text) or _RELEASE.fullmatch(text) or _CONTACT.fullmatch(text) or stamp(text)
    )
