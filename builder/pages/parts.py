"""Pieces that several pages are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

from builder.calendar_dates import MONTH_NAMES
from builder.config import Content
from builder.markdown.escape import attribute, escape
from builder.model import Article, Correction, Page, Point
from builder.pages.foreign import link_in, words_in
from builder.pages.site import Site
from builder.schemas import Entity
from builder.slugs import Slug

T = TypeVar("T")
_WEIGHT = re.compile(r": \d+\.\d$")
_COPIED = re.compile(r"/https?:/{1,2}([^/\s]+)")
"""The host of a page whose address stands in that of a copy."""
_TITLE = 36
"""Characters of the longest title by which a citation calls an article."""
_WORD = re.compile(r"\w+")
_SHARED = frozenset({"github.com", "gitlab.com", "medium.com"})
"""Hosts of which the name says nothing about who wrote a page."""


KINDS = {
    "person": ("Person", "People"),
    "company": ("Company", "Companies"),
    "government": ("Government body", "Government bodies"),
    "organisation": ("Organisation", "Organisations"),
    "country": ("Country", "Countries"),
    "place": ("Place", "Places"),
    "law": ("Law or policy", "Laws and policies"),
    "programme": ("Programme", "Programmes"),
    "technology": ("Technology", "Technologies"),
    "product": ("Product", "Products"),
    "event": ("Event", "Events"),
}
"""What readers call each kind of entity, one and many, in the order in which kinds are listed."""

COPY = '\n\n<p class="copying"><button type="button" class="copy" data-copy>Copy with sources</button></p>'
"""Below points: a way to take them along. Without a script it is not shown."""
BRACKETS = "Names in [brackets] replace pronouns and surnames"
"""What the edits of points mean, wherever readers see some; without a stop, as a briefing says more."""


def page(path: str, *parts: str) -> Page:
    """Return a Markdown file: the parts, blank lines between them."""
    return Page(path, ("\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n").encode())


def to(origin: str, target: str) -> str:
    """Return the relative link from the file `origin` to the file (and fragment) `target` of the docs tree."""
    return "../" * origin.count("/") + target


def link(text: str, origin: str, target: str) -> str:
    """Return a Markdown link that shows `text`."""
    return f"[{escape(text)}]({to(origin, target)})"


def href(origin: str, target: str) -> str:
    """Return the relative link from page to page for raw SVG, whose links site engines leave as they are.

    Both are files of the docs tree, as in `to`.
    """
    file, mark, fragment = target.partition("#")
    return ("../" * address_of(origin).count("/") + address_of(file) or "./") + mark + fragment


def address_of(file: str) -> str:
    """Return the address of a file of the docs tree below that of the site; of a page it ends with `/`, or is empty."""
    if not file.endswith(".md"):
        return file
    folder, _, name = file.removesuffix(".md").rpartition("/")
    return "".join(f"{part}/" for part in (folder, "" if name == "index" else name) if part)


def as_table(origin: str, target: str) -> str:
    """Return a link to what a list has, as a table for spreadsheets."""
    return f"{link('Download this list', origin, target)} (CSV)"


def searched(text: str, origin: str, filter_: str, value: str) -> str:
    """Return a link to the search page where `filter_`, one of search.js, has `value`, and the newest come first."""
    return (
        f"[{escape(text)}]({to(origin, 'search.md')}?{urlencode({filter_: value, 'order': 'newest'}, quote_via=quote)})"
    )


def web(origin: str, target: str, site: Site) -> str:
    """Return the absolute address of the file (and fragment) `target`; a link as of `href` where the site has none."""
    file, mark, fragment = target.partition("#")
    address = site.content.published.address
    return address + address_of(file) + mark + fragment if address else href(origin, target)


def article_link(slug: Slug, origin: str, site: Site, fragment: str = "") -> str:
    """Return a link to an article that shows its title."""
    target = f"articles/{slug}.md" + (f"#{fragment}" if fragment else "")
    article = site.articles[slug].article
    return link_in(link(article.title, origin, target), article)


def article_line(slug: Slug, origin: str, site: Site) -> str:
    """Return an article as lists of articles show it: its title as a link, who published it and when."""
    said = escape(source_line(site.articles[slug].article))
    return f'{article_link(slug, origin, site)} <span class="meta">{said}</span>'


def other_names(entity: Entity) -> list[str]:
    """Return what else an entity is called; of spellings that signs alone tell apart, the first."""
    spelt: dict[str, str] = {}
    for each in (entity.name, *entity.aliases):
        spelt.setdefault(" ".join(_WORD.findall(each.casefold())) or each, each)
    return list(spelt.values())[1:]


def edit_fields(path: str, content: Content, *, new: bool = False) -> dict[str, str]:
    """Return the front matter that says where a contributor changes a page, as seen from the repository.

    `new` says that the file is not there yet.
    """
    file = Path(path)
    if file.is_absolute() or ".." in file.parts:
        file = "content" / file.relative_to(content.folder)
    return {"edit_path": file.as_posix()} | ({"edit_new": "yes"} if new else {})


def spoken_date(date: str | None) -> str:
    """Return a date for readers, as precisely as it is known and no more."""
    if date is None:
        return "undated"
    year, month, day = (*date.split("-"), "", "")[:3]
    words = ([str(int(day))] if day else []) + ([MONTH_NAMES[int(month) - 1]] if month else []) + [year]
    return " ".join(words)


def host(url: str) -> str:
    """Return whose page it is: the host, and on one where everybody has pages whose part of it."""
    parts = urlsplit(url)
    name = (parts.hostname or "").removeprefix("www.")
    return f"{name}/{parts.path.split('/')[1]}" if name in _SHARED and parts.path.strip("/") else name


def publisher(article: Article) -> str:
    """Return who published an article, where nobody says so the host that has it; empty where that is unknown too.

    An archive of the web, whose addresses end in that of the page, published nothing.
    """
    copied = _COPIED.search(urlsplit(article.url).path) if article.url else None
    return article.publisher or host(f"https://{copied[1]}" if copied else article.url or "")


def source_line(article: Article) -> str:
    """Return publisher and date, as far as they are known, as plain text."""
    date, who = spoken_date(article.date), publisher(article)
    return f"{who}, {date}" if who else date[:1].upper() + date[1:]


def place_line(article: Article) -> str:
    """Return what tells an article in a citation: publisher and date, or its title where nobody knows the publisher.

    That is cut: a whole title beside each of its sentences would be longer than some of them.
    """
    if publisher(article):
        return source_line(article)
    title = article.title
    if len(title) > _TITLE:
        title = title[: _TITLE + 1].rpartition(" ")[0].rstrip(" ,;:–—-") or title[:_TITLE]
        title += "…"
    return f"“{title}”, {spoken_date(article.date)}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def point_items(points: Iterable[Point], origin: str, site: Site, here: Slug | None = None) -> str:
    """Return the points as a list, each with its date and a link to every place it was taken from.

    On the page of the article `here` its own places need no date.
    """
    return "\n".join(f"- {point_line(point, origin, site, here)}" for point in points)


def bracketed(points: Iterable[Point]) -> bool:
    """Say whether a point has words in brackets that are not its source's, of which a reader has to be told."""
    return any("[" in edit.now for point in points for edit in point.edits)


