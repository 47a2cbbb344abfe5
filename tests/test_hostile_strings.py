"""Thousands of strings that break programs show as text, or are refused with a clear message, wherever they stand."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import lxml.html
import pytest
from mkdocs.utils.meta import get_data
from pydantic import ValidationError

from builder.characters import fold
from builder.errors import printable
from builder.markdown.escape import address
from builder.pipeline import Built, build
from builder.read import find_seeds
from builder.schemas import ArticleFile, EntityFile, TopicFile
from tests.conftest import Project
from tests.hostile import (
    FIRST,
    LAST,
    TOPIC,
    Files,
    careless_page,
    everywhere,
    harm,
    lines,
    markdown,
    page,
    scalar,
    some,
    strings,
    written,
)
from tests.test_markdown import Render, folded

_EVERY = int(os.environ.get("HOSTILE_EVERY", "20"))
"""Of forms of article that are slow to read one in so many; 1 is all of them."""
_SOURCE = "https://example.org/"


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return strings()


def built(folder: Path, files: Files, *, jobs: int = 1) -> Built:
    project = Project(folder)
    for path, content in {"content/topics/chips.yml": TOPIC, **files}.items():
        project.write(path, content)
    return build(project.folders(), jobs=jobs)


def rendered(folder: Path, path: str, render: Render) -> tuple[lxml.html.HtmlElement, dict[str, str]]:
    """Return a page of the docs tree, and its front matter."""
    body, about = get_data((folder / "out" / path).read_text(encoding="utf-8"))
    return lxml.html.fragment_fromstring(render(body), create_parent=True), about


def said(root: lxml.html.HtmlElement, path: str) -> list[str]:
    return [folded(element.text_content()) for element in root.xpath(path)]


def difference(text: str, root: lxml.html.HtmlElement, about: dict[str, str]) -> list[object]:
    """Return how the page of an article with `text` everywhere differs from what was meant."""
    shown = fold(text)[0]
    wrong: list[object] = [*harm(root)]
    if shown:
        about_it = f"By {shown} · undated · 1 min read"
        meant = {"h1": shown, "p[@class='about']": about_it, "p[@class='rights']": shown}
        wrong += [(path, found) for path, one in meant.items() if (found := said(root, path)) != [folded(one)]]
        wrong += [] if html.unescape(about["title"]) == shown else [about["title"]]
    whole = folded(root.text_content())
    return wrong + [f"lost: {line!r}" for line in lines(text) if folded(line) not in whole]


def test_every_string_shows_as_itself_in_every_place(texts: list[str], tmp_path: Path, render: Render) -> None:
    """As title, author, publisher, notice and paragraph of an article, and in every list that the article is in."""
    files: Files = {"content/site.yml": "rights: full\n"}
    named = {f"a{number}": text for number, text in enumerate(texts) if fold(text)[0]}
    for name, text in named.items():
        files |= everywhere(name, text)
    assert len(named) > 7_000
    problems = built(tmp_path, files, jobs=2).problems
    assert not problems
    wrong = {}
    for name, text in named.items():
        if found := difference(text, *rendered(tmp_path, f"articles/{name}.md", render)):
            wrong[text] = found
    assert not wrong
    listed = ""
    for file in sorted((tmp_path / "out").rglob("*.md")):
        if file.stem not in named:
            root, _ = rendered(tmp_path, str(file.relative_to(tmp_path / "out")), render)
            assert not harm(root), file
            listed += folded(root.text_content()) + "\n" if file.parts[-2] == "articles" or "page-" in file.stem else ""
    assert not [text for text in named.values() if folded(fold(text)[0]) not in listed]


FORMS: dict[str, Callable[[str, str], Files]] = {
    "web page": page,
    "careless web page": careless_page,
    "Markdown": markdown,
    "page written by hand": written,
}


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_article_lets_a_string_through(form: str, texts: list[str], tmp_path: Path, render: Render) -> None:
    named = {f"a{number}": text for number, text in enumerate(some(texts, _EVERY))}
    files: Files = {}
    for name, text in named.items():
        files |= FORMS[form](name, text)
    problems = built(tmp_path, files).problems
    assert not [problem for problem in problems if problem.severity == "error"]
    for name, text in named.items():
        root, _ = rendered(tmp_path, f"articles/{name}.md", render)
        whole = folded(root.text_content())
        assert not harm(root), text
        assert FIRST.format(name) in whole, text
        if form == "web page" and (shown := folded(fold(text)[0])):
            assert shown in whole
            assert said(root, "h1") in ([shown], [shown[:500]])


@pytest.mark.parametrize(
    "unclosed", ["<svg onload=alert(1)//", "<svg/onload=alert(1)", '<math href="x">CLICK', '<svg><a xlink:href="x">']
)
def test_a_drawing_that_is_never_closed_swallows_no_text(unclosed: str, tmp_path: Path, render: Render) -> None:
    """Browsers end it where a paragraph begins."""
    built(tmp_path, careless_page("a", f"{unclosed}</p>\n<p>More of it"))
    root, _ = rendered(tmp_path, "articles/a.md", render)
    assert LAST in said(root, "//p")


def test_what_a_script_in_markdown_swallows_is_a_repair(tmp_path: Path) -> None:
    """Raw HTML in Markdown goes to its end, however far that is; its text is what the page shows."""
    files = markdown("a", "<script x> alert(1) </script 1=2")
    assert built(tmp_path, files).problems == ()
    data = (tmp_path / "out/data/articles/a.json").read_text(encoding="utf-8")
    assert LAST in data


def test_no_address_leads_anywhere_but_to_the_web(texts: list[str], render: Render) -> None:
    accepted = 0
    for text in some(texts, 4) + [_SOURCE + text for text in some(texts, 4)]:
        try:
            url = ArticleFile.model_validate({"url": text}).url
        except ValidationError:
            continue
        assert url
        root = lxml.html.fragment_fromstring(render(f"[Original]({address(url)})"), create_parent=True)
        assert not harm(root), text
        assert said(root, "p/a") == ["Original"], text
        accepted += 1
    assert accepted > 50


def fitting(texts: Sequence[str]) -> Iterator[str]:
    """Return the strings that can be names."""
    return (text for text in texts if len(fold(text)[0]) >= 2 and len(text) <= 200)


def test_entities_and_topics_of_any_name(texts: list[str], tmp_path: Path, render: Render) -> None:
    files: Files = {}
    named = dict(enumerate(fitting(some(texts, 24))))
    for number, text in named.items():
        name = scalar(text)
        files[f"content/entities/e{number}.yml"] = (
            f"name: Robot{number}\nkind: product\naliases: [{name}]\ndescription: {name}\nsource: {_SOURCE}\n"
            f"roles: [{{title: {name}}}]\n"
        )
        files[f"content/topics/t{number}.yml"] = (
            f"title: {name}\nsummary: {name}\nthreshold: 1\nentities: {{e{number}: 1}}\n"
        )
        files[f"seeds/a{number}.txt"] = f"{FIRST.format(number)}\n\nRobot{number} is in it: {text} and more.\n"
    built(tmp_path, files)
    topics = folded(rendered(tmp_path, "topics/index.md", render)[0].text_content())
    for number, text in named.items():
        shown = folded(fold(text)[0])
        entity, _ = rendered(tmp_path, f"entities/e{number}.md", render)
        topic, about = rendered(tmp_path, f"topics/t{number}.md", render)
        assert not harm(entity) + harm(topic), text
        assert f"Also written: {shown}" in folded(entity.text_content())
        assert said(topic, "h1") == [shown]
        assert folded(html.unescape(about["title"])) == shown
        assert shown in topics


def test_a_name_is_found_however_its_accents_are_written(project: Project) -> None:
    project.write("content/entities/cafe.yml", "name: Cafe\u0301 Exa\u200bmple\nkind: company\n")
    project.write("seeds/x.txt", f"{FIRST}\n\nThe owners of Caf\u00e9 Example are in it as well, they said.\n")
    assert project.briefing("build", "--strict").exit_code == 0
    assert (project.folder / "build/docs/entities/cafe.md").is_file()


def test_a_name_of_one_sign_or_of_hundreds_is_refused() -> None:
    for name in ("x", "\u200b\u200b", "x" * 201):
        with pytest.raises(ValidationError):
            EntityFile.model_validate({"name": name, "kind": "product"})
    with pytest.raises(ValidationError):
        TopicFile.model_validate({"title": "\u202e\x07", "summary": "x", "threshold": 1.0})


def test_a_file_of_any_name_is_an_article_or_a_message(texts: list[str], tmp_path: Path, render: Render) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    made: set[Path] = set()
    for text in texts:
        path = seeds / f"{text}.txt"
        if not text or "/" in text or "\0" in text or len(path.name.encode()) > 255 or text.startswith("."):
            continue
        path.write_text(f"{FIRST.format(len(made))}\n\n{LAST}\n", encoding="utf-8")
        made.add(path)
    assert len(made) > 400
    found, problems = find_seeds(seeds, {})
    assert {seed.path for seed in found} | {Path(problem.path) for problem in problems} == made
    assert all(re.fullmatch(r".+\.txt:1:1: \S.+", str(problem)) for problem in problems)
    for path in made - {seed.path for seed in found}:
        path.unlink()
    (tmp_path / "content/articles").mkdir(parents=True)
    for number, seed in enumerate(found):
        (tmp_path / f"content/articles/{seed.id}.yml").write_text(f"publish: link\nurl: {_SOURCE}{number}\n", "utf-8")
    built(tmp_path, {})
    for seed in found:
        root, _ = rendered(tmp_path, f"articles/{seed.slug}.md", render)
        assert not harm(root), seed.id
        assert len(said(root, "h1")) == 1


@pytest.mark.parametrize("name", [b"caf\xe9", b"\xff\xfe", b"two\nlines", b"\x1b[31mred", "\u202etxt.exe".encode()])
def test_a_name_that_cannot_be_printed_is_a_message(name: bytes, project: Project) -> None:
    project.write(f"seeds/{os.fsdecode(name)}.txt", f"{FIRST}\n\n{LAST}\n")
    result = project.briefing("build")
    assert result.exit_code == 1
    message, end = result.stderr.splitlines()
    assert "rename it" in message
    assert end == "1 problem; nothing was replaced."
    assert printable(result.stderr.replace("\n", "")) == result.stderr.replace("\n", "")


def test_no_message_drives_the_terminal(project: Project) -> None:
    project.write("seeds/plant.yml", 'title: "a"\ndate: "\\e[2J\\u202e2024"\n')
    result = project.briefing("check")
    assert result.exit_code == 1
    (message,) = result.stderr.splitlines()[:1]
    assert "\\x1b[2J\\u202e2024" in message
