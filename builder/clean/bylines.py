"""Author and editor lines: authors are recorded, the line is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.clean.agencies import AGENCY
from builder.clean.headline import Top, names_author, top
from builder.clean.names import ROLE, Byline, byline, is_role, words_of
from builder.clean.rule import Drop, Says, is_paragraph, is_prose
from builder.clean.stamp import Stamp, stamp
from builder.model import Block
from builder.sentences import sentences

_DASH = r"(?:[—–-]{1,2}\s*)?"
_DESK = re.compile(
    rf"{_DASH}\(?(?:(?:additional\s+)?(?:reporting|editing|edited|compiled|translated|writing|production)\s+(?:by"
    r"|in)|additional\s+(?:reporting|writing)\s+from)\b.{2,200}\)?",
    re.IGNORECASE,
)
_DESK_LINE = re.compile(
    rf"{_DASH}(?:(?:additional\s+)?(?:reporting|editing|edited|compiled|translated|production)\s+by:?"
    r"|additional\s+(?:reporting|writing)\s+from)\s+(?-i:the\b|[A-Z]).{1,80}[^.!?…]",
    re.IGNORECASE,
)
"""One that is no sentence, wherever it stands."""
_WIRE = re.compile(rf"\((?:[a-z]{{2,4}}(?:[/,]\s?)?){{1,3}}\)|{AGENCY}(?:\s?[/,]\s?{AGENCY})*")
"""Below a story: whose it is, or the initials of who has edited it: “REUTERS”, “(ab/cd)”."""
_LABEL_APART = re.compile(r"(?:by|(?:written\s+by|authors?|author\(s\))\s?:?)", re.IGNORECASE)
_BUTTON = re.compile(r"follow|and|&|,", re.IGNORECASE)
"""What stands between names in lines of their own."""
_ROWS = 15
_BUREAU = re.compile(
    r"(?:(?:The\s)?(?:[A-Z][\w.’'&-]*\s){1,4}|(?i:our|the)\s)(?:(?:News\s|Web\s|Digital\s|Online\s)?Desk|(?:News\s)?Bureau|News\sService)"
)
"""Who wrote, where it is no person, at the top."""
LABELLED = re.compile(r"(?:written|reported)\s+by\b|authors?\s*:", re.IGNORECASE)
_MOST = 1
"""Different lines with such a label; more are those of a list."""
_LONGEST = 160
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:(?:de|van|von|der|den|bin|al|el|da|di|la|le)\s){0,2}[A-ZÀ-Þ][\w.’'-]*){0,4}"
_AND = r"(?:,\s(?:and\s)?|\sand\s)"
_NAMES = rf"(?!(?:He|She|It|They|We|You|I|Who|This|That|These|Those|Both|All)\b){_NAME}(?:{_AND}{_NAME}){{0,4}}"
_PLACES = r"[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){0,2}(?:,\s[A-ZÀ-Þ][\w.]+)?"
_WRITERS = r"(?:[\w.’'-]+\s){0,4}(?:writer|reporter|correspondent|journalist|researcher|editor|producer)s?"
_THEIRS = r"(?:report|reporting|story|article|piece|dispatch|column|coverage)"
_FROM = re.compile(
    rf"(?!The\b){_NAMES}\s(?:also\s)?reported\s(?:from|in)\s{_PLACES}"
    rf"(?P<more>(?:(?:{_AND}|;\s(?:and\s)?){_NAME}\s(?:reported\s)?(?:from|in)\s{_PLACES}){{0,5}})\."
)
_CONTRIBUTED = re.compile(
    rf"(?:(?P<role>(?:The\s)?{_WRITERS})\s|The\s(?=[A-Z]))?{_NAMES}(?:,?\s(?:in|from)\s{_PLACES})?"
    rf"(?:{_AND}{_NAME}\s(?:in|from)\s{_PLACES}){{0,5}},?\s(?:also\s)?contributed"
    rf"(?P<this>\s(?:to\sthis\s{_THEIRS}|(?:additional\s)?(?:reporting|research)(?:\sto\sthis\s{_THEIRS})?))?"
    rf"(?:\s(?:from|in)\s{_PLACES})?\."
)
_WITH = re.compile(
    r"[Ww]ith\s(?:assistance|help|(?P<this>contributions?|files|(?:additional\s)?report(?:ing|s)))\s(?:from|by)\s"
    rf"(?:(?:The\s)?{_WRITERS}\s)?{_NAMES}"
    rf"(?:\sin\s{_PLACES}(?:{_AND}{_NAME}\sin\s{_PLACES}){{0,5}})?\.?"
)
_MADE = r"(?:produced|edited|engineered|mixed|mastered|fact[\s-]checked|hosted|recorded)"
_PRODUCED = re.compile(
    r"(?:(?P<this>(?:This|Today[’']s)\s(?:episode|edition|podcast|program(?:me)?|show|story|segment))|[A-Z][^.!?,;:]{1,60})"
    rf"\s(?:is|was)\s(?:also\s)?{_MADE}(?:\sand\s{_MADE})?\sby\s{_NAMES}\."
    r"|(?:(?:Our|The|Original|Additional)\s)?(?:[Tt]heme|[Mm]usic|[Ss]ound|[Mm]ixing)(?:\s(?:music|song|design|editing))?"
    rf"\s(?:(?:is|was|are)\s)?(?:composed\s)?by\s{_NAMES}\."
)
"""The credits of a broadcast: “This episode was produced by Ada Example. Music by Ben Sample.” Of what a story is on
one says the first as well, so that it takes two, or the words “this episode”."""
_LONGEST_CREDIT = 320
_HINT = re.compile(r"\breported\s|\bcontributed\b|^\W{0,3}[Ww]ith\s|\bby\s[A-Z]")
"""Without one no line is such a credit."""
_HINTS = ("reported", "contributed", "ith", "by")
"""What is in each of these, quicker to look for."""
_STORY = 0.5
"""The share of the blocks that stand above a credit, wherever else there are sentences below it."""


def bylines(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop `Written by …` anywhere, `By …` at the top or below the story, a name beside a date, and the desk's lines.

    Must not drop the "Author: …" of each entry in a list, a sub-heading ("By the numbers") nor a section ("World
    News"): `By` counts only at the top or after the last paragraph, what follows has to be written like names, and
    names without a label stand at the top, below the title, beside a date or a role, in words that the text has
    nowhere in lower case. Desk lines name no author, nor do those that say below the story who reported from where,
    contributed to it or produced it: of such a line each sentence has to, and to its end.
    """
    where = top(blocks)
    prose = [
        number
        for number, block in enumerate(blocks)
        if is_paragraph(block.text) and not _of_desk(block.text) and not names_author(block.text)
    ]
    last = prose[-1] if prose else -1
    listed = are_listed(blocks[where.end :])
    apart = list(_apart(blocks, where))
    yield from apart
    taken = {drop.block.first for drop in apart}
    for number, block in enumerate(blocks):
        if block.first in taken:
            continue
        at_top = number < where.end and number != where.title
        bracketed = block.text.startswith("(") and block.text.endswith(")")
        desk = len(block.text) <= (_LONGEST_CREDIT if bracketed else _LONGEST) and (
            _DESK.fullmatch(block.text) or (at_top and _BUREAU.fullmatch(block.text))
        )
        if at_top and is_role(block.text) and any(_names_alone(blocks, n) for n in (number - 1, number + 1)):
            yield Drop(block=block, why="says what the author is")
        elif number > last and _WIRE.fullmatch(block.text):
            yield Drop(block=block, why="names the desk or its agency")
        elif desk and (at_top or number > last or _DESK_LINE.fullmatch(block.text)):
            yield Drop(block=block, why="names the desk")
        elif (credit := _credit(block)) and (
            number > last or (credit > 1 and number > _STORY * len(blocks)) or _tells_of(blocks, number - 1)
        ):
            yield Drop(block=block, why="says who reported or contributed")
        elif (
            (anywhere := not listed and LABELLED.match(block.text))
            or at_top
            or number == last + 1
            or _tells_of(blocks, number)
        ):
            found = byline(block.text)
            labelled = anywhere or (found and found.label in ("by", "label"))
            if not found or not (labelled or (at_top and _is_sure(blocks, number, found, where))):
                continue
            why = "names the author" if found.names else "names nobody"
            yield Drop(block=block, why=why, says=Says(authors=found.names or None, date=found.date))
            if where.story < number < where.end:
                yield from _dates_beside(blocks, number)


