"""Rights: what a notice reserves is not in the docs tree, in no file of it, whatever else is."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from builder.model import Analysis, Briefings, Event, Figure, Mention, Point
from builder.pipeline import build
from builder.publish import publish
from builder.rights import reserves
from builder.sentences import sentences
from tests.conftest import STORY, Docs, Project

CASES = read_fixture_file(Path(__file__).parent / "cases" / "rights.md")


@pytest.mark.parametrize(("notice", "expected"), [pytest.param(n, e, id=title) for _, title, n, e in CASES])
def test_case(notice: str, expected: str) -> None:
    assert reserves(notice.strip()) == (expected.strip() == "reserved")


@given(st.text(max_size=40))
def test_an_open_licence_wins_over_whatever_stands_before_it(words: str) -> None:
    words = re.sub(r"\w*(?:not|nor|never|neither|longer|n['’]t)\w*", "", words, flags=re.IGNORECASE)
    assert not reserves(f"© 2024 {words}. All rights reserved. The text is licensed under CC BY 4.0.")


def test_no_notice_reserves_nothing() -> None:
    assert not reserves(None)
    assert not reserves("")


SHINGLE = 8
"""Words in a row that make a quotation: shorter runs are names and turns of phrase."""
NOTICE = "© 2024 Sample Wire. All rights reserved."
WITHHELD_LINE = "(Photo: Agency) A tall crane lifts the last steel beam &amp; a flag onto the roof of the hall"


def story(town: str, noun: str) -> str:
    """Return a raw article of the topic on chips whose every sentence of some length is its own."""
    return f"""Acme opens a chip {noun} in {town}

The robot maker Acme is putting $3 billion into a chip {noun} at {town}, says a letter to those who own it.

{WITHHELD_LINE} of {town}.

The mayor of {town} praised the {noun} at length, and nobody in the crowded hall asked what the water would cost. \
The fire brigade of {town} played a march that its late conductor had once written for the opening of a bridge.
Japan sent a minister to {town}, who spoke for an hour about rivers, ferries, bridges and the price of rice.

Where the {noun} of {town} will stand and what may not be built beside it any more

Officials of the United States sent a telegram to {town}, and Joe Biden may come to see how the {noun} is run.
Farmers around {town} said they had sold their land for less than the {noun} pays for a single machine today.
“The chip {noun} will be the largest that we have ever seen in {town} and beyond,” Joe Biden said on 3 May 2024.

- A first item about {town} that nobody but the clerk of the works will ever read to its very end
- A second item about the {noun} that lists the pumps, the filters, the valves and the tanks of acid

Acme expects the {noun} to make nine million chips a year from 2027 on, 40 percent of them for the cars of Japan.

Written by Ada Example

{NOTICE}
"""


ARTICLES = {
    "north": ("Northford", "plant", ""),
    "south": ("Southford", "works", "url: https://wire.example/south\n"),
    "east": ("Eastford", "factory", "publisher: East Herald\nurl: https://east.example/story\n"),
}


def shingles(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def sentences_of(town: str, noun: str) -> list[str]:
    """Return the sentences and lines of the article's text; the title and the notice are not among them."""
    lines = [line.removeprefix("- ") for line in story(town, noun).splitlines()[1:] if line != NOTICE]
    found = [line[start:end] for line in lines for start, end in sentences(line)]
    return [sentence for sentence in found if len(sentence.split()) >= SHINGLE]


def written(project: Project, site: str, sidecar: str = "") -> Path:
    for id_, (town, noun, known) in ARTICLES.items():
        project.write(f"seeds/{id_}.txt", story(town, noun))
        project.write(f"seeds/{id_}.yml", known + sidecar)
    project.write("content/site.yml", site)
    build(project.folders())
    return project.folders().out


