"""What kind of line its words make it: text, sub-heading, caption, another story's headline, offer, note, comment.

That a line is none of the story's says little of what it is, and a caption has other words than an offer. So a linear
model for all kinds together (multinomial logistic regression) learned from the labels of `benchmarks/texts` what the
words of short lines, their pairs, endings and form say for each kind: whole numbers (`kinds.json`). Of itself it
decides nothing; the trees see what such a model says of a line that it had not seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from builder.boilerplate.forms import Form, form

FEATURES = {
    "kind_text": "whether its words are those of text",
    "kind_heading": "whether its words are those of a sub-heading",
    "kind_caption": "whether its words are those of a caption",
    "kind_chart": "whether its words are those in a chart",
    "kind_story": "whether its words are those of another story's headline",
    "kind_offer": "whether its words offer something",
    "kind_note": "whether its words are those of a note on the text",
    "kind_comment": "whether its words are a comment's",
    "kind_page": "whether its words are those of a page around a story",
}
"""Name of each kind's column, and what it is, for a person."""
Weights = Mapping[str, tuple[int, ...]]
_LONGEST = 40
"""Words of the longest line whose words are asked: a longer one is text, or looks like it."""
_FIRST = 6
"""Words at the beginning of a line whose endings are looked at: there stand its verb, or none, and its participles."""
_ENDING = 3
_LENGTHS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 28)
_NOTHING = (0,) * len(FEATURES)


@lru_cache(maxsize=2048)  # What is left of a text is looked at again.
def kinds(text: str) -> tuple[int, ...]:
    """Return how much a line speaks for each kind, in the order of `FEATURES`."""
    return weighed(form(text), learned())


def weighed(seen: Form, weights: Weights) -> tuple[int, ...]:
    """Return how much a line speaks for each kind by these weights."""
    found = [own for sign in signs(seen) if (own := weights.get(sign))]
    return tuple(map(sum, zip(*found, strict=True))) if found else _NOTHING


def signs(seen: Form) -> list[str]:
    """Return what a line is known by, each once; nothing for a long one."""
    words = seen.line.words
    if len(words) > _LONGEST:
        return []
    first, last, *rest = seen.like
    return [
        *seen.line.distinct,
        *seen.ends,
        *{f"{one} {other}" for one, other in pairwise(words)},
        *{f"-{word[-_ENDING:]}" for word in words[:_FIRST] if len(word) > _ENDING},
        f"#{sum(len(words) > length for length in _LENGTHS)}",
        f"#first {first}",
        f"#last {last}",
        f"#like {first} {last} {' '.join(str(int(each)) for each in rest)}",
    ]


@cache
def learned() -> Weights:
    """Return the weights that were learned, by sign."""
    said: dict[str, list[int]] = json.loads((files("builder.boilerplate") / "kinds.json").read_text("utf-8"))["weights"]
    return {sign: tuple(own) for sign, own in said.items()}
