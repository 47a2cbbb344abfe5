"""What a saved page states of itself, in JSON-LD and in meta elements; nothing is inferred.

Authors and dates, which are also told beside the title, have rules of their own (`stated_authors`, `stated_date`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any
from urllib.parse import urljoin, urlsplit

from builder.characters import fold
from builder.field_types import LANGUAGE_TAG
from builder.model import Known
from builder.read.stated_authors import people, stated_authors
from builder.read.stated_date import is_of_another, stated_change, stated_date
from builder.read.text import unescaped

_WRAPPED = re.compile(
    r"\A\s*(?:(?://|/\*)\s*)?<!(?:\[CDATA\[|--)(?:\s*\*/)?|(?:(?://|/\*)\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*\Z"
)
"""What parsers of XML and of old were to pass over: a script in a comment, or in a section of characters."""
_TAG = re.compile(r"<[^<>]{1,300}>")
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"Article|Posting|Report")
_SITE = re.compile(r"WebSite|Organization")
_PAGE = re.compile(r"\bWebPage\b")
_AUTHORS = "author article:author parsely-author sailthru.author citation_author dc.creator byl".split()
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_RIGHTS = "copyright rights dc.rights dcterms.rights".split()
_NOTICE = re.compile(r"©|\(c\)|copyright|\brights?\b|licen[cs]|creative|public\s+domain|\bcc\b", re.IGNORECASE)
_UNLATIN = frozenset(
    "am ar be bg bn el fa gu he hi hy ja ka km kn ko lo mk ml mr my ne pa ru si ta te th uk ur yi zh".split()
)
"""Languages that are not written in Latin letters."""
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTERS = 200
"""Letters in the paragraphs of a page by which its script is told."""
_SHORT = 500
_LONGEST_BODY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The statements of one page."""

    meta: Mapping[str, str]
    """Of its meta elements, the first of each name in lower case."""
    article: Mapping[str, Any]
    """The JSON-LD object that describes its story; empty where there is none."""
    page: Mapping[str, Any]
    """The one that describes the page as such."""
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
        page=next((item for item in graph if _is(item, _PAGE)), {}),
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
    said = people(_names(article.get("author"))) or people(meta.get(key, "") for key in _AUTHORS)[:1]
    publisher = next(iter(_names(article.get("publisher"))), "") or meta.get("og:site_name", "")
    return Known(
        title=title or None,
        title_from="html",
        date=stated_date(root, article, meta, stated.url, beside, stated.page),
        changed=stated_change(article, meta),
        authors=stated_authors(said, stated.sites, stated.url, beside) or None,
        publisher=publisher or None,
        url=stated.url,
        language=language if LANGUAGE_TAG.fullmatch(language) and not _is_in_latin(root, language) else None,
        rights=_rights(root, stated),
    )


def _is_in_latin(root: Any, language: str) -> bool:
    """Say whether a page that states a language of another script is in Latin letters, nine of ten of them.

    What saves or translates pages states its own language: English stories were marked, and so read out, as Chinese.
    """
    first, *subtags = language.lower().split("-")
    if first not in _UNLATIN or "latn" in subtags:
        return False
    text = " ".join(chain.from_iterable(paragraph.itertext() for paragraph in root.iter("p")))
    letters = len(_LETTER.findall(text))
    return letters >= _LETTERS and len(_LATIN.findall(text)) * 10 >= letters * 9


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
    text = unescaped(value) if "&" in value else value
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
