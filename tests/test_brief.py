from __future__ import annotations

import re
from itertools import combinations

import pytest

from builder.brief.alone import reads_alone
from builder.brief.article import MOST_POINTS as MOST_OF_ARTICLE
from builder.brief.mend import Named, Told, applied, mend
from builder.brief.topic import MOST_POINTS as MOST_OF_TOPIC
from builder.model import Analysis, Point
from builder.pipeline import build
from builder.schemas import Entity
from builder.slugs import Slug
from tests.conftest import SAMPLE, Docs, Project


def briefings(docs: Docs) -> dict[str, tuple[Point, ...]]:
    """Return the points of every article and topic."""
    found = {f"article {slug}": points for slug, points in docs.briefings.articles.items()}
    return found | {f"topic {slug}": briefing.points for slug, briefing in docs.briefings.topics.items()}


def by_slug(docs: Docs) -> dict[str, Analysis]:
    return {analysis.article.slug: analysis for analysis in docs.briefings.corpus.analyses}


def test_every_point_is_one_or_two_verbatim_sentences_of_its_article(docs: Docs) -> None:
    articles = by_slug(docs)
    lengths = []
    for point in (point for points in briefings(docs).values() for point in points):
        assert point.origin == "computed"
        assert point.text == applied(" ".join(citation.quote for citation in point.citations), point.edits)
        places = []
        for citation in point.citations:
            analysis = articles[citation.article]
            paragraph = next(p for p in analysis.article.paragraphs if p.id == citation.paragraph)
            assert paragraph.text[citation.start : citation.end] == citation.quote
            at, sentence = next((n, s) for n, s in enumerate(analysis.sentences) if s.anchor == citation.anchor)
            assert (sentence.start, sentence.end) == (citation.start, citation.end)
            places.append((citation.article, citation.paragraph, at))
        first = places[0]
        assert places == [(first[0], first[1], first[2] + n) for n in range(len(places))]
        lengths.append(len(places))
    assert len(lengths) > 20
    assert set(lengths) == {1, 2}


def test_every_point_stands_in_the_raw_file(docs: Docs) -> None:
    seeds = {a.article.slug: a.article.seed for a in docs.briefings.corpus.analyses if a.article.seed.endswith(".txt")}
    raw = {slug: " ".join((SAMPLE / "seeds" / seed).read_text("utf-8").split()) for slug, seed in seeds.items()}
    quotes = [c for points in briefings(docs).values() for point in points for c in point.citations if c.article in raw]
    assert quotes
    assert all(citation.quote in raw[citation.article] for citation in quotes)


def test_every_article_and_topic_of_the_seeds_has_a_briefing(docs: Docs) -> None:
    assert set(docs.briefings.articles) == set(by_slug(docs))
    assert all(1 <= len(points) <= MOST_OF_ARTICLE for points in docs.briefings.articles.values())
    members = docs.briefings.corpus.members
    assert set(docs.briefings.topics) == {topic for topic, articles in members.items() if articles}
    assert set(docs.briefings.topics) >= {"ai-infrastructure", "cybersecurity", "japan-us-relations"}
    assert all(1 <= len(briefing.points) <= MOST_OF_TOPIC for briefing in docs.briefings.topics.values())


def test_an_article_is_briefed_from_itself_and_a_topic_from_its_members(docs: Docs) -> None:
    for slug, points in docs.briefings.articles.items():
        assert {c.article for point in points for c in point.citations} == {slug}
    for slug, briefing in docs.briefings.topics.items():
        assert {c.article for p in briefing.points for c in p.citations} <= set(docs.briefings.corpus.members[slug])


def test_an_article_leads_back_to_the_briefings_that_quote_it(docs: Docs) -> None:
    quoted: dict[str, dict[str, int]] = {}
    for briefing in docs.briefings.all:
        for point in briefing.points:
            for article in {citation.article for citation in point.citations}:
                counts = quoted.setdefault(article, {})
                counts[briefing.slug] = counts.get(briefing.slug, 0) + 1
    for slug in by_slug(docs):
        text = (docs.folder / f"articles/{slug}.md").read_text(encoding="utf-8")
        shown = text.partition("## Quoted in briefings\n\n")[2].partition("\n\n")[0]
        lines = re.findall(r"^- \[.+\]\(\.\./briefings/(.+)\.md\): (\d+) points?$", shown, re.MULTILINE)
        assert {name: int(number) for name, number in lines} == quoted.get(slug, {})
    assert len(quoted) > 20


