"""Pages of facts: every fact stands in its sentence, and the link leads to it."""

from __future__ import annotations

import json
import re

import pytest

from builder.markdown.escape import escape
from builder.model import Figure, ParagraphId, Sentence
from builder.pages.agreement import Compared, Said, compared, same_amounts, telling
from builder.pages.stated import Stated, StatedFigure
from builder.slugs import Slug
from tests.conftest import Docs, Project

ITEM = re.compile(r"^    - (.+) \[[^\]]+\]\((?:\.\./)+articles/([^)#]+)\.md#(p\d+s\d+)\)\{ \.cite \}$", re.MULTILINE)


@pytest.mark.parametrize("name", ["figures", "quotations", "timeline"])
def test_every_item_is_the_sentence_that_its_link_leads_to(name: str, docs: Docs) -> None:
    page = (docs.folder / f"facts/{name}.md").read_text("utf-8")
    items = ITEM.findall(page)
    assert len(items) > 5
    assert page.count("\n    - ") == len(items)
    for sentence, slug, anchor in items:
        assert "**" in sentence
        article = (docs.folder / f"articles/{slug}.md").read_text("utf-8")
        if f'<span id="{anchor}"></span>' in article:  # of a table, whose cells part sentences
            continue
        text = article.split(f'<span id="{anchor}">')[1].split("</span>")[0]
        shown = re.sub(r"\[((?:[^\]\\]|\\.)*)\]\([^)]*\)", r"\1", text)
        assert sentence.replace("**", "") == re.sub(r"</?(?:em|strong)>", "", shown)


def test_articles_topics_and_entities_show_a_few_facts(docs: Docs) -> None:
    article = (docs.folder / "articles/2024-04-10-microsoft-japan-investment.md").read_text("utf-8")
    of = "cloud and artificial intelligence facilities in Japan"
    assert f"- [$2.9 billion](#p1s1): {of}, [Microsoft](../entities/microsoft.md) · [two years](#p1s1)\n" in article
    assert "## Key figures" in (docs.folder / "entities/microsoft.md").read_text("utf-8")
    assert "## Who said what" in (docs.folder / "topics/japan-us-relations.md").read_text("utf-8")
    for path in [
        *docs.folder.glob("articles/*.md"),
        *docs.folder.glob("entities/*.md"),
        *docs.folder.glob("topics/*.md"),
    ]:
        for section in re.findall(
            r"## (?:Key figures|Who said what)\n\n((?:(?:    )?- .*\n)+)", path.read_text("utf-8")
        ):
            assert len(re.findall(r"^- ", section, re.MULTILINE)) <= 5


def test_a_topic_shows_figures_that_are_nobodys_where_it_has_too_few_of_somebody(project: Project) -> None:
    nobodys = "The second foundry near the river costs $3 billion, and the chip line in it waits for a permit.\n"
    owned = "Acme will spend $2 billion on the chip plant in Nagoya.\n"
    project.write("seeds/plant.txt", f"Chips by the river\n\n{nobodys}\n{owned}")
    assert project.briefing("build", "--out", "out").exit_code == 0
    page = (project.folder / "out/topics/chips.md").read_text("utf-8")
    shown = page.partition("## Key figures")[2].partition("\n## ")[0]
    assert re.findall(r"^- \*\*(\$\d) billion", shown, re.MULTILINE) == ["$3", "$2"]


def test_the_overview_shows_the_newest_facts_and_the_next_dates(project: Project) -> None:
    project.write("content/site.yml", "as_of: 2025-03-31\n")
    project.write(
        "seeds/2025-03-30-plan.txt",
        "Acme plans\n\nAcme will spend $2 billion on the plant in Nagoya. The plant opens on May 2, 2026.\n\n"
        "A second one follows on April 3, 2027. The council said no on March 3, 2025.\n",
    )
    assert project.briefing("build", "--out", "out").exit_code == 0
    overview = (project.folder / "out/facts/index.md").read_text("utf-8")
    assert "**$2 billion**" in overview.split("## Key figures")[1].split("##")[0]
    to_come = overview.split("## Upcoming dates")[1]
    assert [line for line in to_come.splitlines() if line.startswith("- ")] == ["- 2 May 2026", "- 3 April 2027"]
    assert "[All 3 dated sentences](../facts/timeline.md)" in to_come


