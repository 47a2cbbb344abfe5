"""Cards: the image that stands for a page where somebody shares its address.

Drawn with the letters that Pillow brings along (Aileron, public domain). They are Latin letters: a text that needs
others has no card, because boxes in place of letters are worse than a plain card.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
"""Pixels, the shape that is asked for by those who show such images."""

_MARGIN = 80
_TOP, _BOTTOM = 170, 520
"""Where the title may stand, in pixels from above."""
_SIZES = range(92, 27, -4)
_PLAIN = {"–": "-", "—": "-", "‑": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."}
_GROUND, _INK, _ACCENT = (31, 42, 99), (255, 255, 255), (242, 184, 75)
_BRIGHT, _FAINT, _BAR = 254, 200, 255
"""What is drawn: from 0, the ground, to 254, the ink; 255 is the accent."""


@functools.lru_cache(maxsize=64)
def card(title: str, kind: str, site: str) -> bytes | None:
    """Return a PNG that shows `title` in full; None where it does not fit, or has letters that cannot be drawn."""
    title, kind, site = map(_plain, (title, kind, site))
    if not all(map(_drawable, title + kind + site)):
        return None
    lines, font = _fitted(title)
    if not lines:
        return None
    image = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((_MARGIN, 76, _MARGIN + 96, 84), fill=_BAR)
    draw.text((_MARGIN, 100), kind, font=_font(34), fill=_FAINT)
    for number, line in enumerate(lines):
        draw.text((_MARGIN, _TOP + number * _height(font)), line, font=font, fill=_BRIGHT)
    small = next(size for size in range(34, 7, -1) if _width(site, _font(size)) <= SIZE[0] - 2 * _MARGIN or size == 8)
    draw.text((_MARGIN, 548), site, font=_font(small), fill=_FAINT)
    out = io.BytesIO()
    image.putpalette(_palette())
    image.save(out, "PNG")
    return out.getvalue()


def _plain(text: str) -> str:
    """Return text with the plain form of those dashes and quotation marks that cannot be drawn."""
    return "".join(c if _drawable(c) else _PLAIN.get(c, c) for c in " ".join(text.split()))


def _palette() -> list[int]:
    shades = [
        ground + (ink - ground) * n // _BRIGHT for n in range(_BAR) for ground, ink in zip(_GROUND, _INK, strict=True)
    ]
    return [*shades, *_ACCENT]


@functools.cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("this Pillow was built without FreeType; install one of its own wheels")
    return font


@functools.cache
def _drawable(character: str) -> bool:
    """Say whether there is a letter for it: one that is missing is drawn as the same box as a character of nobody."""
    font = _font(40)
    return character == " " or bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffd"))


def _fitted(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return the lines of the title in the largest letters in which all of it has room; no line where none are."""
    for size in _SIZES:
        font = _font(size)
        lines = list(_lines(title, font))
        if len(lines) * _height(font) <= _BOTTOM - _TOP:
            return lines, font
    return [], _font(_SIZES[-1])


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Break between words; within one that is wider than the card."""
    line = ""
    for word in text.split():
        if line and _width(f"{line} {word}", font) > SIZE[0] - 2 * _MARGIN:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while _width(line, font) > SIZE[0] - 2 * _MARGIN:
            fits = next(n for n in range(len(line) - 1, 0, -1) if _width(line[:n], font) <= SIZE[0] - 2 * _MARGIN)
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _width(text: str, font: ImageFont.FreeTypeFont) -> float:
    return float(font.getlength(text))


def _height(font: ImageFont.FreeTypeFont) -> int:
    return int(font.size * 1.22)
