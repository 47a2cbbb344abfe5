"""What the value of a field of YAML may be: dates, addresses, names, … each with what is wrong with any other.

A type is the check, the message and the part of the JSON Schema that says the same to editors.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from builder.calendar_dates import likely_dates
from builder.characters import fold
from builder.slugs import RESERVED, RESERVED_FOR_LISTS, SLUG, Slug, is_slug, meant

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _date(value: Any) -> Any:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not (match := _DATE.fullmatch(text)):
        likely = likely_dates(text) if isinstance(text, str) else []
        said = f"; write it as {' or '.join(likely)}{', whichever is meant' * (len(likely) > 1)}" if likely else ""
        raise PydanticCustomError("date", "must be a date such as 2024, 2024-04 or 2024-04-10{said}", {"said": said})
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        datetime.date(year, month, day)
    except ValueError:
        wrong = "year 0" if year == 0 else f"month {match[2]}" if not 1 <= month <= 12 else f"day {match[3]} then"
        said = "is not a date of the calendar (year-month-day): there is no {wrong}"
        raise PydanticCustomError("date", said, {"wrong": wrong}) from None
    return text


def _day(value: Any) -> Any:
    text = _date(value)
    if len(text) < 10:
        raise PydanticCustomError("date", "must be a whole date such as 2024-04-10")
    return text


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"]", value):
        raise PydanticCustomError("url", "must be a web address that begins with https:// or http://")
    return value


def _slug(value: str) -> Slug:
    if value in RESERVED or re.fullmatch(r"page-[0-9]+", value):
        raise PydanticCustomError("slug", "must not be a name with a meaning of its own (404, index, readme, page-2)")
    if not is_slug(value):
        near = meant(value) or "ai-policy"
        said = "must be lower-case letters, digits and single hyphens, as in '{near}'"
        raise PydanticCustomError("slug", said, {"near": near})
    return Slug(value)


def _entity_slug(value: Slug) -> Slug:
    if value in RESERVED_FOR_LISTS:
        taken = ", ".join(sorted(RESERVED_FOR_LISTS))
        raise PydanticCustomError("slug", "must not be a name with a meaning of its own ({taken})", {"taken": taken})
    return value


def _text(value: str) -> str:
    text, _ = fold(value)
    if not text:
        raise PydanticCustomError("empty", "must not be empty; leave the key out instead")
    return text


def _markdown(value: str) -> str:
    return value.strip()


def _name(value: str) -> str:
    if len(text := _text(value)) < 2:
        said = "must have two letters or more: one alone would be found everywhere; write a longer form, or take it out"
        raise PydanticCustomError("name", said)
    return text


def _language(value: str) -> str:
    if not LANGUAGE_TAG.fullmatch(value):
        near = value.lower()
        near = f" Did you mean '{near}'?" if LANGUAGE_TAG.fullmatch(near) else ""
        raise PydanticCustomError(
            "language", "must be a language (BCP 47) such as en, ja or pt-BR.{near}", {"near": near}
        )
    return value


def _wikidata(value: str) -> str:
    if not _WIKIDATA.fullmatch(value):
        raise PydanticCustomError("wikidata", "must be the number of a Wikidata item, as in Q17")
    return value


def _as_pattern(form: re.Pattern[str]) -> dict[str, Any]:
    """Return what editors check of a text that a validator reads with `form`."""
    return {"type": "string", "pattern": f"^{form.pattern.replace('(?:', '(')}$"}


Text = Annotated[str, Field(max_length=5_000, json_schema_extra={"minLength": 1}), AfterValidator(_text)]
Markdown = Annotated[str, Field(max_length=100_000), AfterValidator(_markdown)]
Date = Annotated[str, BeforeValidator(_date), WithJsonSchema(_as_pattern(_DATE) | {"type": ["string", "integer"]})]
Day = Annotated[str, BeforeValidator(_day)]
Language = Annotated[str, AfterValidator(_language), WithJsonSchema(_as_pattern(LANGUAGE_TAG))]
Wikidata = Annotated[str, AfterValidator(_wikidata), WithJsonSchema(_as_pattern(_WIKIDATA))]
Url = Annotated[str, AfterValidator(_url), WithJsonSchema({"type": "string", "pattern": '^https?://[^\\s<>"]+$'})]
SlugText = Annotated[Slug, BeforeValidator(lambda v: v), AfterValidator(_slug), WithJsonSchema(_as_pattern(SLUG))]
FormerSlug = Annotated[SlugText, AfterValidator(_entity_slug)]
Name = Annotated[str, Field(max_length=200, json_schema_extra={"minLength": 2}), AfterValidator(_name)]
Weight = Annotated[float, Field(gt=0, le=100)]
