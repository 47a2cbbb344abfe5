"""Suggestions: right names before many names; each with its reason, and nothing that a person wrote is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from builder import yamltext
from builder.articles import make_finder
from builder.config import Content
from builder.entities.find import Finder
from builder.loading import load_content
from builder.schemas import Entity, EntityKind
from builder.slugs import Slug
from builder.suggest import Suggestion, suggestions
from builder.suggest.accept import entity_yaml
from builder.suggest.near import Neighbours
from builder.yamltext import scalar
from tests.conftest import ENTITIES, Project, analysed, tree

CASES = read_fixture_file(Path(__file__).parent / "cases" / "suggest.md")
HARBOUR = """The harbour of the town is sold

The harbour was built by Nordlicht, a company from the north, and the work took four years in all.

Officials of the Agency for Tidal Research (ATR) came to see it, and Nordlicht showed them how it works.

Everybody praised Nordlicht for it, except the fishers, who had asked for Gullmark a long time before.
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, Finder]:
    project = Project(tmp_path_factory.mktemp("catalogue"))
    for slug, text in ENTITIES.items():
        project.write(f"content/entities/{slug}.yml", text)
    content, problems = load_content(project.folder / "content")
    assert not problems
    return content, make_finder(content)


def found(small: tuple[Content, Finder], *articles: str) -> tuple[Suggestion, ...]:
    content, finder = small
    return suggestions([analysed(finder, *article.split("\n\n")) for article in articles], content)[0]


def shown(suggestion: Suggestion) -> str:
    aliases = f" = {', '.join(suggestion.aliases)}" if suggestion.aliases else ""
    near = f" ~ {suggestion.near[0].entity.slug}" if suggestion.near else ""
    return f"{suggestion.name}: {suggestion.kind or '?'} {suggestion.mentions}{aliases}{near}"


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=title) for _, title, t, e in CASES])
def test_case(text: str, expected: str, small: tuple[Content, Finder]) -> None:
    names = found(small, *text.rstrip("\n").split("\n====\n"))
    assert sorted(map(shown, names)) == sorted(expected.splitlines())


WORDS = "Nordlicht Okabe Silvan of the Ministry and Agency for ATR (ATR) Inc. Mr. “Mira” said, asked. U.S. 3 No in Acme"


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80)


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=40).map(" ".join) | TEXTS)
def test_examples_hold_the_name_and_counts_agree(small: tuple[Content, Finder], text: str) -> None:
    text = f"The people of the town heard of it and said: {text}"
    for suggestion in found(small, text, text):
        assert suggestion.mentions >= suggestion.articles >= 1
        assert suggestion.found_by == ("rule",)
        assert 1 <= len(suggestion.examples) <= 3
        for example in suggestion.examples:
            seen = " ".join(example.text[example.start : example.end].split())
            assert seen in (suggestion.name, *suggestion.aliases) or seen in suggestion.name
        document = yamltext.parse(entity_yaml(suggestion, "company"), "x.yml")
        assert document.data["name"] == suggestion.name
        assert tuple(document.data.get("aliases", ())) == suggestion.aliases


@given(st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(str.isprintable).filter(bool))
def test_a_value_in_yaml_means_its_text(text: str) -> None:
    assert yamltext.parse(f"aliases: [{scalar(text)}]", "x.yml").data == {"aliases": [text]}


def test_the_order_of_articles_changes_nothing_but_the_examples(small: tuple[Content, Finder]) -> None:
    articles = [*HARBOUR.split("\n\n")[1:], "They asked Silvan Okabe about it, and Okabe told them what he knew of it."]
    there, back = found(small, *articles), found(small, *reversed(articles))
    assert [shown(s) for s in there] == [shown(s) for s in back]
    assert len(there) == 4


