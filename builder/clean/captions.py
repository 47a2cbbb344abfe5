"""Photo captions and credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from builder.clean.credits import ends_in_credit, is_set_as_caption
from builder.clean.headline import top
from builder.clean.names import byline
from builder.clean.rule import Drop, is_bare, is_prose
from builder.model import Block

_MEDIUM = (
    r"(?:(?:file|main|lead|top|header|cover|banner|featured?)\s+)?(?:photo(?:graph)?s?|images?|pic(?:ture)?s?|illustrations?|graphics?|screenshots?|screengrab|video"
    r"|infographic)"
)
_CREDIT = rf"{_MEDIUM}\s*(?::|by\b|credit|courtesy|from\b|via\b|/)[^()]{{0,160}}"
_AGENCY = re.compile(
    r"(?:(?:AFP|AP|Reuters)\s+)?(?:via\s+)?"
    r"(?:Getty(?: Images)?|AFP(?: Photo|[-–]Jiji)?|AP(?: Photo)?|Associated Press|Reuters|Bloomberg|Kyodo(?: News)?|EPA"
    r"|Xinhua|Jiji|Shutterstock|iStock|Unsplash)",
    re.IGNORECASE,
)
_LAST_BRACKET = re.compile(r"\((?P<inside>[^()]{3,90})\)\.?$")
_CREDIT_FIRST = re.compile(rf"\(\s*{_CREDIT}\)", re.IGNORECASE)
_CREDIT_LAST = re.compile(rf"\(\s*(?:{_CREDIT}|courtesy(?:\s?:)?\s(?:of\s)?[^()]{{3,80}})\)\.?$", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:\S+\s+){5,40}\((?:submitted|contributed|supplied|provided|handout|lent|loaned)(?:\s(?:by\s)?[^()]{2,60})?\)",
    re.IGNORECASE,
)
"""A caption that ends in who gave the picture, as local papers set it: “Ada Example in 1957 (lent by the family)”."""
_CREDIT_LINE = re.compile(
    rf"{_MEDIUM}(?:\s+(?:credits?|courtesy|source))?(?:\s+(?:by|of|from))?\s*[:/|©]\s*[^\W\d].{{0,120}}"
    rf"|{_MEDIUM}\s+courtesy\s+of\s.{{2,140}}",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    rf"(?:.{{10,240}}[.!?…”\"’)]\s+)?(?:(?-i:PHOTO|PICTURE|IMAGE)S?(?:\s+BY)?\s+(?-i:[A-Z][A-Z’'-]+\b[\sA-Z’'/-]*)"
    rf"|{_MEDIUM}(?:\s+(?:credit|courtesy))?\s?[:/©]\s?(?:courtesy\s+of\s+)?(?-i:[A-Z])[^.:!?]{{1,60}}\.?)",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(r"\S.{10,240}[.!?…”\"’)]\s\|\s[^|]{2,60}")
"""A sentence, and behind a stroke who passed the picture on; behind a title stands the site."""
_PICTURED = re.compile(
    r"credits?\s*:\s(?-i:[A-Z])[^.:]{2,60}|credits?\s*:\s[^:©]{0,40}©[^:]{2,60}|(?:(?:stock\s+|file\s+)?photo|(?:cover\s+)?art|chart|graph|illustration|image)\s*:\s\S.{2,140}"
    r"|image\s+(?:caption|source),\s\S.{2,200}|(?:screenshot|screengrab|illustration|rendering|drawing|(?:aerial\s+)?view|close-?up|cutaway|portrait)\s+(?:of|from)\s.{3,140}"
    r"|(?:clockwise\s+)?from\s+(?:top\s+|bottom\s+)?(?:left|right)\b(?:\s+to\s+right)?\s*[:,]\s.{3,200}"
    r"|fig(?:ure|\.)\s\d{1,3}(?:\.\d{1,2})?(?:\s*[:.]\s.{3,140})?|photography\s+by\s+(?-i:[A-Z])[^.!?:]{2,60}",
    re.IGNORECASE,
)
"""How captions begin that are no sentences."""
_FIGURE = re.compile(r"(?:fig(?:ure|\.)|chart|graph)\s\d{1,3}(?:\.\d{1,2})?\s*[:.|–—]\s.{3,200}", re.IGNORECASE)
"""A caption by its number, sentence or not."""
_FROM_FILE = re.compile(
    r"FILE(?:\sPHOTO)?\s?[–—:-]\s.{10,400}"
    r"|In\sthis\s(?:[A-Z][^!?]{3,32}\d{4},?\s)?(?:(?:undated|file|handout|combination)\s)*(?:photo|photograph|image)"
    r"(?:,|\s(?:dated|provided|released|made\savailable|taken|from)\b).{10,400}"
)
"""How agencies begin the caption of a picture that is not new."""
_AXIS = re.compile(
    r".{2,80}\((?:[^()]{1,40},\s)?(?:(?:left|right)[\s-](?:hand[\s-])?(?:axis|scale|side)|[lr]hs)\)", re.IGNORECASE
)
"""The legend of a curve."""
_FILE = re.compile(
    r"(?:enclosure:\s*)?(?:[\w()-]+\.(?:jpe?g|png|gif|webp|svg|heic)|(?:IMG|DSC|DSCN|PXL)_\w+)", re.IGNORECASE
)
_IN_BRACKETS = re.compile(
    r"!?\[(?:img|image|thumb(?:nail)?|pixel|photo|picture|logo|icon|video|[\w-]+\.(?:jpe?g|png|gif|webp|svg))(?:\s*:[^\[\]]{0,200})?\].{0,160}"
    r"|!\[[^\[\]]{0,200}\](?:\([^()]{0,300}\))?",
    re.IGNORECASE,
)
"""What stands for a picture where a text browser or Markdown shows none."""
_ALTERNATIVE = re.compile(
    r"\[\s?(?=(?:[^\s\[\]]+\s+){4})(?!.*\b(?i:your|insert|enter|describe|date|name|address)\b)[A-Z0-9][^\[\](){}=<>]{10,160}[^\s.!?…”\"\[\]]\s?\]"
)
"""What a text browser shows of a picture or a link, in words; but nothing to fill in, and no cue as "[Laughter]"."""
_NUMBERED_LINK = re.compile(r"\[\d{1,3}\](?P<text>[^\[\]]{3,160})")
_NUMBER = re.compile(r"\[\d{1,3}\]")
_FEWEST_LINKS = 3
_HINTS = (
    "photo credit image pic illustration graph screen video art rendering drawing view close-up closeup cutaway"
    " portrait left right fig chart lhs rhs".split()
)
"""Cheap to look for: without one no line is told by its words."""
_CREDITED = "a picture credit"
_PICTURE = "stands for a picture"
_LONGEST_CREDIT = 160
_LONGEST_CAPTION = 500
_PAIRS, _CLOSE = 2, 0.2
"""Paragraphs that follow one another, and the share of them without a blank line between, up to which such lines part
those of a text."""
_LONGEST_MARKED = 300
"""Some templates put the story's paragraphs into captions; what is longer is one."""


