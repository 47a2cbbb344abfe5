"""What follows a release or a report: what its issuers are, contacts of the press, legal notices, appeals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from builder.clean.issuers import is_headed, is_of_body, is_run_in, tells_of_itself
from builder.clean.rule import MAIL, OPENING_QUOTES, Drop, is_prose
from builder.model import Block
from builder.screened import screened

_STORY = 3
"""Paragraphs above the end matter; with fewer the page is about it."""
_AFTER, _SHORT = 2, 250
"""Notes below the last section, and characters of the longest."""
_CONTACTS = re.compile(
    r"(?:(?:media|press|investors?|news|public\s(?:relations|affairs)|communications?|company)\s(?:and\s\w+\s)?"
    r"(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|relations(?:\scontacts?)?|office)\b.{0,100}|contacts?:?"
    rf"|contacts?:\s(?:.{{0,60}}\s)?(?:{MAIL}|\+?\d[\d\s().-]{{6,30}}\d)"
    r"|for\s(?:more\sinformation|(?:the\s)?(?:media|press))(?:\s\w+){0,3}:?)",
    re.IGNORECASE,
)
_REACHED = re.compile(rf"{MAIL}|https?://\S|www\.\S|\+?\d[\d\s().-]{{6,30}}\d")
_FEW = 12
"""Lines of the longest list of contacts."""
_NAMED = re.compile(
    r"DOI|(?:name\sof\s)?journal|(?:article|publication)\s(?:title|date)|article\spublication\sdate|title\sof\s(?:original\s)?publication"
    r"|(?:method|subject|type|kind)\sof\s(?:research|study|publication)|study\stype|ISSN|references?\sto\sthe\sarticle"
    r"|(?:competing|conflicts?\sof|declarations?\sof)\sinterests?(?:\sstatement)?|COI\sstatement|funding(?:\sinformation)?",
    re.IGNORECASE,
)
"""What services for releases say of a study."""
_KNOWN, _NAME = 3, 4
"""Of these names, and blanks in another."""
_LEGAL_HEADING = re.compile(
    r"(?:(?:important|legal|general)\s+)?(?:disclaimers?|disclosures?(?:\s+and\s+disclaimers?)?|legal\s+(?:notices?|information))"
    r"|important\s+(?:information|notices?)|safe\s+harbou?r(?:\s+statements?)?|cautionary\s+(?:statements?|notes?)(?:\s.{3,80})?"
    r"|(?:(?:note|notice|information|statements?|disclosures?)\s+(?:regarding|concerning|on|about)\s+)?forward[\s-]looking\s+"
    r"(?:statements?|information)(?:\s+disclaimer)?",
    re.IGNORECASE,
)
_LEGALESE = screened(
    r"\b(?:(?P<forward>forward[\s-]looking\s+(?:statements?|information))|(?P<differ>(?:actual\s+results|differ\s+materially|materially\s+different))"
    r"|(?P<update>(?:no|any|not\s+undertake\s+any)\s+(?:obligation|duty|intention)\s+to\s+(?:publicly\s+)?(?:update|revise))"
    r"|(?P<act>Private\s+Securities\s+Litigation\s+Reform\s+Act|Section\s+2[17][AE]\s+of\s+the\s+Securities)"
    r"|(?P<past>past\s+performance\s+is\s+(?:not|no)\b)|(?P<liable>(?:accepts?|assumes?)\s+no\s+(?:liability|responsibility)|not\s+be\s+(?:held\s+)?liable)"
    r"|(?P<advice>not\s+(?:be\s+)?(?:constitute|construed|intended|considered|relied|taken)\b[^.]{0,60}\b(?:advice|recommendation|offer|solicitation)"
    r"|is\s+not\s+(?:investment|legal|financial|tax|medical)\s+advice)"
    r"|(?P<purposes>for\s+(?:general\s+)?information(?:al)?\s+purposes\s+only)"
    r"|(?P<warranty>(?:without|no)\s+(?:\w+\s+){0,3}(?:warranty|warranties|representation)))",
    re.IGNORECASE,
)
_LEGAL = 2
"""Of these phrases in a paragraph that no heading announces."""
_CALL = r"(?:^|[.!?:;–—-]\s+|\bplease\s+|\byou\s+(?:can|may|could)\s+|\bto\s)"
_MEDIA = r"(?:Twitter|X|Facebook|Instagram|LinkedIn|YouTube|Threads|Bluesky|Mastodon|TikTok|Telegram)\b"
_APPEAL = screened(
    rf"\breader[\s-]supported\s+(?:publication|newsletter|site|project)\b|\bconsider\s+(?:becoming\s+an?|making\s+a|donating|subscribing)\b"
    rf"|{_CALL}(?:sign\s+up|subscribe)\s+(?:for|to)\s[^.!?]{{0,80}}\bnewsletters?\b|\bsubscribe\s+(?:to\s+\w+\s+)?on\s+{_MEDIA}"
    rf"|{_CALL}donate\s+(?:today|now|here|via)\b"
    r"|\bmake\s+an?\s+(?:tax-deductible|one-time|monthly|recurring)\s+(?:donation|gift|contribution)\b"
    r"|\byour\s+(?:tax-deductible\s+)?(?:support|donation|gift|contribution|subscription)s?\s+(?:helps?|makes?|keeps?|allows?|ensures?|enables?)\b"
    rf"|\bfollow\s+(?:us|him|her|them|@\w+)\s(?:[^.!?]{{0,30}}\s)?on\s+{_MEDIA}|\byou\s+can\s+unsubscribe\b",
    re.IGNORECASE,
)
_LONGEST_APPEAL = 500


def end_matter(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop from the end of a text what is there below any text: who issued it, for the press, for the law, appeals.

    Must not drop a section of the story ("About the bill", "Disclosures"): but for two short notes nothing else may
    follow. A section on an issuer has to begin with its name, which the story has, and to say what only a company or an
    office is or has, unless the contacts of the press show that the text is a release. A legal notice stands under its
    heading, or has two of the phrases that lawyers have settled on.
    """
    prose = [is_prose(block.text) for block in blocks]
    contacts = _contacts(blocks, prose)
    end = len(blocks)
    issuers: list[Sequence[int]] = []
    gone: dict[int, str] = {}
    for number in range(len(blocks) - 1, _STORY, -1):
        section, why = _section(blocks, prose, number)
        if not section:
            continue
        after = [blocks[n].text for n in range(section[-1] + 1, end) if prose[n]]
        if len(after) > _AFTER or any(len(text) > _SHORT for text in after) or sum(prose[:number]) < _STORY:
            break
        end = number
        if why:
            gone |= dict.fromkeys(section, why)
        elif tells_of_itself(
            [blocks[n].text for n in section],
            " ".join(block.text for block in blocks[:number]),
            is_release=bool(contacts),
        ):
            issuers.append(section)
    if issuers and (contacts or any(is_of_body([blocks[n].text for n in section]) for section in issuers)):
        gone |= {n: "says what the issuer is" for section in issuers for n in section}
    if issuers or sum(prose) >= _STORY:
        gone |= dict.fromkeys(contacts, "says whom the press may ask")
    gone |= dict.fromkeys(_fields(blocks, prose), "says of a study what services for releases do")
    yield from (Drop(block=blocks[number], why=why) for number, why in sorted(gone.items()))


