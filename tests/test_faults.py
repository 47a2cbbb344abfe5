"""Whatever happens while a build runs: the last good site stays, nothing a person wrote changes, the next run succeeds.

A few points of each kind of fault; `python -m benchmarks.faults` tries hundreds.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import builder.commands.common
from benchmarks.faults.__main__ import cut_short
from benchmarks.faults.inject import Count, refused, watching
from benchmarks.faults.project import Faulty
from benchmarks.faults.scenarios import (
    changed_while_read,
    changes,
    jumping,
    killed_after,
    killed_at,
    orphans,
    refused_at,
    two_at_once,
    unreadable_cache,
    worker_killed,
)
from builder.errors import told
from builder.locks import Busy, holding
from builder.newfiles import replaced, write_new
from tests.conftest import Project, tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="commands run in copies of this process")
POINTS = 6
"""Of a kind of fault."""
FEW = 3
"""Where a run takes seconds."""


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faulty]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GITHUB_ACTIONS", raising=False)
        yield Faulty(tmp_path_factory.mktemp("build"), "build")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Faulty:
    return Faulty(tmp_path_factory.mktemp("site"), "site")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Faulty:
    """Articles enough for a pool of processes."""
    return Faulty(tmp_path_factory.mktemp("many"), "build", articles=70)


def spread(faulty: Faulty, points: int) -> list[int]:
    """Return so many of the moments at which a build changes something, the first and the last among them."""
    last = changes(faulty)
    assert last > 100
    return sorted({1 + round((last - 1) * n / (points - 1)) for n in range(points)})


def assert_sound(found: Iterator[tuple[object, list[str]]]) -> None:
    assert {str(point): wrong for point, wrong in found if wrong} == {}


def test_a_build_that_is_killed_leaves_the_last_one(build: Faulty) -> None:
    assert_sound((n, killed_at(build, n)) for n in spread(build, POINTS))
    assert_sound((at, killed_after(build, at)) for at in (0.0, 0.05, 0.1, 0.2))


def test_a_site_whose_build_is_killed_stays(site: Faulty) -> None:
    assert_sound((n, killed_at(site, n)) for n in spread(site, FEW))
    assert_sound((at, killed_after(site, at)) for at in (0.3, 0.8))


def test_a_full_disk_is_a_message_and_the_last_build_stays(build: Faulty) -> None:
    assert_sound((n, refused_at(build, n)) for n in spread(build, POINTS))


def test_a_full_disk_leaves_the_last_site(site: Faulty) -> None:
    assert_sound((n, refused_at(site, n)) for n in spread(site, FEW))


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EIO])
def test_a_folder_that_may_not_be_written_is_a_message(number: int, build: Faulty) -> None:
    assert_sound((n, refused_at(build, n, number)) for n in spread(build, FEW))


def test_of_two_builds_at_once_one_waits(build: Faulty) -> None:
    assert_sound((at, two_at_once(build, at)) for at in (0.0, 0.1))


def test_of_two_sites_at_once_one_waits(site: Faulty) -> None:
    assert_sound((at, two_at_once(site, at)) for at in (0.3,))


def test_an_input_that_is_removed_or_changed_while_it_is_read_is_seen_by_the_next_run(build: Faulty) -> None:
    for change in (Path.unlink, cut_short):
        assert_sound((n, changed_while_read(build, n, change)) for n in (1, 4, 9, 14, 19))


def test_a_clock_that_jumps_changes_nothing(site: Faulty) -> None:
    assert_sound((seed, jumping(site, seed)) for seed in range(1))


def emptied(cache: Path) -> None:
    for path in cache.iterdir():
        path.write_bytes(b"")


def foreign(cache: Path) -> None:
    for path in cache.iterdir():
        path.write_bytes(b"Dear reader" * 1_000)


def folders(cache: Path) -> None:
    for path in list(cache.iterdir()):
        path.unlink()
        path.mkdir()


def a_file(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.write_text("mine")


@pytest.mark.parametrize("spoil", [emptied, foreign, folders, a_file], ids=lambda spoil: spoil.__name__)
def test_a_cache_that_cannot_be_read_is_no_obstacle(spoil: Callable[[Path], None], site: Faulty) -> None:
    assert unreadable_cache(site, spoil) == []


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks the system for the processes")
def test_a_killed_build_leaves_no_process_and_a_killed_process_is_a_message(many: Faulty) -> None:
    assert_sound((at, orphans(many, at)) for at in (0.2, 0.6))
    assert_sound((at, worker_killed(many, at)) for at in (0.3, 0.6))


# One build at a time.


def test_who_holds_the_folder_is_said_and_in_the_end_the_build_stops(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder.commands.common, "PATIENCE", 0.5)
    with holding(project.folder / "build/docs"):
        result = project.briefing("build")
    assert result.exit_code == 1
    waiting, message, end = result.stderr.splitlines()
    assert waiting == f"Waiting: {message}"
    assert message.startswith("build/docs:1:1: the output folder is being written by process ")
    assert end == "1 problem; nothing was replaced."
    assert not (project.folder / "build/docs").exists()


def test_the_lock_of_a_dead_process_is_no_obstacle(project: Project) -> None:
    project.write("build/.docs.briefing-lock", "process 999999 (briefing build)\n")
    assert project.briefing("build", "--strict").exit_code == 0
    assert [path.name for path in (project.folder / "build").iterdir()] == ["docs"]


def test_a_lock_is_given_back_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), holding(tmp_path / "out", tmp_path / "site"):
        raise ValueError("x")
    with holding(tmp_path / "out"), pytest.raises(Busy), holding(tmp_path / "site", tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == []


# Files of persons, in commands that change them because they were asked to.

OLD = {"one.yml": b"one", "two.yml": b"two"}
NEW = {"one.yml": b"another one", "two.yml": b"another two"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_files_of_persons_change_all_or_none(number: int, tmp_path: Path) -> None:
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    count = Count(0)
    with watching(count):
        replaced([(tmp_path / name, OLD[name], NEW[name]) for name in OLD])
    assert tree(tmp_path) == NEW
    last = count.seen - count.kinds[::-1].index("rename")
    for n in range(1, last + 1):
        for name, content in OLD.items():
            (tmp_path / name).write_bytes(content)
        with pytest.raises(OSError), watching(Count(n, refused(number))):
            replaced([(tmp_path / name, OLD[name], NEW[name]) for name in OLD])
        assert {name: (tmp_path / name).read_bytes() for name in OLD} == OLD
        for path in tmp_path.glob(".*"):
            path.unlink()


def test_new_files_are_all_there_or_none(tmp_path: Path) -> None:
    count = Count(0)
    with watching(count):
        write_new([(tmp_path / name, content) for name, content in NEW.items()])
    last = count.seen - count.kinds[::-1].index("link")
    for n in range(1, last + 1):
        for path in tmp_path.iterdir():
            path.unlink()
        with pytest.raises(OSError), watching(Count(n, refused(errno.ENOSPC))):
            write_new([(tmp_path / name, content) for name, content in NEW.items()])
        assert tree(tmp_path) == {}


def test_every_message_says_what_to_do() -> None:
    for number in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO, errno.EMFILE, errno.EBUSY):
        problem = told(OSError(number, os.strerror(number), "site/index.html"), ".")
        assert problem
        assert str(problem).startswith("site/index.html:1:1: the system refused to read or write here: ")
        assert "; " in problem.text
    problem = told(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "site")
    assert problem
    assert problem.path == "site"
    assert told(ValueError("ours"), ".") is None
