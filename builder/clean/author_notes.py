"""What is said of the authors below their story."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from builder.clean.headline import top
from builder.clean.names import byline, is_person
from builder.clean.rule import MAIL, Drop, Says, is_prose, prose_of
from builder.model import Block
from builder.sentences import sentences

_LONGEST = 400
_ABOVE = 4
"""Blocks at the top, title and standfirst included, among which one does, once all others around it are gone."""
_LAST = 12
"""Blocks at the end of a text among which such a note stands."""
_FAR = 60
"""Lines above the story and at the end among which bylines are looked for."""
_NO_NOTE = ("heading", "list_item", "table", "code")
_STORY = 0.5
"""The share of the blocks that stand above it."""
_NAMED = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,4}")
_VERB = re.compile(r"(?:,\s|\s+(?:and\s+)?[a-z]+\b)")
"""What follows a name in a sentence about him or her."""
_GOES_ON = re.compile(r"\s+[a-z]+(?:\s[^\s.,:;]+){0,5}:\s")
"""What follows the name where one of several authors has the word: "Ada Example writes: The ports …"."""
_SAID = re.compile(
    r"(?:the|this)\s+(?:author|writer|columnist|reporter)s?\b.{0,60}\b(?:is|are|was|were|has|have|had|works?|writes?|lives?|holds?"
    r"|advises|covers|teaches|declares?|owns?)\b|about\s+the\s+authors?\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:about|on|meet)\s+(?:the|our)\s+(?:co-?)?(?:authors?|writers?|contributors?|columnists?|reporters?)(?:\(s\))?:?"
    r"|(?:authors?|contributors?)[’']?s?[’']?\s+(?:bios?|biograph(?:y|ies)|notes?)|notes?\s+on\s+(?:the\s+)?contributors?",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.?\s)?[^\W\d_a-zß-ÿ][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,4},?\s(?:(?:and\s.{2,60}\s)?(?:is|are|was|were|has|works?|worked"
    r"|serves?|served|writes?|covers|teaches|leads|heads|directs|advises|studies|holds|joined|received|lives)\b|(?:an?|the)\s)"
    r"|(?:He|She|They|His|Her|Their|The\s(?:author|writer|columnist|reporter)s?)\b|(?:Follow|Find|Reach|Contact|E-?mail|Write\sto)\s.{2,200}"
    r"|\S+@\S+|@\w+"
)
"""How a paragraph about a person begins, below a heading that says so; or how he or she is reached."""
_LONGEST_LIFE = 900
_WORD = r"[^\W\d_a-zß-ÿ][\w.’'-]*"
_BEGINS = re.compile(
    rf"(?:(?:Dr|Prof|Professor)\.?\s)?(?P<name>{_WORD}(?:\s(?:(?:de|van|von|der|den|bin|al|el|da|di|la|le)\s)*{_WORD}){{0,3}})"
    r"(?=,?\s[a-z])"
)
"""A name with which a paragraph begins."""
_DOES = re.compile(r"\s(?!(?:says|said|adds|added|told|tells|asks|asked|argues|argued|thinks|hopes|wants)\b)[a-z]+\b")
_WORKS = re.compile(
    r"\s(?:is|was|covers|edits|heads|holds|joined|leads|lives|reports|studies|taught|teaches|worked|works|writes)\b"
)
"""What one says of somebody whose name stands in a line anywhere on the page, be it that of a picture."""
_IS = re.compile(
    r"(?:,|\s(?:is|was|has\sbeen|works\sas))\s(?:an?|the)\s(?:[\w’'-]+\s){0,6}?(?:writer|reporter|journalist|columnist|correspondent"
    r"|editor|author|fellow|professor|lecturer|researcher|contributor|critic|producer)\b|\s(?:writes|covers|reports|edits)\b"
)
"""What one says of those who write, and of few others."""
_INTRODUCED = re.compile(
    rf"(?:(?:Dr|Prof|Professor)\.?\s)?(?P<name>{_WORD}(?:\s(?:(?:de|van|von|der|den|bin|al|el|da|di|la|le)\s)*{_WORD}){{1,3}})"
    r"\s(?:is|serves\sas|works\sas)\s(?:(?:an?|the|currently|also)\s)*(?:[\w’'.&-]+,?\s){1,12}?(?:at|of|for|with|in)\s"
)
"""“Ada Example is a fellow at the Institute of Examples”: how a note below a text says who wrote it."""
_GOES_ON_ABOUT = re.compile(r"(?:He|She|They|His|Her|Their|The\sviews|Follow|Views)\b")
_HELPED = re.compile(
    r"\b(?:adapted|assisted|contributed|edited|excerpt\w*|interview\w*|photograph\w*|reported|reporting|spoke|translat\w*)\b",
    re.IGNORECASE,
)
"""What those do who did not write it, or with whom somebody spoke who did."""
_SHORT = 80
"""Characters of the longest line that names an author."""
_BELOW = (1, 2)
"""Paragraphs below a note on somebody whom no line names, and on one whom a line does."""
_PARAGRAPHS = 3
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_INITIAL = 2
"""Characters of an initial with its stop."""

_WRITER = r"(?:the|this|our)\s+(?:author|writer|columnist|reporter|journalist|editor)s?"
_FULL_NAME = r"(?-i:[A-ZÀ-Þ])\S{1,30}(?:\s(?-i:[A-ZÀ-Þ])\S{1,30}){1,2}"
_OF_THIS = r"(?:\s+(?:directly|(?:responsible\s+)?for\s+this\s+story|(?:on|behind)\s+this\s+story))?"
_REACHED = re.compile(
    rf"(?:(?:(?:you\s+(?:can|may)|to)\s+)?(?:reach|contact|e-?mail|write\s+to)\s+(?:{_WRITER}|him|her|them|{_FULL_NAME})"
    rf"|(?:{_WRITER}|s?he|they)\s+(?:can|may)\s+be\s+(?:reached|contacted))"
    rf"{_OF_THIS}(?:\s+(?:at|on|by|via|under)\b|\s*:)[^.!?]{{0,60}}?{MAIL}(?:\s+(?:or|and)\s+{MAIL})?\.?"
    r"|(?:for\s+)?(?:press|media|investors?|journalists?|public\s+affairs|communications?)(?:\s+(?:contacts?|enquir(?:y|ies)"
    rf"|inquir(?:y|ies)|queries|relations|office|team))?\s*:\s[^.!?@:]{{0,80}}?{MAIL}(?:[,;]?\s[+\d][\d\s().-]{{5,20}})?\.?"
    rf"|to\s+reach\s+{_WRITER}{_OF_THIS},\s+(?:contact|e-?mail|write\s+to)\s+{MAIL}\.?",
    re.IGNORECASE,
)
"""Where one writes to who wrote it, and nothing else."""


def author_notes(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a note near the end that begins with the name of an author, as the text's own byline has it, or an address.

    "Ada Example covers ports" says what the author does; in the story nobody speaks of himself so. A first name alone
    will do in the last blocks. Must not drop what the story says of somebody else of that name: only the last blocks
    count, in the second half of the text, and the name has to be that of a byline with a label, a role or a date.
    Below a heading that announces them ("About the authors") it may be any, where all that is said below it is so.
    """
    headed = _headed(blocks)
    yield from (Drop(block=block, why="heads or is a note on the authors") for block in headed)
    apart = {block.first for block in headed}
    last = [block for block in _last(blocks) if block.first not in apart]
    yield from _notes(last, _authors(blocks) if last else [])


