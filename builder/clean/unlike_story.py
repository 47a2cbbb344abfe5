"""Boilerplate that no wording gives away: a forest of trees, which was trained, tells it by the form of each line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from builder.boilerplate.forest import Integers, doubts, load
from builder.boilerplate.forms import form_features
from builder.boilerplate.labelled import labelled_features
from builder.boilerplate.lines import FUNCTION_WORDS, look
from builder.clean.below_gone import below_gone
from builder.clean.headline import top
from builder.clean.remnants import remnants
from builder.clean.rule import Drop, is_bare, is_paragraph, is_prose, is_story, is_unspaced
from builder.clean.story import share_of
from builder.clean.strays import strays
from builder.clean.sub_headings import DAYS, heads_points
from builder.model import Block
from builder.sentences import sentences

_DATA = re.compile(r"(?:\d{1,3}\[?\.\]?){3}\d{1,3}(?:[:/]\d{1,5})?|[0-9a-f]{32,128}", re.IGNORECASE)
"""Addresses of machines and checksums, of which advisories list many: no template shows them."""
_ROW = re.compile(r"(?P<rank>\d{1,3})[.)]?\s(?:.*\s)?[$€£¥+–-]?\d[\d.,]*%?")
"""A row with its place in an order before it and a figure at its end."""
_LONGEST_ROW = 100
_ROWS = 5
"""Of the shortest ranking: a site's list of what is read most has no figures, a market's prices no order."""
_WORDS = 16
"""Of the longest line that its neighbours decide about."""
_LONG = 40
"""Words from which on a paragraph is rarely an appeal, a note or a reader's comment."""
_IN_A_ROW = 2
"""Such paragraphs that are text, whatever the forest says."""
_RUNNING = 5
"""Blanks in the shortest line that may be one of running text that somebody wrapped."""
_ABOVE = 8
"""Lines above the story's first paragraph among which its standfirst is."""
_NOT_SURE, _TOLD, _SHARED = -1700, 8, 0.5
"""Log-odds of the story, in thousandths, blanks and the share of its words that the others have, from which on a
doubted paragraph may be one of them."""
_STANDFIRST = -3200
"""Log-odds from which on the paragraph right below a headline is one, whatever words it has."""
_LEADS_TO = re.compile(r"(?:\S+\s){2}.*\b(?:are|following|follows|have|include|includes|including|were|with)\b.*:$")
"""“These were appointed:”, of which the items of a list are told; no heading is."""
_ITEMS = 4
"""Items of the shortest such list."""
_LONG_ITEM = 8
"""Blanks of an item that is no link of a menu."""
_READER = re.compile(
    r"\b(?:you|your|we|our|us|subscribe|newsletters?|cookies?|sie|ihre[nm]?|vous|votre)\b|@\w", re.IGNORECASE
)
_UNSURE = (3000, 1000, -600)
"""Log-odds of the story, in thousandths, below which the forest of labelled texts is listened to: of a line alone among
paragraphs, of each of two in a row, of more, for the lists and tables of a story are many lines in a row."""
_FEW = (4, 0.06)
"""The lines, and in a long text the share of those left, up to which that forest is believed: of pages saved whole it
knows too little."""
_FOREIGN = 0.2
"""Of the words in paragraphs, the share of English function words below which they are in another language."""
_RELIABLE = 20
"""Words of a sentence in such a language that stays beside another. Of 24 that were dropped on 113 pages saved as text,
23 were the story's."""
_MUCH = 1 / 3
"""The share of the lines within a story of which no story is boilerplate: more that are doubted are a directory's, a
table's or a list's, which the forest knows too little of."""


def unlike_story(blocks: Sequence[Block], whole: Sequence[Block] = ()) -> Iterator[Drop]:
    """Drop what a forest of trees takes for boilerplate, by length, words, place and neighbours of each line.

    The forest is asked again about what is left until nothing more goes, so that cleaning a cleaned text changes
    nothing. Then a short line goes that stands alone between two that went: certain lines first, then the doubtful by
    their neighbours, as in a chain of labels (Lafferty, McCallum and Pereira, Conditional Random Fields, ICML 2001)
    with a single weight.

    Must not drop the story's short paragraphs, lists and sub-headings: they stand among its paragraphs and share its
    words, and of two lines in a row that nothing speaks against neither goes. A text with fewer than three paragraphs
    is left alone, and so are the last three of any. Where the forest doubts much of what stands within the story, only
    what is certainly boilerplate goes there. `whole` is the text with what other rules have dropped, by which some
    lines are told.
    """
    if all(is_prose(block.text) for block in blocks[1:]):
        return  # Below its title nothing but paragraphs: there is no other sort of line, and looking is dear.
    left = list(blocks)
    foreign = _is_foreign(blocks)
    places = {block.first: number for number, block in enumerate(blocks)} if foreign else {}
    while is_story(left):
        odds = load("lines").log_odds(form_features(block.text for block in left))
        against = (
            _doubted(left, odds, places)
            or _between(blocks, left)
            or strays(left, odds)
            or _by_labels(left, odds)
            or remnants(whole or blocks, left)
            or below_gone(whole or blocks, left)
        )
        kept = [block for number, block in enumerate(left) if number not in against]
        if not against or not is_story(kept):
            return
        for number, why in against.items():
            yield Drop(block=left[number], why=why)
        left = kept


