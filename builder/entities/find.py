"""Finding: where names of the catalogue and phrases of the topics stand. Pure, and blind to meaning.

spaCy's tokenizer makes the patterns and the text, so that "U.S.", "Japan's" and "US-Japan" fall apart the same way in
both, and a name is found as whole tokens only ("Korea" is not in "Korean"). A tree of folded tokens (`spelling`) holds
the names, so that one step a token finds all spellings, however many names there are. Of overlapping names the longest
wins: "South Korea" is not "Korea".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from builder.entities.catalogue import Catalogue, Claim
from builder.entities.spelling import agrees, key, plain, written
from builder.entities.tokens import Tokenizer, Tokens, Words
from builder.entities.words import LEGAL_FORMS

_BESIDE_ADDRESS = frozenset("@#./\\_:=?&%~")
_ADDRESS = re.compile(
    r"://|www\.|\w@\w|^[@#/~]|[\w/]\\\w|_\w"
    r"|\w\.(?:com|org|net|edu|gov|int|info|biz|[a-z]{2}|pdf|html?|txt|docx?|xlsx?|pptx?|csv|json|jpe?g|png|gif|svg|mp[34]|zip|exe"
    r"|ya?ml|md|py|js|php|aspx?)(?![a-z])",
)
"""Of a piece of text between white space: an address, a handle or the name of a file."""
_INITIAL = re.compile(r"[A-Z]\.?")
"""Of a second first name, with which some papers write people and others do not: "Ada B. Example"."""
_BREAK = "—"
"""Parts two clauses, which a hyphen does not."""
_NEAR = 8
"""Names after one that are looked through for a full name that it leads into."""
_LOWERED = {"law": 1, "programme": 1, "event": 1, "government": 2, "organisation": 2}
"""By kinds of what is called by a common noun, words of a name that may lack their capitals after a shorter name."""
_FARTHEST = 200
"""Characters of such a piece that are looked at on each side of a name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name that somebody claims."""

    start: int
    end: int
    surface: str
    claims: tuple[Claim, ...]
    first: int = 0
    """Number of its first word in `Words`."""
    last: int = 0
    """Number of the word after it."""


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the tree of names."""

    following: dict[str, _Node] = field(default_factory=dict)
    names: tuple[tuple[tuple[str, ...], tuple[Claim, ...], bool], ...] = ()
    """Those that end here: as written, who claims them, and whether in any case."""


