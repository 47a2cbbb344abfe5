"""What the markup of a page holds together goes or stays together, whatever was thought of its blocks one by one."""

from __future__ import annotations

import pytest

from builder.read.page_blocks import page_blocks, parsed
from builder.read.wholes import as_wholes

STORY = [
    "The mill on the river has stood empty for nine years, and now a company wants to fill it with servers.",
    "Neighbors fear the noise of the fans, which in a town nearby can be heard on the other side of the hill.",
    "The council will vote in May, and its members have been asked to bring their own ideas for the weir.",
]
BODY = "".join(f"<p>{text}</p>" for text in STORY)
ROWS = ["Part | Cost", "Roof | 2 million", "Fans | 1 million"]
TABLE = "".join(f"<tr><td>{row.replace(' | ', '</td><td>')}</td></tr>" for row in ROWS).join(("<table>", "</table>"))
MORE = (
    "<aside><h3>More</h3><ul><li><a>A bridge is mended</a></li><li><a>A ferry is sold to the town</a></li></ul></aside>"
)


def left(body: str, *outside: str) -> list[str]:
    """Return the texts that stay, where those given were thought to be outside."""
    blocks, _, places = page_blocks(parsed(f"<html><body><article>{body}</article></body></html>"), lambda _: None)
    gone = {number: "" for number, block in enumerate(blocks) if block.text in outside}
    assert len(gone) == len(outside)
    found = as_wholes(blocks, places, gone)
    return [block.text for number, block in enumerate(blocks) if number not in found]


@pytest.mark.parametrize(
    ("body", "outside", "gone"),
    [
        (BODY + TABLE, ["Part | Cost"], []),
        (BODY + TABLE, ROWS[1:], ROWS),
        (LAID_OUT, ["Menu", "Sea"], ["Menu", "Sea"]),
        (BODY + MORE, LINKS[1:], ["More", *LINKS]),
        (f"<aside>{BODY}<p>Menu</p></aside>", ["Menu"], ["Menu"]),
        (BODY + FORM, [], ["Liked it? Get the next one."]),
        (f"<form><input name='q'>{BODY}</form>", [], []),
        (BODY + PULLED, [], ["Fans can be heard far away."]),
        (f"{BODY}<h2>Elsewhere</h2><ul><li>{LINKS[0]}</li></ul>", LINKS[:1], ["Elsewhere", LINKS[0]]),
        (f"{BODY}<h2>The weir</h2>{SHOWN}{BODY}", ["Its gate"], ["Its gate"]),
        (f"{BODY}<h2>The weir</h2><h3>Its gate</h3>{BODY}", [], []),
        (f"{BODY}<div><p>Follow us</p><p>Feed</p></div>", ["Feed"], ["Follow us", "Feed"]),
    ],
    ids=[
        "the head of a table stays with its rows",
        "a table goes with most of its rows",
        "a page that is laid out in a table is none",
        "an aside goes with most of its words",
        "a story in an aside stays",
        "what stands around the field of a form goes",
        "a page within a form stays",
        "a pull quote goes",
        "a heading goes with its list",
        "a heading above a caption stays",
        "a heading above a lesser heading stays",
        "a line goes with its box",
    ],
)
def test_what_belongs_together_has_one_fate(body: str, outside: list[str], gone: list[str]) -> None:
    blocks, _, _ = page_blocks(parsed(f"<html><body>{body}</body></html>"), lambda _: None)
    assert left(body, *outside) == [block.text for block in blocks if block.text not in gone]
