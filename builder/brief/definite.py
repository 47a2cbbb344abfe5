"""Definite descriptions that point back: "the deal", "the list", where nothing in the sentence says which.

English marks with "the" what the reader is taken to know. He knows it from the sentence itself ("the price of gas",
"the Chitose plant", "a plan … the plan"), from the world ("the internet", "the yen"), or from what stood before. The
closed classes below name the first two; everything else is taken for the third, because a sentence too few costs less
than one that nobody can understand.
"""

from __future__ import annotations

import re
from itertools import islice

from builder.brief.pronouns import FULL_NAME, NAME
from builder.calendar_dates import CALENDAR_WORD, WEEKDAY
from builder.screened import asked_again, screened

_DEMONYM = r"(?:[A-Z][a-z]+(?:ese|ian|ean|ican|ish)|French|German|Dutch|Swiss|Thai|Greek|Israeli|Iraqi|Saudi)"
"""“The Taiwanese school”: which of them, is not said."""
_THE = screened(
    rf"\b[Tt]he\s((?:(?:South\s|North\s)?{_DEMONYM}\s|(?:AI"
    rf"|IT)\s)?(?:[a-z][\w-]*\s){{0,3}}?)([a-z][\w-]*(?:['’]s?)?)(?=[\s,.;:!?)\"”]|$)"
)
_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_COMPLEMENT = frozenset("of that which who whose whom where between behind for".split())
"""What follows a noun and says which one is meant."""
_PLACED = frozenset("on from with near outside inside across against around along beyond off".split())
"""Likewise, if a name follows and no date."""
_ADJOINED = frozenset("in at by under over to".split())
"""Likewise, but behind an object they may tell where or how it is done: "announced the venture at the White House"."""
_SITED = re.compile(
    r"(?:plant|factory|mine|reactor|station|cent(?:er|re)|site|campus|building|headquarters|office|school"
    r"|universit|hospital"
    r"|port|airport|bridge|road|railway|border|cit|town|village|district|region|province|market|war|conflict"
    r"|fighting|invasion"
    r"|attack|election|vote|summit|conference|meeting|talk|visit|fair|protest|fire|earthquake|flood|accident"
    r"|crash|disaster"
    r"|people|company|companies|firm|compan|embass|court|bank|unit|branch|arm|law|ambassador|threat|response"
    r"|approach|answer|key"
    r"|damage|change|alternative|successor|heir|rival)\w*$"
)
"""What is somewhere, or to something: there even "in" and "to" say which."""
_NOWHERE = frozenset(
    "bill cost costs price prices sum money amount deal decision announcement move plan result results".split()
)
"""What is no thing at a place, though something may be done or paid there: “the bill in Nagoya”."""
_ENDS = frozenset(
    "and or but nor as than so is are was were be has have had will would can could may might must should said says did"
    " does do because while if when after before since until during through despite without".split()
)
"""What ends a noun phrase."""
_ARTICLES = frozenset(("a", "an"))
"""Likewise, behind a verb that nothing else tells: “the guide employs an FAQ format”."""
_WHEN = re.compile(
    r"(?:this|next|last)\s(?:week|month|quarter|year|spring|summer|autumn|fall|winter)|yesterday|today|tomorrow"
)
"""Likewise: “the advisory next week”."""
_CALENDAR = re.compile(rf"{CALENDAR_WORD}|\d")
_KNOWN = frozenset(
    "labor labour force workforce net upper lower member opposition world globe planet earth sun moon sky sea"
    " ocean coast north south east west northeast northwest southeast southwest"
    " internet web cloud economy public press media police military army navy market markets future past present end"
    " beginning start middle time year month week weekend morning afternoon evening night day summer autumn winter"
    " spring century decade quarter yen dollar euro pound won yuan ruble rupee government parliament president"
    " country nation state arena stage prime right left other one latter former"
    " majority minority half bulk way"
    " company firm agency ministry regulator bank exchange".split()
)
"""Nouns that the world has one of, dates, and quantities; of bodies `alone` asks for a name before them."""
_PART = screened(r"\b[Tt]he\s(?:[a-z]+\s){0,2}(?:part|share|portion|piece|slice)\b(?!\s(?:of|in)\b)")
"""“the largest part”: of what?"""
_ONE_OF_MANY = screened(
    r"\b[Tt]he\s(?:[A-Z][\w.’&-]*\s){1,3}(?:announcement|case|data|deal|decision|figures|findings|meeting|move|panel"
    r"|report|researchers|results|scientists|statement|study|survey|talks|team)"
    r"(?=[,.;]|\s(?:is|are|was|were|has|have|had|will|would|came|comes?|found|said|says|shows?|[a-z]+ed)\b)"
)
"""“the Nagoya team”: a name tells whose, but not which of all that are its."""
_OF_A_DAY = screened(rf"\b[Tt]he\s{WEEKDAY}\s(?!after\b|before\b|in\b|of\b|that\b|when\b)[a-z]")
"""“the Monday alert”: a day tells when, but not which."""
_TERM = screened(
    r"\b[Tt]he\s(?:(?P<which>[A-Z][\w-]*)\s)?(?P<term>Accord|Act|Agreement|Alliance|Bill|Charter|Convention|Declaration|Directive"
    r"|Framework|Memorandum|Order|Pact|Proclamation|Protocol|Regulation|Resolution|Statement|Treaty"
    r"|Leaders|Ministers|Participants|Parties|Sides|Signatories|Task\sForce|Working\sGroup)\b"
    r"(?![’']s\s[A-Z]|\s(?:of|for|on|to|in|between|with|that|which|against)\b|\s[A-Z\d(]|-)"
)
"""“under the Treaty”: a text that shortens a name so has told it in full before."""
_EPITHET = screened(
    r"\bthe\s(?:[A-Z][\w.’-]+\s){1,3}(?:billionaire|congressman|congresswoman|Democrat|lawmaker|native|politician|Republican"
    r"|senator)\b(?!\s[A-Z\[])"
)
"""“the Nagoya lawmaker”: who, if nobody is named before."""
_ANY_TERM = frozenset("Draft Executive Final Interim Joint Leaders Ministerial New Presidential".split())
_FIELDS = frozenset(("AI", "IT"))
"""Names of fields, which tell no plan, law or firm from another."""
_OF_A_FIELD = frozenset(
    "age boom economy ecosystem era field hierarchy industry landscape market race revolution sector workforce".split()
)
"""What a field has one of: “the AI industry”."""
_SELECTING = frozenset(
    "only most least largest biggest greatest highest lowest best worst latest"
    " earliest oldest youngest longest shortest newest fastest strongest smallest cheapest closest main"
    " so-called".split()
)
_TELLS = re.compile(r"\b(?:tell|tells|told|assured|reminded|warned|informed|convinced|persuaded|showed)\s$")
"""“told the guests that …”: what was told, not which guests."""
_BLAMED = re.compile(r"\b(?:accus(?:e[sd]?|ing)|acquitted|blamed|cleared|convict(?:ed|s)|robbed|suspect(?:ed|s))\s$")
"""“accused the chiefs of lying”: of what, and not which chiefs."""
_TIME = re.compile(
    r"(?:the\s)?(?:end|start|beginning|year|month|week|day|first|last|next|time|moment)\b|\d|(?:an?|about"
    r"|around|nearly|almost|two|three|four|five|six|seven|ten)\b"
)
_IS_OBJECT = re.compile(
    r"\b(?!(?:and|or|but|that|of|in|on|at|from|with|for|to|by|under|over|as|than|while|when|where|because|after"
    r"|before|if|said"
    r"|says|near|between|against|into|about|across|around|among|through|since|until|during|within|without)\b)[a-z]+\s$"
)
"""A verb stands right before, no preposition and no beginning of a clause."""
_FRONTED = re.compile(
    r"(?:[A-Z][a-z]+(?:ing|ed)|After|Before|During|Since|In|At|Under|With|Following|Despite|On|For|By|As|When)\s[^,]*$"
)
"""What stands before the comma of an opening clause: no name behind that comma says which."""
_TOLD = re.compile(r"\s(?:said|says)\b")
_POSSESSIVE = re.compile(r"['’]?s?['’]?$")
_NAME = re.compile(r"[A-Z\[][\w.’'-]+")
_ORDINALS = frozenset("first second third fourth fifth final".split())
_SPEAKS = re.compile(
    r"(?:speak|complain|warn|consist|accuse|think|tell|talk|ask|call|pay|wait|look|say|show|reveal|suggest|find|claim"
    r"|indicate|argue|conclude|estimate|note|state|add|mean|agree|insist|confirm|announce|decide)(?:s|ed|d)?"
    r"|spoke|told|said|found|meant"
)
_PAST = re.compile(r"(?:ed|said|told|spoke|took|went|came|met|put|fell|rose|won|lost|held|sat|stood|led|sent|gave)$")
_TOLD_OF = frozenset(
    "told took went came met fell rose won lost sat stood sent gave wants says plans needs hopes".split()
)
_INFINITIVE = re.compile(r"(?!(?:its|their|his|her|the|an?|people|staff|parliament|court|voters|half)$)[a-z]+(?<!s)$")
"""“the power to build”; what ends in -s is mostly no verb."""
_OFFICE = re.compile(
    r"(?:minister|secretary|president|premier|chief|head|chair\w*|leader|director|governor|mayor|ambassador|spokes\w+"
    r"|founder|owner|author|maker|operator|professor|economist|analyst|lawyer|envoy|negotiator|commissioner"
    r"|senator|boss"
    r"|executive|officer|adviser|parent|brewer|publisher|developer|group|body|agency|company|firm|regulator)$"
)

