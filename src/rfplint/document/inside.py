"""Where a passage of a scalar's value stands in the source text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rfplint.model import Span

# Folding, indentation and chomping add and take away only these. So the n-th other character of
# the value is the n-th other character of the source, once quotes and escapes are read.
_BLANK = " \t\r\n\x85\u2028\u2029"

# YAML 1.2, 5.7; JSON's escapes are among them.
_ESCAPES = dict(zip("0abtnvfreN_LP", "\0\a\b\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True))


def source_span(text: str, scalar: Span, style: str, value: str, within: Span) -> Span | None:
    """Give where `value[within]` stands in `text`.

    None where it cannot be told, or where the passage is blank.
    """
    start = end = None
    written = _written(text, scalar, style)
    for offset, character in enumerate(value[: within.end]):
        if character in _BLANK:
            continue
        unit = next(written, None)
        if unit is None or unit[1] != character:
            return None
        if offset >= within.start:
            start = unit[0].start if start is None else start
            end = unit[0].end
    return None if start is None or end is None else Span(start, end)


def _written(text: str, scalar: Span, style: str) -> Iterator[tuple[Span, str]]:
    """Give each character of the value that is not blank, and where it is written."""
    start, end = scalar
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    elif style in ("|", ">"):
        header = _block_header().match(text, start, end)
        start = header.end() if header else start
    for found in _unit(style).finditer(text, start, end):
        character = _character(found[0])
        if character not in _BLANK:
            yield Span(*found.span()), character


def _character(unit: str) -> str:
    if len(unit) == 1:
        return unit
    mark = unit[1]
    if mark == "'":
        return "'"
    if mark in "xuU":
        return _from_code(unit)
    if mark in "\r\n":
        return " "
    return _ESCAPES.get(mark, mark)


def _from_code(escape: str) -> str:
    high, _, low = escape[2:].partition("\\u")
    code = int(high, 16)
    if low:
        code = 0x10000 + ((code - 0xD800) << 10) + (int(low, 16) - 0xDC00)
    return "\N{REPLACEMENT CHARACTER}" if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004


@cache
def _unit(style: str) -> re.Pattern[str]:
    if style == "'":
        return re.compile(r"''|.", re.DOTALL)
    if style != '"':
        return re.compile(r".", re.DOTALL)
    return re.compile(
        r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
        r"|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)|.",
        re.DOTALL,
    )


@cache
def _block_header() -> re.Pattern[str]:
    return re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?")
