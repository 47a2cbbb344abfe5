"""Sentences: a citation is one, so none may be cut in the middle of a statement."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from builder.sentences import sentences

CASES = read_fixture_file(Path(__file__).parent / "cases" / "sentences.md")
WORDS = (
    "The plan U.S. no. No. 6 Mr. Example $2.9 billion. Inc. p.m. It said “we “Go.” will.” (see p. 4) why? J. ok. "
    '"so." ok." 。 「。」 … ?!'
)
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join)


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=title) for _, title, t, e in CASES])
def test_case(text: str, expected: str) -> None:
    text = text.rstrip("\n")
    assert [text[start:end] for start, end in sentences(text)] == expected.splitlines()


@given(TEXTS | st.text(max_size=80) | st.text(' .!?。"”“()「」aA\n', max_size=40))
def test_spans_are_ordered_trimmed_and_cover_all_but_white_space(text: str) -> None:
    text = " ".join(text.split())
    spans = sentences(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start for before, (start, _) in zip(ends, spans, strict=False))


@given(
    st.lists(st.sampled_from(["Nobody knows why.", "They asked for 2.5 percent.", "Is it so?", "It is!"]), min_size=1)
)
def test_plain_sentences_that_are_joined_come_apart_again(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    "abbreviation", "Mr Mrs Ms Dr Prof Gen Sen Rep Gov Lt Col Capt Sgt Maj Adm Hon Rev St Amb".split()
)
def test_a_title_never_ends_a_sentence(abbreviation: str) -> None:
    text = f"They met {abbreviation}. Example in the morning. The talk was short."
    assert [text[start:end] for start, end in sentences(text)] == [
        f"They met {abbreviation}. Example in the morning.",
        "The talk was short.",
    ]


@pytest.mark.parametrize(
    "name", ["U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "Inc.", "Corp.", "Ltd.", "Co.", "p.m.", "Jr."]
)
def test_an_abbreviation_before_a_name_does_not_end_a_sentence_and_before_a_plain_word_it_does(name: str) -> None:
    assert len(sentences(f"This is the {name} Example office of it.")) == 1
    assert len(sentences(f"This is the {name} They went home.")) == 2
    assert len(sentences(f"This is the {name} office of it.")) == 1
