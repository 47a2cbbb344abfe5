"""The schemas by which editors check YAML: fresh, found by every file, and of one mind with the builder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from builder.kinds import KINDS, json_schema, schema_files, schema_line
from builder.schemas import Schema
from builder.yamltext import flow, parse
from tests.conftest import ROOT, Project
from tests.test_mistakes import MISTAKES

RENEW = "the schemas are stale: run `make schemas`"
OF_FILES = {name: kind for name, kind in KINDS.items() if not kind.is_front_matter}


def models(schema: type[Schema], seen: set[type[Schema]]) -> set[type[Schema]]:
    if schema not in seen:
        seen.add(schema)
        for field in schema.model_fields.values():
            for part in nested(field.annotation):
                models(part, seen)
    return seen


def nested(annotation: Any) -> list[type[Schema]]:
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in nested(part)]


FIELDS = [
    (model, name)
    for model in sorted({m for kind in KINDS.values() for m in models(kind.schema, set())}, key=lambda m: m.__name__)
    for name in model.model_fields
]


def test_the_committed_schemas_are_fresh() -> None:
    made = schema_files()
    assert {path.name for path in (ROOT / "schemas").iterdir()} == set(made), RENEW
    for name, text in made.items():
        assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == text, RENEW


def test_the_command_writes_them(project: Project) -> None:
    said = project.briefing("schemas")
    assert said.exit_code == 0
    assert "content/entities/acme.yml names its schema now\n" in said.stdout
    first = Path("content/entities/acme.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/entity.json"
    assert "names its schema" not in project.briefing("schemas").stdout
    assert project.briefing("check", "--strict").exit_code == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in Path("schemas").iterdir()} == schema_files()


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_field_has_a_description_and_an_example(model: type[Schema], name: str) -> None:
    field = model.model_fields[name]
    assert field.description, "say what it holds"
    assert field.examples, "give `examples=[…]`"
    for example in field.examples:
        key = field.alias or name
        read = parse(f"{key}: {flow(example)}\n", "example.yml").data
        assert read == {key: example}
        try:
            model.model_validate(read)
        except ValidationError as error:
            assert {each["type"] for each in error.errors()} <= {"missing", "reason"}, error


@pytest.mark.parametrize("name", OF_FILES)
def test_every_yaml_file_names_its_schema_and_agrees_with_it(name: str) -> None:
    schema = json_schema(KINDS[name])
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for path in sorted(ROOT.glob(KINDS[name].files)):
        text = path.read_text(encoding="utf-8")
        assert text.splitlines()[0] == schema_line(name, path, ROOT).strip(), f"{path}: {RENEW}"
        found = [error.message for error in validator.iter_errors(parse(text, str(path)).data or {})]
        assert not found, path


def test_editors_are_told_of_every_kind_of_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"./schemas/{name}.json": kind.files for name, kind in OF_FILES.items()}


def test_a_schema_refers_to_nothing_and_forbids_other_keys() -> None:
    for text in schema_files().values():
        assert "$ref" not in text
        assert '"$defs"' not in text
        assert json.loads(text)["additionalProperties"] is False


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("entity", "name: R\nkind: law\n"),
        ("entity", "name: Robot\nkind: robot\n"),
        ("entity", "name: Robot\n"),
        ("entity", "name: Robot\nkind: law\nalias: [R2]\n"),
        ("entity", "name: Robot\nkind: law\nwikidata: 17\n"),
        ("sidecar", "date: 04/10/2024\n"),
        ("sidecar", "language: NO\n"),
        ("sidecar", "url: javascript:alert(1)\n"),
        ("article", "slug: A Plant\n"),
        ("topic", "title: Robots\nsummary: They walk.\n"),
        ("topic", "title: Robots\nsummary: They walk.\nthreshold: 0\n"),
        ("site", "articles_per_page: 500\n"),
    ],
)
def test_an_editor_sees_what_the_builder_refuses(name: str, text: str) -> None:
    data = parse(text, "x.yml").data
    assert list(jsonschema.Draft7Validator(json_schema(KINDS[name])).iter_errors(data))
    with pytest.raises(ValidationError):
        KINDS[name].schema.model_validate(data)


def test_a_project_without_schemas_has_no_line(project: Project) -> None:
    file = project.folder / "content/entities/more/x.yml"
    assert schema_line("entity", file, project.folder) == ""
    project.briefing("schemas")
    assert schema_line("entity", file, project.folder) == (
        "# yaml-language-server: $schema=../../../schemas/entity.json\n"
    )


def test_the_mistakes_are_of_every_kind() -> None:
    folders = {str(Path(mistake.path).parent) for mistake in MISTAKES.values()}
    assert {"content/articles", "content/entities", "content/topics", "content/briefings", "seeds"} <= folders
