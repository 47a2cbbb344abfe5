"""The small changes that let a sentence be read alone: each is an Edit, so that readers and tests can undo it.

A leading connective goes; a surname becomes the full name; a pronoun or "the company" that opens the sentence becomes
the name it stands for, in brackets, where there is no doubt. Doubt is anything else that could be meant: a second name
of a fitting kind, a name that the catalogue does not know, an office or a company without a name. Then nothing is
changed, and the sentence is not chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.calendar_dates import MONTH, WEEKDAY
from builder.model import Edit
from builder.schemas import Entity
from builder.screened import screened
from builder.slugs import Slug

_CAPITALS = r"[A-Z\d&(][A-Z\d’'&/,.()-]*"
_CAPITAL_TITLE = (
    r"(?:THE\s)?(?:MR|MS|MRS|DR|SEN|REP|GEN|GOV|AMB|PRIME|VICE|FIRST|ACTING|DEPUTY|UNDER|CHIEF|SENIOR|SPEAKER|PRESIDENT|SECRETARY"
    r"|SENATOR|REPRESENTATIVE|GOVERNOR|MINISTER|AMBASSADOR|DIRECTOR|CHAIR\w*|MODERATOR|QUESTION|OPERATOR|HOST|REPORTER"
    r"|SPOKES\w+|PROFESSOR|HEAD|LEADER|OFFICE|STATEMENT)\b"
)
"""What transcripts set in capitals before somebody’s words: it must stay."""
_RUN_IN = (
    rf"(?!{_CAPITAL_TITLE})(?=[A-Z]+ING\s|[^,:]{{0,90}}\s(?:A|AN|AND|BY|FOR|FROM|IN|IT|OF|ON|THE|TO|WITH)\s[^,:]{{1,90}}:)"
    rf"{_CAPITALS}(?:\s{_CAPITALS}){{2,14}}:(?=\s[A-Z“\[])"
)
"""“RULES FOR NEW MACHINES: Today …”: a heading, by the words that a name has not."""
_CONNECTIVE = screened(
    r"(?<!\w)(?:(?:However|Meanwhile|Moreover|Furthermore|In addition|Additionally|Also|Nevertheless|Nonetheless|Still"
    r"|Therefore|Thus|Hence|Consequently|As a result|For example|For instance|Indeed|In fact|In particular|Similarly"
    r"|Likewise|Separately|Besides|On the other hand|At the same time|By contrast|In contrast|Conversely|Of course"
    r"|Finally|Ultimately|Overall|First|Firstly|Second|Secondly|Third|Thirdly|Fourth|Fifth|Lastly|Even so|That said"
    r"|Specifically|Further|Next|Plus"
    r"|At the very least|After all|Notably|Crucially|Importantly|To be sure|(?:Not\s)?[Uu]nsurprisingly|Interestingly),"
    r"|(?:But|And|Yet)(?=\s[A-Za-z]),?"
    r"|(?:[A-Z]{3,}[A-Za-z., ]{0,40}?(?:,\s[A-Z][a-z]+\.?\s\d{1,2})?\s(?:\([A-Z][\w ]{1,30}\)\s)?[—–](?=\s[A-Z\d“‘\"])"
    r"|(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}\s)?\([A-Z][\w ]{1,20}\)\s?(?:[—–]|--?))"
    r"|TL;?DR:|\[[A-Z]{4,}(?:\s[A-Z]{2,})*\]"
    r"|As part of (?:the|this|that|these|those|its|their)\s[^,.;:“”\"]{3,50},"
    rf"|{_RUN_IN}"
    r"|(?:(?:Sec(?:tion|\.)\s\d+\.\s)?(?:[A-Z][\w ,’-]{2,60}\.\s)?|Sec(?:tion|\.)\s\d+\.\s[A-Z][\w ,’-]{2,60}\.\s)"
    r"\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)(?=\s[A-Z]))\s"
)
"""What opens a sentence and can go: a connective, a dateline, a heading that runs into it, the number of a clause, the
label of a summary, what a transcript notes of sounds ("[MUSIC PLAYING]")."""
_LABEL = screened(
    r"(?P<label>(?!(?:Breaking|Caption|Claim|Correction|Editor|Fact|False|Image|Myth|Note|Opinion|Photo|Question|Rumou?r|Update"
    r"|Video|Watch)\b)[A-Z][\w’'&/-]*,?(?:\s(?:[A-Z\d][\w’'&/.-]*,?|a|an|and|as|at|between|by|for|from|in|of|on|or|the|to|with|&)){1,19}):"
    r"\s(?=[A-Z])"
)
"""“New Plants in Nagoya: Acme …”: a heading of its item."""
_IN_OFFICE = re.compile(r"(?:President|Prime Minister|Secretary|Minister|Governor|Vice President)\s[A-Z]")
_SPEECH = (
    r"(?:said|says|announced|plans|planned|expects|expected|added|warned|argued|told|wrote|called|pledged"
    r"|agreed|promised"
    r"|believes|estimated|estimates|reported|forecasts|aims|intends|hopes|wants|acknowledged|denied|declined|urged"
    r"|has\s(?:said|announced|agreed|pledged|promised|warned|denied|urged)|also\s(?:said|announced|plans"
    r"|expects|warned))"
)
_ACTS = (
    r"(?:(?:has|had|will|would|is|was|also|now|is\sto|was\sto)\s){0,2}(?:accus|acquir|adopt|announc|appoint|approv|ask|award|ban"
    r"|banned|borrow|charg|demand|employ|fin|found|grant|hir|invest|launch|negotiat|offer|open|order|own|postpon|promis|publish"
    r"|purchas|reject|request|restrict|sanction|sign|spend|subsidi[sz]|suspend|threaten)(?:s|es|ed|ing)?\b"
    r"|(?:(?:has|had|will|would|also|now)\s){0,2}(?:told|paid|pays?|bought|buys?|sold|sells?|spent|sued|gave|made|let|employs)\b"
)
"""What only persons and bodies do: no plan and no machine."""
_FRONTED = re.compile(
    r"(?:In|On|At|By|Since|Until|During|After|Before|Last|Early\sin|Late\sin|For|Over|Within)\s"
    r"(?:[\w.’'-]+,?\s){1,6}?(?=(?:it|he|she|its|his|her)\s)"
)
"""When or where, before the pronoun that opens the statement: “In May it told …”."""
_ALSO = screened(
    r"(?<=[\w\]’'] )also (?=(?:[a-z]+(?:ed|s|en)|said|told|made|took|gave|set|put|won|paid|led|held|bought|sold|built"
    r"|found|wrote|be|has|had|have)\b)"
    r"|(?<=[\w\]’',] )(?<!\ba )(?<!\ban )(?<!\bthe )(?:similarly|likewise) "
    r"(?=(?!minded|named|priced|situated|sized)[a-z]+ed\b|(?:said|told|made|took|gave|wrote|found|says)\b)"
)
"""Adds to what was said before, and can go: “Acme has also hired …”, “Ada Example similarly warned …”."""
_BESIDE = screened(
    r"\s\((?:see\s(?:[a-z]+\s){0,3}(?:chart|diagram|figure|graphic|map|picture|table)s?(?:\s\d{1,2})?(?:[\s,][a-z\s,]{0,30})?"
    r"|(?:pictured|shown)(?:,?\s(?:above|below|left|right))?)\)"
)
"""What stands beside the text and nowhere else, and can go: “rose by half (see chart 2)”."""
_NOT_ONLY = re.compile(r"\b(?:but|not\sonly|not\sjust|and)\b[^.;]*$")
_PERSON = re.compile(r"(?:He|She|he|she|His|Her|his|her)\b(?!\s(?:and|or)\b)")
_BODY = re.compile(
    rf"(?:It|it)(?=\s(?:{_SPEECH}\b|{_ACTS}))|(?:Its|its)(?=\s(?:chief|president|chairman|chairwoman|head|founder)\b)"
)
_COMMON = re.compile(r"[Tt]he\s(?P<noun>company|firm|chipmaker|start-?up|agency|ministry)\b(?!['’])")
_KINDS = {
    "agency": frozenset({"government", "organisation"}),
    "ministry": frozenset({"government"}),
}
_COMPANY = frozenset({"company"})
_BODIES = frozenset({"company", "government", "organisation", "country"})
_PEOPLE = frozenset({"person"})
_WHERE = frozenset({"country", "place"})
"""What a dateline names."""

_CAPITALISED = re.compile(r"[A-Z][^\W\d_]+")
_OFFICE = (
    r"(?:Prime|Vice|Deputy|Former|Foreign|Defen[cs]e|Chief|Commerce|Trade|Industry|Digital|Economic|Finance"
    r"|Cabinet|Treasury"
    r"|State|Minister|President|Secretary|Senator|Sen|Rep|Chairman|Chairwoman|Chair|Executive|Director|Governor|Justice"
    r"|Ambassador|Representative|CEO|Mr|Ms|Mrs|Dr|Prof|General|Gen|Officer|Chancellor|King|Premier)\.?"
)
_KNOWN_WORDS = re.compile(
    rf"(?:{_OFFICE}|{MONTH}|{WEEKDAY}|AI|CEO|GPUs?|IT|The|A|An|In"
    r"|On|At|As|For|By|With|After|Before|During|According|This|That|But|And|It|He|She|They|His|Her|Its|Their"
    r"|Asian|English)"
)
_SOMEBODY = re.compile(
    r"\b(?:spokes\w+|minister|president|official|analyst|professor|director|executive|leader|lawmaker|senator|governor"
    r"|secretary|chairman|chairwoman|founder|researcher|expert|reporter|man|woman|wife|husband|son|daughter"
    r"|brother|sister"
    r"|aide|adviser|critic|predecessor|successor|rival|counterpart|head|counsel|engineer|scientist|someone"
    r"|somebody|who)\b"
)
_SOME_BODY = re.compile(
    r"\b(?:company|firm|agency|ministry|bank|start-?up|group|government|regulator|institute|university|lab|laborator\w+"
    r"|unit|subsidiary|rival|chipmaker|organisation|organization|parliament|court|commission|committee|party|partner)\b"
)
_BEFORE_PLACE = re.compile(r"\b(?:in|across|into|within|throughout|outside|inside|near|from|to)\s(?:the\s)?$")
_APPOSITION = re.compile(r",\s[^,;]{3,80},")
_TITLES = re.compile(rf"(?:(?:The|the|[A-Z][\w.’'-]*’?s?|chief|executive|chairman|president|minister|{_OFFICE})\s)*")
_WITH_ARTICLE = re.compile(
    r"^(?!The\b).*\b(?:Ministry|Department|Bureau|Office|Agency|Commission|Council|Committee|Administration"
    r"|Authority|Senate"
    r"|Secretariat|House|Cabinet|Service|Corporation)\b"
)
"""Names that news writes with "the"."""
_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s$")
_FARTHEST = 3
"""Sentences back that an antecedent is looked for, each in between beginning with the same pronoun."""


@dataclass(frozen=True, slots=True)
class Named:
    """A resolved name in a sentence."""

    start: int
    end: int
    entity: Slug
    short: bool
    """Whether only a part of the name stands there, such as a surname."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its names, offsets counted in it."""

    text: str
    names: tuple[Named, ...]


