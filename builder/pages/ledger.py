"""What was done to an article's raw text, line by line: what was left out, and what was changed by whom."""

from __future__ import annotations

from builder.characters import visible
from builder.markdown.escape import attribute
from builder.model import Article, Repair
from builder.pages.parts import count

_BY_RULE = {
    "attributes": "words on the look",
    "dateline": "the place and day above a story",
    "encoding": "letters, read as the file has them",
    "entity": "a sign written as HTML",
    "html": "raw HTML",
    "image": "a picture",
    "invisible": "characters that nobody sees",
    "large_letter": "a large first letter, joined to its word",
    "link_label": "what a link says of the window that it opens",
    "markup": "signs of Markdown",
    "reference_mark": "the mark of a footnote or a link",
    "template": "code of a template",
    "title": "the title once more",
}
"""What readers are told of a repair, by the rule that made it; `replace` is a contributor's."""
_AROUND = 30
"""Characters of a line that are shown on each side of what was changed in it."""


def ledger(article: Article) -> str:
    """Return both lists, for a reader to open; nothing where nothing was done."""
    removed = [
        f"Line {r.line}, {attribute(r.rule.replace('_', ' '))}: “{attribute(r.text)}” ({attribute(r.why)})"
        for r in article.removed
    ]
    repaired = [f"Line {r.line}, {_by(r)}: {_change(r)}" for r in article.repaired]
    blocks = [_folded(removed, "line", "removed"), _folded(repaired, "repair", "in the text")]
    return "\n\n".join(filter(None, blocks))


def _folded(lines: list[str], noun: str, done: str) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{line}</li>\n" for line in lines)
    summary = f"{count(len(lines), noun)} {done}"
    return f'<details class="removed">\n<summary>{summary}</summary>\n<ul>\n{items}</ul>\n</details>'


def _by(repair: Repair) -> str:
    if repair.rule == "replace":
        return "corrected by a contributor"
    return f"by rule, {_BY_RULE.get(repair.rule, repair.rule.replace('_', ' '))}"


def _change(repair: Repair) -> str:
    """Return what stood in a line and what stands there now, with no more around it than tells where that is."""
    was, now = visible(repair.was)[0], visible(repair.now)[0]
    if not now:
        return f"“{attribute(was)}” left out"
    if was == now:
        return f"taken out of “{attribute(_around(now, 0, 0))}”"
    most = min(len(was), len(now))
    begins = next((at for at in range(most) if was[at] != now[at]), most)
    ends = next((at for at in range(most - begins) if was[-1 - at] != now[-1 - at]), most - begins)
    shown = [_around(text, begins, len(text) - ends) for text in (was, now)]
    return f"“{attribute(shown[0])}” is now “{attribute(shown[1])}”"


def _around(text: str, begins: int, ends: int) -> str:
    """Return what lies between two places with whole words around it; dots for what is left out."""
    start = text.rfind(" ", 0, max(begins - _AROUND, 0)) + 1 if begins > _AROUND else 0
    end = text.find(" ", ends + _AROUND) if ends + _AROUND < len(text) else -1
    return ("…" if start else "") + (text[start:] if end < 0 else f"{text[start:end]}…")
