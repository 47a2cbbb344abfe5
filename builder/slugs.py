"""Names in addresses. A slug is lower-case ASCII letters, digits and single hyphens, and is never derived from a title.

Ids come from file names, so they can hold anything; slugs are what the site's URLs are made of.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Literal, NewType

ArticleId = NewType("ArticleId", str)
Slug = NewType("Slug", str)
What = Literal["article", "entity", "topic", "briefing"]
"""What has a page, whose address a person may choose."""

RESERVED = frozenset({"index", "readme", "404"})
"""File stems that MkDocs or GitHub Pages give a meaning of their own."""

RESERVED_FOR_LISTS = frozenset({"a-z", "kind", "network"})
"""No entity's slug: where the lists of names and their picture stand."""

SLUG = re.compile(r"(?!page-[0-9]+$)[a-z0-9]+(?:-[a-z0-9]+)*")
"""`page-2` is where the second page of a list stands."""
_DASH = re.compile(r"[\u2010-\u2015\u2212\u2e3a\u2e3b\uff0d・·]")
"""Signs between words that ASCII does not have: dropped, they would make one word of two."""
_SPELT = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H"}
)
"""Letters that Unicode does not take for one of ASCII with an accent, as they are spelt without them."""
_MAX_LENGTH = 100
"""Leaves room below the 255 bytes of a file name for suffixes and temporary names."""


def is_slug(text: str) -> bool:
    """Say whether `text` can stand in a URL of the site as it is."""
    return len(text) <= _MAX_LENGTH and text not in RESERVED and SLUG.fullmatch(text) is not None


def slugify(text: str) -> Slug:
    """Return the slug of `text`: accents dropped, everything else that is not a letter or digit a hyphen.

    Text without a single ASCII letter or digit, and a reserved name, get a slug made of a digest of the text:
    it is stable, unlike a counter, and it is ugly enough to make a contributor set `slug:`.
    """
    spelt = _DASH.sub("-", unicodedata.normalize("NFKD", text.translate(_SPELT)))
    plain = spelt.encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_MAX_LENGTH].strip("-")
    return Slug(slug if is_slug(slug) else _digest(text))


def meant(text: str) -> Slug | None:
    """Return the slug that a person who wrote `text` may have meant, for a message; None where none can be told."""
    slug = slugify(text)
    return None if slug == _digest(text) else slug


def _digest(text: str) -> str:
    return "a-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
