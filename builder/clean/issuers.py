"""Sections in which the issuers of a release say what they are: "About Acme", the same below all of their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SECTION = 4
"""Paragraphs of the longest section."""
_LONGEST = 1_500
_CALLED = r"(?i:about)\s+(?:(?i:the)\s+)?(?:(?P<us>(?i:us))|(?P<name>[^\W_a-zß-ÿ][^.:;!?]{1,60}))|(?i:who\s+we\s+are)"
_HEADING = re.compile(rf"(?:{_CALLED})\s*:?")
_RUN_IN = re.compile(rf"(?:{_CALLED})\s*(?::|\.|\s[–—-])\s+(?P<said>[^\W_a-zß-ÿ].*)")
_BODY = (
    r"(?:agency|alliance|association|authority|bank|broadcaster|builder|business|carrier|charity|coalition|college|company"
    r"|consortium|consultancy|corporation|council|developer|distributor|division|enterprise|federation|firm|foundation|fund|group"
    r"|hospital|infrastructure|innovator|institut(?:e|ion)|insurer|integrator|investor|laboratory|leader|maker|manufacturer|ministry|network"
    r"|non-?profit|operator|organi[sz]ation|pioneer|producer|provider|publisher|regulator|retailer|society|specialist|start-?up"
    r"|subsidiary|supplier|think[\s-]tank|university|utility|venture|voice)"
)
_DOES = (
    r"(?:advis|build|combin|conduct|connect|contribut|creat|defend|deliver|design|develop|employ|enabl|fund|help|invest|lead|mak|manag|manufactur|market"
    r"|offer|operat|own|power|produc|promot|protect|provid|publish|represent|run|sell|serv|speciali[sz]|suppl|support|train|transform"
    r"|work)(?:s|es|ies|e|y)?"
)
_IS_BODY = rf"(?:is|are)\s+(?:an?|the|one\s+of)\s(?:[^.]{{0,120}}[\s-])?{_BODY}s?\b"
_SAYS = (
    rf"(?:{_IS_BODY}|(?:is|are)\s+(?:(?:based|committed|dedicated|headquartered|listed|owned|part\s+of|run\s+by|traded|trusted)\b)"
    r"|(?:was|were)\s+(?:created|established|formed|founded|incorporated|launched|set\s+up)\b"
    rf"|(?:has|have)\s+(?:been|built|helped|made|offices|responded|served|worked)\b|{_DOES}\b"
    r"|aims?\s+to\b|(?:mission|purpose|vision)\s+is\b)"
)
"""What a body is or does, in its own words."""
_WORD = r"[^\W_a-zß-ÿ][\w.’'&-]*"
_ITSELF = (
    rf"(?:The\s[a-z]+|(?:[Tt]he\s)?{_WORD}(?:,?\s(?:{_WORD}|&|and|of|for|in|the|de|du))*)"
    r"(?:\s\([^()]{1,80}\)|,\s[^.]{1,80}?,)*\s"
)
_OF_RELEASE = re.compile(rf"{_ITSELF}[a-z]+s\b")
_OF_ITSELF = re.compile(
    rf"{_ITSELF}{_SAYS}"
    rf"|(?:(?:Based|Established|For\s(?:over|more)|Founded|Headquartered|Incorporated|Since|With)\s[^.]{{4,160}})"
)
_WE = re.compile(rf"(?:We|Our\s\w+|The\s[Cc]ompany)(?:\s{_SAYS}|[’']re\s)")
_PROVES = re.compile(
    rf"{_IS_BODY}|\b(?:employ(?:s|ees)|staff|customers|clients|privately\sheld|headquartered|subsidiar(?:y|ies)|shareholders|(?:listed|traded)\s(?:in|on)"
    r"|shares|stock\sexchange|annual\s(?:revenue|sales|turnover)|NYSE|N(?i:asdaq)|TSE|LSE|ASX|Euronext)\b|https?://|www\.",
)
"""What is said of bodies alone, and not of a law, a programme or a town."""
_BODY_NAME = re.compile(
    rf"\b(?i:{_BODY})\b|\b(?:AB|AG|A/S|Co|Corp|GmbH|Inc|KK|LLC|LLP|Ltd|Limited|NV|Oy|PLC|plc|SA|SE|SpA)\b"
)
_NO_BODY = re.compile(
    r"\b(?!(?-i:[A-Z]{4}))(?:act|agreement|award|bill|campaign|code|convention|data|directive|event|framework|guidelines?|index|initiative|law|method(?:ology)?|mission"
    r"|pact|plan|policy|poll|prize|program(?:me)?|project|regulation|report|research|scheme|series|standard|strategy|study|summit|survey"
    r"|treaty|trial)s?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+")
_BEGINNING = 300
"""Characters in which a section says whom it is about."""
_SMALL = frozenset("a an and at for in of on the".split())


def is_headed(text: str) -> bool:
    """Say whether a line heads such a section by its form alone: "About Acme", "Who we are"."""
    return _HEADING.fullmatch(text) is not None


def is_run_in(text: str) -> bool:
    """Say whether a paragraph begins with such a heading."""
    return len(text) <= _LONGEST and _RUN_IN.fullmatch(text) is not None


def tells_of_itself(texts: Sequence[str], story: str, *, is_release: bool) -> bool:
    """Say whether a section begins with the name in its heading, which the story has, and what that is or does.

    In a release it may do whatever there is to do.
    Must not be so of a law, a report or a programme, of which one says what they do as well.
    """
    told = _HEADING.fullmatch(texts[0]) or _RUN_IN.fullmatch(texts[0])
    if told is None or len(texts) > _SECTION + 1 or max(map(len, texts)) > _LONGEST:
        return False
    said = texts[1] if len(texts) > 1 else told["said"]
    name = told["name"] or ""
    words = set(_TOKEN.findall(name.casefold())) - _SMALL
    named = words.intersection(_TOKEN.findall(story.casefold()))
    if _NO_BODY.search(name) or 2 * len(named) < len(words):
        return False
    beginning = said[:_BEGINNING]
    itself = (_OF_RELEASE.match(beginning) if is_release else None) or _OF_ITSELF.match(beginning)
    named = words.intersection(_TOKEN.findall(itself[0].casefold())) if itself else set()
    return bool(named) or _WE.match(said) is not None


def is_of_body(texts: Sequence[str]) -> bool:
    """Say whether a section is one on a company or an office, by the heading's words or by what only these have."""
    told = _HEADING.fullmatch(texts[0]) or _RUN_IN.fullmatch(texts[0])
    named = told is not None and (told["us"] or _BODY_NAME.search(told["name"] or ""))
    return bool(named) or any(map(_PROVES.search, texts))
