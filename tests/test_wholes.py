"""What the markup of a page holds together goes or stays together, whatever was thought of its blocks one by one."""

from __future__ import annotations

import pytest

from builder.read.page_blocks import page_blocks, parsed
from builder.read.pictured import with_captions
from builder.read.wholes import as_wholes

STORY = [
    "The mill on the river has stood empty for nine years, and now a company wants to fill it with servers.",
    "Neighbors fear the noise of the fans, which in a town nearby can be heard on the other side of the hill.",
    "The council will vote in May, and its members have been asked to bring their own ideas for the weir.",
]
BODY = "".join(f"<p>{text}</p>" for text in STORY)
ROWS = ["Part | Cost", "Roof | 2 million", "Fans | 1 million"]
CELLS = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split(" | ")) + "</tr>" for row in ROWS)
LINKS = ["A bridge is mended", "A ferry is sold to the town"]
LIST = f"<ul><li><a>{LINKS[0]}</a></li><li><a>{LINKS[1]}</a></li></ul>"
LAID_OUT = f"<table><tr><td>Menu</td></tr><tr><td>Sea</td></tr><tr><td>{BODY}</td></tr></table>"
OFFER = "<div><p>Liked it? Get the next one.</p><form><input type='email'></form></div>"
PULLED = "<div class='pullquote'><p>Fans can be heard far away.</p></div>"
TEXTS = [
    "The weir was built of oak when the mill still ground the corn of eleven villages on both sides of the river.",
    "Its gate has rusted shut, and the water that should turn a wheel runs over the road in every wet winter since.",
    "An engineer of the company says that a new gate would cost less than a fan and last three times as long.",
    "Nobody has asked the owner of the meadow below, who would have to move his sheep for as long as the work goes on.",
]
MORE = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
LAST = f"<p>{TEXTS[3]}</p>"
BOX = "<div><p>Buy our book on weirs.</p></div>"
SHOWN = "<figure><figcaption>Its gate</figcaption></figure>"
CASES: dict[str, tuple[str, list[str], list[str]]] = {
    "the head of a table stays with its rows": (f"{BODY}<table>{CELLS}</table>", ROWS[:1], []),
    "a table goes with most of its rows": (f"{BODY}<div><table>{CELLS}</table></div>", ROWS[1:], ROWS),
    "a table of data right among the story's paragraphs stays": (f"{BODY}<table>{CELLS}</table>", ROWS[1:], []),
    "a page that is laid out in a table is none": (LAID_OUT, ["Menu", "Sea"], ["Menu", "Sea"]),
    "an aside goes with most of its words": (
        f"{BODY}<aside><h3>More</h3>{LIST}</aside>",
        LINKS[1:],
        ["More", *LINKS],
    ),
    "a story in an aside stays": (f"<aside>{BODY}<p>Menu</p></aside>", ["Menu"], ["Menu"]),
    "what stands around the field of a form goes": (BODY + OFFER, [], ["Liked it? Get the next one."]),
    "a box to sign up goes": (
        f"{BODY}<div class='c-newsletterSignup'><h3>The mill's letter</h3><p>What the river says, each Friday.</p>"
        f"<input type='email'></div>{MORE}<p id='email-subscribe'>In your box at six.</p>",
        ["The mill's letter"],
        ["The mill's letter", "What the river says, each Friday.", "In your box at six."],
    ),
    "the place of an advertisement goes": (
        f"{BODY}<div class='ad ad--inline'><p>Buy one wheel, get one free!</p></div>{MORE}"
        "<div class='newsletter-inline'><p>The mill's letter in your box</p></div>",
        [],
        ["Buy one wheel, get one free!", "The mill's letter in your box"],
    ),
    "what only sounds like one stays": (
        f"{BODY}<div class='ad-hoc lead add'><p>A mill of our own.</p></div><p class='no-ads has-ad'>A weir.</p>{MORE}",
        [],
        [],
    ),
    "a text that is called a letter stays": (
        f"<div class='newsletter-format'>{BODY}</div><div class='sign-up'><p>A gate.</p></div>"
        f"<div class='newsletter'><p>A weir.</p></div><form class='contact-form'><p>A mill.</p></form>",
        [],
        [],
    ),
    "a short page in a box to sign up stays": (f"<div class='newsletter-signup'><p>{STORY[0]}</p></div>", [], []),
    "a long page in one stays": (f"<div class='newsletter-signup'>{BODY}{MORE}</div>", [], []),
    "a page within a form stays": (f"<form><input name='q'>{BODY}</form>", [], []),
    "a pull quote goes": (BODY + PULLED, [], ["Fans can be heard far away."]),
    "a heading goes with its list": (f"{BODY}<h2>Elsewhere</h2>{LIST}", LINKS, ["Elsewhere", *LINKS]),
    "a heading above a caption stays": (f"{BODY}<h2>The weir</h2>{SHOWN}{BODY}", ["Its gate"], ["Its gate"]),
    "a heading above a lesser heading stays": (f"{BODY}<h2>The weir</h2><h3>Its gate</h3>{BODY}", [], []),
    "the end of a sentence stays with its beginning": (
        f"{BODY}<p>For halls, cellars,<br>and mills.</p>",
        ["and mills."],
        [],
    ),
    "a listing stays with the line above it": (
        f"{BODY}<pre>open gate\nclose gate</pre>{BODY}",
        ["open gate", "close gate"],
        [],
    ),
    "running text goes on, with the headings and lists in it": (
        f"<article>{BODY}<h2>The weir</h2>{MORE}<ul><li>Its gate</li></ul>{BOX}{LAST}</article>",
        ["The weir", *TEXTS[:3], "Its gate", "Buy our book on weirs.", *TEXTS[3:]],
        ["Buy our book on weirs."],
    ),
    "a sentence of the story's make goes on between two that stayed": (
        "".join(f"<section class='part'><div class='text'><p>{text}</p></div></section>" for text in (*STORY, *TEXTS)),
        [TEXTS[0], TEXTS[2], TEXTS[3]],
        TEXTS[2:],
    ),
    "and so where the template numbers its sections": (
        "".join(f"<section class='part'><p class='text-{n}'>{text}</p></section>" for n, text in enumerate(STORY)),
        STORY[1:2],
        [],
    ),
    "a sentence between the paragraphs that hold most of the story stays, with an element of its own or without": (
        f"{BODY}{TEXTS[0]}{BODY}<p>{TEXTS[3]} <a>A source</a>.</p>{BODY}",
        [TEXTS[0], f"{TEXTS[3]} A source."],
        [],
    ),
    "and a heading above one of them": (
        f"{BODY}<h3>How it is paid</h3>{MORE}<h3>Join us</h3>{BOX}",
        ["How it is paid", "Join us", "Buy our book on weirs."],
        ["Join us", "Buy our book on weirs."],
    ),
    "so does the one above them, but for an appeal": (
        f"<p>{TEXTS[0]}</p>{BODY}",
        TEXTS[:1],
        [],
    ),
    "what has a link above them, or leads elsewhere, does not": (
        f"<p>{TEXTS[3]} <a>Join us</a>.</p>{BODY}<p><a>{TEXTS[0]}</a></p>{BODY}",
        [f"{TEXTS[3]} Join us.", TEXTS[0]],
        [f"{TEXTS[3]} Join us.", TEXTS[0]],
    ),
    "a list among the story's paragraphs stays as most of it, sentences alone": (
        f"{BODY}<ul><li>Its gate.<ul><li>{TEXTS[0]}</li><li>The oak.</li><li>{TEXTS[1]}</li></ul></li></ul>{MORE}",
        ["The oak."],
        [],
    ),
    "a list of which most is not of the story does not": (
        f"{BODY}<ul><li>Its gate.</li><li>The oak.</li><li>The fan.</li></ul>{LAST}",
        ["Its gate.", "The oak."],
        ["Its gate.", "The oak."],
    ),
    "nor do items that are no sentences, or links": (
        f"{BODY}<ul><li>Its gate</li><li>The oak stands.</li></ul>"
        f"<ul><li>A ferry sails.</li><li><a>A ship sank.</a></li></ul>{LAST}",
        ["Its gate", "A ship sank."],
        ["Its gate", "A ship sank."],
    ),
    "a list of links that a colon leads to does not": (
        f"{BODY}<p>{TEXTS[0][:-1]}:</p><ul><li><a>Its gate</a></li></ul>{LAST}",
        ["Its gate"],
        ["Its gate"],
    ),
    "a quotation stays with what is left of it": (
        f"{BODY}<blockquote><p>Miller: Is it loud</p><p>Owner: It is.</p></blockquote>{LAST}",
        ["Miller: Is it loud"],
        [],
    ),
    "a quotation among the story's paragraphs stays": (
        f"{BODY}<blockquote><p>It is loud.</p></blockquote>{LAST}<blockquote>Buy the book.</blockquote>",
        ["It is loud.", "Buy the book."],
        ["Buy the book."],
    ),
    "a box of other stories goes": (
        f"{BODY}<div class='c-relatedContent-box'><h2>More from the river</h2><p>Two stories on weirs.</p>{LIST}</div>"
        f"{MORE}<div class='unrelated-stories'><p>A weir.</p></div><div class='related-storyline'><p>A mill.</p></div>",
        LINKS[:1],
        ["More from the river", "Two stories on weirs.", *LINKS],
    ),
    "a box on the author goes": (
        f"<div class='post author__box'><p>Ada Example is a miller.</p></div>{BODY}{MORE}",
        [],
        ["Ada Example is a miller."],
    ),
    "a text that is called an author's stays": (
        f"<div class='author-profile'>{BODY}</div><div class='author-content'><p>A gate.</p></div>",
        [],
        [],
    ),
    "two paragraphs are no running text": (
        f"<article>{BODY}<p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></article>",
        TEXTS[:2],
        TEXTS[:2],
    ),
    "paragraphs of another element are not of the story": (
        f"<article>{BODY}</article><div>{MORE}{LAST}</div>",
        TEXTS,
        TEXTS,
    ),
    "a dialog goes": (f"{BODY}<div role='dialog'><p>{TEXTS[0]}</p></div>", [], TEXTS[:1]),
    "what is modal is a dialog": (f"{BODY}<div role='region' aria-modal='true'><p>{TEXTS[0]}</p></div>", [], TEXTS[:1]),
    "a dialog that is longer than the story goes": (
        f"{BODY * 3}<div role='dialog'>{MORE * 4}</div>",
        [],
        TEXTS[:3] * 4,
    ),
    "a story in a dialog stays": (f"<dialog>{BODY}</dialog>", [], []),
    "what is hidden goes with its fields": (
        f"{BODY}<div class='box hidden'><p>{TEXTS[0]}</p><form><input type='password'></form></div>",
        [],
        TEXTS[:1],
    ),
    "what is hidden apart from the story goes": (
        f"<section>{BODY}</section><footer><div style='color: red; display: none'><p>{TEXTS[0]}</p></div></footer>",
        [],
        TEXTS[:1],
    ),
    "slides that are hidden stay": (f"<div>{BODY}</div><div hidden><p>{TEXTS[0]}</p></div>", [], []),
    "what unfolds in the story stays": (f"{BODY}<h2>The weir</h2><div hidden><p>{TEXTS[0]}</p></div>", [], []),
    "what is hidden on small screens alone stays": (
        f"<section>{BODY}</section><footer><div class='hidden md:block'><p>{TEXTS[0]}</p></div></footer>",
        [],
        [],
    ),
    "the label of a teaser goes with it": (
        f"{BODY}<div><h3>Read next</h3><div><ul><li><div><header><p><a>{LINKS[0]}</a></p></header></div></li></ul>"
        f"</div></div>{MORE}",
        LINKS[:1],
        ["Read next", LINKS[0]],
    ),
    "a heading above an advertisement stays": (
        f"{BODY}<div><h3>The weir</h3><p>Advertisement</p></div>{MORE}",
        ["Advertisement"],
        ["Advertisement"],
    ),
    "what stands below a teaser's headline goes": (
        f"{MORE}{BODY}<div><h3><a>{LINKS[0]}</a></h3><p>It will be open to carts again.</p></div>{LAST}",
        LINKS[:1],
        [LINKS[0], "It will be open to carts again."],
    ),
    "a section whose heading went stays": (
        f"{MORE}<section><h3>{LINKS[0]}</h3><p>It will be open to carts again.</p></section>{LAST}",
        LINKS[:1],
        LINKS[:1],
    ),
    "the notes of a story stay, with what heads them": (
        f"{BODY}<div><h3>Notes</h3><ol><li id='footnote-0'>By the owner's count.</li>"
        "<li role='doc-endnote'><p>The gate of 1911.</p></li><li class='footnote__text'>In steps of an inch.</li></ol>"
        "</div><p id='fn-box'>Buy the book.</p>",
        ["Notes", "By the owner's count.", "The gate of 1911.", "In steps of an inch.", "Buy the book."],
        ["Buy the book."],
    ),
    "what readers wrote goes": (
        f"{BODY}<ul class='comments-list'><li><p>{TEXTS[0]}</p></li></ul>",
        [],
        TEXTS[:1],
    ),
    "a page of what readers wrote stays": (f"<h1>The weir</h1><div id='comments'>{BODY}</div>", [], []),
    "an article that is called a comment stays": (f"<div class='comment'>{BODY}</div>", [], []),
    "a line goes with its box": (
        f"{BODY}<div><p>Follow us</p><p>Feed</p></div>",
        ["Feed"],
        ["Follow us", "Feed"],
    ),
}
"""A page, what was thought to be outside of its story, and what is."""