def _apart(blocks: Sequence[Block], where: Top) -> Iterator[Drop]:
    """Drop a label in a line of its own below the title, with the names below it, their roles and buttons.

    Ends with the last name and what follows it that is a role or a button; places between two names go with them.
    """
    begins = 0 if where.title is None else where.title + 1
    label = next((n for n in range(begins, where.end) if _LABEL_APART.fullmatch(blocks[n].text)), None)
    if where.title is None or label is None:
        return
    names: list[str] = []
    last = gap = 0
    for number in range(label + 1, min(label + 1 + _ROWS, where.end)):
        text = blocks[number].text
        found = byline(text)
        if found and found.names and found.label in ("shape", "role") and not is_role(text):
            names += found.names
            last, gap = number, 0
        elif _BUTTON.fullmatch(text) or (last == number - 1 and ROLE.search(text)):
            last = number if names else 0
        else:
            gap += 1
        if not names or gap > 1 or is_prose(text):
            break
    if names:
        yield Drop(block=blocks[label], why="announces the author", says=Says(authors=tuple(dict.fromkeys(names))))
        yield from (Drop(block=each, why="names the author") for each in blocks[label + 1 : last + 1])


def _tells_of(blocks: Sequence[Block], number: int) -> bool:
    """Say whether the line below a byline credits those whom it names: "Ada Example reported from Nagoya."."""
    if not 0 <= number < len(blocks) - 1 or blocks[number].text[:3].lower() != "by ":
        return False
    found, below = byline(blocks[number].text), blocks[number + 1]
    return found is not None and any(name in below.text for name in found.names) and _credit(below) > 0


