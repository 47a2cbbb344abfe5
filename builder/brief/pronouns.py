"""Pronouns that mean what an earlier sentence names, and other words that only repeat what was said.

A pronoun is allowed where the sentence itself holds what it means: a name or a noun before it that fits and that it can
mean. An object never means the subject of its own clause (principle B of binding theory: Chomsky, "Lectures on
Government and Binding", 1981), so "Ada Example called it" leans on its neighbours, whatever else stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from builder.calendar_dates import CALENDAR_WORD

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_READER = re.compile(r"\b(?:I|[Ww]e|us|[Oo]ur|[Mm]y|me|[Yy]ou|[Yy]our)\b")
_NAME = re.compile(
    r"\[[^\]]+\]|(?<![\w’'])(?!(?:The|A|An|In|On|At|By|For|From|With|After|Before|It|He|She|They|But|And|As|When|If|That|This)\b"
    rf"|{CALENDAR_WORD})"
    r"[A-Z][\w.’'&-]*(?:\s(?:of\s|and\s|for\s|the\s){0,2}[A-Z][\w.’'&-]*)*"
)
_THING = re.compile(
    r"\b(?:a|an)\s(?![^,.;]{0,40}\b(?:minister|official|lawyer|analyst|professor|spokes\w+|senator)\b)[a-z]"
)
_NOUN = re.compile(r"\b(?:the|its|their|this)\s[a-z]")
_PLURAL = re.compile(
    r"\b(?!says|was|has|does|its|this|is|as|us|less|across|news|plans|makes|wants|runs|takes)[a-z]{3,}s\b"
)
_JOINED = re.compile(r"[A-Z][\w.’'-]*,?\sand\s(?:the\s)?[A-Z\[]")
_NEXT = (
    r"(?=[,.;:)\"”]|\s(?:in|at|on|for|with|by|from|into|a|an|the|as|and|or|to|of|near|over"
    r"|about|under|again|all|back)\b|$)"
)
_OBJECT_IT = re.compile(rf"\bit\b{_NEXT}")
_OBJECT_THEM = re.compile(r"\bthem\b")
_OBJECT_PERSON = re.compile(
    r"\bhim\b|\bon\s(?:his|her)\s(?:left|right)\b|\b(?:his|hers|theirs|ours|mine|yours)(?=[,.;:])"
)
_IT = re.compile(r"\b(?:it|its|itself)\b")
_THEY = re.compile(r"\b(?:they|their|theirs)\b")
_HE = re.compile(r"\b(?:he|she)\b")
_CLAUSE = re.compile(r"\b(?:that|which|who|whom|whether|because|when|while|if|after|before|since|until)\b")
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom)\s(?P<within>(?:[A-Z][\w-]*\s?){1,3},\s)?$")
"""What stands before the name of a place: where, not who."""
_BOTH = re.compile(r"\bboth\s(?:countries|governments|sides|nations|leaders|companies|firms|houses)\b")
_TOLD_IT = re.compile(
    r"\b(?:said|says|told\s[A-Z][\w\s]{1,30}|wrote|argued|added|warned|thinks|believes|hopes|insists)\s(?:that\s)?(?:it|its)\b"
)
_FRONTED = re.compile(
    r"(?:In|With|Together|Like|Unlike|Despite|Besides|Beyond|For|At|On|From|By|Among|Across|Under|Of|After|Before|To|Instead)\b"
    r"[^;:]*?,\s(?:they|he|she|it)\b"
)
_REPEATING = re.compile(
    r"\bso\s(?:is|are|was|were|has|have|had|did|does|do|would|will)\b|\b(?:said|says|say|did|done|does)\s(?:so|as\smuch)\b"
    r"|\bdid\s(?:at|in|on|to|for|with)\b|\b(?:is|are|was|were)\s(?:in|out)(?=[,.;])"
    r"|\b(?:is|are|was|were)\s(?:\w+er|more\s\w+|less\s\w+)(?=[.;])|\bsame\b(?![^.;]*\bas\b)"
    r"|\b(?:understood|understands|knew|knows|denied|denies|welcomed|confirmed|says|said)\sthat(?=\s(?:at|whenever|to)\b|[,.;])"
    r"|\bsimilar\s\w+\b(?!\sto\b)|\bfollowed\s(?:suit|last|this|on|with)\b|\bhave\s(?:accepted|agreed|refused|declined)(?=[,.;])"
    r"|\bdeclined\sto\s(?:comment|answer|say)\b|\bhad\sno\scomment\b|\bdid\snot\s(?:respond|reply|comment)\b"
    r"|\b(?:is|are|was|were)\s(?:not\s)?(?:present|absent|involved)\b(?!\s(?:at|in)\b)|\bsuing(?=[,.;])"
    r"|\bwhat\s(?:it|he|she|they)\s(?:called|calls|described|describes)\b"
    r"|\d\s(?:such\s)?(?:cases|incidents|instances|complaints|responses|answers|applications|requests)\b(?!\s(?:of|for|to|that|where|against|from|involving)\b)"
    r"|\bto\s(?:file|answer|comply)(?=[,.;]|\s(?:by|before|until|within)\b)"
    r"|\b(?:this|that)\s(?:is|was)\b(?<!\w\sthat\sis)(?<!\w\sthat\swas)|\btold\s(?:[\w.]+\s){1,4}so\b"
    r"|\b(?:two|three|four|five|six|seven)(?=[:;,.])|\[\d+\]"
    r"|\b(?:all|most|many)\s(?:others|of\s(?:them|these|those))\b"
    r"|\b(?:of|at|for|on|by|to|from|with|after|before|since|until)\sthat\s[a-z]|\binstead(?=[.,;])"
    r"|,\s(?:it|they)\s(?:found|said|says|say|argued|added|wrote|noted|estimates|estimated|warned)\b"
    r"|\bput\sit\b|\b(?:will|would|is|are|was|were)\sstill\b|^[A-Z\d][\w.-]*\spercent\s(?!of\b|in\b)"
    r"|\b(?:tak(?:e|es|en|ing)|took)\spart\b(?!\sin\b)|\b(?:participat|cooperat)(?:e|es|ed|ing)\b(?=[,.;])"
    r"|\bthe\s(?:opposite|reverse|contrary)\b|\b(?:nor|neither)\s(?:was|is|did|has|had|will|would)\b"
)
"""“did not.”, “so has Ada”, “said as much”: what, was said before."""
_DENIED = re.compile(r"\b(did|does|do|has|have|is|are|was|were|will|would|can|could)(?:\snot|n[’']t)(?=[,.;])")
"""“Ada did not.”: what, is said if the same verb stands before."""
_UNDER_A_PLAN = re.compile(
    r"(?:(?!\b(?:that|if|which|who|said|says|told|whether|what|when|unless|without)\b)[^;:])*?\bwould\b(?![^.]*\bif\b)"
)
"""“Acme would build it”: under what plan, or if what, was said before."""
_MEMBERS = re.compile(
    r"(?:Members|Victims|Participants|Backers|Signatories|Organi[sz]ers|Opponents|Supporters|Critics|Others|Both)\s(?!of\b)"
)
"""Of what, was said before."""


def speaks_to_the_reader(sentence: str) -> bool:
    """Say whether the author speaks of himself or to the reader, outside of quotations."""
    return _READER.search(_QUOTED.sub("", sentence)) is not None


def leans_on_neighbours(sentence: str, people: Collection[str]) -> bool:
    """Say whether a pronoun, or a word that repeats, means something outside the sentence.

    `people` are the names of persons in it, as they are written there.
    """
    if speaks_to_the_reader(sentence) or _MEMBERS.match(sentence) or _FRONTED.match(sentence):
        return True
    if _UNDER_A_PLAN.match(sentence):
        return True
    both = _BOTH.search(sentence)
    if both and not _JOINED.search(sentence, 0, both.start()):
        return True
    denied = _DENIED.search(sentence)
    if denied and not re.search(rf"\b{denied[1]}\b", sentence[: denied.start()]):
        return True
    return bool(_REPEATING.search(sentence)) or _is_open(sentence, people)


def _is_open(sentence: str, people: Collection[str]) -> bool:
    if _OBJECT_PERSON.search(sentence):
        return True
    if (it := _OBJECT_IT.search(sentence)) and not _has_object(sentence[: it.start()], people):
        return True
    if (it := _IT.search(sentence)) and not has_thing(sentence[: it.start()], people):
        return True
    if (told := _TOLD_IT.search(sentence)) and _person_first(sentence[: told.start()], people):
        return True
    if (them := _OBJECT_THEM.search(sentence)) and not _PLURAL.search(sentence, 0, them.start()):
        return True
    they = _THEY.search(sentence)
    if they and not (_PLURAL.search(sentence, 0, they.start()) or has_thing(sentence[: they.start()], people)):
        return True
    someone = _HE.search(sentence)
    return someone is not None and _how_many(people, sentence[: someone.start()]) > 1


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
        for found in _NAME.finditer(before)
    )


def _is_place(before: str, found: re.Match[str]) -> bool:
    """Say whether a name says where: "in Nagoya", or the second of "in Lima, Ohio, …"."""
    where = _WHERE.search(before, 0, found.start())
    return where is not None and (not where["within"] or before.startswith(",", found.end()))


def _person_first(before: str, people: Collection[str]) -> bool:
    """Say whether the sentence is about a person, so far as its first name tells."""
    first = _NAME.search(before)
    if first is None:
        return False
    return any(name in first.group() for name in people) or bool(
        re.match(r",\s(?:an?|the|who)\s[^,]{0,60}(?:minister|official|lawyer|analyst|who)\b", before[first.end() :])
    )
