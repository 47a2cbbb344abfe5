"""Plain text: decoding and repair of lines, as all raw files need them, and the misprints that contributors correct."""

from __future__ import annotations

import codecs
import dataclasses
import html
import html.entities
import re
from collections.abc import Iterator, Sequence

from builder.characters import fold, spaced, visible
from builder.errors import BadInput, Problem
from builder.model import Block, Repair, Span
from builder.read.encodings import TWICE, decode, encoded_once
from builder.read.wrapped_lines import joined_lines
from builder.spans import composing, correcting, keeping, moved

MAX_BYTES = 5_000_000

NEWLINE = re.compile(r"\r\n|\n|\r")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MOST_ESCAPES = 8
_MAIL_HEAD = re.compile(rb"(?:From .*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]*:.*\r?\n(?:[ \t].*\r?\n)*+)++\r?\n")
_ENCODED = re.compile(rb"^content-transfer-encoding:\s*(?:quoted-printable|base64)\s*$", re.IGNORECASE | re.MULTILINE)


class NotThere(LookupError):
    """Text that a contributor would replace and the article does not have; `number` says which."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


def read_text(
    data: bytes, path: str, replace: Sequence[tuple[str, str]] = ()
) -> tuple[tuple[str, ...], tuple[Block, ...], tuple[Repair, ...]]:
    """Return the repaired lines, the blocks they form, and what was repaired.

    `replace` holds misprints and their corrections; raises NotThere for one that no line has. Raises BadInput (a
    warning) for a file that is empty, over 5 MB, binary or in an encoding that cannot be told.
    """
    text, encoding = decoded(data, path)
    lines, repaired = _repair(NEWLINE.split(text))
    if not any(lines):
        raise left_out(path, "the file is empty; put the article's text into it, or remove it")
    corrections = tuple(correct(lines, replace))
    return tuple(lines), tuple(joined_lines(lines)), (*recoded(encoding), *repaired, *corrections)


def _is_encoded_mail(data: bytes) -> bool:
    """Say whether a file is a mail of which the text stands there as "=E2=80=99" or in base64, not one on mails."""
    head = _MAIL_HEAD.match(data)
    return head is not None and b"mime-version:" in head[0].lower() and _ENCODED.search(data) is not None


def recoded(encoding: str) -> Iterator[Repair]:
    """Return the repair that a file in another encoding than UTF-8 is."""
    if encoding != "utf-8":
        yield Repair(line=1, was=encoding, now="utf-8", rule="encoding")


def decoded(data: bytes, path: str) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding. Raises BadInput (a warning) for what is no text."""
    refuse_large(data, path)
    if _is_encoded_mail(data):
        raise left_out(path, "this is a mail as it was sent, its text encoded; save the text that a mail program shows")
    if found := decode(data):
        once = encoded_once(found[0]) if found[1] == "utf-8" else None
        return (once, TWICE) if once else found
    if b"\0" in data:
        raise left_out(path, "this is not a text file; save the article as text")
    data = data.removeprefix(codecs.BOM_UTF8)
    start = _first_error(data)
    before = data[:start]
    line = len(re.findall(rb"\r\n|\n|\r", before)) + 1
    column = len(re.split(rb"[\r\n]", before)[-1].decode("utf-8", "replace")) + 1
    said = (
        f"byte 0x{data[start]:02x} is not UTF-8, nor is the file in another encoding that can be told; save it as UTF-8"
    )
    problem = Problem(path=path, line=line, column=column, text=f"{said}; the article is left out", severity="warning")
    raise BadInput([problem])


def _first_error(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def refuse_large(data: bytes, path: str) -> None:
    """Raise BadInput (a warning) for a raw file that is no single article."""
    if len(data) > MAX_BYTES:
        raise left_out(path, f"the file is larger than {MAX_BYTES // 1_000_000} MB; save the article alone")


def left_out(path: str, text: str) -> BadInput:
    """Return the warning about a raw file that cannot be read."""
    return BadInput.at(path, f"{text}; the article is left out", "warning")


def _repair(raw: list[str]) -> tuple[list[str], tuple[Repair, ...]]:
    """Remove invisible characters and decode HTML entities; then compose (NFC) and fold white space, unreported."""
    lines: list[str] = []
    repaired: list[Repair] = []
    for number, was in enumerate(raw, 1):
        if was.isascii() and was.isprintable() and "&" not in was:
            lines.append(" ".join(was.split()))
            continue
        plain = spaced(was)
        decoded = unescaped(plain)
        folded, removed = fold(decoded)
        if removed:
            repaired.append(Repair(line=number, was=plain, now=folded, rule="invisible"))
        elif decoded != plain:
            repaired.append(Repair(line=number, was=plain, now=folded, rule="entity"))
        lines.append(folded)
    return lines, tuple(repaired)


def fold_block(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...], bool]:
    """Return what `fold` returns, and the spans that stand over the folded text."""
    folded, removed = fold(text)
    if not spans:
        return folded, (), removed
    seen, _ = visible(text)
    composed = composing(seen)
    return folded, moved(spans, [composed[at] for at in keeping(text, seen)], folded), removed


def unescaped(text: str) -> str:
    """Decode HTML entities until none is left: text that was escaped twice has entities of entities.

    Each must end with its semicolon: `&center=` in an address is no cent.
    """
    for _ in range(_MOST_ESCAPES):
        if not _ENTITY.search(text) or (decoded := _ENTITY.sub(_character, text)) == text:
            break
        text = decoded
    return text


def _character(match: re.Match[str]) -> str:
    """Return what one entity stands for. `html.unescape` alone would find `&not;` at the start of `&notable;`."""
    entity = match.group()
    return html.unescape(entity) if entity[1] == "#" else html.entities.html5.get(entity[1:], entity)


def correct(lines: list[str], replace: Sequence[tuple[str, str]]) -> Iterator[Repair]:
    """Correct misprints in `lines`, in place, and return what was changed. Raises NotThere."""
    for number, (was, now) in enumerate(replace):
        found = [index for index, line in enumerate(lines) if was in line]
        if not found:
            raise NotThere(number)
        for index in found:
            line = lines[index]
            lines[index] = line.replace(was, now)
            yield Repair(line=index + 1, was=line, now=lines[index], rule="replace")


def corrected(block: Block, replace: Sequence[tuple[str, str]]) -> Block:
    """Return a block as `correct` leaves its line, with its spans where their words are."""
    for was, now in replace:
        if was in block.text:
            text = block.text.replace(was, now)
            spans = moved(block.spans, correcting(block.text, was, now), text)
            block = dataclasses.replace(block, text=text, spans=spans)
    return block
