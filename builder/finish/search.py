"""The search index: Pagefind's, made of the same records as the pages, sentence by sentence.

Pagefind is given small pages of our own instead of the rendered ones: they hold what a reader may look for and nothing
else (no menu, no list, no sentence twice), and each sentence has the id of its element in the real page, so a result
leads to it; an id with a tilde is of something that has no element, or that of what stands before the tilde. What is
not published is in no record. A list of all names and topics stands beside the index (NAMES): search.js shows the page
that bears the very name which somebody looks for ahead of those that speak of it, and offers a name where nothing was
found but for a slip. All is indexed as English, whose word forms are joined; Chinese characters
and kana stand apart in the index, one by one, and search.js looks for them the same way.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any

from lxml import html
from pagefind_bin import get_executable

from builder.config import Content
from builder.errors import BuilderError, Problem, WorkerLost
from builder.finish.ordered import put_in_order
from builder.markdown.escape import attribute
from builder.model import Analysis, Briefings
from builder.pages.foreign import foreign
from builder.pages.parts import KINDS, other_names, source_line
from builder.processes import forked, shares
from builder.schemas import Entity
from builder.store import aside

INDEX = "pagefind"
"""Its folder in the site."""
NAMES = "names.json"
"""In that folder: name, address, kind and other spellings of each, those in most articles first."""
MOST = 200_000
"""Bytes of that list: a first search loads it whole, and names in few articles are found by the index as well."""
UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Characters of scripts without spaces between words; search.js has the same."""

_UNSPACED = re.compile(f"([{UNSPACED}])")
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What Pagefind writes and no page of ours loads."""

_WRITTEN = ".//h2 | .//h3 | .//p | .//li[not(p) and not(span[@class='said'])] | .//tr"
"""Elements of a hand-written page that hold its text; not of the list of corrections, which is of other pages."""

_NO_DATE, _LAST = "0", "-"
"""In the order by date, in place of one: of an article without it, and of a page that is no article."""

_Filters = Iterable[tuple[str, str | None]]


class SearchFailed(BuilderError):
    """Pagefind did not make an index; nothing was replaced."""


@contextmanager
def indexing(
    briefings: Briefings, content: Content, handwritten: Mapping[str, str], folder: Path, jobs: int = 1
) -> Iterator[None]:
    """Have Pagefind make the index of the site beside what is done meanwhile; it is in INDEX of `folder` after that.

    `handwritten`: by the name of its source, the HTML of each page that a person wrote. Raises SearchFailed; WorkerLost
    where Pagefind was killed.
    """
    with aside(folder) as beside:
        records, made = beside / "records", beside / INDEX

        def written(part: int) -> int:
            count = 0
            for address, record in _records(briefings, content, handwritten, part, parts):
                path = records / address / "index.html"
                path.parent.mkdir(parents=True)
                path.write_text(record, encoding="utf-8")
                count += 1
            return count

        parts = shares(jobs, len(briefings.corpus.analyses))
        if not sum(forked(written, parts)):
            yield
            return
        # Not into the site: Pagefind may outlive a killed build, and the next one would find it at work there.
        with _running(records, made):
            yield
        put_in_order(made)
        for pattern in _UNUSED:
            for unused in made.glob(pattern):
                unused.unlink()
        (made / NAMES).write_text(list_of_names(briefings, content), encoding="utf-8")
        made.rename(folder / INDEX)


@contextmanager
def _running(records: Path, out: Path) -> Iterator[None]:
    command = [str(get_executable()), "--site", str(records), "--output-path", str(out)]
    command += ["--force-language", "en", "--quiet"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND")}
    process = subprocess.Popen(  # noqa: S603 (the program is a package's, the arguments are ours)
        command, cwd=records, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield
        said, wrong = process.communicate()
    except BaseException:
        process.kill()
        process.communicate()
        raise
    if process.returncode < 0:  # a signal: of all processes of a build this one takes the most memory
        raise WorkerLost
    if process.returncode:
        text = f"the search index could not be made: {(wrong or said).strip()}"
        raise SearchFailed([Problem(path="pagefind", text=text)])


def _records(
    briefings: Briefings, content: Content, handwritten: Mapping[str, str], part: int, parts: int
) -> Iterator[tuple[str, str]]:
    """Return the address of each page that can be found, and what of it can; one of `parts` of the articles."""
    for analysis in briefings.corpus.analyses[part::parts]:
        yield f"articles/{analysis.article.slug}", _article(analysis, briefings, content)
    if part:
        return
    for slug in briefings.corpus.mentions:
        yield f"entities/{slug}", _entity(content.entities[slug])
    for slug, topic in content.topics.items():
        yield (
            f"topics/{slug}",
            _record(
                f"topics/{slug}",
                topic.title,
                [("kind", "Topic")],
                "Topic",
                f'<p id="~0">{_spaced(topic.summary)}</p>',
            ),
        )
    for name, written in handwritten.items():
        stem = name.removesuffix(".md")
        yield stem, _handwritten(stem, written)


def list_of_names(briefings: Briefings, content: Content) -> str:
    """Return the list of names and topics as JSON, compact, since a reader's first search loads it, and bounded."""
    mentions = briefings.corpus.mentions
    articles = {slug: len({mention.article for mention in found}) for slug, found in mentions.items()}
    listed = [[topic.title, f"topics/{slug}/", "Topic"] for slug, topic in content.topics.items()]
    for slug in sorted(articles, key=lambda slug: (-articles[slug], slug)):
        entity = content.entities[slug]
        listed.append([entity.name, f"entities/{slug}/", KINDS[entity.kind][0], *other_names(entity)])
    rows = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in listed]
    sizes = accumulate(len(row.encode()) + 1 for row in rows)
    return f"[{','.join(row for row, size in zip(rows, sizes, strict=True) if size < MOST)}]"


