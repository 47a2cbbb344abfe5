"""Search as a reader meets it, with keys or with a finger, and a policy that nothing on any page offends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.pipeline import build_site
from builder.server import serve_folder
from tests.browser.conftest import Visit
from tests.conftest import ROOT, Project

pytestmark = pytest.mark.browser

KINDS = [
    "",
    "articles/",
    "articles/japan-ai-index-gap/",
    "entities/japan/",
    "entities/",
    "entities/network/",
    "topics/cybersecurity/",
    "briefings/cybersecurity/",
    "about/",
    "data/",
    "search/",
    "no-such-page/",
]


def results(page: Page) -> list[str]:
    expect(page.locator(".search-status")).not_to_be_empty()
    return page.locator("a.search-title").all_inner_texts()


def ask(page: Page, query: str) -> list[str]:
    """Search for something else than before, and return the titles once all is there."""
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".search-status")).to_be_empty()
    page.get_by_role("searchbox").fill(query)
    return results(page)


def pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"


def test_with_keys_alone_from_a_slash_to_the_sentence(visit: Visit) -> None:
    page = visit.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/pagefind/" in request.url else None)
    page.goto(visit.address + "topics/")
    page.locator("article a").first.focus()
    assert not asked, "the index is loaded when somebody searches"
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    page.keyboard.type('"largest shareholder of Rapidus"')
    assert results(page) == ["The Japanese government has become the largest shareholder of Rapidus"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("article a").first).to_be_focused()

    page.keyboard.press("/")
    page.keyboard.type("uranium enrichment")
    expect(page.locator("a.search-sentence mark").first).to_have_text("uranium")
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.search-title").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    sentence = page.locator("a.search-sentence").first
    expect(sentence).to_be_focused()
    said = sentence.inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/articles/.*#p"))
    cited = page.locator(":target")
    expect(cited).to_have_text(said)
    expect(cited).to_be_in_viewport()


def test_a_click_opens_and_choices_narrow(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("Japan")
    before = results(page)
    page.get_by_text("Filters").click()
    page.get_by_role("combobox", name="Kind", exact=True).select_option("Person")
    expect(page.locator(".search-source").first).to_have_text("Person")
    people = results(page)
    assert people
    assert people != before
    page.get_by_role("combobox", name="Kind", exact=True).select_option("")
    page.get_by_role("combobox", name="Topic", exact=True).select_option("Cybersecurity")
    page.get_by_role("searchbox").fill("")
    listed = page.request.get(visit.address + "data/index.json").json()
    members = [each for each in listed if "cybersecurity" in each["topics"]]
    expect(page.locator(".search-status")).to_have_text(pages(len(members)))
    page.get_by_role("combobox", name="Year", exact=True).select_option("2024")
    dated = [each for each in members if (each["date"] or "").startswith("2024")]
    expect(page.locator(".search-status")).to_have_text(pages(len(dated)))
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_newest_article_comes_first_where_a_reader_wants_it_so(visit: Visit) -> None:
    """Nothing is lost by it: what has no date comes last."""
    page = visit.page
    page.goto(visit.address + "search/?q=export+controls")
    best = results(page)
    count = page.locator(".search-status").inner_text()
    page.get_by_text("Filters and order").click()
    page.get_by_role("combobox", name="Order", exact=True).select_option("Newest first")
    expect(page.locator("a.search-title").nth(1)).not_to_have_text(best[1])
    while page.get_by_role("button", name="More pages").is_visible():
        shown = page.locator("a.search-title").count()
        page.get_by_role("button", name="More pages").click()
        expect(page.locator("a.search-title").nth(shown)).to_be_visible()
    expect(page.locator(".search-status")).to_have_text(count)
    listed = {each["title"]: each["date"] or "" for each in page.request.get(visit.address + "data/index.json").json()}
    dates = [listed.get(title) for title in page.locator("a.search-title").all_inner_texts()[1:]]
    articles = [date for date in dates if date is not None]
    assert len(set(articles)) > 3
    assert articles == sorted(articles, reverse=True)
    assert dates[len(articles) :] == [None] * (len(dates) - len(articles)), "names and topics follow"


def test_what_narrows_a_search_is_in_its_address_and_a_topic_leads_there(visit: Visit) -> None:
    """So that a search can be sent, and is still there when a reader comes back from what it found."""
    page = visit.page
    page.goto(visit.address + "topics/export-controls/")
    page.get_by_role("link", name="Search these articles").click()
    listed = page.request.get(visit.address + "data/index.json").json()
    members = [each for each in listed if "export-controls" in each["topics"]]
    expect(page.locator(".search-status")).to_have_text(pages(len(members)))
    assert results(page)[0] == max(members, key=lambda each: each["date"])["title"]
    page.get_by_role("searchbox").fill("license")
    page.get_by_role("combobox", name="Year", exact=True).select_option("2025")
    expect(page).to_have_url(re.compile(r"\?q=license&topic=Export\+controls&year=2025&order=newest$"))
    expect(page.locator(".search-status")).not_to_have_text(pages(len(members)))
    count, found = page.locator(".search-status").inner_text(), results(page)
    page.locator("a.search-title").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(found[0])
    page.go_back()
    expect(page.locator(".search-status")).to_have_text(count)
    assert results(page) == found
    expect(page.get_by_role("combobox", name="Order", exact=True)).to_have_value("newest")
    page.goto(visit.address + "search/?topic=Nothing+of+ours")
    expect(page.get_by_role("combobox", name="Topic", exact=True)).to_be_visible()
    expect(page.locator(".search-status")).to_be_empty()


@pytest.fixture(scope="module")
def search(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(address + "search/")
    yield page
    page.close()


def test_the_page_of_search_keeps_the_query_in_its_address(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address + "search/?q=uranium")
    assert results(page)
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.locator(".search-status")).to_have_text("No pages")
    expect(page).to_have_url(re.compile(r"\?q=zzzz$"))
    expect(page.locator(".search-hint")).to_contain_text("all names from A to Z")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("japan", "Japan"),
        ("u.s.", "United States"),
        ("What is Stargate?", "Stargate"),
        ("export controls", "Export controls"),
        ("BIS", "Bureau of Industry and Security"),
    ],
)
def test_the_page_of_the_very_name_comes_first(search: Page, query: str, name: str) -> None:
    found = ask(search, query)
    assert found[0] == name
    assert found.count(name) == 1
    expect(search.locator("li.search-bearer")).to_have_count(1)


@pytest.mark.parametrize(
    ("query", "meant"),
    [("nvdia", "Nvidia"), ("Micosoft", "Microsoft"), ("european comission", "European Commission")],
)
def test_a_slip_is_offered_mended(search: Page, query: str, meant: str) -> None:
    ask(search, query)
    search.get_by_role("button", name=meant, exact=True).click()
    expect(search.locator("a.search-title").first).to_have_text(meant)
    expect(search.get_by_role("searchbox")).to_have_value(meant)
    expect(search.locator(".search-hint")).to_be_hidden()


def test_of_a_question_the_words_are_looked_for_that_tell_something(search: Page) -> None:
    found = ask(search, "When does the EU AI act apply?")
    assert found[0] == "EU AI Act"
    assert found == ask(search, "EU AI act apply")
    expect(search.locator(".search-hint")).to_be_hidden()
    assert ask(search, "which is")  # there are no others


def test_where_no_page_has_all_words_some_of_them_are_offered(search: Page) -> None:
    hint = search.locator(".search-hint")
    assert ask(search, "uranium enrichment ransomware") == []
    expect(hint.get_by_role("button")).to_have_text(["uranium enrichment"])
    assert ask(search, "Rapidus uranium ransomware") == []
    expect(hint).to_contain_text("Fewer or other words")


def test_words_that_only_ask_choose_no_sentence_and_are_not_marked(search: Page) -> None:
    assert ask(search, "who is the prime minister of Japan?")
    marks = [text.lower() for text in search.locator("mark").all_inner_texts()]
    assert {"prime", "minister"} <= {text.strip(".,:;’'") for text in marks}
    assert all(re.match(r"\W*(?:pri|min|jap)", text) for text in marks)
    assert ask(search, '"the prime minister"')
    assert "the" in [text.lower() for text in search.locator("mark").all_inner_texts()]


def test_what_is_found_is_not_mended_and_a_sum_needs_no_sign(search: Page) -> None:
    assert ask(search, "uranium")
    expect(search.locator(".search-hint")).to_be_hidden()
    without = ask(search, "500 billion")
    assert without
    assert ask(search, "$500 billion") == without


def test_without_a_script_the_page_says_where_to_look(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("[data-search-open]").click()
    expect(page.locator("article")).to_contain_text("Search needs JavaScript")
    page.get_by_role("article").get_by_role("link", name="Names from A to Z").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Names")
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_nothing_offends_the_policy_and_nothing_leaves_this_host(visit: Visit, path: str) -> None:
    """What does is in the console, or among the requests, which every visit holds against the page."""
    page = visit.page
    page.goto(visit.address + path)
    assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
    # A failed look-up is no fault of the page that says so.
    visit.complaints[:] = [each for each in visit.complaints if "404 (Not Found)" not in each]
    page.evaluate(
        "() => { const made = document.createElement('script'); made.textContent = 'window.ran = 1';"
        " made.id = 'foreign'; document.head.append(made); }"
    )
    assert not page.evaluate("() => 'ran' in window"), "the policy is in force"
    assert len(visit.complaints) == 1
    visit.complaints.clear()


@pytest.fixture(scope="module")
def japanese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site below a folder of its host, with a text in Japanese."""
    folder = tmp_path_factory.mktemp("japanese")
    project = Project(folder)
    text = "経済産業省は半導体産業への補助金を発表した。人工知能の研究開発を支援する。データセンターのテストもする。\n"
    project.write("seeds/kyoto.txt", text)
    project.write("seeds/kyoto.yml", "title: 半導体の補助金\nlanguage: ja\n")
    project.add_pages()
    topic = "title: Chips\nsummary: 産業と研究.\nthreshold: 2\nphrases: {chip: 2}\n"
    project.write("content/topics/chips.yml", topic)
    build_site(replace(project.folders(), site=folder / "host/below", config=ROOT / "mkdocs.yml"))
    with serve_folder(folder / "host") as address:
        yield address + "below/"


def test_japanese_is_found_by_word_and_shown_without_gaps(browser: Browser, japanese: str) -> None:
    page = browser.new_page()
    page.goto(japanese + "search/?q=産業")
    assert sorted(results(page)) == ["Chips", "半導体の補助金"]
    sentence = page.locator("a.search-sentence", has_text="経済")
    expect(sentence).to_have_text("経済産業省は半導体産業への補助金を発表した。")
    page.get_by_role("searchbox").fill("産支")
    expect(page.locator(".search-status")).to_have_text("No pages")
    assert ask(page, "データ") == ["半導体の補助金"]
    assert ask(page, "テスト") == ["半導体の補助金"]
    assert page.locator("a.search-sentence").all_inner_texts() == ["データセンターのテストもする。"]
    page.get_by_role("searchbox").fill("人工知能")
    expect(page.locator("a.search-sentence")).to_have_text("人工知能の研究開発を支援する。")
    page.locator("a.search-sentence").click()
    expect(page.locator(":target")).to_have_text("人工知能の研究開発を支援する。")
    page.close()
