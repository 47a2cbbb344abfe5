"""Reported speech: "X said that …", "…, X said", "according to X, …": the words that report, and who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.calendar_dates import WEEKDAY
from builder.facts.speakers import Mentioned, Speaker, speaker_after, speaker_before, speaker_of_two_verbs
from builder.facts.speech import ADVERBS, ADVERBS_LAST, PREDICATE, REPORTING, WORD, spellings

_VERBS = spellings(f"{REPORTING}|estimates|estimated|told|tells|found|according")
_PLAIN = frozenset({"said", "says", "say"})
"""Verbs that report without "that"; others may have an object instead: "wrote a note"."""
_WHEN = (
    rf"(?:\s(?:on|in|at|during|late|early|earlier|last|this|via|through|after|yesterday"
    rf"|{WEEKDAY})\b[^,;:“”\".]{{0,70}}?)?"
)
_THAT = re.compile(
    rf"(?:\s(?:previously|earlier|repeatedly|publicly|privately|recently|also|again|later|then|once|afterwards?))?{_WHEN}\sthat\s(?=\S)"
)
_TOLD = re.compile(r"\s(?!such\b)(?:[\w’'.&-]+\s){1,8}?(?:that\s(?=\S)|(?=(?:he|she|it|they|there)\s))")
_PRONOUN = re.compile(r"\s(?=(?:it|he|she|they|we|there)\s(?P<rest>.{3,400}))")
"""What else may be added is no clause: "added 300 jobs"."""
_CLAUSE = re.compile(
    rf"(?:\s(?:on\s|last\s|late\s|early\s)?(?:{WEEKDAY}|this\sweek|last\s(?:week|month|year)|yesterday|today))?\s"
    rf"(?!(?:{WEEKDAY}|yesterday|today),)"
    r"(?!(?:in|on|at|to|of|with|for|by|from|about|during|after|before|as|when|while|and|or|but|who|what|how|why|whether"
    r"|if|anything|something|hello|nothing|so|yes|through|via|late|early|last|over|against|under|without|because|since"
    r"|is|are|was|were|will|would|has|had|can|could|may|might|should)\b)"
    r"(?=[\w$€£¥][\w.,’'&%-]*\s(?P<rest>.{3,400}))"
)
_FINITE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|can|could|may|might|should|must|ought|does|did|do|[a-z]{2,}n[’']t|[a-z]{3,}ed"
    r"|[a-z]{3,}s|came|went|made|took|rose|fell|grew|put|cut|began|won|lost)\b"
)
_NO_CLAUSE = re.compile(
    r"\s(?:nothing|so|yes|no\b(?!\s\w+\s(?:is|was|will|would|had|has))|little|much|goodbye|thanks|sorry)\b"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:was|were|been|being|be|is|are|not|never|to|nor|neither|nobody|hardly|which|that|can|could|will|would|may"
    r"|might|must|should|did|does|do|let|a|the)|n[’']t)\s$"
)
_CLOSING = re.compile(
    rf";|,\s(?:but|though|although|while|whereas)\s|,?\sand\s(?:{REPORTING}|estimates|estimated|told|promised|pledged|called"
    rf"|urged|asked|vowed|described|offered|declined|refused)\b"
)
"""Where somebody else, or another verb of the speaker, has the word again."""
_BEHIND = re.compile(
    rf",\s(?P<who>[^“”\";:]{{1,140}}?)\s{ADVERBS}(?P<verb>said|says|added|adds|wrote|argued|argues|noted"
    rf"|say|argue|warn|warned|reported|explained|recalled|announced|found|told(?=\s[\w’'.]+))"
    rf"(?P<when>(?:(?<=told)\s[^,;:“”\"]{{2,60}}?)?(?:\s(?:on|in|at|to|during|after|before"
    rf"|late|early|earlier|last|this|via|through|yesterday|{WEEKDAY})\b[^,;:“”\"]{{0,80}})?)"
    r"(?:,\s“[^“”]{2,60}”|,\s(?:as|while|after|before|citing|amid|with|when|in|but|though|under)\s[^“”\"]{3,160})?[.!?]$"
)
_LAST = frozenset(
    "said says say added adds wrote argued argues argue noted warned warn reported explained recalled announced found "
    "told".split()
)
_AMID = re.compile(
    rf",\s(?P<who>[^“”\";:,]{{1,90}}?)\s{ADVERBS}(?P<verb>said|says|say|wrote|writes|argued|argues|added|adds|warned|noted)"
    rf"(?:\s(?:on|in|at|to|during|late|early|earlier|last|this|via|through|yesterday|{WEEKDAY})\b[^,;:“”\"]{{0,60}})?,\s"
)
_COMMA = re.compile(r",\s")
_MOST_BEHIND = 240
_FEWEST_BLANKS = 2
"""Between the words of a clause: it has three of them."""
_FARTHEST = 600
"""Characters from the beginning of a sentence in which its verb of speech stands."""
_VERB_BEHIND = re.compile(
    r",\s(?P<verb>said|says|say)\s(?!that\s)(?P<who>[^“”\";:]{2,200})(?:[:;]\s[^“”\"]{2,120})?[.!?]$"
)
_INVERTED = re.compile(r"\s(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w’'-]*(?P<rest>,\s[^“”\";:]{2,200})?[.!?]$")
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\s(?:\w+\s)?\w+")
_AUXILIARY = re.compile(r"\b(?:will|would|is|are|was|were|has|have|had|can|could|may|might|should)\b")
"""A name alone behind ", said", and what is added to it, is who speaks and not what is said."""
_ANOTHER = re.compile(r",\s(?:and|so|but|while|whereas|though|although|as|who|which)\s")
"""Before another clause."""
_UNNAMED = re.compile(r"(?:the|an?|its|his|her|their)\s(?![^,]*[A-Z])")
"""Behind ", said" it may begin what is said: ", its owner, said the terms, all of them, were bad"."""
_ACCORDING_FIRST = re.compile(r"According\sto\s(?P<who>[^“”\";:]{2,160}?),\s(?=(?P<rest>[^“”]{8,}))")
_ACCORDING_LAST = re.compile(r",?\s(?P<verb>according\sto)\s(?P<who>[^“”\";:]{2,160})[.!?]$")
_NAME = r"(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w’'-]*\.?"
_AND_OTHERS = re.compile(rf"(?:{_NAME},\s){{0,6}}and\s{_NAME},\s")
"""Who else is named behind the first: "According to Ada Example, Ben Sample, and Cy Model, the plan is late"."""
_ADDED = re.compile(
    r"(?:who|which|whose|where|seen|obtained|reviewed|published|released|dated|posted|shared|sent|filed|conducted"
    r"|commissioned|made)\s[^“”\";:,]{2,160},\s"
)
_RELATES = re.compile(r"(?:who|which|whose|where)\s")
_ARRANGED = re.compile(
    r"\b(?:arranged|structured|sorted|ordered|grouped|divided|classified|organi[sz]ed|adjusted|var(?:y|ies|ied)|differs?)"
    r"(?:\s\w+){0,3}$"
)
"""What is done according to something, which says nothing: "sorted by name according to a list", without a comma."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The words that report, from `start` to `end` of the paragraph."""

    start: int
    end: int
    speaker: Speaker
    verb: str
    at: int = -1
    """Where the verb stands, if inside of the words."""


