"""Two sentences as one point: one that reads alone, and the next, which leans on it.

What opens with "This is", "It" or "Under the law" means what the sentence before says: Hobbs ("Resolving Pronoun
References", 1978) finds nine antecedents of ten in the same sentence or the one before. Where that one stands beside it
there is nothing left to guess, so an opening that would be refused alone is none here. All else that leans further
back is refused as ever. Behind the first sentence of an article nothing can: there is no further back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.brief.bodies import is_unnamed_body
from builder.brief.compared import compares
from builder.brief.definite import points_back
from builder.brief.pronouns import has_thing, means_what_is_elsewhere, speaks_to_the_reader
from builder.brief.relational import lacks_its_other
from builder.brief.shape import is_whole
from builder.brief.unsaid import lacks_complement
from builder.calendar_dates import CALENDAR_WORD

LONGEST = 60
"""Words of a passage, as of a single point."""
_FEWEST = 6
_SERIES = re.compile(
    r"(?:And|Or|Nor|Also|Too|Another|Others?|Both|Neither|Either|Finally|First|Second|Third|Secondly|Thirdly|Lastly|Next"
    r"|A\s(?:second|third|fourth|further)|The\s(?:other|others|second|third|former|latter|same|rest|two|three)|Such"
    r"|One|Two|Three|Four|Some|Many|Most|All|None|Each|Here|There|Again|Meanwhile|Separately|Elsewhere|Still|But|Learn|See|Read|Find|Click|Visit|Contact|Join|Try|Use|Get|Check|Consider|Explore)\b"
)
"""What goes on with a series that may have begun before, or turns to something else."""
_THEN = re.compile(
    r"(?:An?|One|Two|Three|Several|The)\s(?:same\s)?(?:day|week|month|year|hour)s?\s(?:earlier|later|before|after)\b"
    r"|The\s(?:next|following|previous|same)\s(?:day|week|month|year|morning|evening)\b|(?:By|Since|Until)\sthen\b"
)
_DATED = re.compile(rf"{CALENDAR_WORD}|\d|\b(?:today|yesterday|this|last|next)\b")
"""“A day earlier”: than what, is told by a day in the sentence before."""
_POINTS = re.compile(r"(?:This|That|These|Those)\s(?=[a-z])")
_THAT_COUNTRY = re.compile(r"\b(?:in|of|to|for|from)\s(?:this|that)\s(?:country|nation)\b")
_PERSON = re.compile(r"(?:He|She|His|Her)\b")
_THING = re.compile(r"(?:It|Its)\b")
_THINGS = re.compile(r"(?:They|Their)\b")
_PLURAL = re.compile(r"\b[a-z]{3,}(?<!s)s\b|\b\w[\w’'-]*,?\sand\s(?:the\s)?[A-Z\[]")


def reads_on(first: str, second: str, *, opens_article: bool, names: Mapping[str, str]) -> bool:
    """Say whether `second` makes sense behind `first`, which reads alone; `names` are their names' kinds."""
    words = second.count(" ") + 1
    if words < _FEWEST or not is_whole(second):
        return False
    if speaks_to_the_reader(second) or _SERIES.match(second):
        return False
    if _THEN.match(second) and not _DATED.search(first):
        return False
    if opens_article:
        return not compares(second)
    people = [name for name, kind in names.items() if kind == "person"]
    if not _has_antecedent(first, second, people):
        return False
    second = _of_the_one(second, first, names)
    both = f"{first} {_POINTS.sub('', second, count=1) if _POINTS.match(second) else second}"
    return not (
        points_back(both)
        or is_unnamed_body(both, names)
        or lacks_complement(second)
        or lacks_its_other(second)
        or compares(second)
        or means_what_is_elsewhere(both, first_name=0, people=people)
    )


def _of_the_one(second: str, first: str, names: Mapping[str, str]) -> str:
    """Return the second sentence without "that country", where the first names one country alone."""
    countries = {name for name, kind in names.items() if kind == "country" and name in first}
    return _THAT_COUNTRY.sub("there", second) if len(countries) == 1 else second


def _has_antecedent(first: str, second: str, people: list[str]) -> bool:
    """Say whether something in the first sentence can be meant by the pronoun that opens the second."""
    if _PERSON.match(second):
        return any(name in first for name in people)
    if _THING.match(second):
        return has_thing(first, people)
    if _THINGS.match(second):
        return _PLURAL.search(first) is not None
    return True
