"""Rights: whether a notice reserves any, and how much of an article is published therefore.

A notice is read as its clauses stand. In doubt it reserves: a person can say otherwise with `publish: full`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from builder.errors import Problem
from builder.model import Analysis, Article, Extent
from builder.sentences import sentences

_SEPARATOR = re.compile(r"\s*(?:[;|•·]|\s[–—]\s)\s*")
_LICENCE = re.compile(
    r"(?-i:\bCC[\s-]*(?:BY|0|Zero)\b)|\bcc[\s-]by[\sa-z-]{0,8}[1-4]\.0|creative\s*commons"
    r"|\bpublic\s+domain\b|\bopen\s+government\s+licen[cs]e\b"
    r"|\bpublic\s+data\s+licen[cs]e\b|\bgnu\s+free\s+documentation\b|\bopen(?:ly)?[\s-]+licen[cs]ed?\b",
    re.IGNORECASE,
)
_GRANT = re.compile(
    r"\bfree(?:ly)?\s+(?:to\s+|for\s+)?(?:be\s+)?(?:re-?(?:us|publi|produc|print|distribut)|use\b|share\b|copy\b)"
    r"|\b(?:reproduction|re-?use|republication)\s+is\s+(?:authori[sz]ed|permitted|allowed|encouraged)",
    re.IGNORECASE,
)
_UNPROTECTED = re.compile(
    r"\bno\s+(?:rights\s+reserved|(?:known\s+)?copyright)|\bcopyright[\s-]+free\b|\bfree\s+of\s+copyright\b"
    r"|\bnot\s+(?:subject\s+to|protected\s+by|under)\s+copyright",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|nor|neither|no\s+longer)\b|n['’]t\b", re.IGNORECASE)
_LIMITED = re.compile(r"\b(?:only|prior|permission|consent|personal|private|feel|subscribers?)\b", re.IGNORECASE)
_OF_OTHER_THINGS = re.compile(
    r"\b(?:photo|image|picture|illustration|graphic|video|map|logo|icon|code|software)\w*", re.IGNORECASE
)
_OF_THE_TEXT = re.compile(r"\b(?:text|article|story|report|content|material|work|page|site|post)s?\b", re.IGNORECASE)

_USES = r"(?:re-?(?:produc|publi|print|writ|distribut|us|post)|broadcast|publish|copied|copy|transmit|scrap)"
_RESERVATION = re.compile(
    r"\brights?\s+(?:\w+\s+)?reserved\b|\breserves?\s+(?:all\s+)?(?:\w+\s+)?rights\b"
    rf"|(?:\b(?:no\s+part|none|not|never|nor|cannot|without)\b|n['’]t\b).{{0,120}}?\b{_USES}"
    rf"|\b{_USES}\w*\b.{{0,120}}?\b(?:prohibited|forbidden|not\s+(?:permitted|allowed)|requires?)\b"
    r"|\b(?:without|with|by|prior|written|express)\s+(?:\w+\s+){0,3}(?:permission|consent)\b"
    r"|\balle\s+rechte\s+vorbehalten|\btous\s+droits\s+r[ée]serv[ée]s|\btodos\s+los\s+derechos\s+reservados"
    r"|\btodos\s+os\s+direitos\s+reservados|\btutti\s+i\s+diritti\s+riservati"
    r"|無断(?:転載|複製|使用|引用)|禁無断|不許複製|(?:転載|複製)(?:を)?禁|禁止(?:转载|轉載|転載)|版权所有|版權所有|무단\s?(?:전재|복제|배포)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[©ⓒⒸ℗]|\(c\)(?=\s*(?-i:[A-Z0-9]))|\bcopyright(?:ed)?\b", re.IGNORECASE)


def extent_of(article: Article, setting: Extent | None) -> Extent:
    """Return how much of `article` is published, the site's `setting` (None: full) being on reserved rights.

    What a person decided of the article itself wins over both its notice and the setting.
    """
    if article.publish:
        return article.publish
    return (setting or "full") if reserves(article.rights) else "full"


@functools.lru_cache(maxsize=1024)  # most articles bear the notice of one of a few publishers
def reserves(notice: str | None) -> bool:
    """Say whether a rights notice reserves what a site needs: to publish the text.

    An open licence, or the words that the text is free to reuse, wins over everything else in the notice, unless its
    clause denies it or is about pictures or code alone. Otherwise a reservation reserves ("all rights reserved", "no
    part may be reproduced", "without permission"), and so does a mark of copyright with a year or a holder.
    """
    if not notice or any(_open(clause) for clause in _clauses(notice)):
        return False
    marked = _MARK.search(notice) is not None and re.search(r"\w", _MARK.sub("", notice)) is not None
    return marked or _RESERVATION.search(notice) is not None


def reserved_in_full(analyses: Iterable[Analysis], setting: Extent | None) -> tuple[Article, ...]:
    """Return the articles that are published in full although their notice reserves rights, by slug."""
    articles = sorted((analysis.article for analysis in analyses), key=lambda article: article.slug)
    return tuple(a for a in articles if reserves(a.rights) and extent_of(a, setting) == "full")


def undecided(analyses: Iterable[Analysis], setting: Extent | None, path: str) -> list[Problem]:
    """Return one problem, in the settings file `path`, for all articles that are published in full by default alone."""
    found = [article for article in reserved_in_full(analyses, setting) if article.publish is None]
    if setting or not found:
        return []
    articles = f"{len(found):,} {'article' if len(found) == 1 else 'articles'} whose notice reserves rights"
    text = (
        f"the full text of {articles} is published; decide with `rights: full`, `excerpt` or `link` in this file, or "
        "with `publish:` in an article's own YAML; `briefing check` lists them"
    )
    return [Problem(path=path, text=text, severity="advice")]


def _clauses(notice: str) -> Iterator[str]:
    for start, end in sentences(notice):
        yield from _SEPARATOR.split(notice[start:end])


def _open(clause: str) -> bool:
    if _OF_OTHER_THINGS.search(clause) and not _OF_THE_TEXT.search(clause):
        return False
    if _UNPROTECTED.search(clause):
        return True
    if licence := _LICENCE.search(clause):
        return _DENIED.search(clause, 0, licence.start()) is None
    return _GRANT.search(clause) is not None and not (_DENIED.search(clause) or _LIMITED.search(clause))
