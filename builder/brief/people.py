"""People whom the catalogue does not know, as the article itself introduces them.

News names somebody in full once and by surname from then on. A surname out of its place is nobody, so the full name is
put there, in brackets, where the article names one alone who bears it, and shows that it is a person: by an office or a
form of address. Otherwise the sentence is not chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from builder.brief.places import places
from builder.calendar_dates import CALENDAR_NAME
from builder.model import Edit
from builder.offices import FORMS_OF_ADDRESS, OFFICE_HOLDER
from builder.screened import words_of

_DAY = rf"{CALENDAR_NAME}\b"
_FORMS = (*FORMS_OF_ADDRESS, "Gen", "Col", "Judge", "Justice")
_SMALL = (
    r"(?:The|A|An|In|On|At|By|For|From|With|After|Before|But|And|As|When|If|That|This|To|Of|Until|Since|While"
    r"|Under|Without"
    rf"|Last|Next|Early|Late|Both|Like|Unlike|Among|{'|'.join(_FORMS)}"
    r"|New|North|South|East|West|Great|Saint"
    r"|St|San|Los|Las|Hong|United|American|British|Prime|Vice|President|Minister|Secretary|Chancellor|Senator"
    r"|Professor)\b"
)
_FULL_NAME = re.compile(
    r"\b(?=[A-Z][\w’-]{1,40}\s(?:[A-Z]\.\s|[dvba][a-z]{1,20}[\s-]){0,5}[A-Z])"
    rf"(?!{_SMALL}|{_DAY})[A-Z][\w’]{{1,40}}(?:-[A-Z]\w{{1,40}})?\s(?:[A-Z]\.\s|de\s|van\s|von\s|der\s|bin\s"
    rf"|al-){{0,5}}(?!{_DAY}|{_SMALL})((?:[OD][’'])?(?![A-Z\d]+\b)[A-Z][\w’-]{{1,40}})"
)
"""Words are bounded, or a long run without a blank would be read anew from each of its capitals."""
_FORM = re.compile("|".join(_FORMS))
_PART = re.compile(r"[A-Z]\w*")
"""A word of a surname, of which a hyphen may join several."""
_LONE_NAME = re.compile(
    rf"(?:(?P<address>{'|'.join(_FORMS)})\.?\s)?(?<![\w’-])(?P<name>(?:[OD][’'])?[A-Z][\w-]+)(?=(?:[’']s?)?(?:[\s,.;:]|$))"
)
_SECOND = re.compile(r"\s([A-Z][\w’-]+)")
_OF_A_BODY = re.compile(
    r"\b(?:Bank|Bill|Board|Bureau|Church|City|Commission|Council|Court|Department|House|Institute|Minister|Ministry|Office|School"
    r"|Secretary|University)\sof\s(?:the\s)?$"
)
"""“Department of State”: no surname stands there, though somebody or something else is called so ("Penn State")."""
_AT_A_PLACE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Aa]round)\s$")
_FIRST_NAMES = re.compile(rf"(?!{_SMALL}|{_DAY})[A-Z][\w.’-]*\s(?:(?:de|van|von|der|bin)\s)*$")
"""What stands before a surname that is named in full."""
_ADDRESS = rf"(?:{'|'.join(_FORMS)})\.?\s"
_ROLE = rf"(?:{OFFICE_HOLDER}|spokes\w+|chief|leader|lawyer|consultant|head|manager|boss|author|editor|expert|official)"
_ADDRESSED = re.compile(rf"{_ADDRESS}$")
_IN_OFFICE = re.compile(rf"\b{_ROLE},?\s$")
_OF_OFFICE = re.compile(
    rf",\s(?:\d\d|(?:an?\s|the\s)?(?:[\w-]+\s){{0,4}}{_ROLE}|who)\b"
    rf"|\s(?:is|was)\s(?:an?|the)\s(?:[\w-]+\s){{0,4}}(?i:{_ROLE})\b"
)
"""What stands before a surname, before and behind a full name, that are a person's."""


_FORM_BEFORE = re.compile(r"\b(Mr|Mrs|Ms|Miss)\.?\s$")
_OF_WOMEN = frozenset({"Mrs", "Ms", "Miss"})
_OFFICE_BEFORE = re.compile(
    r"\b(President|Premier|Chancellor|Minister|Secretary|Senator|Governor|Mayor|King|Queen|Prince|Princess|Pope)\s$"
)
_NEAR = 80
"""Characters beside a full name in which its office is told."""


