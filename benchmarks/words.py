"""Making `builder/words.txt`: in how many pages each word stands.

    python -m benchmarks.words PAGES

The pages are those of `benchmarks/quality.py`: `<id>.json` with `body`, from the development split of the Web Content
eXtraction Benchmark (Murrough Foley, 2026, CC-BY-4.0). What is kept is counts of single words.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from builder.words import LEAST, TABLE, terms


def main(folder: Path) -> None:
    """Count and write."""
    pages = sorted(folder.glob("*.json"))
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(set(terms(json.loads(page.read_text("utf-8"))["body"])))
    lines = [f"pages {len(pages)}"]
    lines += [f"{term} {count}" for term, count in sorted(counts.items()) if count >= LEAST]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines) - 1} words of {len(pages)} pages")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
