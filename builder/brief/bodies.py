"""Bodies and countries that are called by what they are: "the company", "the ministry", "the country".

They mean one that the sentence names before, of a fitting kind. A ministry is no company, and after "Japan" alone
nobody knows which ministry. The kinds are those of the catalogue; of a name that it lacks, what stands beside it tells
the kind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from builder.brief.places import places
from builder.brief.pronouns import NAME
from builder.screened import screened

_COMPANIES = "company|firm|chipmaker|carmaker|automaker|start-?up|lender|brewer|publisher|operator|utility|insurer"
_OFFICES = "agency|ministry|department|commission|regulator|bureau|council|authority|watchdog|court|exchange|bank"
_COUNTRIES = "country|nation|state|republic|kingdom"
_POWERS = (
    "government|parliament|president|prime\\sminister|premier|minister|chancellor|cabinet|administration|king"
    "|army|military"
    "|Prime\\sMinister|President|Government|Parliament"
)
_SPEAKERS = "spokes\\w+|secretary|chairman|chairwoman"
_PAIRS = (
    "(?:two|three|both)\\s"
    "(?:countries|companies|sides|governments|[Ll]eaders|[Pp]residents|nations|allies|partners|groups|firms|men|women)"
)
_SEVERAL = (
    "companies|firms|countries|nations|states|agencies|ministries|governments|banks|utilities|regulators|chipmakers"
    "|carmakers"
)
_REGION = (
    "(?:South|North|Central|Latin)\\sAmerican|(?:East|West|South|North|Southeast|Central)\\s(?:African|Asian)|(?:Eastern|Western|Central"
    "|Northern|Southern)\\sEuropean|Alpine|Arab|Balkan|Baltic|Caribbean|Gulf|Himalayan|Mediterranean|Nordic|Pacific"
)
_BODY = screened(
    rf"\b[Tt]he\s(?:(?:(?!(?:from|of|for|in|at|by|with|to|and|or|on|between|among)\s)[a-z][\w-]*"
    rf"|[A-Z]\w*-(?:based|born)|{_REGION}|[A-Z][a-z]+(?:ese|ian|ean|ish|can)|US|UK"
    rf"|EU)\s){{0,2}}?(?:(?P<companies>{_COMPANIES})|(?P<offices>{_OFFICES})|(?P<countries>{_COUNTRIES})"
    rf"|(?P<powers>{_POWERS})"
    rf"|(?P<speakers>{_SPEAKERS})|(?P<pairs>{_PAIRS})|(?P<several>{_SEVERAL}))\b(?!\s(?:of|that|which|who"
    rf"|behind|for(?!\s(?:[$€£¥]|\d|about\s|some\s)))\b|-)"
    r"(?!\s(?:in|at|from|to|under)\s[A-Z])(?!\s[A-Z\[])(?P<apposed>,\s(?=[A-Z\[]))?"
)
_FITTING = {
    "companies": frozenset({"company", "organisation", "product"}),
    "offices": frozenset({"government", "organisation", "body"}),
    "countries": frozenset({"country", "place", "government"}),
    "powers": frozenset({"country", "place", "government"}),
    "speakers": frozenset({"government", "organisation", "company", "country", "person"}),
}
_INTRODUCED = {
    "companies": re.compile(
        rf"\b(?:a|an|one|another)\s(?:[\w-]+\s){{0,4}}(?:{_COMPANIES}|maker|developer|producer|group|unit)\b"
    ),
    "offices": re.compile(rf"\b(?:a|an|one|another)\s(?:[\w-]+\s){{0,4}}(?:{_OFFICES}|body|office)\b"),
    "countries": re.compile(r"\b(?:a|an|one|any|each|every|which)\s(?:[\w-]+\s){0,4}(?:country|nation|state)\b"),
    "powers": re.compile(
        r"\b(?:a|an|one|any|each|every)\s(?:[\w-]+\s){0,4}(?:country|government|president|minister)\b"
    ),
    "speakers": re.compile(r"\b(?:a|an)\s(?:[\w-]+\s){0,4}(?:spokes\w+|secretary|chairman|chairwoman)\b"),
    "several": re.compile(rf"\b(?:{_SEVERAL})\b"),
    "pairs": re.compile(r"\b(?:two|three|both)\s[a-z]"),
}
"""“a company … the company”: one that the sentence brings in without a name."""
_OFFICE_NAME = re.compile(
    rf"\b(?:{_OFFICES.title()}|Administration|Institute|Board|Service|Centre|Center|Office)\b|\b[A-Z]{{3,6}}\b"
)
_STATE = screened(r"\b(?<!a\s)(?<!the\s)(?<!of\s)government\s(?!of\b|in\b|by\b|and\b|or\b|to\b|is\b|has\b|for\b)[a-z]+")
_ABROAD = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Ff]rom)\s(?:the\s)?[A-Z]|\b(?:US|U\.S\.|UK|EU)\b")
"""“government officials”: whose, if no country is named."""
_DEMONYM = re.compile(
    r"\b(?:[A-Z][a-z]+(?:ese|ian|ean|ican|ish)|Israeli|Iraqi|Saudi|Pakistani|Emirati|Qatari|French|German|Dutch"
    r"|Swiss|Thai|Greek|Czech|Slovak|British|Filipino)\b"
)
_OF_A_REGION = re.compile(rf"\s(?:{_REGION})\s")
"""“the Gulf nation”: which of the countries that a sentence names is in the Gulf, is for its reader to know."""
_TITLED = re.compile(r"\b(?:President|Prime\sMinister|Premier|Minister|Chancellor|King)\s[A-Z\[]")
_FIRST = re.compile(r"\S+\s(?!(?:is|was|has|had|will|would|said|says|plans|wants|expects|and|[a-z]+ed)\b)[a-z]")
"""A capital that only opens the sentence: “Credit card data …”."""
_ROLE = re.compile(
    r"\b(?:official|minister|secretary|president|chief|chairman|chairwoman|head|director|executive|spokes\w+"
    r"|analyst|founder|boss"
    r"|[a-z]+(?:er|or|ist)|Sir|Mr|Mrs|Ms|Dr|President|Minister|Secretary|Senator|Chancellor|Professor)\s$"
)
_APPOSED_TO = re.compile(r"[A-Z\[][\w.’'-]*\]?,\s$")
"""“Ada Example, the trade minister”."""
_APPOSED = re.compile(r",\s(?:an?|the|who|[a-z]+)\s")
_DONE_TO = re.compile(
    r"\b(?:acquir|purchas|found|join|su|accus|back|advis|own|lead|praise|criticiz|criticis)(?:es|ed|s|ing)?\s$"
    r"|\b(?:bought|buys?|left|leaves|led|sold|sells?|took\sover|told)\s$"
)
"""“Acme bought the company”: not itself (principle B of binding theory, as in `pronouns`)."""
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Aa]cross|[Ii]nto)\s(?:the\s)?$")
_JOINED = re.compile(r"[A-Z][\w.’'-]*,?\s(?:and|with)\s(?:the\s|[a-z]+\s){0,3}[A-Z\[]")


def is_unnamed_body(sentence: str, names: Mapping[str, str]) -> bool:
    """Say whether a body or country in it is named nowhere before; `names` are the kinds of the resolved names."""
    if _STATE.search(sentence) and not (
        _DEMONYM.search(sentence)
        or any(kind in _FITTING["powers"] for kind in names.values())
        or _ABROAD.search(sentence)
    ):
        return True
    return any(not _is_named(sentence[: found.start()], found, names) for found in _BODY.finditer(sentence))


def _is_named(before: str, found: re.Match[str], names: Mapping[str, str]) -> bool:
    sort = next(name for name, text in found.groupdict().items() if text and name != "apposed")
    if _INTRODUCED[sort].search(before) or (sort != "countries" and found["apposed"]):
        return True
    if sort == "companies" and _DONE_TO.search(before):
        return sum(kind in _FITTING[sort] for kind in _kinds(before, names)) > 1
    if sort in ("powers", "speakers") and _APPOSED_TO.search(before):
        return True
    if sort == "countries" and _OF_A_REGION.search(found.group()):
        return False
    if sort in ("countries", "powers") and _DEMONYM.search(found.group()):
        return True
    if sort in ("pairs", "several"):
        return _JOINED.search(before) is not None
    if sort in ("countries", "powers", "speakers") and _DEMONYM.search(before):
        return True
    if sort == "powers" and _TITLED.search(before):
        return True
    return any(kind in _FITTING[sort] for kind in _kinds(before, names))


def _kinds(before: str, names: Mapping[str, str]) -> Iterator[str]:
    """Return the kinds of the names that stand there; of one that nobody knows, as what stands beside it tells."""
    known: list[tuple[int, int]] = []
    for name, kind in names.items():
        for at in places(name, before):
            known.append((at, at + len(name)))
            yield kind
    for found in NAME.finditer(before):
        opens = found.start() == 0 and " " not in found.group() and _FIRST.match(before) is not None
        if not opens and not _covered(found, known):
            yield _guess(before, found)


def _covered(found: re.Match[str], known: Collection[tuple[int, int]]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in known)


def _guess(before: str, found: re.Match[str]) -> str:
    if _OFFICE_NAME.search(found.group()):
        return "body"
    if _WHERE.search(before[: found.start()]):
        return "place"
    if " " in found.group() and (_ROLE.search(before[: found.start()]) or _APPOSED.match(before, found.end())):
        return "person"
    return "company"
