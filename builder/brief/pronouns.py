"""Pronouns whose antecedent is in an earlier sentence.

A pronoun is allowed where the sentence itself holds its antecedent: a name or a noun before it that fits and that it
can mean. An object never means the subject of its own clause (principle B of binding theory: Chomsky, "Lectures on
Government and Binding", 1981), so "Ada Example called it" leans on its neighbours, whatever else stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from builder.brief.shape import QUOTATION
from builder.calendar_dates import CALENDAR_WORD
from builder.screened import asked_again, screened

_READER = screened(
    r"\b(?:I|[Ww]e|us|[Oo]ur|[Mm]y|me|[Yy]ou|[Yy]our|[Ll]et[’']s|[Mm]yself|[Oo]urselves|[Yy]ourself|[Yy]ourselves)\b"
)

# What a pronoun can mean.
NAME = re.compile(
    r"\[[^\]]+\]|(?<![\w’'])(?!(?:The|A|An|In|On|At|By|For|From|With|After|Before|It|He|She|They|But|And|As"
    r"|When|If|That|This)\b"
    rf"|{CALENDAR_WORD})"
    r"[A-Z][\w.’'&-]*(?:\s(?:of\s|and\s|for\s|the\s){0,2}[A-Z][\w.’'&-]*)*"
)
_THING = screened(
    r"\b(?:a|an)\s(?!(?:year|month|week|day|decade|while|bit|lot|few|little)\b)(?![^,.;]{0,40}\b(?:minister"
    r"|official|lawyer|analyst|professor|spokes\w+|senator)\b)[a-z]"
)
_NOUN = screened(r"\b(?:the|its|their|this)\s[a-z]")
_PLURAL = screened(
    r"\b(?!says|was|has|does|its|this|is|as|us|less|across|news|plans|makes|wants|runs|takes)[a-z]{3,}s\b"
)
_JOINED = screened(r"[A-Z][\w.’'-]*,?\sand\s(?:the\s)?[A-Z\[]")
CAPITALISED = screened(rf"(?<=[\s(“\"])(?!{CALENDAR_WORD})[A-Z\[][\w.’'-]+")
"""A word in capitals that does not open the sentence; months and days are nobody's names."""
FULL_NAME = screened(
    r"\[[^\]]+\]|(?!(?:At|By|For|From|In|On|Since|Under|With)\s)[A-Z][\w’'-]+\s(?:[A-Z][\w’'.-]*\s){0,2}[A-Z][\w’'-]+"
)
_A_PERSON = screened(
    r"\b(?:a|an|one)\s(?:[\w-]+\s){0,3}(?:man|woman|person|student|worker|employee|expert|official|\w+er|\w+or"
    r"|\w+ist)\b"
)
_BODY = re.compile(
    r"\b(?:Academy|Agency|Association|Award|Bank|Bureau|Center|Centre|College|Commission|Committee|Company|Corporation"
    r"|Council|Department|Foundation|Fund|Group|Hospital|Institute|Ministry|Museum|Office|Party|Press|Prize|Project|School"
    r"|Times|Union|University)\b"
)
"""What no name of a person holds."""
_WHERE = screened(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom)\s(?P<within>(?:[A-Z][\w-]*\s?){1,3},\s)?$")
"""What stands before the name of a place: where, not who."""

