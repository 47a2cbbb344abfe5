"""The forests: what they are asked with, and that they answer the same whatever else is asked."""

from __future__ import annotations

import sys
from collections.abc import Collection

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.boilerplate import forms, kinds
from builder.boilerplate.forest import FEATURES, Integers, doubts, load
from builder.boilerplate.forms import form, form_features
from builder.boilerplate.labelled import labelled_features
from builder.boilerplate.lines import Matrix
from builder.boilerplate.markup import Place, markup_features
from builder.clean.remnants import remnants
from builder.clean.unlike_story import unlike_story
from builder.model import Block

LINE = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=80).filter(str.strip)


@pytest.mark.parametrize("name", list(FEATURES))
def test_a_forest_was_grown_on_the_features_that_it_is_asked_with(name: str) -> None:
    forest = load(name)
    assert forest.names == tuple(FEATURES[name].values())
    assert forest.feature.max() < len(FEATURES[name])


@pytest.mark.parametrize("name", list(FEATURES))
def test_every_walk_through_a_forest_ends_in_a_leaf(name: str) -> None:
    forest = load(name)
    leaves = forest.left == np.arange(len(forest.left))
    values = np.random.default_rng(1).normal(0, 20, (50, len(forest.names)))
    assert leaves[forest.walk(values)[-1]].all()


@pytest.mark.parametrize("name", list(FEATURES))
def test_a_row_is_judged_alone(name: str) -> None:
    values = np.random.default_rng(2).normal(0, 5, (40, len(load(name).names)))
    together = load(name).log_odds(values)
    assert [int(load(name).log_odds(row[np.newaxis, :])[0]) for row in values] == together.tolist()


def test_what_is_doubted_has_reasons_and_what_is_not_has_none() -> None:
    values = np.random.default_rng(3).normal(0, 5, (40, len(forms.NAMES)))
    forest = load("lines")
    doubted = doubts("lines", values)
    assert sorted(doubted) == np.flatnonzero(forest.log_odds(values) < forest.threshold).tolist()
    assert all("against it: " in why and not why.endswith(": ") for why in doubted.values())


@given(st.lists(LINE, min_size=1, max_size=40))
def test_features_are_numbers_one_row_a_line(texts: list[str]) -> None:
    found = form_features(texts)
    assert found.shape == (len(texts), len(forms.NAMES))
    assert np.isfinite(found).all()
    nowhere = [Place(ancestors=(), linked=0, stressed=0)] * len(texts)
    assert np.isfinite(markup_features(texts, nowhere)).all()


def test_nothing_is_doubted_where_there_is_no_line() -> None:
    assert doubts("lines", np.zeros((0, len(forms.NAMES)))) == {}


@given(st.lists(LINE, min_size=1, max_size=10), st.lists(LINE, min_size=1, max_size=10))
def test_features_do_not_depend_on_what_was_asked_before(first: list[str], second: list[str]) -> None:
    alone = form_features(first).copy()
    form_features(second)
    form_features([*second, *first])
    assert (form_features(first) == alone).all()


@pytest.mark.parametrize("mark", ["•", "*", "–", "▪"])
def test_the_mark_of_a_list_item_makes_no_difference(mark: str) -> None:
    texts = ["The office bought three things this year, all of them second-hand:", "a camera", "a lamp", "a cable"]
    marked, other = ([texts[0], *(f"{glyph} {text}" for text in texts[1:])] for glyph in (mark, "-"))
    assert (form_features(marked) == form_features(other)).all()