def test_the_list_of_briefings_shows_of_each_what_it_is_on(docs: Docs) -> None:
    text = (docs.folder / "briefings/index.md").read_text(encoding="utf-8")
    periods, topics, written = re.split(r"^## By topic$|^## Written by hand$", text, flags=re.MULTILINE)
    (line,) = re.findall(r"^- \[February 2026\].*$", periods, re.MULTILINE)
    on = "AI infrastructure · AI law and safety · Elections and influence operations · Japan–US relations"
    assert line.endswith(f'<span class="meta">7 points</span> <span class="tags">{on}</span>')
    for below, page in ((topics, "cybersecurity"), (written, "two-bets-on-chips")):
        (line,) = re.findall(rf"^- \[.*\]\(\.\./briefings/{page}\.md\).*$", below, re.MULTILINE)
        first = (docs.folder / f"briefings/{page}.md").read_text("utf-8").split("\n- ")[1].partition("\n")[0]
        assert line.endswith(f'<span class="said">{first}</span>')
        assert "{ .cite }" in first


def test_the_list_of_briefings_says_what_a_briefing_is(docs: Docs) -> None:
    about = (docs.folder / "briefings/index.md").read_text(encoding="utf-8").split("# Briefings\n\n")[1].split("\n")
    assert about[0].startswith("Key points by date and by topic")
    assert about[1] == "{: .about }"


def test_what_brackets_mean_is_said_wherever_points_have_any(docs: Docs) -> None:
    meant = "Names in [brackets] replace pronouns and surnames"
    shown = {f"articles/{slug}.md": points for slug, points in docs.briefings.articles.items()}
    shown |= {f"topics/{slug}.md": briefing.points for slug, briefing in docs.briefings.topics.items()}
    shown["index.md"] = docs.briefings.periods[0].points
    said = {path for path in shown if meant in (docs.folder / path).read_text("utf-8")}
    assert said == {path for path, points in shown.items() if any("[" in e.now for p in points for e in p.edits)}
    assert "index.md" in said


def test_points_of_an_article_are_in_reading_order(docs: Docs) -> None:
    for points in docs.briefings.articles.values():
        places = [(int(c.paragraph[1:]), c.start) for point in points for c in point.citations]
        assert places == sorted(places)


def test_points_of_a_topic_are_newest_first(docs: Docs) -> None:
    articles = by_slug(docs)
    for briefing in docs.briefings.topics.values():
        dates = [articles[p.citations[0].article].article.date or "" for p in briefing.points]
        assert dates == sorted(dates, reverse=True)


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9-]+", text.lower()) if len(word) > 3}


def test_no_two_points_of_a_briefing_are_alike(docs: Docs) -> None:
    for name, points in briefings(docs).items():
        for one, other in combinations(points, 2):
            first, second = words(one.text), words(other.text)
            shared = len(first & second) / min(len(first), len(second))
            assert shared < 0.6, f"{name}: {one.text} / {other.text}"


def test_points_are_sentences_that_read_alone(docs: Docs) -> None:
    for points in briefings(docs).values():
        for point in points:
            first = point.text.split()[0].strip("“\"'").lower()
            assert first not in {"he", "she", "it", "they", "this", "that", "these", "those", "but", "however", "also"}
            assert re.search(r"[.!][”\"')]*$", point.text)
            assert point.text.count("“") == point.text.count("”")


