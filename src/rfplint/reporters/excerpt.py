"""Which lines of the source a frame shows, and which columns of them are underlined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from rfplint.model import Line, Location
from rfplint.reporters.escape import pieces
from rfplint.reporters.measure import columns

WIDEST: Final = 120
"""Columns of source that a frame shows at most."""
_CUT: Final = "…"
# A line may be a whole file (minified JSON): look at no more of it than could be shown.
_REACH: Final = 2 * WIDEST


class Strip(NamedTuple):
    """A line of the source as it is shown; columns `[start, end)` of it are underlined, from 0."""

    number: int
    text: str
    start: int
    end: int


def strips(location: Location, excerpt: tuple[Line, ...]) -> tuple[Strip, ...]:
    """Give the first and the last line of a place, as far as the excerpt has them."""
    lines = {line.number: line for line in excerpt}
    first, last = lines.get(location.line), lines.get(_last_line(location))
    if first is None:
        return ()
    start = location.column - 1
    if _last_line(location) == location.line:
        end = location.end_column - 1 if location.end_line == location.line else len(first.text)
        return (_strip(first, start, end),)
    upper = _strip(first, start, len(first.text))
    if last is None:
        return (upper,)
    indent = len(last.text) - len(last.text.lstrip())
    end = location.end_column - 1 if location.end_line == last.number else len(last.text)
    return (upper, _strip(last, indent, end))


def is_cut_short(location: Location, drawn: tuple[Strip, ...]) -> bool:
    """Say whether the place goes on below the last line that is drawn."""
    return _last_line(location) > drawn[-1].number


def _last_line(location: Location) -> int:
    """A place that ends before the first character of a line does not touch that line."""
    ends_before = location.end_column == 1 and location.end_line > location.line
    return location.end_line - 1 if ends_before else location.end_line


def _strip(line: Line, start: int, end: int) -> Strip:
    start = min(start, len(line.text))
    end = max(start, min(end, len(line.text)))
    if len(line.text) <= WIDEST and line.text.isascii() and pieces(line.text) is line.text:
        return Strip(line.number, line.text, start, max(end, start + 1))
    low, high = max(0, start - _REACH), min(end, start + _REACH) + _REACH
    shown = pieces(line.text[low:high])
    first, last = start - low, min(end, high) - low
    if low == 0 and high >= len(line.text) and columns("".join(shown)) <= WIDEST:
        before, under = columns("".join(shown[:first])), columns("".join(shown[first:last]))
        return _underlined(Strip(line.number, "".join(shown), before, before + under))
    edges = [0, *accumulate(map(columns, shown))]
    whole = Strip(line.number, "", edges[first], edges[last])
    return _underlined(_window(whole, shown, edges, more=(low > 0, high < len(line.text))))


def _window(
    whole: Strip, shown: Sequence[str], edges: list[int], *, more: tuple[bool, bool]
) -> Strip:
    """Keep WIDEST columns around what is underlined; `more` says on which sides the line goes on.

    `edges` are the columns at which the characters start, and the end.
    """
    room = WIDEST - 2 * len(_CUT)
    margin = (room - min(whole.end - whole.start, room)) // 2
    begin = max(0, min(whole.start - margin, edges[-1] - room))
    first = bisect_left(edges, begin)
    last = bisect_right(edges, edges[first] + room) - 1
    before = _CUT if first > 0 or more[0] else ""
    after = _CUT if last < len(shown) or more[1] else ""
    text = before + "".join(shown[first:last]) + after
    shift = len(before) - edges[first]
    return Strip(whole.number, text, whole.start + shift, min(whole.end, edges[last]) + shift)


def _underlined(strip: Strip) -> Strip:
    """An empty place gets one caret."""
    return strip._replace(end=max(strip.end, strip.start + 1))
