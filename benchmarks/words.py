"""Writes `builder/telling.txt`: how frequent English words are, from the counts that spaCy publishes.

    python -m benchmarks.words spacy_lookups_data/data/en_lexeme_prob.json.gz

The file is part of the package spacy-lookups-data (MIT), which the product does not need.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

from builder.telling import COMMON, RARE, WORDS, folded

_HEAD = (
    "# English words by frequency (log10 of occurrences in a billion words), made by benchmarks/words.py\n"
    "# from en_lexeme_prob of spacy-lookups-data 1.0.5, Copyright (c) 2019 ExplosionAI GmbH, MIT licence.\n"
)
_RUDE = ("arse", "bitch", "cock", "cunt", "dick", "fag", "fuck", "nigg", "porn", "pussy", "shit", "slut", "whore")
"""Words that begin so are left out: the file is read by people as well, and no briefing needs them."""


def main() -> None:
    """Write the file."""
    frequency: dict[str, float] = defaultdict(float)
    for word, log_probability in json.loads(gzip.decompress(Path(sys.argv[1]).read_bytes())).items():
        if word.isascii() and word.isalpha() and len(word) > 2 and not word.lower().startswith(_RUDE):
            frequency[folded(word.lower())] += math.exp(log_probability)
    lines: dict[float, list[str]] = defaultdict(list)
    for word, share in frequency.items():
        tenth = min(COMMON, math.floor(math.log10(share * 1e9) * 10) / 10)
        if tenth >= RARE:
            lines[tenth].append(word)
    text = "".join(f"{tenth:.1f} {' '.join(sorted(words))}\n" for tenth, words in sorted(lines.items()))
    WORDS.write_text(_HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main()
