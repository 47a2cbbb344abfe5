"""The Markdown of `content/`: texts in place of articles', briefings and pages. Front matter is validated."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder import yamltext
from builder.config import Body, Override, corrections_of
from builder.contributed import (
    NEWLINE,
    better_name,
    files,
    front_matter_end,
    front_matter_of,
    problem_at,
    text_of,
    validated,
)
from builder.drafts import WrittenBriefing, drafts_of
from builder.errors import Problem
from builder.references import wrong_front_matter
from builder.schemas import BriefingFile, OverrideFile, PageFile
from builder.slugs import RESERVED, Slug, is_slug

_GENERATED = frozenset(
    {"articles", "entities", "topics", "briefings", "facts", "fields", "quality", "feeds", "pagefind", "search"}
)
"""Names in the docs tree, or the site, that the builder fills."""
_BY_NAME = "stands in content/{}/ itself and is named in lower-case letters, digits and hyphens"


def _lines(path: Path, problems: list[Problem]) -> tuple[tuple[str, ...], int] | None:
    """Return the lines of a file, and how many are front matter; None, and a problem, where that cannot be told."""
    text = text_of(path, problems)
    if text is None:
        return None
    lines = tuple(NEWLINE.split(text))
    above = front_matter_end(lines, path, problems)
    return None if above is None else (lines, above)


def with_page(path: Path, override: Override | None, problems: list[Problem]) -> Override | None:
    """Return an override together with the page `path`: the fields of its front matter, and its body if it has one.

    A field that both have is an error, and so are decisions about lines of a text that the page replaces.
    """
    if (found := _lines(path, problems)) is None:
        return None
    lines, above = found
    said, document = validated(front_matter_of(lines, above), str(path), PageFile, problems, first_line=2)
    if said is None or document is None:
        return None
    given = override or Override(path=str(path), file=OverrideFile())
    has_text = any(map(str.strip, lines[above:]))
    body = Body(path=str(path), lines=lines, above=above, adopted=said.adopted) if has_text else None
    for field in sorted(said.model_fields_set & given.file.model_fields_set):
        problem = f"'{field}' stands in {given.path} as well; keep one of the two"
        problems.append(document.problem((field,), problem, at_key=True))
    for field in ("restore", "drop", "replace"):
        if body and getattr(given.file, field):
            problem = f"'{field}' is about the raw text, which {path} replaces; remove it, or the text of that page"
            problems.append(problem_at(Path(given.path), (field,), problem))
    fields = {name: getattr(said, name) for name in said.model_fields_set - {"adopted"}}
    return Override(path=given.path, file=given.file.model_copy(update=fields), body=body)


def briefings(folder: Path, problems: list[Problem]) -> Iterable[WrittenBriefing]:
    """Return the briefings that persons wrote, by name."""
    for path in files(folder, (".md",), problems):
        if path.stem.lower() == "readme":
            continue
        if path.parent != folder or not is_slug(path.stem):
            text = f"a briefing {_BY_NAME.format('briefings')}"
            problems.append(Problem(path=str(path), text=text + better_name(path)))
        elif found := _lines(path, problems):
            lines, above = found
            front, _ = validated(front_matter_of(lines, above), str(path), BriefingFile, problems, first_line=2)
            withdrawn = front is not None and front.status == "withdrawn"
            title, drafts = drafts_of(str(path), lines, above, [] if withdrawn else problems)
            if front and (drafts or withdrawn):
                yield WrittenBriefing(
                    slug=Slug(path.stem),
                    path=str(path),
                    title=front.title or title,
                    drafts=tuple(drafts),
                    status=front.status or "published",
                    withdrawn=front.withdrawn,
                    corrections=corrections_of(front),
                    aliases=front.aliases,
                )


def pages(folder: Path, problems: list[Problem]) -> Iterable[Path]:
    """Return the pages that a site has beside those that are made for it."""
    for path in files(folder, (".md",), problems):
        if path.parent != folder or not is_slug(path.stem) or path.stem in _GENERATED:
            text = f"a page {_BY_NAME.format('pages')}"
            taken = f"; taken are: {', '.join(sorted(_GENERATED | RESERVED))}"
            problems.append(Problem(path=str(path), text=text + taken + better_name(path, _GENERATED)))
        elif found := _lines(path, problems):
            try:
                problems += wrong_front_matter(yamltext.parse(front_matter_of(*found), str(path), first_line=2))
            except yamltext.YamlError as error:
                problems.append(error.problem)
            yield path
