"""Counts: a number of people or things, with the noun that says of what ("3,000 engineers").

Without a parser the noun is the first plural after the number, adjectives and names between them. A number that
names instead of counting (Article 5, Fortune 500, 2024) gives nothing, nor does a small word that points back to
what was counted before ("the two leaders").
"""

from __future__ import annotations

import re

from builder.calendar_dates import MONTH_WORDS, WEEKDAY_WORDS
from builder.facts.numbers import Number
from builder.sentences import STARTERS

_WORD = re.compile(r"[ \u00a0](?P<word>[A-Za-z][A-Za-z0-9]*(?:[-’'&/.][A-Za-z0-9]+)*)(?P<stop>[,;:.)”\"’']?)")
_OF_MORE = re.compile(
    r"\s(?:out\s)?of\s(?:about\s|some\s)?(?:(?:the|its|their|his|her|our)(?:\s[0-9][0-9,.]*(?:\s(?:million|billion))?)?"
    r"|[0-9][0-9,.]*(?:\s(?:million|billion))?)(?=\s[A-Za-z])"
)
"""Between a number and the noun of the whole that it is a part of: "11 of 12 banks", "240 of the members"."""
_PEOPLE = re.compile(r"\s(?:of\swhom|who)\b")
_PLURAL_OF_LETTERS = re.compile(r"[A-Z]{2,}s")
_IRREGULAR = frozenset(
    "people men women children staff personnel aircraft media police troops lawmakers personnel cattle businesspeople "
    "policemen firefighters servicemen businessmen chairmen spokespeople salespeople feet teeth mice criteria fish "
    "sheep carp salmon trout cod deer".split()
)
_NOT_PLURAL = frozenset(
    "is was has does its his this as plus versus perhaps always towards afterwards overseas business less us yes "
    "wireless access process mass cross gas class press excess series news campus status bonus focus virus census "
    "analysis basis crisis times says does goes thus various previous serious famous religious nervous obvious "
    "numerous dangerous enormous continuous homeless business-class o'clock hours-long days-long years-long sometimes "
    "whereas besides regardless express address progress success congress politics economics physics mathematics "
    "electronics robotics logistics defence defense thirds fourths fifths sixths sevenths eighths ninths tenths halves "
    "indicates means shows makes takes gives gets comes goes lets works needs wants trails lbs "
    "includes features offers allows adds brings keeps supports marks "
    "others things ways fold percents seconds minutes hours days weeks months quarters years decades centuries".split()
)
_STOP = (WEEKDAY_WORDS | MONTH_WORDS) | frozenset(
    "of in to the a an for at by from with on that which who whom whose than or per if when where while will would "
    "can could may might shall should must be been being are were had have did do not no nor but so because since "
    "until after before during about above below into through over under between among against within without out "
    "across throughout worldwide globally amid alongside "
    "off up down and he she it they we i you his her their our your my these those this each every both either "
    "neither such what how why then there here said told percent million billion trillion thousand hundred dozen a.m "
    "p.m am pm times ago earlier later still now also lb lbs oz went came took made gave rose fell led left followed "
    "began ended works remains as de del la las los".split()
)
_ADJECTIVE_JOINTS = frozenset({"and", "or"})
_MOST_WORDS = 5
_FARTHEST = 120
_NEAR = 40
"""Characters before a number that tell what kind it is of."""
_OF_A_YEAR = re.compile(r"1[5-7][0-9]{2}\s[A-Z]")
"""“the 1798 Example Rules Act”: a year, which the name of a law or a war begins with."""
_SCORE = re.compile(r"\b\d{1,3}[-–]$")
"""“a 3-2 vote”: of a score no part counts anything."""
_CAMEL = re.compile(r"[a-z]{1,8}[A-Z]\w*")
"""“watchOS 26 includes”: a name, whatever its first letter."""
_OPENING = "(“‘\"'—–-["
_OF = frozenset({"in", "of", "every"})
_SHARE_OF = re.compile(
    r"\b(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? $", re.IGNORECASE
)
_POINTING = frozenset("the these those both all any last first next other another past final same".split())
_LABELS = frozenset(
    "article articles section sections chapter chapters clause clauses paragraph paragraphs annex appendix title part "
    "rule rules order resolution directive regulation page pages figure figures table step phase level tier type "
    "version no no. nos. number numbers room route highway flight channel group season episode volume issue class "
    "category stage day week year line unit units reactor reactors top point question item lot form schedule round "
    "verse act game model scope series gate platform building pier port sector zone district ward".split()
)
_FUNCTION_WORDS = (STARTERS | WEEKDAY_WORDS) | frozenset(
    "about nearly over around roughly almost approximately around across includes including more fewer between "
    "involving involved employs has have had were was are only just both up altogether overall some then together "
    "besides beyond outside inside every further up within total today yesterday earlier later".split()
)


