from __future__ import annotations

import ast
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import builder.articles
import builder.pipeline
from builder.articles import ARTICLE_STEPS
from builder.errors import BadInput, CitationBroken, Problem
from builder.pipeline import CORPUS_STEPS, Folders, analyse_all, build, build_site, load
from builder.processes import Processes
from builder.slugs import Slug
from builder.verify import Verified
from tests.conftest import ROOT, STORY, Project, tree

MANY = 70
"""Articles enough for a pool of processes."""
LAYERS = tuple(
    tuple(line.split())
    for line in (ROOT / "docs/architecture.md")
    .read_text(encoding="utf-8")
    .split("each layer at those above it:\n\n")[1]
    .split("\n\n")[0]
    .splitlines()
)
"""Imports point upwards, or stay in the layer."""
STAGES = LAYERS[2]
"""Of these none imports another."""


def test_the_steps_have_their_names_and_order() -> None:
    assert [step.name for step in ARTICLE_STEPS] == ["read", "clean", "analyse", "rank"]
    assert [step.name for step in CORPUS_STEPS] == ["relate", "brief", "publish", "link", "pages"]


def imports(part: str) -> Iterator[tuple[Path, str]]:
    """Return each file of a part of the builder with each other part that it imports, wherever in the file."""
    path = ROOT / "builder" / part
    for file in sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{file}: a relative import"
                module = node.module or ""
                names = [f"{module}.{alias.name}" for alias in node.names] if module == "builder" else [module]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                root, _, rest = name.partition(".")
                other = rest.partition(".")[0]
                if root == "builder" and other not in (part, "__version__"):
                    yield file, other


def parts() -> set[str]:
    found = {
        path.stem for path in (ROOT / "builder").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    return found - {"__init__"}


def test_every_part_of_the_builder_has_its_layer() -> None:
    assert parts() == {part for layer in LAYERS for part in layer} | {"__main__"}


@pytest.mark.parametrize(("number", "part"), [(n, part) for n, layer in enumerate(LAYERS) for part in layer])
def test_imports_point_one_way(number: int, part: str) -> None:
    allowed = {lower for layer in LAYERS[: number + 1] for lower in layer}
    if part in STAGES:
        allowed -= set(STAGES)
    wrong = [f"{file.relative_to(ROOT)} imports {other}" for file, other in imports(part) if other not in allowed]
    assert not wrong


def test_months_and_days_of_the_week_are_spelt_out_in_one_module() -> None:
    listed = re.compile(r"january\W+february|monday\W+tuesday", re.IGNORECASE)
    found = [file for file in (ROOT / "builder").rglob("*.py") if listed.search(file.read_text(encoding="utf-8"))]
    assert [file.name for file in found] == ["calendar_dates.py"]


def test_only_the_command_line_prints_and_exits() -> None:
    wrong = []
    for file in sorted((ROOT / "builder").rglob("*.py")):
        if file.name in ("cli.py", "__main__.py") or file.parent.name == "commands":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if name in ("print", "input", "exit", "quit", "sys.exit", "os._exit", "click.echo", "click.confirm"):
                wrong.append(f"{file.relative_to(ROOT)}:{node.lineno}: {name}")  # type: ignore[attr-defined]
    assert not wrong


def test_one_part_opens_connections_and_a_build_cannot_reach_it() -> None:
    network = {"socket", "ssl", "http.client", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "asyncio"}
    opening = set()
    for file in sorted((ROOT / "builder").rglob("*.py")):
        part = file.relative_to(ROOT / "builder").parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name in network or name.partition(".")[0] in network for name in names):
                opening.add(part)
    adding = {(part, other) for part in parts() for _, other in imports(part) if other in ("fetch", "add", "outward")}
    assert opening == {"fetch"}
    assert adding == {("add", "fetch"), ("cli", "add"), ("outward", "fetch"), ("commands", "outward")}


