from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import builder.brief
from builder.screened import Screened, needed, screened
from tests.conftest import ROOT

WANTED = {
    r"\b(?:talks|negotiations)\b": {"talks", "negotiations"},
    r"\bin\s(?:any|each)\s(?:cases?|way)\b": {"any", "each"},
    r"[Ee]very(?:one|thing)": {"very"},
    r"(?:a|bc)?d": {"d"},
    r"(?:abc)+x?": {"abc"},
    r"ab|c*": None,
    r"(?<!but\s)also(?!\sas)": {"also"},
    r"(?i:also)": None,
    r"\w+": None,
}


@pytest.mark.parametrize("pattern", WANTED)
def test_what_every_match_holds(pattern: str) -> None:
    from re import _parser  # type: ignore[attr-defined]

    wanted = WANTED[pattern]
    assert needed(_parser.parse(pattern)) == (None if wanted is None else frozenset(wanted))


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
    pattern = screened("such plans", re.IGNORECASE)
    assert pattern.search("Such Plans")
    assert not pattern.search("Plans")
    assert screened("kelvin", re.IGNORECASE).search("\u212aelvin")
