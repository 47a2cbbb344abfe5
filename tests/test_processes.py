"""Processes make the same site as one does, and say the same errors; one that is killed is missed at once."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

import builder.processes
from builder.errors import BuilderError, Problem, WorkerLost
from builder.pipeline import Folders, build_site
from builder.processes import Processes, forked
from builder.render import RenderFailed, shared_out
from tests.conftest import ROOT, SAMPLE, Project, tree


def test_parts_come_in_order_from_processes_of_their_own() -> None:
    here = os.getpid()
    found = forked(lambda part: (part, os.getpid() != here), 3)
    assert found == [(0, True), (1, True), (2, True)]
    assert forked(lambda part: os.getpid(), 1) == [here]


def test_what_a_process_raises_says_where() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        forked(lambda part: 1 // part, 2)
    assert "in <lambda>" in "".join(raised.value.__notes__)


def cut_off(connection: Connection, data: bytes) -> None:
    os.write(connection.fileno(), data[:1])
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_in_the_middle_of_an_answer_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(part: int) -> int:
        if part == 1:
            monkeypatch.setattr(Connection, "_send", cut_off)
        return part

    with pytest.raises(WorkerLost):
        forked(answers, 3)


def test_processes_end_whatever_has_become_of_one() -> None:
    idle = Processes[int, int](2, lambda: lambda _: os.getpid())
    with idle:
        for process in set(idle.map(range(50))):
            os.kill(process, signal.SIGKILL)
        with pytest.raises(WorkerLost):
            list(idle.map(range(50)))
    busy = Processes[float, None](2, lambda: time.sleep)
    with busy:
        busy.map([1e6, 1e6, 1e6])


def test_what_a_part_raises_is_raised_here() -> None:
    def fails(part: int) -> int:
        if part:
            raise BuilderError([Problem(path="a", text="is wrong")])
        return part

    with pytest.raises(BuilderError, match="is wrong"):
        forked(fails, 2)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have copies made for the smallest site."""
    monkeypatch.setattr(builder.processes, "WORTH_COPIES", 1)


def test_copies_render_about_as_much_each_and_one_has_what_belongs_together(tmp_path: Path) -> None:
    sizes = {"a.md": 900, "b.md": 500, "c.md": 400, "d.md": 100, "data.json": 9_000}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    assert shared_out(tmp_path, sizes, (), 2) == [["a.md", "c.md"], ["b.md", "data.json", "d.md"]]
    assert shared_out(tmp_path, sizes, ("c.md", "d.md"), 2) == [["c.md", "d.md", "b.md"], ["a.md", "data.json"]]
    assert shared_out(tmp_path, sizes, (), 1) == [["a.md", "b.md", "data.json", "c.md", "d.md"]]


@pytest.mark.usefixtures("shared")
def test_one_job_and_three_make_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    sample = Folders(seeds=SAMPLE / "seeds", content=SAMPLE / "content")
    sites = []
    for jobs in (1, 3):
        made = replace(sample, out=tmp_path / f"docs{jobs}", site=tmp_path / f"site{jobs}")
        problems = build_site(made, jobs=jobs, search=False).problems
        sites.append((tree(made.out), tree(made.site), problems))
    assert sites[0] == sites[1]


@pytest.mark.usefixtures("shared")
def test_an_anchor_that_a_person_names_in_vain_is_an_error_in_any_copy(project: Project) -> None:
    for name in ("one", "two", "three", "four"):
        project.write(f"content/pages/{name}.md", f"# {name}\n\n[A plant](articles/plant.md#p{name})\n")
    made = Folders(out=Path("docs"), site=Path("site"), config=ROOT / "mkdocs.yml")
    with pytest.raises(RenderFailed) as failed:
        build_site(made, jobs=3)
    said = str(failed.value)
    for name in ("one", "two", "three", "four"):
        assert f"content/pages/{name}.md:3:11: contains a link 'articles/plant.md#p{name}'" in said
