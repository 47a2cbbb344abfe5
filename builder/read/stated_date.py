"""When a saved page says that its story appeared: in its metadata, in marked elements, in its own address.

The day of publication is the one on the site's own clock. Metadata often give the time in UTC, so an address, or
another statement, that bears the day before or after is nearer to what the site's readers saw.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from builder.calendar_dates import (
    DATE_ABROAD,
    DAY_DATE,
    MONTH,
    MONTH_NAMES,
    NUMERIC_DATE,
    day_abroad_of,
    day_of,
    may_be_american,
    month_number,
    numeric_day_of,
)
from builder.characters import fold

_METAS = (
    "article:published_time article:published og:published_time og:article:published_time datepublished date_published"
    " publish-date publish_date published-date published_date publisheddate publication_date publicationdate"
    " originalpublicationdate pubdate pdate parsely-pub-date sailthru.date citation_publication_date"
    " citation_online_date dc.date.issued dc.date.publication dcterms.issued displaydate published published_on"
).split()
"""Names under which sites state it, the surest first; a selection of those of htmldate (Barbaresi, "htmldate: A Python
package to extract publication dates from web pages", JOSS 5(51), 2020), without those of a change or a creation."""
_OTHERS = frozenset(
    "associatedmedia audio citation comment image isbasedon mentions review suggestedanswer video".split()
)
"""Properties of a story (schema.org) whose values are written by others, at other times."""
_VAGUE = "dc.date dc:date dcterms.date date".split()
"""Names of a date that need not say of what: often that of the file. What stands marked beside the title is surer."""
_CHANGES = "article:modified_time article:modified og:updated_time datemodified lastmod".split()
"""Names under which sites state their last change."""
_CHANGED = re.compile(r"updat|modif|revis|更新|修正|改訂", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|posted", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    rf"/(?P<y>(?:19|20)\d\d)(?:/(?P<m>\d{{1,2}}|{'|'.join(map(str.lower, MONTH_NAMES))}"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(?P<d>\d{1,2})/"
    r"|-(?P<m2>\d\d)-(?P<d2>\d\d)(?![\d.])|(?P<m3>\d\d)(?P<d3>\d\d)/)"
)
_BY_CLOCK = re.compile(rf"\b({MONTH})\s+(\d\d?)\s\d\d:\d\d:\d\d\s(?:(?:[A-Z]{{2,5}}|[+-]\d{{4}})\s)?((?:19|20)\d\d)")
"""As `date` of POSIX and Java and `asctime` of C write it: "Wed Apr 10 08:00:00 EDT 2024"."""
_ABOVE_ALL = re.compile(r"\b(?:published|posted)\b(?:\s+on)?:?\s+", re.IGNORECASE)
"""Label of a date that is the publication's, whatever is said of changes behind it."""
_UTC = re.compile(r"T[\d:.]+(?:Z|[+-]00:?00)$|\d\s(?:GMT|UTC|GMT\+0000)\b")
_HOURS = {"ja": 9, "ko": 9}
"""How far the clock is ahead of UTC where a language is at home in one country of one clock."""
_HOUR = datetime.timedelta(hours=1)
_YEAR = datetime.timedelta(days=365)
_LABEL = 40
"""Characters of the longest label of a date."""


def stated_date(
    root: Any,
    article: Mapping[str, Any],
    meta: Mapping[str, str],
    url: str | None,
    beside: Sequence[Any],
    page: Mapping[str, Any] | None = None,
) -> str | None:
    """Return the date as ISO 8601, to the day; None where the page does not say.

    `article` and `page` are its JSON-LD, `beside` the elements around its title. Of marked elements those beside the
    title count, where they differ those below the main heading, then those anywhere that are marked or labelled as the
    publication's, where all agree. What is said of the page as such counts where nothing speaks of its story.
    """
    stated, vague = [article.get("datePublished"), *map(meta.get, _METAS)], [*map(meta.get, _VAGUE)]
    vague += [page.get("datePublished")] if page and not _is_kept_up(page) else []
    sure = next((value for value in stated if _day(value)), None)
    marked = _marked(beside) or _marked(_below_heading(beside))
    day = _day(sure) or marked or next(filter(None, map(_day, vague)), None) or _published(root)
    own = day_of_address(url)
    if own is None and isinstance(sure, str) and _UTC.search(sure):
        day = _of_clock(sure, str(root.get("lang") or "")) or day
        told = (_day(value) for value in (*stated, *vague) if isinstance(value, str) and not _UTC.search(value))
        same = [each for each in beside if not _is_other_moment(each, sure)]
        own = next(filter(None, told), None) or _on_clock(same, sure) or _marked(same)
    return own if own and (day is None or is_next_to(own, day)) else day


def _of_clock(moment: str, language: str) -> str | None:
    """Return the day of a moment on the one clock of the country whose language a page is in; None: there are more."""
    hours = _HOURS.get(language[:2].lower())
    try:
        there = datetime.datetime.fromisoformat(moment.strip()) + datetime.timedelta(hours=hours or 0)
    except (ValueError, OverflowError):
        return None
    return there.date().isoformat() if hours else None


def _is_kept_up(page: Mapping[str, Any]) -> bool:
    """Say whether a page has long been changed after it appeared: what it says now is of no such day."""
    first, last = _day(page.get("datePublished")), _day(page.get("dateModified"))
    if first is None or last is None:
        return False
    return datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first) > _YEAR


def _on_clock(elements: Iterable[Any], moment: str) -> str | None:
    """Return the day on the site's own clock in elements of a stated moment, whatever they are marked as besides.

    It is the day of a time that is not in UTC, else the one that is shown to readers without an hour.
    """
    days: set[str] = set()
    stated = _moment(moment)
    for element in filter(is_time, elements):
        own = _moment(element.get("datetime"))
        if own is None or stated is None or abs(own - stated) > _HOUR:
            continue
        shown = fold(element.text_content())[0]
        if own.utcoffset():
            days.add(own.date().isoformat())
        elif (match := DAY_DATE.fullmatch(shown)) and (day := day_of(match)):
            days.add(day)
    return _only(days)


def _moment(value: Any) -> datetime.datetime | None:
    """Return a moment with its zone, as ISO 8601 or as mails write it (RFC 5322); None for anything else."""
    said = value.strip() if isinstance(value, str) else ""
    with suppress(ValueError):
        return found if (found := datetime.datetime.fromisoformat(said)).tzinfo else None
    with suppress(ValueError):
        return found if (found := parsedate_to_datetime(said)).tzinfo else None
    return None


def stated_change(article: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    """Return the day of the last change as the page's JSON-LD (`article`) or `meta` elements state it."""
    return next(filter(None, map(_day, [article.get("dateModified"), *map(meta.get, _CHANGES)])), None)


def is_time(element: Any) -> bool:
    """Say whether an element is marked as a time, and not that of a source or a picture."""
    return (element.tag == "time" or "datepublished" in _marks(element)) and not is_of_another(element)


def _is_other_moment(element: Any, moment: str) -> bool:
    """Say whether an element bears another time, as of a change: its day is no other clock's day of that moment."""
    try:
        own, stated = map(datetime.datetime.fromisoformat, ((element.get("datetime") or "").strip(), moment.strip()))
        return abs(own - stated) > _HOUR
    except (TypeError, ValueError):  # a day without its time or zone, or none
        return False


def is_of_another(element: Any) -> bool:
    """Say whether a statement is of something that the story has, such as a source or a picture, and not of the story.

    An item that is the value of a property stands within the item whose property it is (HTML Living Standard, 5.2).
    """
    within = next((each for each in element.iterancestors() if each.get("itemscope") is not None), None)
    return within is not None and not _OTHERS.isdisjoint((within.get("itemprop") or "").lower().split())


def _day(value: Any) -> str | None:
    """Return the day of a stated date, whatever time follows it; None for one that is no full date."""
    if not isinstance(value, str):
        return None
    if bare := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", value.strip()):
        value = "-".join(bare.groups())
    value = _BY_CLOCK.sub(r"\1 \2, \3", value[:60])
    match = DAY_DATE.search(value[:60])
    if match is None and (numeric := NUMERIC_DATE.search(value[:60])) and (numeric["cm"] or numeric["s"] == "."):
        return numeric_day_of(numeric)
    if match is None and (abroad := DATE_ABROAD.search(value[:60])):
        return day_abroad_of(abroad)
    if match is None and re.match(r"\d{4}-\d\d-\d\d\d?T", value):
        return None
    return day_of(match) if match else None


def _marks(element: Any) -> str:
    return " ".join(element.get(key) or "" for key in ("itemprop", "property", "class")).lower()


def _said(element: Any) -> str | None:
    """Return the day that an element gives; old templates have it in the title of an abbreviation."""
    told = element.get("datetime") or element.get("content") or (element.tag == "abbr" and element.get("title"))
    told = told or fold(element.text_content())[0]
    if "." in told and may_be_american(told, element.getroottree().getroot().text_content()):
        return None
    return _day(told)


def _label(element: Any) -> str:
    """Return the text right before an element, in its own parent or before that: its label, where it has one."""
    for each in (element, element.getparent()):
        if text := str(
            each.xpath("string((preceding-sibling::*|preceding-sibling::text())[normalize-space()][last()])")
        ):
            return fold(text)[0][-_LABEL:]
    return ""


def _is_of_publication(element: Any) -> bool:
    """Say whether an element is marked as the publication's; what never changed often bears both marks."""
    return "publish" in _marks(element) or element.get("pubdate") is not None


def _marked(elements: Iterable[Any]) -> str | None:
    """Return the day in elements marked as a time, those of publication before others; None where they differ."""
    published: set[str] = set()
    others: set[str] = set()
    for element in filter(is_time, elements):
        of_publication = _is_of_publication(element)
        words = f"{_label(element)} {element.text_content()}"
        if day := _labelled(words) or _above_change(words):
            published.add(day)
        elif (day := _said(element)) and not _CHANGED.search(words if of_publication else f"{words} {_marks(element)}"):
            (published if of_publication else others).add(day)
    return _only(published or others)


def _below_heading(elements: Sequence[Any]) -> Sequence[Any]:
    """Return the elements behind the last main heading: above it may stand the dates of what else the site has."""
    return elements[max((n for n, element in enumerate(elements) if element.tag == "h1"), default=len(elements)) :]


def _labelled(words: str) -> str | None:
    """Return the day right behind the label of a publication: "Posted: 10 April 2024 | Updated: an hour ago"."""
    label = _ABOVE_ALL.search(words)
    match = DAY_DATE.match(words, label.end()) if label else None
    return day_of(match) if match else None


def _above_change(words: str) -> str | None:
    """Return the day before that of a change, in words that hold both: "10 April 2024 / Updated 11 April 2024"."""
    first = DAY_DATE.search(words)
    change = _CHANGED.search(words, first.end()) if first else None
    if first is None or change is None or _CHANGED.search(words, 0, first.start()):
        return None
    return day_of(first) if DAY_DATE.search(words, change.end()) else None


def _published(root: Any) -> str | None:
    """Return the day in the elements of a page that are marked or labelled as the publication's, where all agree."""
    found = set()
    for element in filter(is_time, root.iter("time", "abbr", "span", "div", "p", "meta")):
        words = f"{_label(element)} {fold(element.text_content())[0]}"
        labelled = len(words) <= _LABEL and _PUBLISHED.search(words)
        if ("datepublished" in _marks(element) or labelled) and not _CHANGED.search(words) and (day := _said(element)):
            found.add(day)
    return _only(found)


def _only(days: set[str]) -> str | None:
    return next(iter(days)) if len(days) == 1 else None


def day_of_address(url: str | None) -> str | None:
    """Return the day in an address: `/2024/04/10/…`, `/2024/apr/10/…`, `/2024-04-10/…`, `/20240410/…`."""
    match = _IN_ADDRESS.search(urlsplit(url).path.lower()) if url else None
    if not match:
        return None
    month, day = match["m"] or match["m2"] or match["m3"], match["d"] or match["d2"] or match["d3"]
    try:
        number = int(month) if month.isdigit() else month_number(month)
        return datetime.date(int(match["y"]), number, int(day)).isoformat()
    except ValueError:
        return None


def is_next_to(one: str, other: str) -> bool:
    """Say whether two days are the same or neighbours, as the day of one moment is on different clocks."""
    return abs(datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)) <= datetime.timedelta(days=1)