def test_the_timeline_is_drawn_once_above_its_list(docs: Docs) -> None:
    timeline = (docs.folder / "facts/timeline.md").read_text("utf-8")
    assert timeline.count("<svg") == 1
    assert "<th>Date</th><th>Dated sentences</th>" in timeline
    counted = sum(int(n) for n in re.findall(r"<td>(\d+)</td></tr>", timeline))
    assert f"{counted} entries" in timeline


def test_the_timeline_has_a_heading_for_each_year(docs: Docs) -> None:
    pages = [docs.folder / "facts/timeline.md", *sorted((docs.folder / "facts/timeline").glob("page-*.md"))]
    years = []
    for page in pages:
        for year, below in re.findall(r"(?ms)^## (.+?)$(.*?)(?=^## |\Z)", page.read_text("utf-8")):
            dates = re.findall(r"^- (.+)$", below, re.MULTILINE)
            assert dates, year
            assert {date.rpartition(" ")[2] for date in dates} == {year}
            years.append(year)
    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 3


@pytest.mark.parametrize("name", ["figures", "quotations"])
def test_figures_and_quotations_stand_below_the_year_of_their_articles(name: str, docs: Docs) -> None:
    dates = {a.article.slug: (a.article.date or "Undated").partition("-")[0] for a in docs.briefings.corpus.analyses}
    page = (docs.folder / f"facts/{name}.md").read_text("utf-8")
    years = []
    for year, below in re.findall(r"(?ms)^## (\d{4}|Undated)$(.*?)(?=^## |\Z)", page):
        found = {dates[Slug(slug)] for _, slug, _ in ITEM.findall(below)}
        assert found == {year}
        years.append(year)
    assert years[:3] == ["2026", "2025", "2024"]
    assert len(set(years)) == len(years)


def test_one_fact_is_not_called_all_of_it(project: Project) -> None:
    project.write("seeds/talk.txt", 'Acme talks\n\n"We will build it all here," Ada Example of Acme said.\n')
    project.write(
        "seeds/plain.txt", "Plain\n\nA plant opens near the river today, said the company, and nobody objected.\n"
    )
    assert project.briefing("build", "--out", "out").exit_code == 0
    overview = (project.folder / "out/facts/index.md").read_text("utf-8")
    assert "[All quotations](../facts/quotations.md)" in overview
    article = (project.folder / "out/articles/plain.md").read_text("utf-8")
    assert "\nPublisher not stated · undated · 1 min read\n" in article
    cited = re.findall(r"\[(“.+”, .+)\]\(\.\./articles/talk\.md#", overview)
    assert cited == ["“Acme talks”, undated"]
    listed = (project.folder / "out/articles/index.md").read_text("utf-8")
    assert '[Plain](../articles/plain.md) <span class="meta">Undated</span>' in listed


