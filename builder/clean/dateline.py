"""The dateline of a story: place, day and agency, before a dash at the beginning of its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.calendar_dates import MONTH
from builder.clean.agencies import AGENCY

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:-[A-ZÀ-Þ.'’]+)*"
_WORD = r"[A-ZÀ-Þ][\w.'’]*(?:-[A-ZÀ-Þ][\w.'’]*)*"
_AND = r"(?:[ /]|\s(?:and|&)\s)"
_REGION = rf"(?:,\s(?!{MONTH}\s\d)[A-ZÀ-Þ][A-Za-zÀ-ÿ.]+(?:\s[A-ZÀ-Þ][A-Za-zÀ-ÿ.]+){{0,2}})"
"""State or country: "Calif.", "D.C.", "South Korea"."""
_CAPITALS = rf"{_CAPS}(?:{_AND}{_CAPS}){{0,3}}(?P<region>{_REGION}{{0,2}}(?:\s(?:and|&)\s{_CAPS}{_REGION}{{0,2}})?),?"
_CAPITALISED = rf"{_WORD}(?:{_AND}(?:(?:d[aeo]|del|of|la|am)\s)?{_WORD}){{0,3}}{_REGION}{{0,2}},?"
_DAY = (
    r"(?:,?\s|\s?/\s?|\s?\|\s?|\s[–—-]\s|\s?\()(?:[A-Z][a-z]{2,8}\.?,?\s)?"
    rf"(?:{MONTH}\s\d{{1,2}}(?!\d)|\d{{1,2}}\s{MONTH}(?!\w))(?:,?\s\d{{4}}(?!\d))?\)?"
)
_AGENCY = r"\s*(?:(?:--|—|–)\s*)?(?:\([A-Z][\w .&’'-]{1,30}\)|/[A-Z\d][\w .-]{1,30}/)"
_NAMED = (
    r"\s*(?:(?:--|—|–)\s*)?[(/](?:[A-Z][\w .&’'-]{0,24}\s?(?i:press|wire|news(?:wire)?|agency)|PR\s?Newswire"
    rf"|{AGENCY})[)/]"
)
"""An agency by its own name, or by what such names end in: in brackets behind a name others stand as well."""
_DASH = r"(?:\s*(?:—|--)\s*|\s*(?:–|-)\s+|(?<=[)/])\s*(?:–|-))"
"""Behind the brackets of an agency a hyphen may touch the first word: “(Reuters) -The …”."""
_STORY = r"(?=[^\W_a-z]|[\"'“‘$€£¥])"
"""What follows begins a sentence: a capital, a figure, a quotation."""
_OF_CAPITALS = re.compile(rf"{_CAPITALS}(?P<day>{_DAY})?(?P<agency>{_AGENCY})?{_DASH}{_STORY}")
_SURE = re.compile(
    rf"{_CAPITALISED}(?:{_DAY}(?:{_AGENCY})?|{_NAMED}){_DASH}{_STORY}"
    rf"|(?:{_CAPITALS.replace('?P<region>', '?:')}|{_CAPITALISED}){_DAY}{_NAMED}\s+{_STORY}"
    rf"|{_NAMED}(?:{_DASH}|\s+){_STORY}"
)
_STATE = r",\s(?:[A-Z]{2}|[A-Z][a-z]{1,4}\.|Calif|(?:[A-Z]\.){2})"
_PLACED = re.compile(
    rf"{_WORD}(?:\s{_WORD}){{0,2}}{_STATE}(?:{_DASH}|\s–){_STORY}"
    rf"|[\[(](?:{_CAPS}(?:\s{_CAPS}){{0,2}}|{_WORD}(?:\s{_WORD}){{0,2}}{_STATE})(?:{_STATE})?[\])]{_DASH}{_STORY}"
    rf"|{_WORD}(?:\s{_WORD}){{0,2}}{_DASH}"
    r"(?=(?:Today|Yesterday)\b|(?:Assembly(?:member|man|woman)|Congress(?:man|woman)|Governor|Senator)\s[A-Z])"
    rf"|{_CAPS}(?:\s{_CAPS}){{0,2}}{_STATE}\s?/\s?[A-Z][\w .-]{{1,30}}\s?/"
    rf"(?:\s?{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\s?/)?\s?{_STORY}"
)
"""A place with its state before a dash or a wire service, or in brackets; alone only before “Today” or an office."""
_OF_SITE = re.compile(
    rf"(?:\([A-Z][\w.’&-]{{1,24}}(?:\s[A-Z][\w.’&-]{{1,24}}){{1,3}}\)|[A-Z][\w-]{{2,24}}\.(?:com|net|org|news))(?:{_DASH}|\s?-\s){_STORY}"
)
"""“(Example Insurer) - …”, “Example.com- …”: who publishes it, without a place."""
_OF_CNN = re.compile(rf"(?:{_WORD}(?:\s{_WORD}){{0,2}}\s)?CNN{_DASH}{_STORY}")
"""The one agency that stands there without brackets, behind a place that is only capitalised."""
_TODAY = re.compile(r"(?:Today|Yesterday)\b")
"""Behind a place in capitals, wherever it stands: “OLD HARBOUR— Today …”."""
_NO_PLACE = re.compile(
    r"[\[(]?(?:AUDIO|CORRECTED|CORRECTION|EXCLUSIVE|LIVE|OPINION|PHOTOS?|UPDATED?|VIDEOS?|WATCH)\b", re.IGNORECASE
)
_RANGE = re.compile(r"\d{1,2}(?:,\s|\s\(|$)")
"""How a day goes on that is not the last of its event: "Oct. 3 – 5, 2024"."""
_LONGEST = 160
_SHORTEST = 4
"""Letters of the shortest place in capitals that needs neither region nor day: shorter are abbreviations ("AI")."""
_FAR = 400
"""Characters in which a second dash ends what stands between two."""


def dateline(text: str, below: Sequence[str], *, late: bool = False) -> int:
    """Return where the story begins behind its dateline; 0 where `text` begins with none. `below` are the next blocks.

    A `late` one stands below standfirsts: it tells more than a place, and no other block begins with one.

    A place in capitals before a dash is one; a place that is only capitalised has a day, an agency or a state behind
    it, or “Today” or a lawmaker behind the dash. Must not take the subject of a sentence ("AI — once a toy — …") for a
    place, a stock's sign for an agency ("Example (EXM) – The …"), nor the first entry of a timeline for the day on
    which the story appeared.
    """
    if (found := _OF_CAPITALS.match(text, 0, _LONGEST)) and not _RANGE.match(text, found.end()):
        said = found["region"] or found["day"] or found["agency"]
        spaced = not late and (text[found.end() - 1] == " " or "—" not in text[found.end() : _FAR])
        if late and any(dateline(other, ()) for other in below):
            return 0
        sure = said or _TODAY.match(text, found.end())
        return found.end() if sure or (spaced and sum(map(str.isalpha, found[0])) >= _SHORTEST) else 0
    if found := _OF_CNN.match(text, 0, _LONGEST) or (None if late else _OF_SITE.match(text, 0, _LONGEST)):
        return found.end()
    sure = _PLACED if _PLACED.match(text, 0, _LONGEST) and not _NO_PLACE.match(text) else _SURE
    if (found := sure.match(text, 0, _LONGEST)) is None or _RANGE.match(text, found.end()):
        return 0
    listed = any(sure.match(other, 0, _LONGEST) for other in below)
    return 0 if listed else found.end()
