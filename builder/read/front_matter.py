"""Front matter of raw Markdown: what a scraper or a reader wrote above the text it saved, in YAML or TOML (`+++`).

Its keys are somebody else's, so those that several programs use are understood and all others are left alone.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder import yamltext
from builder.calendar_dates import DAY_DATE, day_of
from builder.characters import fold
from builder.errors import Problem
from builder.field_types import LANGUAGE_TAG
from builder.model import Known
from builder.read.links import clean_url
from builder.read.stated_authors import people
from builder.read.stated_date import day_of_address, is_next_to
from builder.read.text import unescaped

_TITLE = ("title", "headline")
_DATE = tuple(
    "date published datepublished date_published published_time published_at published_date publisheddatetime"
    " publishdate publish_date publication_date pubdate".split()
)
_SAVED = re.compile(
    r"(?:collected|fetched|scraped|crawled|retrieved|accessed|saved|clipped|captured|downloaded|imported|exported"
    r"|archived|extracted|ingested|indexed)"
)
"""What keys are called that say when a program saved the page."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d")
_AT_ONCE = datetime.timedelta(minutes=5)
"""From a time that is no publication's to that of saving: programs state when they met a page, and save it then."""
_AUTHORS = ("authors", "author", "byline", "creator")
_PUBLISHER = ("publisher", "publication", "site", "site_name", "sitename", "website", "source", "hostname")
_URL = tuple("url link source_url original_url originalurl page_url weburl canonical_url canonical source".split())
_RIGHTS = ("rights", "copyright")
_NOBODY = frozenset({"unknown", "none", "null", "n/a"})
"""What programs write for a publisher that they did not find."""
_LANGUAGE = ("language", "lang")
_PART_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_LONGEST = 500
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?:\s+(?P<value>\S.*))?")
_ITEM = re.compile(r"\s*-\s+(?P<value>\S.*)")
_QUOTED = re.compile(r"([\"'])(.*)\1")


_TOML = "+++"
_PLACE = re.compile(r"(?P<said>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a text."""

    lines: int
    """How many lines of the file it takes, blank ones above it included; 0 where there is none."""
    known: Known
    problems: tuple[Problem, ...]


def read_front_matter(lines: Sequence[str], path: str) -> FrontMatter:
    """Read the front matter of a file. No mapping is text, and so is what is neither YAML nor TOML, with a warning.

    What is no YAML only because a program wrote its values as they came ("title: Fog: a report") is read by its lines.
    """
    top = next((number for number, line in enumerate(lines) if line.strip()), 0)
    above = yamltext.front_matter_lines(lines[top:]) or _toml_lines(lines[top:])
    if not above:
        return FrontMatter(0, Known(), ())
    front = "\n".join(lines[top + 1 : top + above - 1])
    try:
        toml = lines[top].rstrip() == _TOML
        found = tomllib.loads(front) if toml else yamltext.parse(front, path, first_line=top + 2).data
    except yamltext.YamlError as error:
        if fields := _fields(lines[top + 1 : top + above - 1]):
            return FrontMatter(top + above, known_of(fields), (_read_as(error.problem, "by its lines"),))
        return FrontMatter(0, Known(), (_read_as(error.problem, "as text"),))
    except tomllib.TOMLDecodeError as error:
        return FrontMatter(0, Known(), (_read_as(_problem(error, path, top + 1), "as text"),))
    if found is not None and not isinstance(found, dict):
        return FrontMatter(0, Known(), ())
    return FrontMatter(top + above, known_of(found) if found is not None else Known(), ())


def _toml_lines(lines: Sequence[str]) -> int:
    if not lines or lines[0].rstrip() != _TOML:
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == _TOML), 0)


def _problem(error: tomllib.TOMLDecodeError, path: str, above: int) -> Problem:
    """Return what is wrong, and where; the parser tells the place in its words alone."""
    place = _PLACE.fullmatch(str(error))
    return Problem(
        path=path,
        text=f"this is no TOML ({place['said'] if place else error})",
        line=above + int(place["line"]) if place else above,
        column=int(place["column"]) if place else 1,
    )