def mend(
    told: Told, before: Sequence[Told], entities: Mapping[Slug, Entity], until: int | None = None
) -> tuple[Edit, ...]:
    """Return the changes that `told` needs and may have; `before` are the sentences of its paragraph before it.

    `until` is where its first sentence ends, if it has more: what adds to that one may stay.
    """
    edits: list[Edit] = []
    connective = _CONNECTIVE.match(told.text)
    connective = None if connective and _is_who(told, connective.end(), entities) else connective
    at = cut = connective.end() if connective else _past_label(told)
    fronted = _FRONTED.match(told.text, at)
    if found := _stands_for(told.text, at, before, entities):
        end, full = found
        edits.append(Edit(at=0, was=told.text[:end], now=f"[{full}]"))
        at = end
    elif not cut and fronted and (found := _stands_for(told.text, fronted.end(), before, entities)):
        end, full = found
        edits.append(Edit(at=fronted.end(), was=told.text[fronted.end() : end], now=f"[{full}]"))
        at = end
    elif cut:
        first = told.text[at : at + 1]
        mended = first.islower()
        edits.append(Edit(at=0, was=told.text[: at + mended], now=first.upper() if mended else ""))
        at += mended
    edits += _full_names(told, at, cut, entities)
    also = _ALSO.search(told.text, at, len(told.text) if until is None else until)
    if also and not _NOT_ONLY.search(told.text, 0, also.start()) and not is_quoted(told.text, also.start()):
        edits.append(Edit(at=also.start(), was=also.group(), now=""))
    edits += (Edit(at=found.start(), was=found.group(), now="") for found in _BESIDE.finditer(told.text))
    return tuple(sorted(edits, key=lambda edit: edit.at))


