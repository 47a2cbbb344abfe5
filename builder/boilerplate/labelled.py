"""What a second forest is asked of lines, which learned from texts that we labelled and from nothing else.

The true text of a web page says what is the story's, and a person's label also what the rest is: a caption without a
sign, another story's headline alone between two paragraphs, an offer in a whole sentence. The first forest has seen too
few of these among the lines of pages. The second sees their form and company as the first does, and in place of what
their words say for a page's story what they say for each kind of line (`kinds.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from builder.boilerplate import forms, kinds
from builder.boilerplate.lines import Matrix

_COLUMNS = [number for number, name in enumerate(forms.NAMES) if name not in forms.WORDING]
FEATURES = {**{forms.NAMES[number]: forms.FEATURES[forms.NAMES[number]] for number in _COLUMNS}, **kinds.FEATURES}
"""Name of each column, and what it is, for a person."""


def labelled_features(texts: Sequence[str], features: Matrix) -> Matrix:
    """Return what the second forest is asked of lines, of which it is known what the first one is asked."""
    of_kinds = [kinds.kinds(text) for text in texts]
    return by_kinds(features, of_kinds)


def by_kinds(features: Matrix, of_kinds: Sequence[tuple[int, ...]]) -> Matrix:
    """Return the same of lines of which it is known what they say for each kind."""
    told = np.array(of_kinds, dtype=np.float64).reshape(len(features), len(kinds.FEATURES))
    return np.hstack([features[:, _COLUMNS], told])