def many_articles(project: Project, *, order: int = 1) -> None:
    """Write many small articles of different content; the same whatever the `order` in which they are written."""
    rng = random.Random(7)
    texts = {}
    names = ["Acme", "Japan", "the US", "the United States", "Joe Biden", "Biden"]
    for number in range(MANY):
        town = f"{rng.choice(['North', 'South', 'West'])}ford {number}"
        said = " ".join(rng.choices(["chip", "plant", "robot", "grid", "law", "summit"], k=8))
        texts[f"s{number:02d}.txt"] = (
            f"The {said.split()[0]} of {town}\n\n"
            f"Officials of {rng.choice(names)} met {rng.choice(names)} in {town} to speak of {said} on 3 May 2024.\n\n"
            f"A {rng.choice(said.split())} costs ${number} million there, and {rng.choice(names)} pays for it all.\n\n"
            f"© {2020 + number % 5} Desk {number % 3}. All rights reserved.\n"
        )
    project.write("content/site.yml", "rights: full\n")
    for name in list(texts)[::order]:
        project.write(f"seeds/{name}", texts[name])


def test_the_number_of_processes_changes_no_byte(project: Project) -> None:
    many_articles(project)
    project.write("seeds/s00b.txt", b"\xff")
    ones, twos = project.folders("one"), project.folders("two")
    one = build(ones, jobs=1)
    two = build(twos, jobs=2)
    assert len(one.briefings.corpus.analyses) == MANY + 1
    assert len(one.problems) == 1
    assert one.problems == two.problems
    assert tree(ones.out) == tree(twos.out)


def test_processes_are_started_only_for_many_articles(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the test above compares nothing."""
    started = []

    class Counted(Processes[Any, Any]):
        def __init__(self, count: int, *arguments: Any) -> None:
            started.append(count)
            super().__init__(count, *arguments)

    monkeypatch.setattr(builder.articles, "Processes", Counted)
    build(project.folders(), jobs=2)
    assert not started
    many_articles(project)
    build(project.folders(), jobs=2)
    assert started == [2]


def test_the_order_of_files_on_disk_changes_no_byte(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    many_articles(project)
    for slug in ("aerial", "zebra"):
        project.write(f"content/topics/{slug}.yml", "title: T\nsummary: S\nthreshold: 1\nphrases: {chip: 1}\n")
    build(project.folders("one"))
    real = Path.rglob

    def reversed_rglob(self: Path, pattern: str) -> Iterator[Path]:
        return iter(sorted(real(self, pattern), reverse=True))

    monkeypatch.setattr(Path, "rglob", reversed_rglob)
    shutil.rmtree(project.folder / "seeds")
    project.write("seeds/plant.txt", STORY)
    many_articles(project, order=-1)
    build(project.folders("two"))
    assert tree(project.folder / "one") == tree(project.folder / "two")


def test_the_order_of_articles_changes_no_byte(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps right of the barrier put the articles in order themselves."""
    many_articles(project)
    build(project.folders("one"))
    shuffle = random.Random(3).shuffle

    def shuffled(*arguments: object, **options: object) -> object:
        analyses, problems = analyse_all(*arguments, **options)  # type: ignore[arg-type]
        shuffle(analyses)
        return analyses, problems

    monkeypatch.setattr(builder.pipeline, "analyse_all", shuffled)
    build(project.folders("two"))
    assert tree(project.folder / "one") == tree(project.folder / "two")


def test_where_the_project_lies_changes_no_byte(project: Project, tmp_path: Path) -> None:
    build(project.folders())
    moved = Project(tmp_path / "elsewhere" / "deep")
    shutil.copytree(project.folder / "seeds", moved.folder / "raw")
    shutil.copytree(project.folder / "content", moved.folder / "definitions")
    build(Folders(seeds=moved.folder / "raw", content=moved.folder / "definitions", out=moved.folder / "written"))
    assert tree(moved.folder / "written") == tree(project.folder / "out")


def test_a_second_build_over_the_first_changes_no_byte_and_no_file(project: Project) -> None:
    many_articles(project)
    build(project.folders())
    out = project.folder / "out"
    before = tree(out)
    files = {path: path.stat().st_ino for path in out.rglob("*.*") if path.is_file() and path.name != ".briefing.json"}
    build(project.folders())
    assert tree(out) == before
    assert {path: path.stat().st_ino for path in files} == files


def test_what_was_built_before_leaves_no_trace(project: Project) -> None:
    build(project.folders("fresh"))
    many_articles(project)
    build(project.folders("used"))
    for path in (project.folder / "seeds").glob("s*.txt"):
        path.unlink()
    build(project.folders("used"))
    assert tree(project.folder / "used") == tree(project.folder / "fresh")


def test_neither_hash_seed_nor_place_nor_time_zone_changes_a_byte(project: Project) -> None:
    many_articles(project)
    outs = [project.folder / "out-1", project.folder / "out-2"]
    places = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York"},
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "builder", "build", "--quiet", "--jobs", "1", "--out", str(out)],
            env=os.environ | place,
            cwd=project.folder,
        )
        for out, place in zip(outs, places, strict=True)
    ]
    assert [process.wait() for process in running] == [0, 0]
    found = [tree(out) for out in outs]
    assert found[0] == found[1]
    assert len(found[0]) > 2 * MANY


