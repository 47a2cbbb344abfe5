"""Addresses of links: what is an address, what is left of it, and where a page's links lead."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.read.links import MAX_LENGTH, clean_url, resolved

PAGE = "https://news.example.org/2024/fog.html?edition=2"


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("  https://example.org/a \n", "https://example.org/a"),
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://good.example@evil.example/", "https://evil.example/"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/a%20b?c=%zz", "https://example.org/a%20b?c=%zz"),
        ("https://example.org/日本?q=é", "https://example.org/%E6%97%A5%E6%9C%AC?q=%C3%A9"),
        ("https://例え.example/", "https://例え.example/"),
        ("https://example.org/[x](y)`z`{a}|b<c>", "https://example.org/%5Bx%5D(y)%60z%60%7Ba%7D%7Cb%3Cc%3E"),
        ("https://example.org/?utm_source=x&id=7&UTM_Medium=y", "https://example.org/?id=7"),
        ("https://example.org/a?fbclid=1&gclid=2", "https://example.org/a"),
        ("https://example.org/a?utm%5Fsource=1", "https://example.org/a"),
        ("https://example.org/a?b&b=&c=1#part", "https://example.org/a?b&b=&c=1#part"),
        ("https://example.org/a#utm_source=x", "https://example.org/a"),
        ("https://example.org/a#:~:text=fog%20machine", "https://example.org/a#:~:text=fog%20machine"),
        ("https://example.org/si?utm=1&mc_cidx=2", "https://example.org/si?utm=1&mc_cidx=2"),
        ("https://exa\nmple.org/a\tb", "https://example.org/ab"),
    ],
)
def test_an_address_is_cleaned(url: str, cleaned: str) -> None:
    assert clean_url(url) == cleaned
    assert clean_url(cleaned) == cleaned, "cleaning twice is cleaning once"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "mailto:desk@example.org",
        "tel:+811234",
        "ftp://example.org/a",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "//example.org/a",
        "/a",
        "a.html",
        "https:",
        "https://",
        "https:///a",
        "https://localhost/",
        "https://[::1]/",
        "https://[broken/",
        "https://example.org:port/",
        "https://example.org:99999/",
        "https://good.example\\@evil.example/",
        "https:\\\\example.org",
        "https://example.org/\x00a",
        "https://exa mple.org/",
        "https://exa%6dple.org/",
        "https://example.org<b>/",
        "https://-example.org/",
        "https://example..org/",
        "https://example.org/\ud800",
        "https://example.org/" + "a" * MAX_LENGTH,
    ],
)
def test_what_is_no_address_of_a_public_page_is_no_link(url: str) -> None:
    assert clean_url(url) is None


@given(
    st.one_of(st.text(), st.text().map(lambda text: f"https://example.org/{text}"), st.text().map("https://{}".format))
)
def test_whatever_is_written_comes_out_as_a_plain_address_or_not_at_all(url: str) -> None:
    cleaned = clean_url(url)
    if cleaned is not None:
        assert urlsplit(cleaned).scheme in ("http", "https")
        assert urlsplit(cleaned).username is None
        assert not set(cleaned) & set(' \t\n\r<>"\\`[]{}|^')
        assert clean_url(cleaned) == cleaned


@pytest.mark.parametrize(
    ("href", "page", "base", "target"),
    [
        ("/a", PAGE, "", "https://news.example.org/a"),
        ("b.html", PAGE, "", "https://news.example.org/2024/b.html"),
        ("//other.example/b", PAGE, "", "https://other.example/b"),
        ("b.html", PAGE, "/archive/", "https://news.example.org/archive/b.html"),
        ("b.html", None, "https://base.example/x/", "https://base.example/x/b.html"),
        ("b.html", PAGE, "https://base.example/x/", "https://base.example/x/b.html"),
        ("https://other.example/", None, "", "https://other.example/"),
        ("/a", None, "", None),
        ("/a", None, "/b/", None),
        ("#notes", PAGE, "", None),
        (" #notes", PAGE, "https://base.example/", None),
        ("fog.html?edition=2#notes", PAGE, "", None),
        (PAGE, PAGE, "", None),
        ("http://news.example.org/2024/fog.html?edition=2&utm_source=x#notes", PAGE, "", None),
        ("?edition=3", PAGE, "", "https://news.example.org/2024/fog.html?edition=3"),
        ("", PAGE, "", None),
        ("javascript:void(0)", PAGE, "", None),
        ("http://[broken", PAGE, "", None),
        ("a", "not an address", "", None),
    ],
)
def test_where_a_link_leads(href: str, page: str | None, base: str, target: str | None) -> None:
    assert resolved(href, page, base) == target
