"""What other generators take for the Markdown that our pages are made of: stock Material for MkDocs, Hugo, Eleventy.

Each gets the same Markdown files in a folder of its own and no more than it needs to make a page of each. None has our
templates, pictures, records or feeds. Material has its search plugin on and our navigation: without one it writes every
page into the menu of every page, and takes the square of the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

_EXTENSIONS = ["sane_lists", "tables", "attr_list", "toc"]
_HUGO = 'baseURL = "https://example.org/"\ntitle = "Bench"\n[markup.goldmark.renderer]\nunsafe = true\n'
_LAYOUT = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n"
_ELEVENTY = (
    "export default config => config.setLiquidOptions({});\nexport const config = {markdownTemplateEngine: false};\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """How another generator did."""

    name: str
    seconds: float | None = None
    megabytes: float | None = None
    why_not: str = ""
    """Why there are no figures."""


def beside(docs: Path, folder: Path) -> list[Timed]:
    """Have the others that are installed render the Markdown below `docs`, one after the other, in `folder`."""
    folder.mkdir()
    return [_hugo(docs, folder), _eleventy(docs, folder)]


def middle(runs: Sequence[Timed]) -> Timed:
    """Return the run of one program that took the median time; the first that failed, if one did."""
    failed = next((run for run in runs if run.seconds is None), None)
    return failed or sorted(runs, key=lambda run: run.seconds or 0.0)[len(runs) // 2]


def material(docs: Path, config: Path, folder: Path) -> Timed:
    """Have stock Material for MkDocs render the Markdown below `docs` in `folder`, with the navigation of `config`."""
    sources = _markdown(docs, folder / "material" / "docs")
    ours = yaml.safe_load(config.read_text("utf-8").replace("!ENV", ""))
    settings = {
        "site_name": "Bench",
        "docs_dir": str(sources),
        "site_dir": str(folder / "material" / "site"),
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": _EXTENSIONS,
        "nav": ours["nav"],
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore"}},
    }
    file = folder / "material" / "mkdocs.yml"
    file.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file)]
    return _timed("stock Material for MkDocs with search", command, folder)


def _hugo(docs: Path, folder: Path) -> Timed:
    program = shutil.which("hugo")
    if not program:
        return Timed(name="Hugo", why_not="not installed")
    home = folder / "hugo"
    _markdown(docs, home / "content")
    layouts = home / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for kind in ("single", "list"):
        (layouts / f"{kind}.html").write_text(_LAYOUT, encoding="utf-8")
    (home / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    return _timed("Hugo", [program, "--quiet", "--source", str(home), "--destination", str(home / "site")], folder)


def _eleventy(docs: Path, folder: Path) -> Timed:
    program = shutil.which("eleventy")
    if not program:
        return Timed(name="Eleventy", why_not="not installed")
    home = folder / "eleventy"
    _markdown(docs, home / "docs")
    (home / "eleventy.config.mjs").write_text(_ELEVENTY, encoding="utf-8")
    return _timed("Eleventy", [program, "--quiet", "--input=docs", "--output=site"], home)


def _markdown(docs: Path, folder: Path) -> Path:
    for path in sorted(docs.rglob("*.md")):
        target = folder / path.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return folder


def _timed(name: str, command: list[str], where: Path) -> Timed:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=where, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        return Timed(name=name, why_not=f"ended with code {process.returncode}")
    return Timed(name=name, seconds=seconds, megabytes=usage.ru_maxrss / 1024)
