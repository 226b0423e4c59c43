"""The tokens of a JSON text, and what its decoder noticed but could not place."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from rfplint.document.json_tree import without_surrogates
from rfplint.model import Span

# Possessive, so that a text of five million backslashes needs no stack.
TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]]|[^\s,:{}\[\]"]++', re.DOTALL)

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[dD](?P<lone>[89a-fA-F])[0-9a-fA-F]{2}|\\."
)


class Duplicate(NamedTuple):
    """A key that its object already has, and where it has it."""

    key: str
    first: Span
    second: Span


def duplicates(text: str, within: Span) -> Iterator[Duplicate]:
    """Give the keys that stand twice in one object of a valid JSON text."""
    objects: list[dict[str, Span] | None] = []  # None for an array
    is_key = False
    for found in TOKEN.finditer(text, *within):
        mark = found[0][0]
        if is_key and mark == '"':
            name = without_surrogates(str(json.loads(found[0])))
            keys = objects[-1] or {}
            first = keys.setdefault(name, Span(*found.span()))
            objects[-1] = keys
            is_key = False
            if first.start != found.start():
                yield Duplicate(name, first, Span(*found.span()))
            continue
        if mark in "{[":
            objects.append({} if mark == "{" else None)
        elif mark in "}]":
            objects.pop()
        is_key = bool(objects) and objects[-1] is not None


def infinite_numbers(text: str, within: Span) -> Iterator[Span]:
    """Give the numbers of a text that JSON cannot hold: NaN, Infinity, 1e400."""
    for found in TOKEN.finditer(text, *within):
        if found[0][0] not in '"{}[]' and _is_infinite(found[0]):
            yield Span(*found.span())


def lone_surrogates(text: str, within: Span) -> Iterator[Span]:
    """Give the escapes of a valid JSON text that are half of a character."""
    for found in _ESCAPE.finditer(text, *within):
        if found["lone"] is not None:
            yield Span(*found.span())


def _is_infinite(written: str) -> bool:
    if written in ("true", "false", "null") or written.lstrip("-").isdecimal():
        return False
    return not math.isfinite(float(written))
