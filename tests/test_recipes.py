"""Every recipe of README and CONTRIBUTING, followed from a fresh copy of the repository to what a reader sees."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from builder.init import KEPT_IN, LIST, LISTED, listed
from builder.kinds import KINDS
from builder.schemas import Schema
from builder.yamltext import front_matter_lines, parse
from tests.conftest import ROOT, SAMPLE, Project
from tests.test_schemas import models

FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^ {4}.*\n|^\n(?= {4}))+", re.MULTILINE)
HOME = "README.md", "Your own site"
CONTRIBUTING = "CONTRIBUTING.md"


def section(file: str, heading: str) -> str:
    """Return what stands below a heading, down to the next one."""
    text = (ROOT / file).read_text(encoding="utf-8")
    found = re.search(rf"^##+ {re.escape(heading)}\n(.*?)(?=^##+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{file} has no '{heading}'"
    return found[1]


def follow(project: Project, file: str, heading: str) -> None:
    """Write and run what the fences of a section hold, in their order."""
    for language, path, block in FENCE.findall(section(file, heading)):
        if language == "sh":
            for line in block.splitlines():
                run(project, line)
            continue
        assert f"`{path}`" in section(file, heading) or (project.folder / path).is_file(), "the reader is told where"
        before = (project.folder / path).read_text(encoding="utf-8") if (project.folder / path).is_file() else ""
        project.write(path, block + before if block.startswith("---\n") else before + block)


def run(project: Project, line: str) -> None:
    command, *arguments = shlex.split(line)
    if command == "make":
        arguments = [*arguments, "--strict"]
    else:
        assert command == ".venv/bin/briefing"
    result = project.briefing(*arguments)
    assert result.exit_code == 0, f"{line}\n{result.output}"


def copy(folder: Path) -> Project:
    """Return a fresh copy of what a site is made of, known to git, with the sample where it was in the beginning."""
    for name in ("overrides", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "quality.json", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    for name in ("seeds", "content"):
        shutil.copytree(SAMPLE / name, folder / name)
    project = Project(folder)
    project.write(str(LIST), "\n".join(listed(folder)) + "\n")
    who = ["-c", "user.name=Ada Example", "-c", "user.email=ada@example.org"]
    for arguments in (["init", "--quiet"], ["add", "--all"], [*who, "commit", "--quiet", "--message", "Copy"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return project


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A new team's site, made as README says."""
    with pytest.MonkeyPatch.context() as patch:
        project = copy(tmp_path_factory.mktemp("team") / "site")
        patch.chdir(project.folder)
        for name in ("SITE_URL", "REPO_URL", "GITHUB_ACTIONS"):
            patch.delenv(name, raising=False)
        follow(project, *HOME)
        yield project


def shown(project: Project, page: str) -> str:
    """Return the text of a page as it is read."""
    html = (project.folder / "site" / page / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^<>]*>", "", html[html.index("<body") :]).split())


def test_a_team_makes_the_sample_its_own(team: Project) -> None:
    home = (team.folder / "site/index.html").read_text(encoding="utf-8")
    assert "Harbour Desk" in home
    assert "https://desk.example/harbours/" in home
    assert "Shipping" in shown(team, "topics")
    assert "Cybersecurity" in shown(team, "topics")
    assert "Export controls" not in shown(team, "topics")
    assert "https://git.example/desk/harbours/edit/main/content/pages/about.md" in (
        team.folder / "site/about/index.html"
    ).read_text(encoding="utf-8")
    assert not list((team.folder / "site/articles").glob("2*"))
    assert list((team.folder / KEPT_IN / "seeds").glob("*.txt"))
    again = team.briefing(
        "init", "--name", "X", "--topics", "Y", "--entities", "--yes", "--address", "", "--repository", ""
    )
    assert again.exit_code == 1
    assert "the sample has made room already" in again.output


def test_the_recipes_of_contributing(team: Project) -> None:
    follow(team, CONTRIBUTING, "Put in an article")
    page = "articles/cranes"
    assert "reads the harbour with forty cameras" in shown(team, page)
    assert "2026" not in shown(team, page)

    follow(team, CONTRIBUTING, "Set a date right")
    assert "2 March 2026" in shown(team, page)

    follow(team, CONTRIBUTING, "Review a suggestion")
    office = "entities/fernmouth-harbour-office"
    assert "Public body that runs the harbour of Fernmouth." in shown(team, office)
    assert "three cranes to work" in shown(team, office)
    assert "most people in the town" not in shown(team, office)

    follow(team, CONTRIBUTING, "Put in an alias")
    assert "most people in the town" in shown(team, office)

    follow(team, CONTRIBUTING, "Put in a topic")
    assert "Harbour Office Tries Cranes" in shown(team, "topics/harbours")

    follow(team, CONTRIBUTING, "Say it in your own words")
    assert "Machines load the ships of Fernmouth: “three cranes” work by themselves" in shown(
        team, "briefings/harbours"
    )

    follow(team, CONTRIBUTING, "Correct what was published")
    note = "9 March 2026: The office meets on Mondays, not on Tuesdays as this page first said."
    assert all(note in shown(team, where) for where in (page, "corrections"))

    follow(team, CONTRIBUTING, "Keep a draft back, or withdraw a page")
    assert not (team.folder / "site/briefings/harbours/index.html").exists()
    assert "This article was withdrawn. The office took its announcement back." in shown(team, page)
    assert "Harbour Office Tries Cranes That Steer Themselves" in shown(team, page)
    assert "forty cameras" not in shown(team, page)


