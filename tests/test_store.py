"""An output folder is the old tree or the new one, whole, whatever happens; nothing of anyone else's is touched."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builder.store
from builder.errors import OutputRefused
from builder.exchange import exchange
from builder.model import Page
from builder.store import MANIFEST, aside, recover, refuse_foreign, replacing, write_pages
from tests.conftest import tree

OLD = {"index.md": b"old home", "a/one.md": b"one", "a/gone.md": b"gone"}
NEW = {"index.md": b"new home", "a/one.md": b"one", "b/two.md": b"two"}


def write(target: Path, files: dict[str, bytes]) -> None:
    with replacing(target) as (fresh,):
        write_pages([Page(path, content) for path, content in files.items()], fresh, target)


def written(target: Path) -> dict[str, bytes]:
    """Return what `target` holds, without the manifest."""
    return {path: content for path, content in tree(target).items() if path != MANIFEST}


def sibling(target: Path, role: str) -> Path:
    return target.parent / f".{target.name}.briefing-{role}"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "build" / "docs"


def assert_alone(target: Path) -> None:
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_new_tree_replaces_the_old_one_whole(target: Path) -> None:
    write(target, OLD)
    assert written(target) == OLD
    write(target, NEW)
    assert written(target) == NEW
    assert_alone(target)


def test_an_empty_folder_is_taken(target: Path) -> None:
    target.mkdir(parents=True)
    write(target, NEW)
    assert written(target) == NEW


def test_the_old_tree_stands_until_the_new_one_is_whole(target: Path) -> None:
    write(target, OLD)
    with replacing(target) as (fresh,):
        write_pages([Page(path, content) for path, content in NEW.items()], fresh, target)
        assert written(target) == OLD
    assert written(target) == NEW


def test_unchanged_files_stay_the_same_files_and_others_do_not(target: Path) -> None:
    write(target, OLD)
    before = {path: (target / path).stat().st_ino for path in OLD}
    kept = target.parent.parent / "kept"
    kept.mkdir()
    for path in OLD:
        os.link(target / path, kept / path.replace("/", "-"))
    write(target, NEW)
    assert (target / "a/one.md").stat().st_ino == before["a/one.md"]
    assert (target / "index.md").stat().st_ino != before["index.md"]
    assert (kept / "index.md").read_bytes() == OLD["index.md"], "a file of the old tree was written through its link"


def test_a_path_that_is_written_twice_does_not_reach_into_the_old_tree(target: Path) -> None:
    write(target, OLD)
    kept = target.parent.parent / "kept.md"
    os.link(target / "index.md", kept)
    pages = [Page("index.md", OLD["index.md"]), Page("index.md", b"other home")]
    with replacing(target) as (fresh,):
        write_pages(pages, fresh, target)
    assert kept.read_bytes() == OLD["index.md"]


@given(st.dictionaries(st.sampled_from(["a.md", "b/c.md", "b/d.md", "é.json", "e/f/g.md"]), st.binary(max_size=3)))
def test_any_tree_over_any_other_is_exactly_itself(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    target = tmp_path_factory.mktemp("any") / "docs"
    write(target, {"a.md": b"", "b/c.md": b"x", "gone.md": b"y"})
    write(target, files)
    assert written(target) == files
    write(target, files)
    assert written(target) == files
    refuse_foreign(target)


@pytest.mark.parametrize("cause", [ValueError, OSError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("before", [None, OLD], ids=["first build", "later build"])
def test_an_exception_while_writing_leaves_the_old_tree(
    cause: type[BaseException], before: dict[str, bytes] | None, target: Path
) -> None:
    target.parent.mkdir(parents=True)
    if before:
        write(target, before)

    def pages() -> list[Page]:
        raise cause

    with pytest.raises(cause), replacing(target) as (fresh,):
        write_pages([Page("index.md", b"half")], fresh, target)
        pages()
    assert (written(target) if target.exists() else None) == before
    assert {path.name for path in target.parent.iterdir()} == ({target.name} if before else set())


def whole(folder: Path, files: dict[str, bytes]) -> None:
    """Put a whole tree of ours at `folder`."""
    write(folder, files)


def half(folder: Path) -> None:
    """Put a tree of ours at `folder` as a killed build leaves it: some files, no manifest."""
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "half.md").write_bytes(b"ha")


@pytest.mark.parametrize(
    ("at_target", "at_new", "at_old", "expected"),
    [
        ("-", "-", "-", "-"),
        ("OLD", "-", "-", "OLD"),
        ("OLD", "half", "-", "OLD"),  # killed while writing
        ("OLD", "NEW", "-", "OLD"),  # killed before the first rename
        ("-", "NEW", "OLD", "NEW"),  # killed between the renames
        ("NEW", "-", "OLD", "NEW"),  # killed while clearing up
        ("-", "half", "OLD", "OLD"),
        ("-", "-", "OLD", "OLD"),
        ("NEW", "half", "OLD", "NEW"),
        ("-", "half", "-", "-"),  # the first build of all, killed
        ("-", "NEW", "-", "-"),
    ],
)
def test_recovery_gives_a_whole_tree_after_any_cut(
    at_target: str, at_new: str, at_old: str, expected: str, target: Path
) -> None:
    target.parent.mkdir(parents=True)
    for folder, state in ((target, at_target), (sibling(target, "new"), at_new), (sibling(target, "old"), at_old)):
        if state == "half":
            half(folder)
        elif state != "-":
            whole(folder, {"OLD": OLD, "NEW": NEW}[state])
    recover(target)
    if expected == "-":
        assert not target.exists() or written(target) == NEW
    else:
        assert written(target) == {"OLD": OLD, "NEW": NEW}[expected]
        assert_alone(target)
    recover(target)
    write(target, NEW)
    assert written(target) == NEW
    assert_alone(target)


def test_what_a_killed_build_left_aside_is_cleared(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(target, OLD)
    fresh = sibling(target, "new")
    monkeypatch.chdir(fresh.parent)
    with aside(Path(fresh.name)) as folder:
        assert folder.is_absolute()
        (folder / "records").mkdir()
        left = folder.rename(folder.with_name(f"{folder.name}-left"))  # as a killed build leaves it
        folder.mkdir()
    (target.parent / f"{fresh.name}er").mkdir()
    recover(target)
    assert not left.exists()
    assert (target.parent / f"{fresh.name}er").exists(), "somebody else's"
    assert written(target) == OLD


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("cause", [SystemExit, OSError])
def test_a_swap_cut_off_at_either_rename_is_healed(
    cause: type[BaseException], cut: int, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(target, OLD)
    rename = Path.rename
    calls: list[Path] = []

    def killed(self: Path, to: Path) -> Path:
        calls.append(self)
        if len(calls) == cut:
            raise cause
        return rename(self, to)

    with monkeypatch.context() as patch:
        patch.setattr(builder.store, "exchange", lambda *_: False)
        patch.setattr(Path, "rename", killed)
        with pytest.raises(cause):
            write(target, NEW)
    assert written(target) == OLD
    assert_alone(target)
    write(target, NEW)
    assert written(target) == NEW


@pytest.mark.parametrize("one_step", [True, False])
def test_of_two_folders_both_are_swapped_or_none(one_step: bool, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = target.with_name("site")
    write(target, OLD)
    write(other, OLD)
    rename = Path.rename
    refusals = [OSError("no")]

    def refused(self: Path, to: Path) -> Path:
        if to == other and refusals:
            raise refusals.pop()
        return rename(self, to)

    def swap() -> None:
        with replacing(target, other) as folders:
            for folder, path in zip(folders, (target, other), strict=True):
                write_pages([Page(name, content) for name, content in NEW.items()], folder, path)

    with monkeypatch.context() as patch:
        patch.setattr(builder.store, "exchange", lambda a, b: one_step and b != other and exchange(a, b))
        patch.setattr(Path, "rename", refused)
        with pytest.raises(OSError, match="no"):
            swap()
    assert written(target) == written(other) == OLD
    swap()
    assert written(target) == written(other) == NEW
    assert sorted(path.name for path in target.parent.iterdir()) == ["docs", "site"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it depends on the file system")
def test_where_the_system_can_there_is_no_moment_without_the_folder(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(target, OLD)
    monkeypatch.setattr(Path, "rename", None)
    write(target, NEW)
    assert written(target) == NEW
    assert_alone(target)


def someone_elses(target: Path) -> None:
    target.mkdir(parents=True)
    (target / "letter.txt").write_text("Dear reader")


def nearly_ours(target: Path) -> None:
    """A manifest that some other program wrote."""
    someone_elses(target)
    (target / MANIFEST).write_text('{"generator": "another", "files": ["letter.txt"]}')


def with_broken_manifest(target: Path) -> None:
    write(target, OLD)
    (target / MANIFEST).write_text("{")


def with_manifest_of_odd_shape(target: Path) -> None:
    write(target, OLD)
    (target / MANIFEST).write_text('["generator"]')


def with_foreign_file(target: Path) -> None:
    write(target, OLD)
    (target / "a" / "notes.txt").write_text("mine")


def with_foreign_dot_file(target: Path) -> None:
    write(target, OLD)
    (target / ".gitignore").write_text("*")


def with_foreign_link(target: Path) -> None:
    write(target, OLD)
    (target.parent / "elsewhere").mkdir()
    (target / "shortcut").symlink_to(target.parent / "elsewhere")


def with_dangling_link(target: Path) -> None:
    write(target, OLD)
    (target / "shortcut").symlink_to("nowhere")


def a_file(target: Path) -> None:
    target.parent.mkdir(parents=True)
    target.write_text("mine")


def a_link(target: Path) -> None:
    write(target.parent / "real", OLD)
    target.symlink_to(target.parent / "real")


@pytest.mark.parametrize(
    "make",
    [
        someone_elses,
        nearly_ours,
        with_broken_manifest,
        with_manifest_of_odd_shape,
        with_foreign_file,
        with_foreign_dot_file,
        with_foreign_link,
        with_dangling_link,
        a_file,
        a_link,
    ],
    ids=lambda make: make.__name__,
)
def test_what_is_not_ours_is_refused_and_stays(make: object, target: Path) -> None:
    assert callable(make)
    make(target)
    before = tree(target.parent), sorted(target.parent.rglob("*"))
    with pytest.raises(OutputRefused) as caught:
        refuse_foreign(target)
    assert str(caught.value).startswith(f"{target}:1:1: ")
    with pytest.raises(OutputRefused):
        write(target, NEW)
    assert (tree(target.parent), sorted(target.parent.rglob("*"))) == before


def test_the_refusal_names_a_foreign_file(target: Path) -> None:
    with_foreign_file(target)
    with pytest.raises(OutputRefused, match=r"a/notes\.txt"):
        refuse_foreign(target)


def test_a_file_of_ours_that_was_removed_or_changed_by_hand_is_made_again(target: Path) -> None:
    write(target, OLD)
    (target / "index.md").unlink()
    (target / "a" / "one.md").write_bytes(b"by hand")
    write(target, OLD)
    assert written(target) == OLD


def test_nothing_beside_the_target_is_touched(target: Path) -> None:
    target.parent.mkdir(parents=True)
    for name in ("other", ".docs", ".docs.new", "docs.old", ".docs.briefing"):
        (target.parent / name).write_text(name)
    before = tree(target.parent)
    write(target, OLD)
    write(target, NEW)
    assert {path: content for path, content in tree(target.parent).items() if not path.startswith("docs/")} == before