def _full_names(told: Told, at: int, cut: int, entities: Mapping[Slug, Entity]) -> Iterator[Edit]:
    """Return the edits that put full names for surnames from `at` on, where no name of that person stands before.

    What stands before `cut` is not read.
    """
    seen: set[Slug] = set()
    for name in told.names:
        entity = entities[name.entity]
        alone = name.short and name.start >= at and name.entity not in seen and entity.kind == "person"
        if alone and not _is_joined(told.text, name):
            address = _ADDRESS.search(told.text, at, name.start)
            start = address.start() if address else name.start
            yield Edit(at=start, was=told.text[start : name.end], now=f"[{entity.name}]")
        if name.start >= cut:
            seen.add(name.entity)


def _is_who(told: Told, end: int, entities: Mapping[Slug, Entity]) -> bool:
    """Say whether what ends there, before a dash, is a name and no dateline: “CISA – NATO agreed – has …”."""
    before = told.text[:end].rstrip(" —–")
    return any(n.start == 0 and n.end == len(before) and entities[n.entity].kind not in _WHERE for n in told.names)


def _past_label(told: Told) -> int:
    """Return where a sentence begins behind a label in capitals, if with a name; 0 where there is none to be cut.

    A label that ends with a name may say whose words follow.
    """
    label = _LABEL.match(told.text)
    if label is None or any(name.end == label.end("label") for name in told.names):
        return 0
    begins = {label.end(), label.end() + len("The ") if told.text.startswith("The ", label.end()) else label.end()}
    opens = any(name.start in begins for name in told.names) or _IN_OFFICE.match(told.text, label.end())
    return label.end() if opens else 0


