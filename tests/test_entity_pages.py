"""An entity's page holds every mention once, what refers to it, and links that lead somewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from builder.brief.rank import read_alone
from builder.config import Content
from builder.markdown.escape import escape
from builder.model import Tie
from builder.pages.coverage import coverage, period
from builder.pages.names import index_name, letter, plain
from builder.pages.neighbours import unexplained
from builder.schemas import Entity
from builder.slugs import Slug
from tests.conftest import ENTITIES, Docs, Project

CITE = re.compile(r"\[in the text\]\((?:\.\./)+articles/([a-z0-9-]+)\.md#([a-z0-9-]+)\)")
SHARED = re.compile(r"\]\((?:\.\./)+articles/([a-z0-9-]+)\.md#([a-z0-9-]+)\)\{ \.where \}")
HREF = re.compile(r'href="([^"]*)"')


def entity_files(folder: Path, slug: str) -> list[Path]:
    further = sorted((folder / "entities" / slug).glob("page-*.md"), key=lambda path: int(path.stem[5:]))
    return [folder / "entities" / f"{slug}.md", *further]


def section(text: str, heading: str) -> str:
    """Return what stands below a heading of the second level; nothing where there is no such heading."""
    return "".join(re.findall(rf"^## {heading}$\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))


def test_every_mention_stands_on_its_page_once(docs: Docs) -> None:
    for slug, mentions in docs.briefings.corpus.mentions.items():
        text = "".join(path.read_text(encoding="utf-8") for path in entity_files(docs.folder, slug))
        shown = CITE.findall(section(text, "Mentions"))
        assert len(set(shown)) == len(shown)
        assert set(shown) == {(m.article, m.sentence.anchor if m.sentence else m.mention.paragraph) for m in mentions}


def test_the_page_of_a_name_in_many_articles_begins_with_the_latest(docs: Docs) -> None:
    analyses = {a.article.slug: a for a in docs.briefings.corpus.analyses}
    dates = {slug: a.article.date or "" for slug, a in analyses.items()}
    cite = re.compile(r"\]\(\.\./articles/([a-z0-9-]+)\.md#(p\d+s\d+)\)\{ \.cite \}$", re.MULTILINE)
    many = 0
    for slug, mentions in docs.briefings.corpus.mentions.items():
        text = (docs.folder / f"entities/{slug}.md").read_text(encoding="utf-8")
        latest = cite.findall(section(text, "Latest"))
        named = {m.article for m in mentions}
        alone = {a: read_alone(analyses[a]) if dates[a] else frozenset[str]() for a in named}
        able = {m.article for m in mentions if m.sentence and m.sentence.anchor in alone[m.article]}
        assert len(latest) == (min(3, len(able)) if len(named) >= 6 else 0), slug
        if latest:
            many += 1
            assert "[All mentions](#mentions)" in section(text, "Latest")
            assert [dates[article] for article, _ in latest] == sorted((dates[a] for a in able), reverse=True)[:3]
            assert len(dict(latest)) == len(latest)
            assert all(anchor in alone[article] for article, anchor in latest)
            assert set(latest) <= {(m.article, m.sentence.anchor) for m in mentions if m.sentence}
    assert many > 5


@pytest.mark.parametrize(
    ("ties", "shown"),
    [
        ("ab.5 ac.5 bc.6", "bc"),  # closer than the way over the name in the middle
        ("ab.5 ac.5 bc.4", ""),
        ("ab.5 ac.5 bc.5", ""),  # all of one article, tied alike
        ("ab.2 ac.2 ad.2 bc.5 cd.5 bd.4", "bc cd"),  # b and d are tied by what both have with c
        ("ab.2 ac.2 ad.2 bc.3 cd.5 bd.4", "cd bd"),
        ("ab.2 ac.2 bc.3", "bc"),
    ],
)
def test_a_picture_shows_ties_between_others_that_no_third_name_explains(ties: str, shown: str) -> None:
    given = [
        (Slug(tie[0]), Tie(entity=Slug(tie[1]), articles=1, sentences=1, strength=float(tie[2:])))
        for tie in ties.split()
    ]
    own = [each for each in given if each[0] == "a"]
    others = [each for each in given if each[0] != "a"]
    found = unexplained(Slug("a"), [tie for _, tie in own], others)
    assert sorted(one + tie.entity for one, tie in found) == sorted(shown.split())


def test_shared_sentences_hold_both_names(docs: Docs) -> None:
    places = {
        slug: {(m.article, m.sentence.anchor) for m in found if m.sentence}
        for slug, found in docs.briefings.corpus.mentions.items()
    }
    linked = 0
    for slug in places:
        text = section((docs.folder / f"entities/{slug}.md").read_text(encoding="utf-8"), "Appears with")
        for line in text.splitlines():
            if other := re.match(r"- \[[^]]*\]\(\.\./entities/([a-z0-9-]+)\.md\)", line):
                shared = set(SHARED.findall(line))
                assert shared <= places[Slug(slug)] & places[Slug(other[1])]
                linked += len(shared)
                assert len({article for article, _ in shared}) == len(SHARED.findall(line))  # one an article
    assert linked > 100


def test_a_sentence_shared_in_an_undated_article_is_called_by_its_place(project: Project) -> None:
    project.write("seeds/talk.txt", "Fog over the quay\n\nAcme builds in Japan. Acme sells in Japan, it said.\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    text = (project.folder / "out/entities/acme.md").read_text(encoding="utf-8")
    line = next(line for line in section(text, "Appears with").splitlines() if line.startswith("- [Japan]"))
    assert re.findall(r"\[([^]]*)\]\([^)]*talk", line) == ["“Fog over the quay”, undated"]


def test_places_that_share_a_day_are_called_by_their_publishers_too(project: Project) -> None:
    """Two links of one name and two targets are a riddle; a copy of a text is no further place."""
    quay = "Acme builds a long quay for ships of timber and of coal in Japan. Nobody on the council voted against it."
    fog = "The fog that lay over every road of the north has kept the workers of Acme in Japan from their benches."
    texts = {"one": (3, quay), "again": (4, quay), "two": (3, fog), "three": (5, "Acme sells lamps to all of Japan.")}
    for name, (day, text) in texts.items():
        project.write(f"seeds/{name}.txt", f"Of {name}\n\n{text}\n")
        project.write(f"seeds/{name}.yml", f"date: 2024-04-0{day}\npublisher: The {name.title()}\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    text = (project.folder / "out/entities/acme.md").read_text(encoding="utf-8")
    line = next(line for line in section(text, "Appears with").splitlines() if line.startswith("- [Japan]"))
    called = {article: label for label, article in re.findall(r"\[([^]]*)\]\(\.\./articles/(\w+)\.md#", line)}
    assert {article: called.get(article) for article in texts} == {
        "one": "The One, 3 April 2024",
        "again": None,
        "two": "The Two, 3 April 2024",
        "three": "5 April 2024",
    }


def test_links_of_raw_html_lead_to_pages(docs: Docs) -> None:
    found = Counter[str]()
    for path in sorted(docs.folder.rglob("*.md")):
        file = path.relative_to(docs.folder).as_posix()
        address = "/" + file.removesuffix(".md").removesuffix("index") + "/"
        for target in HREF.findall(path.read_text(encoding="utf-8")):
            if not target.startswith(("http", "#")):
                leads = urljoin(address.replace("//", "/"), target)
                assert leads.endswith("/")
                assert (docs.folder / f"{leads.strip('/')}.md").is_file(), (file, target)
                found[file] += 1
    assert found["entities/network.md"] > 50
    assert found["entities/japan.md"] > 10


def test_every_name_is_in_the_list_of_its_kind_and_from_a_to_z(docs: Docs) -> None:
    listed = Counter(
        slug
        for path in [
            docs.folder / "entities/a-z.md",
            *(docs.folder / "entities/a-z").glob("*.md"),
            *(docs.folder / "entities/kind").rglob("*.md"),
        ]
        for slug in re.findall(r"^- \[.*\]\((?:\.\./)+entities/([a-z0-9-]+)\.md\)", path.read_text(), re.MULTILINE)
    )
    assert listed == dict.fromkeys(docs.briefings.corpus.mentions, 2)


def test_a_short_list_of_names_says_what_each_is_and_a_long_one_has_letters(docs: Docs, content: Content) -> None:
    laws = (docs.folder / "entities/kind/law.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^- \[SB 53\].*$", laws, re.MULTILINE)
    assert line.endswith(f'<span class="said">{escape(content.entities[Slug("sb-53")].description or "")}</span>')
    assert '<span class="meta">2 articles</span>' in line
    everything = (docs.folder / "entities/a-z.md").read_text(encoding="utf-8")
    assert '<span class="said">' not in everything
    assert "{: .letters }" in everything


def test_no_page_has_an_empty_part(docs: Docs) -> None:
    for path in sorted((docs.folder / "entities").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^#+ [^\n]*\n+(?=##? |\Z)", text.partition("\n# ")[2], re.MULTILINE), path


def entity(name: str, kind: str = "person", **fields: object) -> Entity:
    return Entity.model_validate({"name": name, "kind": kind, "slug": "x", "path": "x.yml", **fields})


@pytest.mark.parametrize(
    ("given", "shown", "under"),
    [
        (entity("Fumio Kishida"), "Kishida, Fumio", "K"),
        (entity("Xi Jinping", short=("Xi",)), "Xi Jinping", "X"),
        (entity("Ferdinand Marcos Jr.", short=("Marcos", "Marcos Jr.")), "Marcos Jr., Ferdinand", "M"),
        (entity("Ursula von der Leyen", short=("von der Leyen",)), "von der Leyen, Ursula", "V"),
        (entity("Łukasz Ørsted"), "Ørsted, Łukasz", "O"),
        (entity("École polytechnique", "organisation"), "École polytechnique", "E"),
        (entity("2024 outage", "event"), "2024 outage", "0–9"),
        (entity("日本電気", "company"), "日本電気", "Other"),
    ],
)
def test_people_stand_under_the_name_that_is_used_alone(given: Entity, shown: str, under: str) -> None:
    assert index_name(given) == shown
    assert letter(given) == under


def test_accents_do_not_matter_in_order() -> None:
    assert sorted(["Zürich", "Öko", "Oko", "zeta", "Ōsaka"], key=plain) == ["Öko", "Oko", "Ōsaka", "zeta", "Zürich"]


def test_a_long_page_goes_on_and_repeats_nothing(project: Project) -> None:
    project.write("content/site.yml", "articles_per_page: 10\n")
    for number in range(35):
        day = f"2024-{number % 12 + 1:02d}-{number % 27 + 1:02d}"
        text = (
            f"Report {number}\n\nAcme opened plant number {number} this week in the north.\n\nJapan took note of it.\n"
        )
        project.write(f"seeds/story-{number:02d}.txt", text)
        project.write(f"seeds/story-{number:02d}.yml", f"date: {day}\n")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    files = entity_files(project.folder / "out", "acme")
    assert len(files) == 4
    shown = [cite for path in files for cite in CITE.findall(path.read_text(encoding="utf-8"))]
    assert len(shown) == len(set(shown))
    assert [len(CITE.findall(path.read_text(encoding="utf-8"))) for path in files[:3]] == [10, 10, 10]
    assert "## Appears with" not in files[1].read_text(encoding="utf-8")


REFERRING = {
    "content/entities/joe-biden.yml": "name: Joe Biden\nkind: person\nroles:\n"
    "  - title: Vice President of the United States\n    of: united-states\n    from: 2009-01-20\n    to: 2017-01\n"
    "  - title: Chairman\n    of: acme\n    from: 2021\n"
    "  - title: Senator\n    to: 2009-01-15\n",
    "content/entities/acme.yml": ENTITIES["acme"] + "related: [united-states]\nwebsite: https://acme.example/\n",
}


def test_what_refers_to_an_entity_is_told_where_it_belongs(project: Project) -> None:
    for path, text in REFERRING.items():
        project.write(path, text)
    project.write("seeds/more.txt", "More\n\nJoe Biden said “we build chips here” in Japan, and Acme agreed to it.\n")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    page = {slug: (project.folder / f"out/entities/{slug}.md").read_text(encoding="utf-8") for slug in ENTITIES}
    assert section(page["joe-biden"], "Roles").strip().splitlines() == [
        "- Chairman, [Acme](../entities/acme.md), since 2021",
        "- [Vice President of the United States](../entities/united-states.md), 20 January 2009 to January 2017",
        "- Senator, until 15 January 2009",
    ]
    assert section(page["acme"], "People").strip() == "- [Joe Biden](../entities/joe-biden.md): Chairman, since 2021"
    assert "“we build chips here”" in section(page["joe-biden"], "Quoted words")
    assert "- Part of: [Japan](../entities/japan.md)" in page["acme"]
    assert "- Includes: [Acme](../entities/acme.md)" in page["japan"]
    assert "- See also: [Acme](../entities/acme.md)" in page["united-states"]
    told = "named in 2 points of its [briefing](../briefings/chips.md) and in its definition"
    assert told in section(page["acme"], "Topics")


def test_names_that_look_like_markup_stay_text(project: Project, render: Callable[[str], str]) -> None:
    evil = "Beta </title></svg><script>alert(1)</script> `x` [a](b)"
    project.write("content/entities/beta.yml", f"name: {json.dumps(evil)}\nkind: company\naliases: [Beta]\n")
    others = ["Gamma", "Delta", "Epsilon", "Zeta", "Theta"]
    for other in others:
        project.write(f"content/entities/{other.lower()}.yml", f"name: {other}\nkind: place\n")
    project.write("seeds/odd.txt", f"Odd\n\nThe first of {', '.join(others)} and Beta came to the meeting.\n")
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    for path in ("beta.md", "gamma.md", "network.md", "a-z.md"):
        text = (project.folder / "out/entities" / path).read_text(encoding="utf-8").split("---\n", 2)[2]
        root: Any = html.fromstring(f"<div>{render(text)}</div>")
        assert not root.xpath("//script"), path
        assert evil in " ".join(root.text_content().split()), path
        assert len(root.xpath("//svg")) == (path != "a-z.md")


def test_other_names_are_told_apart_and_those_that_differ_in_signs_alone_are_one(project: Project) -> None:
    others = '["Acme, Son, and Co.", Acme Son and Co, ACME SON AND CO, The Acme, THE ACME]'
    project.write("content/entities/acme.yml", f"name: Acme, Son and Co.\nkind: company\naliases: {others}\n")
    project.write("seeds/odd.txt", "Odd\n\nThe board of Acme, Son and Co. came to the meeting on a day in March.\n")
    project.write("content/entities/beta.yml", "name: Beta\nkind: company\naliases: ['Beta, Inc.', Betamax]\n")
    project.write("seeds/beta.txt", "Beta\n\nThe board of Beta came to the meeting on a day in March as well.\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    acme, beta = ((project.folder / f"out/entities/{slug}.md").read_text("utf-8") for slug in ("acme", "beta"))
    assert "- Also written: The Acme\n" in acme
    assert "- Also written: Beta, Inc.; Betamax\n" in beta


def test_a_page_with_one_mention_is_short(project: Project) -> None:
    assert project.briefing("build", "--out", "out", "--strict").exit_code == 0
    page = (project.folder / "out/entities/united-states.md").read_text(encoding="utf-8")
    assert "1 mention in 1 article, undated." in page
    for heading in ("Roles", "Coverage over time", "Quoted words"):
        assert not section(page, heading)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2024-04-10"], "10 April 2024"),
        (["2024-04-10", "2024-04-10"], "10 April 2024"),
        (["2025", "2024-04", None], "2 dated April 2024 to 2025 and 1 undated"),
        (["2024", None], "1 dated 2024 and 1 undated"),
        ([None, None], "undated"),
    ],
)
def test_the_time_of_coverage_is_as_precise_as_the_dates(dates: list[str | None], said: str) -> None:
    assert period(dates) == said


def test_coverage_counts_each_article_once_and_says_what_it_leaves_out() -> None:
    shown = coverage(["2024-04-10", "2024-04-30", "2024-06", "2024", None, None])
    assert "<td>April 2024</td><td>2</td>" in shown
    assert "<td>June 2024</td><td>1</td>" in shown
    assert "not shown: 1 article dated by year only and 2 articles undated." in shown
    by_year = coverage(["1999-04-10", "2024-04-30", "2024", None])
    assert "<td>1999</td><td>1</td></tr><tr><td>2024</td><td>2</td>" in by_year
    assert "not shown: 1 article undated." in by_year


@pytest.mark.parametrize(
    "dates", [[], [None], ["2024-04-10"] * 9, ["2024-04", "2024-06", "2025"], [None, "2024", "2025"]]
)
def test_coverage_is_not_drawn_where_a_line_says_it_all(dates: list[str | None]) -> None:
    assert coverage(dates) == ""


def test_where_no_names_appear_together_nothing_is_said_of_their_ties(project: Project) -> None:
    pages = []
    for text in ("Acme builds in Japan.", "Nobody was named in it."):
        project.write("seeds/plant.txt", f"Fog\n\nA story about fog was told on a day in the town. {text}\n")
        assert project.briefing("build", "--out", "out").exit_code == 0
        pages.append((project.folder / "out/entities/network.md").read_text(encoding="utf-8"))
    assert ["How strong a tie is" in page for page in pages] == [True, False]
    assert "No two names appear together yet." in pages[1]
