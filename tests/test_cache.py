"""The cache: it saves work, is never out of date, and cannot change or break anything."""

from __future__ import annotations

import os
import pickle
import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import builder.articles
from builder.cache import FILE, Cache, digest
from builder.model import Paragraph, ParagraphId
from builder.pipeline import Folders, build
from tests.conftest import ENTITIES, STORY, Project, tree

KEY = digest("key")


def folders(project: Project, out: str = "out", *, cache: bool = True) -> Folders:
    return replace(project.folders(out), cache=project.folder / ".cache" if cache else None)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fill with the steps that are run on articles."""
    done: list[str] = []

    def noted(name: str) -> Callable[..., Any]:
        run = getattr(builder.articles, name)

        def noting(*arguments: Any) -> Any:
            done.append(name)
            return run(*arguments)

        return noting

    for name in ("clean", "analyse"):
        monkeypatch.setattr(builder.articles, name, noted(name))
    return done


def paragraph(text: str = "Text.") -> Paragraph:
    return Paragraph(id=ParagraphId("p1"), kind="paragraph", level=0, text=text, first=1, last=1)


def written(folder: Path, value: object = None) -> Path:
    cache = Cache(folder)
    cache.put(KEY, value or paragraph())
    cache.close()
    return folder / FILE


def test_nothing_is_found_twice(project: Project, work: list[str]) -> None:
    build(folders(project))
    assert work == ["clean", "analyse"]
    work.clear()
    build(folders(project))
    assert work == []


def test_a_changed_article_is_found_anew_and_no_other(project: Project, work: list[str]) -> None:
    project.write("seeds/other.txt", STORY.replace("Nagoya", "Osaka"))
    build(folders(project))
    work.clear()
    project.write("seeds/other.txt", STORY.replace("Nagoya", "Kobe"))
    build(folders(project))
    assert work == ["clean", "analyse"]


def test_a_changed_alias_costs_no_cleaning(project: Project, work: list[str]) -> None:
    build(folders(project))
    work.clear()
    project.write("content/entities/acme.yml", "name: Acme\nkind: company\naliases: [Acme Works]\nparent: japan\n")
    build(folders(project))
    assert work == ["analyse"]


@pytest.mark.parametrize("file", ["content/articles/plant.yml", "seeds/plant.yml"])
def test_what_yaml_says_of_an_article_counts(project: Project, work: list[str], file: str) -> None:
    build(folders(project))
    work.clear()
    project.write(file, "date: 2024-04-10\n")
    build(folders(project))
    assert work == ["clean", "analyse"]


def test_another_program_finds_everything_anew(
    project: Project, work: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folders(project))
    work.clear()
    monkeypatch.setattr(builder.articles, "program", lambda: b"another")
    build(folders(project))
    assert work == ["clean", "analyse"]


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    whole = paragraph()
    cache = Cache(tmp_path)
    cache.put(KEY, (whole, "beside"), whole)
    cache.close()
    again = paragraph("Another, in its place.")
    assert Cache(tmp_path).get(KEY, again) == (again, "beside")
    assert Cache(tmp_path).get(digest("unknown")) is None


def spoil_nothing(_path: Path) -> None:
    """Leave the file as it is."""


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def foreign(path: Path) -> None:
    path.write_bytes(b"not a database " * 1000)


def older(path: Path) -> None:
    with sqlite3.connect(path) as table:
        table.execute("PRAGMA user_version = 99")


def flipped(path: Path) -> None:
    with sqlite3.connect(path) as table:
        for key, value in table.execute("SELECT key, value FROM kept").fetchall():
            table.execute("UPDATE kept SET value = ? WHERE key = ?", (value[:-3] + b"\x00\x01\x02", key))


def of_text(path: Path) -> None:
    with sqlite3.connect(path) as table:
        table.execute("UPDATE kept SET value = 'text'")


def another_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as table:
        table.execute("CREATE TABLE kept (something TEXT)")


@pytest.mark.parametrize("spoil", [spoil_nothing, cut, foreign, older, flipped, of_text, another_table])
def test_a_spoilt_cache_changes_nothing_and_says_nothing(project: Project, spoil: Callable[[Path], None]) -> None:
    build(folders(project, "cold", cache=False))
    build(folders(project, "warm"))
    spoil(project.folder / ".cache" / FILE)
    done = project.briefing("build", "--out", "again")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert project.briefing("build", "--out", "once-more").exit_code == 0
    assert tree(project.folder / "again") == tree(project.folder / "once-more") == tree(project.folder / "cold")


def test_a_cache_that_cannot_be_written_is_done_without(project: Project) -> None:
    build(folders(project, "cold", cache=False))
    project.write(".cache", "a file where the folder should be")
    build(folders(project, "warm"))
    assert tree(project.folder / "warm") == tree(project.folder / "cold")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_is_done_without(project: Project) -> None:
    (project.folder / ".cache").mkdir(mode=0o500)
    build(folders(project))
    assert (project.folder / "out" / "index.md").is_file()


def test_two_builds_at_once_share_it(tmp_path: Path) -> None:
    one, other = Cache(tmp_path), Cache(tmp_path)
    one.put(KEY, paragraph("One."))
    other.put(KEY, paragraph("Other."))
    one.close()
    other.close()
    assert Cache(tmp_path).get(KEY) == paragraph("Other.")


class Attack:
    """A record that runs a command when it is read by a reader that lets everything in."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("attacked",)