HERE = "<p><a href='https://www.mill.example/{0}'>{1}</a></p>"
MANY = BODY + MORE + LAST
HEADS = ["A bridge is mended in the valley", "A ferry is sold to the town"]
LED: dict[str, tuple[str, list[str]]] = {
    "a headline that is a link alone": (MANY + HERE.format("bridge", HEADS[0]) + BODY, HEADS[:1]),
    "a list of headlines": (
        f"{MANY}<ul><li><b>Town:</b> <a href='https://mill.example/b'>{HEADS[0]}</a></li>"
        f"<li><a href='https://mill.example/f'>{HEADS[1]}</a></li></ul>",
        [f"Town: {HEADS[0]}", HEADS[1]],
    ),
    "no source": (f"{MANY}<p><a href='https://town.example/bridge'>{HEADS[0]}</a></p>", []),
    "no document": (MANY + HERE.format("bridge.pdf", HEADS[0]), []),
    "a headline in a box": (
        f"{MANY}<div><a href='https://mill.example/b'><h4>{HEADS[0]}</h4></a></div>{BODY}",
        HEADS[:1],
    ),
    "a headline with its label, and no sentence that leads to a list": (
        f"{MANY}<p>See also:</p>{HERE.format('b', HEADS[0])}{BODY}"
        f"<p>The owner has told the people of the town on Sunday what they may do:</p>{HERE.format('f', HEADS[1])}",
        ["See also:", *HEADS],
    ),
    "no heading of a section": (
        f"{MANY}<div><h4><a href='https://mill.example/b'>{HEADS[0]}</a></h4>{BODY}</div>",
        [],
    ),
    "no sentence": (MANY + HERE.format("bridge", "The bridge in the valley is mended."), []),
    "no place in the page": (MANY + HERE.format("#bridge", HEADS[0]), []),
    "no list of terms": (
        f"{MANY}<ul><li><a href='https://mill.example/w'>The weir of oak</a></li>"
        "<li><a href='https://mill.example/g'>The gate of iron</a></li></ul>",
        [],
    ),
    "no list with text in it": (
        f"{MANY}<ul><li><a href='https://mill.example/b'>{HEADS[0]}</a></li><li>The ferry is still for sale</li></ul>",
        [],
    ),
    "no headings of a digest": (
        f"<p>{STORY[0]}</p>{HERE.format('b', HEADS[0])}<p>{STORY[1]}</p>{HERE.format('f', HEADS[1])}<p>{STORY[2]}</p>",
        [],
    ),
}
"""A page of mill.example, and which of its lines only lead to others of the site."""


