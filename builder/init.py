"""`briefing init`: the sample makes room for a team's own site, and goes on as what the program's tests are run on.

What is the sample's stands in a list, so that nothing else can be taken for it; and git must know all there is, so that
nothing is lost whatever a team thinks of it later.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.errors import BadInput, Problem
from builder.kinds import schema_line
from builder.newfiles import write_new
from builder.schemas import Topic
from builder.slugs import is_slug, meant
from builder.yamltext import flow, scalar

LIST = Path("tests/sample.txt")
"""Names the sample's files, one a line."""
KEPT_IN = Path("tests/sample")
LISTED = ("seeds", "content/articles", "content/briefings", "content/topics")
"""Folders of which every file is listed: what a site is about. The rest of `content/` serves any site."""
_ENTITIES = Path("content/entities")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the new site is."""

    name: str
    address: str
    """Where it will be; empty where nobody knows yet."""
    repository: str
    topics: tuple[str, ...]
    """Each the slug of one of the sample's, which is kept, or the title of a new one."""
    entities: bool
    """Whether the catalogue is kept."""


def listed(project: Path) -> list[str]:
    """Return every file of the folders that the list is of."""
    files = (file for folder in LISTED for file in (project / folder).rglob("*") if file.is_file())
    return sorted(path for file in files if (path := file.relative_to(project).as_posix()) and file.name != ".gitkeep")


def refuse(project: Path) -> None:
    """Raise BadInput where the sample is gone, is not alone, or holds what git does not know."""
    known = project / LIST
    if not known.is_file():
        raise BadInput.at(str(LIST), "is not there: the sample has made room already")
    more = sorted(set(listed(project)) - set(known.read_text(encoding="utf-8").split()))
    if more:
        text = "is not the sample's, and would be lost among it; move it away, and back afterwards"
        raise BadInput([Problem(path=path, text=text) for path in more])
    git = shutil.which("git")
    done = git and subprocess.run([git, "status", "--porcelain"], cwd=project, capture_output=True, text=True)  # noqa: S603
    if not done or done.returncode:
        raise BadInput.at(str(project), "is no git repository, so nothing could be had back")
    if done.stdout:
        changed = done.stdout.splitlines()[0][3:]
        text = "differs from what git knows; commit it first, or undo it (`git status` says what else differs)"
        raise BadInput.at(changed, text)


def init(wanted: Wanted, topics: Mapping[str, Topic], project: Path) -> list[Path]:
    """Move the sample away, write what is `wanted` in its place, and return what was written or kept."""
    kept, fresh = _topics(wanted, topics)
    settings = _settings(wanted, (project / "mkdocs.yml").read_text(encoding="utf-8"))
    shutil.copytree(project / "content", project / KEPT_IN / "content")
    shutil.copy(project / "quality.json", project / KEPT_IN)
    shutil.move(project / "seeds", project / KEPT_IN / "seeds")
    for folder in LISTED[1:]:
        for file in (project / folder).rglob("*.*"):
            if folder != "content/topics" or file.stem not in kept:
                file.unlink()
    if not wanted.entities:
        shutil.rmtree(project / _ENTITIES)
    (project / LIST).unlink()
    (project / "seeds").mkdir()
    files = {project / "content/topics" / f"{slug}.yml": text for slug, text in fresh.items()}
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        files[path] = schema_line("topic", path, project) + files[path]
    write_new([(project / "seeds/.gitkeep", b""), *((path, text.encode()) for path, text in files.items())])
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return [Path("mkdocs.yml"), *(Path("content/topics") / f"{slug}.yml" for slug in sorted({*kept, *fresh}))]


def _topics(wanted: Wanted, topics: Mapping[str, Topic]) -> tuple[set[str], dict[str, str]]:
    """Return the slugs of topics that stay, wholes of parts included, and the text of new ones by slug."""
    kept: set[str] = set()
    fresh: dict[str, str] = {}
    for said in wanted.topics:
        slug: str | None = said
        while slug is not None and slug in topics and slug not in kept:
            kept.add(slug)
            slug = topics[slug].parent
        if said in topics:
            continue
        new = said if is_slug(said) else meant(said)
        if new is None or new in topics:
            raise BadInput.at(said, f"gives no name of a new topic; there are {', '.join(topics)}")
        fresh[new] = _TOPIC.format(
            title=scalar(said), summary=scalar(f"Articles on {said}."), phrase=flow(said.lower())
        )
    if kept and not wanted.entities:
        text = "weighs names of the catalogue; keep the catalogue, or name other topics"
        raise BadInput([Problem(path=f"content/topics/{slug}.yml", text=text) for slug in sorted(kept)])
    return kept, fresh


_TOPIC = """title: {title}
summary: {summary}
# An article belongs when its score reaches this; `briefing explain ID` shows the sum.
threshold: 2
# Words and their weights.
phrases:
  {phrase}: 2
"""


def _settings(wanted: Wanted, text: str) -> str:
    """Return `mkdocs.yml` for the new site; only these lines change."""
    lines = {
        "site_name": scalar(wanted.name),
        "site_description": scalar(f"{wanted.name}: every name linked, every briefing sentence with its source"),
        "site_url": f"!ENV [SITE_URL, {flow(wanted.address)}]",
        "repo_url": f"!ENV [REPO_URL, {flow(wanted.repository)}]",
    }
    for key, value in lines.items():
        above, *below = re.split(rf"^{key}:[^\n]*$", text, flags=re.MULTILINE)
        if len(below) != 1:
            raise BadInput.at("mkdocs.yml", f"has no line that begins with '{key}:'")
        text = f"{above}{key}: {value}{below[0]}"
    return text