ALONE = [
    "Acme will build a plant near Nagoya that makes chips for cars.",
    "Joe Biden told reporters in Tokyo that he would sign a law on chips.",
    "In Japan, Acme said its plant would open before the end of 2026.",
    "On May 3, Acme opened a plant in Nagoya that makes chips for cars.",
    "Twenty percent of the power in Japan goes to data centers by 2030.",
    "$2 billion of public money goes to the plant that Acme builds.",
    "Officials in Nagoya expect 2,000 new jobs at the plant of Acme.",
    "Acme said that “our plant will open in May” and named its head.",
    "The United States and Japan signed a pact on chips in Nagoya.",
    "The European Union adopted rules on machines that learn from data, in Brussels on Friday.",
    "The head of Acme expects 2,000 new jobs at the plant near Nagoya.",
    "“Japan will build a plant near Nagoya,” Joe Biden told reporters.",
    "Acme, the largest brewer in Japan, has closed the Nagoya plant for a week.",
    "Acme will pay a price for its plant, the company said in Nagoya on Monday.",
    "Acme showed a plan for a plant in Nagoya, and said the plan was ready.",
    "Acme named Ben Sample, the trade minister of Japan, as a guest in Nagoya.",
    "Acme of Nagoya is growing on the internet, and Globex of Osaka is not.",
    "2,000 people are expected to work at the plant of Acme in Nagoya.",
]
LEANS = [
    # A pronoun without its name.
    "He told reporters in Tokyo that the law would be signed by May.",
    "It will build a plant near Nagoya that makes chips for cars.",
    "They will build a plant near Nagoya that makes chips for cars.",
    "His government will build a plant near Nagoya that makes chips.",
    "Its head told reporters that the plant would open in May or June.",
    "This is the largest plant that Acme has ever built in Japan so far.",
    "Those plants near Nagoya make chips for cars and for telephones.",
    "We expect that Acme will open its plant near Nagoya in May or June.",
    "Officials said that they would sign the law by the end of May.",
    # A connective.
    "However, Acme will build a plant near Nagoya that makes chips.",
    "But Acme will build a plant near Nagoya that makes chips for cars.",
    "In addition, Acme will build a plant near Nagoya that makes chips.",
    "As a result, Acme will build a plant near Nagoya for its chips.",
    "For example, Acme will build a plant near Nagoya for its chips.",
    "Meanwhile Acme will build a plant near Nagoya that makes chips.",
    "On the other hand, Acme will build a plant near Nagoya for chips.",
    "Therefore Acme will build a plant near Nagoya that makes chips.",
    # Something that was said before.
    "The company will build a plant near Nagoya that makes chips.",
    "The two countries will build a plant near Nagoya for their chips.",
    "The same plant near Nagoya makes chips for cars and telephones.",
    "Another plant near Nagoya makes chips for cars and telephones.",
    "Both countries will build a plant near Nagoya that makes chips.",
    "Such plants near Nagoya make chips for cars and for telephones.",
    "Under the plan, Acme will build a plant near Nagoya for chips.",
    "Later Acme will build a plant near Nagoya that makes new chips.",
    "In the first, Acme built plants near Nagoya that make chips for cars.",
    "Acme signed a similar one near Nagoya in September for its chips.",
    "A year earlier Acme had built a plant near Nagoya that makes chips.",
    "Acme sees a use for these projects in the factories of Nagoya.",
    "Joe Biden told reporters in Nagoya that the plan would create jobs.",
    "In an interview before he left Nagoya, Joe Biden spoke about chips.",
    "In an interview in Nagoya, the Prime Minister spoke about chips.",
    "Mass production is to follow in fiscal 2027, with finer structures.",
    "Read more about the plant that Acme is building near Nagoya here.",
    "Ben Sample, who runs it, told reporters in Nagoya about its chips.",
    "Joe Biden called it a good plan for Nagoya and for the rest of Japan.",
    "Ministers in Nagoya praised the bill, and Acme will help with chips.",
    "Acme will show the list to buyers from Nagoya and from Osaka in May.",
    "The German group will build a plant near Nagoya that makes its chips.",
    "Acme opened a plant near Nagoya on Monday; Globex of Osaka did not.",
    "Acme will open a plant near Nagoya in May, and so will Globex of Osaka.",
    "Acme and Globex of Nagoya would build two plants for chips by 2030.",
    "Acme counted 120 complaints between April and June, twice as many.",
    "In Nagoya we saw the plant of Acme, which makes chips for new cars.",
    "Members come from Japan, South Korea, Canada, Australia and Germany.",
    "Acme expects new orders for chips.",
    # Not a whole statement.
    "Joe Biden, who wrote the law on chips for Japan line by line.",
    "“We know,” says Joe Biden, who opened the plant of Acme in May 2024.",
    "A chart on a screen in Nagoya, in a file illustration of a plant.",
    "Acme will build a plant near Nagoya that makes chips for its cars!",
    "Acme will build a plant.",
    "Will Acme ever build a plant near Nagoya that makes its chips?",
    "Acme will build a plant near Nagoya that makes chips for cars and",
    "acme will build a plant near Nagoya that makes chips for its cars.",
    "Acme will build a plant near Nagoya (the first of many in Japan.",
    "Acme will “build a plant near Nagoya that makes chips for its cars.",
    "“Acme will build a plant near Nagoya that makes chips for cars,” he said.",
    "Acme will build " + "a plant and " * 40 + "a plant near Nagoya.",
]


def first_name(sentence: str) -> int | None:
    found = [at for name in ("Acme", "Joe Biden", "Japan") if (at := sentence.find(name)) >= 0]
    return min(found, default=None)


@pytest.mark.parametrize("sentence", ALONE)
def test_a_sentence_that_stands_alone_is_taken(sentence: str) -> None:
    assert reads_alone(sentence, first_name=first_name(sentence), opens_article=False)


