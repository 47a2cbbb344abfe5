"""Copyright and licence notices: recorded as the article's rights, then dropped from its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from builder.clean.rule import Drop, Says
from builder.model import Block
from builder.sentences import sentences

_MARK = re.compile(
    r"(?:(?P<sign>[©ⓒⒸ]|(?:19|20)\d\d\s+(?:©|\(c\))|\(c\)(?=\s*(?:\d{4}\b|copyright\b|(?-i:[A-Z])(?:[^.]{1,60}\s\d{4}\b"
    r"|[^.;,]{1,60}$))))(?:\s*copyright\b)?|copyright(?:\s*(?:[©ⓒ]|\(c\)))?(?=\W))[\s:]*",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?P<first>(?:19|20)\d\d)(?P<more>\s*[-–—,/]\s*(?:19|20)?\d\d)?\b")
_AFTER_HOLDER = re.compile(
    r"[\s.,;|–—-]*(?:\b(?:all\s+)?rights\s+reserved|\btext\b|\blicen[cs]ed\b|\bdo\s+not\b|\breproduction\b"
    r"|\bno\s+part\b|\bunder\b|\bre-?use\b|\bplease\b|\bterms\b)",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"all rights reserved\.?", re.IGNORECASE)
_RESERVED_JAPANESE = re.compile(
    r"[^。、はが]{0,30}(?:記事|写真|画像|文章|内容)?[・、の]?[^。、はが]{0,20}無断(?:で(?:の)?)?(?:転載|複製|複写|引用|転用|使用|掲載|配信)[^。はが]{0,20}"
    r"(?:禁じます|禁止|禁じられています|厳禁|お断りします|お断り(?:いた|致)します|ご遠慮ください)(?:です|します|(?:いた|致)します)?。?"
    r"|(?:禁無断|不許)(?:転載|複製)(?:・(?:転載|複製))?。?"
)
_ITEM_ABOVE = re.compile(r"\(?b\)", re.IGNORECASE)
"""Above the third item of a list, which begins as a notice does."""
_DATED = re.compile(r"\(c\)\W*(?:copyright\W+)?(?:19|20)\d\d\b", re.IGNORECASE)
_RESERVED_FOR = re.compile(r"all rights reserved\s*(?:by\b|[.,:–—-])\s*(?P<holder>[A-Z][^.]{1,60})\.?", re.IGNORECASE)
_SIGN_WITHIN = re.compile(
    r"(?P<holder>[A-Z][\w&’'. -]{1,60}?)\s*[,|·•–—-]?\s*(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:19|20)\d\d"
    r"[^.]{0,30}\.?",
    re.IGNORECASE,
)
_YEARS_AND_LICENCE = re.compile(
    r"(?P<holder>[A-Z][^\d,;:|©]{1,60}?),?\s+"
    r"(?:(?:19|20)\d\d\s*[-–—]\s*(?:19|20)?\d\d\s*(?:[.·|•]\s*\S.{0,60})?|(?:19|20)\d\d\s*[·|•]\s*CC[ -]BY.{0,40})"
)
"""A holder and years without a sign, as the last lines of pages have it."""
_CC = r"(?:an?\s+|the\s+)?(?:creative\s+commons|cc[ -]by)\b"
_USED = r"(?:published|reproduced|copied|broadcast|rewritten|redistributed|republished|distributed|reprinted)"
_LICENCE = re.compile(
    r"(?:this\s+(?:work|article|story|text|post|content|page)\s+(?:is|was)\s+"
    rf"(?:(?:re)?published\s+|made\s+available\s+)?(?:licensed\s+)?under\s+{_CC}"
    rf"|(?:licensed|available|published|released)\s+under\s+{_CC}|licen[cs]e:\s*{_CC}"
    r"|creative\s+commons\s+attribution[^.]{0,60}\.?$|cc[ -]by(?:-[a-z]{2}){0,2}(?:\s+[1-4]\.0)?\.?$"
    rf"|this\s+(?:material|content|article|story|text)\s+(?:may|must|can)\s*not\s+be\s+{_USED}"
    r"|(?:reproduction|republication|redistribution)\s+(?:in\s+whole\s+or\s+in\s+part\s+)?"
    r"(?:without\s+\w+(?:\s+\w+)?\s+permission\s+)?is\s+(?:strictly\s+)?prohibited"
    r"|no\s+part\s+of\s+this\s+(?:publication|article|site|work|page)\s+may\s+be\s+)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[\[(]\s?copyright\s(?:by\s)?(?P<holder>[^\[\]()\d]{3,60})[\])]", re.IGNORECASE)
"""The notice of a news agency below its story: “[Copyright Sample Press, Ltd.]”."""
_OF_SUBJECT = re.compile(
    r"(?:licensed|available|published|released)\s+under\s[^,]{3,80},\s(?:\S+\s+){8}", re.IGNORECASE
)
"""“Released under CC BY 4.0, the table lists …”: how a sentence begins that says more than the licence."""
_LICENSED = re.compile(
    rf"[^.]{{2,60}}\.\s+(?:the\s+)?(?:text|content|words|article|story)s?\s+(?:is\s+|are\s+)?(?:licen[cs]ed|available|published)?"
    rf"\s*(?:under\s+)?{_CC}[^.]{{0,60}}(?:\.\d)?\.?",
    re.IGNORECASE,
)
"""Who published it, and under which licence, as the last line of a text has it."""
_OPEN_KOREAN = re.compile(
    r"KOGL\b.{0,120}|the\s+works?\s+of\s.{3,100}\scan\s+be\s+used\s+under\s+the\s+terms?\s+of\s.{0,60}\bKOGL\b.{0,40}",
    re.IGNORECASE,
)
"""The licence under which offices of South Korea publish."""
_APPEARED = re.compile(
    r"the\s+post\s+.{3,400}\s(?:first\s+appeared|appeared\s+first)\s+on\s+(?P<holder>[^.]{2,60})\.?", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\s*,?\s+(?:or|and)\s+its\b|,\s+(?:an?|the)\s+[a-z]|\.\s+(?=[A-Z][a-z]+\s+[a-z])|,?\s+(?:its"
    r"|and\s+or)\s+(?:affiliat|licens|subsidiar)\w*"
)
"""After it stands what the holder is, or another sentence."""
_FOOTER = re.compile(
    r"(?<!\bthe)(?<!\bour)(?<!\band)(?<!\bto)(?<!\bsee)(?<!\bof)(?<!\bunder)[\s|·•∙–—-]+(?:Powered\s+by|Privacy|Terms|Cookies?|Contact"
    r"|Site\s?map|Imprint|License\s+Agreement|Legal\s+Information|Designed\s+by|Accessibility|Advertise|About\s+Us)\b"
)
_SHORTEST = 6
"""Characters of the shortest notice before a footer's links."""
_LAST = 12
"""Lines at the end among which a holder and years alone are a notice."""
_SHORT = ("Inc", "Corp", "Co", "Ltd", "B.V", "N.V", "S.A", "p.l.c", "U.S")
_MOST_LICENCES = 2
"""Licences in lines of their own; with more, each is that of an entry in a list."""
_LONGEST_LINE = 120
_LONGEST = 600
_FAR = 10
"""Dropped lines from a story's end to a notice of the site. Of 171 years in such notices, on pages whose date is known,
68 were those of the day when the page was saved; of nearer ones a quarter."""


