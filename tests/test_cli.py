from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.errors import nearest
from tests.conftest import ROOT, STORY, Project, tree

COMMANDS = ("site", "build", "check", "serve", "explain", "suggest", "add", "schemas", "adopt", "new", "rename")


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("-h",), ("--version",), *((command, "--help") for command in COMMANDS)],
    ids=" ".join,
)
def test_asking_for_help_is_no_mistake(arguments: tuple[str, ...], project: Project) -> None:
    result = project.briefing(*arguments)
    assert result.exit_code == 0
    assert result.stdout
    assert not result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("biuld",),
        ("build", "--sedes", "x"),
        ("build", "--jobs", "0"),
        ("build", "--jobs", "many"),
        ("build", "--out"),
        ("build", "stray"),
        ("build", "--site", "x"),
        ("build", "--seeds", "seeds/plant.txt"),
        ("build", "--out", "seeds/plant.txt"),
        ("check", "--out", "x"),
        ("explain",),
        ("explain", "plant", "plant"),
        ("suggest", "--least", "0"),
        ("suggest", "--kind", "animal"),
        ("suggest", "--write", "Example", "--json"),
        ("suggest", "--write", "Example", "--kind", "unknown"),
        ("serve", "--port", "0"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_and_writes_nothing(arguments: tuple[str, ...], project: Project) -> None:
    before = tree(project.folder)
    result = project.briefing(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert tree(project.folder) == before


@pytest.mark.parametrize("command", [("build", "--out", "out"), ("check",)], ids=" ".join)
def test_exit_codes_tell_errors_from_warnings(command: tuple[str, ...], project: Project) -> None:
    assert project.briefing(*command, "--strict").exit_code == 0
    project.write("seeds/broken.txt", b"\xff")
    assert project.briefing(*command).exit_code == 0
    assert project.briefing(*command, "--strict").exit_code == 1
    project.write("content/site.yml", "a: [")
    assert project.briefing(*command).exit_code == 1


@pytest.mark.parametrize("fault", ["none", "warning", "error"])
def test_check_writes_nothing_but_its_cache(fault: str, project: Project) -> None:
    if fault == "warning":
        project.write("seeds/broken.txt", b"\xff")
    if fault == "error":
        project.write("content/site.yml", "a: [")
    before = tree(project.folder), sorted(project.folder.rglob("*"))
    project.briefing("check")
    project.briefing("check", "--strict", "--quiet")
    shutil.rmtree(project.folder / ".cache", ignore_errors=True)
    assert (tree(project.folder), sorted(project.folder.rglob("*"))) == before


def test_check_says_the_same_of_a_project_as_a_build(project: Project) -> None:
    project.write("seeds/broken.txt", b"\xff")
    project.write("seeds/lonely.yml", "title: A\n")
    project.write("content/entities/acme-two.yml", "name: Acme\nkind: company\n")
    checked = project.briefing("check")
    built = project.briefing("build", "--out", "out")
    said = [line for line in checked.stderr.splitlines() if " | " not in line]
    assert said == built.stderr.splitlines()
    assert len(said) == 3


def test_quiet_prints_problems_only(project: Project) -> None:
    for command in (("build", "--out", "out"), ("check",)):
        assert project.briefing(*command).output
        assert not project.briefing(*command, "--quiet").output
    project.write("seeds/broken.txt", b"\xff")
    for command in (("build", "--out", "out"), ("check",)):
        result = project.briefing(*command, "--quiet")
        assert not result.stdout
        assert re.fullmatch(r"seeds/broken\.txt:1:1: warning: .+\n", result.stderr)


def test_a_build_says_what_it_wrote(project: Project) -> None:
    result = project.briefing("build", "--out", "out")
    assert result.stdout.startswith("out: 1 article")
    assert result.stdout.count("\n") == 1


def test_results_go_to_standard_output_and_problems_to_standard_error(project: Project) -> None:
    project.write("seeds/broken.txt", b"\xff")
    result = project.briefing("build", "--out", "out")
    assert "broken.txt" in result.stderr
    assert "broken.txt" not in result.stdout


def test_messages_are_not_wrapped_where_there_is_no_terminal(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "a-name-that-is-rather-long-" * 5 + "indeed"
    project.write(f"seeds/{name}.txt", b"\xff")
    monkeypatch.setenv("COLUMNS", "20")
    for command in (("build", "--out", "out"), ("check",)):
        result = project.briefing(*command)
        (line,) = result.stderr.splitlines()
        assert line.startswith(f"seeds/{name}.txt:1:1: warning: ")
        assert line.endswith("left out")
        assert "\x1b" not in result.output
    assert "Acme opens a chip plant in Japan\n" in project.briefing("explain", "plant").stdout


def test_help_imports_neither_spacy_nor_mkdocs() -> None:
    code = (
        "import sys\n"
        "from builder.cli import main\n"
        "for arguments in (['--help'], ['--version'], *([name, '--help'] for name in main.commands)):\n"
        "    main(arguments, prog_name='briefing', standalone_mode=False)\n"
        "slow = {'spacy', 'mkdocs', 'numpy', 'pydantic', 'lxml', 'yaml', 'rich.progress', 'builder.pipeline'}\n"
        "sys.exit(' '.join(sorted(slow & set(sys.modules))) or None)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert not done.stderr


def test_build_does_without_mkdocs(project: Project) -> None:
    code = (
        "import sys\n"
        "from builder.cli import main\n"
        "main(['build', '--out', 'out'], standalone_mode=False)\n"
        "sys.exit('mkdocs' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=project.folder)
    assert done.returncode == 0, done.stderr


NOISY = """Acme opens a chip plant in Japan

(Photo: Agency of Pictures)

Acme will spend $2 billion on a chip plant near Nagoya, the company told its owners in March.

Read Also: Ten Robots That Cannot Swim

Where it stands

The United States sent its congratulations, and Joe Biden is expected to visit the plant next year. Smith is not.

Written by Ada Example
"""


@pytest.fixture
def explained(project: Project) -> str:
    project.write("content/entities/ann-smith.yml", "name: Ann Smith\nkind: person\n")
    project.write(
        "content/topics/robots.yml", "title: Robots\nsummary: They walk.\nthreshold: 3\nphrases: {robot: 1}\n"
    )
    project.write("seeds/plant.txt", NOISY)
    before = tree(project.folder)
    result = project.briefing("explain", "plant")
    assert result.exit_code == 0
    assert not result.stderr
    assert tree(project.folder) == before
    return result.stdout


def test_explain_names_each_dropped_line_and_its_rule(explained: str) -> None:
    for line, rule, text in (
        (3, "captions", "(Photo: Agency of Pictures)"),
        (7, "related_links", "Read Also: Ten Robots That Cannot Swim"),
        (13, "bylines", "Written by Ada Example"),
    ):
        assert re.search(rf"^  line {line}, {rule}: .*{re.escape(text)}", explained, re.MULTILINE)
    assert "3 lines removed" in explained


def test_explain_names_found_linked_and_open_names(explained: str) -> None:
    assert re.search(r"^  title “Acme” is acme \(found", explained, re.MULTILINE)
    assert re.search(r"^  p5 “Acme” is acme \(linked", explained, re.MULTILINE)
    assert re.search(r"^  p11 “United States” is united-states \(linked", explained, re.MULTILINE)
    assert re.search(r"^  p11 “Smith” could be ann-smith: .*full name", explained, re.MULTILINE)


def test_explain_says_why_an_article_belongs_to_a_topic_and_why_not(explained: str) -> None:
    assert re.search(r"^topic chips: belongs, score [\d.]+ of at least 2$", explained, re.MULTILINE)
    assert re.search(r"^  “chip” ×4: ", explained, re.MULTILINE), "three times for the title"
    assert re.search(r"^topic robots: does not belong, score 0.* of at least 3$", explained, re.MULTILINE)


def test_explain_names_the_points_of_the_briefing(explained: str) -> None:
    assert re.search(r"chosen, p5s1: “Acme will spend", explained)


@pytest.mark.parametrize(
    ("said", "published", "briefing"),
    [
        ("status: draft\n", "nothing, it is a draft", "not shown, for the article is a draft"),
        (
            "status: withdrawn\nwithdrawn: By court.\n",
            "its address and why it was withdrawn: “By court.”",
            "not shown, for the article is withdrawn",
        ),
        ("publish: link\n", "link: title, ", "no point, for nothing of the article may be quoted (`link`)"),
        ("summary: ['A plant [[p3]].']\n", "full", "1 point, which a person wrote (content/articles/plant.yml)"),
        ("publish: excerpt\n", "excerpt", "1 point, chosen from the best of 2 sentences"),
    ],
)
def test_explain_says_what_the_page_shows(said: str, published: str, briefing: str, project: Project) -> None:
    project.write("content/articles/plant.yml", said)
    lines = project.briefing("explain", "plant").stdout.splitlines()
    assert any(line.startswith(f"  published: {published}") for line in lines), lines
    at = next(n for n, line in enumerate(lines) if line.startswith("briefing: "))
    assert lines[at].startswith(f"briefing: {briefing}"), lines[at:]
    marks = {line.split(", p")[0].lstrip(" .0123456789") for line in lines[at:] if ", p" in line}
    assert marks <= {"chosen" if "excerpt" in said else "would be chosen", "not chosen"} != {"not chosen"}
    assert ("  line 1: “A plant [[p3]].”" in lines) == ("summary" in said)


def test_explain_gives_title_author_and_what_is_not_stated(explained: str) -> None:
    assert "plant: Acme opens a chip plant in Japan" in explained
    assert "authors: Ada Example" in explained
    assert "date: undated" in explained
    assert "publisher: not stated" in explained
    assert "p9 heading: Where it stands" in explained


def test_explain_takes_an_id_or_a_slug_and_suggests_the_nearest(project: Project) -> None:
    project.write("seeds/My Plant.txt", STORY)
    assert project.briefing("explain", "My Plant").stdout == project.briefing("explain", "my-plant").stdout != ""
    result = project.briefing("explain", "plnt")
    assert result.exit_code == 1
    assert "no article 'plnt'" in result.stderr
    assert "Did you mean 'plant'?" in result.stderr


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("court-stops", " Did you mean '2025-04-09-court-stops-police-from-using-it'?"),  # a part that one alone has
        ("2025", ""),
        ("it", ""),
        ("harbor", " Did you mean 'harbour'?"),
    ],
)
def test_what_is_meant_is_what_is_nearest_or_the_only_one_that_has_it(word: str, meant: str) -> None:
    choices = ["2025-04-09-court-stops-police-from-using-it", "2025-05-01-police-buys-cameras", "harbour"]
    assert nearest(word, choices) == meant


def test_explain_of_a_broken_article_says_what_is_wrong(project: Project) -> None:
    project.write("seeds/broken.txt", b"\xff")
    result = project.briefing("explain", "broken")
    assert result.exit_code == 1
    assert result.stderr.startswith("seeds/broken.txt:1:1: ")


def test_a_model_that_is_not_installed_is_an_error_with_the_command(project: Project) -> None:
    project.write("content/site.yml", "spacy_model: en_core_web_none\n")
    for arguments in (("build", "--out", "out"), ("check",), ("explain", "plant")):
        result = project.briefing(*arguments)
        assert result.exit_code == 1
        assert result.stderr.startswith("content/site.yml:1:")
        assert "python -m spacy download en_core_web_none" in result.stderr
    assert not Path("out").exists()


def test_the_model_message_names_the_content_folder_that_was_given(project: Project) -> None:
    project.write("content/site.yml", "# settings\nspacy_model: en_core_web_none\n")
    (project.folder / "content").rename(project.folder / "definitions")
    result = project.briefing("check", "--content", "definitions")
    assert result.stderr.startswith("definitions/site.yml:2:14: ")