def test_nothing_in_it_is_ever_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = pickle.dumps(Attack())
    written(tmp_path / "cache")
    with sqlite3.connect(tmp_path / "cache" / FILE) as table:
        table.execute("UPDATE kept SET value = ?", (digest(data) + data,))
    assert Cache(tmp_path / "cache").get(KEY) is None
    assert not (tmp_path / "attacked").exists()


def test_what_a_whole_run_does_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(2000):
        cache.put(digest(str(number)), paragraph())
    cache.close()
    size = (tmp_path / FILE).stat().st_size
    written(tmp_path)
    assert (tmp_path / FILE).stat().st_size >= size
    cache = Cache(tmp_path)
    assert cache.get(KEY)
    cache.tidy()
    cache.close()
    assert (tmp_path / FILE).stat().st_size < size / 10
    assert Cache(tmp_path).get(KEY) == paragraph()


EDITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("seeds/plant.txt", (STORY, STORY.replace("$2 billion", "$3 billion"), STORY + "\nRead Also: Another story\n")),
    ("seeds/second.txt", (STORY.replace("Acme", "Acme Robotics"), "A title\n\nJoe Biden said Acme is late.\n", "")),
    ("seeds/third.md", ("# Third\n\nThe **U.S.** and Japan met Acme.\n", "---\ndate: 2024-13-40\n---\n\nText.\n")),
    ("seeds/plant.yml", ("date: 2024-04-10\n", "publisher: The Example\n")),
    ("content/articles/plant.yml", ("restore: [Written by Ada Example]\n", "title: Another\n", "unlink: [Acme]\n")),
    ("content/articles/plant.md", ("---\n{}\n---\n\nBy hand, of [[Acme]].\n",)),
    ("content/entities/acme.yml", (ENTITIES["acme"], "name: Acme\nkind: company\n")),
    ("content/entities/biden.yml", ("name: Joe Biden\nkind: person\n", "name: Hunter Biden\nkind: person\n")),
    ("content/topics/chips.yml", ("title: Chips\nsummary: All.\nthreshold: 1\nphrases: {plant: 2}\n",)),
    ("content/site.yml", ("links: {per: section}\n", "as_of: 2025-01-01\n", "rights: excerpt\nexcerpt_words: 9\n")),
    (
        "content/articles/second.yml",
        ("title: The second\n", "slug: other\n", "summary: ['It is “late” [[third#p1]].']\n"),
    ),
    ("content/briefings/bets.md", ("---\ntitle: Bets\n---\n\n- It is “$2 billion” [[plant#p3s1]].\n",)),
)
"""Files and what may stand in them; each may be absent too, but for the first."""


@pytest.mark.parametrize("seed", range(10))
def test_after_any_edits_the_bytes_are_those_of_a_cold_build(project: Project, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(10):
        path, texts = rng.choice(EDITS)
        text = rng.choice((*texts, None))
        if text is not None:
            project.write(path, text)
        elif path != EDITS[0][0]:
            (project.folder / path).unlink(missing_ok=True)
        warm = project.briefing("build", "--out", "warm")
        cold = project.briefing("build", "--no-cache", "--out", "cold")
        assert (warm.exit_code, warm.stderr) == (cold.exit_code, cold.stderr)
        if warm.exit_code == 0:
            assert tree(project.folder / "warm") == tree(project.folder / "cold")


def test_a_page_with_addresses_of_its_own_is_kept(project: Project, work: list[str]) -> None:
    """What lxml returns looks like text and is no text of ours: kept as it is, it would not be let in again."""
    head = '<base href="https://example.org/"><link rel="canonical" href="/story"><link rel="license" href="/free">'
    body = "".join(f"<p>{line}</p>" for line in STORY.split("\n\n"))
    project.write(
        "seeds/page.html", f"<html><head>{head}<title>Fog</title></head><body><h1>Fog</h1>{body}</body></html>"
    )
    build(folders(project))
    assert work
    work.clear()
    build(folders(project))
    assert work == []