def notes_on(blocks: Sequence[Block], authors: Iterable[str]) -> Iterator[Drop]:
    """Drop such a note on authors who are known from elsewhere: a page may state them outside of its text.

    Above the story one counts as well that says what those do who write.
    """
    names = [name for name in authors if " " in name]
    for block in blocks[:_ABOVE] if len(prose_of(blocks)) > _PARAGRAPHS else ():
        named = next((name for name in names if block.text.startswith(name)), None)
        if named and len(block.text) <= _LONGEST and _IS.match(block.text, len(named)):
            yield Drop(block=block, why=f"says what {named} does")
    yield from _notes(_last(blocks), names)


def signed(
    whole: Sequence[Block], blocks: Sequence[Block], head: Block | None, notes: Collection[Block]
) -> Iterator[Drop]:
    """Drop a note near the end on somebody of whom the story says nothing, and the line below the title that names him.

    A story quotes whom it names, and names whom it is about more than once; who wrote it stands above it and below.
    So the name alone in a line of the page shows whose note it is, or else that it says what those do who write. A
    first name will do for a name below the title. `notes` are gone already. Must not drop what the story says of a
    person: no word of the name may stand in another paragraph, nobody may be quoted, and hardly anything may follow.
    """
    prose = [number for number, block in enumerate(blocks) if is_prose(block.text)]
    if len(prose) <= _PARAGRAPHS:
        return
    at = next((number for number, block in enumerate(blocks) if block is head), -1)
    below = [block for block in blocks[at + 1 : prose[0]] if is_person(block.text)] if head else []
    names = {name for block in below for name in _names(block)}
    elsewhere = {name for block in whole if len(block.text) <= _SHORT for name in _names(block)}
    for block in (*_last(blocks), *notes):
        begins = _BEGINS.match(block.text)
        if not begins or any(mark in block.text for mark in '“"”'):
            continue
        name, rest = begins["name"], block.text[begins.end() :]
        own = [each for each in names if name in (each, each.split()[0])]
        known = bool(own) or (is_person(name) and name in elsewhere)
        does = (_DOES if own else _WORKS if known else _IS).match(rest) if known or is_person(name) else None
        after = sum(blocks[number].first > block.first for number in prose)
        words = (own[0] if own else name).split()
        if does and after <= _BELOW[known] and not _is_told_of(words, blocks, {block.first, *(b.first for b in below)}):
            if block not in notes:
                yield Drop(block=block, why=f"says what {name} does")
            for line in below:
                if own and own[0] in _names(line):
                    yield Drop(block=line, why="names the author", says=Says(authors=(own[0],)))