def _doubted(blocks: Sequence[Block], odds: Integers, places: Mapping[int, int]) -> dict[int, str]:
    """Return the lines that the forest takes for boilerplate, but for those that are surely of the text.

    A line that ends in a comma leads to the next, as the end of a letter leads to its signature. The rows of a ranking
    go by none of their neighbours' looks: where some went, the others would seem ever stranger. Nor do long paragraphs
    that follow each other: the forest knows few long texts, and doubts what stands far into one. It was not trained on
    scripts that are written without spaces, so it says nothing of their paragraphs. `places` is where each line of a
    text in another language stood at first, and empty otherwise.
    """
    against = _against(blocks, odds)
    if not against:
        return {}
    apart = _surely_of_text(blocks) | _following(blocks, against) | _of_the_same(blocks, against, odds)
    apart |= _rows(blocks, against) | _in_lists(blocks, against)
    apart |= _beside_others(blocks, against, places) if places else set()
    apart |= {number for number in against if is_unspaced(text := blocks[number].text) and is_paragraph(text)}
    return {number: why for number, why in against.items() if number not in apart}


def _surely_of_text(blocks: Sequence[Block]) -> set[int]:
    """Return rows of a ranking, addresses of machines, lines that lead to the next or are led to, what heads points."""
    leads = [False, *(block.text.endswith(",") for block in blocks)]
    found = _ranked(blocks)
    found.update(n for n, (block, below) in enumerate(pairwise(blocks)) if heads_points(block, below))
    found.update(n for n, block in enumerate(blocks) if True in leads[n : n + 2] or _DATA.fullmatch(block.text))
    return found


def _of_the_same(blocks: Sequence[Block], against: Collection[int], odds: Integers) -> set[int]:
    """Return those of the doubted paragraphs that tell of what the others do, and to no reader.

    They stand beside one of those, or above the first and not far: there the forest takes standfirsts for offers, and
    most of all right below a headline, where a standfirst says the same in other words.
    """
    kept = [number for number, block in enumerate(blocks) if number not in against and is_prose(block.text)]
    title = top(blocks).title
    standfirst = None if title is None else title + 1
    story = [blocks[number].text for number in kept]
    near = {at for number in kept for at in (number - 1, number + 1)}
    near.update(range(kept[0] - _ABOVE, kept[0]) if kept else (), () if standfirst is None else (standfirst,))
    return {
        number
        for number in near.intersection(against)
        if is_prose(text := blocks[number].text) and text.count(" ") >= _TOLD and not _READER.search(text)
        if odds[number] >= (_NOT_SURE if number != standfirst else _STANDFIRST)
        if number == standfirst or share_of(text, story) >= _SHARED
    }


def _following(blocks: Sequence[Block], against: Collection[int]) -> set[int]:
    """Return those of the doubted lines that are long paragraphs, several of them in a row."""
    long = [
        n in against and (text := blocks[n].text).count(" ") >= _LONG - 1 and is_prose(text) for n in range(len(blocks))
    ]
    runs = [list(run) for is_long, run in groupby(range(len(blocks)), key=long.__getitem__) if is_long]
    return {number for run in runs if len(run) >= _IN_A_ROW for number in run}


def _rows(blocks: Sequence[Block], against: Collection[int]) -> set[int]:
    """Return those of the doubted lines that are rows of a table of which no more than half the rows are."""
    found: set[int] = set()
    for is_table, each in groupby(range(len(blocks)), key=lambda number: blocks[number].kind == "table"):
        run = list(each)
        doubted = set(run).intersection(against)
        found |= doubted if is_table and 2 * len(doubted) <= len(run) else set()
    return found


def _in_lists(blocks: Sequence[Block], against: Collection[int]) -> set[int]:
    """Return those of the doubted lines that stand among the items of a list to which a sentence above leads.

    “The following were appointed:” leads to names, some of which the forest takes for a menu. The story goes on below.
    """
    found: set[int] = set()
    end = 0
    for number in sorted(against):
        if number < end or is_prose(blocks[number].text):
            continue
        start, end = _bare_run(blocks, number)
        doubted = {each for each in range(start, end) if each in against}
        led = start > 0 and start - 1 not in against and _LEADS_TO.search(blocks[start - 1].text)
        told = all(block.text[0].isalnum() for block in blocks[start:end])
        if led and told and end < len(blocks) and end - start >= _ITEMS and 2 * len(doubted) <= end - start:
            found |= doubted
    return found