# Pronouns, by what may stand for them.
_NEXT = (
    r"(?=[,.;:)\"”]|\s(?:in|at|on|for|with|by|from|into|a|an|the|as|and|or|to|of|near|over"
    r"|about|under|again|all|back|this|last|next|every|up|down|out|off)\b|$)"
)
_OBJECT_IT = screened(rf"\bit\b{_NEXT}")
_OBJECT_OF = screened(
    r"\b(?:run|build|own|use|make|sell|buy|operate|call|see|join|sign|support|fund|finance|block|lead|keep|take"
    r"|taken|runs|builds|called|described|signed|backed)\s(?:it|them)(?=\s(?:near|in|at|on|for|with|from|by"
    r"|into|over|as|to)\b|[.,;])"
)
"""“is to run it near the coast”: the name before is who does, not what."""
_NAMED_IT = screened(
    r"(?:(?!;|,\s(?:and|but)\s|\b(?:that|when|because|while|after|before|if)\b).)*?"
    r"\b(?:called|calls|branded|hailed|hails|described|dubbed|labelled|deemed|denounced|praised)\s(?:it|them|this)\b"
)
"""“Ada Example called it “new””: no other clause stands before that could name it."""
_OBJECT_THEM = screened(r"\bthem\b")
_OBJECT_PERSON = screened(
    r"\bhim\b|\bon\s(?:his|her)\s(?:left|right)\b|\b(?:his|hers|theirs|ours|mine|yours)(?=[,.;:])"
)
_IT = screened(r"\b(?:it|its|itself)\b")
_THEY = screened(r"\b(?:they|their|theirs)\b")
_ANY = screened(r"\b(?:it|they|them|its|their)\b", re.IGNORECASE)
_HE = screened(r"\b(?:he|she)\b")
_SOMEONE = screened(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_HIM = screened(r"\b(?:he|him|his)\b", re.IGNORECASE)
_HER = screened(r"\b(?:she|her|hers)\b", re.IGNORECASE)
_BOTH = screened(
    r"\bboth\s(?!(?:arms|cases|directions|ends|eyes|fronts|hands|parties|respects|sexes|ways|weekends)\b)(?:[a-z-]+\s)?[a-z]+s\b"
    r"(?![^.;]*\sand\s)|\bboth\s(?:countries|governments|sides|nations|leaders|companies|firms|houses)\b"
)
"""“both institutes”: which, if no two are named before; "both chips and cars" says it itself."""

# Pronouns that nothing in a sentence can stand for.
_CLAUSE = screened(r"\b(?:that|whether|because|when|while|if|after|before|since|until)\b")
_TOLD_IT = screened(
    r"\b(?:said|says|told\s[A-Z][\w\s]{1,30}|wrote|argued|added|warned|thinks|believes|hopes"
    r"|insists)\s(?:that\s)?(?:it|its)\b"
)
_TOLD_THEY = screened(r"\b(?:said|says|believes|thinks|insists|added|warned)\s(?:that\s)?(?:they|their)\b")
"""“Globex says they were freed”: not Globex, where nobody else stands before."""
_MANY = screened(r"(?<!\bas\s)\b(?:many|several|others)(?=[,.;])")
_FRONTED = screened(
    r"(?:In|With|Together|Like|Unlike|Despite|Besides|Beyond|For|At|On|From|By|Among|Across|Under|Of|After"
    r"|Before|To|Instead|Ahead|Amid|Back|During|Over|Prior|Through|Throughout|Upon|Within)\b"
    r"[^;:]*?,\s(?:they|he|she|it)\b"
    r"|[A-Z][a-z]+(?:ing|ed)\s[^,;:]*,\s(?:they|he|she|it)\b"
    r"|As\s(?:an?|the)\s[^,;:]*,\s(?:he|she|his|her|they|their)\b|(?:Former|Once|Now)\s[^;:]*?,\s(?:he|she)\s[a-z]"
    r"|(?:[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*)*,\s)+and\s(?:they|he|she|it)\b"
    r"|(?:\[[^\]]+\]|[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*)+),\s(?:the|an?|our|my)\s[^,;:]*,\s(?:he|she)\s[a-z]"
)
"""“In Nagoya, it …”, “Founded in Nagoya, it …”, “Chips, GPUs, and it …”: what stands before is not what is meant."""
_INSERTED = screened(
    r",\s(?:it|they|he|she)\s(?:found|said|says|say|argued|added|wrote|noted|estimates|estimated|warned)\b"
    r"|,\sthey\s(?:argue|believe|claim|conclude|contend|explain|hope|insist|maintain|predict|suggest|think|warn|write)\b"
    r"|\bwhat\s(?:it|he|she|they)\s(?:called|calls|described|describes)\b|\bput\sit\b"
)
"""“, it said,”: who said so, was told before."""
_POINTING = screened(
    r"\b(?:this|these|those|such)\s(?!as\b|a\b|an\b|is\b|was\b|who\b|that\b|of\b|responsible\b|whose\b|(?:\w+\s)?(?:week|month|year|quarter"
    r"|morning|afternoon|evening|summer|winter|spring|autumn|fall|decade|century|time)\b)[“\"]?[a-z]"
    r"|\bthat\s(?:argument|assertion|assumption|claim|criticism|decision|estimate|figure|goal|idea|number|offer|position|proposal"
    r"|request|role|stance|target|total|view)(?=[,.;:)]|\s(?:at|in|on|for|to|from|by|with|as|is|was|has|had|will|would|and|when"
    r"|while|after|before|since)\b)"
    r"|\b(?:address(?:ed|es)?|chang(?:ed?|es)|d(?:id|o|oes|one)|discuss(?:ed|es)?|fix(?:ed|es)?|handled?|oppos(?:ed?|es)"
    r"|rais(?:ed?|es|ing)|support(?:ed|s)?)\sthat\s(?=(?:and|as|at|but|by|for|in|on|to|when|with)\b)"
    r"|\b(?:analysis|paper|poll|report|study|survey)\s[^,;:]*\b(?:estimat\w+|found|predict\w+|reckon\w*|says?|said|show\w*"
    r"|suggest\w*)\s(?:that\s)?(?:it|they)\b"
    rf"|\b(?:in\s)?that\s(?={CALENDAR_WORD})|\bsuch\san?\s(?![\w-]+\s(?:as|that)\b)[a-z]|\b(?:this|these"
    rf"|those)(?=[.,;])"
    r"|\b(?:this|that)\s(?:is|was)\b(?<!\w\sthat\sis)(?<!\w\sthat\swas)"
    r"|\b(?:of|in|at|for|on|by|to|from|with|after|before|since|until)\sthat\s[a-z]",
    re.IGNORECASE,
)
"""“These projects”, “such attacks”, “that is”, “of that mind”: which, was said before."""
_THERE = screened(
    r"\bthere\b(?!\s(?:is|are|was|were|will|has|have|had|would|can|could|may|might|should|remain|seem|exist"
    r"|appear|no)\w*\b)"
)
_PLACE = screened(r"\b(?:in|at|to|from|near)\s(?:the\s)?[A-Z]")
_HERE = screened(r"\bhere\s(?:in|at|on)\s")
"""“here in Nagoya”: where the speaker stands, and no reader."""
_LATE = screened(
    r"\b(?:said|says|wrote|posted|told|announced|learn(?:ed|t)|heard|mourn\w*|sadden\w+|shocked)\b[^.;]*"
    r"\b(?:his|her|their)\s(?:assassination|death|funeral|killing|murder|passing)\b"
)
"""“Ada Example was saddened by his death”: whose, was said before; who speaks of a death, lives."""


_EXPLETIVE = screened(
    r"\bit\s(?:is|was|would\sbe|will\sbe|has\sbeen|had\sbeen|became|becomes)\s[“\"]?(?:\w+ly\s|more\s|too\s|not\s|very\s"
    r"|now\s|up\s)?(?:important|essential|necessary|vital|crucial|critical|possible|impossible|likely|unlikely|clear"
    r"|unclear|difficult|hard|easy|easier|harder|dangerous|premature|wrong|right|time|illegal|unlawful|legal)\b"
    r"(?=[^.;]*\b(?:to|that|whether|for)\b)"
    r"|\b(?:makes?|made|making|finds?|found|calls?|called|considers?|considered|thinks?|thought)\sit\s(?:\w+ly\s|more\s)?"
    r"(?:[a-z]+(?:\sand\s[a-z]+)?)(?=\s(?:to|that|for)\s)"
)
"""“it is important to”: this pronoun means what follows."""


@asked_again
def speaks_to_the_reader(sentence: str) -> bool:
    """Say whether the author speaks of himself or to the reader, outside of quotations."""
    return _READER.search(QUOTATION.sub("", sentence)) is not None


_DID_THIS = screened(r"\b(?:attempted|did|tried)\sthis(?=[,.;]|\s(?:and|but|before|once)\b)")
"""“The last council tried this, and failed”: a standfirst leaves to its headline what."""


def means_nobody(sentence: str) -> bool:
    """Say whether it speaks of somebody whom no name in it, before or behind, can be, or of what the title says."""
    return _DID_THIS.search(sentence) is not None or (
        _SOMEONE.search(sentence) is not None
        and not (FULL_NAME.search(sentence) or _A_PERSON.search(sentence) or CAPITALISED.search(sentence))
    )


def means_what_is_elsewhere(
    sentence: str, *, first_name: int | None, people: Collection[str], things: Collection[str] = ()
) -> bool:
    """Say whether a pronoun means something outside of the sentence.

    `first_name` is the offset of its first name; `people` are the names of persons in it, as they are written there,
    and `things` those of everything else.
    """
    sentence = _EXPLETIVE.sub("so", sentence)
    if any(pattern.search(sentence) for pattern in (_POINTING, _INSERTED, _MANY, _OBJECT_OF, _OBJECT_PERSON, _LATE)):
        return True
    if _HERE.search(QUOTATION.sub("", sentence)):
        return True
    if speaks_to_the_reader(sentence) or _FRONTED.match(sentence) or _NAMED_IT.match(sentence):
        return True
    if (both := _BOTH.search(sentence)) and not _JOINED.search(sentence, 0, both.start()):
        return True
    if (there := _THERE.search(sentence)) and not _PLACE.search(sentence, 0, there.start()):
        return True
    return _no_person(sentence, people, things) or _no_thing(sentence, first_name, people)


def _no_person(sentence: str, people: Collection[str], things: Collection[str]) -> bool:
    """Say whether nobody, or more than one, may be meant by "he" or "her"."""
    someone = _SOMEONE.search(sentence)
    if someone and not (
        _A_PERSON.search(sentence, 0, someone.start())
        or any(
            found.group().strip("[]").removeprefix("The ") not in things and not _BODY.search(found.group())
            for found in FULL_NAME.finditer(sentence[: someone.start()])
        )
    ):
        return True
    if someone and _HIM.search(sentence) and _HER.search(sentence):
        full = len({found.group() for found in FULL_NAME.finditer(sentence)})
        if max(full, _how_many(people, sentence)) < len((_HIM, _HER)):
            return True
    subject = _HE.search(sentence)
    return subject is not None and _how_many(people, sentence[: subject.start()]) > 1


def _no_thing(sentence: str, first_name: int | None, people: Collection[str]) -> bool:
    """Say whether nothing in the sentence may be meant by "it" or "they"."""
    if (any_ := _ANY.search(sentence)) and not (
        (first_name is not None and first_name < any_.start()) or CAPITALISED.search(sentence[: any_.start()])
    ):
        return True
    if (it := _OBJECT_IT.search(sentence)) and not _has_object(sentence[: it.start()], people):
        return True
    if (it := _IT.search(sentence)) and not has_thing(sentence[: it.start()], people):
        return True
    if (told := _TOLD_IT.search(sentence)) and _person_first(sentence[: told.start()], people):
        return True
    if (told := _TOLD_THEY.search(sentence)) and not (
        _PLURAL.search(sentence, 0, told.start()) or _JOINED.search(sentence, 0, told.start())
    ):
        return True
    # What stands right before "them" is its verb: "allows them".
    if (them := _OBJECT_THEM.search(sentence)) and not _PLURAL.search(
        sentence[: them.start()].rpartition(" ")[0].rpartition(" ")[0] + " "
    ):
        return True
    they = _THEY.search(sentence)
    return they is not None and not (
        _PLURAL.search(sentence, 0, they.start()) or has_thing(sentence[: they.start()], people)
    )


def _how_many(people: Collection[str], before: str) -> int:
    """Return how many persons are named there; a surname and its full name are one."""
    named = [name for name in people if name in before]
    return sum(not any(name != other and name in other for other in named) for name in named)


def _has_object(before: str, people: Collection[str]) -> bool:
    """Say whether something stands there that an object can mean: a noun, or a name of another clause."""
    clause = list(_CLAUSE.finditer(before))
    return bool(_THING.search(before)) or (bool(clause) and has_thing(before[: clause[-1].start()], people))


def has_thing(before: str, people: Collection[str]) -> bool:
    """Say whether a name of no person, or a noun, stands there."""
    if _THING.search(before) or _NOUN.search(before) or _PLURAL.search(before) or _JOINED.search(before):
        return True
    return any(
        not _is_place(before, found) and not any(name in found.group() for name in people)
        for found in NAME.finditer(before)
    )


def _is_place(before: str, found: re.Match[str]) -> bool:
    """Say whether a name says where: "in Nagoya", or the second of "in Lima, Ohio, …"."""
    where = _WHERE.search(before, 0, found.start())
    return where is not None and (not where["within"] or before.startswith(",", found.end()))


def _person_first(before: str, people: Collection[str]) -> bool:
    """Say whether the sentence is about a person, so far as its first name tells."""
    first = NAME.search(before)
    if first is None:
        return False
    return any(name in first.group() for name in people) or bool(
        re.match(r",\s(?:an?|the|who)\s[^,]{0,60}(?:minister|official|lawyer|analyst|who)\b", before[first.end() :])
    )
