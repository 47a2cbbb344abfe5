"""What several tests share. Folders beside the repository are optional: `shared` skips where they are absent."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import markdown
import pytest
import spacy
from click.testing import CliRunner, Result
from hypothesis import settings
from mkdocs.config import load_config

from builder.analyse import analyse
from builder.articles import make_finder
from builder.clean import clean
from builder.cli import main
from builder.config import Content
from builder.entities.find import Finder
from builder.loading import load_content
from builder.model import Analysis, Briefings, Edits, Known, RawArticle
from builder.pipeline import Folders, build
from builder.read.text import read_text
from builder.slugs import ArticleId, Slug
from tests.web import Web, serving

settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("repeatable")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "tests/sample" if (ROOT / "tests/sample").is_dir() else ROOT
"""Where the sample's `seeds/` and `content/` are: `briefing init` moves them."""

ENTITIES = {
    "japan": "name: Japan\nkind: country\n",
    "united-states": "name: United States\nkind: country\naliases: [U.S., US]\n",
    "joe-biden": "name: Joe Biden\nkind: person\nroles:\n  - title: President\n    of: united-states\n",
    "acme": "name: Acme\nkind: company\naliases: [Acme Robotics]\nparent: japan\n",
}
TOPICS = {
    "chips": "title: Chips\nsummary: What machines need.\nthreshold: 2\nphrases: {chip: 2}\nentities: {acme: 1}\n",
}
STORY = """Acme opens a chip plant in Japan

Acme will spend $2 billion on a chip plant near Nagoya, the company told its owners in March.

The United States sent its congratulations, and Joe Biden is expected to visit the plant next year.

Written by Ada Example
"""
"""A raw article that belongs to the topic above and names all four entities."""


def shared(path: str) -> Path:
    """Return a file or folder beside the repository; skip the test where it is not there."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"there is no {path} in the folder 'shared' beside the repository")
    return found


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def read(text: str, *, title: str | None = None, edits: Edits | None = None) -> RawArticle:
    """Return `text` as `builder.read` would, with the title that a sidecar would give it."""
    lines, blocks, repaired = read_text(text.encode(), "seeds/example.txt")
    return RawArticle(
        id=ArticleId("example"),
        slug=Slug("example"),
        seed="example.txt",
        path="seeds/example.txt",
        lines=lines,
        blocks=blocks,
        repaired=repaired,
        known=Known(title=title),
        edits=edits,
    )


def analysed(finder: Finder, *paragraphs: str, title: str | None = "Untitled") -> Analysis:
    """Return the analysis of an article of these paragraphs: `p1`, `p3`, `p5` and so on.

    Without a `title` it is looked for in the text.
    """
    return analyse(clean(read("\n\n".join(paragraphs), title=title)), finder)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `seeds/` and `content/`, in which commands run."""

    folder: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file and the folders above it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def add_pages(self) -> None:
        """Add the pages of the sample that a person wrote, as every site has some."""
        shutil.copytree(SAMPLE / "content/pages", self.folder / "content/pages", dirs_exist_ok=True)

    def add_frame(self) -> None:
        """Add what the site engine is told and what pages look like, which otherwise stay the repository's."""
        shutil.copytree(ROOT / "overrides", self.folder / "overrides")
        shutil.copy(ROOT / "mkdocs.yml", self.folder)

    def folders(self, out: str = "out") -> Folders:
        """Return where a build reads and writes."""
        return Folders(seeds=self.folder / "seeds", content=self.folder / "content", out=self.folder / out)

    def briefing(self, *arguments: str) -> Result:
        """Run `briefing` in this process. An exception that is not the program's own way to exit is raised."""
        return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture(scope="session", autouse=True)
def one_tokenizer() -> Iterator[None]:
    """Start spaCy once for all tests: its start takes longer than most of them, and the builder never changes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spacy, "blank", functools.cache(spacy.blank))
        yield


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A small project without a fault; commands run in it."""
    made = Project(tmp_path / "project")
    for slug, text in ENTITIES.items():
        made.write(f"content/entities/{slug}.yml", text)
    for slug, text in TOPICS.items():
        made.write(f"content/topics/{slug}.yml", text)
    made.write("seeds/plant.txt", STORY)
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return made


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server on this machine."""
    with serving() as web:
        yield web


@pytest.fixture(scope="session")
def content() -> Content:
    """The repository's own `content/`."""
    loaded, problems = load_content(SAMPLE / "content")
    assert not problems
    return loaded


@pytest.fixture(scope="session")
def finder(content: Content) -> Finder:
    """The matchers of the repository's own `content/`."""
    return make_finder(content)


@dataclass(frozen=True, slots=True)
class Docs:
    """A docs tree that was built."""

    folder: Path
    briefings: Briefings

    def json(self, path: str) -> Any:
        """Return a file of `data/`."""
        return json.loads((self.folder / "data" / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Docs:
    """The docs tree of the repository's own seeds."""
    out = tmp_path_factory.mktemp("docs") / "docs"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "")
        built = build(Folders(seeds=SAMPLE / "seeds", content=SAMPLE / "content", out=out))
    return Docs(out, built.briefings)


@pytest.fixture(scope="session")
def render() -> Callable[[str], str]:
    """From Markdown to HTML, with the extensions of `mkdocs.yml` as MkDocs sets them up."""
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(SAMPLE / "content"))
    converter = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return lambda text: str(converter.reset().convert(text))
