"""What strangers may send runs nothing, reads nothing outside the project and writes nothing outside the outputs.

`docs/security.md` says what is promised; strings that try to be markup are in `test_hostile_strings.py`.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from benchmarks.faults.inject import watching
from benchmarks.fuzz.targets import way
from builder import yamltext
from builder.pipeline import Folders, build_site
from tests.conftest import STORY, Project, tree

SECRET = "token of the machine"


@pytest.fixture
def secret(project: Project) -> Path:
    """A folder outside the project, with a file of each kind that a build would read."""
    folder = project.folder.parent / "outside"
    folder.mkdir()
    (folder / "plain.txt").write_text(f"{SECRET}\n\nIt is nobody's business what stands here, says the {SECRET}.\n")
    (folder / "robot.yml").write_text(f"{SECRET}: kind\nname: {SECRET}\nkind: product\n")
    (folder / "page.md").write_text(f"---\n{SECRET}\n---\n# {SECRET}\n")
    return folder


LINKS = [
    ("seeds/other.txt", "plain.txt"),
    ("seeds/other.md", "page.md"),
    ("seeds/plant.yml", "robot.yml"),
    ("seeds/more", "."),
    ("content/site.yml", "robot.yml"),
    ("content/entities/robot.yml", "robot.yml"),
    ("content/topics/robot.yml", "robot.yml"),
    ("content/articles/plant.yml", "robot.yml"),
    ("content/articles/plant.md", "page.md"),
    ("content/articles", "."),
    ("content/briefings/robot.md", "page.md"),
    ("content/briefings", "."),
    ("content/pages/robot.md", "page.md"),
    ("content/pages", "."),
    ("quality.json", "plain.txt"),
    ("content", "."),
    ("seeds", "."),
]


@pytest.mark.parametrize(("path", "target"), LINKS)
def test_a_symbolic_link_is_neither_followed_nor_shown(path: str, target: str, project: Project, secret: Path) -> None:
    link = project.folder / path
    if link.is_dir():
        shutil.rmtree(link)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to((secret / target).resolve())
    for command in (["build"], ["check"], ["check", "--json"], ["build", "--strict"]):
        result = project.briefing(*command)
        assert SECRET not in result.output + result.stderr
        if path != "seeds/more":  # A folder that is a link is passed over, like one that is not there.
            assert result.exit_code == 1
            assert "is a symbolic link" in result.output + result.stderr
        assert not any(SECRET.encode() in content for content in tree(project.folder / "build").values())


@pytest.mark.parametrize("slug", ["../x", "..", "/x", "a/b", "a\\b", "C:x", "x.", "%2e%2e", "a\0b", "index", ".git"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/articles/plant.yml", "slug: {}\n"),
        ("seeds/plant.yml", "slug: {}\n"),
        ("content/articles/plant.yml", "aliases: [{}]\n"),
        ("content/entities/acme.yml", "name: Acme\nkind: company\nformerly: [{}]\n"),
        ("content/topics/chips.yml", "title: T\nsummary: S\nthreshold: 1\naliases: [{}]\n"),
        ("content/articles/plant.md", "---\nslug: {}\n---\n"),
    ],
)
def test_an_address_cannot_lead_out_of_the_site(path: str, text: str, slug: str, project: Project) -> None:
    project.write(path, text.format(yamltext.quoted(slug)))
    result = project.briefing("build")
    assert result.exit_code == 1
    assert path in result.stderr.splitlines()[0]
    assert not (project.folder / "build/docs").exists()


ASKING = [
    '--8<-- "{}/plain.txt"',
    "{{% include '{}/plain.txt' %}}",
    "{{{{ config }}}} {{{{ ''.__class__ }}}} {{{{ cycler.__init__.__globals__ }}}}",
    "{{!{}/plain.txt!}}",
    "<!--#include file='{}/plain.txt' -->",
    "[x](file://{}/plain.txt) ![y](file://{}/plain.txt)",
    "{{: onclick='x()' style='x' .md-button }}",
    "<?php include '{}/plain.txt' ?> <!ENTITY x SYSTEM '{}/plain.txt'> &x;",
    "::: builder.cli.main",
    "$(cat {}/plain.txt) `cat {}/plain.txt`",
]


def test_nothing_in_articles_is_included_run_read_from_elsewhere_or_written_elsewhere(
    project: Project, secret: Path
) -> None:
    project.add_frame()
    project.add_pages()
    asking = [text.replace("{}", str(secret)).replace("{{", "{").replace("}}", "}") for text in ASKING]
    body = "\n\n".join(asking)
    project.write("seeds/text.txt", f"A story of its own\n\nThe first line of the story stands here.\n\n{body}\n")
    project.write("seeds/raw.md", f"# Another story\n\nThe first line of this story stands here.\n\n{body}\n")
    project.write("seeds/page.html", f"<article><h1>A page</h1><p>{STORY}</p><p>{body}</p></article>")
    project.write("content/articles/plant.md", f"A page by hand.\n\n{body}\n")
    said = "".join(f"  {text}\n\n" for text in asking)
    project.write("content/topics/chips.yml", f"title: T\nsummary: S\nthreshold: 1\nphrases: {{chip: 1}}\n# {body!r}\n")
    project.write("content/articles/text.yml", f"rights: |\n{said}publisher: {yamltext.quoted(asking[0])}\n")
    read: set[str] = set()
    changed: set[str] = set()
    before = {path: path.stat().st_mtime_ns for path in project.folder.parent.rglob("*")}

    def watch(kind: str, path: str) -> None:
        if kind != "start":
            (read if kind == "read" else changed).add(path)

    with watching(watch):
        build_site(Folders(config=Path("mkdocs.yml"), cache=Path(".cache")))
    site = tree(project.folder / "site")
    assert not [path for path, content in site.items() if SECRET.encode() in content]
    assert b"cycler.__init__" in site["articles/text/index.html"]
    assert not [path for path in read | changed if path.startswith(str(secret))]
    assert any(path.endswith("seeds/text.txt") for path in read)
    after = {path: path.stat().st_mtime_ns for path in project.folder.parent.rglob("*")}
    outputs = tuple(str(project.folder / name) for name in ("build", "site", ".cache"))
    assert [path for path in after if before.get(path) != after[path] and not str(path).startswith(outputs)] == [
        project.folder
    ]
    temporary = ("briefing-", "tmp")
    for path in filter(None, changed):
        inside = not Path(path).is_absolute() or path.startswith(str(project.folder.resolve()))
        assert inside or any(part.startswith(temporary) for part in Path(path).parts), path


@pytest.mark.parametrize(
    "front",
    [
        "template: ../../mkdocs.yml",
        "template: nothing.html",
        "template: [a]",
        "title: {a: [b]}",
        "title: ''",
        "kind: [x]",
        "section: {}",
        "label: 5",
        "edit_path: [../../x]",
        "ld: '</script><script>x()</script>'",
        "description: '\"><meta http-equiv=refresh content=1>'",
        "description: '\"><script>x()</script>'",
        "hide: navigation",
    ],
)
def test_front_matter_of_a_page_is_shown_or_a_message(front: str, project: Project) -> None:
    project.add_frame()
    project.add_pages()
    project.write("content/pages/guide.md", f"---\n{front}\n---\n# Guide\n\nText.\n")
    result = project.briefing("site")
    assert result.exit_code in (0, 1)
    if result.exit_code:
        assert "guide" in result.stderr
        assert not (project.folder / "site").exists()
    else:
        page = (project.folder / "site/guide/index.html").read_bytes()
        assert b"x()</script>" not in page
        assert b"http-equiv=refresh" not in page


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("\n{% if page %}<p>", "overrides/404.html:2:1: TemplateSyntaxError: Unexpected end of template."),
        ("\n{{ nobody.name }}", "overrides/404.html:2:1: UndefinedError: 'nobody' is undefined"),
    ],
)
def test_a_broken_template_is_a_message_with_its_line(template: str, said: str, project: Project) -> None:
    project.add_frame()
    project.add_pages()
    project.write("overrides/404.html", template)
    result = project.briefing("site")
    assert result.exit_code == 1
    assert result.stderr.startswith(said)
    assert not (project.folder / "site").exists()


# Sizes: the time that an article takes grows with its length, whatever it is made of.

PIECES = ["a", "[", "`a", "> ", "- ", "<b>", "| a ", '"', "1. ", "A. ", "$1 ", "\u0301", "![a", "U.S. ", "Biden ", "_"]
_SIZE = 8_000
"""Characters of the smaller of two articles; what grows with their square takes far longer of the larger."""


@pytest.mark.parametrize("form", ["0", "1"], ids=["text", "web page"])
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length(piece: str, form: str) -> None:
    def seconds(size: int) -> float:
        text = f"A first line that stands here for the story.\n\n{(piece * size)[:size]}\n\nIt ends here.\n"
        start = time.process_time()
        way(f"{form}{text}".encode())
        return time.process_time() - start

    seconds(100)
    assert seconds(2 * _SIZE) < 3 * seconds(_SIZE) + 1


@pytest.mark.parametrize("path", ["seeds/a.txt", "content/entities/a.yml", "content/pages/a.md", "content/site.yml"])
def test_a_file_of_gigabytes_is_refused_and_not_read(path: str, project: Project) -> None:
    project.write(path, b"")
    with (project.folder / path).open("wb") as file:
        file.truncate(20_000_000_000)  # Takes no room on the disk.
    result = project.briefing("build")
    assert "is larger than" in result.stderr
    assert path in result.stderr
    assert result.exit_code == (0 if path.startswith("seeds") else 1)
