"""What a saved page states of itself: in JSON-LD, in meta elements, and in elements marked for it beside its title.

Nothing is inferred. What stands in a page without being said of this story (the author of another story in a list) is
worse than nothing: what is marked as the author's counts beside the title alone. Dates have rules of their own
(`stated_date`).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from builder.calendar_dates import DAY_DATE
from builder.characters import fold, letters
from builder.model import Known
from builder.read.roles import role
from builder.read.stated_date import is_of_another, is_time, stated_change, stated_date
from builder.sentences import TERMINAL

_WRAPPED = re.compile(
    r"\A\s*(?:(?://|/\*)\s*)?<!(?:\[CDATA\[|--)(?:\s*\*/)?|(?:(?://|/\*)\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*\Z"
)
"""What parsers of XML and of old were to pass over: a script in a comment, or in a section of characters."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TAG = re.compile(r"<[^<>]{1,300}>")
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"Article|Posting|Report")
_SITE = re.compile(r"WebSite|Organization")
_AUTHORS = "author article:author parsely-author sailthru.author citation_author dc.creator byl".split()
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_RIGHTS = "copyright rights dc.rights dcterms.rights".split()
_NOBODY = frozenset(
    "undefined null none nan unknown admin administrator wordpressadmin author guest anonymous publisher".split()
) | {"no author", "super user", "tweet this"}
_OFFERED = re.compile(
    r"(?:about|more|read|see|view|visit)\s+(?:all|by|from|full|me|more|my|other|posts|the|this)\b", re.IGNORECASE
)
"""How a link begins that leads to somebody's page, with no name in it: "View my complete profile"."""
_HOME = re.compile(r"\s+[-–—|(<]\s*https?://\S+$")
"""What stands behind a name: its bearer's own page."""
_NOTICE = re.compile(r"©|\(c\)|copyright|\brights?\b|licen[cs]|creative|public\s+domain|\bcc\b", re.IGNORECASE)
_BY = re.compile(r"(?:written\s+)?by:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[,;|]\s+(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_BEHIND = re.compile(r"\s[–—-]\s(?P<dash>[^–—,;|()]{2,80})|\s\((?P<round>[^(),;|]{2,80})\)")
"""What may be a role after a dash or in brackets; a comma is as good."""
_JUNIOR = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:de|del|van|von|der|den|bin|al|la|[A-ZÀ-Þ][\w.’'-]*)){1,4}")
_PLACED = re.compile(
    rf"(?:[Bb]y:?\s)?(?:{_FULL_NAME.pattern}\sin\s[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){{0,2}}"
    r"(?:,?\s(?:and|&)\s|,\s|$))+"
)
"""Names, each with the place where its bearer wrote: "Ada Example in Bay and Ben Sample in Sea"."""
_IN = re.compile(r"\sin\s[^,&]*?(?=,|\s(?:and|&)\s|$)")
_NO_NAME = re.compile(
    r"\b(?:agenc\w+|associated|bureau|columnist|contribut\w+|correspondent|daily|desk|editor\w*|fellow|institute|jr|journal|journalist"
    r"|magazine|news|phd|post|press|professor|reporter|service|sr|staff|team|times|university|writers?)\b",
    re.IGNORECASE,
)
"""Of a part that says what somebody is, or where: "Ada Example, Staff Writer"."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NAME = re.compile(r"[^\W\d_][^\d@/<>]*")
_ADDRESS = re.compile(r"\bwww\.|\b[a-z0-9-]{2,}\.(?:com|org|net|info|[a-z]{2})\b")
_OF_AUTHOR = re.compile(
    r"/(?:authors?|autore[ns]?|autor(?:es|in)?|auteurs?|writers?|contributors?|journalists?|reporters?|staff|people|profiles?)/[^/?#]",
    re.IGNORECASE,
)
"""The path of a page on an author, as sites call it in several languages."""
_CALLED_AUTHOR = re.compile(r"(?:^|[\s_-])(?:authors?|by-?lines?|contributors?|writers?)(?:$|[\s_-])", re.IGNORECASE)
_MOST_AUTHORS = 4
_LONGEST_NAME = 120
_LONGEST_LINE = 240
"""Characters of the longest line that names authors and what they are."""
_LONGEST_DATE = 40
_LINKS = 8
"""Elements in such a line at most: its names may be links."""
_MOST_WORDS = 6
_SHORT = 500
_LONGEST_BODY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The statements of one page."""

    meta: Mapping[str, str]
    """Of its meta elements, the first of each name in lower case."""
    article: Mapping[str, Any]
    """The JSON-LD object that describes its story; empty where there is none."""
    url: str | None
    """The page's own address."""
    titles: tuple[str, ...]
    """What it gives as the story's title, the surest first; often with the name of the site."""
    sites: tuple[str, ...]
    """Names of the site and of who publishes it."""
    description: str
    summary: str
    """Of the descriptions, what JSON-LD says of the story itself; elsewhere sites may give their motto."""
    body: str
    """The story's text as JSON-LD has it; empty where it has none."""
    words: int
    """How many words the story has; 0 where the page does not say."""
    free: bool
    """False: the page says that it is not all free to read."""


def statements(root: Any) -> Stated:
    """Return what a page says of itself outside its text."""
    meta = _meta(root)
    graph = list(_graph(root))
    article = next((item for item in graph if _is(item, _ARTICLE)), {})
    body = _plain(article.get("articleBody"), _LONGEST_BODY)
    titles = [_plain(article.get("headline")), _plain(meta.get("og:title")), _plain(meta.get("twitter:title"))]
    # A title may speak of elements; where templates left some in it, no heading agrees with it as it stands.
    told = str(root.xpath("string(//title)"))
    titles += [_plain(told), fold(told)[0][:_SHORT]]
    names = [*_names(article.get("publisher")), meta.get("og:site_name", ""), meta.get("application-name", "")]
    names += [name for item in graph if _is(item, _SITE) for name in _names(item.get("name"))]
    summary = _plain(article.get("description"))
    descriptions = [meta.get(key, "") for key in _DESCRIPTIONS] + [summary]
    said = str(article.get("wordCount", ""))
    return Stated(
        meta=meta,
        article=article,
        url=_address(root, meta.get("og:url", "")),
        titles=tuple(dict.fromkeys(filter(None, titles))),
        sites=tuple(dict.fromkeys(filter(None, names))),
        description="\n".join(dict.fromkeys(filter(None, map(_plain, descriptions)))),
        summary=summary,
        body=body,
        words=int(said) if said.isdecimal() and len(said) < 7 else len(_WORD.findall(body)),
        free=str(article.get("isAccessibleForFree", "")).lower() not in ("false", "no", "0"),
    )


def known(root: Any, stated: Stated, title: str, beside: Sequence[Any]) -> Known:
    """Return what a page says of its story, with `title` as found; `beside` are the elements around the title."""
    meta, article = stated.meta, stated.article
    language = str(root.get("lang") or "").replace("_", "-")
    authors = people(_names(article.get("author"))) or people(meta.get(key, "") for key in _AUTHORS)[:1]
    own = {letters(site) for site in stated.sites}
    host = (urlsplit(stated.url or "").hostname or "").removeprefix("www.").split(".", 1)[0]
    authors = tuple(  # who publishes it is said of it besides
        name for name in authors if letters(name) not in own and name.lower() != host and not _ADDRESS.search(name)
    )
    publisher = next(iter(_names(article.get("publisher"))), "") or meta.get("og:site_name", "")
    return Known(
        title=title or None,
        title_from="html",
        date=stated_date(root, article, meta, stated.url, beside),
        changed=stated_change(article, meta),
        authors=authors
        or _marked_authors(beside)
        or _placed_authors(beside)
        or next(filter(None, map(_in_office, beside)), ())
        or _linked_authors(beside, own | {letters(host)})
        or None,
        publisher=publisher or None,
        url=stated.url,
        language=language if _LANGUAGE.fullmatch(language) else None,
        rights=_rights(root, stated),
    )


def _address(root: Any, shared: str) -> str | None:
    """Return the address that a page states as its own, `shared` being the one that it states for sharing."""
    try:
        url = urljoin(shared, str(root.xpath("string(//link[@rel='canonical'][1]/@href)")) or shared)
        return url if urlsplit(url).scheme in ("http", "https") else None
    except ValueError:  # such as of a host in brackets that is none
        return None


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        text, _ = fold(element.get("content") or "")
        own = "" if is_of_another(element) else element.get("itemprop") or ""
        for key in (element.get("property"), element.get("name"), *own.split()):
            if key and text:
                found.setdefault(key.lower(), text[:_SHORT])
    return found


def _graph(root: Any) -> Iterator[dict[str, Any]]:
    """Return the JSON-LD objects of a page, those in a graph or described as what a page is about as well."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            # Text often holds line breaks as they are.
            data = json.loads(_WRAPPED.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        for entry in data if isinstance(data, list) else [data]:
            if not isinstance(entry, dict):
                continue
            graph = entry.get("@graph")
            for item in graph if isinstance(graph, list) else [entry]:
                about = item.get("mainEntity") if isinstance(item, dict) else None
                yield from (each for each in (item, about) if isinstance(each, dict))


def _is(item: Mapping[str, Any], kind: re.Pattern[str]) -> bool:
    return kind.search(str(item.get("@type"))) is not None


def _plain(value: Any, most: int = _SHORT) -> str:
    """Return a statement as text: templates escape entities twice, and leave elements in it."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(html.unescape(value)) if "&" in value else value
    return fold(_TAG.sub(" ", text) if "<" in text else text)[0][:most]


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = (item.get("name") or _in_parts(item)) if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if text := _plain(one):
                yield text


def _in_parts(person: Mapping[str, Any]) -> str:
    """Return the name of a person that is stated in its parts (schema.org, Person)."""
    parts = (person.get("givenName"), person.get("familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def people(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that can be somebody's: templates also state addresses, and nobody."""
    found = (
        _BY.sub("", name, count=1) if _BY.match(name) else name for said in names for name in _each(_HOME.sub("", said))
    )
    return tuple(
        dict.fromkeys(
            name
            for name in found
            if 0 < len(name) <= _LONGEST_NAME
            and _LETTERS.search(name)
            and ":" not in name
            and name.casefold() not in _NOBODY
            and not _OFFERED.match(name)
        )
    )


def _each(said: str) -> list[str]:
    """Return the names of a statement: one is a list where it is too long for a name, or each part is a full one.

    What says what somebody is, is nobody's name, and parts the names where there are several.
    """
    said = _BEHIND.sub(_as_part, said.strip(" ,;|"))
    parts = _AND.split(said)
    roles = [role(part, beside=number > 0) for number, part in enumerate(parts)]
    if any(roles):
        return _beside_roles(parts, _AND.findall(said), roles)
    full = all(map(_is_full_name, parts))
    return parts if full or len(said) > _LONGEST_NAME else [said]


def _as_part(behind: re.Match[str]) -> str:
    told = behind["dash"] or behind["round"]
    return f", {told}" if role(told, beside=True) else behind[0]


def _beside_roles(parts: Sequence[str], signs: Sequence[str], roles: Sequence[re.Match[str] | None]) -> list[str]:
    """Return the names among `parts`, some of which say what somebody is: each with its own, or set apart by "and".

    What else stands behind a role is where somebody works, or goes on with it ("Professor of Law and Public Policy").
    """
    found: list[str] = []
    for number, part in enumerate(parts):
        if roles[number]:
            continue
        above = roles[number - 1] if number else None
        if number == 0:
            found.append(part)
        elif _JUNIOR.fullmatch(part) and not above:
            found[-1] += f", {part}"
        elif _is_full_name(part) and (
            (number + 1 < len(parts) and roles[number + 1])
            or (number == 1 and above)
            or (not (above and above.groupdict().get("of")) and signs[number - 1].strip() not in (",", ""))
        ):
            found.append(part)
    return found


def _is_full_name(part: str) -> bool:
    return _FULL_NAME.fullmatch(part) is not None and not _NO_NAME.search(part)


def marked_texts(beside: Sequence[Any]) -> frozenset[str]:
    """Return the texts of the elements that are marked as the author's or as a time, or name authors and where."""
    marked = (
        element
        for element in beside
        if _is_author(element) or is_time(element) or _placed(element) or _in_office(element)
    )
    return frozenset(fold(element.text_content())[0] for element in marked)


def _is_author(element: Any) -> bool:
    return "author" in f"{element.get('rel') or ''} {element.get('itemprop') or ''}".lower().split()


def _marked_authors(beside: Sequence[Any]) -> tuple[str, ...]:
    """Return the names in elements that are marked as the author's, each of which holds one."""
    found: list[str] = []
    for element in filter(_is_author, beside):
        inner = element.xpath("descendant::*[@itemprop='name'][1]")
        marked = inner[0] if inner else element
        found.append(fold(marked.get("content") or marked.text_content())[0])
    names = people(found)
    return tuple(name for name in names if _NAME.fullmatch(name) and name.count(" ") < _MOST_WORDS)


def _placed(element: Any) -> tuple[str, ...]:
    """Return the names in an element that is called the author's and holds them and their places, nothing else."""
    if not _CALLED_AUTHOR.search(element.get("class") or ""):
        return ()
    text = fold(element.text_content())[0]
    if len(text) > _LONGEST_NAME or not _PLACED.fullmatch(text):
        return ()
    names = people([_IN.sub("", text)])
    return names if all(map(_is_full_name, names)) else ()


def _in_office(element: Any) -> tuple[str, ...]:
    """Return the names in an element that names people and what they are, right beside one that is a date."""
    if element.tag not in ("p", "div", "span") or len(element) > _LINKS:
        return ()
    text = fold(element.text_content())[0]
    if len(text) > _LONGEST_LINE or TERMINAL.search(text) or not any(map(_is_date, _siblings(element))):
        return ()
    parts = _AND.split(text)
    names = people([text])
    full = bool(names) and text.removeprefix("By ").startswith(names[0]) and all(map(_is_full_name, names))
    return names if full and any(role(part, beside=True) for part in parts[1:]) else ()


def _siblings(element: Any) -> Iterator[Any]:
    yield from (each for each in (element.getprevious(), element.getnext()) if each is not None)


def _is_date(element: Any) -> bool:
    text = fold("".join(islice(element.itertext(), _LINKS)))[0]
    return len(text) <= _LONGEST_DATE and DAY_DATE.fullmatch(text) is not None


def _placed_authors(beside: Sequence[Any]) -> tuple[str, ...]:
    return next(filter(None, map(_placed, beside)), ())


def _linked_authors(beside: Sequence[Any], sites: Collection[str]) -> tuple[str, ...]:
    """Return the full names beside the title that lead to a page of their bearer's own among the site's authors.

    `sites` are the names of the site, as letters alone: it is none of them.
    """
    links = (each for each in beside if each.tag == "a" and _OF_AUTHOR.search(each.get("href") or ""))
    names = dict.fromkeys(people(fold(link.text_content())[0] for link in links))
    found = tuple(
        name
        for name in names
        if _FULL_NAME.fullmatch(name) and not _NO_NAME.search(name) and letters(name) not in sites
    )
    return found if len(found) <= _MOST_AUTHORS else ()


def _rights(root: Any, stated: Stated) -> str | None:
    """Return the notice that a page states, its licence with it; a holder without a notice is one with the sign."""
    article, meta = stated.article, stated.meta
    holder = next(_names(article.get("copyrightHolder")), "")
    year = re.fullmatch(r"(?:19|20)\d\d", str(article.get("copyrightYear")))
    notice = _plain(article.get("copyrightNotice"))
    if not notice:
        notice = next(filter(None, (_plain(meta.get(key)) for key in _RIGHTS)), holder)
        if notice and not _NOTICE.search(notice):
            notice = f"© {year[0]} {notice}" if notice == holder and year else f"© {notice}"
    links = root.xpath("//*[self::a or self::link][not(ancestor::figure)][contains(@rel, 'license')]/@href")
    licence = _plain(article.get("license")) or (links[0].strip()[:_SHORT] if len(set(links)) == 1 else "")
    return "; ".join(dict.fromkeys(filter(None, (notice, licence)))) or None
