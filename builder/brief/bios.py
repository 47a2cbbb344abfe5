"""Notes on the author or the publisher, which are no news: "Ada Example is a fellow at the Institute of Examples."."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from builder.calendar_dates import WEEKDAY
from builder.model import Paragraph, ParagraphId
from builder.screened import screened

_BIO = re.compile(
    r"(?:(?:Former\s)?(?:Dr|Prof|Mr|Ms|Mrs|Sen|Rep|Gov|Gen|Amb)\.?\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}\s(?P<last>[A-Z][\w’'-]+)(?:,\s[^,]{2,40},)?\s"
    r"(?:(?:is|was|serve[sd]\sas)\s(?:an?|the|currently|now)|covers|reports|represented|teaches|works|writes)\s"
)
_WRITES = re.compile(
    r"\s(?:[\w,-]+\s){0,4}?(?:columnist|correspondent|editor|fellow|journalist|reporter|scholar|(?:staff|freelance|senior)\swriter)\b"
)
"""What an author is said to be, right above the story; there others are news."""
_HOUSE = re.compile(
    r"(?:The\s)?[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,5}(?:\s\([\w.]+\))?\s(?:is|are)\s(?:an?|the)\s(?:[\w’'-]+,?\s){0,6}?"
    r"(?:news\s(?:agency|organi[sz]ation|outlet|service|site|startup|website)|newsletter|newsroom|magazine|newspaper"
    r"|(?:online\s)?publication)\b"
)
"""What a publisher says of itself: “Example Wire is a nonprofit newsroom that …”."""
_EVENTFUL = re.compile(rf"\b(?:said|says|was|were|will|had|{WEEKDAY})\b")
"""What a note on a publisher has not, and news of one has."""
_HEADING = re.compile(
    r"(?:About|Meet)\sthe\s(?:[Aa]uthors?|[Cc]ontributors?|[Ss]peakers?|[Ww]riters?)(?:\(s\))?:?"
    r"|(?:Author|Contributor|Speaker)s?[’']?s?[’']?\s(?:[Bb]ios?|[Bb]iograph(?:y|ies)|[Nn]otes?):?"
)
"""Heads notes on authors."""
_ABOUT = re.compile(r"About\s(?:the\s)?(?P<first>[A-Z][\w.’'-]+)(?:\s[\w.,’'&()-]+){0,7}:?")
_ABOUT_RUN_IN = re.compile(
    r"About\s(?:the\s)?(?P<first>[A-Z][\w.’'-]+)(?:\s[\w.,’'&()-]+){0,7}:\s(?:The\s)?(?P=first)\b"
)
"""Heads what an issuer says of itself, or begins it."""
_LIFE = re.compile(
    r"\s(?!(?:says|said|adds|added|told|tells|asks|asked|argues|argued|reports|warns|writes)\b)[a-z]+(?:s|ed|d)?\b"
)
"""What follows the name of who wrote it in a note on him or her: nobody tells of himself so."""
_BEFORE = re.compile(r"(?:Before|Previously|Prior\sto)\b[^,;:]{0,80},\s")
"""“Before she joined us, Ada worked for Acme.”"""
_SEAT = screened(
    r"[^.;]{3,80}\s(?:has\s)?represent(?:s|ed)\s(?:[^.;]{0,40}\b\d{1,3}(?:st|nd|rd|th)\s[^.;]{0,40}\bDistrict\b"
    r"|[^.;]{3,60}\sin\sthe\s(?:[A-Z][a-z]+\s){0,2}(?:Assembly|Congress|House|Legislature|Parliament|Senate)\b)"
    r"|(?:[A-Z(][^\s;:“”]*\s){2,7}(?:(?:currently|also)\s)?(?:serves|sits)\s(?:on|as)\s[^;]*\b(?:Committee|Caucus|Subcommittee|Task\sForce)\b"
)
"""“Ada Example represents the 9th District, which …”, “serves on the House Ports Committee”: what releases of lawmakers
end with."""
_SOON = 60
"""Characters in which such a section says whom it is about."""
_LAST = 3
"""Paragraphs at the end of an article of which such notes can be."""


def bios(texts: Mapping[ParagraphId, str]) -> frozenset[ParagraphId]:
    """Return the paragraphs at either end that only introduce an author or the publisher.

    An author is somebody whom the article names nowhere else. At the beginning it is one paragraph.
    """
    found: set[ParagraphId] = set()
    for id_, text in list(texts.items())[: -_LAST - 1 : -1]:
        if not (_is_house(text) or _is_author(id_, texts)):
            break
        found.add(id_)
    for id_, text in list(texts.items())[:1]:
        bio = _BIO.match(text)
        if _is_house(text) or (bio and _WRITES.match(text, bio.end() - 1) and _is_author(id_, texts)):
            found.add(id_)
    return frozenset(found) if len(found) < len(texts) else frozenset()


def headed(paragraphs: Sequence[Paragraph]) -> Iterator[ParagraphId]:
    """Yield the paragraphs below a heading that announces notes on authors, to the next heading of its level."""
    level: int | None = None
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind == "heading":
            told = paragraphs[number + 1].text if number + 1 < len(paragraphs) else ""
            if level is not None and told.startswith(paragraph.text.split()[0]):
                continue  # the name of one of several authors, over the note on him or her
            if level is None or paragraph.level <= level:
                level = paragraph.level if _HEADING.fullmatch(paragraph.text) else None
        elif level is not None:
            yield paragraph.id


def of_issuers(paragraphs: Sequence[Paragraph]) -> Iterator[ParagraphId]:
    """Yield the paragraphs at the end of a release that say what its issuers are, each text below its "About Acme".

    Cleaning leaves such a section where more follows it. It begins with the name in its heading; what is said about a
    law, a plan or a town may be news, and begins otherwise ("The bill …") or in the midst of the story.
    """
    below = False
    for number, paragraph in enumerate(paragraphs):
        headed_so = _ABOUT.fullmatch(paragraph.text)
        late = 3 * number >= len(paragraphs)
        if headed_so or paragraph.kind == "heading":
            told = paragraphs[number + 1].text if number + 1 < len(paragraphs) else ""
            below = headed_so is not None and late and headed_so["first"] in told[:_SOON]
        elif below or (late and _ABOUT_RUN_IN.match(paragraph.text)):
            yield paragraph.id


def is_note(sentence: str, authors: Collection[str]) -> bool:
    """Say whether a sentence tells what an author does or did, or which seat a lawmaker holds."""
    before = _BEFORE.match(sentence)
    told = sentence[before.end() :] if before else sentence
    names = {name for author in authors if " " in author for name in (author, author.split()[0])}
    noted = (told[len(name) :] for name in names if told.startswith(name))
    return any(_LIFE.match(rest) for rest in noted) or _SEAT.match(sentence) is not None


def _is_author(id_: ParagraphId, texts: Mapping[ParagraphId, str]) -> bool:
    """Say whether a paragraph introduces somebody whom no other one names."""
    bio = _BIO.match(texts[id_])
    return bio is not None and not any(bio["last"] in other for each, other in texts.items() if each != id_)


def _is_house(text: str) -> bool:
    """Say whether a paragraph only says what the publisher is."""
    return _HOUSE.match(text) is not None and not _EVENTFUL.search(text)
