"""Where a link leads tells what its words do not: how both a page and a text in Markdown know lines that offer a story.

One that is a link alone and leads to another page of its site is an offer, while a source stands on another site, and a
document is a file.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

WHOLE = 0.95
"""The share of a line that is a link from which on all of it is."""
WORDS = 4
"""Words of the shortest line that is a headline."""
ON_AVERAGE = 5
"""Words of the items of a list of headlines; names and terms are shorter."""
EACH = 4
"""Paragraphs to one such line; with fewer the lines are the headings of a digest."""
PART = 0.2
"""Of the story's words, what a list of others has at most; with more the list is the story."""
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|csv|zip|txt|pptx?)$", re.IGNORECASE)


def host_of(url: str) -> str:
    """Return the host of an address, as sites are compared by it."""
    return bare_host(urlsplit(url).hostname or "")


def bare_host(name: str) -> str:
    """Return the name of a host without the "www" that sites answer to as well."""
    return name.removeprefix("www.")


def is_page_of(target: str, site: str) -> bool:
    """Say whether an address is that of a page of `site`, a host, other than its first page."""
    return bool(site) and host_of(target) == bare_host(site) and len(urlsplit(target).path) > 1


def is_file(target: str) -> bool:
    """Say whether an address is that of a document, and not of a page."""
    return _FILE.search(urlsplit(target).path) is not None