def captions(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block that begins or ends with a credit, is a credit line, or stands for a picture.

    A credit at the end stands in brackets, or behind the last sentence without a stop of its own.
    Captions that are no sentences are told by how they begin ("Figure 3: …", "From left: …"); a picture by its file's
    name or its mark in brackets. In what a text browser saved with numbered links, a line that is one link alone leads
    away. Must not drop running text that mentions a photograph: the credit has to be in brackets at the very start or
    end, or after the last sentence, or the line has to be nothing but the credit. Longer blocks than any caption are
    kept whatever they end with.
    """
    links = _numbered_links(blocks)
    for number, block in enumerate(blocks):
        text = block.text
        if len(text) > _LONGEST_CAPTION:
            continue
        if block.kind == "caption" and len(text) <= _LONGEST_MARKED:
            yield Drop(block=block, why="marked as a caption")
            continue
        if text.startswith("(") and _CREDIT_FIRST.match(text):
            yield Drop(block=block, why="begins with a picture credit")
        elif in_brackets(text) or (text.endswith((")", ").")) and not block.kind and _GIVEN.fullmatch(text)):
            yield Drop(block=block, why="ends with a picture credit")
        elif number in links:
            yield Drop(block=block, why="a link that stands alone")
        elif block.kind != "list_item" and ends_in_credit(text):
            yield Drop(block=block, why="ends with a picture credit")
        elif _FROM_FILE.fullmatch(text):
            yield Drop(block=block, why="begins as the caption of an agency does")
        elif len(text) <= _LONGEST_MARKED and (why := _told(block)):
            yield Drop(block=block, why=why)
            if why == _CREDITED and (above := _right_above(blocks, number)):
                yield Drop(block=above, why="stands right above a picture credit")
            elif why == _PICTURE and (below := _right_below(blocks, number)):
                yield Drop(block=below, why="stands right below what stands for a picture")


def _right_above(blocks: Sequence[Block], credit: int) -> Block | None:
    """Return the caption that stands in the line above a credit, in a text that has blank lines between paragraphs."""
    above = blocks[credit - 1] if credit else None
    if above is None or above.kind or len(above.text) > _LONGEST_MARKED or not _follows(above, blocks[credit]):
        return None
    alone = credit < 2 or not _follows(blocks[credit - 2], above)
    pairs = [_follows(a, b) for a, b in pairwise(blocks) if is_prose(a.text) and is_prose(b.text)]
    parted = len(pairs) >= _PAIRS and sum(pairs) <= _CLOSE * len(pairs)
    return above if alone and parted and credit - 1 != top(blocks).title and not _told(above) else None


def _right_below(blocks: Sequence[Block], picture: int) -> Block | None:
    """Return the caption in the line below what stands for a picture, where blank lines part both from the rest."""
    near: list[Block | None] = [None, *blocks, None]
    before, mark, below, after = near[picture : picture + 4] if picture + 1 < len(blocks) else [None] * 4
    if not mark or not below or below.kind or len(below.text) > _LONGEST_MARKED or not _follows(mark, below):
        return None
    apart = not (before and _follows(before, mark)) and not (after and _follows(below, after))
    return below if apart and picture + 1 != top(blocks).title and not _told(below) else None


def _follows(above: Block, below: Block) -> bool:
    return above.last + 1 == below.first


def _told(block: Block) -> str | None:
    """Return why a line that is short enough is a caption or a credit by its words; None where it is none."""
    text = block.text
    if text[0] in "![" and (_IN_BRACKETS.fullmatch(text) or _ALTERNATIVE.fullmatch(text)):
        return _PICTURE
    if _FILE.fullmatch(text):
        return _PICTURE
    if is_set_as_caption(text):
        return "is set as captions of Japanese papers are"
    if "|" in text and _PASSED_ON.fullmatch(text):
        source = text.rpartition("|")[2].strip()
        if _AGENCY.fullmatch(source) or is_passed_on(source):
            return "ends with a picture credit"
    lowered = text.lower()
    if not any(hint in lowered for hint in _HINTS):
        return None
    if len(text) <= _LONGEST_CREDIT and _CREDIT_LINE.fullmatch(text):
        return _CREDITED
    if _CREDIT_END.fullmatch(text):
        return "ends with a picture credit"
    if _FIGURE.fullmatch(text) or _AXIS.fullmatch(text):
        return "belongs to a chart"
    told = block.kind in ("", "paragraph", "caption", "heading") and is_bare(text) and _PICTURED.fullmatch(text)
    return "begins as a caption does" if told else None


def _numbered_links(blocks: Sequence[Block]) -> set[int]:
    """Return the lines that are one numbered link alone, where a text browser saved the text; no title, no author."""
    if sum("[" in block.text and _NUMBER.search(block.text) is not None for block in blocks) < _FEWEST_LINKS:
        return set()
    title = top(blocks).title
    found = (number for number, block in enumerate(blocks) if block.text[0] == "[" and number != title)
    alone = (number for number in found if _NUMBERED_LINK.fullmatch(blocks[number].text))
    return {number for number in alone if is_bare(blocks[number].text) and byline(blocks[number].text) is None}


def in_brackets(text: str) -> bool:
    """Say whether a text ends with a credit in brackets."""
    return text.endswith((")", ").")) and (_CREDIT_LAST.search(text) is not None or _photographer(text))


def _photographer(text: str) -> bool:
    """Say whether the text ends with a photographer and an agency, `(AP Photo/Ada Example)`; agencies are sources."""
    bracket = _LAST_BRACKET.search(text, max(0, len(text) - 100))
    return bracket is not None and is_passed_on(bracket["inside"])


def is_passed_on(text: str) -> bool:
    """Say whether it is a photographer and the agency that passed the picture on, parted by a stroke."""
    parts = [part.strip() for part in text.split("/")]
    agencies = sum(_AGENCY.fullmatch(part) is not None for part in parts)
    return 0 < agencies < len(parts) <= 3
