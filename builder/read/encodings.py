"""Which encoding a raw file is in: UTF-8, UTF-16, EUC-JP, Shift_JIS or Windows-1252, or none that can be told.

The order is that of certainty. UTF-8 does not decode by chance. The Japanese encodings do, so their result has to look
like Japanese; Windows-1252 decodes nearly anything, so its result has to look like a Western text with a few accents.
What fits none of them is not guessed: half of it would be wrong. A page or a server can also name the encoding.
"""

from __future__ import annotations

import codecs
import re

_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_JAPANESE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýŒœŠšŽž‘’“”‚„–—…•·«»‹›£€¥©®™°±×½¼¾§¶¡¿†‡\xa0\xad"
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CUT_OFF = re.compile(rb"(?:[\xc2\xc3]|[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{3,40})", re.IGNORECASE)
_MOST_ACCENTS = 0.3
"""Share of characters beyond ASCII above which a text is not a Western one."""

_MOST_DAMAGE = 0.25
"""Bytes that fit nothing, beside characters in UTF-8, up to which a page is in UTF-8."""

_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(256)} | {
    chr(byte): byte for byte in range(0x80, 0xA0)
}
"""The byte that was read as a character, in Windows-1252 or in Latin-1, which has controls in their place."""
_GOES_ON = "".join(re.escape(character) for character, byte in _BYTES.items() if 0x80 <= byte < 0xC0)
_SURELY_TWICE = re.compile(
    rf"â[€\x80][{_GOES_ON}]|Ã[\x80-\x9f¡-ª¬®-º¼-¿]"
    rf"|(?=[Â-ô][{_GOES_ON}]{{0,2}}[\x80-\x9f])(?:[Â-ß][{_GOES_ON}]|[à-ï][{_GOES_ON}]{{2}}|[ð-ô][{_GOES_ON}]{{3}})"
)
"""Characters of UTF-8 of which each byte was read as one."""
_MAYBE_TWICE = re.compile(r"[âÃ\x80-\x9f]")
"""Quick to look for: without one of these no such character stands there."""

TWICE = "utf-8 that was read as windows-1252"
"""What such a file is in, as a reader is told."""

_NAMED = {
    "ascii": ("ascii",),
    "iso8859-1": ("cp1252", "iso8859-1"),
    "shift_jis": ("shift_jis", "cp932"),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("big5", "big5hkscs"),
    "euc_kr": ("cp949",),
    **{
        name: (name,)
        for name in [
            *(f"cp125{number}" for number in range(9)),
            *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
            *"utf-8 cp866 cp874 cp932 cp949 euc_jp gb18030 iso2022_jp koi8-r koi8-u mac-roman tis-620".split(),
        ]
    },
}
"""Encodings of the web by the name of their codec, and how browsers read them. UTF-16 tells itself; other codecs of
Python are no encodings of pages, and some take minutes over a crafted one."""


def decode_as(data: bytes, name: str) -> str | None:
    """Return the text in the encoding of that name, or None for a name that pages do not use or that does not fit."""
    try:
        codec = codecs.lookup(name.lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    found = filter(None, (_strictly(data, encoding) for encoding in _NAMED.get(codec, ())))
    return next((text for text, _ in found), None)


def declared_text(data: bytes) -> str | None:
    """Return the text in the encoding that the page declares; None where it declares none, or says one and is another.

    A byte order mark is stronger than what the page declares, and so is UTF-8 that is more than ASCII, which no text in
    another encoding is by chance: tools that save pages write them anew and leave the declaration as it was.
    """
    declared = _CHARSET.search(data[:4096])
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if declared is None or marked:
        return None
    return decode_as(data, "utf-8" if _is_utf8(data) else declared[1].decode("ascii"))


def settled(data: bytes, charset: str) -> bytes:
    """Return the bytes of a file such that `decode` finds the text that `charset`, named beside them, makes of them.

    They stay as they are where they tell it themselves: by a mark, as UTF-8 that is more than ASCII, or where
    `charset` does not fit. Otherwise the text comes as UTF-8 with a mark.
    """
    text = decode_as(data, charset)
    own = decode(data)
    certain = own and own[1].startswith("utf-") and not data.isascii()
    if text is None or certain or (own and own[0] == text):
        return data
    return codecs.BOM_UTF8 + text.encode("utf-8")


def decode(data: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, or None where it cannot be told."""
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\0" in data:
        return _without_mark(data)
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data.removeprefix(codecs.BOM_UTF8), "utf-8")
    if found := _strictly(data, "utf-8"):
        return found
    return _japanese(data) or _western(data)


def _is_utf8(data: bytes) -> bool:
    """Say whether bytes are UTF-8 and more than ASCII."""
    return not data.isascii() and _strictly(data, "utf-8") is not None


def damaged_utf8(data: bytes) -> str | None:
    """Return the text of a page that is UTF-8 but for a few bytes, as browsers show it: U+FFFD in their place.

    Such pages are put together of parts in two encodings, or were cut within a character. None for any other.
    """
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    return text if 0 < text.count(UNREADABLE) <= _MOST_DAMAGE * len(_MULTIBYTE.findall(data)) else None


def _strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: every second byte of an English text is null, and no other is."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > 0.4 * len(data) / 2 and min(even, odd) == 0:
        return _strictly(data, "utf-16-le" if odd else "utf-16-be")
    return None


def _japanese(data: bytes) -> tuple[str, str] | None:
    best: tuple[float, str, str] | None = None
    for encoding in ("euc_jp", "shift_jis"):
        found = _strictly(data, encoding)
        beyond = [c for c in found[0] if c > "\x7f"] if found else []
        if not found or not beyond:
            continue
        text = "".join(beyond)
        japanese = len(_JAPANESE.findall(text)) / len(text)
        if japanese >= 0.9 and len(_HIRAGANA.findall(text)) >= 0.1 * len(text) and (not best or japanese > best[0]):
            best = (japanese, found[0], encoding)
    return best[1:] if best else None


def _western(data: bytes) -> tuple[str, str] | None:
    found = _strictly(data, "cp1252")
    beyond = [c for c in found[0] if c > "\x7f"] if found else []
    # Sequences that are UTF-8 among bytes that are not, or one cut off at the end: damaged UTF-8, not a Western text.
    if not beyond or not all(c in _WESTERN for c in beyond) or _MULTIBYTE.search(data) or _CUT_OFF.search(data):
        return None
    return found if len(beyond) <= _MOST_ACCENTS * len(data) else None


def encoded_once(text: str) -> str | None:
    """Return a text that was UTF-8, was read as Windows-1252 or Latin-1 and saved as UTF-8 again; None for any other.

    Where all of it came that way all goes back; where only pieces did, those that nothing else can be: signs of
    punctuation, and what holds control characters. An "Ã" before a sign is no word of any language.
    """
    if not _MAYBE_TWICE.search(text) or not _SURELY_TWICE.search(text):
        return None
    try:
        return _bytes_of(text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return _SURELY_TWICE.sub(_piece, text)


def _piece(match: re.Match[str]) -> str:
    try:
        return _bytes_of(match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _bytes_of(text: str) -> bytes:
    """Return the bytes that were read as these characters. Raises KeyError for one that stands for none."""
    return bytes(_BYTES[character] for character in text)
