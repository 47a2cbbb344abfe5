"""Circles of objects are cleared away where a build makes many, and not looked for where it makes none."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from builder.garbage import collected, uncollected
from builder.pipeline import silent
from builder.render import render
from tests.conftest import ROOT


class _Circle:
    def __init__(self) -> None:
        self.itself = self


def test_what_is_made_within_is_cleared_away_and_what_was_there_is_not_looked_at() -> None:
    with uncollected():
        assert not gc.isenabled()
        before = weakref.ref(_Circle())
        with collected():
            within = weakref.ref(_Circle())
            gc.collect()
            assert within() is None
            assert before() is not None
        assert not gc.isenabled()
        gc.collect()
        assert before() is None
    assert gc.isenabled()


def test_pages_are_rendered_where_circles_are_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("mkdocs.commands.build.build", lambda *_, **__: seen.append(gc.isenabled()))
    docs = tmp_path / "docs"
    docs.mkdir()
    with uncollected():
        render(ROOT / "mkdocs.yml", docs, tmp_path / "site", docs, "2026", silent)
        assert not gc.isenabled()
    assert seen == [True]
