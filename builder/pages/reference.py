"""An article or a briefing as a reference, for those who cite it: a footnote, BibTeX, RIS and CSL-JSON.

What is not known is left out. Names of authors are given as they are written: which part is the surname is not known,
and a guess would be wrong for half of East Asia.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TypeAlias

from builder.markdown.escape import attribute
from builder.model import Article
from builder.pages.foreign import OWN
from builder.pages.parts import spoken_date
from builder.slugs import Slug

_TEX = re.compile(r"[\\{}$&#_%~^]")
_TEX_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
"""BibTeX counts braces, escaped or not, so text must have none of its own."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of the site itself, whose text changes with its articles: its date is the day as of which it stands."""

    slug: Slug
    title: str
    publisher: str
    date: str | None
    url: str | None
    authors: tuple[str, ...] = ()
    language: str | None = OWN


Cited: TypeAlias = Article | OwnPage


def footnote(cited: Cited, kept: str = "") -> str:
    """Return a line to paste; `kept` is the address here of an article that names no address of its own."""
    own = isinstance(cited, OwnPage)
    day = spoken_date(cited.date)
    parts = [", ".join(cited.authors), f"“{cited.title}”"]
    parts += [cited.publisher] if cited.publisher and [*cited.authors] != [cited.publisher] else []
    parts += [f"as of {day}" if own and cited.date else day] if cited.date or not own else []
    parts += [cited.url or (f"text at {kept}" if kept else "")]
    return ", ".join(filter(None, parts))


def bibtex(article: Cited) -> str:
    """Return an entry that every BibTeX style knows; its key is the article's slug."""
    year, month, day = _date(article)
    fields = {"title": f"{{{_tex(article.title)}}}"}
    if article.authors:
        fields["author"] = " and ".join(_tex_name(author, article) for author in article.authors)
    if article.publisher:
        fields["howpublished"] = _tex(article.publisher)
    if year:
        fields["year"] = year
    written = [f"  {key} = {{{value}}}," for key, value in fields.items()]
    if month:
        written.append(f"  month = {_MONTHS[int(month) - 1]},")
    if day:
        written.append(f"  day = {{{int(day)}}},")
    if article.url:
        # Within \url of the packages that styles load, TeX reads nothing but a percent sign before a brace amiss.
        written.append(f"  url = {{{re.sub(r'[{}]', lambda m: f'%{ord(m.group()):02X}', article.url)}}},")
    return "\n".join([f"@misc{{{article.slug},", *written, "}"])


def ris(article: Cited) -> str:
    """Return a record of RIS, as reference managers import it."""
    year, month, day = _date(article)
    kind = "NEWS" if isinstance(article, Article) else "RPRT"
    fields = [("TY", kind), ("TI", article.title), *(("AU", author) for author in article.authors)]
    fields += [("T2", article.publisher)] if article.publisher else []
    fields += [("PY", year), ("DA", f"{year}/{month}/{day}/")] if year else []
    fields += [("UR", article.url)] if article.url else []
    fields += [("LA", article.language)] if article.language else []
    # A line of its own is all that could end a field early.
    return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in [*fields, ("ER", "")])


def csl_json(article: Cited) -> str:
    """Return a list of one item, as citation processors read it."""
    kind = "article-newspaper" if isinstance(article, Article) else "report"
    item: dict[str, object] = {"id": article.slug, "type": kind, "title": article.title}
    if article.authors:
        item["author"] = [{"literal": author} for author in article.authors]
    if article.publisher:
        item["container-title"] = article.publisher
    if article.date:
        item["issued"] = {"date-parts": [[int(part) for part in article.date.split("-")]]}
    if article.url:
        item["URL"] = article.url
    if article.language:
        item["language"] = article.language
    return json.dumps([item], ensure_ascii=False, indent=2)


FORMATS = {"BibTeX": bibtex, "RIS": ris, "CSL-JSON": csl_json}


def references(cited: Cited, kept: str = "") -> str:
    """Return a block with a work in every format, for a reader to open; `kept` as in `footnote`."""
    written = {"Footnote": footnote(cited, kept)} | {name: of(cited) for name, of in FORMATS.items()}
    blocks = "\n".join(f"<p>{name}</p>\n<pre><code>{attribute(text)}</code></pre>" for name, text in written.items())
    what = "article" if isinstance(cited, Article) else "briefing"
    return f'<details class="reference">\n<summary>Cite this {what}</summary>\n{blocks}\n</details>'


def _date(article: Cited) -> tuple[str, str, str]:
    year, month, day = (*(article.date or "").split("-"), "", "")[:3]
    return year, month, day


def _tex(text: str) -> str:
    return _TEX.sub(lambda match: _TEX_ESCAPES.get(match.group(), "\\" + match.group()), text)


def _tex_name(author: str, article: Cited) -> str:
    """Return a name; one that BibTeX would take apart, or that is no person's, in braces."""
    whole = author == article.publisher or "," in author or re.search(r"\band\b", author) is not None
    return f"{{{_tex(author)}}}" if whole else _tex(author)
