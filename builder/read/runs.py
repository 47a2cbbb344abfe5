"""Text gathered piece by piece, with the emphasis and the links that are open over each piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from builder.model import Span, SpanKind

STOPS = tuple(".,;:!?)")
"""What stands right behind a word, whatever mark was between."""
_LONGEST_START = 40
_INITIAL = re.compile(r"\s*[“\"‘']?[B-HJ-NP-Z]")
"""A letter that is no word by itself."""


@dataclass(slots=True)
class Runs:
    """Text since it was last taken, and what sets the next piece apart."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    said: bool = False
    """Whether there is anything but white space."""
    spans: list[Span] = field(default_factory=list)
    marks: list[tuple[SpanKind, str] | None] = field(default_factory=list)
    """Of each open element; None for one that sets nothing apart, or in one of its own kind."""

    def add(self, text: str) -> None:
        """Put `text` at the end; what goes on from a letter that is set apart as an initial is of its word."""
        if self.length < _LONGEST_START and text[:1].isspace() and _INITIAL.fullmatch("".join(self.pieces)):
            text = text.lstrip() if text.lstrip()[:1].islower() else text
        start, self.length = self.length, self.length + len(text)
        self.pieces.append(text)
        self.said = self.said or bool(text.strip())
        marks = filter(None, self.marks)
        self.spans += [Span(start=start, end=self.length, kind=kind, target=target) for kind, target in marks]

    def put(self, text: str) -> None:
        """Put at the end what is not of the text, and what nothing sets apart: signs between its pieces."""
        self.pieces.append(text)
        self.length += len(text)

    def trim(self) -> None:
        """Take white space from the end."""
        while self.pieces and self.pieces[-1] != (trimmed := self.pieces[-1].rstrip()):
            self.length -= len(self.pieces.pop()) - len(trimmed)
            self.pieces += filter(None, (trimmed,))
        at = len(self.spans)
        while at and self.spans[at - 1].end > self.length:
            at -= 1
        self.spans[at:] = [replace(span, end=self.length) for span in self.spans[at:] if span.start < self.length]

    def open(self, kind: SpanKind, target: str | None = "") -> None:
        """Set apart what is added from here to the matching `close`; a link without a target is none."""
        new = target is not None and not any(mark and mark[0] == kind for mark in self.marks)
        self.marks.append((kind, target or "") if new else None)

    def close(self) -> None:
        """End what was opened last."""
        if self.marks:
            self.marks.pop()

    def take(self) -> tuple[str, list[Span]]:
        """Return the text and its spans, and begin anew; what is open stays open."""
        text, spans = "".join(self.pieces), self.spans
        self.pieces, self.length, self.said, self.spans = [], 0, False, []
        return text, spans
