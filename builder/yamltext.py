"""YAML as contributors write it: safe, bounded, every value with its place in the file.

`yaml.safe_load` forgets line numbers, takes the last of two equal keys, and reads `NO` as false and
`2024-04-10` as a date. Here the composed nodes are read by the YAML 1.2 core schema instead: `true`, `false`,
`null`, numbers, and everything else is text. Only PyYAML's composer is used, so no tag can construct anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from builder.errors import Problem, nearest

MAX_BYTES = 1_000_000
MAX_NODES = 100_000
"""After expansion of aliases: a "billion laughs" file is refused long before it costs memory."""
MAX_DEPTH = 30

Path = tuple[str | int, ...]
Place = tuple[int, int]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_CORE_TAGS = ("tag:yaml.org,2002:", "!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed file."""

    path: str
    """As shown in messages."""
    data: Any
    """dicts, lists, text, numbers, booleans and None; an empty file is None."""
    places: dict[Path, Place]
    """Line and column of each value, by its path of keys and indices."""
    key_places: dict[Path, Place]
    """Line and column of each key, by the path of its value."""

    def place(self, path: Path) -> Place:
        """Return where `path` stands, or the nearest thing above it that has a place."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, path: Path, text: str, *, at_key: bool = False) -> Problem:
        """Return an error about the value (or, with `at_key`, the key) at `path`."""
        line, column = self.key_places.get(path) if at_key and path in self.key_places else self.place(path)  # type: ignore[misc]
        return Problem(path=self.path, line=line, column=column, text=text)


class YamlError(Exception):
    """The file is not YAML that we read; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def parse(text: str, path: str, *, first_line: int = 1) -> Document:
    """Read one YAML document.

    `first_line` is the line of the file at which `text` begins (front matter does not begin at 1).
    Raises YamlError for anything that does not parse, has two equal keys, a key that is not text, more than one
    document, or that is larger than the bounds above.
    """
    return _Reader(path, first_line - 1).read(text)


class _Reader:
    def __init__(self, path: str, offset: int) -> None:
        self.path, self.offset, self.nodes = path, offset, 0
        self.places: dict[Path, Place] = {}
        self.key_places: dict[Path, Place] = {}

    def read(self, text: str) -> Document:
        if len(text) > MAX_BYTES:
            raise self.error(1, 1, f"the file is larger than {MAX_BYTES:,} characters; split it")
        try:
            loader = _LOADER(text)
            try:
                node = loader.get_single_node()
            finally:
                loader.dispose()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise self.error(line, column, _explain(error, text, line)) from None
        except yaml.YAMLError as error:
            line, column = _place_of_reader_error(error, text)
            raise self.error(line, column, "a character here is not allowed in YAML; remove it") from None
        data = None if node is None else self.value(node, (), 0)
        return Document(path=self.path, data=data, places=self.places, key_places=self.key_places)

    def value(self, node: yaml.Node, at: Path, depth: int) -> Any:
        self.nodes += 1
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise self.error(line, column, "the file nests or repeats itself too much; write it out plainly")
        if not node.tag.startswith(_CORE_TAGS[0]) and node.tag != _CORE_TAGS[1]:
            raise self.error(line, column, f"the tag {node.tag} is not allowed; write a plain value")
        self.places[at] = (line + self.offset, column)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, at, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*at, i), depth + 1) for i, child in enumerate(node.value)]
        return _scalar(node)

    def mapping(self, node: yaml.MappingNode, at: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise self.error(line, column, "a key must be text")
            key = key_node.value
            if key in result:
                raise self.error(line, column, f"the key '{key}' stands here a second time; keep one of the two")
            self.key_places[(*at, key)] = (line + self.offset, column)
            result[key] = self.value(value_node, (*at, key), depth + 1)
        return result

    def error(self, line: int, column: int, text: str) -> YamlError:
        return YamlError(Problem(path=self.path, line=line + self.offset, column=column, text=text))


def _scalar(node: yaml.Node) -> Any:
    text: str = node.value
    if getattr(node, "style", None):  # quoted or block; plain is None or "", depending on the loader
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if _INT.fullmatch(text) and len(text) < 20:
        return int(text)
    if _FLOAT.fullmatch(text) and len(text) < 40:
        return float(text)
    return text


def _explain(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    problem = error.problem or "this is not YAML"
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in problem:
        return "a tab stands here; YAML is indented with spaces only"
    if "mapping values are not allowed" in problem:
        return "a colon followed by a space stands inside a value; put the value in quotes"
    if "could not find expected ':'" in problem:
        return "a colon is missing: a key needs ': ' after it"
    if "expected <block end>" in problem or "did not find expected key" in problem:
        return "the indentation does not fit the lines above; keys of one level begin in one column"
    if "expected a single document" in problem:
        return "a second document begins here; keep one document a file"
    if "found undefined alias" in problem or "undefined alias" in problem:
        return "an unquoted * means an alias in YAML; put the value in quotes"
    if "found unexpected end of stream" in problem:
        return "a quotation mark is not closed"
    return f"this is not YAML: {problem}"


def _place_of_reader_error(error: yaml.YAMLError, text: str) -> Place:
    position = getattr(error, "position", None)
    if not isinstance(position, int):
        return 1, 1
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def unknown_key(key: str, known: list[str]) -> str:
    """Return the message for a key that a file must not have."""
    return f"unknown key '{key}'.{nearest(key, known)} Known keys: {', '.join(sorted(known))}."