_OF_A_FIRM = re.compile(
    r"(?:executive|chair\w*|founder|owner|director|boss|head|publisher|developer|economist|analyst|lawyer"
    r"|parent|officer)$"
)
"""“Ada Example, the chief executive”: of which firm, if none stands before?"""


_IDIOM = screened(
    r"\b(?:ma[dk]es?|making)\sthe\s(?:case|most|difference)\b|\b(?:pa(?:ve[sd]?|ving)|lea?ds?|led|leading)\sthe\s(?:way|charge)\b"
    r"|\b(?:tak(?:es?|ing)|took|tak(?:en)?)\sthe\s(?:lead|floor|view|blame|initiative)\b|\bheavy\slifting\b|\bset(?:s|ting)?\sthe\stone\b"
    r"|\bset(?:s|ting)?\sthe\sstage\b|\b(?:on|from|to|in)\sthe\s(?:table|ground|surface|spotlight|contrary|wake|face|rise)\b"
    r"|\bpaid\sthe\sprice\b|\bin\sthe\s(?:lead|open|making)\b|\bthe\sodds\b|\bthe\sstatus\squo\b|\bin\sthe\sfield(?=[.,;])"
)
"""Turns of speech, in which the noun means nothing by itself."""
_WITHIN_A_NAME = re.compile(r"\b([A-Z]\w+)\s(?:of|for|on)\s(?:the\s)?[A-Z]\w+(?:(?:,\s|\s|,?\sand\s)[A-Z]\w+)*")
"""“Bureau of Investigation”: of the name only the head is what it is."""
_IN_THE_REGION = screened(r"(?<=[a-z]\s)in\sthe\s(?:region|area)(?=[.,;])")
"""Of what the sentence names: without a name there is none to be chosen."""