class Finder:
    """Matchers made once from a catalogue and the topics' phrases; used on any number of articles."""

    def __init__(self, catalogue: Catalogue, phrases: Iterable[str], model: str | None = None) -> None:
        """Build the matchers.

        `model` names an installed spaCy pipeline whose tokenizer is used instead of the plain English one; where it is
        not installed, LookupError says how to install it.
        """
        self.catalogue = catalogue
        self._tokenizer = Tokenizer(model)
        self._root = _Node()
        self._met: dict[tuple[_Node, str, bool], tuple[Claim, ...]] = {}
        """Who claims a surface, as far as it was met, by its place, itself and whether its line is in capitals."""
        self._small: set[str] = set()
        """First words of names that need not begin with a capital."""
        for table, any_case in ((catalogue.exact, False), (catalogue.folded, True), (catalogue.national, False)):
            self._plant(table, any_case)
        self._phrases: dict[str, list[str]] = {}
        """By the plain spelling of each variant, the phrases as they are asked for."""
        for phrase in sorted({phrase.lower() for phrase in phrases}):
            for variant in _variants(plain(phrase)):
                self._phrases.setdefault(variant, []).append(phrase)
        self._phrase_root = _Node()
        for variant in sorted(self._phrases):
            self._plant_phrase(variant)

    def tokens(self, text: str) -> Tokens:
        """Return the tokens that `names` and `phrases` look at."""
        return self._tokenizer.tokens(text)

    def names(self, tokens: Tokens, capitals: Sequence[tuple[int, int]] = ()) -> list[Found]:
        """Return the claimed names in reading order; where two overlap, only the longer, or the earlier.

        `capitals` holds the spans, in order, of lines that are in capitals throughout, where "JAPAN" is Japan. A
        company's legal form is part of its mention. Addresses, handles and names of files hold no names.
        """
        text, words = tokens.text, tokens.words
        found = []
        root, small = self._root.following, self._small
        for first in [number for number, key_ in enumerate(words.keys) if key_ in root]:
            if words.keys[first] in small or text[words.starts[first]].isupper():
                found += [n for n in self._all_at(first, text, words, capitals) if not _in_address(text, n)]
        return [_with_legal_form(name, text, words) for name in _longest(found)]

    def phrases(self, tokens: Tokens) -> list[tuple[int, int, str]]:
        """Return start, end and phrase of every topic phrase, in reading order, each as it is asked for in lower case.

        Number, hyphens, accents and the form of an apostrophe may be others; full stops may not: "us" is no "U.S.". A
        long dash between two words is no hyphen.
        """
        text, words = tokens.text, tokens.words
        root = self._phrase_root.following
        spans = []
        for first in [number for number, key_ in enumerate(words.keys) if key_ in root]:
            start, last = words.starts[first], first
            node: _Node | None = root[words.keys[first]]
            while node:
                said = text[start : words.ends[last]]
                if _BREAK not in said and (asked := self._phrases.get(plain(said).lower())):
                    spans += [(start, words.ends[last], phrase) for phrase in asked]
                last += 1
                node = node.following.get(words.keys[last]) if last < len(words.keys) else None
        return sorted(spans)

    def _plant(self, table: Mapping[str, tuple[Claim, ...]], any_case: bool) -> None:
        """Put names into the tree, each without a leading "the" as well where two words are left."""
        for name, claims in table.items():
            tokens = [written(token) for token in _without_serial_commas(self._tokenizer.split(name))]
            for spelling in (tokens, tokens[1:]) if len(tokens) > 2 and tokens[0].lower() == "the" else (tokens,):
                node = self._root
                for token in spelling:
                    folded = token.lower()
                    if folded not in node.following:
                        node.following[folded] = _Node()
                    node = node.following[folded]
                node.names += ((tuple(spelling), claims, any_case),)
                if any_case or not spelling[0][:1].isupper():
                    self._small.add(spelling[0].lower())

    def _plant_phrase(self, phrase: str) -> None:
        node = self._phrase_root
        for token in self._tokenizer.tokens(phrase).words.keys:
            node = node.following.setdefault(token, _Node())

    def _all_at(self, first: int, text: str, words: Words, capitals: Sequence[tuple[int, int]]) -> list[Found]:
        """Return the names that begin with this word, short and long, each with the claims of all its spellings."""
        start, keys = words.starts[first], words.keys
        shouted = bool(capitals) and _inside(start, capitals)
        node = self._root
        found: list[Found] = []
        last = first
        skipped: list[int] = []
        while last < len(keys):
            following = node.following.get(keys[last])
            if following is None:
                serial = keys[last] == "," and keys[last + 1 : last + 2] == ["and"]
                initial = (
                    last > first and not skipped and _INITIAL.fullmatch(text, words.starts[last], words.ends[last])
                )
                if not (serial or initial):
                    break
                skipped.append(last)
                last += 1
                continue
            node = following
            last += 1
            if node.names:
                met = (node, text[start : words.ends[last - 1]], shouted)
                if met not in self._met:
                    taken = [text[words.starts[n] : words.ends[n]] for n in range(first, last) if n not in skipped]
                    claims = _claims(node, taken, shouted) or _in_lower_case(node, taken, found, first)
                    self._met[met] = claims if not skipped or keys[skipped[0]] == "," else _people(claims)
                if claims := self._met[met]:
                    end = _end(text, words, last, claims)
                    found.append(Found(start, end, text[start:end], claims, first, last))
        return found


