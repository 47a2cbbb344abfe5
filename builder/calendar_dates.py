"""Calendar dates as English news writes them, read strictly: what is not a full date of the calendar is not a date.

Numeric dates are read in lines that hold nothing else, and only where there is one way to read them: 04/10/2024 is
April or October, and nothing in it says which.
"""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october"
        "|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
"""A month's name, in full or short."""
CALENDAR_WORD = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b"
"""What begins like a month or a day of the week: capitalised, and nobody's name."""
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH_WORD = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DAY_OF_MONTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH_WORD}|{_MONTH_WORD}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
"""A day without its year, for a line that holds hardly more: what only begins like a month may stand for one there."""
MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
CALENDAR_NAME = rf"(?:{WEEKDAY}|{'|'.join(MONTH_NAMES)})"
"""A month or a day of the week by its full name."""
WEEKDAY_WORDS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTH_WORDS = frozenset([*map(str.lower, MONTH_NAMES), *(name[:3].lower() for name in MONTH_NAMES), "sept"])
"""Names of months in lower case, in full and short, for sets of words."""
DAY_DATE = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{MONTH}),?\s(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d))(?!\d)"
)
YEAR = re.compile(r"[12][90]\d\d(?!\d)")
"""Cheap to look for: a text without one has no full date."""
MONTH_DATE = re.compile(rf"\b(?P<m>{MONTH})\s(?:of\s)?(?P<y>(?:19|20)\d\d)(?!\d)")


NUMERIC_DATE = re.compile(
    r"(?P<ny>(?:19|20)\d\d)(?P<ns>[./])\s?(?P<nm>\d{1,2})(?P=ns)\s?(?P<nd>\d{1,2})(?!\d)\.?"
    r"|(?:(?P<cy>(?:19|20)\d\d)|(?P<era>令和|平成|昭和)\s?(?P<ey>元|\d{1,2}))\s?年"
    r"\s?(?P<cm>\d{1,2})\s?月\s?(?P<cd>\d{1,2})\s?日"
    r"|(?P<a>\d{1,2})(?P<s>[./-])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>(?:19|20)\d\d)(?!\d)"
)
"""Year first, or last; the day stands first where dots divide and it can, otherwise wherever only a day can stand.

Japanese has the years of eras as well.
"""


# "Listopada" is left out: November in Polish, October in Croatian.
_MONTHS_ABROAD = {
    name: number
    for number, names in enumerate(
        # German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian; Polish, Czech, Russian, Ukrainian; Turkish,
        # Indonesian; Hungarian
        "januar jänner jan janvier janv enero ene janeiro gennaio januari stycznia ledna января січня ocak január"
        "|februar feber feb février févr fév febrero fevereiro febbraio februari lutego února февраля лютого şubat"
        " február"
        "|märz mär mar mars marzo março maart marts marca března марта березня mart maret március"
        "|april apr avril avr abril aprile kwietnia dubna апреля квітня nisan április"
        "|mai mayo maio maggio mei maj maja května мая травня mayıs május"
        "|juni jun juin junio junho giugno czerwca června июня червня haziran június"
        "|juli jul juillet juil julio julho luglio lipca července июля липня temmuz július"
        "|august aug août agosto augustus augusti sierpnia srpna августа серпня ağustos agustus augusztus"
        "|september sept sep septembre septiembre setembro settembre września září сентября вересня eylül szeptember"
        "|oktober okt octobre oct octubre outubro ottobre października října октября жовтня ekim október"
        "|november nov novembre noviembre novembro listopadu ноября листопада kasım"
        "|dezember dez décembre déc diciembre dic dezembro dicembre december desember dec grudnia prosince декабря"
        " грудня aralık".split("|"),
        1,
    )
    for name in names.split()
}
_MONTH_ABROAD = "|".join(sorted(_MONTHS_ABROAD, key=len, reverse=True))
DATE_ABROAD = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:\.|er|º)?\s?(?:de\s)?(?P<m>{_MONTH_ABROAD})\b\.?,?\s?(?:del?\s)?(?P<y>(?:19|20)\d\d)(?!\d)"
    rf"|\b(?P<y2>(?:19|20)\d\d)(?:\.\s?(?P<m2>{_MONTH_ABROAD})\s(?P<d2>\d{{1,2}})\b\.?|년\s?(?P<m3>\d{{1,2}})월\s?(?P<d3>\d{{1,2}})일)",
    re.IGNORECASE,
)
"""Dates as they stand above articles in other languages; in running text nothing is read of them."""