_AGED = re.compile(
    r"\baged?\s(?:(?:under|over|between|at\sleast|up\sto|[0-9]{1,2}\s(?:and|to))\s)?$"
    r"|\b(?:adults|anyone|children|everyone|girls|boys|kids|minors|people|teenagers|those|users|youths)\s(?:under|over)\s$",
    re.IGNORECASE,
)
"""“children aged under 16 who”: how old, and not how many."""
_EITHER = re.compile(r"(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten)|[0-9])\sor\s$")
"""“two or three plants”: neither number is the one."""
_COUNTED = re.compile(
    r"\b(?:(?:country|nation|city|town|village|island|state|province|prefecture|region|population|crowd)\sof"
    r"|(?:[Nn]umber\sof\s(?P<noun>(?:[\w’'-]+\s){0,3}?[\w’'-]+s|people)|(?P<people>staff|workforce|headcount"
    r"|membership|population)|(?P<known>employees|users|subscribers|customers|members|workers|visitors|students))"
    r"(?:\s(?:in|on|at|of)\s(?:the\s)?[\w’'.-]+(?:\s[A-Z][\w’'.-]+)?)?"
    r"(?:\s(?:has|have|had|will|would|could|now|already|is|was|were|rise|rose|risen|fall|fell|fallen|grow|grew"
    r"|grown|increased?|climbed|jumped|dropped|doubled|tripled|swelled|sharply|slightly)){0,4}"
    r"\s(?:to|at|is|was|reache[sd]|reach|hit|topped|exceed(?:ed|s)?|from(?:\s[0-9][0-9.,]*(?:\s(?:million|billion))?\sto)?))"
    r"(?:\s(?:about|around|nearly|almost|roughly|some|more\sthan|over|just|only)){0,3}\s$"
)
_NAME_NEXT = re.compile(r"\s[A-Z]")
"""Behind a comma nothing with a capital goes on with what is counted: "on the 5 on 45 show, Ada Example says"."""
_NO_NOUN = frozenset("ages thanks upwards downwards backwards forwards indoors outdoors nowadays amongst".split())
_ALONE = re.compile(
    r"[.,;:)]|$|\s(?:from|to|in|by|this|last|next|and|or|but|at|as|after|while|when|where|on|a\s(?:year|month|day))\b"
)


def noun_before(text: str, number: Number) -> str | None:
    """Return what a number without a noun behind it counts: "the number of users rose to 9 million"."""
    if number.is_year or number.value < 2 or not _ALONE.match(text, number.end):
        return None
    match = _COUNTED.search(text, max(0, number.start - _FARTHEST), number.start)
    return (match["noun"] or match["known"] or "people") if match else None


def noun_after(text: str, number: Number, start: int) -> tuple[int, str] | None:
    """Return where the noun that `number` counts ends, and its words; None where the number counts nothing.

    `start` is where the sentence begins. "Two" in words counts nothing: as a rule it stands for a pair that the text
    names.
    """
    small = number.scale == 1 and (number.value == 1 or (not number.digits and number.value == 2))
    if small or number.is_year or _is_name(text, number, start):
        return None
    if any(pattern.search(text, max(0, number.start - _NEAR), number.start) for pattern in (_AGED, _EITHER)):
        return None
    if _OF_A_YEAR.match(text, number.start) or _SCORE.search(text, max(0, number.start - _NEAR), number.start):
        return None
    if "." in number.digits and number.scale == 1 and text[number.end + 1 : number.end + 2].isupper():
        return None  # 15.25 Rescuers arrive: a time
    end = number.end
    words = 0
    first = None
    share = _OF_MORE.match(text, end) if number.digits else None
    end = share.end() if share else end
    if number.digits and share is None and _PEOPLE.match(text, end):
        return end, "people"
    while words < _MOST_WORDS and (match := _WORD.match(text, end)):
        word = match["word"]
        lower = word.lower()
        words += 1
        first = match.start("word") if first is None else first
        if _is_plural(word):
            if words == 1 and word[0].isupper() and lower in _IRREGULAR:
                return None  # 404 Media: a name
            end = _end_of_compound(text, match)
            return number.end if share else end, text[first:end]
        joint = lower in _ADJECTIVE_JOINTS and words > 1
        if (lower in _STOP and not joint) or match["stop"] not in ("", ","):
            return None
        if match["stop"] == "," and (words > 2 or lower in STARTERS or _NAME_NEXT.match(text, match.end())):
            return None
        end = match.end()
    return None


def _end_of_compound(text: str, noun: re.Match[str]) -> int:
    """Return where a plural noun ends that goes on with another: "three social media accounts"."""
    more = None if noun["stop"] else _WORD.match(text, noun.end())
    compound = more and more["word"][0].islower() and more["word"] not in _NO_NOUN and _is_plural(more["word"])
    return more.end("word") if more and compound else noun.end("word")


def _is_plural(word: str) -> bool:
    lower = word.lower()
    if lower in _IRREGULAR:
        return True
    tail = lower.rsplit("-", 1)[-1]
    if lower in _NOT_PLURAL or tail in _NOT_PLURAL or len(tail) < 3:
        return False
    if _PLURAL_OF_LETTERS.fullmatch(word):
        return True
    if word.isupper() or not tail.isascii():
        return False
    return lower.endswith("s") and not lower.endswith(("ss", "ous", "us", "’s", "'s", "is"))


def _is_name(text: str, number: Number, start: int) -> bool:
    """Say whether the number is part of a name, or points back, by the word before it."""
    before = text[max(start, number.start - 40) : number.start]
    word = before.rsplit(None, 1)[-1].lstrip(_OPENING) if before[-1:] == " " and before.strip() else ""
    if number.digits == "" and text[number.start].isupper() and number.start > start and word:
        return True  # Group of Seven
    if (word != "#" and not word[:1].isalpha()) or (word.endswith(",") and number.digits):
        return False
    lower = word.lower()
    if (lower in _LABELS and number.digits) or word == "#":
        return True
    if not number.digits and number.scale == 1 and number.value < 20 and lower in _POINTING:
        return True
    if (word[0].isupper() and lower not in _FUNCTION_WORDS) or (number.digits and _CAMEL.fullmatch(word)):
        return True
    return before.endswith(("Group of ", "Gang of ")) or (lower in _OF and _SHARE_OF.search(before) is not None)
