"""How many articles there were, by month or by year."""

from __future__ import annotations

from collections.abc import Mapping

from builder.pictures.svg import WIDTH, label, picture

_TOP, _HIGH, _LEFT = 18, 70, 28
_BROADEST = 24


def bars(counts: Mapping[int, int], first: str, last: str, title: str) -> str:
    """Return a bar for each period that has a count, on an even scale of periods; `first` and `last` name its ends."""
    begin, end = min(counts), max(counts)
    most = max(counts.values())
    step = (WIDTH - _LEFT - 4) / (end - begin + 1)
    broad = max(1.5, min(_BROADEST, step * 0.8))
    base = _TOP + _HIGH
    drawn = [f'<path class="axis" d="M{_LEFT} {base}H{WIDTH}"/>', label([f"{most:,}"], _LEFT - 6, _TOP + 8, "end")]
    for period, number in sorted(counts.items()):
        high = max(2, round(_HIGH * number / most))
        x = _LEFT + (period - begin + 0.5) * step - broad / 2
        drawn.append(f'<path class="bar" d="M{x:.1f} {base}v-{high}h{broad:.1f}v{high}z"/>')
    drawn += [label(["0"], _LEFT - 6, base, "end"), label([first], _LEFT, base + 18, "start")]
    drawn.append(label([last], WIDTH, base + 18, "end"))
    return picture("bars", title, base + 26, drawn, links=False)