_MONTHS_OF_A_YEAR = 12
_AMERICAN = re.compile(
    r"\b(?:US|U\.S\.)\s(?:Congress|House|Rep\b|Representative|Sen\b|Senat)|\b(?:Congress(?:wo)?man|Senators?)\s[A-Z]"
    r"|\([DIR]-[A-Z][A-Za-z.]{1,6}\)|\bWASHINGTON\b"
)
"""What is said of those who sit in Congress, and where their texts are written."""
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first of an era. Their overlaps, and days before an era began, are nobody's dates of articles."""


def day_of(match: re.Match[str]) -> str | None:
    """Return the ISO 8601 date of a DAY_DATE match, or None where the calendar has no such day."""
    groups = match.groupdict()
    for form in "123":
        if groups[f"y{form}"]:
            month = groups[f"m{form}"].rstrip(".").lower()
            return _iso(groups[f"y{form}"], str(_MONTHS.get(month, month)), groups[f"d{form}"])
    return None


def day_abroad_of(match: re.Match[str]) -> str | None:
    """Return the ISO 8601 date of a DATE_ABROAD match, or None where the calendar has no such day."""
    month = match["m"] or match["m2"] or match["m3"]
    number = str(_MONTHS_ABROAD.get(month.lower(), month))
    return _iso(match["y"] or match["y2"], number, match["d"] or match["d2"] or match["d3"])


def numeric_day_of(match: re.Match[str]) -> str | None:
    """Return the ISO 8601 date of a NUMERIC_DATE match, or None where it has two readings or the calendar none."""
    days = numeric_days_of(match)
    return min(days) if len(days) == 1 else None


def month_first_of(match: re.Match[str]) -> str | None:
    """Return the ISO 8601 date of a NUMERIC_DATE match with the year last, read as Americans read it."""
    return _iso(match["y"], match["a"], match["b"]) if match["y"] else None


def american_day_of(match: re.Match[str]) -> str | None:
    """Return the ISO 8601 date of a match with month `a`, day `b` and the last digits of the year `y`, or None."""
    return _iso(f"20{match['y']}", match["a"], match["b"])


def numeric_days_of(match: re.Match[str]) -> frozenset[str]:
    """Return the ISO 8601 dates that a NUMERIC_DATE match may mean: none, one, or of 04/10/2024 two."""
    if match["ny"]:
        found = [_iso(match["ny"], match["nm"], match["nd"])]
    elif match["cm"]:
        year = match["cy"] or str(_BEFORE_ERA[match["era"]] + (1 if match["ey"] == "元" else int(match["ey"])))
        found = [_iso(year, match["cm"], match["cd"])]
    else:
        found = [_iso(match["y"], match["b"], match["a"])]
        found += [] if match["s"] == "." and found[0] else [month_first_of(match)]
    return frozenset(filter(None, found))


def may_be_american(date: str, text: str) -> bool:
    """Say whether the dotted date in `date`, read as 9 October in "09.10.2025", may be 10 September in that `text`.

    The Senate's offices write so, where Europe's have the day first. It may where the text speaks of American politics,
    or has another such date with a month that can only stand first.
    """
    match = NUMERIC_DATE.search(date)
    if match is None or match["s"] != "." or match["a"] == match["b"]:
        return False
    if max(int(match["a"]), int(match["b"])) > _MONTHS_OF_A_YEAR:
        return False
    others = (each for each in NUMERIC_DATE.finditer(text) if each["s"] == ".")
    return _AMERICAN.search(text) is not None or any(int(each["b"]) > _MONTHS_OF_A_YEAR for each in others)


def likely_dates(text: str) -> list[str]:
    """Return the ISO 8601 dates that a person who wrote `text` may have meant, for a message; none where it is no date.

    Of 04/10/2024 both readings are returned: only that person knows which.
    """
    text = " ".join(text.split())
    if match := DAY_DATE.fullmatch(text):
        return [day] if (day := day_of(match)) else []
    if match := MONTH_DATE.fullmatch(text):
        return [month_of(match)]
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return [day] if (day := _iso(match[1], match[2], match[3])) else []
    if (match := NUMERIC_DATE.fullmatch(text)) is None:
        return []
    if match["ny"] or match["cm"]:
        return [day] if (day := numeric_day_of(match)) else []
    days = (_iso(match["y"], match["a"], match["b"]), _iso(match["y"], match["b"], match["a"]))
    return list(dict.fromkeys(day for day in days if day))


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def month_of(match: re.Match[str]) -> str:
    """Return the ISO 8601 month of a MONTH_DATE match."""
    return f"{match['y']}-{month_number(match['m']):02d}"


def month_number(name: str) -> int:
    """Return the number of a month, 1 to 12, from a name that MONTH matches."""
    return _MONTHS[name.rstrip(".").lower()]
