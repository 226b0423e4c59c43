"""What stands at a path in plain data? Without places: most of an RFP is only looked at."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from rfplint.model import Pointer

NOTHING: Final = object()
"""What a look-up gives where nothing stands."""


class Part(NamedTuple):
    """One name of a path; `every` says that it goes on in each item of the list there."""

    name: str
    every: bool


def member(value: object, steps: Pointer) -> object:
    """Give what stands at the end of the steps, else NOTHING."""
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step, NOTHING)
        elif isinstance(value, list) and isinstance(step, int) and -1 < step < len(value):
            value = value[step]
        else:
            return NOTHING
    return value


@cache
def names(path: str) -> tuple[str, ...]:
    """Take a path of names joined by dots apart."""
    return tuple(path.split("."))


@cache
def parsed(path: str) -> tuple[Part, ...]:
    """Take a path apart whose names may be followed by `[*]`."""
    parts = (part.partition("[*]") for part in path.split("."))
    return tuple(Part(name, bool(star)) for name, star, _ in parts)


def reached(value: object, path: tuple[Part, ...]) -> list[tuple[Pointer, object]]:
    """Give what stands at a path below a plain value, with its steps."""
    found: list[tuple[Pointer, object]] = [((), value)]
    for name, every in path:
        found = [((*at, name), v[name]) for at, v in found if type(v) is dict and name in v]
        if every:
            lists = [(at, items) for at, items in found if type(items) is list]
            found = [((*at, i), item) for at, items in lists for i, item in enumerate(items)]
        if not found:
            break
    return found
