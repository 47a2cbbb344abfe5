"""Relational nouns without what they are of: a shareholder of a firm, a memorandum on a matter, the work on a plant.

Relational nouns (de Bruin and Scha, "The interpretation of relational nouns", 1988; Barker, "Possessive Descriptions",
1995) name somebody or something by its relation to another. Where the other is missing, an earlier sentence has named
it. It may stand after the noun ("of", "in", "for"), before it ("Globex's", "its"), or in it ("trade deal").
"""

from __future__ import annotations

import re

from builder.calendar_dates import CALENDAR_WORD
from builder.screened import asked_again, screened

_SIDES = (
    "accomplice|beneficiary|beneficiaries|candidates?|claimants?|counterparts?|co-founders?|co-signator(?:y|ies)"
    "|creditors?|defendants?|members?|opponents?|organi[sz]ers?|participants?|partners?|plaintiffs?|predecessors?"
    "|rivals?|shareholders?|signator(?:y|ies)|sponsors?|subsidiar(?:y|ies)|successors?|supporters?|victims?"
)
"""Persons and bodies that are what they are to another one."""
_TEXTS = (
    "accords?|advisory|advisories|agreements?|contracts?|deadline|declaration|decree|draft|lists?|memorandum"
    "|memorandums"
    "|petition|policy|policies|proposals?|resolution|treaty|treaties"
)
"""Texts, which are about something."""
_BARS = "bans?|boycotts?|caps?|embargo(?:es)?|freeze|moratorium|waivers?"
"""Restrictions, which are on something."""
_REMARKS = "comments?|remarks?|statement|warning|claim|criticism|demands?|request|decision|move|offer|proposal|plans?"
_EMPTY = (
    "additional|another|open-ended|binding|brief|broad|common|detailed|final|first|formal|historic|initial"
    "|interim|joint|landmark"
    "|large|long|federal|major|national|new|non-binding|official|preliminary|public|recent|revised|second"
    "|separate|short|signed|similar|single"
    "|third|tentative|written"
)
"""Adjectives that do not say what a text is about; any other word before the noun does: "a trade deal"."""
_DOINGS = (
    "approvals?|construction|damage|deliveries|details|exports|findings|growth|imports|information|losses"
    "|negotiations|operations|payments"
    "|procedures|prices|production|repairs|results|sales|shares|shipments|talks|terms|trade|trading|work"
)
"""Doings and their outcomes, which are those of somebody or something."""
_ACTS = "access|interference|involvement|participation|compliance|complicity"
"""Doings that are in or with something, wherever they stand in a sentence."""
_AFTER = (
    r"(?:\s(?:of|for|to|with|on|against|between|about|over|that|which|called|from|in\swhich|by\swhich|under\swhich|whose)"
    rf"\s(?!{CALENDAR_WORD}|\d|the\s(?:week|month|year)|this\s|last\s)|\sto\s[a-z])"
)
_WHEN = rf"(?:{CALENDAR_WORD}|\d|the\s(?:first|second|next|last|coming|week|month|year)|this\s|last\s|next\s)"
_AFTER_SIDE = rf"(?:\s(?:of|for|to|in|with|from|between|among)\s(?!{_WHEN}))"
_SIDE = screened(rf"(?P<before>(?:[\w’'.\]&-]+\s){{0,4}})\b(?:{_SIDES})\b(?!{_AFTER_SIDE})(?!-)")
_TEXT = screened(
    rf"\b(?:[Aa]n?|one)\s(?:(?:{_EMPTY}|“”),?\s){{0,3}}(?:{_TEXTS})\b(?!{_AFTER})(?!,?\s(?:called|known|named))"
)
_BAR = screened(
    rf"\b(?:an?|the|its\sown|their\sown|his\sown)\s(?:(?:{_EMPTY}|total|outright|temporary"
    rf"|permanent),?\s){{0,2}}(?:{_BARS})\b(?!\s(?:on|of|to|for|against|in|that)\s(?!{_WHEN}))(?!-)"
)
_TALKS = screened(
    r"\b(?:hold\w*|held|scheduled|further|new|more|the|begin\w*|began|resum\w*|continu\w*|enter\w*)\s(?:talks"
    r"|negotiations|discussions)\b"
    r"(?!\s(?:on|with|about|between|over|to|aimed|for|in|at)\b)"
)
_WHAT = "(?:adoption|deployment|development|production|use)"
_AIM = screened(rf"\bfor\s{_WHAT}(?:\sand\s{_WHAT})?(?=[.,;])")
"""“for development and use.”: of what?"""
_COMPANION = screened(
    r"\b(?:[Aa]\s)?[Cc]ompanion\s(?:bills?|legislation|measures?|resolutions?|versions?)\b(?!\s(?:to|of|for)\s)"
)
"""“is introducing companion legislation in the Senate”: to which bill?"""
_REMARK = screened(
    rf"[’']s?\s(?:(?:{_EMPTY}|latest),?\s){{0,2}}(?:{_REMARKS})\s(?:is|are|was|were|has|have|had|will|came"
    rf"|could|would|drew|caused)\b"
)
"""“Ada Example’s comment was unwise”: on what?"""
_DOING = screened(
    rf"(?:^|,\s|\bthat\s|;\s|\b[Ww]ith\s|\b[Aa]s\s)(?:{_DOINGS})\s(?=(?:is|are|was|were|will|would|has|have|had"
    rf"|can|could|may|might|must|should|do|does|did"
    r"|began|begin|begins|came|come|comes|continue\w*|go|goes|went|resume\w*|start\w*|stay\w*|stop\w*|take"
    r"|takes|took|remain\w*"
    r"|set|rose|fell|grew|gained|lost|[a-z]+ed)\b)",
    re.IGNORECASE,
)
_ACT = screened(
    rf"(?:^|[^\w\s-]\s?|\b(?:of|in|for|on|from|with|any|no|an|its|their|his|her|alleged|such|limited|full|free"
    rf"|easy|gain\w*|have|has|had|get|got|lost|lose|given)\s)(?:{_ACTS})\b(?!\s(?:in|with|by|of|to)\s)(?!-)"
)
_RISE = screened(
    r"\ban?\s\d[\d.,]*(?:%|\spercent|\sper\scent)\s(?:rise|fall|increase|drop|decline|jump|gain|cut)\b"
    rf"(?!\s(?:in|of|on|for|from|to)\s(?!{_WHEN}))"
)
"""“with a 20% rise”: of what?"""
_OWNED = screened(
    r"(?:[’']s?|\b(?:its|their|his|her|our|whose|[A-Z\[][\w.’'&\]-]*|[A-Z]?[a-z]+ese))\s(?:[\w’'-]+\s){0,3}$"
)
"""A name or a possessive before the noun: whose."""


@asked_again
def lacks_its_other(sentence: str) -> bool:
    """Say whether a relational noun lacks its argument: the sentence does not name what it is of."""
    if any(
        pattern.search(sentence) for pattern in (_TEXT, _ACT, _BAR, _TALKS, _AIM, _REMARK, _RISE, _COMPANION)
    ) or _DOING.search(sentence):
        return True
    return any(not _OWNED.search(found["before"]) for found in _SIDE.finditer(sentence))
