"""Reads `[tool.rfplint]` of a pyproject.toml. Places are found by searching its text."""

from __future__ import annotations

import re
from typing import Final

from rfplint.config.faults import fault
from rfplint.config.written import LIMITS, Locate, On, Written, place, pointers
from rfplint.document import Source
from rfplint.messages import config as words
from rfplint.model import Finding, Pointer, Span, Text

_VALUE: Final = r"""[ \t]*=[ \t]*([\[{]|"[^"\n]*"|'[^'\n]*'|[^\s,\]}]+)"""

_OTHERWISE: Final = r"""(?m)^[ \t]*\[?[ \t]*["']?tool["']?[ \t]*(\.[ \t]*["']?rfplint\b|[\]=])"""
"""Where `[tool]`, `tool.rfplint` or `tool = {…}` opens; to read all TOML costs a start too much."""


def table(text: str) -> Span | None:
    """Give where `[tool.rfplint]` opens in `text`, or the first table below it; None if nowhere.

    What is written in another way, `rfplint = {…}` in `[tool]`, stands where its name does. A file
    that is no TOML and names rfplint is taken for one that has the table.
    """
    opening = next(iter(_tables(text).values()), None)
    if opening is not None or "rfplint" not in text or not re.search(_OTHERWISE, text):
        return opening
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except (ValueError, RecursionError):
        tool = {"rfplint": {}}
    if not isinstance(tool, dict) or "rfplint" not in tool:
        return None
    name = re.compile(r"""(?m)^[ \t]*\[?[^#\n]*?(\brfplint\b)""").search(text)
    start = name.start(1) if name else text.index("rfplint")
    return Span(start, start + len("rfplint"))


def _tables(text: str) -> dict[Pointer, Span]:
    """Give where each table opens, by its names below `tool.rfplint`."""
    if "rfplint" not in text:
        return {}
    opening = r"""(?m)^[ \t]*(\[[ \t]*tool[ \t]*\.[ \t]*["']?rfplint["']?[ \t]*(\.[^\]\n]*)?\])"""
    return {
        tuple(name.strip(" \t\"'") for name in names.split(".")[1:]): Span(*found.span(1))
        for found in re.finditer(opening, text)
        for names in (found[2] or "",)
    }


def read_toml(path: str, content: bytes) -> tuple[Written | None, tuple[Finding, ...]]:
    """Read the table `[tool.rfplint]` of a file, which findings call `path`."""
    import tomllib

    content = content.removeprefix(b"\xef\xbb\xbf")
    source = Source(content.decode("utf-8", "replace"))
    try:
        whole = tomllib.loads(content.decode())
    except UnicodeDecodeError as error:
        start = len(content[: error.start].decode())
        return None, (_unreadable(path, source, start, words.NOT_TEXT),)
    except (ValueError, RecursionError) as error:
        return None, (_not_toml(path, source, str(error)),)
    tool = whole.get("tool")
    data = _plain(tool.get("rfplint", {}) if isinstance(tool, dict) else {})
    if sum(1 for _ in pointers(data)) > LIMITS.nodes:
        return None, (_unreadable(path, source, 0, words.TOO_LARGE),)
    return Written(path, source, data, _locator(source.text, data)), ()


def _unreadable(path: str, source: Source, start: int, message: Text) -> Finding:
    span = Span(start, min(start + 1, len(source.text)))
    return fault("CFG001", message, place(path, source, span))


def _not_toml(path: str, source: Source, error: str) -> Finding:
    """Take the place out of what tomllib says: `… (at line 3, column 5)`."""
    at = r"\(at (?:line (\d+), column (\d+)|end of document)\)"
    said = re.fullmatch(rf"(.*) {at}", error, re.DOTALL)
    reason, line, column = said.groups() if said else (error, "1", "1")
    if line is None:
        start = len(source.text.rstrip())
    else:
        above = source.text.split("\n")[: int(line) - 1]
        start = sum(len(text) + 1 for text in above) + int(column) - 1
    return _unreadable(path, source, start, words.not_toml(reason))


def _plain(value: object) -> object:
    """Write dates and times as text, as YAML has them."""
    if isinstance(value, dict):
        return {key: _plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str | bool | int | float):
        return value
    return str(value)


def _locator(text: str, data: object) -> Locate:
    """Give the search for a value by the names on the way to it; the last one found counts."""
    tables = _tables(text)
    first = next(iter(tables.values()), None) or table(text) or Span(0, 0)

    def locate(pointer: Pointer, on: On) -> Span:
        depth = next(n for n in range(len(pointer), -1, -1) if n == 0 or pointer[:n] in tables)
        here = tables.get(pointer[:depth], first)
        for step, value in _way(data, pointer)[depth:]:
            found = re.compile(_pattern(step, value)).search(text, here.end)
            if found is None:
                return here
            here = Span(*found.span(1))
        value_here = re.compile(_VALUE).match(text, here.end)
        return Span(*value_here.span(1)) if on == "value" and value_here else here

    return locate


def _way(data: object, pointer: Pointer) -> list[tuple[str | int, object]]:
    """Give each step of `pointer` with the value that it leads to."""
    way: list[tuple[str | int, object]] = []
    for step in pointer:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            data = None
        way.append((step, data))
    return way


def _pattern(step: str | int, value: object) -> str:
    if isinstance(step, str):
        return rf"(?m)(?:^|[{{,.])[ \t]*({_quoted(step)})(?=[ \t]*[=.])"
    if isinstance(value, str):
        return rf"""(["']{re.escape(value)}["'])"""
    return rf"(?<=[\[,\s])({re.escape(str(value).lower())})(?=[\s,\]])"


def _quoted(name: str) -> str:
    return rf"""["']?{re.escape(name)}["']?"""