def _section(blocks: Sequence[Block], prose: Sequence[bool], number: int) -> tuple[Sequence[int], str]:
    """Return a section of the end matter that begins here, and why it goes; of one on an issuer it is not said yet."""
    text = blocks[number].text
    legal = _LEGAL_HEADING.fullmatch(text.rstrip(" :"))
    if legal or is_headed(text):
        told = list(
            takewhile(lambda n: prose[n] and blocks[n].kind in ("", "paragraph"), range(number + 1, len(blocks)))
        )
        if told and legal and any(_LEGALESE.search(blocks[n].text) for n in told):
            return (number, *told), "a legal notice"
        if legal and not any(prose[number:]):
            return (number,), "heads a legal notice that is not there any more"
        return ((number, *told), "") if told and not legal else ((), "")
    if not prose[number] or blocks[number].kind not in ("", "paragraph"):
        return (), ""
    if is_run_in(text):
        return (number,), ""
    if len({match.lastgroup for match in _LEGALESE.finditer(text)}) >= _LEGAL:
        return (number,), "a legal notice"
    if len(text) <= _LONGEST_APPEAL and text[0] not in OPENING_QUOTES and _APPEAL.search(text):
        return (number,), "asks the reader for something, as sites do"
    return (), ""


def _contacts(blocks: Sequence[Block], prose: Sequence[bool]) -> Sequence[int]:
    """Return the lines at the end from the one that announces contacts; none where nobody is reached there."""
    last = max((n for n, is_paragraph in enumerate(prose) if is_paragraph), default=-1)
    first = next((n for n in range(last + 1, len(blocks)) if _CONTACTS.fullmatch(blocks[n].text)), len(blocks))
    reached = [n for n in range(first, min(first + _FEW, len(blocks))) if _REACHED.search(blocks[n].text)]
    return range(first, reached[-1] + 1) if reached else ()


def _fields(blocks: Sequence[Block], prose: Sequence[bool]) -> Sequence[int]:
    """Return the lines in which a service for releases says what a study is, each behind its name or below it."""
    story = next((n for n, told in enumerate(accumulate(prose)) if told >= _STORY), len(blocks))
    for first in range(story + 1, len(blocks)):
        if not _NAMED.fullmatch(blocks[first].text.partition(":")[0]):
            continue
        number, known = first, 0
        while number < len(blocks):
            name, colon, _ = blocks[number].text.partition(": ")
            is_known = _NAMED.fullmatch(name) is not None
            if not is_known and not (colon and name.count(" ") < _NAME):
                break
            known += is_known
            number += 1 if colon else 2
        return range(first, min(number, len(blocks))) if known >= _KNOWN else ()
    return ()
