"""An article that is not in the site's language is marked so wherever its words stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from builder.clean import clean
from builder.clean.above_title import lines_above
from builder.clean.unlike_story import unlike_story
from builder.pipeline import Folders, build, build_site
from builder.read import find_seeds, read
from tests.conftest import ENTITIES, ROOT, Project

TITLE = "Neues Werk für Halbleiter"
LEAD = "Acme baut in Japan für zwei Milliarden Dollar ein Werk, und Joe Biden kommt zur Eröffnung im Sommer."
HEADING = "Was es kostet"
SAID = "Acme sucht noch tausend Leute, die das Werk in Japan von Anfang an betreiben sollen, und zahlt gut."


@pytest.fixture
def site(project: Project) -> Path:
    project.write("seeds/kyoto.txt", f"{TITLE}\n\n{LEAD}\n\n{HEADING}\n\n{SAID}\n")
    project.write("seeds/kyoto.yml", f"title: {TITLE}\nlanguage: de\ndate: 2026-02-01\n")
    project.write("seeds/plain.txt", "A chip plant\n\nAcme has a chip plant in Japan, and the chip plant is new.\n")
    project.write("seeds/plain.yml", "language: en-GB\n")
    project.write("content/topics/chips.yml", "title: Chips\nsummary: S.\nthreshold: 1\nentities: {acme: 2}\n")
    project.write("content/entities/acme.yml", ENTITIES["acme"])
    project.add_pages()
    folders = Folders(out=project.folder / "out", site=project.folder / "site", config=ROOT / "mkdocs.yml")
    build_site(folders)
    return project.folder


def parsed(site: Path, page: str) -> Any:
    return html.fromstring((site / f"site/{page}index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def language(element: Any) -> str:
    return str(element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0])


def test_the_text_is_marked_and_what_the_site_says_is_not(site: Path) -> None:
    page = parsed(site, "articles/kyoto/")
    text = page.xpath("//section[h2[contains(@class, 'text')]]")[0]
    assert text.get("lang") == "de"
    assert language(text.xpath("h2")[0]) == "en"
    assert language(page.xpath("//h1")[0]) == "de"
    assert {language(each) for each in page.xpath("//*[@id='p3' or @id='p7']")} == {"de"}
    assert {language(each) for each in page.xpath("//h2")} == {"en"}


@pytest.mark.parametrize("page", ["", "articles/", "topics/chips/", "entities/acme/"])
def test_its_words_are_marked_elsewhere(page: str, site: Path) -> None:
    found = parsed(site, page)
    foreign = [each for each in found.xpath("//main//a") if each.text_content() == TITLE]
    foreign += list(found.xpath("//main//span[@lang]"))
    assert foreign
    assert {language(each) for each in foreign} == {"de"}
    marked = "".join(each.text_content() for each in found.xpath("//*[@lang='de']"))
    shown = found.xpath("string(//main)")
    assert all(shown.count(part) == marked.count(part) for part in (TITLE, "Milliarden Dollar", HEADING))


def test_programs_are_told_and_an_article_in_english_is_marked_nowhere(site: Path) -> None:
    page = parsed(site, "articles/kyoto/")
    graph = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))["@graph"]
    assert graph[0]["inLanguage"] == "de"
    plain = parsed(site, "articles/plain/").xpath("//*[@lang and not(@lang='en')]")
    assert {each.text_content() for each in plain} == {TITLE}, "a related article"


def test_points_are_marked_in_briefings_and_feeds(project: Project) -> None:
    project.write("seeds/plant.yml", "language: fr\ndate: 2026-02-01\n")
    build(Folders(out=project.folder / "out"))
    out = project.folder / "out"
    for path in ("briefings/chips.md", "topics/chips.md", "index.md", "articles/plant.md"):
        assert '<span lang="fr">' in (out / path).read_text(encoding="utf-8")
    assert "&lt;span lang=&quot;fr&quot;&gt;" in (out / "feeds/all.xml").read_text(encoding="utf-8")


JAPANESE = [
    "県の港湾局は火曜日、霧の中で船を導く機械の試験を来年の春に始めると発表した。費用は二億円を見込む。",
    "試験には三つの港が加わり、船長は操舵室で機械の動きを見守る。漁業組合は夜の運航に慎重な姿勢を示している。",
    "局長は「海の安全が第一だ」と述べ、結果を公開する考えを示した。",
]
HEAD = "霧の港で機械が船を導く　来春から試験へ"


@pytest.mark.parametrize(
    "line",
    [
        "2026年2月19日 18時30分",
        "2026年2月19日18時30分",
        "公開日：2026年2月19日（木）午後6時30分",
        "2026年2月18日 公開 2026年2月20日 更新".replace("18日", "19日"),
        "掲載：2026年2月19日　更新日時：2026年2月20日 9時05分",
        "【公開】2026年 2月 19日",
        "令和8年2月19日",
        "令和８年２月１９日（木曜日）",
        "公開日：令和 8年 2月19日 午後6時30分",
        "２０２６年２月１９日",
    ],
)
def test_title_and_date_of_a_japanese_text_are_read(project: Project, line: str) -> None:
    project.write("seeds/plain.txt", "\n\n".join([HEAD, line, *JAPANESE]))
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert (text.title, text.title_from, text.date) == (HEAD.replace("\u3000", " "), "text", "2026-02-19")
    assert [p.text for p in text.paragraphs] == JAPANESE


def test_paragraphs_of_a_japanese_text_are_no_lines_of_a_menu(project: Project) -> None:
    project.write("seeds/plain.txt", "\n\n".join([*JAPANESE, "* 政治", HEAD, *JAPANESE]))
    blocks = read(find_seeds(project.folder / "seeds", {})[0][0]).blocks
    assert [drop.block.text for drop in lines_above(blocks, 4)] == ["* 政治"]


def test_the_forest_takes_no_paragraph_without_blanks_between_words(project: Project) -> None:
    english = [
        "The port office has tested machines that see fog for a month, its director said on Monday in the town.",
        "Captains stood beside the wheel on every trip and took over from the machines twice in four months.",
        "The harbor wants to see the records of another winter before ferries sail without a captain aboard.",
        "Nobody aboard was late, and the ferry company has asked for two more of the machines for its boats.",
    ]
    rows = [HEAD, *english, *[row for paragraph in JAPANESE for row in ("Menu", paragraph)], "Login"]
    project.write("seeds/plain.txt", "\n\n".join(rows))
    blocks = read(find_seeds(project.folder / "seeds", {})[0][0]).blocks
    assert {drop.block.text for drop in unlike_story(blocks)} == {"Menu", "Login"}


@pytest.mark.parametrize(
    "line", ["更新日：2026年2月19日", "日時：2026年2月19日 18時30分", "2026年2月30日", "令和8年2月30日"]
)
def test_a_change_or_an_event_dates_no_japanese_text(project: Project, line: str) -> None:
    project.write("seeds/plain.txt", "\n\n".join([HEAD, line, *JAPANESE]))
    assert clean(read(find_seeds(project.folder / "seeds", {})[0][0])).date is None


@pytest.mark.parametrize(
    "line",
    [
        '<p class="date">2026年2月19日 18時30分</p>',
        "<p><time>2026年2月19日18時30分</time></p>",
        '<div class="meta">公開日：2026年2月19日</div>',
        '<p class="date">令和８年２月19日</p>',
    ],
)
def test_the_date_of_a_japanese_page_is_read(project: Project, line: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in JAPANESE)
    project.write("seeds/page.html", f"<html lang='ja'><body><h1>{HEAD}</h1>{line}{story}</body></html>")
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert (text.date, [p.text for p in text.paragraphs]) == ("2026-02-19", JAPANESE)


def test_the_heading_of_a_japanese_page_is_its_title_without_the_name_of_the_site(project: Project) -> None:
    story = "".join(f"<p>{text}</p>" for text in JAPANESE)
    heading = "霧の港で機械が船を導く試験が来年春から"
    head = f"<head><title>{heading} | 港の新聞 Port News Online</title></head>"
    body = f"<body><h1>{heading}</h1><p>2026年2月19日</p>{story}</body>"
    project.write("seeds/page.html", f"<html lang='ja'>{head}{body}</html>")
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert (text.title, text.date) == (heading, "2026-02-19")
    assert [p.text for p in text.paragraphs] == JAPANESE


def test_links_to_other_stories_on_a_japanese_page_are_told_by_their_words(project: Project) -> None:
    others = ["漁業組合が夜の運航に反対する声明", "霧の中で働く船長たちの免許の行方", "古い灯台が来月から資料館になる"]
    row = "".join(f"<li><a href='https://port.example/{n}'>{other}</a></li>" for n, other in enumerate(others))
    linked = f"<p>局は<a href='https://port.example/plan'>計画の全文を公開</a>し、{JAPANESE[2]}</p>"
    story = "".join(f"<p>{text}</p>" for text in JAPANESE[:2]) + linked
    body = f"<div><h1>{HEAD}</h1>{story}</div><div><p>経済の新着</p><ul>{row}</ul></div>"
    project.write("seeds/page.html", f"<html lang='ja'><body>{body}</body></html>")
    project.write("seeds/page.yml", "url: https://port.example/mist\n")
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert [p.text for p in text.paragraphs] == [*JAPANESE[:2], f"局は計画の全文を公開し、{JAPANESE[2]}"]


def test_what_stands_below_a_japanese_story_goes(project: Project) -> None:
    below = [
        "（編集委員　港花子）",
        "【関連記事】",
        "・漁業組合、夜の運航に反対",
        "・AIと船長、免許の行方",
        "本紙記事・写真の無断転載を禁じます。",
    ]
    said = "局は写真の無断転載を禁じていると述べた。関連記事を集めた展示も、港の資料館で来月から開く予定だという。"
    project.write("seeds/plain.txt", "\n\n".join([HEAD, "関連記事", *JAPANESE, said, *below]))
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert [p.text for p in text.paragraphs if p.text != "関連記事"] == [*JAPANESE, said]
    assert (text.authors, text.rights) == (("港花子",), below[-1])
    assert [r.rule for r in text.removed] == ["bylines", *["related_links"] * 3, "notices"]


def test_prompts_of_a_japanese_site_go_and_sentences_on_such_stay(project: Project) -> None:
    said = "局は会員に登録を求めず、計画の全文をだれでも読めるようにしたと説明した。"
    prompts = [
        "この記事は会員限定です。登録すると続きをお読みいただけます。",
        "有料会員の方のみご利用になれます。",
        "無料で登録すると記事の続きが読めます",
        "港の記事が読み放題",
        "もっと見る",
        "詳しくはこちら",
        "[PR]",
    ]
    project.write("seeds/plain.txt", "\n\n".join([HEAD, JAPANESE[0], *prompts, *JAPANESE[1:], said]))
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert [p.text for p in text.paragraphs] == [*JAPANESE, said]
    assert {r.rule for r in text.removed} == {"prompts"}


def test_the_title_of_a_japanese_text_without_a_headline_is_of_its_first_paragraph(project: Project) -> None:
    project.write("seeds/plain.txt", "\n\n".join(["トップ", "経済", *JAPANESE]))
    text = clean(read(find_seeds(project.folder / "seeds", {})[0][0]))
    assert text.title_from == "lead"
    assert JAPANESE[0].startswith(text.title.rstrip("…")[:10])


def test_a_section_or_a_bracket_is_no_title_of_a_japanese_text(project: Project) -> None:
    project.write("seeds/plain.txt", "\n\n".join(["経済", "（速報）", HEAD, *JAPANESE]))
    assert clean(read(find_seeds(project.folder / "seeds", {})[0][0])).title == HEAD.replace("\u3000", " ")
    project.write("seeds/plain.txt", "\n\n".join(JAPANESE))
    assert clean(read(find_seeds(project.folder / "seeds", {})[0][0])).title_from == "lead"


ENGLISH = [
    "The harbour office has let a machine steer two of its boats since March, and nobody on board complained.",
    "A captain stands beside the wheel on every trip, the office said on Tuesday, and may take over at any moment.",
    "The towns on the other side of the bay want to see the records of a whole winter before they agree to more.",
]


@pytest.mark.parametrize(
    ("stated", "story", "language"),
    [
        ("zh-CN", ENGLISH, None),
        ("ja", [*ENGLISH, "“霧の港” is what the plan is called."], None),
        ("ja", JAPANESE, "ja"),
        ("ja", [*JAPANESE, *JAPANESE, ENGLISH[0]], "ja"),
        ("zh-Latn", ENGLISH, "zh-Latn"),
        ("de", ENGLISH, "de"),
    ],
)
def test_a_page_is_not_in_a_language_of_which_it_has_no_letter(
    stated: str, story: list[str], language: str | None, project: Project
) -> None:
    """What saves or translates pages states its own language."""
    body = "".join(f"<p>{text}</p>" for text in story)
    project.write("seeds/page.html", f"<html lang='{stated}'><body><h1>{HEAD}</h1>{body}</body></html>")
    assert clean(read(find_seeds(project.folder / "seeds", {})[0][0])).language == language
