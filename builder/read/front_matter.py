"""Front matter of raw Markdown: what a scraper or a reader wrote above the text it saved.

Its keys are somebody else's, so those that several programs use are understood and all others are left alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from builder.calendar_dates import DAY_DATE, day_of
from builder.characters import fold
from builder.model import Known
from builder.read.links import clean_url
from builder.read.stated import people

_TITLE = ("title", "headline")
_DATE = ("date", "published", "datepublished", "date_published", "published_time", "publishdate", "pubdate")
_AUTHORS = ("authors", "author", "byline", "creator")
_PUBLISHER = ("publisher", "site", "site_name", "sitename", "source", "hostname")
_URL = ("url", "link", "source_url", "original_url", "canonical_url", "canonical", "source")
_RIGHTS = ("rights", "copyright")
_LANGUAGE = ("language", "lang")
_PART_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_LONGEST = 500


def known_of(data: Mapping[str, Any]) -> Known:
    """Return what front matter says of an article; a value that is not what its key promises says nothing."""
    said = {key.lower().replace("-", "_"): value for key, value in data.items()}
    texts = {key: next(_texts(value), "") for key, value in said.items() if not isinstance(value, list)}
    addresses = [clean_url(texts.get(key, "")) for key in _URL]
    names = (texts.get(key, "") for key in _PUBLISHER)
    authors = next(filter(None, (_people(said.get(key)) for key in _AUTHORS)), None)
    return Known(
        title=_first(texts, _TITLE),
        title_from="front_matter",
        date=next(filter(None, (_date(texts.get(key, "")) for key in _DATE)), None),
        authors=authors,
        publisher=next((name for name in names if name and "://" not in name), None),
        url=next(filter(None, addresses), None),
        rights=_first(texts, _RIGHTS),
        language=next((texts[key] for key in _LANGUAGE if _TAG.fullmatch(texts.get(key, ""))), None),
    )


def _first(texts: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((texts[key] for key in keys if texts.get(key)), None)


def _texts(value: Any) -> Iterator[str]:
    """Return a value, or those of a list, as text; links between notes ([[Name]]) as what they show."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, (str, int)) and not isinstance(item, bool):
            text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", fold(html.unescape(str(item)))[0])
            if text:
                yield text[:_LONGEST]


def _people(value: Any) -> tuple[str, ...]:
    """Return the names in a value; generators of sites have ids of authors there, which are nobody's name."""
    return people(text for text in _texts(value) if not _ID.fullmatch(text))


def _date(text: str) -> str | None:
    if match := DAY_DATE.match(text):
        return day_of(match)
    return text if _PART_DATE.fullmatch(text) else None
