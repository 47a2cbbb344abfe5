"""What a release says of its issuers below its text, a section "About …" for each, and whom the press may ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from builder.clean.rule import MAIL, Drop, is_prose
from builder.model import Block

_STORY = 3
"""Paragraphs above the first such section; with fewer the page is about the body itself."""
_SECTION = 4
"""Paragraphs of the longest section."""
_AFTER, _SHORT = 2, 250
"""Notes below the last section, and characters of the longest."""
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
_OF_ITSELF = re.compile(
    rf"(?:The\s[a-z]+|(?:[Tt]he\s)?{_WORD}(?:,?\s(?:{_WORD}|&|and|of|for|in|the|de|du))*)"
    rf"(?:\s\([^()]{{1,80}}\)|,\s[^.]{{1,80}}?,)*\s{_SAYS}"
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
_CONTACTS = re.compile(
    r"(?:(?:media|press|investors?|news|public\s(?:relations|affairs)|communications?|company)\s(?:and\s\w+\s)?"
    r"(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|relations(?:\scontacts?)?|office)\b.{0,100}|contacts?:?"
    r"|for\s(?:more\sinformation|(?:the\s)?(?:media|press))(?:\s\w+){0,3}:?)",
    re.IGNORECASE,
)
_REACHED = re.compile(rf"{MAIL}|https?://\S|www\.\S|\+?\d[\d\s().-]{{6,30}}\d")
_FEW = 12
"""Lines of the longest list of contacts."""


def about_issuer(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the sections "About Acme" at the end of a text, and the contacts of the press below them.

    A release ends with what each issuer says of itself below all of its texts. Must not drop a section of the story
    ("About the bill", "About Bergen"): nothing but sections of this form and lines may follow it, the story has to name
    the body, and the section has to begin with that name and with what a company, an office or an institute does or is.
    """
    prose = [is_prose(block.text) for block in blocks]
    end = len(blocks)
    found: list[Sequence[int]] = []
    for number in range(len(blocks) - 1, _STORY, -1):
        section = _section(blocks, prose, number)
        if not section:
            continue
        after = [blocks[n].text for n in range(section[-1] + 1, end) if prose[n]]
        if len(after) > _AFTER or any(len(text) > _SHORT for text in after) or sum(prose[:number]) < _STORY:
            break
        end = number
        if _is_of_itself(blocks, section):
            found.append(section)
    contacts = _contacts(blocks, prose)
    if found and (contacts or any(_is_of_body([blocks[number].text for number in section]) for section in found)):
        for number in sorted(number for section in found for number in section):
            yield Drop(block=blocks[number], why="says what the issuer is")
        for number in contacts:
            yield Drop(block=blocks[number], why="says whom the press may ask")


def _section(blocks: Sequence[Block], prose: Sequence[bool], number: int) -> Sequence[int]:
    """Return a heading of this form with the paragraphs below it, or a paragraph that begins with one."""
    text = blocks[number].text
    if len(text) > _LONGEST:
        return ()
    if _HEADING.fullmatch(text):
        below = range(number + 1, len(blocks))
        told = list(takewhile(lambda n: prose[n] and blocks[n].kind in ("", "paragraph"), below))
        return (number, *told) if told else ()
    return (number,) if prose[number] and _RUN_IN.fullmatch(text) else ()


def _is_of_itself(blocks: Sequence[Block], section: Sequence[int]) -> bool:
    """Say whether a section begins with the name in its heading, which the story has, and what that is or does."""
    texts = [blocks[number].text for number in section]
    told = _HEADING.fullmatch(texts[0]) or _RUN_IN.fullmatch(texts[0])
    if told is None or len(section) > _SECTION + 1 or max(map(len, texts)) > _LONGEST:
        return False
    said = texts[1] if len(texts) > 1 else told["said"]
    name = told["name"] or ""
    words = set(_TOKEN.findall(name.casefold())) - _SMALL
    story = " ".join(block.text for block in blocks[: section[0]])
    named = words.intersection(_TOKEN.findall(story.casefold()))
    if _NO_BODY.search(name) or 2 * len(named) < len(words):
        return False
    itself = _OF_ITSELF.match(said[:_BEGINNING])
    named = words.intersection(_TOKEN.findall(itself[0].casefold())) if itself else set()
    return bool(named) or _WE.match(said) is not None


def _is_of_body(texts: Sequence[str]) -> bool:
    """Say whether a section is one on a company or an office, by the heading's words or by what only these have."""
    told = _HEADING.fullmatch(texts[0]) or _RUN_IN.fullmatch(texts[0])
    named = told is not None and (told["us"] or _BODY_NAME.search(told["name"] or ""))
    return bool(named) or any(map(_PROVES.search, texts))


def _contacts(blocks: Sequence[Block], prose: Sequence[bool]) -> Sequence[int]:
    """Return the lines at the end from the one that announces contacts; none where nobody is reached there."""
    last = max((n for n, is_paragraph in enumerate(prose) if is_paragraph), default=-1)
    found = next(
        (range(n, len(blocks)) for n in range(last + 1, len(blocks)) if _CONTACTS.fullmatch(blocks[n].text)), ()
    )
    return found if len(found) <= _FEW and any(_REACHED.search(blocks[n].text) for n in found) else ()
