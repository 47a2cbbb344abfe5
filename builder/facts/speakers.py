"""Who speaks: the words beside a verb of speech that name the speaker, and the entity that they mean.

The words must be the whole subject of the verb. An entity speaks only where its name is the head of these words:
"Microsoft President Brad Smith" is Brad Smith, "a spokesman for Microsoft" is nobody of the catalogue.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from builder.calendar_dates import CALENDAR_NAME
from builder.facts.tense import PAST
from builder.offices import OFFICE_HOLDER
from builder.slugs import Slug


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention in a paragraph, of one who can speak."""

    start: int
    end: int
    entity: Slug
    person: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to speak."""

    start: int
    end: int
    text: str
    entity: Slug | None
    pronoun: bool = False


_NO_NAME = (
    r"(?:I|In|On|At|But|And|As|By|For|From|If|It|Its|He|She|They|We|You|After|Before|While|When|Since|With"
    r"|Under(?![\s-][Ss]ecretar)|Over|Yet|Still|So|Meanwhile|However|Then|Also|Even|This|That|These|Those"
    r"|There|Here|What|Why|How|Who|Where|Although|Though|Because|During|Among|Asked|Speaking|Not|No|Nor|Or"
    r"|Whilst|Oh|Yeah|Q(?!\.)"
    r"|To|Of|His|Her|Their|Our|My|Last|Next|One|Some|Many|Most|Other|Others|Later|Earlier)"
)
SHORT_TITLE = r"(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Prof|St|Jr|Sr)\."
"""Beside a name, where its full stop ends no sentence."""
_CAPITAL = (
    rf"(?!(?:{CALENDAR_NAME}|{_NO_NAME})\b)(?:{SHORT_TITLE}|(?:[A-Z]\.)+"
    rf"|[A-Z][\w’'&/-]*(?:\.[a-z]{{2,4}}\b)?)"
)
_INSIDE = r"(?:of|for|at|with|from|the|de|del|der|van|von|bin|al|el|la|le|du|da|dos|and)"
_ROLE = (
    rf"(?:{OFFICE_HOLDER}|former|then|now|deputy|vice|acting|interim|senior|chief|prime|foreign|defen[cs]e|finance"
    r"|industry|trade|economy|digital|party|opposition|co-founder|general|head|lawmaker|chancellor|premier"
    r"|ambassador|official|leader|adviser|advisor|scientist|lawyer|attorney"
    r"|prosecutor|historian|author|writer|journalist|reporter|manager|partner|boss"
    r"|critic|activist|expert|strategist|investor|billionaire|entrepreneur|envoy|negotiator"
    r"|cabinet|state|security|affairs|policy|technology|operating|financial|legal|house"
    r"|chipmaker|startup|start-up|giant|maker|developer|firm|company|rival|parent|conglomerate|carmaker"
    r"|operator|group|researchers|student|teacher|worker|farmer|columnist|doctor|colonel|captain)"
)
_NAMED = (
    rf"(?:(?:[Tt]he|[Aa]n?)\s)?(?:(?:{_ROLE}|[a-z-]+(?=\s{_ROLE}\s)|[A-Z][\w.-]*[’']s|\w+-(?:based|born"
    rf"|backed))\s){{0,6}}{_CAPITAL}(?:\s(?:{_ROLE}\s|{_INSIDE}\s){{0,3}}{_CAPITAL}){{0,7}}"
)
_PLURAL = (
    r"(?:officials|analysts|experts|critics|researchers|executives|lawmakers|police|prosecutors"
    r"|investigators|authorities|economists|scientists|supporters|opponents|observers|sources"
    r"|people|ministers|companies|regulators|organi[sz]ers|residents|engineers|diplomats|activists|lawyers"
    r"|campaigners|others|aides|advisers|advocates|historians|industry\sgroups|scholars|academics|farmers|voters"
    r"|students|teachers|doctors|parents|traders|bankers|brokers|users|developers|founders|managers|owners|workers"
    r"|employees|neighbours|neighbors|locals|commentators|judges|senators|politicians|hackers|insiders|witnesses"
    r"|relatives|insurers|banks|operators|forecasters|lobbyists|delegates|rivals|defenders|detractors|strategists)"
)
_COMMON = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Mm]any|[Ss]everal|[Tt]wo|[Hh]is|[Hh]er|[Ii]ts|[Mm]y|[Oo]ur"
    rf"|[Tt]heir|[Tt]hat|[Tt]his|[Tt]hese|[Bb]oth|{_CAPITAL}(?:\s{_CAPITAL}){{0,4}}[’']s?)"
    rf"\s(?:(?:[\w’'.&-]|,(?=[0-9]))+\s){{0,9}}?[\w’'&-]+|(?:(?!(?:while|but|and|as|although|though|when|after|because"
    rf"|that|which|who|or|so|if|since)\b)[\w-]+\s){{0,3}}(?i:{_PLURAL})(?:\s(?:of|for|at|from|in|with|to"
    rf"|familiar)\s(?:[\w’'.&/-]+\s){{0,6}}?[\w’'&/-]+)?)"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
_SUBJECT = rf"(?:(?P<pronoun>{_PRONOUN})|(?P<named>{_NAMED})|(?P<common>{_COMMON}))"
_ASIDE = r",\s(?P<aside>(?!and\s|but\s|or\s|who\s(?:said|told))[^;:“”\"]{2,140}?)"
_OPENING = (
    r"(?:^|[;:—–]\s?|,\s(?:and|but|while|as|though|although|whereas|so)\s|(?<=[a-z,])\s(?:while|but|because"
    r"|although|after|when|as)\s"
    r"|(?<=[a-z]{3})\sand\s|,\s)"
    r"(?:(?:But|And|Yet|Still|So|Meanwhile|However|Then|Even|Also|Later|Separately|Whilst|Q),?\s)?"
    r"(?:(?:In|On|At|During|After|Before|For|With|As|By|Last|This|Earlier|Speaking|Asked|Under(?![\s-][Ss]ecretar)|When|While"
    r"|Since|Over|From|To|Writing|Addressing|Citing)\b[^,;:“”\"]{2,110},\s"
    r"|(?:In|On|At|Over|During|Last|This|Earlier)\s[^,;:“”\"]{2,60}?\s)?"
)
_BEFORE = re.compile(rf"{_OPENING}(?P<subject>{_SUBJECT})(?:{_ASIDE},(?:\swho)?|,\swho)?\s?$")
_AFTER = re.compile(
    rf"(?P<subject>{_SUBJECT})(?=\.(?!\w)|[,;:!?)—–]|$|\s(?:in|on|at|during|after|before|when|while|as|who|via|last"
    rf"|this|late|early|yesterday|told|to|from|about|with|by|after|following|of|for|whose|under|since|through|{CALENDAR_NAME})\b)"
)
_HOUSE = re.compile(
    rf"\s(?:at|from|with|of|for)\s(?:the\s|an?\s)?(?:[a-z]+\s)?{_CAPITAL}(?:\s(?:of\s|for\s"
    rf"|the\s){{0,2}}{_CAPITAL}){{0,5}}"
)
"""Where somebody without a name belongs: "an analyst at the OECD"."""
_PREPOSITION = re.compile(
    r"\b(?!secretary of|minister of|minister for|ministry of|house of|head of government)[a-z][\w-]*\s(?:of"
    r"|for|to|with|by|from|at|in|on|about|behind|against)\s",
    re.IGNORECASE,
)
_TITLE_OF = re.compile(
    r"\b(?:(?:[Ss]ecretary|[Mm]inister|Ministry|House|Department|Bank|University|Institute|Speaker|Director"
    r"|President|Chief|Governor|Chairman|Chair|Head|Prime Minister)(?:\sGeneral)?)\s(?:of"
    r"|for)\s(?:the\s)?[A-Z\w]"
)
_FIELD = (
    r"(?:Affairs|AI|Agriculture|Artificial|Business|Civil|Commerce|Communications?|Competition|Consumer|Corporate|Counterterrorism"
    r"|Culture|Cyber|Cybersecurity|Data|Defen[cs]e|Development|Digital|Domestic|Economic|Economy|Education|Emerging"
    r"|Employment|Energy|Engineering|Environment|European|External|Finance|Financial|Food|Foreign|Global|Government|Growth"
    r"|Health|Home|Homeland|Housing|Human|Industrial|Industry|Information|Infrastructure|Innovation|Institutional|Intelligence"
    r"|Interior|Internal|International|Investment|Investor|Justice|Labor|Labour|Legal|Marketing|Media|Military|National"
    r"|Operations|Planning|Policy|Political|Press|Privacy|Product|Products|Public|Regulatory|Relations|Research|Resources"
    r"|Safety|Sales|Science|Security|Services|Social|Software|Sovereignty|Staff|State|Strategic|Strategy|Sustainability|Systems"
    r"|Technology|Technologies|Telecommunications|Tourism|Trade|Training|Transport|Transportation|Treasury|Trust|War|Welfare)"
)
"""What an office may be for; behind it begins the name: "Secretary of Commerce for Industry and Security"."""
_FIELDS = rf"(?:the\s)?{_FIELD}(?:(?:,\s|,?\sand\s|\s&\s|\s(?:(?:of|for)\s(?:the\s)?)?){_FIELD}){{0,7}}"
_COMPLEMENT = re.compile(rf"(?:of|for)\s{_FIELDS}\s")
_HEAD_OF_OFFICE = re.compile(
    r"(?:[Ss]pokes(?:man|woman|person)|[Oo]fficer|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Ss]ecretary(?:-[Gg]eneral)?"
    r"|[Mm]inister|[Dd]irector(?:-[Gg]eneral)?|[Cc]hief|[Aa]nalyst|[Cc]ommissioner|[Gg]overnor|[Ss]enator"
    r"|[Cc]ongress(?:man|woman)|[Aa]mbassador|[Aa]dvis[eo]r|(?:[Cc]o-)?[Ff]ounder|[Ll]eader|[Mm]ayor|[Cc]ounsel|[Cc]hancellor"
    r"|[Ee]nvoy|[Rr]epresentative|[Pp]rofessor|[Jj]udge|lawmaker|executive|economist|scientist|head|premier|manager"
    r"|researcher|engineer|lawyer|partner|strategist|CEO|CFO|COO|CTO|CIO|[SE]?VP|(?:Sen|Rep|Gov)\.)"
)
_HEADS_OF_TWO = frozenset(
    f"{one} {two}"
    for ones, twos in (
        ("Chief", "Executive Economist Scientist Strategist Engineer Justice"),
        ("Attorney Secretary Director Inspector Solicitor Surgeon", "General"),
        ("attorney secretary director inspector solicitor surgeon", "general"),
    )
    for one in ones.split()
    for two in twos.split()
)
_NOT_OF_OFFICE = frozenset("of for to with by from at in on about who whose that or as named than not".split())
"""Words before the head of an office that may have a head of their own: "an aide to President"."""
_OF_SECOND_OFFICE = frozenset(["", "Chief", "Deputy", "Executive", "General", "Managing", "Vice"])
"""What follows “and” between two offices of one person; empty where the second is one word."""
_HOUSE_OF = frozenset(
    "Bank Board Bureau Chamber Council Department Federation House Institute Ministry Office University".split()
)
_PARTICLES = frozenset("de del der den van von bin ben al el la le du da dos di".split())
_NOBODY = frozenset(
    "Agency Association Awards Bank Board Bureau Capital Center Centre Club College Committee Company Conference Corp "
    "Council Court Department Forum Foundation Fund Group Holdings House Inc Institute Journal LLC LLP Ltd League "
    "Library Magazine Ministry Network News Office Partners Party Program Programme School Service Services Society "
    "Summit Team Technologies Times Union Unit University".split()
)
"""Last words of names that are nobody's: "the Ambassador Theatre Group"."""
_OFFICE_AND = re.compile(
    rf"(?:[\w.&’'-]+\s){{0,5}}?(?:[Ss]ecretary|[Mm]inister|[Dd]irector|[Hh]ead|[Pp]resident|[Cc]ommissioner|[Cc]hief|[Oo]fficer)"
    rf"\s(?:of|for)\s{_FIELDS}\s"
)
_LOOKS_LIKE_TIME = re.compile(
    rf"(?:the\s)?(?:same|next|previous|last|first)?\s?(?:day|week|month|year|morning|evening|night|{CALENDAR_NAME})\b",
    re.IGNORECASE,
)
_IS_NAME = re.compile(rf"{_CAPITAL}(?:\s{_CAPITAL}){{1,4}}")
_COORDINATED = re.compile(
    r"(?:(?:In|On|At|During|After|Before|For|With|By|Last|This|Earlier|Later)\s[^,;:“”\"]{2,80},\s)?"
    rf"(?P<subject>(?P<pronoun>{_PRONOUN})|{_NAMED}"
    rf"|{_COMMON})(?:,\s[^;:“”\"]{{2,140}},)?\s(?P<verbs>[a-z]+(?:ed|s|oke|ook|et|ave|ade|old|aid"
    rf"|ut)(?:\s[^;:“”\"]*)?)\sand\s$"
)
_OTHER_CLAUSE = re.compile(r"\b(?:who|which|that|whose|while|as|when|after|before|because|but|if|said|says)\b|,")
_RELATIVE = re.compile(
    r"\s(?:whom|that|which|said|says|told|is|are|was|were|has|have|had|will|would|can|could|may|might|remains?|does|did)\b"
)
_SAYS = re.compile(r"\s(?:whom|that|which|said|says|told)\b")
_WHO = re.compile(r"(?:An?|The|One)\s(?:[\w’'-]+\s){1,5}?who\s[a-z][\w’'-]*\s(?:[\w’'.-]+\s?){0,7}", re.IGNORECASE)
"""“the move, that Minister Ada Example calls “late””: before a name it belongs to the clause."""
_FINITE = frozenset("is are has will would can could may might must says does".split())
_PARTICIPLE = re.compile(r"\b[a-z]+(?:ing|ed)\s")
"""Before a name it has the name for its object: "analysts covering Acme"."""
_WHEN = re.compile(rf"(?:\sspeaking)?\s(?:(?:late|early)\s)?(?:(?:on|in)\s)?{CALENDAR_NAME}\s?$")
"""Between a subject and its verb: "the ministry on Monday said", "an official speaking in May said"."""
_MOST = 260


