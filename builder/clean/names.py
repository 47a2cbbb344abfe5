"""Which lines name authors: by a label ("By", "Words:"), by a role beside the name, or by their shape alone.

A name's shape is that of many a section's ("World News"), so shape alone is a hint and never enough. A wrong author is
much worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from builder.calendar_dates import MONTH, MONTH_NAMES, WEEKDAY, WEEKDAY_WORDS
from builder.clean.agencies import AGENCY
from builder.clean.stamp import ICON, Stamp, stamp

_LABELLED = re.compile(
    r"(?:(?:written|reported|posted|checked|compiled|words|text|story|article|report|analysis|opinion"
    r"|commentary|column|review)"
    r"(?:\s+and\s+(?:photos|photographs|pictures|research))?\s+by:?\s+|(?:words|text|dc:creator"
    r"|creator)\s*:\s*|authors?\s*:\s*)"
    r"(?P<names>.+)",
    re.IGNORECASE,
)
_BY = re.compile(r"by:?\s+(?P<names>(?:the\s+)?[^\W\d_].*)", re.IGNORECASE)
_BESIDE_A_STAMP = re.compile(
    r"(?:author|interview|report|reporter|reporting|speaker|writer)\s*:?\s+(?P<names>.+)", re.IGNORECASE
)
"""Labels that as often lead to a headline: "Interview: the minister of water"."""
_LABELS = re.compile(r"by\b|[a-z]+(?:\s+and\s+[a-z]+)?\s+by\b|[a-z:]+\s*:", re.IGNORECASE)
"""Cheap to look for: with which labelled lines begin."""
_GLUED = re.compile(r"[^\W\d_A-ZÀ-Þ]{4}[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]{3}")
"""Two words that a page sets apart by its style alone: "Ada ExampleEditor". "MacDonald" and "FitzGerald" are names."""
_THEN_BY = re.compile(r"\s(?=by:?\s)", re.IGNORECASE)
"""Where the author follows the date: "June 4, 2025 by Ada Example"."""
_DATE = 20
"""Characters at the end of a line among which a digit of its date stands."""
_GAP = re.compile(r"[\s,;–—-]+(?:on\s+)?")
ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|contributor|columnist|journalist|producer|analyst"
    r"|fellow|professor|korrespondent(?:in)?|redakteur(?:in)?|journaliste?|periodista|redactora?"
    r"|researcher|lecturer|director|partner|associate|chair|blogger|champion|desk|special|senior|bureau|chief|for)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:[A-Z][\w&’'-]*\s(?:of\s|for\s|and\s)?){0,4}(?:President|Manager|Officer|Engineers?|Scientists?|Counsel|CEO|CTO|Team)"
)
"""What stands behind a name and is an office or a team: "Ada Example, Vice President, Acme Cloud"."""
_ROLE_LINE = re.compile(
    r"(?:(?:[A-Za-z’'-]+\s){0,4}(?:writer|reporter|correspondent|editor|columnist)"
    r"|(?:(?!(?i:an?|by|for|from|of|on|the|to|who|your)\s)[A-Z][A-Za-z’'-]*\s(?:(?:and|&)\s)?){0,3}"
    r"(?:Writer|Reporter|Correspondent|Editor(?:[ -][Ii]n[ -][Cc]hief)?|Columnist|Contributor|Journalist"
    r"|Bureau\s[Cc]hief))"
    r"(?:,\s[A-Z][\w .’'-]{1,30}| in [A-Z][\w .’'-]{1,30})?"
)
_ICONS = re.compile(rf"\s*(?P<icons>(?:{ICON})+)\s*(?P<label>(?:by|author)\b)?", re.IGNORECASE)
_OF_PERSONS = re.compile("[✍✎✏\U0001f464\U0001f465\U0001f468\U0001f469\U0001f58a\U0001f58b\U0001f9d1]")
"""Icons that stand for "By": a hand that writes, a pen, somebody's head."""
_PARTED = re.compile(rf"\s*[|•·»⋅]\s*|\s+/\s+(?=[^/]{{0,60}}{ROLE.pattern}[^/]{{0,20}}$)", re.IGNORECASE)
"""What parts the author from dates and roles: "By Ada Example / Bay Press Staff Writer"."""
_NOBODY = re.compile(
    r"(?:(?:from|by)\s+)?(?:(?:our|a|an|the)\s+)?(?:own\s+|special\s+|staff\s+|web\s+)*"
    r"(?:correspondents?|reporters?|staff(?:\s+(?:writers?|reporters?))?|newsroom|editorial\s+(?:team|board"
    r"|staff)|news\s+desk|letters\s+to\s+the\s+editor)",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    r"[（(](?:[^\W\d_]{0,10}\s?[=＝・]?)?(?:編集委員|論説委員|解説委員|特派員|記者|支局長|支局|編集長|デスク|部長|総局|本社)\s?[:：・=＝]?\s?"
    r"(?P<name>[\u3400-\u9fff々]{1,3}\s?[\u3040-\u30ff\u3400-\u9fff々]{1,4})[）)]"
)
"""Role and name in brackets, as a line of its own."""
_PARTICLES = frozenset(
    "and of the for van von de de' den der dos da di du la le el al bin ibn ben y & with in ter ten zu".split()
)
_WITHOUT = re.compile(r"\[\d{1,3}\]|\s*[(<][^()<>]{0,60}[)>]|\s+@\w+.*$|,?\s+and\s+(?:(?i:news)\s+)?(?i:agencies)$")
"""Numbers of links, addresses, remarks, what follows the name of an account, and who else has reported."""
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w]*[a-zß-öø-ÿā-ž][\w]*|[A-Z][’'][A-Z]\w+)"
_NAME_WORD = re.compile(rf"{_WORD}(?:[-’']\w+)*|(?:[A-Z]\.)+(?:-?[A-Z]\.)*")
_DEGREE = re.compile(r"(?:[A-Z][a-z]?\.?){2,5}|Esq\.?")
"""What stands behind a name of several words and is none: "Ada Example, MS, RDN"."""
_CAPITAL_DISTRICT = ("D.C", "DC")
"""Behind a place, and no degree: "Near Example Field, D.C."."""
_BEHIND = re.compile(
    r"\s[–—-](?:\s.*|$)|(?<=[a-z])(?:Publish(?:ed)?|Staff(?:\s(?:Writer|Reporter))?)$|\b(?:(?-i:For)|Follow|Published?|Posted|Updated|View|Twitter|Facebook|E-?mail|Share|Subscribe|Comments?)"
    r"(?:\s.*)?$|(?<=[a-z])\s(?:Staff|Senior|Special|Guest|Contributing)\s(?:Writer|Reporter|Correspondent|Editor|Columnist)$"
)
"""What pages set behind a name, a button, a role or where somebody works: "Ada Example Follow"."""
_OF_AGENCY = re.compile(rf"(?P<name>[A-ZÀ-Þ]\S*\s[A-ZÀ-Þ]\S*)\s(?:The\s)?{AGENCY}")
_FIRST = re.compile(
    r"[\s*•+/|]{0,4}(?:(?:written|posted|reported|edited)\s+)?(?:by|von|par|por|authors?:)\s*:?\s+(?P<names>[^\W\d_].*)",
    re.IGNORECASE,
)
_STOP = re.compile(
    rf"\s*(?:[@\d|•·⋅(<]|\s[–—/-]\s)|\s(?:{MONTH}\s\d|(?:on|in|for|at|special\s+to|(?:last\s+)?updated|published|posted"
    rf"|veröffentlicht|publiziert|le)\b|{WEEKDAY})|,?\s(?={ROLE.pattern}|(?:the|le)\b)|(?-i:(?<=[a-z]),?\s(?=[A-Z]{{2,}}\b))"
    rf"|(?-i:(?<=[a-z])(?={MONTH}\s\d|Published|Updated|Posted|Staff))",
    re.IGNORECASE,
)
"""Where the names end in a line that goes on."""
_WHEN = WEEKDAY_WORDS | frozenset(
    "spring summer autumn fall winter tomorrow today tonight midnight noon early mid late next this then now christmas"
    " easter".split()
)
"""What follows "By" in a headline and is no name's first word: "By Spring Japan Expects More"."""
_MONTHS = frozenset(map(str.lower, MONTH_NAMES))
"""Some are names: "By April Example". May is a surname besides, and so none of the words that no name has."""
_NO_NAME = (WEEKDAY_WORDS | _MONTHS - {"may"}) | frozenset(
    (
        "news world politics political business economy economic markets market money finance financial technology"
        " tech science health sport sports culture arts opinion comment analysis editorial letters life style"
        " lifestyle travel weather local national international global regional domestic foreign affairs policy law"
        " legal court courts crime police security defence defense energy climate environment education schools labour"
        " labor work jobs media society social public press release statement briefing report reports review research"
        " study data digital internet cyber artificial intelligence computing cloud software hardware chips"
        " semiconductors industry trade transport housing property council government ministry minister parliament"
        " congress senate commission committee agency authority department office bureau desk team staff institute"
        " university college school centre center foundation association union group company limited ltd inc corp bank"
        " times post herald tribune journal gazette daily weekly monthly today live latest breaking exclusive feature"
        " features interview profile podcast video photo photos gallery newsletter magazine archive home about contact"
        " search menu topics topic issue edition section explainer explained guide special focus spotlight insight"
        " insights related read more key points next previous share new north south east west northern southern"
        " eastern western central united states kingdom republic city county town village street road avenue island"
        " islands lake river bay port mount los las san santa saint st hong kong tel aviv abu dhabi kuala lumpur"
        " buenos aires sri costa rica middle asia europe africa america pacific atlantic"
        " water power green human rights route aboard big early late first last one two three day night week year story"
        " stories background summary introduction conclusion transcript contents chapter part checked"
    ).split()
)
_COMMON_END = re.compile(r"(?:tion|sion|ment|ness|ity|ics|ism|ology|graphy|ing|ings|ship|ology|ies)$")
_LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a line says of its author."""

    names: tuple[str, ...]
    """Empty: it names nobody ("From our correspondent")."""
    label: str
    """How it is known: `by`, `label`, `hint` (a label that headlines have as well), `role` or `shape`."""
    date: str | None = None


@lru_cache(maxsize=2048)  # Rules ask again and again about the same few lines.
def byline(text: str) -> Byline | None:
    """Return what a line says of the author by a label or a role; by its shape where nothing else tells; or None."""
    if len(text) > _LONGEST:
        return None
    if japanese := _JAPANESE.fullmatch(text):
        return Byline(names=(japanese["name"],), label="label")
    said, *others = _pieces(text)
    if others and stamp(said):
        said, *others = sorted([said, *others], key=lambda piece: stamp(piece) is not None)
    stamps = [found for other in others if (found := stamp(other))]
    roles = [other for other in others if ROLE.search(other) and len(other) <= 40]
    if _NOBODY.fullmatch(said.strip(" .")):
        return Byline(names=(), label="role", date=_published(stamps))
    if len(stamps) + len(roles) < len(others):
        return None
    if _LABELS.match(said):
        said, dated = undated(said)
        stamps += dated
    elif (seam := _THEN_BY.search(said)) and (found := stamp(said[: seam.start()])):
        said, stamps = said[seam.end() :], [*stamps, found]
    date = _published(stamps)
    for pattern, label in ((_LABELLED, "label"), (_BY, "by"), (_BESIDE_A_STAMP, "hint")):
        match = pattern.fullmatch(said)
        if match and label == "by" and _is_when(match["names"]):
            continue
        if match and (names := _names(match["names"], strict=label == "hint", account=bool(stamps))):
            return Byline(names=names, label=label, date=date)
    names = _names(said, strict=True)
    if not names:
        return None
    with_role = roles or any(ROLE.search(part) for part in _parts(said)[1:])
    return Byline(names=names, label="role" if with_role else "shape", date=date)


def first_names(text: str) -> tuple[str, ...]:
    """Return the persons whom a line names first that begins with "By", whatever stands behind them in it."""
    line = _FIRST.match(text)
    if not line:
        return ()
    stop = _STOP.search(line["names"])
    said = line["names"][: stop.start()] if stop else line["names"]
    if _is_when(said):
        return ()
    return tuple(map(_as_written, takewhile(_is_person, map(_once, _parts(said.strip(" ,;:–—-"))))))


def _published(stamps: Iterable[Stamp]) -> str | None:
    return next((found.date for found in stamps if not found.of_change), None)


def _pieces(text: str) -> list[str]:
    """Return what a line sets side by side; a person's icon is read as the label that it stands for."""
    if not text.isascii():
        text = _ICONS.sub(lambda at: "|" + (at["label"] or ("By " if _OF_PERSONS.search(at["icons"]) else "")), text)
    pieces = _PARTED.split(_WITHOUT.sub("", text).strip(" ([|/").rstrip(")]"))
    return list(filter(None, pieces)) or [text]


def is_person(text: str) -> bool:
    """Say whether a text has the shape of a person's name, and nothing else."""
    found = byline(text)
    return found is not None and found.label == "shape" and not _GLUED.search(text)


def _is_when(text: str) -> bool:
    """Say whether a time follows "By", as in a headline or a sentence."""
    first, *others = text.lower().split()
    return first in _WHEN or (first in _MONTHS and len(others) != 1)


def undated(text: str) -> tuple[str, list[Stamp]]:
    """Return what stands before the date in which a line ends, and the date: "By Ada Example, 4 June 2025"."""
    if found := stamp(text):
        return "", [found]
    if not any(character.isdigit() for character in text[-_DATE:]):
        return text, []
    for gap in _GAP.finditer(text):
        if found := stamp(text[gap.end() :]):
            return text[: gap.start()], [found]
    return text, []


def is_role(text: str) -> bool:
    """Say whether a line is nothing but what an author is: "Education correspondent, Cardiff"."""
    return _ROLE_LINE.fullmatch(text) is not None


def words_of(names: tuple[str, ...]) -> set[str]:
    """Return the words of these names, in lower case."""
    return {word.lower() for name in names for word in name.split() if word.isalpha()}


def _parts(text: str) -> list[str]:
    return re.split(r"\s*(?:,|;|\b(?:and|with|und|et|og|och)\b|&)\s*", text.strip(" ."), flags=re.IGNORECASE)


def _names(text: str, *, strict: bool = False, account: bool = False) -> tuple[str, ...]:
    """Split a byline into names; empty where it does not look like names.

    `strict`: each has to have a person's shape. `account`: a single name of an account will do.
    """
    names: list[str] = []
    role = office = False
    for part in _parts(_BEHIND.sub("", text)):
        name = _once(re.sub(r"^the\s+|\s+in\s+[A-Z][\w .]*$", "", part, flags=re.IGNORECASE))
        if of_agency := _OF_AGENCY.fullmatch(name):
            name = of_agency["name"]
        if office and name and f", {part}" in text:
            continue  # where it is held
        office = bool(names and _OFFICE.fullmatch(name))
        if not name or office or (names and ROLE.search(name)):
            role = role or bool(name)
            continue
        if strict and name in _CAPITAL_DISTRICT:
            return ()
        if names and " " in names[-1] and _DEGREE.fullmatch(name):
            continue
        words = name.split()
        if re.search(r"[\d@:?!]", name) or len(words) > 6:
            return ()
        if account and len(words) == 1 and len(_parts(text)) == 1:
            return (name,)
        if any(w[0].islower() and w not in _PARTICLES for w in words):
            return ()
        if strict and not _is_person(name):
            if names and role:
                continue
            return ()
        names.append(_as_written(name))
    return tuple(names)


def _is_person(name: str) -> bool:
    words = _as_written(name).split()
    own = [word for word in words if word not in _PARTICLES]
    return (
        2 <= len(own) <= 4
        and len(words) <= 5
        and words[0] not in _PARTICLES
        and all(_NAME_WORD.fullmatch(word) for word in own)
        and not any(w.lower().strip(".") in _NO_NAME or _COMMON_END.search(w.lower()) for w in own)
        and len(own[-1]) > 2
    )


def _once(name: str) -> str:
    """Return a name that stands there twice, in a picture's text and below it, as it is."""
    half = len(name) // 2
    return name[:half].rstrip() if half > 2 and name[:half].rstrip() == name[-half:].lstrip() else name


def _as_written(name: str) -> str:
    """Return a name in capitals as a person would write it; others as they are."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or not any(len(word) > 2 and word.isalpha() for word in words):
        return name
    return " ".join(
        word if "." in word else word.lower() if word.lower() in _PARTICLES and i else _capital(word)
        for i, word in enumerate(words)
    )


def _capital(word: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"([-’'])", word))
