"""Strings that break programs, put into every place where text comes in.

The lists are not part of the project: a big list of naughty strings (`blns.json`) and one of some 6,600 scripts.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence

import lxml.html
import yaml

from builder.pages.parts import COPY
from builder.read.text import NEWLINE
from tests.conftest import shared
from tests.test_markdown import as_read

FIRST = "The chip plant {0} is a story {0} of its own {0}, and its first {0} line is this {0} one."
"""A number in every run of four words: texts that say the same would be reprints of one another."""
LAST = "The end of the story stands here, and nothing else follows it in the file."
TOPIC = "title: Chips\nsummary: What machines need.\nthreshold: 1\nphrases: {chip: 2}\n"
_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>{0}</title><meta name="author" content="{0}">
<meta property="og:site_name" content="Site {0}"><meta name="description" content="{0}"></head>
<body><article><h1>{0}</h1><p><a href="{0}">A link</a> is here. {1}</p><p>{0}</p>
<p><a href="https://example.org/{0}" title="{0}">{0}</a></p><p>{2}</p></article></body></html>
"""
_MARKDOWN = """---
title: {0}
author: {0}
---

[A link](<{3}>) is here. {1}

{3}

- {3}

> {3}

{2}
"""
_WRITTEN = "{1}\n\n{3}\n\n[link]({3}) and ![picture]({3})\n\n## {3}\n\n{2}\n"
_TAGS = frozenset(
    "div h1 h2 h3 h4 h5 h6 p ul ol li a span strong em code pre blockquote details summary table thead tbody tr th "
    "td".split()
)
_ATTRIBUTES = frozenset(("id", "class", "href", "rel", "start", "aria-label"))
_CLASSES = frozenset(
    "about aside briefing cite counted description extent meta pager permalink reference removed rights said "
    "search-place tags summary text tiles why wide".split()
) | {"", "where next"}
_ID = re.compile(r"[pm]\d+(?:s\d+)?")

Files = dict[str, str]


def strings() -> list[str]:
    """Return every string of both lists, each once."""
    naughty = json.loads(shared("data/robustness/blns.json").read_text(encoding="utf-8"))
    scripts = shared("data/robustness/xss-payload-list.txt").read_text(encoding="utf-8").split("\n")
    return list(dict.fromkeys([*naughty, *scripts]))


def some(texts: Sequence[str], every: int) -> list[str]:
    """Return one in so many: the lists are sorted by kind, so each kind is among them."""
    return list(texts[::every])


def lines(text: str) -> Iterator[str]:
    """Return what a reader must see of `text` in a raw article: its lines as they come out of reading."""
    return filter(None, map(as_read, NEWLINE.split(text)))


def scalar(text: str) -> str:
    """Return a YAML scalar of any text."""
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=True, width=1_000_000)).strip()


def everywhere(name: str, text: str) -> Files:
    """Return a plain article with `text` as title, author, publisher, notice and paragraph."""
    said = scalar(text)
    return {
        f"seeds/{name}.txt": f"{FIRST.format(name)}\n\n{text}\n\n{LAST}\n",
        f"seeds/{name}.yml": f"title: {said}\nauthors: [{said}]\npublisher: {said}\nrights: {said}\n",
    }


def together(name: str, texts: Sequence[str]) -> Files:
    """Return one plain article with a paragraph each of many texts."""
    return {f"seeds/{name}.txt": "\n\n".join([FIRST.format(name), *texts, LAST]) + "\n"}


def page(name: str, text: str) -> Files:
    """Return a web page that says `text` in every place, escaped as a careful program escapes it."""
    return {f"seeds/{name}.html": _PAGE.format(html.escape(text), FIRST.format(name), LAST)}


def careless_page(name: str, text: str) -> Files:
    """Return a web page in whose source `text` stands as it is."""
    body = f"<p>{FIRST.format(name)}</p>\n<p>{text}</p>\n<p>{LAST}</p>"
    return {f"seeds/{name}.html": f"<html><head><title>A story</title></head><body><article>{body}</article></body>"}


def markdown(name: str, text: str) -> Files:
    """Return a raw article in Markdown in which `text` is running text, list, quotation, address and front matter."""
    return {f"seeds/{name}.md": _MARKDOWN.format(scalar(text), FIRST.format(name), LAST, text)}


def written(name: str, text: str) -> Files:
    """Return an article and the page that a contributor wrote in its place."""
    return {
        f"seeds/{name}.txt": f"A story\n\n{FIRST.format(name)}\n\n{LAST}\n",
        f"content/articles/{name}.md": _WRITTEN.format("", FIRST.format(name), LAST, text),
    }


def harm(root: lxml.html.HtmlElement) -> list[str]:
    """Return every element, attribute and address of a rendered page that is of no kind that the builder makes."""
    found = []
    ids: set[str] = set()
    button = [each for p in root.iter("p") if p.get("class") and _source(p) == COPY.strip() for each in p.iter()]
    for element in root.iter():
        if element in button:
            continue
        tag, id_, href = str(element.tag), element.get("id", ""), element.get("href", "")
        if tag not in _TAGS:
            found.append(f"<{tag}>")
        found += [f"{name}={value!r}" for name, value in element.attrib.items() if name not in _ATTRIBUTES]
        if element.get("class", "") not in _CLASSES:
            found.append(f"class={element.get('class')!r}")
        if id_ in ids or (id_ and tag not in ("h1", "h2", "h3", "h4", "h5", "h6") and not _ID.fullmatch(id_)):
            found.append(f"id={id_!r}")
        if tag == "a" and (not href or (":" in href and not href.startswith(("https://", "http://")))):
            found.append(f"href={href!r}")
        ids.add(id_ or f"no id {len(ids)}")
    return found


def _source(element: lxml.html.HtmlElement) -> str:
    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False)).replace('data-copy=""', "data-copy")