class Introduced:
    """The people whom one article introduces by their full names."""

    def __init__(self, texts: Iterable[str], others: Iterable[str], known: Iterable[str] = ()) -> None:
        """Look through the paragraphs `texts`.

        `others` are the words of names that are no persons', `known` the surnames of people whom the catalogue knows.
        """
        texts = tuple(texts)
        found: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            full = _FULL_NAME.search(text)
            while full:  # from the second word on again: “Agency Ada Example” has one name more
                found[full[1]].add(full.group())
                full = _FULL_NAME.search(text, full.start(1))
        known = self._known = set(known)
        self._shared = {half for half in known if len(found.get(half, ())) > 1}
        """Surnames of somebody known and of somebody else."""
        for word in known.union(others):
            found.pop(word, None)
        self._full: Mapping[str, frozenset[str]] = {half: frozenset(names) for half, names in found.items()}
        self._parts = {part for half in self._full for part in _PART.findall(half)}
        """Words one of which each surname holds; and below, all first names."""
        self._first: Mapping[str, set[str]] = defaultdict(set)
        """Surnames by the first names that stand before them."""
        for half, names in self._full.items():
            for name in names:
                self._first[name.split()[0]].add(half)
        self._parts |= self._first.keys()
        self._texts = texts
        self._people: dict[str, str | None] = {}

    def _person(self, half: str) -> str | None:
        """Return the full name of the one person of that surname; looked for once, and only if somebody asks.

        None where it also begins a full name: of a family whose surnames stand first, one member may have turned his.
        """
        if half not in self._people:
            names = self._full.get(half, frozenset())
            full = min(names) if len(names) == 1 and half not in self._first else None
            sure = full and _is_person(full, half, self._texts) and not _is_anothers(half, full, self._texts)
            self._people[half] = full if sure else None
        return self._people[half]

    def mended(
        self, sentence: str, known: Sequence[tuple[int, int]], people: Sequence[tuple[int, int]]
    ) -> tuple[Edit, ...] | None:
        """Return the edits that put full names for surnames, None where one stands for nobody certain.

        `known` are the spans of resolved names and of other edits; `people` those of them that are of persons.
        """
        words = words_of(sentence)
        if self._parts.isdisjoint(words) and self._known.isdisjoint(words) and not _FORM.search(sentence):
            return ()
        edits: list[Edit] = []
        seen: set[str] = set()
        for found in _LONE_NAME.finditer(sentence):
            half = found["name"]
            spans = people if found["address"] else known
            if any(start < found.end() and found.start("name") < end for start, end in spans) or half in seen:
                continue
            if _OF_A_BODY.search(sentence, 0, found.start("name")):
                continue
            # A name that means nobody for certain, or it would be a resolved one; "near Austin" it may be a place.
            nobody = half in self._known and not _FIRST_NAMES.search(sentence, 0, found.start("name"))
            if nobody and (half in self._shared or not _AT_A_PLACE.search(sentence, 0, found.start("name"))):
                return None
            if not found["address"] and half not in self._full:
                lone = not _SECOND.match(sentence, found.end())
                if lone and any(self._person(each) for each in self._first.get(half, ())):
                    return None  # by the first name alone
                continue
            if any(_FIRST_NAMES.search(sentence, 0, at) for at in places(half, sentence, found.end())):
                seen.add(half)
                continue
            if found["address"] and (second := _SECOND.match(sentence, found.end())):
                if self._has_longer(f"{half} {second[1]}"):
                    return None
                continue
            full = self._person(half)
            if full is None:
                return None
            seen.add(half)
            edits.append(Edit(at=found.start(), was=found.group(), now=f"[{full}]"))
        return tuple(edits)

    def opens(self, sentence: str) -> int | None:
        """Return where the full name ends that opens the sentence, if it is somebody's whom the article introduces."""
        full = _FULL_NAME.match(sentence)
        return full.end() if full and self._person(full[1]) == full.group() else None

    def _has_longer(self, name: str) -> bool:
        """Say whether two words behind a form of address are but the surname of somebody named in full."""
        longer = re.compile(rf"\b(?!{_SMALL})[A-Z][\w’-]+\s{re.escape(name)}\b")
        return any(longer.search(text) for text in self._texts)


def _is_anothers(half: str, full: str, texts: Sequence[str]) -> bool:
    """Say whether somebody else bears the surname: both a man and a woman do, or one in an office of nobody in full."""
    before = [(text, at) for text in texts if half in text for at in places(half, text)]
    forms = {found[1] for text, at in before if (found := _FORM_BEFORE.search(text, 0, at))}
    if "Mr" in forms and forms & _OF_WOMEN:
        return True
    offices = {found[1].lower() for text, at in before if (found := _OFFICE_BEFORE.search(text, 0, at))}
    near = ((max(0, at - _NEAR), at + len(full) + _NEAR, text) for text in texts for at in places(full, text))
    told = " ".join(text[start:end].lower() for start, end, text in near) if offices else ""
    return not all(office in told for office in offices)


def _is_person(full: str, half: str, texts: Sequence[str]) -> bool:
    """Say whether a text shows that the full name, or its half, is somebody's."""
    return any(
        any(_ADDRESSED.search(text, 0, at) for at in places(half, text))
        or any(_IN_OFFICE.search(text, 0, at) or _OF_OFFICE.match(text, at + len(full)) for at in places(full, text))
        for text in texts
        if half in text
    )
