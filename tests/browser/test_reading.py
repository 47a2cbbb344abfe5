"""What a reader does with a page: looks where a link leads before following it, chooses a palette, prints, cites."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

ARTICLE = "articles/2024-04-10-microsoft-japan-investment/"
_TWICE = "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n)"


def test_reader_follows_a_citation_looks_at_a_name_and_goes_on_to_its_topic(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "briefings/ai-infrastructure/")
    page.locator("a.cite").first.click()
    sentence = page.locator("span:target")
    expect(sentence).to_be_in_viewport()
    ground = "e => getComputedStyle(e).backgroundColor"
    assert sentence.evaluate(ground) != page.locator("body").evaluate(ground), "it is set off"

    name = page.locator("p a[href*='/entities/']").first
    height = page.evaluate("document.documentElement.scrollHeight")
    name.hover()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text(name.inner_text())
    assert page.evaluate(_TWICE) == []
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight") == height, "nothing moved"

    name.click()
    page.get_by_role("link", name="AI infrastructure").first.click()
    expect(page).to_have_url(re.compile("/topics/ai-infrastructure/$"))


def test_a_link_that_is_reached_by_keyboard_shows_its_preview(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "topics/cybersecurity/")
    page.keyboard.press("Tab")
    item = page.locator("li:has(> a.cite):not(:has(> a.next))").first
    cite = item.locator("a.cite")
    cite.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(cite).to_be_focused()
    card = page.get_by_role("tooltip")
    point = item.inner_text().removesuffix(cite.inner_text()).strip()
    expect(card.locator("mark")).to_have_text(point)
    expect(cite).to_have_attribute("aria-describedby", "preview")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(cite).to_be_focused()


def test_the_first_link_skips_what_is_on_the_page_as_well(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + ARTICLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".kicker a")).to_be_focused()


def test_the_home_page_says_what_the_site_is_and_no_other_repeats_it(visit: Visit) -> None:
    page = visit.page
    for path, times in (("", 1), ("about/", 0), (ARTICLE, 0)):
        page.goto(visit.address + path)
        expect(page.get_by_text("Articles on AI policy, every name linked")).to_have_count(times)


def test_text_runs_from_the_side_from_which_its_language_is_written(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + ARTICLE)
    set_in = """(element, text) => {
        element.textContent = text;
        const edge = (at) => {
            const one = document.createRange();
            one.setStart(element.firstChild, at);
            one.setEnd(element.firstChild, at + 1);
            return one.getBoundingClientRect().left;
        };
        return edge(0) < edge(text.length - 1) ? "left" : "right";
    }"""
    for tag in ("h1", "p[id]", "section li"):
        element = page.locator(f"article {tag}").first
        assert element.evaluate(set_in, "شركة Acme هنا") == "right", tag
        assert element.evaluate(set_in, "Acme شركة here") == "left", tag


def test_what_is_on_the_page_stands_below_the_title_or_beside_it(visit: Visit) -> None:
    page = visit.page
    for path in (ARTICLE, "briefings/2025-10/", "entities/japan/"):
        page.goto(visit.address + path)
        title, listed = (page.locator(each).bounding_box() for each in ("h1", ".toc"))
        assert title
        assert listed
        if page.viewport_size == {"width": 390, "height": 844}:
            assert listed["y"] > title["y"] + title["height"]
            assert listed["y"] < page.locator("h2").first.bounding_box()["y"]  # type: ignore[index]
        else:
            assert listed["x"] > title["x"] + title["width"]
            assert listed["y"] < title["y"] + title["height"]
        order = page.locator("article :is(h1, summary, h2)").evaluate_all("all => all.map(each => each.localName)")
        assert order[0] == "h1"
        assert order.index("summary") < order.index("h2")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_the_first_touch_shows_and_the_second_follows(phone: Page, address: str) -> None:
    phone.goto(address + ARTICLE)
    name = phone.locator("section:has(> .text) p a[href*='/entities/']").first
    name.tap()
    card = phone.get_by_role("group", name="Preview")
    expect(card.get_by_role("link")).to_be_visible()
    phone.locator("h1").tap()
    expect(card).to_be_hidden()
    name.tap()
    expect(card).to_be_visible()
    name.tap()
    expect(phone).to_have_url(re.compile("/entities/"))


def test_the_palette_that_was_chosen_is_kept(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Dark colours").click()
    for path in ("", "topics/", ARTICLE):
        page.goto(visit.address + path)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        expect(page.get_by_role("button", name="Dark colours")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Dark colours").click()
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_paper_has_a_note_with_the_whole_address_for_each_citation(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "briefings/cybersecurity/")
    cited = {link.evaluate("a => a.href"): link.inner_text() for link in page.locator("a.cite").all()}
    titles = page.locator("h2:has-text('Articles cited') ~ ul a").all_inner_texts()
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    assert not re.search("[ﬀ-ﬆ]", text), "ligatures, by which no word is found and no address works"
    # Lines break anywhere in an address, and pages between any two lines.
    run_together = re.sub(r"\s", "", text)
    assert len(cited) > 2
    for number, (address, label) in enumerate(cited.items(), 1):
        assert f"[{number}]" in text
        notes = [re.sub(r"\s", "", f"{number}. “{title}”, {label}. {address}") for title in titles]
        assert any(note in run_together for note in notes)
    expect(page.locator(".endnotes")).to_have_count(0)


def test_notes_of_other_pages_have_the_titles_that_stand_on_them(visit: Visit) -> None:
    """Of a topic in its list of articles, of a name above its mentions."""
    page = visit.page
    for path in ("topics/cybersecurity/", "entities/microsoft/"):
        page.goto(visit.address + path)
        links = page.locator("article :is(li:has(> .meta), h3) > a[href*='/articles/']").all()
        titles = dict(link.evaluate("link => [link.href, link.textContent]") for link in links)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        notes = [note.text_content() or "" for note in page.locator(".endnotes li").all()]
        of_listed = {
            note: title for note in notes for at, title in titles.items() if f" {at.partition('#')[0]}#" in note
        }
        assert len(of_listed) > 2, path
        assert [note for note, title in of_listed.items() if not note.startswith(f"“{title}”")] == []


def test_numbers_of_notes_are_not_cut_off_at_the_edge_of_a_sheet(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "briefings/cybersecurity/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    room = page.locator(".endnotes ol").evaluate("list => parseFloat(getComputedStyle(list).paddingInlineStart)")
    needed = page.locator(".endnotes li").first.evaluate(
        """item => {
          const number = document.createElement('span');
          number.textContent = '100.\u00a0';
          item.append(number);
          return number.getBoundingClientRect().width;
        }"""
    )
    assert 0 < needed <= room


def test_a_title_that_a_citation_cuts_is_whole_in_its_note(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "briefings/cybersecurity/")
    page.locator("a.cite").first.evaluate("(link) => (link.textContent = '“What is said…”, undated')")
    address = page.locator("a.cite").first.evaluate("(link) => link.href")
    titles = page.locator("h2:has-text('Articles cited') ~ ul a").all_inner_texts()
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    notes = [re.sub(r"\s", "", f"1. “{title}”, undated. {address}") for title in titles]
    assert any(note in re.sub(r"\s", "", text) for note in notes)


def test_a_reference_is_copied(visit: Visit) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(visit.address + ARTICLE)
    page.get_by_text("Cite this article").click()
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{2024-04-10-microsoft-japan-investment,")


@pytest.mark.parametrize("path", ["", "briefings/ai-infrastructure/", "topics/cybersecurity/", ARTICLE])
def test_points_are_copied_with_their_sources(visit: Visit, path: str) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(visit.address + path)
    place = page.locator("section:has(> .copying), article:has(> .copying)").last
    cited = [link.evaluate("link => link.href") for link in place.locator("ul > li > a.cite").all()]
    page.get_by_role("button", name="Copy with sources").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == page.locator("h1").inner_text()
    assert lines[2].endswith(visit.address + path)
    points = [line for line in lines if line.startswith("- ")]
    assert [line.rpartition(" ")[2].strip("()") for line in points] == cited
    assert not [line for line in points if "next sentence" in line or "in the text" in line]
