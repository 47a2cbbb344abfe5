from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.articles import make_finder
from builder.config import Content
from builder.entities.catalogue import contested, make_catalogue
from builder.entities.find import Finder
from builder.entities.link import linked
from builder.entities.spelling import key
from builder.entities.tokens import Tokenizer
from builder.loading import load_content
from builder.model import TITLE, Analysis
from builder.schemas import Entity, MatchFile
from builder.slugs import Slug, is_slug
from tests.conftest import ROOT, SAMPLE, Project, analysed

CATALOGUE = {
    "japan": "name: Japan\nkind: country\n",
    "korea": "name: Korea\nkind: country\n",
    "south-korea": "name: South Korea\nkind: country\naliases: [ROK]\n",
    "south-korea-league": "name: South Korea League\nkind: organisation\n",
    "united-states": "name: United States\nkind: country\naliases: [US, U.S., USA, U.S.A.]\n",
    "philippines": "name: Philippines\nkind: country\n",
    "acme": "name: Acme\nkind: company\naliases: [Acme Corp., Acme Robotics]\n",
    "at-and-t": "name: AT&T\nkind: company\n",
    "oneills": "name: O'Neill's\nkind: company\n",
    "joe-biden": "name: Joe Biden\nkind: person\naliases: [President Biden]\n",
    "ann-smith": "name: Ann Smith\nkind: person\n",
    "bob-smith": "name: Bob Smith\nkind: person\n",
    "li-wei": "name: Li Wei\nkind: person\nshort: [Li]\n",
    "pope": "name: The Pope\nkind: person\nshort: []\n",
    "deep-learning": "name: Deep Learning\nkind: technology\nmatch: {case: any}\n",
    "line": "name: LINE\nkind: product\nmatch: {needs: [app, messaging]}\n",
    "apple": "name: Apple\nkind: company\nmatch: {forbids: [orchard, fruit]}\n",
    "meta": "name: Meta\nkind: company\nmatch: {not_at_start: true}\n",
    "mercury-planet": "name: Mercury\nkind: place\nmatch: {needs: [planet]}\n",
    "mercury-metal": "name: Mercury\nkind: technology\nmatch: {needs: [metal]}\n",
    "twin-one": "name: Twin\nkind: company\n",
    "twin-two": "name: Twin\nkind: company\n",
}
END = " and that is all that was said of it there."
"""Makes a paragraph of any words."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    project = Project(tmp_path_factory.mktemp("catalogue"))
    for slug, text in CATALOGUE.items():
        project.write(f"content/entities/{slug}.yml", text)
    content, problems = load_content(project.folder / "content")
    assert not problems
    return make_finder(content)


def named(analysis: Analysis) -> list[tuple[str, str]]:
    """Return surface and entity of each mention, in order, and check that the spans are where they say."""
    texts = {p.id: p.text for p in analysis.article.paragraphs} | {TITLE: analysis.article.title}
    spans = [(m.paragraph, m.start, m.end, m.surface) for m in analysis.mentions]
    spans += [(a.paragraph, a.start, a.end, a.surface) for a in analysis.ambiguous]
    for paragraph, start, end, surface in spans:
        assert texts[paragraph][start:end] == surface
    return [(m.surface, m.entity) for m in analysis.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The longest name wins.
        ("South Korea", ["South Korea=south-korea"]),
        ("Korea", ["Korea=korea"]),
        ("South Korea and Korea", ["South Korea=south-korea", "Korea=korea"]),
        ("the South Korea League", ["South Korea League=south-korea-league"]),
        ("Acme Robotics and Acme", ["Acme Robotics=acme", "Acme=acme"]),
        ("Koreans and Japanese", []),
        ("Acmes and Acmeology", []),
        # Capitals.
        ("They told us and US officials", ["US=united-states"]),
        ("let us see what Us and us mean", []),
        ("japan and JAPAN", []),
        (
            "deep learning, Deep learning and DEEP LEARNING",
            [f"{s}=deep-learning" for s in ("deep learning", "Deep learning", "DEEP LEARNING")],
        ),
        # Possessives, in both apostrophes.
        ("Japan's plan", ["Japan=japan"]),
        ("Japan’s plan", ["Japan=japan"]),
        ("the Philippines' plan", ["Philippines=philippines"]),
        ("the Philippines’ plan", ["Philippines=philippines"]),
        ("the US's plan", ["US=united-states"]),
        ("the U.S.'s plan and the U.S.’s plan", ["U.S.=united-states", "U.S.=united-states"]),
        ("O'Neill's and O’Neill’s", ["O'Neill's=oneills", "O’Neill’s=oneills"]),
        # Hyphens, dashes and slashes.
        ("the US-Japan pact", ["US=united-states", "Japan=japan"]),
        ("the Japan–US pact", ["Japan=japan", "US=united-states"]),
        ("the Japan—US pact", ["Japan=japan", "US=united-states"]),
        ("the Japan/US pact", ["Japan=japan", "US=united-states"]),
        ("the U.S.-Japan pact", ["U.S.=united-states", "Japan=japan"]),
        ("the Japan-U.S. pact", ["Japan=japan", "U.S.=united-states"]),
        ("the U.S.–Japan pact", ["U.S.=united-states", "Japan=japan"]),
        ("a U.S.-led plan", ["U.S.=united-states"]),
        ("a US-led plan", ["US=united-states"]),
        ("an Acme-backed plan", ["Acme=acme"]),
        ("a pro-Japan plan", ["Japan=japan"]),
        ("a non-US plan", ["US=united-states"]),
        ("the South Korea-Japan pact", ["South Korea=south-korea", "Japan=japan"]),
        # Dots and other marks beside a name.
        ("in the U.S., in Japan, in the USA", ["U.S.=united-states", "Japan=japan", "USA=united-states"]),
        ("in the U.S. Then to Japan", ["U.S.=united-states", "Japan=japan"]),
        ("in the U.S.A.", ["U.S.A.=united-states"]),
        ("with Acme Corp. there", ["Acme Corp.=acme"]),
        ("to Japan… and back", ["Japan=japan"]),
        ("to Japan; to Acme: to AT&T! To Korea?", ["Japan=japan", "Acme=acme", "AT&T=at-and-t", "Korea=korea"]),
        # Quotation marks and brackets.
        ("“Japan” and ‘Acme’", ["Japan=japan", "Acme=acme"]),
        ("\"Japan\" and 'Acme'", ["Japan=japan", "Acme=acme"]),
        ("(Japan) and [Acme] and «US»", ["Japan=japan", "Acme=acme", "US=united-states"]),
        ("“the U.S.” and “US”", ["U.S.=united-states", "US=united-states"]),
        ("「Japan」", ["Japan=japan"]),
    ],
)
def test_names_are_found_as_whole_words_wherever_they_stand(text: str, expected: list[str], small: Finder) -> None:
    analysis = analysed(small, f"So it is {text}{END}")
    assert [f"{surface}={entity}" for surface, entity in named(analysis)] == expected


@pytest.mark.parametrize(
    "text", ["Japan.", "It is for Japan.", "The U.S.", "Only in the US.", "Japan", "It ends with Japan’s."]
)
def test_names_are_found_where_a_paragraph_begins_and_ends(text: str, small: Finder) -> None:
    assert len(named(analysed(small, f"This is the first one{END}", f"{text}", f"This is another one{END}"))) == 1


def test_no_name_runs_from_one_paragraph_into_the_next(small: Finder) -> None:
    analysis = analysed(small, "He looked north, and then for a long time he looked South", f"Korea is{END}")
    assert named(analysis) == [("Korea", "korea")]


FULL = "They met Joe Biden there, and he spoke to all of them for an hour."


@pytest.mark.parametrize(
    "text",
    [
        "Biden spoke",
        "Then Biden spoke",
        "After that, Biden spoke",
        "But Biden spoke",
        "While Biden spoke",
        "“Biden spoke”",
        "President Biden spoke",
        "Mr. Biden spoke",
        "Then Mr. Biden spoke",
        "Then former President Biden spoke",
        "Biden’s aides spoke",
        "Then Biden's aides spoke",
        "The Biden-Li talks",
        "He asked Biden, who spoke",
    ],
)
def test_a_surname_means_the_person_named_before(text: str, small: Finder) -> None:
    analysis = analysed(small, FULL, f"{text}{END}")
    (mention,) = [m for m in analysis.mentions if m.paragraph == "p3"]
    assert mention.entity == "joe-biden"
    assert "Biden" in mention.surface


@pytest.mark.parametrize(
    "text",
    [
        "Then Hunter Biden spoke",
        "Hunter Biden spoke",
        "It rained. Hunter Biden spoke",
        "“Hunter Biden spoke”",
        "He asked (Hunter Biden)",
        "Hunter Biden's aides spoke",
        "Then Hunter R. Biden spoke",
        "Jill and Hunter Biden spoke",
        "Then Biden Jr. spoke",
        "The Biden Foundation spoke",
        "Then McBiden and O’Biden spoke",
        "Then the Bidens spoke",
        "Then biden spoke",
    ],
)
def test_a_surname_of_somebody_else_is_nobody_in_the_catalogue(text: str, small: Finder) -> None:
    analysis = analysed(small, FULL, f"{text}{END}")
    assert [m.surface for m in analysis.mentions if m.paragraph == "p3"] == []
    for name in analysis.ambiguous:
        assert name.candidates == ("joe-biden",)
        assert name.why


def test_a_surname_long_before_the_full_name_is_left_open(small: Finder) -> None:
    analysis = analysed(
        small, f"It rained{END}", f"It snowed{END}", f"Then Biden spoke{END}", FULL, f"Then Biden rose{END}"
    )
    assert [(m.paragraph, m.surface) for m in analysis.mentions] == [("p7", "Joe Biden"), ("p9", "Biden")]
    (name,) = analysis.ambiguous
    assert (name.paragraph, name.surface, name.candidates) == ("p5", "Biden", ("joe-biden",))
    assert "full name" in name.why


def test_a_surname_in_the_first_lines_means_the_person_named_further_down(small: Finder) -> None:
    analysis = analysed(small, f"Then Biden spoke{END}", f"It rained{END}", FULL)
    assert [(m.paragraph, m.surface) for m in analysis.mentions] == [("p1", "Biden"), ("p5", "Joe Biden")]
    other = analysed(small, f"Then Biden spoke{END}", "They met Hunter Biden there.", FULL)
    assert [m.surface for m in other.mentions] == ["Joe Biden"]


def test_a_full_name_in_the_title_introduces_the_surname(small: Finder) -> None:
    analysis = analysed(small, f"Then Biden spoke{END}", title="Joe Biden in Japan")
    assert [m.entity for m in analysis.mentions if m.paragraph == "p1"] == ["joe-biden"]


def test_two_people_of_one_surname(small: Finder) -> None:
    first = "They met Ann Smith there for an hour."
    spoke = [f"Then Smith {verb}{END}" for verb in ("spoke", "rose", "left")]
    analysis = analysed(small, spoke[0], first, spoke[1], "Bob Smith came.", spoke[2])
    assert [(m.paragraph, m.entity) for m in analysis.mentions if m.surface == "Smith"] == [("p5", "ann-smith")]
    both = {"ann-smith", "bob-smith"}
    assert [(n.paragraph, set(n.candidates)) for n in analysis.ambiguous] == [("p1", both), ("p9", both)]


def test_a_name_that_two_entities_bear_is_left_open_and_warned_of(small: Finder) -> None:
    analysis = analysed(small, f"Then Twin spoke{END}")
    assert not analysis.mentions
    assert [n.candidates for n in analysis.ambiguous] == [("twin-one", "twin-two")]
    said = {problem.text.split("'")[1]: problem.text for problem in contested(small.catalogue, [analysis])}
    assert said.keys() == {"Twin", "Mercury"}
    assert "it stands in example.txt" in said["Twin"]
    assert "stands in" not in said["Mercury"]


@pytest.mark.parametrize(("short", "known"), [("Li", True), ("Wei", False)])
def test_short_forms_are_those_of_the_entity_file(short: str, known: bool, small: Finder) -> None:
    analysis = analysed(small, "They met Li Wei there for an hour.", f"Then {short} spoke{END}")
    assert [m.entity for m in analysis.mentions if m.paragraph == "p3"] == (["li-wei"] if known else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He sent it with LINE, an app", True),
        ("He sent it with LINE, an App", True),
        ("He stood in LINE for hours", False),
        ("He sent it with LINE happily", False),
        ("He works for Apple in town", True),
        ("He works for Apple in an orchard", False),
        ("He works for Apple in an Orchard", False),
        ("He works for Meta in town", True),
        ("Meta is a prefix", False),
        ("It rained. Meta is a prefix", False),
    ],
)
def test_hints_decide_in_their_paragraph(text: str, found: bool, small: Finder) -> None:
    elsewhere = f"An app, messaging, an orchard, fruit{END}"
    analysis = analysed(small, elsewhere, f"{text}{END}", elsewhere)
    assert len(analysis.mentions) == found
    assert len(analysis.ambiguous) == (not found)
    assert all(name.why for name in analysis.ambiguous)


def test_hints_tell_two_of_one_name_apart(small: Finder) -> None:
    analysis = analysed(small, f"The planet Mercury{END}", f"The metal Mercury{END}", f"Only Mercury{END}")
    assert [m.entity for m in analysis.mentions] == ["mercury-planet", "mercury-metal"]
    assert [n.paragraph for n in analysis.ambiguous] == ["p5"]


def test_first_mention_in_the_text_is_linked_and_headings_are_not(small: Finder) -> None:
    analysis = analysed(
        small,
        f"Acme is here{END}",
        "Why Acme looks to Japan",
        f"Then Acme and Japan agreed with the US, and the U.S. agreed with Japan{END}",
        title="Acme in Japan and Korea",
    )
    assert [p.kind for p in analysis.article.paragraphs] == ["paragraph", "heading", "paragraph"]
    assert [(m.paragraph, m.surface) for m in linked(analysis)] == [("p1", "Acme"), ("p5", "Japan"), ("p5", "US")]
    assert ("p3", "Japan") in [(m.paragraph, m.surface) for m in analysis.mentions]


def test_mentions_come_in_reading_order_and_do_not_overlap(finder: Finder) -> None:
    text = (
        "Japan’s Prime Minister Fumio Kishida met US President Joe Biden of the United States of America in Washington."
    )
    analysis = analysed(finder, text, f"Kishida told Biden so{END}")
    spans = [(m.paragraph, m.start, m.end) for m in analysis.mentions]
    assert spans == sorted(spans)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(spans))
    assert {"japan", "fumio-kishida", "united-states", "joe-biden"} <= {m.entity for m in analysis.mentions}


# The repository's own catalogue.


def test_every_entity_file_loads(content: Content) -> None:
    files = list((SAMPLE / "content/entities").rglob("*.y*ml"))
    assert len(content.entities) == len(files) > 100
    assert all(is_slug(slug) for slug in content.entities)


def test_no_name_of_the_catalogue_is_contested(content: Content) -> None:
    assert not contested(make_catalogue(content.entities))


def test_every_entity_is_found_by_its_own_names(content: Content, finder: Finder) -> None:
    """A name that its own tokens cannot find, or that another entity takes, is a name in vain."""
    missed = []
    for slug, entity in content.entities.items():
        near = [*entity.related, *(role.of for role in entity.roles if role.of)] if entity.kind == "person" else []
        hints = " ".join([*entity.match.needs[:1], *(content.entities[Slug(of)].name for of in near[:1])])
        for name in (entity.name, *entity.aliases):
            found = analysed(finder, f"We were told of {name} and {hints} in a letter that came today, by them.")
            if slug not in {m.entity for m in found.mentions}:
                missed.append(f"{slug}: {name}")
    assert not missed


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Fumio Kishida", "fumio-kishida"),
        ("Joe Biden", "joe-biden"),
        ("Microsoft", "microsoft"),
        ("SoftBank", "softbank"),
        ("Oracle", "oracle"),
        ("Tortoise Media", "tortoise-media"),
        ("Japan", "japan"),
        ("the United States", "united-states"),
        ("the US", "united-states"),
        ("South Korea", "south-korea"),
        ("China", "china"),
        ("North Korea", "north-korea"),
        ("Russia", "russia"),
        ("Taiwan", "taiwan"),
        ("India", "india"),
        ("the Philippines", "philippines"),
    ],
)
def test_the_catalogue_knows_who_it_must(name: str, slug: str, finder: Finder) -> None:
    analysis = analysed(finder, f"They wrote to {name} about a bridge that is to be built there next year.")
    assert [m.entity for m in linked(analysis)] == [slug]


def supplied() -> list[Path]:
    return sorted((ROOT.parent / "shared/seeds").glob("*.txt"))


@pytest.mark.skipif(
    len(supplied()) < 2, reason="the supplied articles are not in the folder 'shared' beside the repository"
)
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            0,
            "fumio-kishida joe-biden brad-smith microsoft japan united-states south-korea china north-korea russia "
            "taiwan india",
        ),
        (1, "softbank oracle microsoft tortoise-media japan south-korea"),
    ],
)
def test_the_supplied_articles_link_whom_they_must(number: int, expected: str, finder: Finder) -> None:
    text = supplied()[number].read_text(encoding="utf-8")
    analysis = analysed(finder, *[line for line in text.splitlines() if line], title=None)
    links = list(linked(analysis))
    assert set(expected.split()) <= {m.entity for m in links}
    assert len({m.entity for m in links}) == len(links)
    for mention in links:
        earlier = [m for m in analysis.mentions if m.entity == mention.entity and m.paragraph not in (TITLE,)]
        kinds = {p.id: p.kind for p in analysis.article.paragraphs}
        assert next(m for m in earlier if kinds[m.paragraph] != "heading") == mention
    assert all(m.surface != "us" for m in analysis.mentions)


def test_a_name_that_one_claims_in_any_case_and_another_as_written_is_claimed_by_both() -> None:
    loose = Entity(slug=Slug("loose"), path="loose.yml", name="Quad", kind="event", match=MatchFile(case="any"))
    strict = Entity(slug=Slug("strict"), path="strict.yml", name="Quad", kind="company")
    both = Finder(make_catalogue({e.slug: e for e in (loose, strict)}), ())
    (found,) = both.names(both.tokens("The Quad met."))
    assert {claim.entity.slug for claim in found.claims} == {"loose", "strict"}
    (found,) = both.names(both.tokens("The quad met."))
    assert {claim.entity.slug for claim in found.claims} == {"loose"}


TOKENISED = (
    "Ms. Example (Acme Co., Ltd.)--the U.S.-Japan chair--didn't say: “No.” Why?",
    "See https://example.org/a,b.html, a@example.org or #12; it costs US$5.5bn, i.e. 10%.",
    "(“Either-or,” she’s told), the firm's (new) ‘plan’; why?! Inc.) cannot. (LLC). Sept. won’t.: 12.5%. $3, 0.0",
    " \n\nTwo  blanks\tand\na line. \n\n東京で。It’s 5p.m.,e.g. A.B.C. and x=y. ",
    "",
)


MARKED = st.from_regex(
    r"[(“\"]{0,2}(?:[A-Z]?[a-z]{2,6}[-–]){0,2}(?:[A-Z]?[a-z]{1,6}|Inc|cannot|US|its)(?:['’]s)?[)\]”\",:;!?]{0,3}\.?[)”]?"
    r"|[$€]?[0-9]{1,4}(?:[.,][0-9]{1,3}){0,2}%?[.,]?",
    fullmatch=True,
)
PARTED = Tokenizer(None)


@given(MARKED)
def test_marks_are_parted_from_words_as_spacy_does(piece: str) -> None:
    expected = [(token.idx, key(token.text)) for token in PARTED.nlp.make_doc(piece)]
    words = PARTED.tokens(piece).words
    assert list(zip(words.starts, words.keys, strict=True)) == expected


@pytest.mark.parametrize(
    "text", [*TOKENISED, *(path.read_text("utf-8") for path in sorted((ROOT / "tests/gold/texts").glob("*.gold")))]
)
def test_pieces_are_tokenised_as_spacy_tokenises_the_text(text: str) -> None:
    tokenizer = Tokenizer(None)
    expected = [(t.idx, t.idx + len(t), key(t.text)) for t in tokenizer.nlp.make_doc(text) if key(t.text)]
    for _ in range(2):
        words = tokenizer.tokens(text).words
        assert list(zip(words.starts, words.ends, words.keys, strict=True)) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The world’s first kiln.", ["the world's first"]),
        ("THE WORLD'S FIRST KILN", ["the world's first"]),
        ("A cafe culture and a café culture.", ["café culture", "café culture"]),
        ("A zero‑day bug, zero‐days and zero–day bugs.", ["zero-day", "zero-day", "zero-day"]),
        ("Two gas\u00a0fired plants.", ["gas-fired plant"]),
        ("Exports of the U.S. rose.", ["u.s."]),
        ("It reached zero—day one was over.", []),
        ("It reached zero – day one was over.", []),
        ("They told us so.", []),
        ("The world is first in line.", []),
    ],
)
def test_a_phrase_is_found_however_it_is_spelt(text: str, found: list[str]) -> None:
    finder = Finder(make_catalogue({}), ["The world’s first", "Café culture", "zero-day", "gas-fired plant", "U.S."])
    asked = [phrase.replace("’", "'") for _, _, phrase in finder.phrases(finder.tokens(text))]
    assert asked == found