def entity(name: str, kind: EntityKind = "company") -> Entity:
    slug = Slug(name.lower().replace(" ", "-"))
    return Entity.model_construct(name=name, kind=kind, aliases=(), slug=slug, path=f"{slug}.yml")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Nordlicht Marine", "nordlicht-marine"),
        ("NordLicht-Marine", "nordlicht-marine"),
        ("Nordlicht Marina", "nordlicht-marine"),
        ("Ministry of Tidal Power", "ministry-of-tidal-power-and-wind"),
        ("MTP", None),
        ("MTPW", "ministry-of-tidal-power-and-wind"),
        ("Silvan P. Okabe", "silvan-okabe"),
        ("Sándor Okabe", "silvan-okabe"),
        ("Mira Okabe", None),
        ("Kestrel 4", None),
        ("Nordlicht", None),
        ("Ministry of Power", "ministry-of-tidal-power-and-wind"),
        ("ABC", None),
    ],
)
def test_near_matches(name: str, near: str | None) -> None:
    neighbours = Neighbours(
        [
            entity("Nordlicht Marine"),
            entity("Ministry of Tidal Power and Wind", "government"),
            entity("Silvan Okabe", "person"),
            entity("Kestrel 3", "product"),
        ]
    )
    assert [found.entity.slug for found in neighbours.of(name)] == ([near] if near else [])


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write("seeds/harbour.txt", HARBOUR)
    return project


def test_the_list_says_name_kind_reason_counts_sentences_and_yaml(harbour: Project) -> None:
    result = harbour.briefing("suggest")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "4 names that the catalogue does not have, found by rule"
    at = lines.index("Nordlicht: company (“company” after it)")
    assert lines[at + 1] == "  3 mentions in 1 article"
    assert lines[at + 2].startswith("  harbour p3: “The harbour was built by Nordlicht, a company")
    assert lines[at + 5 : at + 8] == [
        '  to accept: briefing suggest --write "Nordlicht"',
        "    name: Nordlicht",
        "    kind: company",
    ]
    assert '  to accept: briefing suggest --write "Gullmark" --kind KIND' in lines


def test_the_same_input_gives_the_same_output_and_writes_nothing_but_its_cache(harbour: Project) -> None:
    harbour.briefing("suggest")  # which fills the cache
    before = tree(harbour.folder)
    outputs = {harbour.briefing("suggest", "--json", "--jobs", str(jobs)).stdout for jobs in (1, 1, 2)}
    assert len(outputs) == 1
    assert tree(harbour.folder) == before


def test_json_has_everything(harbour: Project) -> None:
    data = json.loads(harbour.briefing("suggest", "--json").stdout)
    assert (data["model"], data["rarer"], data["ambiguous"]) == (None, 0, [])
    by_name = {suggestion["name"]: suggestion for suggestion in data["suggestions"]}
    assert list(by_name)[:2] == ["Nordlicht", "Agency for Tidal Research"], "most mentions first"
    assert by_name["Gullmark"]["kind"] is None
    agency = by_name["Agency for Tidal Research"]
    assert (agency["aliases"], agency["kind"], agency["found_by"]) == (["ATR"], "government", ["rule"])
    example = agency["examples"][0]
    assert example["text"][example["start"] : example["end"]] == "Agency for Tidal Research"


def test_filters(harbour: Project) -> None:
    often = json.loads(harbour.briefing("suggest", "--json", "--least", "2").stdout)
    assert {s["name"] for s in often["suggestions"]} == {"Nordlicht", "Agency for Tidal Research"}
    assert often["rarer"] == 2
    assert "2 names more with fewer mentions" in harbour.briefing("suggest", "--least", "2").stdout
    for kind, names in (("company", {"Nordlicht"}), ("unknown", {"Gullmark"}), ("event", set())):
        data = json.loads(harbour.briefing("suggest", "--json", "--kind", kind).stdout)
        assert {s["name"] for s in data["suggestions"]} - {"Nagoya"} == names


