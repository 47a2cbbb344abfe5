"""YAML as contributors write it: safe, bounded, every value with its place in the file.

`yaml.safe_load` forgets line numbers, takes the last of two equal keys, and reads `NO` as false and `2024-04-10` as a
date. Here only PyYAML's parser is used, and its events are read by the YAML 1.2 core schema: `true`, `false`, `null`,
numbers, and everything else is text. No tag can construct anything, and what an alias stands for counts each time.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from builder.errors import Problem, nearest

MAX_CHARACTERS = 1_000_000
MAX_NODES = 100_000
"""After expansion of aliases: a "billion laughs" file is refused long before it costs memory."""
MAX_DEPTH = 30

Path = tuple[str | int, ...]
Place = tuple[int, int]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML: re.Pattern[str] = yaml.reader.Reader.NON_PRINTABLE
_UNSAID = re.compile(f"{_NOT_YAML.pattern}|[\x85\u2028\u2029]")
"""What must be escaped between quotes: what YAML does not allow, and what the parser takes for the end of a line."""
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_PLAIN_TAGS = {
    "tag:yaml.org,2002:str": "scalar",
    "tag:yaml.org,2002:map": "mapping",
    "tag:yaml.org,2002:seq": "sequence",
}
"""Tags that say what the value is anyway; "!" is another way to say that a scalar is text."""


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
        line, column = (self.key_places.get(path) if at_key else None) or self.place(path)
        return Problem(path=self.path, line=line, column=column, text=text)


class YamlError(Exception):
    """The file is not YAML that we read; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def parse(text: str, path: str, *, first_line: int = 1, twice: list[Problem] | None = None) -> Document:
    """Read one YAML document.

    `first_line` is the line of the file at which `text` begins (front matter does not begin at 1).
    Raises YamlError for anything that does not parse, has two equal keys, a key that is not text, more than one
    document, or that is larger than the bounds above. With `twice` equal keys are appended there and the first one
    counts, so that all that is wrong with a file can be said at once.
    """
    return _Reader(path, first_line - 1, twice).read(text)