def _marked(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the headings that stand between paragraphs, and the long items between such, where they are marked so."""
    for number in range(1, len(blocks) - 1):
        block, beside = blocks[number], (blocks[number - 1], blocks[number + 1])
        if block.kind == "heading":
            alike = all(is_prose(other.text) for other in beside)
        else:
            alike = all(each.kind == "list_item" and each.text.count(" ") >= _LONG_ITEM for each in (block, *beside))
        if alike:
            yield number


def _bare_run(blocks: Sequence[Block], number: int) -> tuple[int, int]:
    """Return where the lines in a row begin and end, `number` among them, that are no paragraphs."""
    start, end = number, number + 1
    while start > 0 and not is_prose(blocks[start - 1].text) and not blocks[start - 1].text.endswith(":"):
        start -= 1
    while end < len(blocks) and not is_prose(blocks[end].text):
        end += 1
    return start, end


def _is_foreign(blocks: Sequence[Block]) -> bool:
    words = [word for block in blocks if is_prose(block.text) for word in look(block.text).words]
    return sum(word in FUNCTION_WORDS for word in words) < _FOREIGN * len(words)


def _beside_others(blocks: Sequence[Block], against: Collection[int], places: Mapping[int, int]) -> set[int]:
    """Return those of the doubted sentences that stand in a row with one that is not, nothing having stood between.

    For texts in other languages than English, of which the forest has seen few.
    """
    prose = [
        is_prose(block.text) and (n not in against or block.text.count(" ") >= _RELIABLE - 1)
        for n, block in enumerate(blocks)
    ]
    found: set[int] = set()
    runs = groupby(range(len(blocks)), key=lambda n: (prose[n], places[blocks[n].first] - n))
    for (is_run, _), each in runs:
        run = list(each)
        if is_run and any(n not in against for n in run):
            found.update(n for n in run if n in against)
    return found


def _ranked(blocks: Sequence[Block]) -> set[int]:
    """Return the rows that are numbered one after the other and end in a figure each."""
    ranks = [_rank(block.text) for block in blocks]
    found: set[int] = set()
    for _, run in groupby(range(len(blocks)), key=lambda number: number - ranks[number]):
        rows = [number for number in run if ranks[number]]
        found.update(rows if len(rows) >= _ROWS else ())
    return found


def _rank(text: str) -> int:
    row = _ROW.fullmatch(text) if text[0].isdigit() and len(text) <= _LONGEST_ROW else None
    return int(row["rank"]) if row else 0


def _between(blocks: Sequence[Block], left: Sequence[Block]) -> dict[int, str]:
    """Return which of the lines left is short and alone between two that are gone, or one and the end.

    Above the story may stand its title.
    """
    places = {block.first: number for number, block in enumerate(left)}
    is_gone = [*(block.first not in places for block in blocks), True]
    story = next(block.first for block in left if is_prose(block.text))
    return {
        places[block.first]: "stands alone among lines that are not of the story"
        for number, block in enumerate(blocks)
        if block.first > story and is_gone[number - 1 : number + 2] == [True, False, True]
        if is_bare(block.text) and block.text.count(" ") < _WORDS
    }


def _against(blocks: Sequence[Block], odds: Integers) -> dict[int, str]:
    """Return the indices of the blocks that are doubted, each with what speaks against it."""
    features = form_features(block.text for block in blocks)
    doubted = doubts("lines", features, odds)
    kept = [number for number in range(len(blocks)) if number not in doubted]
    within = range(kept[0], kept[-1] + 1) if kept else range(0)
    if sum(number in within for number in doubted) <= _MUCH * len(within):
        return doubted
    surely = doubts("lines", features, odds, surely=True)
    return {number: why for number, why in doubted.items() if number in surely or number not in within}


def _by_labels(blocks: Sequence[Block], odds: Integers) -> dict[int, str]:
    """Return the lines that the forest of labelled texts doubts, of those of which the other one is not sure.

    It is asked last, when all others have said what they doubt, of no paragraph (a story's last one is much like a note
    below it) nor of a line of one that goes on in the next, in lower case, or breaks off at the end, nor of a day
    alone, of which chronicles have many, nor of what is marked as a heading or an item and stands where such do. Where
    it doubts much of a text it is not believed.
    """
    texts = [block.text for block in blocks]
    limits: dict[int, int] = {}
    for prose, each in groupby(range(len(texts)), key=lambda number: is_prose(texts[number])):
        run = list(each)
        limits |= {} if prose else dict.fromkeys(run, _UNSURE[min(len(run), len(_UNSURE)) - 1])
    goes_on = [text.count(" ") >= _RUNNING and after[0].islower() for text, after in pairwise([*texts, "."])]
    apart = _surely_of_text(blocks) | {n for n, text in enumerate(texts) if goes_on[n] or DAYS.fullmatch(text)}
    apart |= {number for number, block in enumerate(blocks) if block.kind == "table"}
    apart.update(_marked(blocks))
    if len(sentences(texts[-1])) > 1:
        apart.add(len(texts) - 1)
    rows = [n for n, limit in limits.items() if odds[n] < limit and n not in apart]
    if not rows:
        return {}
    features = form_features(texts)
    doubted = doubts("labelled", labelled_features([texts[number] for number in rows], features[rows]))
    most = max(_FEW[0], _FEW[1] * len(blocks))
    return {} if len(doubted) > most else {rows[row]: why for row, why in doubted.items()}
