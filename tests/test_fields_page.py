"""The page of all fields says what the schemas say, whatever signs are in it."""

from __future__ import annotations

from collections.abc import Callable

import lxml.html
import pytest

from builder.kinds import KINDS
from builder.pages.fields import fields_page
from builder.yamltext import flow, parse


@pytest.fixture(scope="module")
def shown(render: Callable[[str], str]) -> lxml.html.HtmlElement:
    text = fields_page().content.decode().split("---\n", 2)[2]
    return lxml.html.fragment_fromstring(render(text), create_parent=True)


def test_every_field_of_every_kind_is_on_the_page_with_its_example(shown: lxml.html.HtmlElement) -> None:
    rows = {tuple(cell.text_content().strip() for cell in row) for row in shown.iter("tr")}
    for kind in KINDS.values():
        for name, field in kind.schema.model_fields.items():
            key = field.alias or name
            example = f"{key}: {flow((field.examples or [''])[0])}"
            found = [row for row in rows if row[0].removesuffix(" (needed)") == key and row[2] == example]
            assert found, (kind.schema.__name__, key)
            assert all(row[1] for row in found)


def test_what_is_to_be_typed_is_shown_as_code(shown: lxml.html.HtmlElement) -> None:
    assert "`" not in shown.text_content()
    assert [code.text_content() for row in shown.iter("tr") if "excerpt" in row[1].text_content() for code in row[1]]


def test_every_example_is_yaml(shown: lxml.html.HtmlElement) -> None:
    examples = [row[2].text_content() for row in shown.iter("tr") if row[0].tag == "td"]
    assert len(examples) > 50
    for example in examples:
        assert isinstance(parse(example, "x.yml").data, dict)
