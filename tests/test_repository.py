"""What GitHub runs and shows: steps are make targets that exist, actions are pinned, forms know the kinds."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any, get_args

import pytest
import yaml

from builder.schemas import EntityKind
from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(set((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")) - {ROOT / ".github/ISSUE_TEMPLATE/config.yml"})
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def read(path: Any) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(workflow: Any) -> list[dict[str, Any]]:
    return list(chain.from_iterable(job["steps"] for job in workflow["jobs"].values()))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_may_little_and_run_what_is_pinned(path: Any) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for step in steps(workflow):
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])
            assert "checkout" not in step["uses"] or step["with"]["persist-credentials"] is False
        else:
            assert "${{" not in step["run"], "what an expression holds would be run"
    assert len(re.findall(r"uses: \S+ # v\d+\.\d+\.\d+$", path.read_text(encoding="utf-8"), re.MULTILINE)) == sum(
        "uses" in step for step in steps(workflow)
    )


def commands(path: Any) -> set[str]:
    return {match for step in steps(read(path)) for match in re.findall(r"^make ([a-z]+)$", step.get("run", ""))}


def test_workflows_call_targets_that_exist() -> None:
    runs = [step["run"] for path in WORKFLOWS for step in steps(read(path)) if "run" in step]
    called = {match for run in runs for match in re.findall(r"^make (?:--silent |-C \S+ )?([a-z]+)", run)}
    assert called <= TARGETS
    assert {run.split()[0] for run in runs} == {"make", "echo"}


def test_before_a_push_the_checks_of_a_pull_request_are_run() -> None:
    hooks = read(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert {hook["entry"].removeprefix("make ") for hook in hooks} == commands(ROOT / ".github/workflows/ci.yml")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_forms(path: Any) -> None:
    form = read(path)
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    ids = [part["id"] for part in form["body"]]
    assert len(ids) == len(set(ids))
    assert all(part["attributes"]["label"] for part in form["body"])
    for part in form["body"]:
        assert part["id"] != "kind" or part["attributes"]["options"] == list(get_args(EntityKind))


def test_the_foot_of_every_page_leads_to_the_pages_written_by_hand() -> None:
    """Readers who doubt a page look for how it was made: Method stood in no list."""
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1].split("\n\n")[0]
    pages = sorted(path.name for path in (ROOT / "content/pages").glob("*.md"))
    assert [name for name in pages if f": {name}\n" not in f"{nav}\n"] == []