def test_no_recipe_is_left_out() -> None:
    text = (ROOT / CONTRIBUTING).read_text(encoding="utf-8")
    recipes = re.findall(r"^### (.*)$", text[: text.index("\n## Add an article")], re.MULTILINE)
    followed = re.findall(r'follow\(team, CONTRIBUTING, "(.*)"\)', Path(__file__).read_text(encoding="utf-8"))
    assert followed == recipes


EXAMPLES = {
    "Fix a title or a date": ["article"],
    "Keep or drop a line, correct a misprint": ["article"],
    "Decide what is published of articles that others hold the rights to": ["site"],
    "Write an article's page yourself": ["page"],
    "Write a briefing yourself": ["article", "briefing"],
    "Add an alias, or an entity": ["entity"],
    "Link a name, or keep one from being linked": ["article"],
    "Add a topic": ["topic"],
}
"""What kind of file each indented example shows, in their order."""


@pytest.mark.parametrize("heading", EXAMPLES)
def test_every_example_of_a_file_can_be_written_as_it_stands(heading: str) -> None:
    found = [textwrap.dedent(block).lstrip("\n") for block in INDENTED.findall(section(CONTRIBUTING, heading))]
    for name, text in zip(EXAMPLES[heading], found, strict=True):
        kind = KINDS[name]
        if kind.is_front_matter:
            lines = text.splitlines()
            text = "\n".join(lines[1 : max(front_matter_lines(lines) - 1, 0)])
        kind.schema.model_validate(parse(text, CONTRIBUTING).data or {})


def test_no_example_is_left_out() -> None:
    text = (ROOT / CONTRIBUTING).read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert [each for each in headings if INDENTED.search(section(CONTRIBUTING, each))] == list(EXAMPLES)


def test_what_is_named_within_a_sentence_can_be_written_as_well() -> None:
    text = (ROOT / CONTRIBUTING).read_text(encoding="utf-8")
    for said in re.findall(r"`([a-z_]+: [^`\n]+|\{[a-z_]+: [^`\n]+\})`", text[text.index("\n## Add an article") :]):
        data = parse(said, CONTRIBUTING).data
        schemas = {inner for kind in KINDS.values() for inner in models(kind.schema, set())}
        assert any(partly_valid(schema, data) for schema in schemas), said


def partly_valid(schema: type[Schema], data: object) -> bool:
    try:
        schema.model_validate(data)
    except ValidationError as error:
        return {each["type"] for each in error.errors()} <= {"missing", "reason"}
    return True


@pytest.mark.skipif(not (ROOT / LIST).is_file(), reason="the sample has made room")
def test_the_list_of_the_sample_is_whole() -> None:
    assert (ROOT / LIST).read_text(encoding="utf-8").splitlines() == listed(ROOT), f"write {LIST} anew"


def asked(project: Project, *more: str) -> str:
    wanted = ["--name", "Desk", "--address", "", "--repository", "", "--topics", "Ports", "--entities", "--yes"]
    before = listed(project.folder)
    result = project.briefing("init", *wanted, *more)
    assert result.exit_code == 1
    assert listed(project.folder) == before, "nothing was moved"
    return result.output


def test_what_is_not_the_samples_is_never_taken_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy(tmp_path / "site")
    monkeypatch.chdir(project.folder)
    project.write("README", "changed")
    assert "differs from what git knows" in asked(project)
    (project.folder / "README").unlink()
    assert "weighs names of the catalogue" in asked(project, "--topics", "cybersecurity", "--no-entities")
    assert "gives no name of a new topic" in asked(project, "--topics", "!!")
    project.write("seeds/ours.txt", "Ours.\n")
    assert "is not the sample's" in asked(project)
    shutil.rmtree(project.folder / ".git")
    (project.folder / "seeds/ours.txt").unlink()
    assert "is no git repository" in asked(project)


def test_init_asks_for_what_is_not_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from builder.cli import main

    project = copy(tmp_path / "site")
    monkeypatch.chdir(project.folder)
    said = CliRunner().invoke(main, ["init"], input="Desk: ports\n\n\nPorts\nn\ny\n")
    assert said.exit_code == 0, said.output
    assert not (project.folder / "content/entities").exists()
    assert [*(project.folder / "content/topics").iterdir()] == [project.folder / "content/topics/ports.yml"]
    assert 'site_name: "Desk: ports"' in (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert not any(
        (project.folder / folder).exists() and [*(project.folder / folder).glob("*.md")] for folder in LISTED
    )
    result = project.briefing("site", "--strict")
    assert result.exit_code == 0, result.output