@pytest.mark.parametrize(("body", "outside"), LED.values(), ids=LED)
def test_lines_that_lead_to_other_stories_of_the_site_are_none_of_this_one(body: str, outside: list[str]) -> None:
    blocks, _, places = page_blocks(parsed(f"<html><body><article>{body}</article></body></html>"), lambda link: link)
    assert [blocks[number].text for number in sorted(as_wholes(blocks, places, {}, "www.mill.example"))] == outside


HEADLINES = ["A bridge is mended at last", "A ferry is sold to the town", "The last miller retires in May"]
BELOW = ["It had been closed.", "It is old.", "He is ninety."]
TEASED = [
    f"<section class='more'><div><h3><a href='https://mill.example/{n}'>{head}</a></h3><p>{text}</p></div></section>"
    for n, (head, text) in enumerate(zip(HEADLINES, BELOW, strict=True))
]
ROW = "".join(TEASED)
TOLD = f"<section>{BODY}{MORE}</section>"


@pytest.mark.parametrize(
    ("body", "outside"),
    [
        (f"{TOLD}<div>{ROW}</div>", [line for pair in zip(HEADLINES, BELOW, strict=True) for line in pair]),
        (f"{TOLD}<div>{TEASED[0]}{TEASED[1]}</div>", HEADLINES[:2]),
        (f"{TOLD}<div>{ROW.replace('mill.example', 'shop.example')}</div>", HEADLINES),
        (f"{TOLD}<div>{ROW.replace('https://mill.example/', '#')}</div>", HEADLINES),
        (f"<section><p>{STORY[0]}</p></section><div>{ROW}</div>", HEADLINES),
    ],
)
def test_what_stands_below_the_headlines_of_a_row_of_other_stories_goes(body: str, outside: list[str]) -> None:
    blocks, _, places = page_blocks(
        parsed(f"<html><body><article>{body}</article></body></html>"),
        lambda link: link if link.startswith("https:") else None,
    )
    given = {number: "" for number, block in enumerate(blocks) if block.text in HEADLINES}
    found = as_wholes(blocks, places, given, "www.mill.example")
    assert [blocks[number].text for number in sorted(found)] == outside