def test_an_accepted_name_is_an_entity_and_suggested_no_more(harbour: Project) -> None:
    result = harbour.briefing("suggest", "--write", "atr", "--write", "Nordlicht")
    assert result.exit_code == 0
    text = (harbour.folder / "content/entities/agency-for-tidal-research.yml").read_text(encoding="utf-8")
    assert text == "name: Agency for Tidal Research\nkind: government\naliases: [ATR]\n# Seen in harbour p5.\n"
    assert harbour.briefing("check", "--strict").exit_code == 0
    names = {s["name"] for s in json.loads(harbour.briefing("suggest", "--json").stdout)["suggestions"]}
    assert names == {"Gullmark", "Nagoya"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Gullmark",), "content/entities/gullmark.yml:1:1: nothing tells what 'Gullmark' is; say it with --kind"),
        (
            ("Nordlich",),
            "content/entities:1:1: no name that is suggested is called 'Nordlich'. Did you mean 'Nordlicht'?",
        ),
        (("Nagoya",), "content/entities/nagoya.yml:1:1: 'Nagoya' would be content/entities/nagoya.yml, which is taken"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_accepted_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], message: str, harbour: Project
) -> None:
    harbour.write("content/entities/nagoya.yml", "# Mine.\nname: Nagoya Castle\nkind: place\n")
    harbour.briefing("suggest")  # which fills the cache
    before = tree(harbour.folder)
    result = harbour.briefing("suggest", "--write", *arguments, "--write", "Nordlicht")
    assert result.exit_code == 1
    assert result.stderr.startswith(message)
    assert tree(harbour.folder) == before


def test_two_names_never_share_a_file(project: Project) -> None:
    project.write(
        "seeds/two.txt",
        "They asked Nørdlicht-Café and Nørdlicht Cafe about it, and both said the same thing to them.\n",
    )
    result = project.briefing("suggest", "--kind", "company", "--write", "Nørdlicht-Café", "--write", "Nørdlicht Cafe")
    assert result.exit_code == 1
    assert result.stderr.count("which is taken") == 1
    assert not list((project.folder / "content/entities").glob("n*"))


@pytest.mark.parametrize("name", ["Acme", "acme robotics", "joe-biden", "Biden"])
def test_what_the_catalogue_has_by_now_is_not_written_again(name: str, harbour: Project) -> None:
    result = harbour.briefing("suggest", "--write", name)
    assert result.exit_code == 1
    file = "acme" if name.lower().startswith("acme") else "joe-biden"
    assert f"content/entities/{file}.yml:1:1: '{name}' is a name of this entity by now" in result.stderr


def test_kind_is_said_with_write(harbour: Project) -> None:
    assert harbour.briefing("suggest", "--write", "Gullmark", "--kind", "place").exit_code == 0
    assert "kind: place\n" in (harbour.folder / "content/entities/gullmark.yml").read_text(encoding="utf-8")


def test_errors_in_yaml_come_first(harbour: Project) -> None:
    harbour.write("content/entities/acme.yml", "name: Acme\nkind: firm\n")
    result = harbour.briefing("suggest", "--write", "Nordlicht")
    assert result.exit_code == 1
    assert result.stderr.startswith("content/entities/acme.yml:2:7: ")
    assert not (harbour.folder / "content/entities/nordlicht.yml").exists()


def test_a_broken_article_costs_no_other(harbour: Project) -> None:
    harbour.write("seeds/broken.txt", b"\xff")
    result = harbour.briefing("suggest")
    assert result.exit_code == 0
    assert "seeds/broken.txt" in result.stderr
    assert "Nordlicht: company" in result.stdout


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (
            "# Sold.\nname: Nordlicht Marine Works\nkind: company\n",
            ":3: add the line `aliases: [Nordlicht Marine]` below",
        ),
        ("name: Nordlicht-Marine\naliases: [NLM]\nkind: company\n", ":2: add Nordlicht Marine to `aliases`"),
    ],
)
def test_an_alias_is_said_with_its_place_and_the_file_stays(yaml: str, said: str, project: Project) -> None:
    path = project.write("content/entities/nordlicht-works.yml", yaml)
    project.write("seeds/sale.txt", "The harbour was sold by Nordlicht Marine to the town, which paid a good price.\n")
    result = project.briefing("suggest")
    assert "  perhaps an alias of `nordlicht-works`: " in result.stdout
    assert f"    content/entities/nordlicht-works.yml{said}\n" in result.stdout
    assert path.read_text(encoding="utf-8") == yaml