def published_words(out: Path) -> str:
    """Return everything in the tree as words, each file by itself, with escapes and JSON's quoting undone."""
    texts = []
    for path in sorted(out.rglob("*")):
        if not path.is_file() or path.suffix == ".png":
            continue
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\]\([^)]*\)|\{[:#][^}]*\}|</?span[^>]*>|\\(?=\W)|\*\*|^[>#-]+ ", " ", text, flags=re.MULTILINE)
        texts.append(" ".join(re.findall(r"\w+", text.casefold())))
    return "\n".join(f" {text} " for text in texts)


def in_tree(sentence: str, words: str) -> list[str]:
    return [shingle for shingle in shingles(sentence) if f" {shingle} " in words]


def shown(out: Path, slug: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((out / f"data/articles/{slug}.json").read_text(encoding="utf-8"))
    return loaded


def page(out: Path, path: str) -> str:
    return (out / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("known", ["", "title: A title of its own\n"])
def test_full_articles_are_there_word_for_word(known: str, project: Project) -> None:
    """Or the tests below would find nothing because there is nothing to find."""
    words = published_words(written(project, "rights: full\n", known))
    for town, noun, _ in ARTICLES.values():
        for sentence in sentences_of(town, noun):
            assert in_tree(sentence, words) == list(shingles(sentence))


def test_nothing_is_quoted_of_articles_published_as_links(project: Project) -> None:
    out = written(project, "rights: link\n")
    words = published_words(out)
    for town, noun, _ in ARTICLES.values():
        assert [found for sentence in sentences_of(town, noun) for found in in_tree(sentence, words)] == []
    for slug in ARTICLES:
        data = shown(out, slug)
        assert data["publish"] == "link"
        for kind in ("paragraphs", "removed", "repaired", "mentions", "figures", "quotations", "events", "briefing"):
            assert data[kind] == [], kind
        assert data["topics"], "what the whole text is about stays known"
        assert "## Named in this article" in page(out, f"articles/{slug}.md")


@pytest.mark.parametrize("limit", [0, 20, 60, 100])
def test_of_an_excerpt_only_the_beginning_and_cited_sentences_are_there(limit: int, project: Project) -> None:
    out = written(project, f"rights: excerpt\nexcerpt_words: {limit}\n")
    words = published_words(out)
    briefings = json.loads(page(out, "data/briefings.json"))
    assert briefings
    points = [point for briefing in briefings for point in briefing["points"]]
    withheld = 0
    public = {found for slug in ARTICLES for p in shown(out, slug)["paragraphs"] for found in shingles(p["text"])}
    for slug, (town, noun, _) in ARTICLES.items():
        data = shown(out, slug)
        points += data["briefing"]
        quotes = {c["quote"] for point in points for c in point["citations"] if c["article"] == slug}
        assert data["briefing"]
        allowed = "\n".join(paragraph["text"] for paragraph in data["paragraphs"])
        beginning = [s for s in sentences_of(town, noun) if s in allowed and s not in quotes]
        assert sum(len(sentence.split()) for sentence in beginning) <= limit
        assert all(quote in allowed for quote in quotes)
        for sentence in sentences_of(town, noun):
            if sentence not in allowed:
                withheld += 1
                assert set(in_tree(sentence, words)) <= public, "what another article is allowed to say"
        assert data["removed"] == data["repaired"] == []
    assert withheld >= 6


def test_whole_sentences_from_the_beginning_and_a_mark_for_what_is_left_out(project: Project) -> None:
    project.write("content/articles/north.yml", "summary: ['Acme builds [[p3s1]]', 'Biden may come [[p12s1]]']\n")
    out = written(project, "rights: excerpt\nexcerpt_words: 45\n")
    texts = [paragraph["text"] for paragraph in shown(out, "north")["paragraphs"]]
    assert texts[0].startswith("The robot maker Acme")
    assert texts[1].startswith("The mayor of Northford praised")
    assert texts[1].endswith("the water would cost. […]")
    assert not any("Where the plant" in text for text in texts), "a heading needs its section below it"
    assert texts[2].startswith("[…] "), "or it would seem to follow on the one above"


@pytest.mark.parametrize("limit", [0, 15, 50, 120, 1000])
def test_what_is_left_of_an_excerpt_is_what_stood_there(limit: int, docs: Docs) -> None:
    """Of the repository's own articles: a sentence, a name or a figure says after the cut what it said before."""
    whole = docs.briefings
    cut = publish(replace(whole, corpus=replace(whole.corpus, extents=dict.fromkeys(whole.articles, "excerpt"))), limit)
    kept = 0
    for before, after in zip(whole.corpus.analyses, cut.corpus.analyses, strict=True):
        was, now = said(before), said(after)
        assert now.items() <= was.items()
        kept += len(now)
        assert Counter(m.entity for m in after.mentions) == Counter(m.entity for m in before.mentions)
        texts = {p.id: p.text for p in after.article.paragraphs}
        facts: list[Mention | Figure | Event] = [*after.figures, *after.events]
        for found in [*facts, *(m for m in after.mentions if m.paragraph in texts)]:
            assert texts[found.paragraph][found.start : found.end] == found.surface
        words = sum(len(text.split()) for text in texts.values())
        cited = [was[anchor] for anchor in cited_in(whole, before)]
        marks = sum(text.count("[…]") for text in texts.values())
        assert words - marks <= limit + sum(len(sentence.split()) for sentence in cited)
    assert kept
    for point, moved in zip(points_of(whole), points_of(cut), strict=True):
        assert [c.quote for c in point.citations] == [c.quote for c in moved.citations]


def test_a_point_that_quotes_a_link_is_gone_whoever_made_it(docs: Docs) -> None:
    whole = docs.briefings
    cut = publish(replace(whole, corpus=replace(whole.corpus, extents=dict.fromkeys(whole.articles, "link"))), 120)
    assert points_of(whole)
    assert points_of(cut) == []
    assert cut.topics == {}, "a briefing without a point is none"
    assert not any(analysis.article.paragraphs for analysis in cut.corpus.analyses)


def points_of(briefings: Briefings) -> list[Point]:
    topics = [point for briefing in briefings.all for point in briefing.points]
    return [*topics, *(point for points in briefings.articles.values() for point in points)]


def cited_in(whole: Briefings, analysis: Analysis) -> set[str]:
    """Return the ids of the sentences that points cite, wholly or in part, as persons may."""
    citations = [c for p in points_of(whole) for c in p.citations if c.article == analysis.article.slug]
    return {
        s.anchor
        for s in analysis.sentences
        if any(c.paragraph == s.paragraph and c.start < s.end and s.start < c.end for c in citations)
    }


def said(analysis: Analysis) -> dict[str, str]:
    """Return the text of each sentence by the id of its element."""
    texts = {p.id: p.text for p in analysis.article.paragraphs}
    return {s.anchor: texts[s.paragraph][s.start : s.end] for s in analysis.sentences}


@pytest.mark.parametrize("site", ["rights: excerpt\nexcerpt_words: 25\n", "rights: link\n", "rights: full\n"])
def test_offsets_are_those_of_what_is_published(site: str, project: Project) -> None:
    out = written(project, site)
    points = [point for briefing in json.loads(page(out, "data/briefings.json")) for point in briefing["points"]]
    counted = 0
    for slug in ARTICLES:
        data = shown(out, slug)
        points += data["briefing"]
        texts = {paragraph["id"]: paragraph["text"] for paragraph in data["paragraphs"]}
        for record in [*data["mentions"], *data["ambiguous"], *data["figures"], *data["events"]]:
            assert texts[record["paragraph"]][record["start"] : record["end"]] == record["surface"] != ""
            counted += 1
        for quotation in (q for q in data["quotations"] if q["direct"]):
            assert texts[quotation["paragraph"]][quotation["start"] - 1] == "“"
            assert texts[quotation["paragraph"]][quotation["end"]] == "”"
    for point in points:
        for citation in point["citations"]:
            texts = {p["id"]: p["text"] for p in shown(out, citation["article"])["paragraphs"]}
            assert texts[citation["paragraph"]][citation["start"] : citation["end"]] == citation["quote"]
    assert counted or "link" in site


@pytest.mark.parametrize("site", ["rights: excerpt\nexcerpt_words: 25\n", "rights: link\n"])
def test_every_link_to_a_sentence_finds_it_on_the_page(site: str, project: Project) -> None:
    out = written(project, site)
    pages = {path.stem: page(out, f"articles/{path.name}") for path in (out / "articles").glob("*.md")}
    followed = 0
    for path in out.rglob("*.md"):
        for slug, anchor in re.findall(r"articles/([a-z]+)\.md#(\w+)", path.read_text(encoding="utf-8")):
            assert re.search(rf'id="{anchor}"|#{anchor}\b', pages[slug])
            followed += 1
    assert followed or "link" in site


@pytest.mark.parametrize("setting", ["excerpt", "link"])
def test_scores_and_counts_are_those_of_the_whole_text(setting: str, project: Project) -> None:
    whole = written(project, "rights: full\n")
    topics = {slug: shown(whole, slug)["topics"] for slug in ARTICLES}
    lists = [page(whole, f"data/{name}.json") for name in ("entities", "topics")]
    out = written(project, f"rights: {setting}\n")
    assert {slug: shown(out, slug)["topics"] for slug in ARTICLES} == topics
    assert [page(out, f"data/{name}.json") for name in ("entities", "topics")] == lists
    if setting == "link":
        said = "- 2 mentions in text that is not shown here"
        assert page(out, "entities/joe-biden.md").count(said) == len(ARTICLES)


def test_a_letter_in_a_circle_is_shown_as_the_sign_that_it_stands_for(project: Project) -> None:
    project.write("seeds/plant.txt", STORY + "\nⓒ 2024 Example Wire. All rights reserved.\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    out = project.folder / "out"
    assert "\n© 2024 Example Wire. All rights reserved.\n{: .rights }" in page(out, "articles/plant.md")
    assert shown(out, "plant")["source"]["rights"] == "ⓒ 2024 Example Wire. All rights reserved."


def test_the_page_says_what_it_leaves_out_and_where_the_whole_is(project: Project) -> None:
    for setting, said in (("excerpt", "this page shows an excerpt"), ("link", "this page does not show the text")):
        out = written(project, f"rights: {setting}\n")
        east, north = page(out, "articles/east.md"), page(out, "articles/north.md")
        where = "[Read the whole article at East Herald](<https://east.example/story>)"
        assert f"The publisher reserves its rights; {said}. {where}." in east
        assert f"The publisher reserves its rights; {said}.\n" in north
        assert "## Full text" not in east
        for text in (east, north):
            assert NOTICE in text
            assert "By Ada Example" in text
        assert shown(out, "east")["source"]["rights"] == NOTICE


def test_an_article_published_as_a_link_gives_way_in_its_topics_briefing(project: Project) -> None:
    def cited(out: Path) -> list[str]:
        (briefing,) = json.loads(page(out, "data/briefings.json"))
        return [citation["article"] for point in briefing["points"] for citation in point["citations"]]

    out = written(project, "")
    before = cited(out)
    slug = next(slug for slug in before if slug in ARTICLES)
    project.write(f"seeds/{slug}.yml", "publish: link\n")
    build(project.folders())
    assert slug not in cited(out)
    assert len(cited(out)) == len(before), "others take its place"
    assert slug in json.loads(page(out, "data/topics.json"))[0]["articles"]


def test_what_is_decided_of_one_article_wins_either_way(project: Project) -> None:
    out = written(project, "rights: link\n", "publish: full\n")
    assert {shown(out, slug)["publish"] for slug in ARTICLES} == {"full"}
    assert shown(out, "plant")["publish"] == "full", "nothing is reserved without a notice"
    project.write("content/articles/north.yml", "publish: excerpt\n")
    project.write("content/articles/plant.yml", "publish: link\n")
    project.write("content/site.yml", "rights: full\n")
    build(project.folders())
    assert shown(out, "north")["publish"] == "excerpt"
    assert shown(out, "plant")["paragraphs"] == []
    assert "\nThis page does not show the text.\n" in page(out, "articles/plant.md")


@pytest.mark.parametrize("setting", ["link", "excerpt"])
def test_a_title_made_from_the_lead_goes_with_it(setting: str, project: Project) -> None:
    lead = "The ministry of the far north has bought a chip plant that nobody else wanted to have at that price"
    project.write("seeds/lead.txt", f"{lead} in the spring. It will be open by 2027.\n\n{NOTICE}\n")
    out = written(project, f"rights: {setting}\nexcerpt_words: 5\n")
    words = published_words(out)
    quoted = any(lead in c["quote"] for point in shown(out, "lead")["briefing"] for c in point["citations"])
    assert (shown(out, "lead")["title_from"] == "id") == (not quoted)
    if setting == "link":
        assert shown(out, "lead")["title"] == "Untitled: lead"
        assert in_tree(lead, words) == []


def test_words_of_a_language_without_spaces_are_counted_too(project: Project) -> None:
    sentence = "政府は北の町に半導体の工場を建てる計画を発表した。"
    text = "".join(sentence.replace("北", one) for one in "東西南北上下左右前後内外") * 2
    project.write("seeds/japanese.txt", f"工場の計画\n\n{text}\n\n© 2024 見本. All rights reserved.\n")
    out = written(project, "rights: excerpt\nexcerpt_words: 30\n")
    shown_text = shown(out, "japanese")["paragraphs"][-1]["text"]
    assert 1 <= shown_text.count("。") <= 2
    assert shown_text.endswith("。 […]")


WARNING = r"content/site\.yml:1:1: warning: the full text of {} whose notice reserves rights is published; decide .+\n"


@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_one_warning_counts_what_nobody_decided(strict: tuple[str, ...], project: Project) -> None:
    for id_, (town, noun, _) in ARTICLES.items():
        project.write(f"seeds/{id_}.txt", story(town, noun))
    for command in (("build", "--out", "out"), ("check",)):
        result = project.briefing(*command, *strict, "--quiet")
        assert re.fullmatch(WARNING.format("3 articles"), result.stderr)
        assert result.exit_code == 0, "a default is no fault"
        assert not result.stdout
    project.write("seeds/north.yml", "publish: excerpt\n")
    project.write("seeds/east.yml", "publish: full\n")
    assert re.fullmatch(WARNING.format("1 article"), project.briefing("check").stderr)


@pytest.mark.parametrize("decision", ["full", "excerpt", "link"])
def test_a_decision_silences_the_warning_and_check_lists_what_is_full(decision: str, project: Project) -> None:
    for id_, (town, noun, _) in ARTICLES.items():
        project.write(f"seeds/{id_}.txt", story(town, noun))
    project.write("seeds/east.yml", "publish: full\n")
    project.write("content/site.yml", f"rights: {decision}\n")
    for command in (("build", "--out", "out"), ("check", "--strict")):
        result = project.briefing(*command)
        assert result.exit_code == 0
        assert not result.stderr
    listed = re.findall(r"^  articles/(\w+)/(.*): © 2024", result.stdout, re.MULTILINE)
    others = [("north", ""), ("south", "")] if decision == "full" else []
    assert listed == [("east", " (publish: full)"), *others]


def test_nothing_reserved_is_nothing_said(project: Project) -> None:
    project.write("seeds/open.txt", story("Openford", "plant").replace("All rights reserved", "Text: CC BY 4.0"))
    result = project.briefing("check", "--strict")
    assert result.output.endswith("No error.\n")
    assert "reserve" not in result.output


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("content/site.yml", "rights: exerpt\n", "1:9: 'rights' must be one of 'full', 'excerpt' or 'link'"),
        ("content/site.yml", "rights: true\n", "1:9: 'rights' must be one of"),
        ("content/site.yml", "excerpt_words: -1\n", "1:16: 'excerpt_words'"),
        ("content/articles/plant.yml", "title: T\npublish: no\n", "2:10: 'publish' must be one of"),
        ("seeds/plant.yml", "publish: [full]\n", "1:10: 'publish' must be one of"),
    ],
)
def test_a_decision_that_is_none_is_an_error(path: str, text: str, place: str, project: Project) -> None:
    project.write(path, text)
    result = project.briefing("check")
    assert result.stderr.startswith(f"{path}:{place}")
    assert result.exit_code == 1


def test_explain_says_what_is_published(project: Project) -> None:
    project.write("seeds/north.txt", story("Northford", "plant"))
    project.write("content/site.yml", "rights: excerpt\n")
    said = project.briefing("explain", "north").stdout
    assert f"  rights: {NOTICE} (reserved)" in said
    assert "  published: excerpt\n" in said


def test_what_was_found_in_text_that_is_not_published_is_not_said_either(project: Project) -> None:
    """Who speaks, and what initials stand for, may have been told in a sentence that is not there."""
    secret = "Cora Hidden of Secret Widgets"
    story = f"""Acme opens a chip plant

Acme and ACME opened a chip plant near Nagoya in March, and the price of it was not told to all of the men.

They had, with the Amber Cedar Marble Engines (ACME), asked for it in a long letter, or so he said.

{secret} said: “We have no plans for it at all, and none for cars.”

“And we shall never sell the plant to any of the men,” she said. “The board knows of it as well.”
"""
    project.write("content/entities/acme.yml", "kind: company\nname: Acme Corporation\naliases: [Acme, ACME]\n")
    project.write("seeds/plant.txt", story)
    summary = 'summary: ["The board does not sell: “we shall never sell the plant” [[p9]]"]\n'
    project.write("seeds/plant.yml", f"date: 2024-05-10\npublish: excerpt\nrights: '{NOTICE}'\n{summary}")
    project.write("content/site.yml", "excerpt_words: 25\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    out = [path for path in (project.folder / "out").rglob("*") if path.suffix in (".md", ".json", ".xml", ".txt")]
    texts = {path.name: path.read_text("utf-8") for path in out}
    assert any("we shall never sell the plant" in text for text in texts.values())
    assert not [name for name, text in texts.items() if secret in text]
    data = json.loads(texts["plant.json"])
    assert data["ambiguous"]
    assert {name["why"] for name in data["ambiguous"]} == {""}
    assert {mention["evidence"] for mention in data["mentions"]} == {""}


@pytest.mark.parametrize(
    ("site", "said", "whole"),
    [
        ("", "publish: excerpt\n", True),
        ("excerpt_words: 20\n", "publish: excerpt\n", False),
        ("", "publish: full\n", False),
        ("rights: excerpt\n", "rights: © 2024 The Wire\n", True),
        ("rights: link\n", "rights: © 2024 The Wire\n", False),
    ],
)
def test_an_excerpt_that_is_the_whole_text_is_worth_a_look(site: str, said: str, whole: bool, project: Project) -> None:
    project.write("content/site.yml", site)
    project.write("content/articles/plant.yml", said)
    remarks = json.loads(project.briefing("check", "--json").stdout)["remarks"]
    found = [each["text"] for each in remarks if each["kind"] == "whole-excerpt"]
    assert len(found) == whole
    assert all("words, and an excerpt may have 120, so all of it is shown" in text for text in found)