def reported(text: str, start: int, end: int, words: frozenset[str], mentioned: Sequence[Mentioned]) -> Reported | None:
    """Return what the sentence from `start` to `end` reports, None where it reports nothing that is certain.

    `words` are the sentence's.
    """
    if words.isdisjoint(_VERBS):
        return None
    said = text[start:end]
    if "according" in words and (found := _according(text, said, start, end, mentioned)):
        return found
    if found := _verb_first(text, said, start, end, mentioned):
        return found
    return None if words.isdisjoint(_LAST) or "," not in said else _verb_last(text, said, start, end, mentioned)


def _according(text: str, said: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Reported | None:
    if match := _ACCORDING_FIRST.match(said):
        who = _whole(text, start + match.start("who"), start + match.end("who"), mentioned)
        begins = match.start("rest")
        if who and (others := _AND_OTHERS.match(said, begins)):
            begins = others.end()
            who = Speaker(who.start, start + begins - 2, text[who.start : start + begins - 2], None)
        elif added := _ADDED.match(said, begins):
            begins = added.end()
        elif _RELATES.match(said, begins):
            return None
        return Reported(start + begins, _bare(text, end), who, "according to") if who else None
    if match := _ACCORDING_LAST.search(said, max(0, len(said) - _MOST_BEHIND)):
        if match.start() <= 10 or (said[match.start()] != "," and _ARRANGED.search(said, 0, match.start())):
            return None
        who = _whole(text, start + match.start("who"), start + match.end("who"), mentioned)
        if who is None or _goes_on(text[who.end : start + match.end("who")]) or _is_no_clause(said, match.start()):
            return None
        return Reported(start, start + match.start(), who, "according to")
    return None


def _goes_on(rest: str) -> bool:
    """Say whether what stands behind the speaker has a verb of its own, and so belongs to what is said."""
    return not _ANOTHER.match(rest) and _AUXILIARY.search(_RELATIVE.sub("", rest)) is not None


def _is_no_clause(said: str, end: int) -> bool:
    """Say whether too little stands before `end` to state anything: "Furthermore, X announced"."""
    return said.count(" ", 0, end) < _FEWEST_BLANKS


def _whole(text: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return the speaker that these words are, whole: up to what an apposition adds."""
    who = speaker_after(text, start, end, mentioned)
    if who is None:
        return None
    rest = text[who.end : end]
    if rest and not rest.startswith(","):
        # "according to a report by Acme": the report speaks, and its maker stands with it.
        return Speaker(start, end, text[start:end], None) if "," not in text[start:end] and end - start < 90 else None
    return who


def _verb_first(text: str, said: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Reported | None:
    for match in WORD.finditer(said, 2, _FARTHEST):
        verb = match.group()
        if verb not in _VERBS or verb == "according":
            continue
        before = said[max(0, match.start() - _MOST_BEHIND) : match.start()]
        if _NOT_BEFORE.search(before) or (verb in _PLAIN and before.endswith(", ") and _is_inverted(said, match.end())):
            continue
        clause = _clause(said, match.end(), verb)
        if clause is None:
            continue
        subject = start + match.start() - len(before) + len(ADVERBS_LAST.sub("", before))
        who = speaker_before(text, start, subject, mentioned)
        who = who or speaker_of_two_verbs(text, start, subject, mentioned)
        closing = _CLOSING.search(text, start + clause, end)
        return Reported(start + clause, closing.start() if closing else _bare(text, end), who, verb) if who else None
    return None


def _is_inverted(said: str, at: int) -> bool:
    """Say whether the sentence ends with its speaker, in full, behind a verb that ends at `at`."""
    match = _INVERTED.match(said, at)
    return match is not None and not _AUXILIARY.search(_RELATIVE.sub("", match["rest"] or ""))


def _clause(said: str, at: int, verb: str) -> int | None:
    """Return where the reported clause begins behind a verb that ends at `at`."""
    if _NO_CLAUSE.match(said, at):
        return None
    if verb in ("told", "tells"):
        told = _TOLD.match(said, at)
        return told.end() if told else None
    if that := _THAT.match(said, at):
        return that.end()
    if verb in ("added", "adds") and (clause := _PRONOUN.match(said, at)) and _FINITE.search(clause["rest"]):
        return clause.end()
    if verb in _PLAIN and (clause := _CLAUSE.match(said, at)) and _FINITE.search(clause["rest"]):
        return clause.end()
    return None


def _verb_last(text: str, said: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Reported | None:
    if match := _VERB_BEHIND.search(said, max(0, len(said) - _MOST_BEHIND)):
        who = speaker_after(text, start + match.start("who"), end, mentioned)
        if who is None or match.start() <= 10 or PREDICATE.match(text, who.end):
            return None
        if _UNNAMED.match(who.text) and _goes_on(text[who.end : start + match.end("who")]):
            return None
        return Reported(start, start + match.start(), who, match["verb"])
    for comma in _COMMA.finditer(said, max(11, len(said) - _MOST_BEHIND)):
        match = _BEHIND.match(said, comma.start())
        if match is None or match["who"].endswith(" who") or _is_no_clause(said, match.start()):
            continue
        who = speaker_before(text, start + match.start("who"), start + match.end("who"), mentioned)
        # What stands between a comma and the verb is the whole subject, or the comma is one of the clause.
        if who and not text[start + match.start("who") : who.start].strip(" ,"):
            return Reported(start, start + match.start(), who, match["verb"])
    return _inside(text, said, start, end, mentioned)


def _inside(text: str, said: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Reported | None:
    """Return what somebody says around the words that say so: "the plan, X said, is late"."""
    for comma in _COMMA.finditer(said, 0, _FARTHEST):
        match = _AMID.match(said, comma.start())
        if match is None or match["who"].endswith(" who") or _NOT_BEFORE.search(match["who"] + " "):
            continue
        who = speaker_before(text, start + match.start("who"), start + match.end("who"), mentioned)
        if who and not text[start + match.start("who") : who.start].strip(" ,"):
            return Reported(start, _bare(text, end), who, match["verb"], start + match.start("verb"))
    return None


def _bare(text: str, end: int) -> int:
    """Return where a sentence ends without its full stop."""
    while text[end - 1] in '.!?”"’':
        end -= 1
    return end