def test_names_that_stay_open_say_why_and_what_to_do(project: Project) -> None:
    project.write("content/entities/twin-a.yml", "name: Twin\nkind: company\n")
    project.write("content/entities/twin-b.yml", "name: Twin\nkind: product\n")
    project.write("content/entities/meta.yml", "name: Meta\nkind: company\nmatch: {needs: [network]}\n")
    text = "They asked Twin and Meta about it at noon, and then they asked Biden what he had heard of it before."
    project.write("seeds/open.txt", f"{text}\n")
    data = json.loads(project.briefing("suggest", "--json").stdout)
    remedies = {name["surface"]: name["remedies"] for name in data["ambiguous"]}
    assert set(remedies) == {"Twin", "Meta", "Biden"}
    assert remedies["Twin"][0].endswith("content/entities/twin-a.yml, content/entities/twin-b.yml")
    assert "`match`" in remedies["Meta"][0]
    assert "add Biden to the `aliases` of content/entities/joe-biden.yml" in remedies["Biden"][0]
    assert remedies["Biden"][1] == "for one article: `link: {Biden: joe-biden}` in content/articles/open.yml"
    assert not [s for s in data["suggestions"] if s["name"] in remedies], "what stays open is no new name"
    lines = project.briefing("suggest").stdout.splitlines()
    assert lines[lines.index("Biden: could be `joe-biden`; the full name does not stand before it") + 2].endswith(
        f"{text}”"
    )


@pytest.fixture
def model(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A model whose component `ner` takes three things for names, one of them by a label that is no kind."""
    nlp = spacy.blank("en")
    patterns = {"Gullmark": "GPE", "Nordlicht": "ORG", "four years": "DATE", "the fishers": "ORG"}
    nlp.add_pipe("entity_ruler", name="ner").add_patterns([{"label": v, "pattern": k} for k, v in patterns.items()])  # type: ignore[attr-defined]
    monkeypatch.setattr("spacy.util.is_package", lambda name: name == "en_sample")
    monkeypatch.setattr("spacy.load", lambda _name, **_options: nlp)
    harbour.write("content/site.yml", "spacy_model: en_sample\n")
    return harbour


def test_a_model_gives_kinds_and_raises_what_both_find(model: Project) -> None:
    data = json.loads(model.briefing("suggest", "--json", "--jobs", "1").stdout)
    assert data["model"] == "en_sample"
    by_name = {s["name"]: s for s in data["suggestions"]}
    assert by_name["Nordlicht"]["found_by"] == by_name["Gullmark"]["found_by"] == ["rule", "model"]
    assert (by_name["Gullmark"]["kind"], by_name["Gullmark"]["reason"]) == ("place", "the model says GPE")
    assert by_name["Nordlicht"]["kind"] == "company", "rules know more kinds than models"
    order = list(by_name)
    assert order.index("Gullmark") < order.index("Agency for Tidal Research"), "although it has fewer mentions"
    assert "fishers" not in by_name
    assert ", found by rule and model" in model.briefing("suggest", "--jobs", "1").stdout


def test_a_model_that_finds_no_names_is_not_asked(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacy.util.is_package", lambda name: name == "en_sample")
    monkeypatch.setattr("spacy.load", lambda _name, **_options: spacy.blank("en"))
    harbour.write("content/site.yml", "spacy_model: en_sample\n")
    assert "found by rule\n" in harbour.briefing("suggest", "--jobs", "1").stdout
