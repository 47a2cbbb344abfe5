"""Raw files in the encodings that people save, and those that cannot be told."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.read.encodings import decode, decode_as, settled
from builder.read.html import read_html
from builder.read.text import read_text

ENGLISH = "The ministry’s café – a “first” of its kind – costs £5 or €6.\n\nNobody knows why.\n"
JAPANESE = "政府は来年度の予算案に、生成ＡＩの研究費を盛り込んだ。\n\n首相は「必要な投資だ」と述べた。\n"
MIXED = "Microsoft は日本のデータセンターに 29 億ドルを投資すると発表した。2024 年 4 月のことである。\n"


@pytest.mark.parametrize("text", [ENGLISH, JAPANESE, MIXED])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_in_every_form(text: str, encoding: str) -> None:
    if encoding in ("utf-16-le", "utf-16-be") and text is not ENGLISH:
        encoding = "utf-16"  # Without a mark only a text with many ASCII letters can be told.
    found = decode(text.encode(encoding))
    assert found
    assert found[0] == text


@pytest.mark.parametrize("text", [JAPANESE, MIXED])
@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
def test_japanese_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


def test_a_western_text_with_accents_is_read() -> None:
    assert decode(ENGLISH.encode("cp1252")) == (ENGLISH, "cp1252")
    assert decode(b"caf\xe9") == ("café", "cp1252")


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xff",
        b"\x81\x8d\x8f",
        "Tokyo 日本 é".encode() + b"\xe9 rest",
        codecs.BOM_UTF8 + b"caf\xe9",
        "a line that ends in 東".encode()[:-1],
        b"\0\1\2\3binary",
        bytes(range(128, 256)),
    ],
)
def test_what_cannot_be_told_is_not_guessed(data: bytes) -> None:
    assert decode(data) is None


def test_the_encoding_is_reported_as_a_repair() -> None:
    _, _, repaired = read_text(ENGLISH.encode("cp1252"), "x.txt")
    assert [(r.was, r.now, r.rule) for r in repaired] == [("cp1252", "utf-8", "encoding")]
    assert read_text(ENGLISH.encode(), "x.txt")[2] == ()


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Research &amp; development", "Research & development"),
        ("It&#8217;s here", "It’s here"),
        ("a&nbsp;b", "a b"),
        ("&amp;amp; twice", "& twice"),
        ("&lt;b&gt; stays text", "<b> stays text"),
        ("soft&shy;hyphen", "softhyphen"),
        ("R&D; AT&T and a & b", "R&D; AT&T and a & b"),
        ("&notanentity; stays", "&notanentity; stays"),
    ],
)
def test_html_entities_left_in_text_are_decoded(raw: str, shown: str) -> None:
    lines, _, repaired = read_text(raw.encode(), "x.txt")
    assert lines == (shown,)
    assert bool(repaired) == (raw != shown)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d💻 at work", "👩\u200d💻 at work"),
        ("in\u200dside", "inside"),
        ("é\u200d at", "é at"),
        ("\u200d\u200cfirst", "first"),
    ],
)
def test_joiners_stay_where_words_are_spelt_with_them(raw: str, shown: str) -> None:
    lines, _, repaired = read_text(raw.encode(), "x.txt")
    assert lines == (shown,)
    assert bool(repaired) == (raw != shown)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    found = decode(data)
    assert found is None or isinstance(found[0], str)


@given(st.text(max_size=200))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    encoded = text.encode("utf-8", "ignore")
    found = decode(encoded)
    if b"\0" not in encoded and not encoded.startswith(codecs.BOM_UTF8):
        assert found == (encoded.decode(), "utf-8")


@pytest.mark.parametrize(
    "name", [*"undefined punycode idna unicode_escape rot13 utf-16 no-such".split(), "", "\0", "\udc80"]
)
def test_only_encodings_of_the_web_can_be_named(name: str) -> None:
    assert decode_as(b"plain words", name) is None


@pytest.mark.parametrize("name", ["undefined", "punycode", "unicode_escape", "utf-16"])
def test_a_page_that_names_another_codec_is_read_all_the_same(name: str) -> None:
    page = read_html(f"<meta charset={name}><p>The harbor is closed \\x41 all day.".encode(), "page.html")
    assert page.lines == ("The harbor is closed \\x41 all day.",)


def test_latin_1_means_what_browsers_take_it_for() -> None:
    assert decode_as(b"\x93caf\xe9\x94", "iso-8859-1") == "“café”"
    assert decode_as(b"\x81caf\xe9", "latin1") == "\x81café"
    assert decode_as("東京".encode("shift_jis"), "x-sjis") == "東京"


@pytest.mark.parametrize(
    ("text", "encoding", "charset"),
    [
        ("Цены растут.", "koi8-r", "koi8-r"),
        ("東京の雨", "iso2022_jp", "ISO-2022-JP"),
        ("中国的新法律", "gb18030", "gb2312"),
        ("Přílišná péče", "cp1250", "windows-1250"),
    ],
)
def test_only_the_server_tells_the_encoding(text: str, encoding: str, charset: str) -> None:
    came = text.encode(encoding)
    kept = settled(came, charset)
    assert decode(kept) == (text, "utf-8")
    assert settled(kept, charset) == kept


@pytest.mark.parametrize(
    ("came", "charset"),
    [
        (ENGLISH.encode(), "iso-8859-1"),
        (b"plain words", "koi8-r"),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), "koi8-r"),
        (ENGLISH.encode("cp1252"), "windows-1252"),
        (JAPANESE.encode("euc_jp"), "euc-jp"),
        (b"caf\xff", "utf-8"),
        (b"\0\1\2", "no-such"),
    ],
)
def test_bytes_that_tell_their_encoding_stay_as_they_came(came: bytes, charset: str) -> None:
    assert settled(came, charset) == came


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_text_that_was_encoded_twice_is_read_as_it_was(encoding: str) -> None:
    text = "The harbor’s café – “open”, for £5 – 深い."
    twice = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())
    lines, _, repaired = read_text(twice.encode(), "x.txt")
    assert lines == (text,)
    assert [(repair.line, repair.rule) for repair in repaired] == [(1, "encoding")]


def test_pieces_that_were_encoded_twice_are_read_as_they_were() -> None:
    lines, _, _ = read_text("It’s the harborâ€™s cafÃ© and â\x80\x9copenâ\x80\x9d.".encode(), "x.txt")
    assert lines == ("It’s the harbor’s café and “open”.",)


@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">'])
def test_a_page_that_was_encoded_twice_is_read_as_it_was(declared: str) -> None:
    story = "<p>The harbor’s “open” café is closed for the week, says the town, and nobody minds.</p>" * 3
    page = read_html(f"<head>{declared}</head><h1>A café</h1>{story}".encode().decode("latin-1").encode(), "x.html")
    assert page.lines[0] == "A café"
    assert page.lines[1].startswith("The harbor’s “open” café is")
    assert [(repair.line, repair.rule) for repair in page.repaired] == [(1, "encoding")]


@pytest.mark.parametrize("text", ["A «MAÇÃ» e à « la », São João.", "â€ and Â alone, Ã", "naïve – “café” £5 ©"])
def test_text_that_was_encoded_once_stays(text: str) -> None:
    lines, _, repaired = read_text(text.encode(), "x.txt")
    assert (lines, repaired) == ((text,), ())
