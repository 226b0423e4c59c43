"""Bytes become text here, and offsets become lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, count
from operator import add

from rfplint.messages import yaml as words
from rfplint.model import Line, Location, Problem, Span, Text

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UTF_32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")


class Source:
    """A text and its lines.

    Lines end where editors end them, at LF, CR and CRLF; libyaml also counts U+0085, U+2028 and
    U+2029, which is why its own line numbers are never used.
    """

    def __init__(self, text: str, *, bom: bool = False, encoding: str = "utf-8") -> None:
        """Keep `text` (without its byte order mark) and how it was written in the file."""
        self.text = text
        self.bom = bom
        self.encoding = encoding
        self._lines: dict[int, Line] = {}

    def location(self, span: Span) -> Location:
        """Give the lines and columns of `span`, counted from 1; the end is exclusive."""
        starts = self._starts
        line = bisect_right(starts, span.start)
        end_line = bisect_right(starts, span.end, line - 1)
        column = span.start - starts[line - 1] + 1
        end_column = span.end - starts[end_line - 1] + 1
        if not self._wide:
            return Location(line, column, end_line, end_column, column, end_column)
        return Location(
            line,
            column,
            end_line,
            end_column,
            column + self._wide_between(self._starts[line - 1], span.start),
            end_column + self._wide_between(self._starts[end_line - 1], span.end),
        )

    def line(self, offset: int) -> int:
        """Give the number, from 1, of the line on which the character at `offset` stands."""
        return bisect_right(self._starts, offset)

    def line_span(self, number: int) -> Span:
        """Give where the line `number`, from 1, stands, without its line break."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def excerpt(self, span: Span, most: int = 3) -> tuple[Line, ...]:
        """Give the lines that `span` touches, the first `most` of them, without line breaks."""
        first = bisect_right(self._starts, span.start)
        last = bisect_right(self._starts, max(span.start, span.end - 1), first - 1)
        if first == last:
            return (self._line(first),)
        return tuple(map(self._line, range(first, min(last, first + most - 1) + 1)))

    def _line(self, number: int) -> Line:
        """Give a line, the same object every time: thousands of findings may be on a huge one."""
        line = self._lines.get(number)
        if line is None:
            line = self._lines[number] = Line(number, self.text[slice(*self.line_span(number))])
        return line

    @cached_property
    def _starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]
        lines = self.text.split("\n")[:-1]
        return [0, *map(add, accumulate(map(len, lines)), count(1))]  # each break is one more

    @cached_property
    def _wide(self) -> list[int]:
        """Offsets of the characters that UTF-16 writes as two units."""
        # Twice the characters in bytes: none is written as two units.
        if len(self.text.encode("utf-16-le", "surrogatepass")) == 2 * len(self.text):
            return []
        return [found.start() for found in re.finditer("[\U00010000-\U0010ffff]", self.text)]

    def _wide_between(self, start: int, end: int) -> int:
        return bisect_left(self._wide, end) - bisect_left(self._wide, start)


def decode(data: bytes) -> tuple[Source, Problem | None]:
    """Read `data` as UTF-8, or as UTF-16 where a byte order mark says so.

    What cannot be read comes back with U+FFFD in its place, and with a YML001 at the first one.
    """
    if data.startswith(_UTF_32_MARKS):
        return Source("", bom=True, encoding="utf-32"), _unreadable(Span(0, 0), words.UTF_32)
    for mark, encoding in _UTF_16_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding=encoding, bom=True)
    bom = data.startswith(_UTF_8_MARK)
    return _decoded(data[len(_UTF_8_MARK) :] if bom else data, encoding="utf-8", bom=bom)


def _decoded(data: bytes, *, encoding: str, bom: bool) -> tuple[Source, Problem | None]:
    try:  # files joined by programs may begin with several marks; PyYAML's loaders differ on those
        text = data.decode(encoding)
        return Source(text.lstrip("\ufeff") if bom else text, bom=bom, encoding=encoding), None
    except UnicodeDecodeError as error:
        source = Source(data.decode(encoding, "replace"), bom=bom, encoding=encoding)
        place = len(data[: error.start].decode(encoding))
        offset = error.start + (_mark_length(encoding) if bom else 0)
        message = words.unreadable_byte(
            encoding.upper(), data[error.start], offset, source.line(place)
        )
        return source, _unreadable(Span(place, place + 1), message)


def _mark_length(encoding: str) -> int:
    return len(_UTF_8_MARK) if encoding == "utf-8" else 2


def _unreadable(span: Span, message: Text) -> Problem:
    return Problem("YML001", "error", span, message)


# What YAML 1.2 (5.1) lets a text hold; libyaml and PyYAML agree with it.
_NOT_PRINTABLE = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def control_characters(source: Source, most: int = 3) -> tuple[Problem, ...]:
    """Give a YML001 for each of the first `most` characters that YAML does not allow."""
    if _looks_like_utf_16(source.text):
        return (_unreadable(Span(0, 1), words.UTF_16_WITHOUT_MARK),)
    problems: list[Problem] = []
    for found in re.finditer(_NOT_PRINTABLE, source.text):
        message = words.control_character(ord(found[0]))
        problems.append(_unreadable(Span(*found.span()), message))
        if len(problems) == most:
            break
    return tuple(problems)


def _looks_like_utf_16(text: str) -> bool:
    head = text[:200]
    return len(head) > 1 and {"\0"} in (set(head[::2]), set(head[1::2]))
