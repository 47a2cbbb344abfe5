"""Marks that lead to a note and back, links that edit a section: what stands in a line and is no word of the story.

A bare number is such a mark by what raises it, by where it leads, or by its company: raised numbers that count from one
through a text are marks, a power or a unit is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice
from typing import Any

from builder.read.elements import HEADINGS, names_of, text_of

MARKS = ("sup", "a", "span", "label")
"""Elements that may be one."""
_REFERENCE = re.compile(r"\[(?:\d{1,3}|[a-z]|(?:note|nb)\s\d{1,3}|citation needed)\]", re.IGNORECASE)
_NUMBER = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?")
_BARE = re.compile(r"\d{1,3}")
_BACK = re.compile(r"[\^↩⤴↑⇧⬆⏎↵⬑←\s\ufe0e\ufe0f]+")
"""What leads from a note to its mark."""
_PERMANENT = re.compile(
    r"[#¶§🔗⚓\s\ufe0f]+|permalink|(?:copy\s|direct\s)?link(?:\sto\s(?:this\s)?\w+)?", re.IGNORECASE
)
"""How the link is set that leads to a heading itself (Sphinx, MkDocs, GitHub)."""
_CALLED = re.compile(
    r"(?:foot|end|side)[-_]?note|(?<![a-z])(?:fn|ftnt?|edn|note)(?:[-_]?(?:ref|anchor))?s?(?![a-z])", re.IGNORECASE
)
"""What templates call notes and their marks: `#fn1`, `#_ftnref1`, `#FnAnchor_1`, `#footnote-anchor-1`."""
_BESIDE = ("editsection", "backlink", "footnotemark")
"""Names of what is never a word, whatever it says (MediaWiki, LaTeXML)."""
_BEHIND_TEXT = re.compile(r"(?:[^\W\d_]{2}|[.,;:!?%)\]}”\"’'»…。、」』）])$")
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcdm]?m|ft|in|sq|mi|yds?|miles?|feet|meters?|metres?)$", re.IGNORECASE)
_LONGEST = 40
_PARTS = 3
"""Elements within a mark at most."""
_NEAR = 4
"""Elements of running text around a number of which what stands before is looked at."""
_PIECES = 50
_INLINE = frozenset("a b em i strong span cite small font sup u q abbr code".split())
_NO_TEXT = frozenset(("input", "label", "img", "wbr"))


def numbered_marks(root: Any) -> frozenset[Any]:
    """Return the raised numbers of a page that are marks of notes though they lead nowhere, and those before the notes.

    They follow a word or a stop and count from one; where there is but one, its note has to begin with it.
    """
    marks: list[Any] = []
    notes: list[tuple[Any, int]] = []
    last, counts = 0, True
    for element in root.iter("sup"):
        text = "" if len(element) > _PARTS or len(element.text or "") > _LONGEST else text_of(element)
        if not _BARE.fullmatch(text) or next(element.iter("a"), None) is not None:
            continue
        number, before = int(text), _before(element)
        if not before:
            notes.append((element, 0 if _is_in_note(element) else number))
        elif _BEHIND_TEXT.search(before.rstrip()) and not _UNIT.search(before):
            counts = counts and 0 < number <= last + 1
            last = max(last, number)
            marks.append(element)
    if not counts or not marks or (last == 1 and all(number > 1 for _, number in notes)):
        marks, last = [], 0
    return frozenset([*marks, *(element for element, number in notes if number <= last)])


def mark_of(element: Any, tag: str, numbered: Collection[Any]) -> str:
    """Return the text of a mark that leads to a note or back, or of a link that edits a section or leads to it.

    Empty for all else.
    In brackets it is a mark where it is raised or leads within the page. A bare number has to be both, or is one of the
    `numbered`, or leads to what is called a note, right behind a word.
    """
    called = element.get("class") or ""
    beside = any(each in called for each in _BESIDE)
    if tag == "span" and not (beside or "note" in called.lower()):
        return ""
    if len(element) > _PARTS or len(element.text or "") > _LONGEST:
        return ""
    text = text_of(element)
    if not text or len(text) > _LONGEST:
        return ""
    if element in numbered or (tag == "span" and beside):
        return text
    if tag in ("span", "label"):
        named = f"{called} {element.get('for') or ''}"
        return text if _NUMBER.fullmatch(text.rstrip(".:")) and _CALLED.search(named) else ""
    within = [link for link in element.iter("a") if "#" in (link.get("href") or "")]
    raised = tag == "sup" or (len(element) == 1 and element[0].tag == "sup" and not (element.text or "").strip())
    if _REFERENCE.fullmatch(text):
        return text if raised or within else ""
    if within and _PERMANENT.fullmatch(text) and next(element.iterancestors(*HEADINGS), None) is not None:
        return text
    if within and (_BACK.fullmatch(text) or (raised and _NUMBER.fullmatch(text))):
        return text
    return text if tag == "a" and within and _BARE.fullmatch(text) and _leads_to_note(element) else ""


def _leads_to_note(link: Any) -> bool:
    """Say whether a link leads to what is called a note, or back, and stands right behind a word or begins a block."""
    fragment = next(each for each in link.iter("a")).get("href").rpartition("#")[2]
    named = (fragment, *(link.get(key) or "" for key in ("class", "id", "name", "rel", "role")))
    if not any(map(_CALLED.search, named)):
        return False
    before = _before(link)
    return not before or _BEHIND_TEXT.search(before) is not None


def _is_in_note(element: Any) -> bool:
    around = islice(element.iterancestors(), _NEAR)
    return any(_CALLED.search(names_of(each)) for each in around)


def _before(element: Any) -> str:
    """Return the end of the text before an element in its block; empty where the block begins with it."""
    for _ in range(_NEAR):
        parent = element.getparent()
        if parent is None:
            return ""
        above = element.getprevious()
        text = (parent.text if above is None else above.tail) or ""
        if text.strip():
            return text[-_LONGEST:]
        if above is None and parent.tag not in _INLINE:
            return ""
        if above is not None and above.tag in _INLINE:
            return "".join(islice(above.itertext(), _PIECES))[-_LONGEST:]
        if above is not None and above.tag not in _NO_TEXT:
            return ""
        element = parent if above is None else above
    return ""
