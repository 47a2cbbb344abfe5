"""How well this site does what it promises: the figures of `quality.json`, as they were measured.

Nothing here is written by hand but what a figure means, so the page cannot say more than was measured. A figure that
this module has no words for is left out of the page, and is in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from builder.markdown.escape import escape, front_matter
from builder.model import Page
from builder.pages.parts import page
from builder.pages.site import Site

Value = float | int


def _share(value: Value) -> str:
    return f"{value:.1%}"


def _number(value: Value) -> str:
    return f"{value:,}"


_Words = tuple[str, Callable[[Value], str]]

_CLEANING: dict[str, _Words] = {
    "texts": ("Articles with labels", _number),
    "lines": ("Lines in them", _number),
    "body_kept": ("Words of the story that are kept", _share),
    "noise_dropped": ("Lines of menus, prompts and teasers that are dropped", _share),
    "headings_f1": ("Sub-headings found, against false ones (F1)", _share),
    "titles_right": ("Titles that are right", _share),
    "dates_found": ("Dates that are found", _share),
    "dates_wrong": ("Dates that are wrong", _number),
}
_LINKING: dict[str, _Words] = {
    "texts": ("Articles with labels", _number),
    "mentions": ("Names in them", _number),
    "traps": ("Names in them that must not be linked", _number),
    "precision": ("Of the names that are linked, those that lead to the right page", _share),
    "recall": ("Of the names that should be linked, those that are", _share),
    "wrong_people": ("People mistaken for another", _number),
}
_SECTIONS: dict[str, tuple[str, str, dict[str, _Words]]] = {
    "cleaning": (
        "Separating the story from the rest",
        "Raw articles come with menus, captions, prompts and teasers. What is dropped is listed at the end of each "
        "article, so a wrong decision can be seen and corrected.",
        _CLEANING,
    ),
    "linking": (
        "Linking names to the right page",
        "A wrong link costs more than a missing one, so a name that could mean two is left alone.",
        _LINKING,
    ),
}


def quality_page(site: Site) -> Page:
    """Return the page; without figures it says that there are none."""
    figures = site.content.quality
    sections = [
        f"## {title}\n\n{about}\n\n{_table(figures[key], words)}"
        for key, (title, about, words) in _SECTIONS.items()
        if isinstance(figures.get(key), Mapping)
    ]
    return page(
        "quality.md",
        front_matter(
            title="Quality",
            description="How well articles are cleaned and names are linked, as measured",
            section="about",
            kind="quality",
        ),
        "# Quality",
        "This site is made by a program, and programs make mistakes. How many is measured on articles in which every "
        "line and every name is labelled, and on which no part of the program was trained. No figure can fall "
        "unnoticed: tests hold each above a floor, and compare what is written here with what they measure.",
        *(sections or ["This site was built without measured figures."]),
        _extractors(figures),
        _PROMISES,
    )


def _table(found: Mapping[str, Any], words: Mapping[str, _Words]) -> str:
    rows = [f"| {said} | {shown(found[key])} |" for key, (said, shown) in words.items() if _is_number(found.get(key))]
    return "\n".join(["| what was measured | result |", "|---|---|", *rows])


def _extractors(figures: Mapping[str, Any]) -> str:
    """Return how saved web pages are read, beside other programs on the same pages.

    No page of a site of theirs helped to train this program; without its figure nothing is compared.
    """
    measured = figures.get("pages", {})
    ours = measured.get("ours on HTML")
    others = {escape(name): each for name, each in measured.items() if not name.startswith("ours")}
    if not ours or not others:
        return ""
    named = {"**this program**": ours, **others}
    rows = [(name, [each["precision"], each["recall"], each["f1"]]) for name, each in named.items()]
    lines = [f"| {name} | {' | '.join(map(_share, values))} |" for name, values in rows]
    head = ["| program | precision | recall | F1 |", "|---|---|---|---|"]
    said = (
        "Saved web pages of news, blogs and guides (150 of the development part of WCXB), word by word. This program "
        "was trained only on pages of other sites. Precision is how much of what is kept belongs to the story, recall "
        "how much of the story is kept; F1 is both in one figure."
    )
    return "\n".join([f"## Compared with other programs\n\n{said}\n", *head, *lines])


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_PROMISES = """## What is checked each time

- Every sentence of a briefing is looked up in the page that it links to, letter for letter. One that is not there stops
  the publication.
- Every paragraph of every article is compared with what was read from the raw file.
- The same articles give the same site, byte for byte, with no network and no clock."""