@pytest.mark.parametrize(
    ("doubted", "gone"),
    [((1, 2), {1, 2}), ((1, 2, 3, 4), {4}), ((1, 2, 3, 4, 8, 9), {4, 8, 9}), ((8, 9), {8, 9})],
    ids=["few within", "many within", "many within, and some below", "below"],
)
def test_where_much_of_a_story_is_doubted_only_what_surely_is_none_goes(
    doubted: Collection[int], gone: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "The harbour office keeps a list of every pump that the town bought last year."
    texts = [paragraph, *(f"Pump {number}" for number in range(1, 5)), *[paragraph] * 3, "Contact", "Terms"]
    left = [Block(first=number, last=number, text=text) for number, text in enumerate(texts)]
    sure = {4, 8}

    def doubts(name: str, features: Matrix, odds: Integers | None = None, *, surely: bool = False) -> dict[int, str]:
        asked = name == "lines" and len(features) == len(texts)
        return {number: "" for number in doubted if asked and (number in sure or not surely)}

    monkeypatch.setattr(sys.modules["builder.clean.unlike_story"], "doubts", doubts)
    monkeypatch.setattr(sys.modules["builder.clean.unlike_story"], "strays", lambda *_: {})
    assert {drop.block.first for drop in unlike_story(left)} == gone


@pytest.mark.parametrize(
    ("doubted", "odds", "goes"),
    [
        ("Pumps that the town bought could keep the harbour dry next year.", -1500, False),
        ("Pumps that the town bought could keep the harbour dry next year.", -1800, True),
        ("A ferry, two cranes and a bridge are shown to whoever asks for them.", -1500, True),
        ("Your harbour office sends you the list of pumps that the town bought.", -1500, True),
        ("Dry Feet at Last | A ferry, two cranes and a bridge are shown to whoever asks for them.", -3100, False),
        ("Dry Feet at Last | A ferry, two cranes and a bridge are shown to whoever asks for them.", -3300, True),
    ],
    ids=["of the same", "but surely none", "of something else", "to the reader", "a standfirst", "but never one"],
)
def test_a_doubted_paragraph_that_tells_of_the_same_stays(
    doubted: str, odds: int, goes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "The harbour office keeps a list of every pump that the town bought last year to keep it dry."
    *title, doubted = doubted.split(" | ")
    texts = [*title, doubted, "The old crane", *[paragraph] * 3]
    left = [Block(first=number, last=number, text=text) for number, text in enumerate(texts)]
    place = len(title)

    def doubts(name: str, features: Matrix, odds: Integers | None = None, *, surely: bool = False) -> dict[int, str]:
        return {place: ""} if name == "lines" and len(features) == len(texts) else {}

    module = sys.modules["builder.clean.unlike_story"]
    monkeypatch.setattr(module, "doubts", doubts)
    monkeypatch.setattr(module, "load", lambda _: _Says(odds))
    monkeypatch.setattr(module, "strays", lambda *_: {})
    assert [drop.block.first for drop in unlike_story(left)] == ([place] if goes else [])


@given(st.lists(LINE, min_size=1, max_size=20))
def test_what_the_second_forest_is_asked_is_one_row_a_line(texts: list[str]) -> None:
    found = labelled_features(texts, form_features(texts))
    assert found.shape == (len(texts), len(FEATURES["labelled"]))
    assert np.isfinite(found).all()


def test_a_kind_is_the_sum_of_what_a_short_line_is_known_by() -> None:
    weights = {"divers": (1,) * len(kinds.FEATURES), "below the": (2,) * len(kinds.FEATURES)}
    assert kinds.weighed(form("Divers below the pier"), weights) == (3,) * len(kinds.FEATURES)
    assert kinds.weighed(form("Nothing of it is known"), weights) == (0,) * len(kinds.FEATURES)
    assert kinds.weighed(form("Divers below the pier " * 12), weights) == (0,) * len(kinds.FEATURES)


def test_weights_of_kinds_are_whole_numbers_one_a_kind() -> None:
    assert kinds.learned()
    for own in kinds.learned().values():
        assert len(own) == len(kinds.FEATURES)
        assert all(type(each) is int for each in own)


class _Says:
    """A forest that says the same of every line."""

    def __init__(self, odds: int) -> None:
        self.odds = odds

    def log_odds(self, features: Matrix) -> Integers:
        return np.full(len(features), self.odds, dtype=np.int64)


@pytest.mark.parametrize(("lines", "doubted", "gone"), [(40, 4, 4), (40, 5, 0), (100, 6, 6), (100, 7, 0)])
def test_the_second_forest_is_believed_of_a_few_lines(
    lines: int, doubted: int, gone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "The harbour office keeps a list of every pump that the town bought last year."
    texts = [paragraph if number % 2 else f"Pump {number}" for number in range(lines - 1)] + [paragraph]
    left = [Block(first=number, last=number, text=text) for number, text in enumerate(texts)]

    def doubts(name: str, features: Matrix, odds: Integers | None = None, *, surely: bool = False) -> dict[int, str]:
        first_round = name == "labelled" and len(features) == sum(text != paragraph for text in texts)
        return dict.fromkeys(range(doubted), "") if first_round else {}

    module = sys.modules["builder.clean.unlike_story"]
    monkeypatch.setattr(module, "doubts", doubts)
    monkeypatch.setattr(module, "load", lambda _: _Says(1500))
    monkeypatch.setattr(module, "strays", lambda *_: {})
    assert len(list(unlike_story(left))) == gone


@pytest.mark.parametrize(
    ("doubted", "gone"),
    [("the crane", {1}), ("a paragraph", set()), ("one of several in a row", set()), ("everything", {1})],
)
def test_the_second_forest_is_asked_of_lines_alone_and_of_no_paragraph(
    doubted: str, gone: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "The harbour office keeps a list of every pump that the town bought last year."
    texts = [paragraph, "The old crane", paragraph, "Pump one", "Pump two", "Pump three", *[paragraph] * 12]
    left = [Block(first=number, last=number, text=text) for number, text in enumerate(texts)]
    meant = {"the crane": [1], "a paragraph": [2], "one of several in a row": [4]}.get(doubted, range(len(texts)))
    rows = form_features(texts)[list(meant)]

    def doubts(name: str, features: Matrix, odds: Integers | None = None, *, surely: bool = False) -> dict[int, str]:
        width = len(FEATURES["labelled"]) - len(kinds.FEATURES)
        known = [labelled_features(["-"], row[np.newaxis, :])[0, :width].tolist() for row in rows]
        return {n: "" for n, row in enumerate(features) if name == "labelled" and row[:width].tolist() in known}

    module = sys.modules["builder.clean.unlike_story"]
    monkeypatch.setattr(module, "doubts", doubts)
    monkeypatch.setattr(module, "load", lambda _: _Says(1500))
    monkeypatch.setattr(module, "strays", lambda *_: {})
    assert {drop.block.first for drop in unlike_story(left)} == gone


@pytest.mark.parametrize(
    ("left", "odds", "goes"),
    [
        ("Nell of Wick | 3", 900, True),
        ("Nell of Wick | 3", 1100, False),
        ("Nell of Wick | 2", -100, True),
        ("Nell of Wick | 2", 100, False),
        ("Nell of Wick | 1", -1100, True),
        ("Nell of Wick | 1", -900, False),
        ("Seven to six. Remember it in May. | 3", 700, True),
        ("Seven to six. Remember it in May. | 3", 900, False),
        ("Seven to six. Remember it in May. | 2", -1100, True),
        ("Seven to six. Remember it in May. | 2", -900, False),
        ("Seven to six. Remember it in May. | 1", -2100, True),
        ("Seven to six. Remember it in May. | 1", -1900, False),
        ("The harbour office had a list of every pump. | 3", -4000, False),
        ("- Seven to six. | 3", -4000, False),
        ("and the sun. | 3", -4000, False),
        ("Sources: The harbour office, the town | 3", -4000, False),
    ],
)
def test_few_lines_go_below_lines_that_went_the_more_easily_the_more_did(
    left: str, odds: int, goes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "The harbour office keeps a list of every pump that the town bought last year to keep it dry."
    text, gone = left.split(" | ")
    whole = [*[paragraph] * 8, *["Menu"] * int(gone), text, "Menu"]
    blocks = [Block(first=number, last=number, text=each) for number, each in enumerate(whole)]
    monkeypatch.setattr(sys.modules["builder.clean.remnants"], "labelled_odds", lambda _, rows, __: [odds] * len(rows))
    found = remnants(blocks, [block for block in blocks if block.text != "Menu"])
    assert set(found) == ({8} if goes else set())


@pytest.mark.parametrize(("paragraphs", "lines", "goes"), [(8, 1, True), (5, 1, False), (8, 8, True), (8, 9, False)])
def test_only_little_is_left_of_an_end_and_much_stands_above_it(
    paragraphs: int, lines: int, goes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "The harbour office keeps a list of every pump that the town bought last year to keep it dry."
    whole = [*[paragraph] * paragraphs, *["Menu"] * 3, *["Nell says"] * lines]
    blocks = [Block(first=number, last=number, text=each) for number, each in enumerate(whole)]
    monkeypatch.setattr(sys.modules["builder.clean.remnants"], "labelled_odds", lambda _, rows, __: [0] * len(rows))
    found = remnants(blocks, [block for block in blocks if block.text != "Menu"])
    assert bool(found) == goes


@pytest.mark.parametrize(("last", "goes"), [("The old crane", True), ("Its button was red. It read: Let go", False)])
def test_the_second_forest_is_not_asked_of_what_breaks_off_at_the_end(
    last: str, goes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "The harbour office keeps a list of every pump that the town bought last year."
    left = [Block(first=number, last=number, text=text) for number, text in enumerate([*[paragraph] * 5, last])]

    def doubts(name: str, features: Matrix, odds: Integers | None = None, *, surely: bool = False) -> dict[int, str]:
        return dict.fromkeys(range(len(features)), "") if name == "labelled" else {}

    module = sys.modules["builder.clean.unlike_story"]
    monkeypatch.setattr(module, "doubts", doubts)
    monkeypatch.setattr(module, "load", lambda _: _Says(1500))
    monkeypatch.setattr(module, "strays", lambda *_: {})
    assert [drop.block.first for drop in unlike_story(left)] == ([5] if goes else [])
