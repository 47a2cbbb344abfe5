"""Whose a figure is, where nothing but known words stands between a name that opens its clause and the figure.

"Microsoft plans to spend $2.9 billion", "Japan's 10 trillion yen plan": where the sentence does not put them beside
each other it stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from builder.calendar_dates import WEEKDAY
from builder.facts.figures import Amount
from builder.facts.measured import MOVED, WINDOW
from builder.slugs import Slug


@dataclass(frozen=True, slots=True)
class Name:
    """A mention in a sentence, of one who can own, spend or rank."""

    start: int
    end: int
    entity: Slug


_SAID_IT = rf"(?:said|says|announced)(?:\s(?:on\s)?{WEEKDAY})?(?:\sthat)?\sit\s"
_AUXILIARY = (
    r"(?:will|would|could|may|might|should|has|have|had|is|are|was|also|now|already|recently|then|later|to"
    r"|itself|alone|plans?|planned|planning|aims?|aimed|wants?|wanted"
    r"|intends?|intended|agreed|expects?|expected|set|promise[ds]?|pledge[ds]?)\s"
)
_OWNS = (
    r"(?:invest(?:s|ed|ing)?|spend(?:s|ing)?|spent|pay(?:s|ing)?|paid|raise[ds]?|raising|earn(?:s|ed)?"
    r"|report(?:s|ed)|post(?:s|ed)|allocate[ds]?|pledge[ds]?|pledging"
    r"|commit(?:s|ted)?|earmark(?:s|ed)?|provide[ds]?|contribute[ds]?|donate[ds]?|offer(?:s|ed)?"
    r"|promise[ds]?|hire[ds]?|employ(?:s|ed)?|train(?:s|ed)?|own(?:s|ed)?|hold(?:s|ing)?"
    r"|held|need(?:s|ed)?|buy(?:s|ing)?|bought|acquire[ds]?|secure[ds]?|receive[ds]?|won|produce[ds]?"
    r"|ship(?:s|ped)?|generate[ds]?|consume[ds]?|lose|loses|lost|rank(?:s|ed)?|placed"
    r"|came|stood|stands|is|was|were|are|granted|set\saside|deploy(?:s|ed)?|install(?:s|ed)?|has|have|had"
    r"|announced|borrow(?:s|ed)?|cost)\s"
)
_FILLER = (
    r"(?:as|much|up|to|more|less|fewer|than|over|about|around|nearly|almost|roughly|some|at|in|least|a|an"
    r"|the|of|total|additional|further|another|only|just|new|extra|record"
    r"|combined|initial|approximately|worth|world[’']s|globally|overall|revenues?|sales|profits?|losses|with|its|one)\s"
)
_OWNED = (
    r"(?:new|planned|proposed|total|annual|quarterly|net|operating|record|overall|own|first|additional"
    r"|further|about|nearly|roughly|some|estimated|revenues?|sales|profits?"
    r"|income|losses|loss|market|value|capital|spending|expenditure|budget|exports?|imports?|output"
    r"|capacity|share|shares|stock|workforce|investments?|GDP|economy|population"
    r"|valuation|capitali[sz]ation|consumption|demand|plan|pledge|bid|offer|debt|of|for)"
)
_ASIDE = r"(?:\s\([A-Z][\w.]{1,8}\))?(?:,\s(?:which|who|whose|an?|the|its|one)\s[^,;:()“”\"]{3,90},)?"
"""Between a subject and its verb: its abbreviation, what it is."""
_GAP = re.compile(rf"{_ASIDE}\s(?:{_SAID_IT})?(?:{_AUXILIARY})*{_OWNS}(?:{_FILLER})*")
_OWNED_GAP = re.compile(
    rf"[’'](?:s)?\s(?:{_OWNED}\s)*(?:{MOVED}\s)*(?:[\d.,]+\s?(?:%|percent)\sto\s(?:about\s|nearly\s)?)?$"
)
_ANNOUNCED = re.compile(
    r"(?:\s(?:Corporation|Corp\.?|Inc\.?|Co\.?|Ltd\.?|Group|Holdings))?[’'](?:s\s)?(?:announcement|plans?|pledge|promise|decision"
    rf"|offer|commitment|proposal|intention)\s(?:that\sit\s|to\s)(?:{_AUXILIARY})*{_OWNS}(?:{_FILLER})*"
)
_RANKED = re.compile(
    r",\s(?:which\s)?(?:currently\s|now\s)?(?:holds|held|has|had|ranks|ranked|rated|placed|listed|is|was|stands|came|comes|sits)"
    r"\s(?:the\s|in\s|at\s|its\s)*"
)
_OPENS = re.compile(r"(?:^|[“\"]|\b(?:that|while|but|whereas|because|said)\s)(?:the\s|The\s)?$")
_INTRODUCED = re.compile(
    r"(?:On|In|At|For|By|Last|This|Earlier|Later|Over|Under|Since|After|Before|Meanwhile|Separately|However"
    r"|Still)\b[^,;:()“”\"]{0,60},\s(?:the\s)?$"
)
_NOT_ALONE = re.compile(r"\b(?:and|or|of|for|from|between)\s(?:the\s)?$")


def owner(text: str, amount: Amount, names: Sequence[Name]) -> Slug | None:
    """Return whose the figure is: the name that is the subject of its clause, or owns it; `names` in reading order."""
    last = bisect_right(names, amount.start, key=lambda name: name.end)
    near = [name for name in names[max(0, last - 3) : last] if amount.start - WINDOW <= name.end]
    for nearness, name in enumerate(reversed(near)):
        gap = text[name.end : amount.start]
        leading = text[max(0, name.start - 80) : name.start]
        if nearness == 0 and _OWNED_GAP.fullmatch(gap):
            return None if _NOT_ALONE.search(leading) else name.entity
        if nearness == 0 and (_ANNOUNCED.fullmatch(gap) or (amount.kind == "rank" and _RANKED.fullmatch(gap))):
            return None if _NOT_ALONE.search(leading) else name.entity
        if _GAP.fullmatch(gap):
            return name.entity if _OPENS.search(leading) or _INTRODUCED.search(leading) else None
    return None
