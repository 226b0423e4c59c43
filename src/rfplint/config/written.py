"""A configuration as its file has it: plain data, and the place of each of its values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

from rfplint import document
from rfplint.config.faults import Place, fault
from rfplint.messages import config as words
from rfplint.model import Finding, Pointer, Span

LIMITS: Final = document.Limits(size=200_000, depth=20, nodes=2_000)
"""No honest configuration comes near these, and every value in it is located."""

On: TypeAlias = Literal["value", "key"]


class Locate(Protocol):
    """Finds what stands at a pointer."""

    def __call__(self, pointer: Pointer, on: On) -> Span:
        """Give its place, or that of the nearest thing above it."""


class Written(NamedTuple):
    """The data of a configuration file and how to find its values in the text."""

    path: str
    source: document.Source
    data: object
    locate: Locate

    def place(self, pointer: Pointer, on: On = "value") -> Place:
        """Give where the value or key at `pointer` stands."""
        return place(self.path, self.source, self.locate(pointer, on), pointer)


def place(path: str, source: document.Source, span: Span, pointer: Pointer = ()) -> Place:
    """Give `span` as findings show it."""
    return Place(path, source.location(span), source.excerpt(span), pointer)


def pointers(data: object, base: Pointer = ()) -> Iterator[Pointer]:
    """Give the pointer of every value below `data`."""
    steps: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(data, dict):
        steps = iter(data.items())
    elif isinstance(data, list):
        steps = enumerate(data)
    for step, value in steps:
        yield (*base, step)
        yield from pointers(value, (*base, step))


def read_yaml(path: str, content: bytes) -> tuple[Written | None, tuple[Finding, ...]]:
    """Read a `.rfplint.yaml`, which findings call `path`; an empty one is an empty mapping."""
    parsed = document.parse(content, limits=LIMITS)
    if _says_nothing(parsed.source.text):
        parsed = document.parse(b"{}")
    source = parsed.source
    findings = [
        fault("CFG001", problem.message, place(path, source, problem.span), problem.severity)
        for problem in parsed.problems
    ]
    if not parsed.documents:
        return None, tuple(findings)
    first, *others = parsed.documents
    for other in others[:1]:
        start = place(path, source, other.locate((), on="key").span)
        findings.append(fault("CFG001", words.SECOND_DOCUMENT, start))
    locate = first.locate
    written = Written(path, source, first.data, lambda pointer, on: locate(pointer, on=on).span)
    return written, tuple(findings)


def _says_nothing(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    return all(line in ("", "---", "null", "~") or line.startswith("#") for line in lines)