def notices(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop a block that begins with a copyright sign, or that only says that all rights are reserved.

    The notice is the article's rights; its holder the publisher; a single year its date, to the year. A range of
    years is the site's, not the article's, and dates nothing, nor does the notice in a site's footer (`of_the_site`).
    Must not drop a paragraph about copyright: the sign or the word has to stand first and be followed by a year, or the
    reservation has to be in the block. Nor the third of the lettered items of a law, which begins as a notice does,
    whatever stands between it and the second.
    """
    licences = [n for n, block in enumerate(blocks) if len(block.text) <= _LONGEST_LINE and _LICENCE.match(block.text)]
    data = frozenset(licences if len(licences) > _MOST_LICENCES else ())
    story = max((n for n, block in enumerate(blocks) if len(block.text) > _LONGEST_LINE), default=-1)
    lettered = False
    for number, block in enumerate(blocks):
        text = block.text
        if number in data:
            continue
        lettered = lettered or _ITEM_ABOVE.match(text) is not None
        if lettered and text[:3].lower() == "(c)" and not _DATED.match(text):
            continue
        if len(text) <= _LONGEST and (says := _says(text, last=number > max(story, len(blocks) - 1 - _LAST))):
            yield Drop(block=block, why="a rights notice", says=replace(says, rights=_alone(says.rights)))


def of_the_site(drop: Drop, lines: Collection[int], end: int) -> bool:
    """Say whether a notice stands so far below the story's `end` that other dropped `lines` make a footer of it."""
    return sum(end < line < drop.block.first for line in lines) > _FAR


def _says(text: str, *, last: bool) -> Says | None:
    """Return what a notice says; None for any other text. `last`: it is among the last lines, below the story."""
    if (
        _OPEN_KOREAN.fullmatch(text)
        or _RESERVED.fullmatch(text)
        or (_LICENCE.match(text) and not _OF_SUBJECT.match(text))
    ):
        return Says(rights=text)
    if last and len(text) <= _LONGEST_LINE and _RESERVED_JAPANESE.fullmatch(text):
        return Says(rights=text)
    mark = _MARK.match(text)
    if mark and (mark["sign"] or _YEARS.match(text, mark.end()) or _RESERVED.search(text)):
        holder, year = _holder(text[mark.end() :])
        return Says(rights=text, publisher=holder, date=year)
    if last and mark and len(text) <= _LONGEST_LINE and (years := _YEARS.search(text)):
        holder, year = _holder(text[mark.end() :]) if text[mark.end() : mark.end() + 1].isupper() else (None, None)
        return Says(rights=text, publisher=holder, date=year) if holder and years.start() < 80 else None
    if last and len(text) <= _LONGEST_LINE and _LICENSED.fullmatch(text):
        return Says(rights=text)
    if last and (held := _IN_BRACKETS.fullmatch(text)):
        return Says(rights=text[1:-1].strip(), publisher=_holder(held["holder"].strip(" ,"))[0])
    if appeared := _APPEARED.fullmatch(text):
        return Says(publisher=appeared["holder"])
    for pattern in (_RESERVED_FOR, *((_SIGN_WITHIN, _YEARS_AND_LICENCE) if last else ())):
        if len(text) <= _LONGEST_LINE and (found := pattern.fullmatch(text)):
            years = _YEARS.search(text)
            return Says(
                rights=text,
                publisher=re.split(r"\.?\s+all\s+rights", found["holder"].strip(), flags=re.IGNORECASE)[0],
                date=_single(years),
            )
    return None


def _alone(notice: str | None) -> str | None:
    """Return a notice without the links of the footer that stand behind it in its line."""
    found = _FOOTER.search(notice, _SHORTEST) if notice else None
    return notice[: found.start()].rstrip(" |·•∙,–—-") if notice and found else notice


def _holder(rest: str) -> tuple[str | None, str | None]:
    """Return who holds the rights and the one year that the notice names, from what follows its sign."""
    rest = re.split(r"\s[|•·]\s", rest)[0]  # what follows are the links of a footer
    years = _YEARS.search(rest)
    end = _AFTER_HOLDER.search(rest)
    stated = rest[: end.start()] if end else rest[: sentences(rest)[0][1]] if rest.strip() else ""
    holder = re.sub(r"^by\s+", "", _YEARS.sub("", stated).strip(" ,.;|–—-"), flags=re.IGNORECASE)
    abbreviated = stated.rstrip(" ,;|–—-").endswith(f"{holder}.") and re.search(r"\b(?:Inc|Corp|Co|Ltd|[A-Z])$", holder)
    holder = f"{holder}." if abbreviated else holder
    if (aside := _ASIDE.search(holder)) and aside.start() > 2:
        holder = holder[: aside.start()] + "." * holder[: aside.start()].endswith(_SHORT)
    return (holder if 1 < len(holder) <= 80 else None), _single(years)


def _single(years: re.Match[str] | None) -> str | None:
    """Return the year of a notice that names one; a range is the site's."""
    return years["first"] if years and not years["more"] else None