@pytest.mark.parametrize("sentence", LEANS)
def test_a_sentence_that_leans_on_another_is_not(sentence: str) -> None:
    assert not reads_alone(sentence, first_name=first_name(sentence), opens_article=False)


def test_the_first_sentence_of_an_article_may_begin_with_the() -> None:
    sentence = "The government of Japan will build a plant near Nagoya for chips."
    assert reads_alone(sentence, first_name=18, opens_article=True)
    assert not reads_alone("It will build a plant near Nagoya for chips.", first_name=None, opens_article=True)
    ahead = "Two months after it closed its plant, Acme has said what was wrong."
    assert reads_alone(ahead, first_name=39, opens_article=True)
    assert not reads_alone(ahead, first_name=39, opens_article=False)


CAST = {
    Slug(slug): Entity(name=name, kind=kind, slug=Slug(slug), path="")  # type: ignore[arg-type]
    for slug, name, kind in (
        ("acme", "Acme", "company"),
        ("globex", "Globex", "company"),
        ("ann", "Ann Other", "person"),
        ("ben", "Ben Sample", "person"),
        ("japan", "Japan", "country"),
        ("meti", "Ministry of Trade", "government"),
    )
}


def told(text: str) -> Told:
    """Return a sentence with the names of CAST in it; surnames are short forms."""
    found = []
    for slug, entity in CAST.items():
        surname = entity.name.split()[-1] if entity.kind == "person" else entity.name
        places = re.finditer(rf"\b(?:{entity.name}|{surname})\b", text)
        found += [Named(m.start(), m.end(), slug, m.group() != entity.name) for m in places]
    return Told(text, tuple(sorted(found, key=lambda name: name.start)))


MENDED = [
    # A connective goes.
    ("", "However, the plant opens in May.", "The plant opens in May."),
    ("", "But Acme opens a plant in May.", "Acme opens a plant in May."),
    ("", "In addition, Acme opens a plant in May.", "Acme opens a plant in May."),
    ("", "As part of the plan, Acme opens a plant in May.", "Acme opens a plant in May."),
    # A surname becomes the whole name, once.
    ("", "Yesterday Other said that Other would go.", "Yesterday [Ann Other] said that Other would go."),
    ("", "Meanwhile, Other will go.", "[Ann Other] will go."),
    ("", "Ann Other said that Other would go.", "Ann Other said that Other would go."),
    # A pronoun that can mean one alone.
    ("Ann Other opened the plant.", "She said it was late.", "[Ann Other] said it was late."),
    ("President Ann Other opened the plant.", "However, she was late.", "[Ann Other] was late."),
    ("Ann Other, president of Acme, spoke in May.", "Her plan is new.", "[Ann Other’s] plan is new."),
    ("Ann Other spoke in May.|She was late.", "She said why.", "[Ann Other] said why."),
    ("Acme opened a plant in Japan.", "It said more would follow.", "[Acme] said more would follow."),
    ("Acme opened a plant in Japan.", "Its chief executive left.", "[Acme’s] chief executive left."),
    ("Acme opened a plant in May.", "The company will close another.", "[Acme] will close another."),
    ("Acme opened a plant in Japan.", "In June it hired 900 people.", "In June [Acme] hired 900 people."),
    ("Ann Other spoke in May.", "On Friday she left.", "On Friday [Ann Other] left."),
    # What adds to the sentence before goes, but not in a quotation, and not what answers to "not only".
    ("", "Acme has also hired 900 people.", "Acme has hired 900 people."),
    ("", "Ann Other said “Acme has also hired” in May.", None),
    ("", "Acme not only builds but also closed a plant.", "Acme not only builds but also closed a plant."),
    ("The Ministry of Trade gave its word.", "The agency will pay.", "[The Ministry of Trade] will pay."),
    # One that can mean another.
    ("Ann Other met Ben Sample.", "She said it was late.", None),
    ("Ann Other met Carl Unknown.", "He said it was late.", None),
    ("Ann Other met a reporter.", "He said it was late.", None),
    ("The plant of Ann Other is new.", "She said it was late.", None),
    ("In May the plant was sold by Acme.", "It said more would follow.", None),
    ("Acme opened a plant in May.", "It will make chips for cars.", None),
    ("Acme sold a plant to Globex.", "The company will close it.", None),
    ("Acme sold a plant to another firm.", "The company will close it.", None),
    ("Ann Other spoke.|Rain fell on the plant.", "She said it was late.", None),
    ("", "She said it was late.", None),
]


