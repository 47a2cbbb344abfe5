"""What several readers of a page ask of an element: whether it is a heading, what it says, what a template calls it."""

from __future__ import annotations

from typing import Any

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def text_of(element: Any) -> str:
    """Return all text in an element, white space folded."""
    return " ".join(element.text_content().split())


def names_of(element: Any) -> str:
    """Return the class and the id of an element: what a template calls it."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"