SHIP = "A boat at the pier in the evening"
PICTURE = "<img src='a.jpg' alt='A boat at the pier, in the evening'>"


@pytest.mark.parametrize(
    ("body", "is_caption"),
    [
        (f"<figure>{PICTURE}<span>Ada Example</span></figure>", True),
        (f"<div>{PICTURE}<div class='image-caption'><p>It left in March.</p></div></div>", True),
        (f"<div>{PICTURE}<p class='wp-caption-text'>It left in March.</p></div>", True),
        (f"<div><div><a href='/a'>{PICTURE}</a></div><div>{SHIP}</div></div>", True),
        (f"<div>{PICTURE}<h3>{SHIP}</h3></div>", False),
        (f"<div>{PICTURE}<ul><li>{SHIP}</li></ul></div>", False),
        (f"<div>{PICTURE.replace('evening', 'evening.')}<p>{SHIP}.</p></div>", False),
        (f"<div>{PICTURE}<p>It left in March.</p></div>", False),
        (f"<div>{PICTURE}<br>The pier</div>", True),
        (f"<div>{PICTURE}<br><strong>The pier</strong></div>", False),
        (f"<div>{PICTURE}<br><a href='/pier'>The pier</a></div>", False),
        (f"<div>{PICTURE}<br>What it carries:</div>", False),
        (f"<figure>{PICTURE}<blockquote><p>It left in March.</p></blockquote></figure>", False),
        (f"<figure>{PICTURE}<p>{'It left in March. ' * 20}</p></figure>", False),
        (f"<p class='caption'>{SHIP}</p>", False),
    ],
)
def test_what_stands_with_a_picture_as_its_caption_is_one(body: str, is_caption: bool) -> None:
    root = parsed(f"<html><body><article>{BODY}<section>{body}</section></article></body></html>")
    blocks, _, places = page_blocks(root, lambda _: None)
    found = with_captions(root, blocks, places)
    assert [block.kind == "caption" for block in found] == [False] * len(STORY) + [is_caption]