def _fields(lines: Sequence[str]) -> dict[str, str | list[str]]:
    """Return the fields of front matter that is no YAML, each on its line; none where it may as well be text.

    Every line is a field, an item of a list, or goes on with the value above: it is indented, or stands before the
    mark that closes a quoted value. Of a value its first line counts. One field at least has to say something of an
    article. Must not take text between two rules.
    """
    fields: dict[str, str | list[str]] = {}
    key = ""
    within = False
    for line in filter(str.strip, lines):
        if within:
            within = not line.rstrip().endswith('"')
        elif match := _FIELD.fullmatch(line.rstrip()):
            key, value = match["key"], match["value"] or ""
            quoted = _QUOTED.fullmatch(value)
            fields[key] = quoted[2].replace(r"\"", '"') if quoted else value
            within = value.startswith('"') and not quoted
        elif key and (match := _ITEM.fullmatch(line.rstrip())):
            above = fields[key]
            fields[key] = [*(above if isinstance(above, list) else []), match["value"]]
        elif not key or not line[0].isspace():
            return {}
    return fields if known_of(fields) != known_of({}) else {}


def _read_as(problem: Problem, how: str) -> Problem:
    said = f"{problem.text}; the front matter is read {how}"
    return dataclasses.replace(problem, text=said, severity="warning")


def known_of(data: Mapping[str, Any]) -> Known:
    """Return what front matter says of an article; a value that is not what its key promises says nothing."""
    said = {key.lower().replace("-", "_"): value for key, value in data.items()}
    texts = {key: next(_texts(value), "") for key, value in said.items() if not isinstance(value, list)}
    addresses = [clean_url(texts.get(key, "")) for key in _URL]
    names = (texts.get(key, "") for key in _PUBLISHER)
    authors = next(filter(None, (_people(said.get(key)) for key in _AUTHORS)), None)
    saved = [moment for key, text in texts.items() if _SAVED.match(key) and (moment := _moment(text))]
    dates = (texts.get(key, "") for key in _DATE)
    date = next(filter(None, (_date(text) for text in dates if not _is_of_saving(text, saved))), None)
    url = next(filter(None, addresses), None)
    own = day_of_address(url)
    return Known(
        title=_first(texts, _TITLE),
        title_from="front_matter",
        date=own if own and _is_same(own, date) else date,
        authors=authors,
        publisher=next((n for n in names if n and "://" not in n and n.lower() not in _NOBODY), None),
        url=url,
        rights=_first(texts, _RIGHTS),
        language=next((texts[key] for key in _LANGUAGE if LANGUAGE_TAG.fullmatch(texts.get(key, ""))), None),
    )


def _first(texts: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((texts[key] for key in keys if texts.get(key)), None)


def _texts(value: Any) -> Iterator[str]:
    """Return a value, or those of a list, as text; links between notes ([[Name]]) as what they show."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, (str, int, datetime.date)) and not isinstance(item, bool):
            text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", fold(unescaped(str(item)))[0])
            if text:
                yield text[:_LONGEST]


def _people(value: Any) -> tuple[str, ...]:
    """Return the names in a value; generators of sites have ids of authors there, which are nobody's name."""
    return people(text for text in _texts(value) if not _ID.fullmatch(text))


def _is_same(own: str, stated: str | None) -> bool:
    """Say whether the day in the page's address is what is stated, to the day or on another clock."""
    return stated is None or own.startswith(stated) or (len(stated) == len(own) and is_next_to(own, stated))


def _moment(text: str) -> datetime.datetime | None:
    match = _MOMENT.match(text)
    try:
        return datetime.datetime.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _is_of_saving(text: str, saved: Sequence[datetime.datetime]) -> bool:
    """Say whether a time is when the page was saved: one that appeared in those minutes states no date."""
    moment = _moment(text)
    return moment is not None and any(abs(moment - each) <= _AT_ONCE for each in saved)


def _date(text: str) -> str | None:
    if match := DAY_DATE.match(text):
        return day_of(match)
    return text if _PART_DATE.fullmatch(text) else None
