"""Labelled links to other stories, and the bare lines that repeat their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from builder.clean.rule import Drop, is_broken_off, is_paragraph, is_unspaced
from builder.model import Block

_LABELLED = re.compile(
    r"(?:read(?:\s+(?:also|more|next|on))?|also\s+read|related(?:\s+(?:article|articles|story|stories|news"
    r"|post|posts|reading))?"
    r"|see\s+also|more\s+on\s+this(?:\s+story)?|you\s+may\s+also\s+like|don[’']?t\s+miss|recommended"
    r"|must\s+read|watch(?:\s+now)?|quiz|poll|slideshow|(?:photo\s+)?gallery|in\s+pictures)"
    r"\s*[:：|»>]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_LABELLED_JAPANESE = re.compile(
    r"[【■●▶]?\s?(?:関連(?:記事|ニュース|リンク)|(?:あわせて|合わせて)読みたい)\s?[:：|»>＞】]\s?(?P<title>[^。]{4,80})"
)
_LABEL_JAPANESE = re.compile(
    r"[【■●◆▶▼＜]?\s*(?:関連(?:する)?(?:記事|ニュース|リンク|コンテンツ)|(?:あわせて|合わせて|併せて)読みたい(?:記事)?|(?:こちらも|この記事も)?(?:おすすめ|オススメ)"
    r"(?:の?記事)?|人気記事|新着記事|最新記事|アクセスランキング)(?:一覧)?\s*[】＞:：]?"
)
"""Above the titles of other stories, at the end of a page."""
_ENDS_JAPANESE = re.compile(r"[。！][」』）)]?$")
_LONGEST_TITLE = 80
_MARKED = re.compile(r">{2,3}\s*(?P<title>[“\"'«]?(?![a-z])[^\W_].{8,})(?<![.!,:;…])")
"""How sites set a link to another story among paragraphs: ">>> Chip Plant to Open"."""
_QUOTED = re.compile(r">[>\s]*[^\W\d_]")
"""How mails set what they answer to."""
_FEWEST = 3
_MOST = 15
_LONGEST = 250
"""Headlines are shorter; a paragraph that happens to begin so is not a link."""


_LABEL = re.compile(
    r"(?:read\s+(?:more|also|next)|also\s+read|see\s+also|related(?:\s+(?:articles|stories|posts))?)\s?:", re.IGNORECASE
)
_STARRED = re.compile(r"[*•]\s*[^\s*•].{8,150}(?<![.:;])")
"""“READ MORE:”, and below it “* Port Example Opens”. Fewer labels: “Recommended:” heads items of a text as well."""
_MOST_STARRED = 6


def related_links(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Drop `Read Also: …`, `Related Article: …`, `>>> …` and their like, and bare lines that are one of those titles.

    Must not drop what a mail answers to, though it begins with the same sign: some line of that goes on in lower case.
    Must not drop a paragraph that talks about reading, nor a sub-heading: without a label only the exact title of a
    labelled link goes. Scraped pages embed a related story as a link, its headline and its picture's caption; the
    headline is told from a sub-heading only by standing elsewhere with its label. One above a text that breaks off is
    left to `teasers`, which needs it to know that text.
    """
    titles: dict[str, int] = {}
    dropped = set[int]()
    quoted = filter(None, (_QUOTED.match(block.text) for block in blocks))
    is_mail = any(each.group()[-1].islower() for each in quoted)
    for block in blocks:
        if len(block.text) > _LONGEST:
            continue
        match = _LABELLED.fullmatch(block.text) or _LABELLED_JAPANESE.fullmatch(block.text)
        if not match and not is_mail and block.kind != "code" and block.text.count(" ") >= _FEWEST:
            match = _MARKED.fullmatch(block.text)
        if match:
            titles.setdefault(_key(match["title"]), block.first)
            dropped.add(block.first)
            yield Drop(block=block, why="labelled as a link to another story")
    yield from _listed_japanese(blocks)
    yield from _starred(blocks)
    for number, block in enumerate(blocks if titles else ()):
        following = blocks[number + 1].text if number + 1 < len(blocks) else ""
        line = titles.get(_key(block.text)) if len(block.text) <= _LONGEST and block.first not in dropped else None
        if line is not None and not is_broken_off(following):
            yield Drop(block=block, why=f"the title of the story linked in line {line}")


def _starred(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Return a label in a line of its own between paragraphs, and the titles with a star each right below it."""
    story = max((number for number, block in enumerate(blocks) if is_paragraph(block.text)), default=-1)
    for number, block in enumerate(blocks[: story + 1]):
        if block.text[-1] != ":" or not _LABEL.fullmatch(block.text):
            continue
        listed = list(takewhile(lambda each: _STARRED.fullmatch(each.text), blocks[number + 1 :]))
        if 0 < len(listed) <= _MOST_STARRED:
            yield Drop(block=block, why="heads a list of other stories")
            yield from (Drop(block=each, why=f"a title under line {block.first}") for each in listed)


def _listed_japanese(blocks: Sequence[Block]) -> Iterator[Drop]:
    """Return a label in Japanese below the story, and the titles below it.

    Rules that tell such lists by their words do not know where words of this writing begin.
    """
    story = max((number for number, block in enumerate(blocks) if is_paragraph(block.text)), default=len(blocks))
    for label in range(story + 1, len(blocks)):
        if not _LABEL_JAPANESE.fullmatch(blocks[label].text):
            continue
        listed = list(takewhile(lambda block: _is_title(block.text), blocks[label + 1 :]))
        if 0 < len(listed) <= _MOST:
            yield Drop(block=blocks[label], why="heads a list of other stories")
            yield from (Drop(block=block, why=f"a title under line {blocks[label].first}") for block in listed)
        return


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and is_unspaced(text) and not _ENDS_JAPANESE.search(text) and "無断" not in text


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().casefold()
