"""The page of promises names tests that there are."""

from __future__ import annotations

import re

from tests.conftest import ROOT

PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")


def test_every_promise_is_held_by_tests_that_there_are() -> None:
    table = PAGE.split("## What is promised")[1].split("\n\n")[1]
    rows = [row for row in table.splitlines()[2:] if row.startswith("|")]
    assert len(rows) > 10
    for row in rows:
        tests = re.findall(r"`(test_\w+\.py|tests/browser/)`", row)
        assert tests, row
        for name in tests:
            assert (ROOT / "tests" / name.removeprefix("tests/")).exists(), name


def test_it_is_led_to() -> None:
    for file in ("README.md", "CONTRIBUTING.md", "SECURITY.md"):
        assert "docs/security.md" in (ROOT / file).read_text(encoding="utf-8"), file
