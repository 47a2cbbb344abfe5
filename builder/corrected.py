"""Notes of correction: what a text says of an earlier version of itself, and nothing of the story.

Such a note repeats what was wrong: as a figure, as an event or as a point of a briefing it would say what the article
does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.calendar_dates import MONTH

_TEXT = r"(?:article|story|post|piece|column|item|headline|page|caption|essay|explainer|newsletter)"
_DAY = (
    rf"(?:\s?[,(]?\s?(?:on\s)?(?:[a-z]{{3,6}}day,?\s)?(?:{MONTH}\s[0-9]{{1,2}}(?:st|nd|rd|th)?|[0-9]{{1,2}}\s{MONTH})"
    r"(?:,?\s[0-9]{4})?\)?)"
)
_CORRECTION = re.compile(
    r"[\[(*_—–\s]{0,4}(?:"
    r"(?:corrections?|clarifications?|erratum|errata)(?:\s(?:and|&)\s(?:corrections?|clarifications?)|\sappended)?"
    rf"[*_]{{0,2}}(?:{_DAY}?[*_]{{0,2}}\s?:|{_DAY}\s[—–-]\s)"
    rf"|editor(?:[’']s|s[’']?)\snotes?{_DAY}?[*_]{{0,2}}(?:\s?:|\s?[—–]|\s-\s)"
    r"|(?:(?:because|as\sa\sresult|due|owing)\s(?:of|to)\s[^,.;:]{3,50},\s|in\s)?(?:an?\s|the\s)?"
    rf"(?:earlier|previous|original|prior)\sversions?\sof\sthis\s(?:{_TEXT}|report)\b"
    rf"|updated?{_DAY}?[*_]{{0,2}}(?:,?\s(?:at\s)?[0-9]{{1,2}}(?::[0-9]{{2}})?\s?[ap]\.?m\.?(?:\s[A-Z]{{2,4}})?)?[*_]{{0,2}}\s?:[*_]{{0,2}}\s"
    rf"(?:add(?:s|ed|ing)|corrects?|corrected|clarif(?:ies|ied)|this\s{_TEXT})\b"
    rf"|this\s{_TEXT}\s(?:was|has\s(?:since\s)?been)\s(?:since\s|later\s)?(?:updated|corrected|amended|revised|clarified)\b"
    r")",
    re.IGNORECASE,
)


def corrected_from(text: str, sentences: Iterable[tuple[int, int]]) -> int:
    """Return where a note of correction begins in a paragraph, with the sentence that says so; its end without one.

    What follows in the paragraph belongs to the note: "They demanded $3 million." The words "Update:" begin one only
    where they speak of the text ("Added a reply"): otherwise what follows them goes on with the story.
    """
    return next((start for start, end in sentences if _CORRECTION.match(text, start, end)), len(text))