def _people(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return those claims that are of people: nothing else has an initial in the midst of its name."""
    return tuple(claim for claim in claims if claim.entity.kind == "person")


def _claims(node: _Node, tokens: list[str], shouted: bool) -> tuple[Claim, ...]:
    """Return the claims of the names that end here and are capitalised so; one an entity, the first."""
    plain = [written(token) for token in tokens]
    claims: dict[str, Claim] = {}
    capitals = shouted or (len(tokens) > 1 and all(token.isupper() and len(token) > 1 for token in tokens))
    for name, claimed, any_case in node.names:
        loud = capitals or (all(claim.entity.kind == "person" for claim in claimed) and _official(plain, name))
        if any_case or agrees(plain, name, capitals=loud):
            for claim in claimed:
                claims.setdefault(claim.entity.slug, claim)
    return tuple(claims.values())


def _in_lower_case(node: _Node, tokens: list[str], found: Sequence[Found], first: int) -> tuple[Claim, ...]:
    """Return the claims of names whose last words stand in lower case after a shorter name that begins them.

    "The Hiroshima process" is the Hiroshima Process and not the city. Two words in lower case are needed for a body,
    as in "the US state department", and no company is taken so: "US house prices", "China daily reports".
    """
    if not found:
        return ()
    shorter = found[-1].last - first
    plain = [written(token) for token in tokens]
    claims: dict[str, Claim] = {}
    for name, claimed, _ in node.names:
        lowered = [(token, own) for token, own in zip(plain, name, strict=True) if token != own]
        words = all(token == own.lower() and own == own.capitalize() for token, own in lowered)
        if not words or not agrees(plain[:shorter], name[:shorter], capitals=False):
            continue
        for claim in claimed:
            least = _LOWERED.get(claim.entity.kind)
            if claim.ground in ("name", "alias") and least is not None and len(lowered) >= least:
                claims.setdefault(claim.entity.slug, claim)
    return tuple(claims.values())


def _official(tokens: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether one word of a person's name is in capitals, as governments write surnames: "KISHIDA Fumio"."""
    loud = [token for token, own in zip(tokens, name, strict=True) if token != own]
    return len(loud) == 1 < len(tokens) and loud[0].isupper() and len(loud[0]) > 1


def _end(text: str, words: Words, last: int, claims: Iterable[Claim]) -> int:
    """Return where a name ends: the full stop of a sentence may stick to an acronym ("the DoD.")."""
    end = words.ends[last - 1]
    tail = text[words.starts[last - 1] : end]
    return end - 1 if tail.endswith(".") and "." not in tail[:-1] and not _dotted(claims, tail) else end


def _dotted(claims: Iterable[Claim], tail: str) -> bool:
    """Say whether a name is written with the full stop that its last token has."""
    forms = (form for claim in claims for form in (claim.entity.name, *claim.entity.aliases, *claim.entity.short_forms))
    return key(tail) in LEGAL_FORMS or any(form.endswith(tail) for form in forms)


def _without_serial_commas(tokens: list[str]) -> list[str]:
    """Return the tokens less the comma before "and", which some papers write and some do not."""
    return [t for t, after in zip(tokens, [*tokens[1:], ""], strict=True) if t != "," or after not in ("and", "&")]


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether an offset lies in one of the spans, which are in order."""
    span = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return span >= 0 and offset < spans[span][1]


def _in_address(text: str, name: Found) -> bool:
    if (
        text[name.start - 1 : name.start] not in _BESIDE_ADDRESS
        and text[name.end : name.end + 1] not in _BESIDE_ADDRESS
    ):
        return False
    before = text[max(0, name.start - _FARTHEST) : name.start].split()
    after = text[name.end : name.end + _FARTHEST].split()
    head = before[-1] if before and not text[name.start - 1].isspace() else ""
    tail = after[0] if after and not text[name.end].isspace() else ""
    around = head.lstrip("(<[\"'“‘") + name.surface.lower().replace(".", "") + tail
    return _ADDRESS.search(around) is not None


def _with_legal_form(name: Found, text: str, words: Words) -> Found:
    """Return a company's name with the "Inc.", "Co., Ltd." or the like that follows."""
    last = name.last
    beside = words.keys[last : last + 1]
    if beside != [","] and LEGAL_FORMS.isdisjoint(beside):
        return name
    if all(claim.entity.kind != "company" for claim in name.claims):
        return name
    while (after := last + (words.keys[last : last + 1] == [","])) < len(words.keys):
        compound = words.keys[after + 1 : after + 2] == ["-"] and words.starts[after + 1] == words.ends[after]
        if words.keys[after] not in LEGAL_FORMS or not text[words.starts[after]].isupper() or compound:
            break
        last = after + 1
    if last == name.last:
        return name
    end = words.ends[last - 1]
    return Found(name.start, end, text[name.start : end], name.claims, name.first, last)


def _variants(phrase: str) -> set[str]:
    """Return the phrase in singular and plural, with hyphens and with spaces."""
    spellings = (phrase, phrase.replace(" ", "-"), phrase.replace("-", " "))
    return {form for spelling in spellings for form in _numbers(spelling)}


def _numbers(phrase: str) -> tuple[str, ...]:
    """Return the phrase and its regular plural."""
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase, phrase[:-1] + "ies"
    if phrase.endswith(("s", "x", "z", "ch", "sh")):
        return phrase, phrase + "es"
    return phrase, phrase + "s"


def _longest(found: list[Found]) -> list[Found]:
    """Keep the longest of overlapping names (spaCy's `filter_spans`, on characters)."""
    kept: list[Found] = []
    cluster: list[Found] = []
    reach = 0
    for name in found:
        if name.start >= reach:
            kept += _longest_of(cluster)
            cluster = []
        cluster.append(name)
        reach = max(reach, name.end)
    return kept + _longest_of(cluster)


def _gives_way(number: int, cluster: Sequence[Found]) -> bool:
    """Say whether a name only leads into a full name of the same entity: "President Xi" of "President Xi Jinping"."""
    name = cluster[number]
    slugs = {claim.entity.slug for claim in name.claims}
    return any(
        name.start < other.start < name.end < other.end
        and any(claim.ground == "name" and claim.entity.slug in slugs for claim in other.claims)
        for other in cluster[number + 1 : number + 1 + _NEAR]
    )


def _longest_of(cluster: list[Found]) -> list[Found]:
    if len(cluster) <= 1:
        return cluster
    kept: list[Found] = []
    cluster = [name for number, name in enumerate(cluster) if not _gives_way(number, cluster)]
    for name in sorted(cluster, key=lambda f: (f.start - f.end, f.start)):
        at = bisect_left(kept, name.start, key=lambda f: f.start)
        before, after = kept[at - 1 : at], kept[at : at + 1]
        if all(f.end <= name.start for f in before) and all(name.end <= f.start for f in after):
            kept.insert(at, name)
    return kept