def below_points(points: Iterable[Point]) -> str:
    """Return what stands below points: what their brackets mean, where they have any, and a way to take them along."""
    return (f"\n\n{BRACKETS}.\n{{: .about }}" if bracketed(points) else "") + COPY


def point_line(point: Point, origin: str, site: Site, here: Slug | None = None) -> str:
    """Return a point as `point_items` lists it."""
    places = dict.fromkeys((citation.article, citation.anchor) for citation in point.citations)
    cites = " ".join(_cites(point, places, origin, site, here))
    text = escape(point.text)
    if point.origin == "computed":
        text = words_in(text, site.articles[point.citations[0].article].article)
    elsewhere = dict.fromkeys(slug for slug, _ in places if slug != here)
    others = (other for slug in elsewhere for other in site.same_text(slug))
    return f"{text} {cites}{also_reported(elsewhere, others, origin, site)}"


def _cites(
    point: Point, places: Iterable[tuple[Slug, str]], origin: str, site: Site, here: Slug | None
) -> Iterator[str]:
    """Return a link to each place; of a computed point all but the first lead to the sentences that follow it."""
    for number, (slug, anchor) in enumerate(places):
        if number and point.origin == "computed":
            target = f"#{anchor}" if slug == here else to(origin, f"articles/{slug}.md#{anchor}")
            yield f"[next sentence]({target}){{ .where .next }}"
        else:
            yield _cite(slug, anchor, origin, site, slug == here)