def in_italics(blocks: Sequence[Block], title: str) -> tuple[str, ...]:
    """Return who is introduced in italics below a text: who wrote it, where nothing else names them.

    Each sentence names somebody and says where that person is what, or goes on about the same. Must not take whom the
    text is about, or who helped with it, and says nothing where any sentence is of another kind.
    """
    last = next((block for block in reversed(blocks) if is_prose(block.text)), None)
    if last is None or len(last.text) > _LONGEST or _HELPED.search(last.text):
        return ()
    if not any(s.kind == "emphasis" and s.start == 0 and s.end >= len(last.text) - 1 for s in last.spans):
        return ()
    found: list[str] = []
    for start, end in sentences(last.text):
        introduced = _INTRODUCED.match(last.text, start, end)
        if introduced and is_person(introduced["name"]):
            found.append(introduced["name"])
        elif not found or not _GOES_ON_ABOUT.match(last.text, start, end):
            return ()
    words = {word for name in found for word in name.split()}
    titled = {token.casefold() for word in words for token in _TOKEN.findall(word)} & set(
        _TOKEN.findall(title.casefold())
    )
    return () if titled or _is_told_of(words, blocks, {last.first}) else tuple(found)


def _names(block: Block) -> tuple[str, ...]:
    found = byline(block.text)
    return found.names if found else ()


def _is_told_of(words: Iterable[str], blocks: Sequence[Block], but: Collection[int]) -> bool:
    """Say whether a paragraph other than these has one of the words of a name."""
    story = {
        word for b in blocks if b.first not in but and is_prose(b.text) for word in _TOKEN.findall(b.text.casefold())
    }
    return any(token in story for word in words if len(word) > _INITIAL for token in _TOKEN.findall(word.casefold()))


def _headed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the heading of notes on the authors near the end, with those below it; no sentences may follow them."""
    first = max(len(blocks) - _LAST, int(len(blocks) * _STORY) + 1)
    for number in range(first, len(blocks)):
        if _HEADING.fullmatch(blocks[number].text):
            notes = list(takewhile(_is_note, blocks[number + 1 :]))
            rest = blocks[number + 1 + len(notes) :]
            return blocks[number : number + 1 + len(notes)] if notes and not any(is_prose(b.text) for b in rest) else ()
    return ()


def _is_note(block: Block) -> bool:
    if block.kind in _NO_NOTE and block.kind != "list_item":
        return False
    return len(block.text) <= _LONGEST_LIFE and (
        _PERSON.match(block.text) is not None or byline(block.text) is not None
    )


def _last(blocks: Sequence[Block]) -> list[Block]:
    first = max(len(blocks) - _LAST, int(len(blocks) * _STORY) + 1)
    return [block for block in blocks[first:] if len(block.text) <= _LONGEST and block.kind not in _NO_NOTE]


def _notes(last: Iterable[Block], names: Sequence[str]) -> Iterator[Drop]:
    for block in last:
        if byline(block.text):
            continue
        named = next((name for name in names if block.text.startswith(name)), None)
        if named and _GOES_ON.match(block.text, len(named)):
            continue
        if named and _VERB.match(block.text, len(named)):
            yield Drop(block=block, why=f"says what {named} does")
        elif own := next((name for name in names if " " in name and _by_surname(name, block.text)), None):
            yield Drop(block=block, why=f"says what {own} does")
        elif _SAID.match(block.text):
            yield Drop(block=block, why="says what the author does")
        elif "@" in block.text and all(_REACHED.fullmatch(block.text[a:b].strip()) for a, b in sentences(block.text)):
            yield Drop(block=block, why="says where the author is reached")


def _by_surname(name: str, text: str) -> bool:
    """Say whether a text begins with an author's surname and says of whoever it is what those do who write."""
    surname = name.split()[-1]
    return text.startswith(surname) and _IS.match(text, len(surname)) is not None


def _authors(blocks: Sequence[Block]) -> list[str]:
    """Return the names in the bylines of a text, and their first words."""
    where = top(blocks)
    found: dict[str, None] = {}
    near = [number for number in range(len(blocks)) if number < where.end or number >= len(blocks) - _LAST]
    for number in near[-_FAR:]:
        told = byline(blocks[number].text) if number != where.title else None
        if told is None or told.label == "hint":
            continue
        if told.label == "shape" and not (where.title is not None and where.title < number < where.end):
            continue
        for name in told.names:
            if _NAMED.fullmatch(name):
                found.update(dict.fromkeys((name, name.split()[0])))
    return sorted(found, key=len, reverse=True)
