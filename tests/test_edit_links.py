"""Each page leads to the file that a contributor changes, and only where the repository's address is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.pipeline import Folders, build_site
from tests.conftest import ROOT, STORY, Project

PAGES = {
    "articles/plant": "new/main/content/articles?filename=plant.yml",
    "articles/decided": "edit/main/content/articles/decided.yml",
    "articles/written": "edit/main/content/articles/written.md",
    "entities/acme": "edit/main/content/entities/acme.yml",
    "topics/chips": "edit/main/content/topics/chips.yml",
    "about": "edit/main/content/pages/about.md",
    "quality": None,
    "articles": None,
}


@pytest.mark.parametrize("repository", ["https://example.org/desk/site/", ""])
def test_every_page_leads_to_its_file(project: Project, monkeypatch: pytest.MonkeyPatch, repository: str) -> None:
    project.add_pages()
    project.write("seeds/decided.txt", STORY)
    project.write("content/articles/decided.yml", "date: 2024\n")
    project.write("seeds/written.txt", STORY)
    project.write("content/articles/written.yml", "date: 2024\n")
    project.write("content/articles/written.md", "Acme has opened a chip plant in Japan this spring.\n")
    monkeypatch.setenv("REPO_URL", repository)
    build_site(Folders(config=ROOT / "mkdocs.yml", site=Path("site").absolute()))
    for path, file in PAGES.items():
        html = Path("site", path, "index.html").read_text(encoding="utf-8")
        found = re.findall(r'<p class="actions"><a href="([^"]*)"', html)
        assert found == ([f"https://example.org/desk/site/{file}"] if repository and file else []), path
