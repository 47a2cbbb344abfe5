"""The head of a mail, of a feed's item or of a text browser's dump: lines of a name, a colon and what is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from builder.characters import letters
from builder.clean.names import byline
from builder.clean.rule import Drop, Says, is_bare, is_prose
from builder.clean.stamp import stamp
from builder.model import Block

_KEYS = {
    "title": "title headline",
    "subject": "subject",
    "authors": "author authors by byline creator dc:creator",
    "sender": "from sender",
    "date": "date published pubdate dc:date posted sent",
    "date_": "published_time published_at date_published publication_date",
    "publisher": "source publisher publication site website outlet newspaper feed site_name",
    "url": "url link source_url url_source permalink canonical original_url",
    "": "to cc bcc reply-to message-id in-reply-to references content-type content-transfer-encoding mime-version"
    " list-id x-mailer guid category categories tags tag keywords section language lang format enclosure"
    " markdown_content updated modified type id slug image comments wfw:commentrss slash:comments message",
}
_MEANING = {name.replace("_", " "): meaning.rstrip("_") for meaning, names in _KEYS.items() for name in names.split()}
_LINE = re.compile(r"(?P<key>(?:(?:dc|wfw|slash):)?[A-Za-z][A-Za-z_ -]{1,24}?)\s?:\s*(?P<value>.*)")
_REPLY = re.compile(r"(?:\[[^\]]{1,40}\]\s*|(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_PASSED_ON = re.compile(r"\bfwd?\s*:", re.IGNORECASE)
_DIGEST = re.compile(r"\bdigest\b|\bmailing[ -]list\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_SENT_FROM = re.compile(r"\s*<[^>]*>\s*$")
_LONGEST = 300
_FAR = 60
"""Blocks among which a head begins."""
_FEWEST = 3


def preamble(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop the lines of such a head, and keep what they say: title, authors, date, publisher, address.

    What stands beside the story wins over it. Who passed a mail on is not its author, and its date not the story's.
    What stands above the head of a mail in a digest is the digest's, and goes; so does the sender's name alone below
    the head. Must not drop a mail that an article quotes, nor a single "Source: …": at least three lines stand
    together, among them a title, subject, sender or address, or title and authors do, and no paragraph above, save a
    digest's.
    """
    found = head(blocks)
    passed_on = any(meaning == "subject" and _PASSED_ON.search(value) for _, meaning, value in found)
    if found and any(is_prose(block.text) for block in blocks[: found[0][0]]):
        for block in blocks[: found[0][0]]:
            yield Drop(block=block, why="stands above the head of a mail in a digest")
    yield from _letterhead(blocks, found)
    for number, meaning, value in found:
        says = None if passed_on and meaning in ("sender", "date") else _says(meaning, value)
        yield Drop(block=blocks[number], why="a line of the head", says=says)


def _letterhead(blocks: Sequence[Block], found: Sequence[tuple[int, str, str]]) -> Iterator[Drop]:
    """Drop lines between a mail's head and its text that are the sender's name alone, as newsletters begin with it."""
    senders = {letters(_SENT_FROM.sub("", value)) for _, meaning, value in found if meaning == "sender"} - {""}
    begins = found[-1][0] + 1 if senders else len(blocks)
    for block in takewhile(lambda block: not is_prose(block.text), blocks[begins : begins + _FAR]):
        if letters(block.text) in senders:
            yield Drop(block=block, why="the name of the sender")


def head(blocks: Sequence[Block]) -> list[tuple[int, str, str]]:
    """Return index, meaning and value of each line of the head; none where the text has none."""
    run: list[tuple[int, str, str]] = []
    before: list[str] = []
    for number, block in enumerate(blocks[:_FAR]):
        if found := _line(block):
            run.append((number, *found))
        elif run and not block.kind and is_bare(block.text) and number - run[-1][0] == 1:
            continue
        elif _is_enough(run):
            break
        else:
            run = []
            before.append(block.text)
    told = {meaning for _, meaning, _ in run}
    whole = _is_enough(run) and not told.isdisjoint({"title", "subject", "sender", "url", "authors"})
    if not whole or not any(map(is_prose, before)):
        return run if whole else []
    digest = any(_DIGEST.search(text[:_LONGEST]) for text in before)
    return run if digest and {"sender", "subject"} <= told else []


def _is_enough(run: Sequence[tuple[int, str, str]]) -> bool:
    """Say whether so many lines stand together that they are a head, or of two one is the title and one the authors."""
    return len(run) >= _FEWEST or {"title", "authors"} <= {meaning for _, meaning, _ in run}


def _line(block: Block) -> tuple[str, str] | None:
    match = _LINE.fullmatch(block.text) if not block.kind and len(block.text) <= _LONGEST else None
    meaning = _MEANING.get(match["key"].lower().replace("_", " ").strip()) if match else None
    return None if match is None or meaning is None else (meaning, match["value"].strip())


def _says(meaning: str, value: str) -> Says | None:
    if meaning == "title":
        return Says(title=value or None)
    if meaning == "subject":
        return Says(subject=_REPLY.sub("", value) or None)
    if meaning in ("authors", "sender"):
        found = byline(f"By {value}")
        return Says(authors=found.names or None) if found else None
    if meaning == "date":
        told = stamp(value)
        return Says(date=told.date) if told else None
    if meaning in ("publisher", "url"):
        address = _ADDRESS.fullmatch(value)
        return Says(url=value) if address else Says(publisher=_name(value)) if meaning == "publisher" else None
    return None


def _name(value: str) -> str | None:
    name = re.split(r"\s[–—|-]\s", value)[0].strip()
    return name if 1 < len(name) <= 80 and not _ADDRESS.search(name) else None
