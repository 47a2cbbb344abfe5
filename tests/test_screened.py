from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import builder.brief
from builder.screened import NUMBER, Screened, needed, screened
from tests.conftest import ROOT

WANTED = {
    r"\b(?:talks|negotiations)\b": {"talks", "negotiations"},
    r"\bin\s(?:any|each)\s(?:cases?|way)\b": {"case", "cases", "way"},
    r"\b[Ee]very(?:one|thing)(?=[.,]|$)": {"Everyone", "everyone", "Everything", "everything"},
    r"\b[Ee]very(?:one|thing)": None,
    r"(?<![\w-])the\s(?P<noun>bank|fund)(?!\w)": {"bank", "fund"},
    r"\bplan": None,
    r"\bplan(?!\w\w)": None,
    r"\bplan\s*s\b": {"plan", "plans"},
    r"\bplan\w*\b": None,
    r"\bplan(?:s\b|\B)": None,
    r"\b(?:a\s|many\s)?plans\s": {"plans"},
    r"\b(?:\w+ed\s){0,2}plans\b": {"plans"},
    r"(?:\bplans\b,\s)+": {"plans"},
    r"\babc|c*": None,
    r"(?<!but\s)\balso\b(?!\sas)": {"also"},
    r"(?<=[a-z]\s)also\b": {"also"},
    r"\d+\s?%": {"%"},
    r"\$\d|\bdollars\b": {"$", "dollars"},
    r"\(\d\)|\d\d": {"(", NUMBER},
    r"(?i:\balso\b)": None,
    r"\w+": None,
}


@pytest.mark.parametrize("pattern", WANTED)
def test_what_every_match_holds(pattern: str) -> None:
    from re import _parser  # type: ignore[attr-defined]

    wanted = WANTED[pattern]
    assert needed(_parser.parse(pattern)) == (None if wanted is None else frozenset(wanted))


def test_long_lists_are_told_apart() -> None:
    from re import _parser  # type: ignore[attr-defined]

    many = [f"{one}{other}" for one in "abcdefghij" for other in "klmnopqrst"]
    found = needed(_parser.parse(rf"\b(?:{'|'.join(many)})\s(?:{'|'.join(many)}|and\d)\s(?:plans|lists|terms)\b"))
    assert found == frozenset({"plans", "lists", "terms"})
    assert needed(_parser.parse(rf"\b(?:{'|'.join(many)})\s(?:{'|'.join(many)})")) == frozenset(many)


def patterns() -> list[Screened]:
    modules = (importlib.import_module(f"builder.brief.{m.name}") for m in pkgutil.iter_modules(builder.brief.__path__))
    return [each for module in modules for each in vars(module).values() if isinstance(each, Screened)]


def test_nothing_is_missed() -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "tests/gold/texts").glob("*.gold"))]
    sentences = [line for text in texts for line in text.splitlines()]
    assert len(patterns()) > 40
    for pattern in patterns():
        bare = re.compile(pattern.pattern, pattern.flags)
        for sentence in sentences:
            assert spans(pattern.finditer(sentence)) == spans(bare.finditer(sentence))


def spans(found: object) -> list[tuple[int, int]]:
    return [match.span() for match in found]  # type: ignore[attr-defined]


def test_capitals_that_do_not_count() -> None:
    pattern = screened(r"\bsuch plans\b", re.IGNORECASE)
    assert pattern.search("Such Plans")
    assert not pattern.search("Plans")
    assert screened(r"\bkelvin\b", re.IGNORECASE).search("\u212aelvin")
    for letter in "ſıİ":
        assert screened(r"\bminus\b", re.IGNORECASE).search(
            f"a {'minus'.replace('i' if letter != 'ſ' else 's', letter)} sign"
        )


def test_the_end_that_parts_a_word() -> None:
    pattern = screened(r"\bplan\b")
    assert pattern.search("the planet", 0, 8)
    assert not pattern.search("the planet")
    assert not pattern.search("the planet", 0, 9)
    assert pattern.search("the plan", 4)


def test_what_is_put_in_the_place_of_a_match() -> None:
    assert screened(r"\bplans?\b").sub("so", "a plan of plans") == "a so of so"
    assert screened(r"\bplans?\b").sub("so", "a planet") == "a planet"
