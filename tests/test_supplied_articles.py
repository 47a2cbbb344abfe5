"""The two articles that were supplied with the task: which lines are kept, as what, and which rule drops the others.

Their text is not ours to publish, so it is held by hash. They are looked for by name beside the repository and among
the seeds; where neither has them the tests are skipped.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from builder.clean import clean
from builder.model import Article
from builder.pipeline import Folders, build
from builder.read import find_seeds, read
from builder.sentences import sentences
from builder.slugs import Slug, slugify
from tests.conftest import SAMPLE, SHARED

LINES: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "gold" / "supplied.json").read_text("utf-8"))
"""By article: `line fate` and the SHA-256 of the line's text, white space folded. Judged by a person."""
WITHOUT_TITLE, WITH_TITLE = LINES
AUTHOR = "e65e701c2a61e4420e6b275963ffc75cc9e4180a8f46dc9f319529c88c3ceeae"
PUBLISHER = "3919e2d753435b77f287c1b70974655086e71355a518c4d5b27313b62868ca5f"


def digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()


def cleaned(id_: str) -> Article:
    """Return the article; skip where there is no file of that name."""
    for folder in (SHARED / "seeds", SAMPLE / "seeds"):
        for seed in find_seeds(folder, {})[0] if folder.is_dir() else ():
            if seed.id == id_:
                return clean(read(seed))
    pytest.skip(f"{id_}.txt is neither in the folder 'shared' beside the repository nor in seeds/")


@pytest.mark.parametrize("id_", LINES)
def test_every_line_is_kept_or_dropped_as_a_person_judged(id_: str) -> None:
    article = cleaned(id_)
    found = {f"{p.first} {p.kind}": digest(p.text) for p in article.paragraphs}
    found |= {f"{removed.line} {removed.rule}": digest(removed.text) for removed in article.removed}
    if article.title_lines:
        found[f"{article.title_lines[0]} title"] = digest(article.title)
    assert found == LINES[id_]


@pytest.mark.parametrize("id_", LINES)
def test_every_word_of_the_body_is_in_a_sentence(id_: str) -> None:
    for p in cleaned(id_).paragraphs:
        assert " ".join(p.text[start:end] for start, end in sentences(p.text)) == p.text


def test_the_first_has_its_author_publisher_rights_and_the_year_of_its_notice() -> None:
    article = cleaned(WITHOUT_TITLE)
    assert [digest(author) for author in article.authors] == [AUTHOR]
    assert digest(article.publisher) == PUBLISHER
    assert digest(article.rights) == LINES[WITHOUT_TITLE]["43 notices"]
    assert (article.date, article.date_precision) == ("2024", "year")
    assert [p.first for p in article.paragraphs if p.kind == "heading"] == [15, 25]


def test_the_first_is_named_after_its_lead_and_not_after_a_related_link() -> None:
    article = cleaned(WITHOUT_TITLE)
    assert (article.title_from, article.title_lines) == ("lead", None)
    assert article.paragraphs[0].text.startswith(article.title.removesuffix("…"))


def test_the_second_has_its_headline_two_sub_headings_and_no_date() -> None:
    article = cleaned(WITH_TITLE)
    assert (article.title_from, article.title_lines) == ("text", (1, 1))
    assert digest(article.title) == LINES[WITH_TITLE]["1 title"]
    assert [p.first for p in article.paragraphs if p.kind == "heading"] == [5, 11]
    assert (article.date, article.date_precision) == (None, None)
    assert (article.authors, article.publisher, article.rights, article.url) == ((), None, None, None)


def test_a_closing_summary_is_not_briefed_again_and_topics_have_points(tmp_path: Path) -> None:
    for id_ in LINES:
        cleaned(id_)
    seeds = next(folder for folder in (SHARED / "seeds", SAMPLE / "seeds") if (folder / f"{WITH_TITLE}.txt").exists())
    found = build(Folders(seeds=seeds, content=SAMPLE / "content", out=tmp_path / "out")).briefings
    cited = {(c.article, c.paragraph) for points in found.articles.values() for p in points for c in p.citations}
    cited |= {(c.article, c.paragraph) for b in found.all for p in b.points for c in p.citations}
    assert (slugify(WITH_TITLE), "p3") in cited
    assert (slugify(WITH_TITLE), "p13") not in cited, "it says again what p3 says"
    assert all(len(found.articles[slugify(id_)]) == 3 for id_ in LINES)
    assert found.topics[Slug("ai-infrastructure")].points
