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
    inner = _inner(text, scalar, style)
    if text[inner.start : inner.end] == value:
        return _stripped(value, within, inner.start)
    wanted = _blanks().sub("", value[: within.end])
    first, last = len(_blanks().sub("", value[: within.start])), len(wanted)
    if first == last:
        return None
    read, start = 0, None
    for span, characters in _written(text, inner, style):
        if not characters.startswith(wanted[read : read + len(characters)]):
            return None
        if start is None and read + len(characters) > first:
            start = span.start + first - read
        if read + len(characters) >= last:
            end = span.end if len(characters) == 1 else span.start + last - read
            return None if start is None else Span(start, end)
        read += len(characters)
    return None


def _inner(text: str, scalar: Span, style: str) -> Span:
    """Give the scalar without its quotes, or without the header of a block."""
    start, end = scalar
    if style in ("'", '"'):
        return Span(start + 1, end - 1)
    header = _block_header().match(text, start, end) if style in ("|", ">") else None
    return Span(header.end() if header else start, end)


def _stripped(value: str, within: Span, shift: int) -> Span | None:
    passage = value[within.start : within.end]
    blank = len(passage) - len(passage.lstrip(_BLANK))
    length = len(passage.strip(_BLANK))
    start = shift + within.start + blank
    return Span(start, start + length) if length else None


def _written(text: str, inner: Span, style: str) -> Iterator[tuple[Span, str]]:
    """Give what of the value is not blank, and where it is written: runs, or single escapes."""
    for found in _unit(style).finditer(text, *inner):
        unit = found[0]
        is_escape = unit == "''" if style == "'" else style == '"' and unit[0] == "\\"
        characters = _character(unit) if is_escape else unit
        if characters not in _BLANK:
            yield Span(*found.span()), characters


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
    """Match an escape, or a run of characters that stand for themselves."""
    if style == "'":
        return re.compile(rf"''|[^'{_BLANK}]+|'")
    if style != '"':
        return re.compile(rf"[^{_BLANK}]+")
    return re.compile(
        r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
        r"|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)"
        rf"|[^\\{_BLANK}]+|\\",
        re.DOTALL,
    )


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(f"[{_BLANK}]+")


@cache
def _block_header() -> re.Pattern[str]:
    return re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?")
