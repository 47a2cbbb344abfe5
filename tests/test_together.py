"""Who appears with whom: what is counted, and what is stronger than what."""

from __future__ import annotations

from itertools import combinations

from builder.model import EntityMention, Mention, ParagraphId, Sentence, Tie
from builder.slugs import Slug
from builder.together import tied
from tests.conftest import Docs


def corpus(*articles: list[str]) -> dict[Slug, tuple[EntityMention, ...]]:
    """Return the mentions of articles that are given as sentences, each a string of one-letter names."""
    found: dict[Slug, list[EntityMention]] = {}
    for number, sentences in enumerate(articles):
        for place, names in enumerate(sentences, 1):
            paragraph = ParagraphId(f"p{place}")
            sentence = Sentence(paragraph=paragraph, number=1, start=0, end=9, centrality=0)
            for name in names:
                mention = Mention(
                    entity=Slug(name), paragraph=paragraph, start=0, end=1, surface=name, rule="name", evidence=""
                )
                found.setdefault(Slug(name), []).append(
                    EntityMention(article=Slug(f"article-{number}"), mention=mention, sentence=sentence)
                )
    return {slug: tuple(mentions) for slug, mentions in found.items()}


def ties(mentions: dict[Slug, tuple[EntityMention, ...]], name: str) -> dict[str, Tie]:
    return {tie.entity: tie for tie in tied(mentions).get(Slug(name), ())}


def test_articles_and_sentences_are_counted_once_each() -> None:
    found = ties(corpus(["ab", "abb", "a"], ["a", "b"], ["ac"]), "a")
    assert (found["b"].articles, found["b"].sentences) == (2, 2)
    assert (found["c"].articles, found["c"].sentences) == (1, 1)


def test_one_article_without_a_common_sentence_is_no_tie() -> None:
    assert tied(corpus(["a", "b"])) == {}
    assert set(ties(corpus(["a", "b"], ["a", "b"]), "a")) == {"b"}


def test_a_name_that_is_everywhere_is_not_the_strongest_tie() -> None:
    everywhere = [["xm", "x", "xn"] for _ in range(30)]
    found = ties(corpus(["ax", "ab", "ab"], ["ax", "ab"], *everywhere), "a")
    assert found["b"].strength > found["x"].strength


def test_a_pair_that_met_once_is_no_match_for_one_that_meets_often() -> None:
    found = ties(corpus(["ab", "ab", "ac"], ["ab", "b", "a"], ["ab"]), "a")
    assert found["b"].strength > found["c"].strength


def test_crowds_are_bounded_and_what_is_told_of_pairs_stays_exact() -> None:
    names = [chr(0x4E00 + n) for n in range(300)]
    crowd = ["".join(names)]
    mentions = corpus(crowd, crowd, [names[0] + names[299]])
    all_ties = tied(mentions)
    assert all(len(found) <= 15 for found in all_ties.values())
    assert ties(mentions, names[299])[names[0]] == Tie(
        entity=Slug(names[0]), articles=3, sentences=3, strength=round(6 / 16, 3)
    )


def test_of_the_seeds_every_tie_is_what_the_sentences_say(docs: Docs) -> None:
    mentions = docs.briefings.corpus.mentions
    together = docs.briefings.corpus.together
    assert together
    articles = {slug: {m.article for m in found} for slug, found in mentions.items()}
    sentences = {
        slug: {(m.article, m.sentence.anchor) for m in found if m.sentence} for slug, found in mentions.items()
    }
    for slug, found in together.items():
        assert len({tie.entity for tie in found}) == len(found)
        assert [tie.strength for tie in found] == sorted((tie.strength for tie in found), reverse=True)
        for tie in found:
            assert tie.entity != slug
            assert tie.articles == len(articles[slug] & articles[tie.entity])
            assert tie.sentences == len(sentences[slug] & sentences[tie.entity])
            assert 0 < tie.strength <= 1


def test_both_ends_of_a_tie_see_it_alike(docs: Docs) -> None:
    together = docs.briefings.corpus.together
    seen = {(slug, tie.entity): tie.strength for slug, found in together.items() for tie in found}
    mutual = [pair for pair in combinations(together, 2) if pair in seen and pair[::-1] in seen]
    assert mutual
    assert all(seen[pair] == seen[pair[::-1]] for pair in mutual)
