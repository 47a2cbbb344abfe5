"""Words that compare, add or count: to what, and of what, was said before.

"Too" presupposes that something else is so (Karttunen and Peters, "Conventional Implicature", 1979), "the same" that
something is known, a rank that something is ranked, 15 percent that they are of something.
"""

from __future__ import annotations

import re

from builder.calendar_dates import CALENDAR_WORD
from builder.screened import asked_again, screened

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*)"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|\d+(?:st|nd|rd|th))"
)
_FINITE = r"(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|goes|went|does|did)"

_ADDED = screened(
    r"(?<!\bbut\s)\balso\b|\b(?:too|as\swell|either)(?=[,.;:])|[\w\]]\stoo\s(?:[a-z]+(?:ed|s)|has|have|had|is"
    r"|was|will|must|should|can|could|may)\b|\bas\swell\b(?!\sas\b)|\bnot\salone\b|\binstead\b(?!\sof\b)"
    r"|\bfirst(?=[.;])|\bfurther\s(?:accused|added|alleged|argued|claimed|explained|noted|said|stated|told|urged|warned)\b"
    r"|\b(?:will|would|is|are|was|were)\sstill\b|\bin\s(?:any|either|both|all|each|this|that)\s(?:cases?|events?|way)\b"
    r"|\beither\sway\b|\bafter\sall\b|\bas\s(?:planned|before|usual|expected|such)(?=[,.;])|\b(?:anyway"
    r"|regardless|accordingly)(?=[,.;])"
)
_LIKENED = screened(
    r"\bsame\b(?![^.;]*\bas\b)|\bsimilar\s\w+\b(?!\sto\b)|\bthe\s(?:opposite|reverse|contrary)\b"
    r"|\b(?:is|are|was|were)\s(?:(?:a\s(?:bit|little|lot)|much|far|even|somewhat|slightly)\s)?(?:\w+er|more\s\w+|less\s\w+)(?=[.;:])"
    r"|\b(?:a|an)\s(?:similar|second|third|further|separate|different)\sone\b"
    r"|\bthe\sformer\b|\bthe\slatter\b|\b(?:the|each)\sother\b(?=[,.]|\sis\b|\swas\b)|\b(?:is|was|are|were)\sanother\b"
    r"|\ba\s(?:further|smaller|larger|bigger)\s(?!\d)(?![^.;]*\bthan\b)"
)
_WHEN = screened(
    r"\b[Aa]t\sthe\stime\b(?!\s(?:of|when|it|he|she|they)\b)|\b(?:the|that)\ssame\s(?:day|week|month|year)\b"
    r"|\b(?:the\sday|the\sweek|the\smonth|the\syear)\s(?:before|after)(?=[,.;])"
    rf"|\bthe\s(?:following|previous|preceding)\s(?:{_NUMBER}|few|several)\s"
    r"|\bthe\s(?:next|following|previous|preceding)\s(?:day|week|month|year|morning|evening)\b|\bthat\s(?:day"
    r"|week|weekend|month|quarter|year|decade|period|spring|summer|autumn|winter|morning|afternoon|evening|night)\b"
    r"|(?<!from\s)(?<!than\s)\b(?:a|two|three|four|five|six|seven)\s(?:days?|weeks?|months?|years?)\s(?:earlier"
    r"|later|before)(?=[,.;])"
)
_THEN = screened(r"\b(?:[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom)\sthen\b")
"""“the week before”, “by then”: before what, if the sentence has no date."""
_DATED = screened(rf"{CALENDAR_WORD}|\b(?:19|20)\d\d\b|\b(?:after|when|before|once)\s")
_ONES = screened(r"\b(?:[A-Za-z]+\s)ones\b")
_PLURAL = screened(r"\b[a-z]{3,}s\b")
_OTHERS = screened(
    rf"\b{_NUMBER}\smore\s[a-z]+(?=[.,;])|(?<!and\s)\b{_NUMBER}\sother\s[a-z]+(?:\s[a-z]+)?\b(?![^.;]*\bthan\b)|"
    r"\b(?:all|most|many)\s(?:others|of\s(?:them|these|those))\b|\b(?:[Ee]very(?:one|thing|body)|[Ss]omething"
    r"|[Nn]othing|[Aa]ll)\selse\b(?!\sthan\b)"
    r"|(?<!\band\s)(?<!\bor\s)(?<!\bamong\s)\bother\s(?:grounds|means|reasons)\b(?![^.;]*\bthan\b)"
)
"""“everything else”: than what?"""
_OWN_ALONE = screened(
    r"(?<!of\s)\b(?:its|their|his|her)\sown(?=[,.;:]|\s(?:the|a|an|in|at|on|for|to|and|was|is|were|are|has|had|will)\b)"
)
"""“renamed its own”: its own what?"""
_EACH = screened(
    r"\b[Ee]ach\s(?!of\b|other\b|with\b|is\b|was\b|has\b|year\b|month\b|week\b|day\b|time\b|country\b|state\b"
    r"|side\b|person\b"
    r"|and\b|worth\b|in\b|at\b|for\b|to\b|on\b)(?P<noun>[a-z]{3,})"
)
"""“each step”: of what, if no step stands before."""
_ALL = screened(r"\ball\s(?:two|three|four|five|six|seven|eight|nine|ten)\s(?!of\b)(?:[a-z-]+\s)?(?P<noun>[a-z]{3,})\b")
_ROW = screened(r"[A-Z][\w.’'-]*,\s(?:[\w.’'-]+\s){0,3}?[A-Z][\w.’'-]*,?\sand\s")
"""“all four sites”: which, if no sites and no row of names stand before."""
_COUNTED = screened(
    rf"\b(?!(?:19|20)\d\d\b){_NUMBER}(?=[:;])|\(\d{{1,2}}\)(?=[.,]?$|[.,]\s)|\b(?:two|three|four|five|six|seven)(?=[,.])|\[\d+\]|^[A-Z\d][\w.-]*\spercent\s(?!of\b|in\b)"
    r"|\d\s(?:such\s|[a-z]+\s)?(?:cases|incidents|instances|complaints|responses|answers|applications|requests)\b"
    r"(?!\s(?:of|for|to|that|where|against|from|involving)\b)"
    rf"|\bthe\s{_NUMBER}\s(?:[a-z]+ed\b|{_FINITE}\b|of\s(?:last|this)\b)"
    r"|\bthe\s(?:top|first|last|other|remaining)\s(?:\d+|two|three|four|five|ten)(?!\s(?:[a-z]+\s)?(?:of|in)\b"
    r"|\s(?:years?|months?|weeks?|days?|decades?)\b)"
    rf"|\bthe\s(?:[$€£¥][\d,.]+(?:\s[mbt]rillion|\s[mb]illion)?|\d[\d,.]*\s(?:[mb]illion|trillion)\s\w+)\s{_FINITE}\b"
)
"""“the three announced”, “the $5 billion are”: which, was said before."""
_SHARE = screened(rf"(?:\d|\b[a-z]+)\s(?:percent|per\scent)\s{_FINITE}\b|\d\s?%\s{_FINITE}\b")
_MEASURE = screened(
    r"\b(?:agree[ds]?\son|copied|copies|stole|steals|stolen|downloaded|leaked|took|ordered|bought"
    r"|sold)\s(?:(?:up\sto|about|some|around"
    r"|nearly|almost|more\sthan|over|another)\s)*\d[\d,.]*\s(?:[kmgt]era|[kmgt]iga|mega|kilo|peta)?(?:bytes"
    r"|watts?|tons?|tonnes)\b(?!\sof\b)"
)
"""“stole 1.5 terabytes”: of what?"""
_RANKED = screened(
    rf"\b(?:is|was|are|were|rank(?:s|ed)?|came|comes|placed|stands|stood|finished)\s(?:only\s|just\s"
    rf"|even\s)?{_ORDINAL}\b"
    rf"(?!\s(?:to|time)\b|-)|\d\spoints\b|\bone\splace\sabove\b"
)
_RANKING = screened(
    r"\b(?:[Ii]ndex|[Rr]anking|[Ll]ist|[Ss]urvey|[Tt]able|[Ll]eague|[Ww]orld|[Ww]orldwide|[Gg]lobally|[Aa]mong"
    r"|[Cc]hart|[Rr]ace"
    r"|[Cc]hampionship|[Cc]up|out\sof|of\s(?:the\s)?\d+|in\sthe\scountry|nationally|[Ee]lection|[Vv]ote)\b"
)
"""What a rank can be one of."""


@asked_again
def compares(sentence: str) -> bool:
    """Say whether something is compared, added, shared or counted without what it is compared, added or part of."""
    if any(p.search(sentence) for p in (_ADDED, _LIKENED, _OTHERS, _OWN_ALONE, _COUNTED, _MEASURE)):
        return True
    if (each := _EACH.search(sentence)) and each["noun"].rstrip("s") not in sentence[: each.start()]:
        return True
    if (every := _ALL.search(sentence)) and not (
        every["noun"].rstrip("s") in sentence[: every.start()] or _ROW.search(sentence, 0, every.start())
    ):
        return True
    if (then := _WHEN.search(sentence) or _THEN.search(sentence)) and not _DATED.search(sentence, 0, then.start()):
        return True
    if (ones := _ONES.search(sentence)) and not _PLURAL.search(sentence, 0, ones.start()):
        return True
    if (share := _SHARE.search(sentence)) and not re.search(r"(?:^|[,;]\s)[Oo]f\b", sentence[: share.start()]):
        return True
    return _RANKED.search(sentence) is not None and not _RANKING.search(sentence)