@pytest.mark.parametrize(("before", "text", "expected"), MENDED)
def test_a_sentence_is_mended_where_there_is_no_doubt(before: str, text: str, expected: str | None) -> None:
    edits = mend(told(text), [told(each) for each in before.split("|") if each], CAST)
    assert applied(text, edits) == (expected or text)
    for edit in edits:
        assert text[edit.at : edit.at + len(edit.was)] == edit.was


SAME = (
    "Acme will build a chip plant near Nagoya for two billion dollars in 2027.",
    "Acme plans to build a new chip plant near Nagoya in 2027 for two billion dollars.",
    "For two billion dollars a chip plant near Nagoya will be built by Acme in 2027.",
)
OTHER = "Joe Biden told farmers in Ohio that the price of wheat was too low."


def points_of(project: Project) -> list[str]:
    built = build(project.folders())
    everything = [*built.briefings.articles.values(), *(b.points for b in built.briefings.topics.values())]
    assert len(everything) > 1
    return [" | ".join(sorted(point.text for point in points)) for points in everything]


def test_an_article_that_repeats_itself_is_briefed_once(project: Project) -> None:
    project.write("seeds/plant.txt", "\n\n".join(["A plant near Nagoya", *SAME, OTHER]) + "\n")
    for points in points_of(project):
        assert sum(sentence in points for sentence in SAME) <= 1
    assert any(OTHER in points for points in points_of(project))


def test_articles_that_say_the_same_give_a_topic_one_point(project: Project) -> None:
    (project.folder / "seeds/plant.txt").unlink()
    for number, sentence in enumerate(SAME):
        project.write(f"seeds/s{number}.txt", f"Story {number}\n\n{sentence}\n")
    assert any(sum(sentence in points for sentence in SAME) == 1 for points in points_of(project))
    for points in points_of(project):
        assert sum(sentence in points for sentence in SAME) == 1


def test_a_point_of_a_topic_holds_something_of_it(project: Project) -> None:
    """Right beside a sentence about chips stands one that is not."""
    beside = "Joe Biden sold a vineyard near Nagoya in 2025."
    project.write("seeds/plant.txt", f"A plant near Nagoya\n\n{SAME[0]}\n\n{beside}\n")
    article, *topics = points_of(project)
    assert beside in article
    assert topics
    assert all(SAME[0] in points and beside not in points for points in topics)


def test_a_topic_of_groups_alone_has_points(project: Project) -> None:
    for other in (project.folder / "content/topics").iterdir():
        other.unlink()
    groups = "{who: {phrases: [acme]}, where: {phrases: [nagoya]}}"
    project.write(
        "content/topics/acme-there.yml",
        f"title: T\nsummary: S\nthreshold: 1\nwithin: paragraph\ntogether: 2\ngroups: {groups}\n",
    )
    project.write("seeds/plant.txt", f"A plant near Nagoya\n\n{SAME[0]}\n\n{OTHER}\n")
    _, topic = points_of(project)
    assert topic == SAME[0]


def test_items_of_a_list_are_points_where_they_hold_most_of_an_article(project: Project) -> None:
    bare = "Orders makers of chips in Osaka and Kobe to pay Acme of Nagoya 2 billion dollars by May 2027."
    items = f"- The head of Acme says that it will open a plant near Kobe in 2027.\n- {bare}\n- {OTHER}\n"
    project.write("seeds/plant.md", f"# A plant near Nagoya\n\n{SAME[0]}\n\n{items}")
    (project.folder / "seeds/plant.txt").unlink()
    article = points_of(project)[0]
    assert SAME[0] in article
    assert OTHER in article
    assert bare not in article
    project.write("seeds/plant.md", f"# A plant near Nagoya\n\n{SAME[0]}\n\n{SAME[0]} {SAME[0]}\n\n- {OTHER}\n")
    assert OTHER not in points_of(project)[0]


@pytest.mark.parametrize("note", ["Correction, Oct. 2, 2025:", "Editor’s note:"])
def test_a_note_of_correction_is_no_point_and_the_story_opens_behind_it(note: str, project: Project) -> None:
    told = "An earlier version of this article said that Acme had paid Joe Biden 3 million dollars in Nagoya."
    lead = "The chip plant that it wants to build near Nagoya will cost Acme two billion dollars, Joe Biden said."
    project.write(
        "seeds/plant.txt", f"A plant near Nagoya\n\n{note} {told} It paid 2 million dollars.\n\n{lead}\n\n{OTHER}\n"
    )
    article = points_of(project)[0]
    assert told not in article
    assert lead in article