class _Reader:
    """One pass over the parser's events; every step down and every value is counted before it is taken."""

    def __init__(self, path: str, offset: int, twice: list[Problem] | None) -> None:
        self.path, self.offset, self.nodes, self.twice = path, offset, 0, twice
        self.places: dict[Path, Place] = {}
        self.key_places: dict[Path, Place] = {}
        self.anchors: dict[str, tuple[Any, int]] = {}
        """Value and size of each anchored node that is complete."""
        self.open: set[str] = set()
        """Anchors of the nodes that are being read."""

    def read(self, text: str) -> Document:
        if len(text) > MAX_CHARACTERS:
            line, name = _largest(text)
            most = f", most of them in '{name}'; shorten it" if name else "; split it"
            raise self.error(line, 1, f"the file is larger than {MAX_CHARACTERS:,} characters{most}")
        if bad := _NOT_YAML.search(text):
            line, column = _place(text, bad.start())
            raise self.error(line, column, "a character here is not allowed in YAML; remove it")
        loader = _LOADER(text)
        try:
            data = self.document(loader)
        except yaml.MarkedYAMLError as error:
            begun = _UNFINISHED.search(error.problem or "")
            mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise self.error(line, column, _explain(error, text, line)) from None
        except yaml.YAMLError as error:
            raise self.error(1, 1, f"this is not YAML: {error}") from None
        finally:
            loader.dispose()
        return Document(path=self.path, data=data, places=self.places, key_places=self.key_places)

    def document(self, loader: Any) -> Any:
        loader.get_event()  # the stream begins
        if isinstance(loader.peek_event(), yaml.StreamEndEvent):
            return None
        loader.get_event()  # the document begins
        data = self.value(loader, loader.get_event(), (), 0)
        loader.get_event()  # the document ends
        event = loader.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self.at(event, "a second document begins here; keep one document a file")
        return data

    def value(self, loader: Any, event: Any, at: Path, depth: int) -> Any:
        self.count(event, 1, depth)
        self.places[at] = self.place(event)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor in self.open:
                raise self.at(event, f"&{event.anchor} repeats itself without end; write it out plainly")
            if event.anchor not in self.anchors:
                raise self.at(
                    event, f"nothing is marked &{event.anchor}; an unquoted * means an alias, put it in quotes"
                )
            data, size = self.anchors[event.anchor]
            self.count(event, size, depth)
            return data
        before = self.nodes
        if event.anchor:
            self.open.add(event.anchor)
        if isinstance(event, yaml.MappingStartEvent):
            self.tag(event, "mapping")
            data = self.mapping(loader, at, depth)
        elif isinstance(event, yaml.SequenceStartEvent):
            self.tag(event, "sequence")
            data = self.sequence(loader, at, depth)
        else:
            self.tag(event, "scalar")
            data = event.value if event.tag is not None or event.style else _scalar(event.value)
        if event.anchor:
            self.open.discard(event.anchor)
            self.anchors[event.anchor] = (data, self.nodes - before)
        return data

    def sequence(self, loader: Any, at: Path, depth: int) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
            result.append(self.value(loader, event, (*at, len(result)), depth + 1))
        return result

    def mapping(self, loader: Any, at: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.at(event, "a key must be text")
            self.tag(event, "scalar")
            key = event.value
            if key in result:
                line = self.key_places[(*at, key)][0]
                again = self.at(
                    event, f"the key '{key}' stands here a second time (first in line {line}); keep one of the two"
                )
                if self.twice is None:
                    raise again
                self.twice.append(again.problem)
                self.value(loader, loader.get_event(), (*at, key, "again"), depth + 1)
                continue
            self.key_places[(*at, key)] = self.place(event)
            result[key] = self.value(loader, loader.get_event(), (*at, key), depth + 1)
        return result

    def tag(self, event: Any, kind: str) -> None:
        if event.tag is not None and _PLAIN_TAGS.get(event.tag) != kind and not (event.tag == "!" and kind == "scalar"):
            raise self.at(event, f"the tag {event.tag} is not allowed; write a plain value")

    def count(self, event: Any, nodes: int, depth: int) -> None:
        self.nodes += nodes
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise self.at(event, "the file nests or repeats itself too much; write it out plainly")

    def place(self, event: Any) -> Place:
        return event.start_mark.line + 1 + self.offset, event.start_mark.column + 1

    def at(self, event: Any, text: str) -> YamlError:
        return self.error(event.start_mark.line + 1, event.start_mark.column + 1, text)

    def error(self, line: int, column: int, text: str) -> YamlError:
        return YamlError(Problem(path=self.path, line=line + self.offset, column=column, text=text))


def _scalar(text: str) -> Any:
    """Return what a plain scalar means in the core schema."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if _INT.fullmatch(text) and len(text) < 20:
        return int(text)
    if _FLOAT.fullmatch(text) and len(text) < 40 and math.isfinite(number := float(text)):
        return number
    return text


def _explain(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    """Return what a person has to change; libyaml says what its grammar expected."""
    problem = error.problem or "this is not YAML"
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    above = next((each for each in reversed(lines[: line - 1]) if each.strip()), "")
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in problem:
        return "a tab stands here; YAML is indented with spaces only"
    if ("mapping values" in problem or "expected" in problem) and (meant := _cut_short(here)):
        return f"the second quotation mark ends the value, and more follows; write `{meant}`"
    if "mapping values are not allowed" in problem:
        if _indent(here) > _indent(above) and _PAIR.match(above):
            return (
                "the indentation does not fit: this line is read as more of the value above; begin both in one column"
            )
        return f"a colon followed by a space stands inside a value; put the value in quotes{_in_quotes(here)}"
    if "could not find expected ':'" in problem:
        return no_pair(here) or "a colon is missing: a key needs ': ' after it"
    if "block sequence entries are not allowed" in problem:
        return "a list begins here behind its key; begin it on the next line, or write it as [one, two]"
    if "',' or ']'" in problem or "',' or '}'" in problem:
        return "what stands in brackets or braces is not closed, or lacks a comma between two values"
    if "expected <block end>" in problem or "did not find expected" in problem:
        return "the indentation does not fit the lines above; keys of one level begin in one column"
    if "found unexpected end of stream" in problem:
        return "a quotation mark is not closed"
    if "cannot start any token" in problem:
        return "a value must not begin with this character; put the value in quotes"
    return f"this is not YAML: {problem}"


_UNFINISHED = re.compile("could not find expected ':'|unexpected end of stream")
"""What libyaml notices only behind the key or the quotation that is meant: its place is where that begins."""
_PAIR = re.compile(r"\s*(?:- )?[^\s:#'\"][^:]*: +\S")
_NO_PAIR = re.compile(r"\s*(?:- )?([^\W\d][^:：#'\"]{0,60}?)\s*(?:(：)\s*|:(?!//|\s))([^\s#].{0,100})")
_QUOTED = re.compile(r"""(\s*(?:- )?(?:[\w -]+: +|(?<=- )))(["'])(.*?)\2(.*)""")
_VALUE = re.compile(r"(\s*(?:- )?[\w -]+: )([^'\"\[{|>&*!].*?)\s*")


def no_pair(line: str) -> str:
    """Return why a line that was meant as a key and its value is none, and what would be; nothing where it is open."""
    if (match := _NO_PAIR.fullmatch(line.rstrip())) is None:
        return ""
    wrong = "the colon is of full width (：)" if match[2] else "a space is missing behind the colon"
    return f"{wrong}; write `{match[1]}: {match[3]}`"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _in_quotes(line: str) -> str:
    """Return the line as it would be right, where that is sure and short."""
    match = _VALUE.fullmatch(line) if len(line) < 200 else None
    if match is None or "\\" in line or " #" in line:
        return ""
    mark = "'" if '"' in match[2] else '"'
    return f": {match[1].strip()} {mark}{match[2]}{mark}" if mark not in match[2] else ""


def _cut_short(line: str) -> str:
    """Return as it would be right a line whose value begins with a quotation mark that the next one ends too early."""
    match = _QUOTED.fullmatch(line) if len(line) < 200 else None
    if match is None or "\\" in line or not match[4].strip() or match[4].lstrip().startswith("#"):
        return ""
    value = line[len(match[1]) :].strip()
    whole = value[1:-1] if value.endswith(match[2]) else value
    said = f"'{whole}'" if '"' in whole and "'" not in whole else quoted(whole)
    return f"{match[1].strip()} {said}"


def _largest(text: str) -> tuple[int, str]:
    """Return the first line and the name of the value at the top that has most of the text."""
    starts = list(re.finditer(r"^([A-Za-z_]+):", text, re.MULTILINE))
    ends = [*(match.start() for match in starts[1:]), len(text)]
    sizes = [(end - match.start(), match) for match, end in zip(starts, ends, strict=True)] if starts else []
    if not sizes:
        return 1, ""
    match = max(sizes, key=lambda each: each[0])[1]
    return _place(text, match.start())[0], match[1]


def _place(text: str, position: int) -> Place:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def front_matter_lines(lines: Sequence[str]) -> int:
    """Return how many lines front matter takes at the top, its two marks included; 0 where there is none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "...")), 0)


_PLAIN = re.compile(r"[^\W\d_](?:[\w.&’'/+-]| (?=\S))*")
_MEANS_MORE = frozenset("true false null yes no on off y n".split())


def scalar(text: str) -> str:
    """Return text as a YAML value that stands for itself, in a list as well; in quotes where it needs them."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _MEANS_MORE
    return text if plain else quoted(text)


def quoted(text: str) -> str:
    """Return a double-quoted YAML scalar; JSON's are, but for the characters that YAML wants escaped as well."""
    return _UNSAID.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


_UNQUOTED = re.compile(r"\d{4}-\d\d-\d\d|https?://[\w./?=&%~+@:-]*[\w/]", re.ASCII)


def flow(value: Any) -> str:
    """Return a value as it stands on one line of YAML; a date or an address needs no quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return value if _UNQUOTED.fullmatch(value) else scalar(value)
    return json.dumps(value)


def unknown_key(key: str, known: list[str]) -> str:
    """Return the message for a key that a file must not have."""
    return f"unknown key '{key}'.{nearest(key, known)} Known keys: {', '.join(sorted(known))}."
