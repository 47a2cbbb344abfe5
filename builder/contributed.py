"""The files of contributors: found in their folders, read and validated, each fault with its place."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from builder import yamltext
from builder.errors import BadInput, Problem, printable
from builder.schemas import Schema
from builder.slugs import Slug, is_slug, meant
from builder.validation import keys, translated

S = TypeVar("S", bound=Schema)
NEWLINE = re.compile(r"\r\n|\n|\r")
_TITLE = re.compile(r"^(?:name|title):[ ]*[\"']?([^\n]*)|^# ([^\n]*)", re.MULTILINE)
_LARGEST = 8_000_000
"""Bytes of a file: eight times what a file of YAML may have, and more than anybody writes."""
_LINK = "is a symbolic link; put the file itself here"
LINKED = "is a symbolic link; put the folder itself here, or name the one that it leads to"
_HEAD = 4_096
"""Bytes at the beginning of a file in which its title is looked for."""


def files(folder: Path, suffixes: Iterable[str] | None, problems: list[Problem]) -> list[Path]:
    """Return the files below `folder`, by path: all, or those with one of `suffixes`.

    Symbolic links are problems: what they lead to may lie outside the repository; so are names that cannot be printed.
    Dot files are nobody's article.
    """
    found = []
    if folder.is_symlink():
        problems.append(Problem(path=str(folder), text=LINKED))
        return []
    wanted = None if suffixes is None else frozenset(suffixes)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if wanted is not None and path.suffix.lower() not in wanted:
            continue
        below = path.relative_to(folder)
        if any(part.startswith(".") for part in below.parts):
            continue
        if path.is_symlink():
            problems.append(Problem(path=str(path), text=_LINK))
        elif printable(str(below)) != str(below):
            text = "the file's name holds characters that cannot be printed; rename it in letters that can"
            problems.append(Problem(path=str(path), text=text))
        elif path.is_file():
            found.append(path)
    return found


def by_slug(folder: Path, problems: list[Problem], reserved: Collection[str] = ()) -> list[tuple[Slug, Path]]:
    """Return the YAML files of a folder by the slug that each is named after; what cannot be one is a problem."""
    seen: dict[Slug, Path] = {}
    for path in files(folder, (".yml", ".yaml"), problems):
        slug = Slug(path.stem)
        if not is_slug(slug):
            text = "the file name must be lower-case letters, digits and single hyphens, as in 'joe-biden.yml'"
            problems.append(Problem(path=str(path), text=text + better_name(path)))
        elif slug in reserved:
            text = f"the slug '{slug}' is reserved for a list of names; rename the file"
            problems.append(Problem(path=str(path), text=text))
        elif slug in seen:
            problems.append(
                Problem(path=str(path), text=f"the slug '{slug}' is taken by {seen[slug]}; rename one of the two")
            )
        else:
            seen[slug] = path
    return list(seen.items())


def better_name(path: Path, taken: Collection[str] = ()) -> str:
    """Return what to call a file instead: after its own name where that has such letters, else after its title.

    A name that is `taken` gets a second word.
    """
    slug = meant(path.stem)
    if slug is None and (found := _TITLE.search(path.read_bytes()[:_HEAD].decode("utf-8", "replace"))):
        slug = meant(found[1] or found[2])
    slug = Slug(f"{slug}-page") if slug in taken else slug
    return f"; rename it to '{slug}{path.suffix.lower()}'" if slug else ""


def load_yaml(path: Path, schema: type[S], problems: list[Problem]) -> tuple[S | None, yamltext.Document | None]:
    """Read and validate one file; what is wrong is appended to `problems` and gives None."""
    text = text_of(path, problems)
    return validated(text, str(path), schema, problems) if text is not None else (None, None)


def text_of(path: Path, problems: list[Problem]) -> str | None:
    """Return the text of a file; what is wrong with it is appended to `problems` and gives None."""
    if path.is_symlink():
        problems.append(Problem(path=str(path), text=_LINK))
        return None
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            problems.append(Problem(path=str(path), text=f"is larger than {_LARGEST // 1_000_000} MB; shorten it"))
            return None
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        problems.append(Problem(path=str(path), line=line, column=column, text="this is not UTF-8; save it as UTF-8"))
    except OSError as error:
        problems.append(Problem(path=str(path), text=f"cannot be read: {error.strerror}"))
    return None


def validated(
    text: str, path: str, schema: type[S], problems: list[Problem], *, first_line: int = 1
) -> tuple[S | None, yamltext.Document | None]:
    """Read and validate the text of one file, as `load_yaml` does; `first_line` is where it begins in that."""
    before = len(problems)
    try:
        document = yamltext.parse(text, path, first_line=first_line, twice=problems)
    except yamltext.YamlError as error:
        problems.append(error.problem)
        return None, None
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        known = ", ".join(keys(schema))
        begins = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
        said = yamltext.no_pair(begins) if isinstance(data, str) else ""
        problems.append(document.problem((), said or f"must be keys and values; known keys: {known}"))
        return None, document
    try:
        read = schema.model_validate(data)
    except ValidationError as error:
        problems.extend(translated(item, document, schema) for item in error.errors())
        return None, document
    return (read if len(problems) == before else None), document


def front_matter_end(lines: Sequence[str], path: Path, problems: list[Problem]) -> int | None:
    """Return how many lines front matter takes; None, and a problem, where it has no end."""
    above = yamltext.front_matter_lines(lines)
    if above or lines[0].rstrip() != "---":
        return above
    problems.append(Problem(path=str(path), text="the front matter has no end; put a line of --- below it"))
    return None


def front_matter_of(lines: Sequence[str], above: int) -> str:
    """Return the YAML of front matter that takes so many lines."""
    return "\n".join(lines[1 : above - 1] if above else ())


def problem_at(file: Path, path: yamltext.Path, text: str, *, at_key: bool = False) -> Problem:
    """Return an error about the value (or, with `at_key`, the key) at `path` of a file that parses.

    The file is read again for the place: such problems are rare, and keeping every document is not free.
    """
    try:
        said, first_line = file.read_bytes().removeprefix(BOM_UTF8).decode("utf-8"), 1
        if file.suffix.lower() == ".md":
            lines = NEWLINE.split(said)
            said, first_line = front_matter_of(lines, yamltext.front_matter_lines(lines)), 2
        document = yamltext.parse(said, str(file), first_line=first_line)
    except (OSError, UnicodeDecodeError, yamltext.YamlError):  # somebody is changing it
        return Problem(path=str(file), text=text)
    return document.problem(path, text, at_key=at_key)


def not_there(file: str, path: yamltext.Path) -> BadInput:
    """Return the error for a decision about a line that the raw article does not have (any more)."""
    text = "the raw article has no such text; copy it anew from the raw file or from the list of removed lines"
    return BadInput([problem_at(Path(file), path, text)])