@asked_again
def points_back(sentence: str) -> bool:
    """Say whether a definite noun means what only an earlier sentence names."""
    sentence = _IN_THE_REGION.sub("there", _IDIOM.sub("so", sentence))
    epithet = _EPITHET.search(sentence)
    if epithet and not FULL_NAME.search(sentence, 0, epithet.start()):
        return True
    return (
        _shortens(sentence)
        or any(pattern.search(sentence) for pattern in (_PART, _ONE_OF_MANY, _OF_A_DAY))
        or any(not _is_known(sentence, found) for found in _THE.finditer(sentence))
    )


def _shortens(sentence: str) -> bool:
    """Say whether a title of a document stands for its name, which the sentence does not tell before."""
    for found in _TERM.finditer(sentence):
        named = found["which"] and found["which"] not in _ANY_TERM
        if not named and found["term"] not in sentence[: found.start()]:
            return True
    return False


def _is_known(sentence: str, found: re.Match[str]) -> bool:
    """Say whether the sentence tells which one a definite noun means: in the noun phrase, behind it, or before."""
    if found[2] in ("pair", "duo", "trio"):
        return False
    words = [*found[1].split(), found[2]]
    if words[0] in _FIELDS and found[2] in _OF_A_FIELD:
        return True
    if any(word in _SELECTING or word.endswith("est") for word in words):
        return True
    if _TOLD.match(sentence, found.end()) and _OFFICE.search(found[2]) and _NAME.search(sentence, 0, found.start()):
        return True
    if found[2].endswith(("'s", "’s", "s'", "s’")):
        owner = _POSSESSIVE.sub("", found[2])
        return owner in _KNOWN or _said(sentence, found, [owner])
    rest = [word.group() for word in islice(_WORD.finditer(sentence, found.start(2)), 8)]
    for at in range(len(rest[:4])):
        if (known := _known_by(sentence, found, rest, at)) is not None:
            return known
    return _said(sentence, found, rest[:1])


