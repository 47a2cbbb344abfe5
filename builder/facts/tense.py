"""Whether a sentence speaks of what was or of what is to come, at one place in it.

The verb that governs a date is the nearest before it, or, where none stands before it, the first after it. Without a
parser verbs are told by their forms: "will open", "is due to open" and "expects" look ahead, "opened" and "said" back,
and "opens" or "agreed to open" could be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from builder.facts.speech import SAYING, spellings

Direction = Literal["past", "future", "unclear"]

_WORD = re.compile(r"[A-Za-z’']+")
_CLAUSE = ';:—“”"()'
_AUXILIARY = frozenset({"will", "shall", "would", "won’t", "won't", "he’ll", "she’ll", "they’ll", "it’ll"})
_TO_COME = frozenset(
    "set due scheduled slated expected likely planned plan plans expect expects aim aims intend intends hope hopes "
    "hoping going preparing prepares is are was were be".split()
)
_AHEAD = frozenset("expects expect anticipates awaits await upcoming".split())
_UNSETTLED = frozenset(
    "agree agrees agreed vow vows vowed promise promises promised pledge pledges pledged asks asked orders ordered "
    "invited wants wanted want".split()
)
_PRESENT = frozenset(
    "meet meets visit visits open opens start starts begin begins arrive arrives travel travels host hosts hold holds "
    "vote votes return returns take takes leave leaves goes comes attend attends end ends expire expires head heads "
    "resume resumes may might could can should must is are".split()
)
_SCHEDULED = frozenset("begin start leave open end resume expire".split())
"""What is said in the present of what a timetable has: "work begins on Monday", "the talks open on Monday"."""
PAST = frozenset(
    "said was were had did told met took made came went gave held began won lost found saw sent left led put cut hit "
    "rose fell grew became wrote spoke built bought sold broke brought chose drew drove flew got kept knew "
    "let paid quit "
    "ran read rode sat shot shut spent stood struck swore taught thought threw understood withdrew leapt sank shrank "
    "sang slept wept flung swung clung stuck fled hid hung lit meant rang sprang spun swept tore wore woke bled fed "
    "ate drank beat blew bore froze forgot showed lay overcame upheld withheld undertook "
    "dealt slid set stole sought fought caught overtook shook".split()
)
FINITE = PAST | frozenset("is are has have will would can could may might".split())
"""Where one of these stands there is a clause; so there is with most words in -ed."""
_NO_VERB = frozenset(
    "hundred indeed need exceed proceed succeed speed feed seed breed sacred naked wicked united".split()
)
_DETERMINING = frozenset("the a an its his this as was is".split())
_AT = frozenset({"for", "on", "in", "by"})
_NOUNS_CUT = frozenset("budget cost interest job output pay price production rate spending staff tax".split())
"""Before "cut" as a noun, which dates nothing: "a rate cut in March"."""
_COMPARED = 3
"""Words behind "than" in which what was expected is no plan: "more than economists expected in January"."""
_AFTER_AUXILIARY = 3
"""Words after "will" in which its verb stands: "will not be opened"."""
_FAR = 160
_SAYING = spellings(SAYING)
_RELATIVE = re.compile(r"\s(?:that|which)\s")
"""What follows a date so says what it dates: "a report on Monday that says the plant will open"."""
_SUPPOSED = re.compile(r"\b(?P<noun>[a-z]{3,})\s(?:that|which)\swould\b[^.]*$")
"""“called for a law that would stop it on Monday”: the day is when it was called for, or when it would be stopped."""


def direction(text: str, start: int, end: int) -> Direction | None:
    """Return whether the words of a sentence from `start` to `end` date what was or what is to come.

    None: no verb says so. "unclear": one does, and could be either.
    """
    opening = max(text.rfind(mark, max(0, start - _FAR), start) for mark in _CLAUSE) + 1
    stretch = text[max(opening, start - _FAR, 0) : start]
    before = list(_verbs(stretch))
    if before:
        return "unclear" if before[-1] == "future" and "past" in before and _is_supposed(stretch) else before[-1]
    closing = min((at for mark in _CLAUSE if (at := text.find(mark, end, end + _FAR)) >= 0), default=end + _FAR)
    told = next(_verbs(text[end:closing], behind=False), None)
    return "unclear" if told == "future" and _RELATIVE.match(text, end) else told


def _is_supposed(text: str) -> bool:
    supposed = _SUPPOSED.search(text)
    return supposed is not None and supposed["noun"] not in _SAYING


def _verbs(text: str, *, behind: bool = True) -> Iterator[Direction]:
    """Return what each verb of a stretch of text says, in reading order; the date stands `behind` it, or before.

    Who "asked on Monday" or "on Monday asked" did so then; who "asked them to come on Monday" asked for that day.
    """
    # A capital inside of a sentence begins a name: the Macau Open.
    words = [word if at and word[0].isupper() else word.lower() for at, word in enumerate(_WORD.findall(text))]
    until = 0
    for at, word in enumerate(words):
        if at < until:
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        if (word == "expected" and "than" in words[max(0, at - _COMPARED) : at]) or (
            word == "cut" and words[max(0, at - 1)] in _NOUNS_CUT
        ):
            continue
        if word in _AUXILIARY:
            until = at + 1 + _AFTER_AUXILIARY
            yield "future"
        elif word in _TO_COME and (following == "to" or (following in _AT and _is_plan(word, following))):
            until = at + 4 if words[at + 2 : at + 3] == ["be"] else at + 3
            # "Was due in May" is told of a May that was, or that did not come; so is "was to open on Monday".
            of_the_past = following == "in" and at and words[at - 1] in ("was", "were", "been")
            yield "unclear" if of_the_past or word in ("was", "were") else "future"
        elif word in _AHEAD:
            yield "future"
        elif word == "to":
            until = at + 3 if following == "be" else at + 2
        elif word in _UNSETTLED and "to" in words[at + 1 : at + 5] and (behind or not word.endswith("ed")):
            yield "unclear"
        elif word in PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERB):
            yield "past"
        elif _is_scheduled(word, words[at - 1] if at else "") or (
            word in ("take", "takes", "come", "comes") and following in ("effect", "into")
        ):
            yield "future"
        elif word in _PRESENT:
            until = at + 3 if following == "be" else at + 1
            yield "unclear"


def _is_scheduled(word: str, before: str) -> bool:
    return (
        word.removesuffix("s") in _SCHEDULED
        and (word.endswith("s") or before.endswith("s"))
        and before not in _DETERMINING
    )


def _is_plan(word: str, following: str) -> bool:
    """Say whether a day that follows is to come: a record is set on one that was, and a visit for one that is."""
    return word in ("due", "scheduled", "slated", "expected", "planned") or (word, following) == ("set", "for")