def _is_joined(text: str, name: Named) -> bool:
    """Say whether a hyphen joins a surname to another name: "the Biden-Harris Administration" is called so."""
    joined = text[name.end : name.end + 1] in ("-", "–") and text[name.end + 1 : name.end + 2].isupper()
    before = re.search(r"[A-Z][\w.’']*[-–]$", text[: name.start])
    return joined or before is not None


def is_quoted(text: str, at: int) -> bool:
    """Say whether a quotation is open there."""
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with the edits made; they do not overlap."""
    for edit in sorted(edits, key=lambda e: -e.at):
        text = text[: edit.at] + edit.now + text[edit.at + len(edit.was) :]
    return text


def _stands_for(text: str, at: int, before: Sequence[Told], entities: Mapping[Slug, Entity]) -> tuple[int, str] | None:
    """Return where the opening pronoun, or "the company", ends, and what is written in its place."""
    if pronoun := _PERSON.match(text, at):
        found = _antecedent(before, entities, _PEOPLE, _SOMEBODY, _PERSON)
        possessive = pronoun.group().lower() in ("his", "her")
    elif pronoun := _BODY.match(text, at):
        found = _antecedent(before, entities, _BODIES, _SOME_BODY, _BODY)
        possessive = pronoun.group().lower() == "its"
    elif pronoun := _COMMON.match(text, at):
        kinds = _KINDS.get(pronoun["noun"], _COMPANY)
        found = _antecedent(before, entities, kinds, _SOME_BODY, _COMMON)
        possessive = False
    else:
        return None
    if found is None:
        return None
    name = entities[found].name
    name = f"The {name}" if entities[found].kind == "government" and _WITH_ARTICLE.search(name) else name
    return pronoun.end(), f"{name}’s" if possessive else name


def _antecedent(
    before: Sequence[Told],
    entities: Mapping[Slug, Entity],
    kinds: frozenset[str],
    nameless: re.Pattern[str],
    again: re.Pattern[str],
) -> Slug | None:
    """Return the one entity of these kinds that the last sentence is about, None where anything else could be meant."""
    for told in list(reversed(before))[:_FARTHEST]:
        candidates = [n for n in told.names if entities[n.entity].kind in kinds and not _is_place(told, n, entities)]
        if not candidates and again.match(told.text) and not _doubtful(told, (), nameless):
            continue
        subject = candidates[0] if candidates else None
        if subject is None or any(n.entity != subject.entity for n in candidates):
            return None
        if told.text[subject.end :].startswith(("'s", "’s", "’ ", "' ")):
            return None
        opening = _TITLES.fullmatch(told.text[: subject.start])
        return None if opening is None or _doubtful(told, candidates, nameless) else subject.entity
    return None


def _is_place(told: Told, name: Named, entities: Mapping[Slug, Entity]) -> bool:
    """A country that something happens in is where, not who."""
    return (
        entities[name.entity].kind == "country"
        and _BEFORE_PLACE.search(told.text[max(0, name.start - 16) : name.start]) is not None
    )


def _doubtful(told: Told, candidates: Sequence[Named], nameless: re.Pattern[str]) -> bool:
    """Say whether the sentence speaks of somebody whom the catalogue does not know, or does not name."""
    covered = [(name.start, name.end) for name in told.names]
    for word in _CAPITALISED.finditer(told.text):
        inside = any(start <= word.start() < end for start, end in covered)
        if not inside and word.start() > 0 and not _KNOWN_WORDS.fullmatch(word.group()):
            return True
    rest = told.text
    for name in reversed(candidates):
        behind = _APPOSITION.match(rest, name.end)
        ahead = re.search(
            rf"(?:(?:{_OFFICE}|chief|executive|chairman|president|minister|industry)\s)+$", rest[: name.start]
        )
        rest = rest[: ahead.start() if ahead else name.start] + rest[behind.end() if behind else name.end :]
    return nameless.search(rest) is not None
