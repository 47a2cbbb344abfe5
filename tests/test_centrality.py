"""Weights of words, the walk along them, the choice, and what is one text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.centrality import centrality, pick
from builder.duplicates import alike, reprints, signature
from builder.slugs import Slug
from builder.words import bag, likeness, shared, terms, weight

TEXTS = st.lists(st.text("abc 日本1.", max_size=30), max_size=12)


@given(TEXTS)
def test_centrality_is_between_0_and_1_and_the_greatest_is_1(texts: list[str]) -> None:
    found = centrality([bag(text) for text in texts], [1.0] * len(texts))
    assert len(found) == len(texts)
    assert all(0 <= value <= 1 for value in found)
    assert not found or max(found) == 1


def test_what_shares_rare_words_with_others_is_central_and_the_prior_breaks_ties() -> None:
    texts = ["Chipmakers in Hokkaido build wafers.", "Wafers of Hokkaido.", "Hokkaido chipmakers.", "It was the one."]
    even = centrality([bag(text) for text in texts], [1, 1, 1, 1])
    assert even.index(max(even)) == 0
    assert even[3] == min(even)
    same = centrality([bag("one"), bag("two"), bag("three")], [1, 3, 2])
    assert same[1] > same[2] > same[0]


@given(TEXTS, st.integers(0, 5))
def test_pick_takes_each_once_and_no_more_than_asked(texts: list[str], most: int) -> None:
    taken = pick([1.0] * len(texts), [bag(text) for text in texts], most)
    assert len(set(taken)) == len(taken) == min(most, len(texts))


def test_pick_prefers_what_was_not_said() -> None:
    bags = [bag("wafers of Hokkaido"), bag("Hokkaido wafers"), bag("farmers in Ohio")]
    assert pick([1.0, 0.9, 0.5], bags, 2) == [0, 2]


def test_the_weight_of_a_word_grows_with_its_rarity() -> None:
    assert 0 <= weight("the") < 0.1 < weight("company") < weight("wafer")
    assert list(terms("The U.S. pays 6 日本政府 today")) == [
        "the",
        "u",
        "s",
        "pays",
        "6",
        "日本",
        "本政",
        "政府",
        "today",
    ]


@given(st.text("ab c日本", max_size=30), st.text("ab c日本", max_size=30))
def test_likeness_is_symmetric_and_whole_of_oneself(one: str, other: str) -> None:
    a, b = bag(one), bag(other)
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert not a or likeness(a, a) == pytest.approx(1)
    words = frozenset(terms(one))
    assert shared(words, frozenset(terms(other))) == shared(frozenset(terms(other)), words)


def story(seed: int, words: int = 300) -> list[str]:
    rng = random.Random(seed)
    return [f"word{rng.randrange(3000)}" for _ in range(words)]


def test_a_text_with_a_few_words_changed_is_the_same_and_another_is_not() -> None:
    words = story(1)
    changed = [*words[:40], "new", *words[41:150], "more", *words[151:]]
    first, second, other = (signature([" ".join(w)]) for w in (words, changed, story(2)))
    assert alike(first, first) == 1
    assert alike(first, second) > 0.8
    assert alike(first, other) < 0.1
    assert signature(["too short to tell"]) == b""
    assert alike(b"", b"") == 0


def test_reprints_are_grouped_under_the_first_by_rank_whatever_the_order() -> None:
    texts = {f"s{n}-{copy}": [*story(n)[: 300 - copy], "end"] for n in range(30) for copy in range(3)}
    signed = {Slug(slug): signature([" ".join(words)]) for slug, words in texts.items()}
    expected = {f"s{n}-0": (f"s{n}-1", f"s{n}-2") for n in range(30)}
    assert reprints(signed, lambda slug: slug) == expected
    assert reprints(dict(reversed(signed.items())), lambda slug: slug) == expected
