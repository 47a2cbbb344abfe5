"""Zensical, where it is installed, makes the same site of the same settings, templates and docs tree."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from builder.pipeline import Folders, build_site
from tests.conftest import STORY, Project

_ADDRESSES = "//@href | //@src | //@*[name()='xlink:href']"


@pytest.fixture(scope="module")
def zensical() -> str:
    found = shutil.which("zensical")
    if found is None:
        pytest.skip("the program `zensical` is not on the PATH (`pip install zensical` in an environment of its own)")
    return found


@pytest.mark.parametrize("address", ["https://site.example/below/", ""])
def test_zensical_makes_the_same_pages_and_no_link_is_broken(
    zensical: str, address: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.add_pages()
    project.add_frame()
    others = "".join(f"Acme met Body {letter} in Japan.\n\n" for letter in "ABCDEF")
    for letter in "ABCDEF":
        project.write(f"content/entities/body-{letter.lower()}.yml", f"name: Body {letter}\nkind: organisation\n")
    project.write("seeds/met.txt", STORY + "\n" + others)
    project.write("seeds/met.yml", "date: 2024-01-02\n")
    monkeypatch.setenv("SITE_URL", address)
    monkeypatch.setenv("REPO_URL", "https://example.org/desk/site")
    build_site(Folders(site=Path("ours")))
    subprocess.run([zensical, "build", "--clean"], check=True, capture_output=True, timeout=300)

    ours, theirs = pages(Path("ours")), pages(Path("site"))
    assert ours.keys() == theirs.keys()
    for path, page in ours.items():
        other = theirs[path]
        assert said(other, "string(//article)") == said(page, "string(//article)"), path
        assert set(other.xpath("//@id")) == set(page.xpath("//@id")), path
        for what in (
            "string(//title)",
            "string(//link[@rel='canonical']/@href)",
            "string(//p[@class='actions']/a/@href)",
        ):
            assert said(other, what) == said(page, what), path
        for link in other.xpath(_ADDRESSES):
            assert leads_somewhere(str(link), Path("site", path)), (path, link)


def pages(folder: Path) -> dict[str, Any]:
    return {p.relative_to(folder).as_posix(): html.fromstring(p.read_bytes()) for p in sorted(folder.rglob("*.html"))}


def said(page: Any, what: str) -> str:
    return " ".join(str(page.xpath(what)).split())


def leads_somewhere(link: str, page: Path) -> bool:
    """Say whether a relative link leads to a file; what leads away or stays on the page does."""
    path = re.split(r"[?#]", link)[0]
    if re.match(r"[a-z]+:", link) or not path:
        return True
    if path.startswith("/"):
        return page.name == "404.html"
    target = page.parent / path
    return (target / "index.html" if target.is_dir() else target).is_file()
