"""Scripts in what people write for the site, said before anything is built; the policy would stop it at the end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from builder.config import Content
from builder.errors import Problem
from builder.finish.policy import refused
from builder.handwritten import pieces
from builder.markdown.rendering import rendered

_MARKUP = re.compile(r"<\w|\{|javascript:", re.IGNORECASE)
"""Without any of it nothing can run: tags, attributes that Markdown gives, and addresses that are scripts."""


def wrong_scripts(content: Content) -> Iterator[Problem]:
    """Return an error for each script, handler and the like of a hand-written page or introduction, at its place."""
    for piece in pieces(content):
        if not _MARKUP.search(piece.markdown):
            continue
        seen: dict[str, int] = defaultdict(int)
        for found, text in refused(rendered(piece.markdown).encode()):
            places = [match.start() for match in re.finditer(re.escape(found), piece.markdown, re.IGNORECASE)]
            at = places[min(seen[found], len(places) - 1)] if places else 0
            seen[found] += 1
            yield piece.fault(at, at + len(found), text)
