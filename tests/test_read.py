"""Reading: bytes become lines and blocks, and a file that cannot be read costs only itself."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.config import Override
from builder.errors import BadInput, Problem
from builder.model import Repair
from builder.read import Seed, find_seeds, read
from builder.read.text import MAX_BYTES, read_text
from builder.schemas import OverrideFile
from builder.slugs import ArticleId, Slug, slugify

PARAGRAPH = (
    "The two governments said that the new laboratory would open in the spring, that it would employ about "
    "ninety people, and that its first task would be to measure how much electricity the machines of the "
    "region use during a hot week in August, when demand is at its highest."
)
SECOND = (
    "Neighbors of the site have asked for a public meeting. They want to know where the cooling water comes "
    "from and where it goes, and whether the noise of the fans can be heard at night in the next village."
)

TROUBLESOME = st.text(st.sampled_from("ae\u0301\u200b\u3164 \n\r\u2028"), max_size=30) | st.text(max_size=60)
"""Accents and invisible characters beside letters, line ends of every kind; and anything."""


def lines(data: bytes | str) -> tuple[str, ...]:
    return read_text(data.encode() if isinstance(data, str) else data, "a.txt")[0]


def blocks(text: str) -> list[tuple[int, int, str]]:
    return [(block.first, block.last, block.text) for block in read_text(text.encode(), "a.txt")[1]]


def problem(data: bytes) -> Problem:
    with pytest.raises(BadInput) as caught:
        read_text(data, "seeds/a.txt")
    (found,) = caught.value.problems
    return found


def folder_of(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def found_in(folder: Path, overrides: dict[str, str] | None = None) -> tuple[list[Seed], list[Problem]]:
    files = {
        ArticleId(id_): Override(path=f"content/articles/{id_}.yml", file=OverrideFile(title=title))
        for id_, title in (overrides or {}).items()
    }
    return find_seeds(folder, files)


# Decoding and repair


@given(TROUBLESOME)
def test_reading_what_was_read_changes_nothing_more(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        once, cut, _ = read_text(data, "a.txt")
    except BadInput:
        return
    again, cut_again, repaired = read_text("\n".join(once).encode(), "a.txt")
    assert (again, cut_again, repaired) == (once, cut, ())


@given(TROUBLESOME)
def test_every_line_that_holds_text_is_in_exactly_one_block(text: str) -> None:
    try:
        read_lines, cut, _ = read_text(text.encode("utf-8", "replace"), "a.txt")
    except BadInput:
        return
    covered = [number for block in cut for number in range(block.first, block.last + 1)]
    assert covered == [number for number, line in enumerate(read_lines, 1) if line]
    for block in cut:
        assert block.text == " ".join(read_lines[block.first - 1 : block.last])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending_counts_one_line(newline: str) -> None:
    assert lines(newline.join(["One", "", "Two", "Three"])) == ("One", "", "Two", "Three")


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085", "\x0b", "\x0c"])
def test_an_unusual_separator_is_white_space_so_that_line_numbers_are_those_of_an_editor(separator: str) -> None:
    assert lines(f"One{separator}two\nthree") == ("One two", "three")


def test_a_byte_order_mark_is_not_text_and_not_worth_reporting() -> None:
    read_lines, _, repaired = read_text("\ufeffOne\r\nTwo".encode(), "a.txt")
    assert read_lines == ("One", "Two")
    assert repaired == ()


def test_white_space_is_folded_without_a_report() -> None:
    read_lines, _, repaired = read_text("\tOne\u00a0 two\u3000three \u00a0".encode(), "a.txt")
    assert read_lines == ("One two three",)
    assert repaired == ()


def test_letters_and_their_accents_are_composed_but_no_letter_becomes_another() -> None:
    assert lines("Cafe\u0301 か\u3099 ﬁve oﬃce ² ①") == ("Café が five office ² ①",)


def test_letters_are_composed_even_where_an_invisible_character_kept_them_apart() -> None:
    assert lines("Cafe\u200b\u0301") == ("Café",)


@pytest.mark.parametrize(
    "invisible",
    [
        "\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u2066", "\x1b", "\x7f", "\U000e0041", "\ufffe",
        "\u034f", "\u115f", "\u17b4", "\u180e", "\u3164", "\uffa0",
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)  # fmt: skip
def test_an_invisible_character_is_removed_and_reported_with_its_line(invisible: str) -> None:
    text = f"First\n\nIn{invisible}side of a line"
    read_lines, _, repaired = read_text(text.encode(), "a.txt")
    assert read_lines == ("First", "", "Inside of a line")
    assert repaired == (Repair(line=3, was=f"In{invisible}side of a line", now="Inside of a line", rule="invisible"),)


def test_a_line_of_nothing_but_invisible_characters_is_blank_and_reported() -> None:
    read_lines, cut, repaired = read_text("One\n\u200b\u2060\nTwo".encode(), "a.txt")
    assert read_lines == ("One", "", "Two")
    assert [block.first for block in cut] == [1, 3]
    assert [repair.line for repair in repaired] == [2]


def test_marks_that_are_part_of_the_text_stay() -> None:
    text = "“Quoted” — naïve, 50 €, 1–2 °C, 日本語、ⓒ"
    assert lines(text) == (text,)
    assert read_text(text.encode(), "a.txt")[2] == ()


# Files that cannot be used


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"one\ntwo\xff", 2, 4),
        (b"one\r\ntwo\xff three", 2, 4),
        (b"one\r\rtwo\xff", 3, 4),
        ("日本é".encode() + b"\xe9", 1, 4),
        ("one\n😀".encode() + b"\xe9", 2, 2),
        (b"one\n\xed\xa0\x80", 2, 1),
        (b"one\n" + "é".encode()[:1], 2, 1),
        (b"\xef\xbb\xbfab\xff", 1, 3),
        (b"\xef\xbb\xbfone\nab\xff", 2, 3),
    ],
)
def test_undecodable_bytes_are_reported_at_their_line_and_column(data: bytes, line: int, column: int) -> None:
    found = problem(data)
    assert (found.path, found.line, found.column) == ("seeds/a.txt", line, column)
    assert "UTF-8" in found.text


def test_the_message_names_the_byte_that_is_wrong_also_after_a_byte_order_mark() -> None:
    assert "0xff" in problem(b"caf\xff").text
    assert "0xe9" in problem(b"\xef\xbb\xbfcaf\xe9").text


MAIL_HEAD = b"Received: by port.example\r\n\twith SMTP\nFrom: Ada <ada@port.example>\nMIME-Version: 1.0\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff\n\u200b\u00a0".encode(), "empty"),
        (b"text\0text", "not a text file"),
        (b"%bContent-Transfer-Encoding: quoted-printable\n\nThe town=E2=80=99s port." % MAIL_HEAD, "as it was sent"),
        (b"a" * (MAX_BYTES + 1), "larger than 5 MB"),
        (b"\0\xff" * MAX_BYTES, "larger than 5 MB"),
    ],
    ids=["nothing", "white space", "invisible", "NUL", "encoded mail", "too big", "too big and binary"],
)
def test_a_file_that_holds_no_article_is_one_warning_that_says_what_to_do(data: bytes, says: str) -> None:
    found = problem(data)
    assert (found.path, found.line, found.column, found.severity) == ("seeds/a.txt", 1, 1, "warning")
    assert says in found.text
    assert ";" in found.text, "what is wrong; what would be right"


@pytest.mark.parametrize(
    "data",
    [
        MAIL_HEAD + b"Content-Transfer-Encoding: 8bit\n\nThe port is open.\n",
        b"How mails are sent\n\n" + MAIL_HEAD + b"Content-Transfer-Encoding: base64\n\nSo it begins.\n",
    ],
)
def test_a_mail_that_can_be_read_and_a_text_on_mails_are_articles(data: bytes) -> None:
    assert lines(data)[0]


def test_the_limit_itself_is_not_too_big() -> None:
    assert len(lines(b"a" * 100 + b" " * (MAX_BYTES - 100))[0]) == 100


# Blocks


def test_paragraphs_between_blank_lines_are_blocks_of_their_own() -> None:
    assert blocks("Title\n\nOne.\n\n\nTwo.\n") == [(1, 1, "Title"), (3, 3, "One."), (6, 6, "Two.")]


def test_a_paragraph_a_line_without_blank_lines_is_a_block_a_line() -> None:
    rows = ["Title", PARAGRAPH, "A heading", SECOND, PARAGRAPH]
    assert blocks("\n".join(rows)) == [(number, number, row) for number, row in enumerate(rows, 1)]


def test_lines_that_each_end_a_sentence_are_not_taken_for_wrapped_ones_though_equally_long() -> None:
    rows = [
        "The ministry has published a plan for the next five years of research into new chips.",
        "Universities were asked for their opinions about it and have answered in great detail.",
        "Companies were not asked at all, which several of them have since complained about.",
        "Parliament is going to discuss the plan and its cost as soon as the summer break ends.",
        "Opposition members have announced that they are going to vote against all parts of it.",
    ]
    assert [block[2] for block in blocks("\n".join(rows))] == rows


@pytest.mark.parametrize("width", [48, 60, 72, 80, 100])
def test_hard_wrapped_paragraphs_are_joined_and_short_lines_between_them_are_not(width: int) -> None:
    wrapped = [textwrap.wrap(text, width) for text in (PARAGRAPH, SECOND)]
    rows = ["A title", "", *wrapped[0], "", "A heading", "", *wrapped[1], "", "Editing by nobody"]
    end = 2 + len(wrapped[0])
    assert blocks("\n".join(rows)) == [
        (1, 1, "A title"),
        (3, end, PARAGRAPH),
        (end + 2, end + 2, "A heading"),
        (end + 4, end + 3 + len(wrapped[1]), SECOND),
        (len(rows), len(rows), "Editing by nobody"),
    ]


def test_one_wide_line_is_not_the_width_of_a_wrapped_text() -> None:
    wide = "Timetable: 08:15 10:45 12:15 15:45 18:15 and on Sundays at any hour that the captain of the boat likes"
    rows = [*textwrap.wrap(PARAGRAPH, 72), "", *textwrap.wrap(SECOND, 72), "", wide, ""]
    assert [block[2] for block in blocks("\n".join(rows))] == [PARAGRAPH, SECOND, wide]


def test_lines_of_signs_and_addresses_do_not_hide_that_a_text_is_wrapped() -> None:
    signs, address = "=" * 70, "https://sample.example/i/212"
    head = ["Trouble seeing this? Open it on the web, where pictures are:", address, signs, "T H E B A Y", signs]
    parts = [textwrap.wrap(text, 72) for text in (PARAGRAPH, SECOND)]
    rows = [*head, *parts[0], signs, *parts[1], "", signs, *parts[0], signs, *parts[1]]
    told = [block[2] for block in blocks("\n".join(rows))]
    assert told == [*head, PARAGRAPH, signs, SECOND, signs, PARAGRAPH, signs, SECOND]


def test_a_line_of_a_wrapped_text_may_be_a_little_longer_than_the_others() -> None:
    longer = [
        "The weirs were mended in the north under what they call the Rivers' Reform",
        "Act of 2018 and its rules, and under a decree that the Ministry of Ice",
        "wrote in May.",
    ]
    others = [*textwrap.wrap(PARAGRAPH, 72), "", *textwrap.wrap(SECOND, 72), ""]
    told = [block[2] for block in blocks("\n".join([*others, *longer, "", *others]))]
    assert told == [PARAGRAPH, SECOND, " ".join(longer), PARAGRAPH, SECOND]


def test_a_headline_that_is_a_little_longer_than_the_lines_below_it_goes_on_in_none() -> None:
    title = "Eleven weirs of the north and of the far north will be mended by May 2027"
    below = [*textwrap.wrap(PARAGRAPH, 71), "", *textwrap.wrap(SECOND, 71), ""] * 2
    texts = [PARAGRAPH, SECOND] * 2
    assert [block[2] for block in blocks("\n".join([title, *below]))] == [title, *texts]
    capitals = ["Title", "", title.upper(), *below]
    assert [block[2] for block in blocks("\n".join(capitals))] == ["Title", title.upper(), *texts]


def test_the_heads_of_mails_do_not_hide_that_their_texts_are_wrapped() -> None:
    head = [
        "From: Somebody of the chips desk <somebody@list.sample.example>",
        "Subject: [the-list] What the chips desk has to say this week",
        "Message-ID: <20260105230511.GA2217@list.sample.example>",
        "Content-Type: text/plain; charset=utf-8; format=flowed; x",
    ]
    rows = [*head, "", *textwrap.wrap(PARAGRAPH, 72), "", *head, "", *textwrap.wrap(SECOND, 72)]
    texts = [text for _, _, text in blocks("\n".join(rows))]
    assert PARAGRAPH in texts
    assert SECOND in texts
    assert all(line in texts for line in head)


def test_a_line_of_signs_is_joined_to_no_other() -> None:
    rows = [*textwrap.wrap(PARAGRAPH, 60), "-" * 60, *textwrap.wrap(SECOND, 60)]
    assert [block[2] for block in blocks("\n".join(rows))] == [PARAGRAPH, "-" * 60, SECOND]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Tokyo–Osaka line", "tokyo-osaka-line"),
        ("Café·Bar", "cafe-bar"),
        ("Japan’s port", "japans-port"),
        ("Größe in Łódź, Tromsø", "grosse-in-lodz-tromso"),
    ],
)
def test_signs_between_words_part_them_in_a_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_two_breaks_are_too_few_to_be_told_from_chance() -> None:
    rows = [
        "Two ports in the north are going to buy",
        "a machine that sees fog, which is a thing",
        "that no captain can do",
    ]
    assert [block[2] for block in blocks("\n".join(rows))] == rows


def test_a_list_in_a_wrapped_text_keeps_its_items_apart() -> None:
    items = [
        "- the first of them is exactly as long as the lines above it",
        "- the second begins with a mark and so is an item of its own",
    ]
    text = "\n".join([*textwrap.wrap(PARAGRAPH, 60), "", *items])
    assert [block[2] for block in blocks(text)] == [PARAGRAPH, *items]


@given(
    st.lists(
        st.lists(
            st.sampled_from("a an the plan power of ministry semiconductors".split()), min_size=120, max_size=150
        ).map(" ".join),
        min_size=2,
        max_size=4,
    ),
    st.integers(56, 105),
)
def test_unwrapping_gives_back_the_paragraphs_that_were_wrapped(paragraphs: list[str], width: int) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(p + ".", width)) for p in paragraphs)
    assert [block[2] for block in blocks(text)] == [p + "." for p in paragraphs]


# Finding


def test_seeds_come_by_id_whatever_the_folders_and_with_their_sidecars(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path, **{"z/a.txt": "A", "z/a.yml": "title: A", "b.TXT": "B", "c.d.txt": "C", "c.d.yaml": "title: C"}
    )
    seeds, problems = found_in(folder)
    assert problems == []
    assert [(seed.id, seed.slug, seed.name) for seed in seeds] == [
        ("a", "a", "z/a.txt"),
        ("b", "b", "b.TXT"),
        ("c.d", "c-d", "c.d.txt"),
    ]
    assert [seed.sidecar and seed.sidecar.title for seed in seeds] == ["A", None, "C"]


@pytest.mark.parametrize(
    "name",
    [
        "README.txt",
        "readme.txt",
        "README.md",
        "ReadMe.html",
        "sub/README.txt",
        ".hidden.txt",
        ".git/a.txt",
    ],
)
def test_documentation_and_hidden_files_are_not_articles_and_nothing_to_report(name: str, tmp_path: Path) -> None:
    assert found_in(folder_of(tmp_path, **{name: "Text"})) == ([], [])


@pytest.mark.parametrize("name", ["story.rst", "sub/story.docx", "story.pdf", "story"])
def test_a_file_of_another_kind_is_a_warning_rather_than_an_article_that_is_missing(name: str, tmp_path: Path) -> None:
    seeds, (found,) = found_in(folder_of(tmp_path, **{name: "Text"}))
    assert seeds == []
    assert (found.path, found.severity) == (str(tmp_path / name), "warning")
    assert ".txt" in found.text


@pytest.mark.parametrize("name", ["index.txt", "Index.txt", "404.txt", "sub/index.txt"])
def test_a_reserved_name_is_an_error_that_says_to_rename(name: str, tmp_path: Path) -> None:
    seeds, (found,) = found_in(folder_of(tmp_path, **{name: "Text"}))
    assert seeds == []
    assert (found.path, found.severity) == (str(tmp_path / name), "error")
    assert "rename" in found.text


@pytest.mark.parametrize(
    "names", [("a/story.txt", "b/story.txt"), ("Story.txt", "story.txt"), ("a/STORY.txt", "story.TXT")]
)
def test_ids_that_are_equal_or_differ_only_in_case_are_one_error_that_names_both_files(
    names: tuple[str, str], tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, **dict.fromkeys(names, "Text"))
    for number, name in enumerate(names):
        (folder / name).with_suffix(".yml").write_text(f"slug: slug-{number}\n", encoding="utf-8")
    seeds, problems = found_in(folder)
    assert len(seeds) == 1
    (found,) = problems
    other = next(str(tmp_path / name) for name in names if str(tmp_path / name) != found.path)
    assert found.severity == "error"
    assert other in found.text


@pytest.mark.parametrize(
    "files",
    [
        {"two words.txt": "Text", "two-words.txt": "Text"},
        {"Zoë.txt": "Text", "zoe.txt": "Text"},
        {"a.txt": "Text", "b.txt": "Text", "b.yml": "slug: a"},
        {"a.txt": "Text", "a.yml": "slug: same", "b.txt": "Text", "b.yml": "slug: same"},
    ],
)
def test_two_articles_with_one_slug_are_one_error_that_tells_where_to_set_another(
    files: dict[str, str], tmp_path: Path
) -> None:
    seeds, problems = found_in(folder_of(tmp_path, **files))
    assert len(seeds) == 1
    (found,) = problems
    assert found.severity == "error"
    assert "slug:" in found.text


def test_an_override_of_the_slug_ends_a_clash(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, **{"two words.txt": "Text", "two-words.txt": "Text"})
    override = Override(path="content/articles/two words.yml", file=OverrideFile(slug=Slug("other")))
    seeds, problems = find_seeds(folder, {ArticleId("two words"): override})
    assert problems == []
    assert {seed.slug for seed in seeds} == {"other", "two-words"}


def test_a_sidecar_without_its_article_beside_it_is_a_warning(tmp_path: Path) -> None:
    files = {"a.txt": "Text", "b.yml": "title: B", "sub/a.yml": "title: A"}
    seeds, problems = found_in(folder_of(tmp_path, **files))
    assert [(seed.id, seed.sidecar) for seed in seeds] == [("a", None)]
    assert sorted((Path(p.path).relative_to(tmp_path).as_posix(), p.severity) for p in problems) == [
        ("b.yml", "warning"),
        ("sub/a.yml", "warning"),
    ]


def test_an_override_without_its_article_is_a_warning(tmp_path: Path) -> None:
    seeds, (found,) = found_in(folder_of(tmp_path, **{"a.txt": "Text"}), {"a": "A", "gone": "G"})
    assert [seed.id for seed in seeds] == ["a"]
    assert (found.path, found.severity) == ("content/articles/gone.yml", "warning")
    assert "'gone'" in found.text


def test_two_sidecars_of_one_article_are_reported_rather_than_one_of_them_ignored(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, **{"a.txt": "Text", "a.yml": "title: One", "a.yaml": "title: Other"})
    _, problems = found_in(folder)
    assert len(problems) == 1


def test_a_broken_sidecar_is_an_error_and_leaves_its_article_out(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, **{"a.txt": "Text", "a.yml": "titel: A\ndate: 2024-02-30\n", "b.txt": "Text"})
    seeds, problems = found_in(folder, {"a": "A"})
    assert [seed.id for seed in seeds] == ["b"]
    assert [(p.path, p.line, p.severity) for p in sorted(problems)] == [
        (str(folder / "a.yml"), 1, "error"),
        (str(folder / "a.yml"), 2, "error"),
    ]


def test_a_folder_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    seeds, (found,) = found_in(tmp_path / "nowhere")
    assert seeds == []
    assert found.severity == "error"


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    outside = folder_of(tmp_path / "outside", **{"a.txt": "Text"})
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").symlink_to(outside / "a.txt")
    seeds, (found,) = found_in(tmp_path / "seeds")
    assert seeds == []
    assert "link" in found.text


# Reading


def test_an_override_beats_the_sidecar_field_by_field(tmp_path: Path) -> None:
    sidecar = "title: Sidecar\ndate: 2024\nauthors: [Ada]\npublisher: Wire\nurl: https://example.org/a\n"
    folder = folder_of(tmp_path, **{"a.txt": "Text", "a.yml": sidecar})
    override = OverrideFile(date="2024-04-10", authors=(), publisher="Desk")
    (seed,), _ = find_seeds(folder, {ArticleId("a"): Override(path="content/articles/a.yml", file=override)})
    known = read(seed).known
    assert (known.title, known.title_from) == ("Sidecar", "sidecar")
    assert (known.date, known.publisher, known.url) == ("2024-04-10", "Desk", "https://example.org/a")
    assert known.authors == (), "an empty list says that nobody is named"


def test_a_title_says_which_file_it_is_from(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, **{"a.txt": "Text", "a.yml": "title: Sidecar"})
    (seed,), _ = found_in(folder, {"a": "Override"})
    assert (read(seed).known.title, read(seed).known.title_from) == ("Override", "article")


def test_a_file_that_went_away_since_it_was_found_is_a_warning(tmp_path: Path) -> None:
    (seed,), _ = found_in(folder_of(tmp_path, **{"a.txt": "Text"}))
    seed.path.unlink()
    with pytest.raises(BadInput) as caught:
        read(seed)
    assert [p.severity for p in caught.value.problems] == ["warning"]


def test_text_is_wrapped_whatever_addresses_are_listed_below_it() -> None:
    told = [*textwrap.wrap(PARAGRAPH, 72), "", *textwrap.wrap(SECOND, 72)]
    listed = [f"{number}. https://news.example.org/{'harbor-' * 12}{number}" for number in range(1, 30)]
    _, blocks, _ = read_text("\n".join([*told, "", *listed]).encode(), "x.txt")
    assert [block.text for block in blocks[:2]] == [PARAGRAPH, SECOND]


PLACES = ["SAMPLETON", "Sampleton, CA", "[Port Sample, Calif.]", "NEW SAMPLETON, D.C.", "Nagoya (May 6, 2024)"]


@pytest.mark.parametrize("place", PLACES)
def test_the_place_of_a_dateline_goes_with_the_story_that_a_dash_begins_below(place: str) -> None:
    story = f"– {PARAGRAPH}"
    assert [block[2] for block in blocks("\n".join([place, story, SECOND]))] == [f"{place} {story}", SECOND]
    assert len(blocks("\n".join([place, story, f"– {SECOND}"]))) == 3  # a list and its heading
    assert len(blocks("\n".join(["What the port of Sampleton says", story, SECOND]))) == 3
    assert len(blocks("\n".join([place, "– Ada Example", SECOND]))) == 3
    assert [block[2] for block in blocks(f"{place} —\n{PARAGRAPH}\n{SECOND}")] == [f"{place} — {PARAGRAPH}", SECOND]
    assert len(blocks("\n".join([f"{place} —", f"— {PARAGRAPH}", SECOND]))) == 3
    assert len(blocks("\n".join([f"{place} —", "Ada Example", SECOND]))) == 3


def test_the_place_of_a_dateline_goes_with_a_story_that_was_torn_at_its_links() -> None:
    rows = [
        "[Nagoya, CA]",
        "– Today,",
        "Mayor Ada Example (D-Nagoya)",
        "was joined by",
        "Globex",
        ", its port. It said so.",
    ]
    said = "[Nagoya, CA] – Today, Mayor Ada Example (D-Nagoya) was joined by Globex, its port. It said so."
    assert [block[2] for block in blocks("\n".join([*rows, SECOND]))] == [said, SECOND]
    rows = [
        "Bills of the port went on, and",
        "two of them—",
        "Acts 4 and 5",
        "—advanced, it said",
        ", with no votes lost.",
    ]
    said = "Bills of the port went on, and two of them—Acts 4 and 5—advanced, it said, with no votes lost."
    assert [block[2] for block in blocks("\n".join([*rows, SECOND]))] == [said, SECOND]


def test_the_ending_of_a_number_that_was_set_higher_is_joined_in_any_text() -> None:
    rows = ["Ada Example sits for the port. The 9", "th", "District has two piers.", "Bo Sample, 10", "th", "", "st"]
    assert [block[2] for block in blocks("\n".join(rows))] == [
        "Ada Example sits for the port. The 9th District has two piers.",
        "Bo Sample, 10th",
        "st",
    ]


def test_lines_that_were_torn_at_links_and_bold_words_are_joined() -> None:
    rows = [
        "Ferry to Be Repaired Before the Winter",
        "SAMPLETON",
        "Ada Example, who heads the harbour office, said on Monday that",
        "the ferry",
        ", which is 40 years old, will be repaired before the winter. The 4",
        "th",
        "District will pay for it under",
        "Act 12",
        ".",
        "What the office has decided",
        "Act 12",
        "allows the office to close the pier for as long as the work takes.",
        "“",
        "Nobody will miss it",
        ",” said Ben Sample, who has asked for a bridge since the year of the flood.",
        "Questions:",
        "harbour office of Sampleton",
    ]
    assert [block[2] for block in blocks("\n".join(rows))] == [
        rows[0],
        rows[1],
        "Ada Example, who heads the harbour office, said on Monday that the ferry, which is 40 years old, will be"
        " repaired before the winter. The 4th District will pay for it under Act 12.",
        rows[9],
        "Act 12 allows the office to close the pier for as long as the work takes.",
        "“Nobody will miss it,” said Ben Sample, who has asked for a bridge since the year of the flood.",
        *rows[15:],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["The sea was calm", "and the ferry was old", "and nobody", "knew the way home", "but the gulls"],
        ["The office will:", "repair the ferry", "close the pier for the winter", "ask for a bridge"],
        ["iPhone sales fell.", "eBay will buy what is left of them.", "xAI has bought it all the same, it says."],
        ["if (ferry.is_late()) {", "wait();", "} else {", "leave();", "}", ".then(home);"],
        ["* Ferries", ",", "* Piers", ",", "* Bridges"],
    ],
    ids=["verses", "a list", "names in lower case", "code", "tags"],
)
def test_lines_that_nothing_tore_stay_apart(rows: list[str]) -> None:
    assert [block[2] for block in blocks("\n".join(rows))] == rows


def test_words_that_were_parted_at_the_ends_of_lines_are_whole_and_ligatures_are_letters() -> None:
    text = (
        "The virtues of these harbours are well documented and have been robust over multi-\n"
        "ple decades of ﬁshing, though the gulls of the north would say that of their har-\n"
        "bours as well. The ferry of the office is a rather well-known one, as the gov-\n"
        "ernment says, and oﬃcers have asked whether it should be kept on- or off-\n"
        "shore. Nobody has asked the gulls what they make of it, or of the samplish-\n"
        "like smell."
    )
    [(_, _, told)] = blocks(text)
    assert "multiple decades of fishing" in told
    assert "of their harbours as well" in told
    assert "as the government says, and officers" in told
    assert "on- or off-shore" in told
    assert "samplish-like smell" in told