def _cite(slug: Slug, anchor: str, origin: str, site: Site, here: bool) -> str:
    if here:
        return f"[in the text](#{anchor}){{ .cite }}"
    label = place_line(site.articles[slug].article)
    return f"[{escape(label)}]({to(origin, f'articles/{slug}.md#{anchor}')}){{ .cite }}"


_SHOWN = 5


def also_reported(cited: Iterable[Slug], others: Iterable[Slug], origin: str, site: Site) -> str:
    """Return "; also reported by" with links to `others`, which say the same as what is cited; nothing without any.

    Each publisher is named once, and a second copy of who is cited not at all: nobody else reports it.
    """
    told = {publisher(site.articles[slug].article) for slug in cited} - {""}
    by: dict[str, Slug] = {}
    for slug in others:
        article = site.articles[slug].article
        if publisher(article) not in told:
            by.setdefault(publisher(article) or article.title, slug)
    links = [link(name, origin, f"articles/{slug}.md") for name, slug in list(by.items())[:_SHOWN]]
    more = f" and {count(len(by) - _SHOWN, 'other')}" if len(by) > _SHOWN else ""
    return f"; also reported by {', '.join(links)}{more}" if links else ""


def newest_first(corrections: Iterable[Correction]) -> list[Correction]:
    """Return corrections, those of one day as they stand in the file."""
    return sorted(corrections, key=lambda each: each.date, reverse=True)


def corrected(corrections: Iterable[Correction]) -> str:
    """Return the section of a page that says what was corrected on it; nothing where nothing was."""
    lines = [f"- {said_of(each)}" for each in newest_first(corrections)]
    return "## Corrections {: .corrections }\n\n" + "\n".join(lines) if lines else ""


def said_of(correction: Correction) -> str:
    """Return a correction: its day and what was wrong."""
    return f"**{spoken_date(correction.date)}:** {escape(correction.note)}"


def unweighed(reason: str) -> str:
    """Return a reason why an article is on a topic without what it counts for, which is for programs (`data/`)."""
    return _WEIGHT.sub("", reason)


def figure(svg: str, caption: str) -> str:
    """Return a picture and what is said of it, as a block."""
    return f'<figure class="picture">\n{svg}\n<figcaption>{attribute(caption)}</figcaption>\n</figure>'


def folded(summary: str, html: str) -> str:
    """Return a block that shows `html`, which is raw, when a reader opens it."""
    return f"<details>\n<summary>{attribute(summary)}</summary>\n{html}\n</details>"


def bounded(lines: Sequence[str], most: int) -> str:
    """Return a list of no more than `most` lines, and how many more there are."""
    more = [f"- and {len(lines) - most:,} more"] if len(lines) > most else []
    return "\n".join([*(f"- {line}" for line in lines[:most]), *more])


def paged(items: Sequence[T], size: int) -> Iterator[tuple[int, Sequence[T]]]:
    """Return the numbered pages of a list: at least one, even of an empty list."""
    for number, start in enumerate(range(0, max(len(items), 1), size), 1):
        yield number, items[start : start + size]


def page_path(first: str, number: int) -> str:
    """Return the file of page `number` of the list whose first page is `first`."""
    if number == 1:
        return first
    folder = first.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return f"{folder}/page-{number}.md"


def pager(first: str, number: int, pages: int) -> str:
    """Return the links between the pages of a list; nothing for a single page."""
    if pages == 1:
        return ""
    origin = page_path(first, number)
    shown = [n for n in range(1, pages + 1) if n in (1, pages) or abs(n - number) <= 2]
    pieces: list[str] = []
    previous = 0
    for n in shown:
        if n > previous + 1:
            pieces.append("…")
        pieces.append(f"**{n}**" if n == number else f"[{n}]({to(origin, page_path(first, n))})")
        previous = n
    return f"Page {number:,} of {pages:,}: " + " ".join(pieces) + "\n{: .pager }"


def number_of_pages(items: Sequence[T], size: int) -> int:
    """Return how many pages `paged` gives."""
    return max(1, -(-len(items) // size))
