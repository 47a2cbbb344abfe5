from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import builder.cluster
from benchmarks.corpus import make_corpus
from builder.cluster import Cluster, NoCluster
from builder.pipeline import Folders, build
from builder.store import files_below
from tests.conftest import ROOT

pytestmark = pytest.mark.filterwarnings("ignore")
"""Warnings of other people's processes are not ours."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a scheduler and two processes."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


def built(folder: Path, **where: Any) -> dict[str, bytes]:
    build(Folders(content=ROOT / "content", config=ROOT / "mkdocs.yml", out=folder, **where))
    return {name: (folder / name).read_bytes() for name in files_below(folder)}


def test_a_cluster_makes_the_same_bytes(address: str, tmp_path: Path) -> None:
    make_corpus(tmp_path / "seeds", 70, words=120, content=ROOT / "content")
    (tmp_path / "seeds" / "broken.txt").write_bytes(b"\xff\xfe\x00")
    alone = built(tmp_path / "alone", seeds=tmp_path / "seeds")
    assert built(tmp_path / "shared", seeds=tmp_path / "seeds", dask=address) == alone


def test_workers_of_another_program_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder.cluster, "program", another)
    with pytest.raises(NoCluster, match="another version"):
        Cluster(address)


def another() -> bytes:
    """Return what differs from process to process."""
    return str(os.getpid()).encode()


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(builder.cluster, "_PATIENCE", "1s")
    with pytest.raises(NoCluster, match="no scheduler"):
        Cluster("tcp://127.0.0.1:9")


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match="extra `dask`"):
        Cluster("tcp://127.0.0.1:8786")