@pytest.mark.parametrize("copy", ["", "https://archive.example/web/20240611080000/"])
def test_an_article_of_which_nobody_states_the_publisher_is_called_by_its_host(copy: str, project: Project) -> None:
    project.write("seeds/talk.txt", 'Acme talks\n\n"We will build it all here," Ada Example of Acme said.\n')
    project.write("seeds/talk.yml", f"url: {copy}https://www.acme.example/news\ndate: 2024\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    overview, listed = ((project.folder / f"out/{of}/index.md").read_text("utf-8") for of in ("facts", "articles"))
    assert re.findall(r"\[([^[]+, .+)\]\(\.\./articles/talk\.md#", overview) == ["acme.example, 2024"]
    assert '[Acme talks](../articles/talk.md) <span class="meta">acme.example, 2024</span>' in listed


def test_a_citation_is_no_longer_than_its_sentence_because_nobody_states_the_publisher(project: Project) -> None:
    title = "Acme talks of the plant near the river and of all that it means to build"
    project.write("seeds/talk.txt", f'{title}\n\n"We will build it all here," Ada Example of Acme said.\n')
    assert project.briefing("build", "--out", "out").exit_code == 0
    overview = (project.folder / "out/facts/index.md").read_text("utf-8")
    cited = re.findall(r"\[(“.+”, .+)\]\(\.\./articles/talk\.md#", overview)
    assert cited == ["“Acme talks of the plant near the…”, undated"]


def test_a_list_without_an_entry_says_so_and_no_more(project: Project) -> None:
    project.write("seeds/plant.txt", "Plain\n\nA plant opens near the river, said the company, and nobody objected.\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    for name in ("figures", "quotations", "timeline"):
        text = (project.folder / f"out/facts/{name}.md").read_text("utf-8")
        assert "None yet." in text
        assert "0 entries" not in text
        assert "spreadsheet" not in text


def test_long_lists_go_on_on_further_pages(project: Project) -> None:
    project.write("content/site.yml", "articles_per_page: 10\n")
    for number in range(12):
        project.write(
            f"seeds/plan-{number:02d}.txt",
            f"Acme shows plan {number}\n\n"
            f"Acme will spend $2 billion on plan {number} for Nagoya, as the owners heard.\n\n"
            f"On May {number + 1}, 2023, the council of the city took note of plan {number} without a word.\n",
        )
    assert project.briefing("build", "--out", "out").exit_code == 0
    for name in ("figures", "timeline"):
        second = (project.folder / f"out/facts/{name}/page-2.md").read_text("utf-8")
        assert f"](../../facts/{name}.md)" in second
        assert ITEM.findall(second)
        assert len(ITEM.findall((project.folder / f"out/facts/{name}.md").read_text("utf-8"))) == 10


def test_what_is_withheld_states_nothing(project: Project) -> None:
    project.write("content/articles/plant.yml", "publish: link\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    assert not any(ITEM.search(path.read_text("utf-8")) for path in project.folder.glob("out/facts/*.md"))
    assert json.loads((project.folder / "out/data/articles/plant.json").read_text("utf-8"))["figures"] == []


def test_what_a_page_says_of_somebody_is_escaped(project: Project) -> None:
    project.write(
        "seeds/plant.txt", "Acme opens\n\nAcme will spend $2 billion on <b>*chips*</b> of [Nagoya](x), it hears.\n"
    )
    assert project.briefing("build", "--out", "out").exit_code == 0
    page = (project.folder / "out/facts/figures.md").read_text("utf-8")
    assert escape("<b>*chips*</b>") in page
    assert "<b>" not in page


WIRE = (
    "Acme will spend $2 billion on the foundry that it runs with Globex near the harbour of Nagoya, the ministry said. "
    'The work begins on May 2, 2026, and ends two years later. "We will build it all here," Ada Example of Acme said, '
    "and told reporters at the gate that nobody in the town had asked for a smaller one or for none at all. "
)
OWN = (
    "Acme and Globex put $2 billion into their foundry at the harbour of Nagoya, as people there have known for weeks. "
)


def of_copies(project: Project) -> None:
    """Build a text that three files have, two of them of one publisher, and one that says as much in its own words."""
    (project.folder / "seeds/plant.txt").unlink(missing_ok=True)
    project.write("content/entities/globex.yml", "name: Globex\nkind: company\n")
    texts = {"wire": WIRE, "paper": WIRE, "again": WIRE, "own": OWN}
    for day, (name, text) in enumerate(texts.items(), 1):
        project.write(f"seeds/{name}.txt", f"As the {name} has it\n\n{text}\n")
        publisher = "The Wire" if name == "again" else f"The {name.title()}"
        project.write(f"seeds/{name}.yml", f"date: 2026-01-0{day}\npublisher: {publisher}\n")
    assert project.briefing("build", "--out", "out").exit_code == 0


@pytest.mark.parametrize(
    ("name", "fact"), [("figures", "$2 billion"), ("quotations", "We will"), ("timeline", "May 2")]
)
def test_what_copies_of_a_text_state_stands_once_with_who_else_published_it(
    name: str, fact: str, project: Project
) -> None:
    of_copies(project)
    listed = (project.folder / f"out/facts/{name}.md").read_text("utf-8").partition("## 2026")[2]
    (line,) = (
        line for line in listed.splitlines() if fact in line and "articles/own.md" not in line and ".cite" in line
    )
    assert line.endswith("{ .cite }; also reported by [The Paper](../articles/paper.md)"), "not by who is cited"
    table = (project.folder / f"out/data/{name}.csv").read_text("utf-8")
    assert [table.count(f"articles/{slug}/") for slug in ("wire", "paper", "again")] == [1, 0, 0]


def test_a_text_does_not_agree_with_its_copies(project: Project) -> None:
    of_copies(project)
    said = (project.folder / "out/facts/figures.md").read_text("utf-8").partition("## 2026")[0]
    assert re.findall(r"(\d) articles (\w+):", said) == [("2", "agree")]
    assert set(re.findall(r"articles/(\w+)\.md#", said)) == {"wire", "own"}


def test_a_copy_is_listed_with_what_it_alone_states(project: Project) -> None:
    of_copies(project)
    project.write(
        "seeds/paper.txt", f"As the paper has it\n\n{WIRE}\n\nGlobex will spend $3 billion on a pier in Osaka.\n"
    )
    assert project.briefing("build", "--out", "out").exit_code == 0
    table = (project.folder / "out/data/figures.csv").read_text("utf-8")
    found = {line.split(",")[0]: "articles/paper/" in line for line in table.splitlines()[1:]}
    assert found == {"$2 billion": False, "$3 billion": True}


def stated(article: str, value: float, of: str | None, entity: str | None = "acme", unit: str = "USD") -> StatedFigure:
    paragraph = ParagraphId("p1")
    sentence = Sentence(paragraph=paragraph, number=1, start=0, end=9, centrality=0)
    figure = Figure(
        paragraph=paragraph,
        start=0,
        end=2,
        surface="$2",
        kind="money",
        value=value,
        unit=unit,
        of=of,
        entity=Slug(entity) if entity else None,
    )
    return StatedFigure(figure, Stated(Slug(article), sentence, "$2 it was", ((0, 2),)), None)


DATES = {Slug("a"): "2024-04-10", Slug("b"): "2024-04-12", Slug("c"): "2025-04-10", Slug("d"): "2024", Slug("e"): None}


def groups(*figures: StatedFigure) -> list[Compared]:
    return list(compared(figures, DATES))


def test_articles_that_give_one_figure_for_one_thing_agree_or_differ() -> None:
    same = groups(stated("a", 2, "a chip plant in Nagoya"), stated("b", 2, "the chip plant near Nagoya"))
    assert [(len(group.figures), group.agree) for group in same] == [(2, True)]
    differ = groups(stated("a", 2, "a chip plant in Nagoya"), stated("b", 3, "the chip plant in Nagoya"))
    assert [(len(group.figures), group.agree) for group in differ] == [(2, False)]


@pytest.mark.parametrize(
    "other",
    [
        stated("b", 2, "a chip plant in Kobe"),
        stated("b", 2, "a chip plant in Nagoya", entity="other"),
        stated("b", 2, "a chip plant in Nagoya", entity=None),
        stated("b", 2, "a chip plant in Nagoya", unit="JPY"),
        stated("a", 2, "a chip plant in Nagoya"),
        stated("c", 2, "a chip plant in Nagoya"),
        stated("d", 2, "a chip plant in Nagoya"),
        stated("e", 2, "a chip plant in Nagoya"),
    ],
)
def test_what_is_not_certainly_the_same_thing_is_not_compared(other: StatedFigure) -> None:
    assert groups(stated("a", 2, "a chip plant in Nagoya"), other) == []


def test_one_word_does_not_tell_what_is_measured() -> None:
    assert groups(stated("a", 2, "revenue"), stated("b", 2, "revenue")) == []


def spoken(article: str, text: str, value: float = 2.4e9, kind: str = "money", unit: str = "USD") -> StatedFigure:
    """Return a figure at the start of a sentence."""
    paragraph = ParagraphId("p1")
    sentence = Sentence(paragraph=paragraph, number=1, start=0, end=len(text), centrality=0)
    figure = Figure(paragraph=paragraph, start=0, end=2, surface="$2", kind=kind, value=value, unit=unit)  # type: ignore[arg-type]
    return StatedFigure(figure, Stated(Slug(article), sentence, text, ((0, 2),)), None)


def said(stated: Stated) -> Said:
    names = re.findall(r"Acme|Globex|Nagoya", stated.text)
    return Said(frozenset(Slug(name.lower()) for name in names), telling(re.sub("|".join(names), "", stated.text)))


PLANT = "Acme spends $2.4 billion on the foundry that it runs with Globex"


def test_one_amount_of_one_thing_is_told_by_names_and_rare_words() -> None:
    same = list(
        same_amounts([spoken("a", PLANT), spoken("e", "The foundry of Acme and Globex costs $2.4 billion")], said)
    )
    assert [(len(group.figures), group.agree) for group in same] == [(2, True)]
    three = [spoken("a", PLANT), spoken("b", "Globex says Acme paid $2.4 billion for a foundry"), spoken("d", PLANT)]
    assert [len(group.figures) for group in same_amounts(three, said)] == [3]


@pytest.mark.parametrize(
    "other",
    [
        spoken("b", "Acme spends $2.4 billion on the foundry that it runs alone"),
        spoken("b", "Acme and Globex have it for a $2 billion", 2e9),
        spoken("b", "Globex owes 2.4 billion yen to Acme for a foundry", unit="JPY"),
        spoken("b", "Acme told Globex of it for 2.4 billion"),
        spoken("a", "The foundry of Acme and Globex costs $2.4 billion"),
    ],
)
def test_an_amount_that_may_be_of_something_else_is_not_compared(other: StatedFigure) -> None:
    assert list(same_amounts([spoken("a", PLANT), other], said)) == []


def _in_several(project: Project, texts: dict[str, str]) -> str:
    """Return what the page of figures says stands in several of these articles."""
    for number, (name, text) in enumerate(texts.items()):
        project.write(f"seeds/{name}.txt", f"{name.title()}\n\nBy Ada Example\n\nMay {number + 1}, 2024\n\n{text}\n")
    assert project.briefing("build", "--out", "out").exit_code == 0
    page = (project.folder / "out/facts/figures.md").read_text("utf-8")
    return page.split("## In several articles")[1].split("## 2024")[0]


def test_articles_that_agree_and_articles_that_differ_stand_side_by_side(project: Project) -> None:
    project.write("content/entities/globex.yml", "kind: company\nname: Globex\n")
    texts = {
        "one": "Acme will spend $2 billion on a chip plant in Nagoya, the council of the city heard on Monday.",
        "two": "Acme will spend $3 billion on a chip plant in Nagoya, its owners told the press after the meeting.",
        "three": "Acme and Globex share a laboratory for photoresist, of which 730 engineers have moved to the coast.",
        "four": "Some 730 engineers work on photoresist for Globex and Acme by the sea, as their unions have counted.",
    }
    several = _in_several(project, texts)
    assert "2 articles differ" in several
    assert several.count("**$2 billion**") == several.count("**$3 billion**") == 2
    assert "2 articles agree" in several
    assert several.count("**730 engineers**") >= 2


def test_a_country_and_who_acts_for_it_are_one_name(project: Project) -> None:
    texts = {
        "one": "President Joe Biden gave orchards in the United States $12 billion against the frost of the spring.",
        "two": "Growers in the United States told Joe Biden that the frost had cost their orchards $12 billion.",
        "three": "The United States lends Acme $34 billion for a reservoir, the council of the city heard.",
        "four": "The reservoir of Acme will cost President Joe Biden $34 billion, its owners told the press.",
    }
    several = _in_several(project, texts)
    assert several.count("2 articles agree") == 1
    assert "$34 billion" in several
    assert "$12 billion" not in several