def _article(analysis: Analysis, briefings: Briefings, content: Content) -> str:
    article = analysis.article
    topics = [content.topics[s.topic].title for s in briefings.corpus.scores[article.slug] if s.member]
    names = sorted({content.entities[mention.entity].name for mention in analysis.mentions})
    filters = [
        ("kind", "Article"),
        ("publisher", article.publisher),
        ("year", article.date[:4] if article.date else None),
        *(("topic", title) for title in topics),
        *(("name", name) for name in names),
    ]
    return _record(
        f"articles/{article.slug}",
        article.title,
        filters,
        source_line(article),
        "".join(_sentences(analysis)),
        language=foreign(article),
        date=article.date or _NO_DATE,
    )


def _sentences(analysis: Analysis) -> Iterator[str]:
    by_paragraph: dict[str, list[str]] = {}
    texts = {paragraph.id: paragraph.text for paragraph in analysis.article.paragraphs}
    for s in analysis.sentences:
        text = _spaced(texts[s.paragraph][s.start : s.end])
        by_paragraph.setdefault(s.paragraph, []).append(f'<span id="{s.anchor}">{text}</span>')
    for paragraph in analysis.article.paragraphs:
        own = by_paragraph.get(paragraph.id)
        yield f"<p>{' '.join(own)}</p>" if own else f'<p id="{paragraph.id}">{_spaced(paragraph.text)}</p>'


def _entity(entity: Entity) -> str:
    kind = KINDS[entity.kind][0]
    said = [entity.description or "", "; ".join(other_names(entity)), ", ".join(role.title for role in entity.roles)]
    body = "".join(f'<p id="~{number}">{_spaced(text)}</p>' for number, text in enumerate(said) if text)
    return _record(f"entities/{entity.slug}", entity.name, [("kind", kind)], kind, body)


def _handwritten(name: str, written: str) -> str:
    """Return what can be found of a page that a person wrote: its headings are what results lead to."""
    root: Any = html.fromstring(f"<article>{written}</article>")
    title = " ".join(str(root.xpath("string(.//h1[1])")).split()) or name
    parts = []
    heading = ""
    for number, element in enumerate(root.xpath(_WRITTEN)):
        heading = element.get("id") or heading
        text = " ".join(" ".join(element.itertext()).split())
        parts.append(f'<p id="{attribute(heading)}~{number}">{_spaced(text)}</p>')
    return _record(name, title, [("kind", "Page")], "About this site", "".join(parts))


def _record(
    address: str, title: str, filters: _Filters, source: str, body: str, *, language: str = "", date: str = _LAST
) -> str:
    """Return a page for Pagefind.

    Its address tells it apart in the order by date: pages of one day changed places from build to build. What has
    nothing there is not found at all in that order.
    """
    said = [f'<meta data-pagefind-filter="{key}[content]" content="{attribute(v)}">' for key, v in filters if v]
    said.append(f'<meta data-pagefind-meta="title[content]" content="{attribute(title)}">')
    said.append(f'<meta data-pagefind-meta="source[content]" content="{attribute(source)}">' if source else "")
    said.append(f'<meta data-pagefind-sort="date[content]" content="{attribute(f"{date} {address}")}">')
    said.append(f'<meta data-pagefind-meta="language[content]" content="{language}">' if language else "")
    head = f'<meta charset="utf-8"><title>{attribute(title)}</title>{"".join(said)}'
    heading = f'<h1 id="~">{_spaced(title)}</h1>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body data-pagefind-body>{heading}{body}</body></html>'


def _spaced(text: str) -> str:
    return attribute(_UNSPACED.sub(r" \1 ", text))
