"""`data/` says what it is promised to say, of every article of the seeds."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from builder.brief.mend import applied
from builder.markdown.escape import escape
from builder.model import Edit
from tests.conftest import SAMPLE, Docs

ARTICLE = (
    "id slug title title_from date date_precision language source paragraphs removed repaired mentions ambiguous "
    "topics figures quotations events briefing related"
)
ADDED = {"sources", "publish", "edited", "same_text", "corrections"}
"""Beyond what was promised: the pages whose facts an article retells, how much of it is published, whether a person
wrote its text, and which others publish the same."""
RECORDS = {
    "paragraphs": "id kind level depth text spans lines",
    "removed": "line text rule",
    "repaired": "line was now rule",
    "mentions": "entity paragraph start end surface rule evidence linked",
    "ambiguous": "paragraph start end surface candidates why",
    "topics": "slug score ground reasons against",
    "figures": "paragraph start end surface kind value upper unit of entity converts",
    "quotations": "paragraph start end speaker speaker_text verb direct",
    "events": "paragraph start end surface date precision",
    "briefing": "text origin citations edits",
    "related": "slug reasons",
    "sources": "title publisher url",
}
SOURCE = "publisher authors rights url seed"
SPAN = "start end kind target"
CITATION = "article paragraph start end quote"
EDIT = "at was now"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@pytest.fixture(scope="module")
def articles(docs: Docs) -> dict[str, Any]:
    found = {
        path.stem: docs.json(f"articles/{path.name}") for path in sorted((docs.folder / "data/articles").iterdir())
    }
    assert len(found) >= 6
    return found


def test_articles_have_exactly_the_promised_fields(articles: dict[str, Any]) -> None:
    seen: Counter[str] = Counter()
    for slug, article in articles.items():
        assert set(article) - ADDED == set(ARTICLE.split())
        assert article["slug"] == slug
        assert set(article["source"]) == set(SOURCE.split())
        for kind, fields in RECORDS.items():
            for record in article[kind]:
                assert set(record) == set(fields.split()), kind
                seen[kind] += 1
        for point in article["briefing"]:
            assert all(set(citation) == set(CITATION.split()) for citation in point["citations"])
            assert all(set(edit) == set(EDIT.split()) for edit in point["edits"])
    assert {kind for kind in RECORDS if not seen[kind]} <= {"repaired", "ambiguous"}, "or nothing was compared"


def test_values_are_of_the_promised_sorts(articles: dict[str, Any]) -> None:
    for article in articles.values():
        assert article["title"]
        assert article["title_from"] in ("article", "sidecar", "html", "front_matter", "text", "lead")
        date = article["date"]
        assert date is None or DATE.fullmatch(date)
        assert article["date_precision"] == {0: None, 4: "year", 7: "month", 10: "day"}[len(date or "")]
        assert isinstance(article["source"]["authors"], list)
        for paragraph in article["paragraphs"]:
            first, last = paragraph["lines"]
            assert first <= last
            assert article["edited"] or paragraph["id"] == f"p{first}"
            assert paragraph["kind"] in ("paragraph", "heading", "list_item", "quote", "table", "code")
            assert paragraph["level"] >= {"heading": 2, "paragraph": 0}.get(paragraph["kind"], 0)
            assert paragraph["kind"] != "paragraph" or paragraph["level"] == 0
        assert all(event["precision"] in ("year", "month", "day") for event in article["events"])
        assert all(DATE.fullmatch(event["date"]) for event in article["events"])
        assert all(isinstance(figure["value"], int | float) for figure in article["figures"])
        kinds = ("money", "percentage", "count", "rank", "capacity", "duration")
        assert all(figure["kind"] in kinds for figure in article["figures"])


@pytest.mark.parametrize("kind", ["mentions", "ambiguous", "figures", "events"])
def test_offsets_point_at_the_surfaces(kind: str, articles: dict[str, Any]) -> None:
    for article in articles.values():
        texts = {p["id"]: p["text"] for p in article["paragraphs"]}
        for record in article[kind]:
            assert texts[record["paragraph"]][record["start"] : record["end"]] == record["surface"] != ""


def test_direct_quotations_stand_between_quotation_marks(articles: dict[str, Any]) -> None:
    for article in articles.values():
        texts = {p["id"]: p["text"] for p in article["paragraphs"]}
        for quotation in article["quotations"]:
            text = texts[quotation["paragraph"]]
            assert quotation["verb"] in text.lower()
            marks = text[quotation["start"] - 1] in '“"' and text[quotation["end"]] in '”"'
            assert marks or not quotation["direct"]


def test_quotes_of_the_briefing_stand_where_they_say(articles: dict[str, Any], docs: Docs) -> None:
    points = [point for article in articles.values() for point in article["briefing"]]
    points += [point for briefing in docs.json("briefings.json") for point in briefing["points"]]
    for point in points:
        quotes = []
        for citation in point["citations"]:
            texts = {p["id"]: p["text"] for p in articles[citation["article"]]["paragraphs"]}
            assert texts[citation["paragraph"]][citation["start"] : citation["end"]] == citation["quote"]
            quotes.append(citation["quote"])
        edits = [Edit(at=edit["at"], was=edit["was"], now=edit["now"]) for edit in point["edits"]]
        assert point["origin"] == "person" or point["text"] == applied(" ".join(quotes), edits)


def test_dropped_lines_are_lines_of_the_raw_file(articles: dict[str, Any]) -> None:
    plain = [article for article in articles.values() if article["source"]["seed"].endswith(".txt")]
    assert plain
    for article in plain:
        lines = (SAMPLE / "seeds" / article["source"]["seed"]).read_text(encoding="utf-8").splitlines()
        for removed in article["removed"]:
            assert " ".join(lines[removed["line"] - 1].split()) == removed["text"]
        kept = [n for p in article["paragraphs"] for n in range(p["lines"][0], p["lines"][1] + 1)]
        assert not set(kept) & {removed["line"] for removed in article["removed"]}
        assert len(set(kept)) == len(kept)


def body(docs: Docs, slug: str) -> str:
    page = (docs.folder / f"articles/{slug}.md").read_text(encoding="utf-8")
    return re.split(r"\n## (?:Topics|Named in)", re.split(r"\n## Full text(?: \{.*\})?\n", page)[1])[0]


def test_linked_mentions_are_the_links_of_the_page(articles: dict[str, Any], docs: Docs) -> None:
    for slug, article in articles.items():
        links = re.findall(r"\[((?:[^\[\]\\]|\\.)+)\]\(\.\./entities/([^)]+)\.md\)", body(docs, slug))
        linked = [mention for mention in article["mentions"] if mention["linked"]]
        assert links == [(escape(mention["surface"]), mention["entity"]) for mention in linked]
        entities = [mention["entity"] for mention in linked]
        assert len(set(entities)) == len(entities)
        headings = {p["id"] for p in article["paragraphs"] if p["kind"] == "heading"}
        in_text = {m["entity"] for m in article["mentions"] if m["paragraph"] not in headings}
        assert set(entities) == in_text


def test_every_slug_has_its_page(articles: dict[str, Any], docs: Docs) -> None:
    wanted = {f"articles/{slug}.md" for slug in articles}
    for article in articles.values():
        wanted |= {f"entities/{mention['entity']}.md" for mention in article["mentions"]}
        wanted |= {f"topics/{topic['slug']}.md" for topic in article["topics"]}
        wanted |= {f"articles/{related['slug']}.md" for related in article["related"]}
    wanted |= {f"briefings/{briefing['slug']}.md" for briefing in docs.json("briefings.json")}
    wanted |= {f"topics/{topic['slug']}.md" for topic in docs.json("topics.json")}
    assert [path for path in sorted(wanted) if not (docs.folder / path).is_file()] == []


def test_the_lists_agree_with_the_articles(articles: dict[str, Any], docs: Docs) -> None:
    mentions = Counter(m["entity"] for article in articles.values() for m in article["mentions"])
    assert {entity["slug"]: entity["mentions"] for entity in docs.json("entities.json")} == mentions
    for entity in docs.json("entities.json"):
        named = {slug for slug, a in articles.items() if entity["slug"] in {m["entity"] for m in a["mentions"]}}
        assert set(entity["articles"]) == named
    for topic in docs.json("topics.json"):
        members = {slug for slug, a in articles.items() if topic["slug"] in {t["slug"] for t in a["topics"]}}
        assert set(topic["articles"]) == members
    index = docs.json("index.json")
    assert {entry["slug"] for entry in index} == set(articles)
    dates = [entry["date"] or "" for entry in index]
    assert dates == sorted(dates, reverse=True)
    for entry in index:
        article = articles[entry["slug"]]
        assert {key: entry[key] for key in ("id", "title", "date")} == {
            key: article[key] for key in ("id", "title", "date")
        }
        assert entry["topics"] == [topic["slug"] for topic in article["topics"]]


def test_briefings_have_exactly_the_promised_fields(docs: Docs) -> None:
    found = docs.json("briefings.json")
    assert found
    for briefing in found:
        assert set(briefing) == {"slug", "kind", "subject", "title", "points", "changes", "corrections"}
        assert briefing["kind"] in ("topic", "period", "written")
        assert all(set(point) - {"topic"} == set(RECORDS["briefing"].split()) for point in briefing["points"])
        assert all(point.get("topic") is None for point in briefing["points"] if briefing["kind"] != "period")


def test_the_page_about_the_data_names_every_field() -> None:
    page = (SAMPLE / "content/pages/data.md").read_text(encoding="utf-8")
    fields = {
        field for fields in (ARTICLE, SOURCE, SPAN, CITATION, EDIT, *RECORDS.values()) for field in fields.split()
    }
    names = set(re.findall(r"\w+", page))
    assert sorted(fields - names) == []
    for file in ("articles/", "entities.json", "topics.json", "briefings.json", "index.json"):
        assert file in page