def test_the_texts_of_a_figure_that_holds_the_story_are_no_captions() -> None:
    root = parsed(f"<html><body><figure><div>{PICTURE}<p>It left.</p>{MORE}</div></figure></body></html>")
    blocks, _, places = page_blocks(root, lambda _: None)
    assert "caption" not in [block.kind for block in with_captions(root, blocks, places)]


def test_a_caption_that_is_laid_over_its_picture_once_more_is_one() -> None:
    twice = f"<figure>{PICTURE}<figcaption>{SHIP}. Ada Example</figcaption></figure><section><p>{SHIP}.</p></section>"
    root = parsed(f"<html><body><article>{BODY}{twice}</article></body></html>")
    blocks, _, places = page_blocks(root, lambda _: None)
    assert [block.kind for block in with_captions(root, blocks, places)][-2:] == ["caption", "caption"]


@pytest.mark.parametrize(("body", "thought", "outside"), CASES.values(), ids=CASES)
def test_what_belongs_together_has_one_fate(body: str, thought: list[str], outside: list[str]) -> None:
    root = parsed(f"<html><body><article>{body}</article></body></html>")
    blocks, _, places = page_blocks(root, lambda _: None)
    given = {number: "" for number, block in enumerate(blocks) if block.text in thought}
    assert len(given) == len(thought)
    assert [blocks[number].text for number in sorted(as_wholes(blocks, places, given))] == outside
