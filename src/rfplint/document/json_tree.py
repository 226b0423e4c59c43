"""Where the values of a JSON text stand. Nothing is scanned before a place is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from rfplint.document.places import Ambiguous, Child, Scalar
from rfplint.model import Span

# Possessive, so that a text of five million backslashes needs no stack.
TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]]|[^\s,:{}\[\]"]++', re.DOTALL)


class Duplicate(NamedTuple):
    """A key that its object already has, and where it has it."""

    key: str
    first: Span
    second: Span


class JsonNode:
    """A value of a JSON text (see `places.Node`)."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Start a value whose first character is at `start`; a collection's end comes later."""
        self._text = text
        self.start = start
        self.end = end
        self.members: dict[str, tuple[Span, JsonNode]] = {}
        self.items: list[JsonNode] = []

    def span(self) -> Span:
        """Give where the whole value stands."""
        return Span(self.start, self.end)

    def child(self, step: str | int) -> Child | None:
        """Give the member `step` of an object or array, None where there is none."""
        if isinstance(step, str):
            member = self.members.get(step)
            return None if member is None else Child(*member)
        return Child(None, self.items[step]) if 0 <= step < len(self.items) else None

    def scalar(self) -> Scalar | None:
        """Give how a scalar is written, None for an object or array."""
        written = self._text[self.start : self.end]
        if written.startswith(("{", "[")):
            return None
        return (
            Scalar('"', _decoded(written)) if written.startswith('"') else Scalar("json", written)
        )


class JsonTree:
    """The values of one valid JSON text (see `places.Tree`)."""

    def __init__(self, text: str, span: Span) -> None:
        """Remember the text; `span` is where the document stands in it."""
        self._text = text
        self._span = span

    def start(self) -> Span:
        """Give the first character of the document."""
        found = TOKEN.search(self._text, *self._span)
        start = found.start() if found else self._span.start
        return Span(start, min(start + 1, len(self._text)))

    def root(self) -> JsonNode | None:
        """Give the outermost value."""
        return self._scanned[0]

    def ambiguous(self) -> tuple[Ambiguous, ...]:
        """JSON is read alike by everyone."""
        return ()

    def duplicates(self) -> list[Duplicate]:
        """Give the keys that stand twice in one object, in the order of the text."""
        return self._scanned[1]

    def numbers(self) -> Iterator[Span]:
        """Give every scalar that is not in quotes."""
        for found in TOKEN.finditer(self._text, *self._span):
            if found[0][0] not in '"{}[]':
                yield Span(*found.span())

    @cached_property
    def _scanned(self) -> tuple[JsonNode | None, list[Duplicate]]:
        root: JsonNode | None = None
        key: Span | None = None
        open_nodes: list[JsonNode] = []
        duplicates: list[Duplicate] = []
        for found in TOKEN.finditer(self._text, *self._span):
            start, end = found.span()
            mark = self._text[start]
            if mark in "}]":
                open_nodes.pop().end = end
                continue
            if open_nodes and key is None and self._text[open_nodes[-1].start] == "{":
                key = Span(start, end)
                continue
            node = JsonNode(self._text, start, end)
            if not open_nodes:
                root = node
            elif key is None:
                open_nodes[-1].items.append(node)
            else:
                self._name(open_nodes[-1], key, node, duplicates)
                key = None
            if mark in "{[":
                open_nodes.append(node)
        return root, duplicates

    def _name(
        self, parent: JsonNode, key: Span, node: JsonNode, duplicates: list[Duplicate]
    ) -> None:
        name = _decoded(self._text[key.start : key.end])
        first = parent.members.setdefault(name, (key, node))
        if first[0] != key:
            duplicates.append(Duplicate(name, first[0], key))


def without_surrogates(text: str) -> str:
    """Put U+FFFD for each half of a character."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def _decoded(written: str) -> str:
    if "\\" not in written:
        return written[1:-1]
    return without_surrogates(str(json.loads(written)))