def _known_by(sentence: str, found: re.Match[str], rest: list[str], at: int) -> bool | None:
    """Say whether the word `at` of `rest`, which is the noun and what follows it, tells which one; None: read on."""
    word, before = rest[at], rest[at - 1] if at else ""
    if word in "$€£¥":
        return True
    if not word[:1].isalnum():
        return _renamed(sentence, found, rest[at:], rest[:at])
    if word in ("and", "or") and "of" in rest[at + 1 : at + 4]:
        return True
    if word in _ENDS or (
        before
        and (
            word in _ARTICLES
            or word in _TOLD_OF
            or (before != "very" and _WHEN.match(" ".join(rest[at : at + 2])) is not None)
        )
    ):
        return _said(sentence, found, rest[:at])
    if word.endswith("ed") and before and rest[at + 1 : at + 2] == ["by"]:
        return True
    if (word[:1].isupper() or word[:1].isdigit()) and word not in _FIELDS:
        return True
    if word in _COMPLEMENT and not (before and _SPEAKS.fullmatch(before)):
        told = word == "that" and _TELLS.search(sentence, 0, found.start()) is not None
        told |= word == "of" and _BLAMED.search(sentence, 0, found.start()) is not None
        return not told and not (word == "for" and _TIME.match(" ".join(rest[at + 1 : at + 4])))
    if word in _ADJOINED and not _SITED.match(before) and _IS_OBJECT.search(sentence, 0, found.start()):
        return _said(sentence, found, rest[:at])
    if before in _NOWHERE and word in ("in", "at", "to", "from"):
        return _said(sentence, found, rest[:at])
    if word == "to" and before and before not in _ORDINALS and _INFINITIVE.match(" ".join(rest[at + 1 : at + 2])):
        return True
    if word in _PLACED | _ADJOINED:
        return _known_by_place(sentence, found, rest, at)
    ordered = (found[1] or found[2]).split()[0] in _ORDINALS and word not in ("quarter", "half", "time")
    return True if _POSSESSIVE.sub("", word) in _KNOWN and not ordered else None


def _known_by_place(sentence: str, found: re.Match[str], rest: list[str], at: int) -> bool:
    """Say whether the preposition `at` of `rest` leads to what tells which one: a name, and no date."""
    if at > 1 and _PAST.search(rest[at - 1]):
        return _said(sentence, found, rest[:at])
    if rest[at + 1 : at + 2] in (["which"], ["whom"]):
        return True
    named = next((word for word in rest[at + 1 :] if word not in ("the", "a", "an")), "")
    return (named[:1].isupper() and not _CALENDAR.match(named)) or _said(sentence, found, rest[:at])


def _renamed(sentence: str, found: re.Match[str], rest: list[str], told: list[str]) -> bool:
    """Say whether a comma joins the noun to a name: "the envoy, Ada Example", or "Ada Example, the envoy,"."""
    if len(rest) > 1 and rest[0] == "," and rest[1][:1].isupper() and not _FRONTED.match(sentence, 0, found.start()):
        return True
    before, noun = sentence[: found.start()], told[-1] if told else ""
    if re.search(r"[A-Z][\w.’'-]*,\s$", before):
        if _OFFICE.search(noun):
            return _OF_A_FIRM.search(noun) is None or len(NAME.findall(before)) > 1
        if (found[1] or len(told) > 1) and rest[0] == ",":
            return True
    if rest[:1] == [","] and rest[1:2] in (["called"], ["titled"], ["named"], ["known"]):
        return True
    return (noun in _KNOWN and sentence[found.start(1) :].split(None, 1)[0] not in _ORDINALS) or _said(
        sentence, found, [noun]
    )


def _said(sentence: str, found: re.Match[str], nouns: list[str]) -> bool:
    """Say whether the noun stands in the sentence before: no "Bureau of Investigation" is an investigation."""
    said = sentence[: found.start()]
    stems = [stem for noun in nouns if len(noun) > 3 and (stem := noun.rstrip("s")) in said.lower()]
    before = _WITHIN_A_NAME.sub(r"\1", said).lower() if stems else ""
    return any(re.search(rf"\b{re.escape(stem)}", before) for stem in stems)