def _of_desk(text: str) -> bool:
    return _DESK.fullmatch(text) is not None or _credited(text) > 0


def _credit(block: Block) -> int:
    return _credited(block.text) if block.kind in ("", "paragraph") else 0


def _credited(text: str) -> int:
    """Say how surely a line says who reported from where, contributed or produced: 0 where it says anything else.

    One reporter in one place is what a story says of somebody as well.
    """
    if len(text) > _LONGEST_CREDIT or not any(hint in text for hint in _HINTS) or not _HINT.search(text):
        return 0
    sure = produced = 0
    told = text.strip("()[]*_—–- ")
    for start, end in sentences(told):
        sentence = told[start:end].strip()
        sentence = sentence if sentence.endswith(".") else f"{sentence}."
        if made := _PRODUCED.fullmatch(sentence):
            produced += 1 + bool(made["this"])
            continue
        place, given, helped = (each.fullmatch(sentence) for each in (_FROM, _CONTRIBUTED, _WITH))
        if not place and not helped and not (given and (given["role"] or given["this"] or sure)):
            return 0
        sure += 1 + bool(place["more"] if place else given or (helped and helped["this"]))
    return sure + produced if sure or produced > 1 else 0


def are_listed(blocks: Sequence[Block]) -> bool:
    """Say whether several authors are named with a label: those of the books or reports of a list."""
    return len({block.text.casefold() for block in blocks if LABELLED.match(block.text)}) > _MOST


def _is_sure(blocks: Sequence[Block], number: int, found: Byline, where: Top) -> bool:
    """Say whether a line below the title names authors, though no label says so that headlines never have.

    A date or a role stands beside it, or the transcript of a broadcast has the name speak as its byline.
    """
    if where.title is None or number < where.title or words_of(found.names) & _lower_words(blocks):
        return False
    beside = any(
        _stamp(blocks, n) or (0 <= n < len(blocks) and is_role(blocks[n].text)) for n in (number - 1, number + 1)
    )
    speaks = tuple(f"{name.upper()}, BYLINE:" for name in found.names)
    return found.label == "role" or found.date is not None or beside or any(b.text.startswith(speaks) for b in blocks)


def _dates_beside(blocks: Sequence[Block], number: int) -> Iterator[Drop]:
    """Drop a bare date beside a byline below the standfirst, where alone it could head an entry of a timeline."""
    for near in (number - 1, number + 1):
        told = _stamp(blocks, near)
        if told and told.plain and told.date:
            yield Drop(block=blocks[near], why="the date beside the author", says=Says(date=told.date))
            return


def _stamp(blocks: Sequence[Block], number: int) -> Stamp | None:
    return stamp(blocks[number].text) if 0 <= number < len(blocks) else None


def _names_alone(blocks: Sequence[Block], number: int) -> bool:
    return 0 <= number < len(blocks) and byline(blocks[number].text) is not None


def _lower_words(blocks: Sequence[Block]) -> set[str]:
    """Return the words that the text has in lower case: a section's name is made of such, a person's is not."""
    return {word for block in blocks for word in block.text.split() if word.isalpha() and word.islower()}
