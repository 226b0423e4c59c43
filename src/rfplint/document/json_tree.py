"""Where the values of a JSON text stand. Nothing is read before a place is asked for."""

from __future__ import annotations

import json
import re

from rfplint.document.places import Ambiguous, Child, Scalar
from rfplint.model import Pointer, Span

_BLANK = re.compile(r"[ \t\n\r]*")

# Passes over a value at the speed of C. Numbers stay text: one may have a million digits.
_skip = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode


class JsonNode:
    """A value of a valid JSON text (see `places.Node`).

    Its members are read when they are asked for, and no further than to the one asked for.
    """

    def __init__(self, text: str, start: int) -> None:
        """Look at the value whose first character is at `start`."""
        self._text = text
        self._start = start
        self._end: int | None = None
        self._members: dict[str | int, tuple[Span | None, JsonNode]] = {}
        self._last: JsonNode | None = None
        self._has_more = text[start] in "{["

    def span(self) -> Span:
        """Give where the whole value stands."""
        return Span(self._start, self.end())

    def end(self) -> int:
        """Give the offset after the value's last character."""
        if self._end is None:
            self._end = _skip(self._text, self._start)[1]
        return self._end

    def child(self, step: str | int) -> Child | None:
        """Give the member `step` of an object or array, None where there is none."""
        while self._has_more and step not in self._members:
            self._read_member()
        member = self._members.get(step)
        return None if member is None else Child(*member)

    def scalar(self) -> Scalar | None:
        """Give how a scalar is written, None for an object or array."""
        if self._text[self._start] in "{[":
            return None
        written = self._text[self._start : self.end()]
        if written.startswith('"'):
            return Scalar('"', without_surrogates(str(json.loads(written))))
        return Scalar("json", written)

    def _read_member(self) -> None:
        at = self._after_blank(self._start + 1 if self._last is None else self._last.end())
        if self._text[at] == ",":
            at = self._after_blank(at + 1)
        if self._text[at] in "}]":
            self._has_more = False
            return
        name: str | int = len(self._members)
        key: Span | None = None
        if self._text[self._start] == "{":
            written, end = _skip(self._text, at)
            name, key = without_surrogates(str(written)), Span(at, end)
            at = self._after_blank(self._after_blank(end) + 1)
        self._last = JsonNode(self._text, at)
        self._members.setdefault(name, (key, self._last))

    def _after_blank(self, at: int) -> int:
        found = _BLANK.match(self._text, at)
        return found.end() if found else at


class JsonTree:
    """The values of one valid JSON text (see `places.Tree`)."""

    def __init__(self, text: str, span: Span) -> None:
        """Remember the text; `span` is where the document stands in it."""
        self._text = text
        self._span = span
        self._root: JsonNode | None = None

    def start(self) -> Span:
        """Give the first character of the document."""
        found = _BLANK.match(self._text, self._span.start)
        start = found.end() if found else self._span.start
        return Span(start, min(start + 1, len(self._text)))

    def root(self) -> JsonNode | None:
        """Give the outermost value."""
        if self._root is None:
            self._root = JsonNode(self._text, self.start().start)
        return self._root

    def walk(self, _pointer: Pointer) -> None:
        """Leave it to `places.walk`, which passes by no more text than it must."""

    def ambiguous(self) -> tuple[Ambiguous, ...]:
        """JSON is read alike by everyone."""
        return ()


def without_surrogates(text: str) -> str:
    """Put U+FFFD for each half of a character."""
    if text.isascii():
        return text
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)
