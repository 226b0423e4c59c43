"""A fault of a policy file, before its place in the text is known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from rfplint.model import Pointer, Span, Text


class PackFault(NamedTuple):
    """A fault of a policy file: where in its data, and what to do.

    `within` is the part of a text that is wrong, None for the whole of it.
    """

    pointer: Pointer
    message: Text
    on: Literal["value", "key"] = "value"
    within: Span | None = None


def near(name: str, names: Iterable[str]) -> str | None:
    """Give the name that was probably meant."""
    found = difflib.get_close_matches(name, sorted(names), 1, 0.6)
    return found[0] if found else None


def strings(value: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Give every text in a value, and where it is."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from strings(below, (*at, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from strings(below, (*at, index))