def test_an_article_looks_the_same_whatever_others_there_are(project: Project) -> None:
    """Left of the barrier each step sees one article; only its related articles depend on the rest."""
    alone = analyse_all(load(project.folders()))[0]
    many_articles(project)
    among = analyse_all(load(project.folders()))[0]
    assert alone[0] in among


def test_a_failed_build_leaves_docs_and_site_as_they_were(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    both = replace(project.folders("docs"), site=project.folder / "site")

    def rendered(_config: Path, docs: Path, site: Path, *_: object) -> None:
        shutil.copytree(docs / "data", site / "data")

    def broken(*_: object) -> int:
        raise CitationBroken([])

    monkeypatch.setattr(builder.pipeline, "render", rendered)
    monkeypatch.setattr(builder.pipeline, "verify", lambda *_: Verified(seals={}, misread={}))
    build_site(both)
    before = tree(project.folder)
    project.write("seeds/plant.txt", STORY.replace("Nagoya", "Gifu"))
    project.write("seeds/other.txt", STORY.replace("Nagoya", "Kobe"))
    monkeypatch.setattr(builder.pipeline, "verify", broken)
    with pytest.raises(CitationBroken):
        build_site(both)
    after = tree(project.folder)
    assert {path: after[path] for path in before if not path.startswith("seeds/")} == {
        path: content for path, content in before.items() if not path.startswith("seeds/")
    }
    assert set(after) - set(before) == {"seeds/other.txt"}


def test_a_page_that_shows_other_text_is_a_warning_and_an_error_with_strict(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Problem(path="articles/plant/index.html", text="paragraph p3 is not there", severity="warning")
    monkeypatch.setattr(builder.pipeline, "render", lambda *_: None)
    monkeypatch.setattr(builder.pipeline, "verify", lambda *_: Verified(seals={}, misread={Slug("plant"): wrong}))
    both = replace(project.folders(), site=project.folder / "site")
    with pytest.raises(BadInput):
        build_site(both, strict=True)
    assert not both.site.exists()
    assert build_site(both).problems == (wrong,)
    assert both.site.exists()


def test_inputs_are_never_written(project: Project) -> None:
    many_articles(project)
    project.write("seeds/broken.txt", b"\xff")
    before = tree(project.folder)
    build(project.folders())
    project.write("content/entities/broken.yml", "a: [")
    with pytest.raises(BadInput):
        build(project.folders())
    (project.folder / "content/entities/broken.yml").unlink()
    after = {path: content for path, content in tree(project.folder).items() if not path.startswith("out/")}
    assert after == before


def test_an_empty_folder_of_seeds_is_a_site_without_articles(project: Project) -> None:
    (project.folder / "seeds/plant.txt").unlink()
    built = build(project.folders())
    assert not built.problems
    assert not built.briefings.corpus.analyses
    assert (project.folder / "out/index.md").is_file()
