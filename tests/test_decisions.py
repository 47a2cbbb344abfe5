"""What contributors decide about single lines of a raw article, and what happens when the line is gone."""

from __future__ import annotations

import pytest

from builder.clean import clean
from builder.model import Edits
from builder.read.text import NotThere, read_text
from tests.conftest import Project, read

PATH = "content/articles/plant.yml"
TEXT = """The town has built a plant that makes chips for the cameras of ships.

Share this article

(Photo: Desk) The mayor opens the gate of the new plant in the evening.

Nobody has been told what the machines cost, or who is going to pay.

© 2024 Desk. All rights reserved.
"""


def kept(edits: Edits | None) -> list[str]:
    return [paragraph.text for paragraph in clean(read(TEXT, edits=edits)).paragraphs]


def test_a_restored_line_stays_whatever_the_rules_say() -> None:
    line = "(Photo: Desk) The mayor opens the gate of the new plant in the evening."
    assert line not in kept(None)
    assert line in kept(Edits(path=PATH, restore=(line,)))
    assert line in kept(Edits(path=PATH, restore=("(Photo: Desk) The mayor",))), "how the line begins is enough"


def test_a_restored_line_keeps_the_ids_of_all_others() -> None:
    before = {p.text: p.id for p in clean(read(TEXT)).paragraphs}
    after = {
        p.text: p.id for p in clean(read(TEXT, edits=Edits(path=PATH, restore=("Share this article",)))).paragraphs
    }
    assert before.items() < after.items()


def test_a_dropped_line_is_in_the_ledger_under_the_contributors_name() -> None:
    article = clean(read(TEXT, edits=Edits(path=PATH, drop=("Nobody has been told",))))
    assert [(r.line, r.rule) for r in article.removed if r.line == 7] == [(7, "contributor")]
    assert not any("Nobody" in p.text for p in article.paragraphs)


def test_a_misprint_is_corrected_everywhere_and_recorded() -> None:
    lines, blocks, repaired = read_text(b"Teh plant.\n\nTeh town.\n", "x.txt", (("Teh", "The"),))
    assert lines[0] == "The plant."
    assert [block.text for block in blocks] == ["The plant.", "The town."]
    assert [(r.line, r.was, r.now, r.rule) for r in repaired] == [
        (1, "Teh plant.", "The plant.", "replace"),
        (3, "Teh town.", "The town.", "replace"),
    ]


def test_a_misprint_that_is_not_there_is_named_by_its_number() -> None:
    with pytest.raises(NotThere) as caught:
        read_text(b"The plant.\n", "x.txt", (("plant", "Plant"), ("nowhere", "x")))
    assert caught.value.number == 1


@pytest.mark.parametrize(
    ("yaml", "line", "column"),
    [
        ("title: T\nrestore:\n  - no such line\n", 3, 5),
        ("drop: [no such line]\n", 1, 8),
        ("replace:\n  - was: no such text\n    now: other\n", 2, 10),
    ],
)
def test_a_decision_about_a_line_that_is_gone_is_an_error_with_its_place(
    yaml: str, line: int, column: int, project: Project
) -> None:
    project.write(PATH, yaml)
    for command in (("build", "--out", "out"), ("check",)):
        result = project.briefing(*command)
        assert result.stderr.startswith(f"{PATH}:{line}:{column}: the raw article has no such text")
        assert result.exit_code == 1
