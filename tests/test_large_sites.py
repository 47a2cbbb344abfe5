"""No page grows with the corpus: where every one of 250 articles names one entity, each is as long as it ever gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import make_corpus
from builder.pages.feeds import ENTRIES
from builder.pages.tables import COLUMNS
from builder.pipeline import Folders, build
from builder.store import MANIFEST, files_below
from tests.conftest import ROOT

ARTICLES = 250
MOST_BYTES = 300_000
FOR_PROGRAMS = {"data/index.json", "data/entities.json", "data/topics.json", "data/briefings.json", MANIFEST, *COLUMNS}
"""Files with a line for each article or name, which no page loads."""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    make_corpus(folder / "seeds", ARTICLES, words=30, content=ROOT / "content", everywhere=True)
    folders = Folders(seeds=folder / "seeds", content=ROOT / "content", config=ROOT / "mkdocs.yml", out=folder / "docs")
    build(folders)
    return folders.out


def test_no_page_and_no_feed_is_large(docs: Path) -> None:
    large = {name: size for name in files_below(docs) if (size := (docs / name).stat().st_size) > MOST_BYTES / 2}
    assert large.keys() <= FOR_PROGRAMS


def test_lists_are_full(docs: Path) -> None:
    lists = [path for path in docs.rglob("page-2.md") if path.parent.parent == docs / "entities"]
    assert lists, "no name is in so many articles that its page goes on"
    assert ARTICLES > 2 * ENTRIES
    assert (docs / "articles" / "page-3.md").is_file()


def test_no_page_loads_what_is_for_programs() -> None:
    ours = [path for path in (ROOT / "overrides").rglob("*") if path.suffix in (".html", ".js")]
    assert ours
    assert not [path for path in ours for name in FOR_PROGRAMS if name in path.read_text("utf-8")]
