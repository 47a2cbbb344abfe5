"""Numbers that a site shows of an article or a thing it sells: reading time, age, views, comments, what is in stock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.rule import Drop
from builder.model import Block

_NUMBER = r"\d{1,3}(?:[.,]?\d{3}){0,3}(?:\.\d)?\s?[kKmM]?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_SPAN = (
    r"(?:(?:about|approx\.?|less than)\s+)?(?:an?\s+)?"
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]*"
    r"(?:min(?:ute)?s?|mins?\.|sec(?:ond)?s?|hours?|hrs?)"
)
_COUNTED = (
    r"(?:page\s?)?views?|shares?|likes?|comments?|reads?|claps?|repl(?:y|ies)|responses?|retweets?|reposts?|restacks?"
    r"|reactions?|downloads?|followers?|subscribers?|votes?|points?|plays?|people\s+(?:like|are\s+reading)\s+this"
)
_COUNTER = re.compile(
    rf"(?:{_SPAN}\s+(?:read|reading(?:\s+time)?|listen|watch|video|audio)"
    rf"|(?:(?:estimated|average)\s+)?read(?:ing)?\s*(?:time|length)?\s*[:·-]?\s*{_SPAN}(?:\s+read)?"
    rf"|listen(?:\s+to\s+(?:this|the)\s+(?:article|story|post))?\s*[:·(-]?\s*(?:{_SPAN}|{_TIME})?\)?"
    rf"|{_NUMBER}\s+(?:{_COUNTED})"
    rf"|(?:{_COUNTED})\s*[:(]?\s*{_NUMBER}\)?"
    rf"|(?:shared|downloaded|viewed|watched|played)\s+{_NUMBER}\s+times"
    rf"|(?:liked|shared|starred|saved)\s+by\s+(?:\S.{{0,60}}\s)?{_NUMBER}(?:\s+(?:people|readers|others|users))?"
    rf"|{_NUMBER}\s+[a-z]+\s+(?:have\s+)?(?:found|liked|starred|saved|shared|bookmarked)\s+(?:this|it)\b.{{0,20}}"
    rf"|{_TIME}\s*[/|]\s*{_TIME}"
    rf"|(?:only|just)\s+{_NUMBER}\s+(?:(?:items?|copies|pieces)\s+)?left|(?:(?:only|just)\s+)?{_NUMBER}\s+(?:left\s+)?in\s+stock"
    r"|(?:(?:posted|published|updated|added)\s+)?(?:\d{1,3}|an?|one)\s+(?:sec(?:ond)?|min(?:ute)?|hour|hr"
    r"|day|week|month|year)s?\s+ago"
    r"|no\s+(?:comments|responses|replies)(?:\s+yet)?)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[|•·]\s*")
_LONGEST = 80


def counters(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a line that is nothing but such numbers, one or several between signs.

    Must not drop a figure of the story: a number has to stand with the word for what a site counts, and nothing else
    may stand in the line, not even a full stop ("3 comments" goes, "3 comments arrived." and "300 votes to 120" stay).
    """
    for block in blocks:
        if len(block.text) <= _LONGEST and all(map(_COUNTER.fullmatch, _BETWEEN.split(block.text.strip(" |•·")))):
            yield Drop(block=block, why="what a site counts of an article")
