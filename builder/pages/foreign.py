"""Text in another language than the site's: marked, so that it is read out and set by that language's own rules.

WCAG 2.2, 3.1.2, Language of Parts. Which language a text is in is what its article says; nothing is guessed.
"""

from __future__ import annotations

import re

from builder.model import Article

OWN = "en"
"""What the site itself is written in; the same as in its templates."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")


def foreign(article: Article) -> str:
    """Return the language of an article as BCP 47 has it, where it is another than the site's; otherwise nothing."""
    tag = article.language or ""
    return tag if _TAG.fullmatch(tag) and tag.lower().split("-")[0] != OWN else ""


def link_in(markdown: str, article: Article) -> str:
    """Return a Markdown link, or a heading, whose text is an article's."""
    tag = foreign(article)
    space = " " if markdown.startswith("#") else ""
    return f'{markdown}{space}{{: lang="{tag}" }}' if tag else markdown


def words_in(markdown: str, article: Article) -> str:
    """Return words of an article, as a part of a line."""
    tag = foreign(article)
    return f'<span lang="{tag}">{markdown}</span>' if tag else markdown