def within(mentioned: Sequence[Mentioned], start: int, end: int) -> list[Mentioned]:
    """Return the mentions that stand between two places; `mentioned` are in reading order."""
    first = bisect_left(mentioned, start, key=lambda m: m.start)
    last = bisect_left(mentioned, end, key=lambda m: m.start)
    return [m for m in mentioned[first:last] if m.end <= end]


def speaker_before(text: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return the subject that ends where a verb begins, at `end`; its clause begins at `start` or after."""
    start = max(start, end - _MOST)
    segment = _WHEN.sub("", text[start:end])
    match = _BEFORE.search(segment)
    if match is None:
        return None
    aside = match["aside"]
    first, last = match.span("subject")
    if _joined(segment, first, match):
        return None
    beside = (start + match.start("aside"), start + match.end("aside")) if aside else None
    return _speaker(text, start + first, start + last, beside, mentioned, pronoun=bool(match["pronoun"]))


def speaker_of_two_verbs(text: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return the subject with which the sentence begins at `start`, where the verb at `end` is its second one."""
    match = _COORDINATED.fullmatch(text, start, end) if end - start <= _MOST else None
    if match is None or _OTHER_CLAUSE.search(match["verbs"]):
        return None
    return _speaker(text, *match.span("subject"), None, mentioned, pronoun=bool(match["pronoun"]))


def speaker_after(text: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return the subject that begins behind a verb, at `start`."""
    match = _AFTER.match(text, start, min(end, start + _MOST))
    if match is None:
        return None
    last = match.end("subject")
    if match["common"] and (more := _HOUSE.match(text, last, min(end, last + 80))):
        last = more.end()
    rest = text[last : last + 5]
    if rest.startswith((" and ", ", and ")):
        return None
    aside = re.compile(r",\s(?P<aside>[^,;:.“”\"]{2,80})(?=[,.;])").match(text, last, end)
    beside = aside.span("aside") if aside else None
    return _speaker(text, start, last, beside, mentioned, pronoun=bool(match["pronoun"]))


def speaker_of_label(text: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return who is named from `start` to `end` as speaking what follows: a known name, or one behind its office."""
    if end - start > _MOST:
        return None
    speaker = _speaker(text, start, end, None, mentioned, pronoun=False)
    if speaker is None or (speaker.entity is None and bare_name(text[start:end]) == text[start:end]):
        return None
    return speaker


def signer(text: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Speaker | None:
    """Return who signs words in marks from `start` to `end`: a known name, or a person's in full."""
    speaker = _speaker(text, start, end, None, mentioned, pronoun=False)
    return speaker if speaker and (speaker.entity or _is_name(text[start:end].split())) else None


def bare_name(said: str) -> str:
    """Return the name of a speaker without the words of an office before it, where they are surely that.

    "Federal Reserve Vice Chair Ada Example", "the ministry's spokesman Ada Example" and "Vice President for Public
    Policy Ada Example" are Ada Example. An office on which something else depends, or that no full name ends, stays.
    """
    words = said.split()
    for at in range(len(words) - 3, -1, -1):
        if not _HEAD_OF_OFFICE.fullmatch(words[at]) and " ".join(words[max(0, at - 1) : at + 1]) not in _HEADS_OF_TWO:
            continue
        rest = " ".join(words[at + 1 :])
        if complement := _COMPLEMENT.match(rest):
            rest = rest[complement.end() :]
        return rest if _is_name(rest.split()) and _is_office(words[:at]) else said
    return said


def _is_name(words: Sequence[str]) -> bool:
    """Say whether the words are a name of a person in full, as far as their form tells."""
    if not 2 <= len(words) <= 4 or re.fullmatch(_FIELD, words[0]) or words[-1] in _NOBODY:
        return False
    large = [word for word in words if word not in _PARTICLES]
    return (
        len(large) >= 2
        and words[-1] in large
        and all(word[0].isupper() and not word.endswith((",", "’s", "'s")) for word in large)
        and words[-1][1:2].islower()
    )


def _is_office(words: Sequence[str]) -> bool:
    """Say whether the words before the head of an office only tell which one: whose, and of what."""
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in _NOT_OF_OFFICE and not (
            word == "of" and at and words[at - 1] in _HOUSE_OF and following[:1].isupper()
        ):
            return False
        if word == "and" and at and _HEAD_OF_OFFICE.fullmatch(words[at - 1]) and following in _OF_SECOND_OFFICE:
            continue  # "President and Vice Chair"
        if (word == "and" or word.endswith(",")) and not re.fullmatch(rf"(?:and|{_FIELD})", following.rstrip(",")):
            return False
    return True


def _joined(segment: str, first: int, match: re.Match[str]) -> bool:
    """Say whether what stands before the subject may be a part of it: "Example and Sample", "Acme, Example"."""
    before = segment[:first]
    if re.search(r"(?:^|\s)(?:and|or)\s$", before):
        lead = before.rstrip().removesuffix("and").removesuffix("or").rstrip()
        words = lead.rstrip(",").split()
        if not any(word in PAST or word in _FINITE or (word.endswith("ed") and len(word) > 4) for word in words):
            return True
        # Behind a verb "and" joins clauses, but for a verb of a clause about the first of two.
        return not {"who", "which", "that"}.isdisjoint(words)
    if before.endswith(", ") and " and " in match["subject"]:
        return True
    if before.endswith(", ") and match["named"]:
        words = before[:-2].rsplit(None, 1)
        return bool(words) and words[-1][:1].isupper() and len(before.split()) < 3
    return False


def _speaker(
    text: str, start: int, end: int, aside: tuple[int, int] | None, mentioned: Sequence[Mentioned], *, pronoun: bool
) -> Speaker | None:
    said = text[start:end]
    if pronoun:
        return Speaker(start, end, said, None, True)
    if _LOOKS_LIKE_TIME.match(said) or _has_clause(said) or len(said.split()) > 14:
        return None
    entity = _head(text, start, end, mentioned)
    if entity is None and aside and not any(m.person for m in within(mentioned, start, end)):
        entity = next((m.entity for m in within(mentioned, *aside) if (m.start, m.end) == aside and m.person), None)
    if (
        aside
        and entity is None
        and (not _IS_NAME.fullmatch(said) or re.search(r"[’']s\s", said))
        and _IS_NAME.fullmatch(text, *aside)
    ):
        return Speaker(start, aside[1], text[slice(*aside)], None)  # "its chief executive, Ada Example,"
    return Speaker(start, end, said, entity)


def _has_clause(said: str) -> bool:
    """Say whether a subject holds a verb that could be the sentence's; in "an officer who tracks it" it is its own."""
    if " who" in said:
        return _WHO.fullmatch(said) is None or _SAYS.search(said) is not None
    return _RELATIVE.search(said) is not None


def _head(text: str, start: int, end: int, mentioned: Sequence[Mentioned]) -> Slug | None:
    """Return the entity whose name is the head of the words from `start` to `end`."""
    office = _OFFICE_AND.match(text, start, end)
    start = office.end() if office else start
    if " and " in text[start:end]:
        bare = len(bare_name(text[start:end]))
        last = [m for m in within(mentioned, start, end) if m.person and m.end == end and m.start == end - bare]
        return last[0].entity if last else None  # "Chairman and CEO Ada Example"
    for mention in within(mentioned, start, end):
        before, after = text[start : mention.start], text[mention.end : end]
        if mention.person and not after.startswith(("’", "'")) and not _depends(before):
            if not after or re.match(r"\s(?:of|at|from|for|in|with)\s", after):
                return mention.entity
        elif (
            not mention.person
            and not after
            and not _PARTICIPLE.search(before)
            and re.fullmatch(r"(?:[Tt]he\s)?(?:[a-z][\w’'-]*\s|[\w.]+[’']s\s|\w+-based\s){0,4}", before)
            and not _depends(before)
        ):
            return mention.entity
    return None


def _depends(before: str) -> bool:
    """Say whether the words before a name have a head of their own: "a spokesman for", "the son of President"."""
    if re.search(r"\b(?:of|for|to|with|by|from|at|in|on|who|that|whose|named)\s$", before):
        return True
    bare = _TITLE_OF.sub(" ", before)
    return _PREPOSITION.search(bare) is not None or " who " in bare or " that " in bare
