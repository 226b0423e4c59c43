"""Reads `[tool.rfplint]` of a pyproject.toml. Places are found by searching its text."""

from __future__ import annotations

import re
from typing import Final

from rfplint.config.faults import fault
from rfplint.config.written import LIMITS, On, Written, place, pointers
from rfplint.document import Source
from rfplint.messages import config as words
from rfplint.model import Finding, Pointer, Span, Text

_VALUE: Final = r"""[ \t]*=[ \t]*([\[{]|"[^"\n]*"|'[^'\n]*'|[^\s,\]}]+)"""


def table(text: str, names: tuple[str, ...] = ()) -> Span | None:
    """Give where `[tool.rfplint]` or the table `names` below it opens; None if nowhere.

    Tables that only open below `[tool.rfplint]` count for it.
    """
    if "rfplint" not in text:
        return None
    dotted = r"[ \t]*\.[ \t]*".join(_quoted(name) for name in ("tool", "rfplint", *names))
    end = r"\]" if names else r"(?:\]|(?=\.))"
    found = re.search(rf"(?m)^[ \t]*(\[[ \t]*{dotted}[ \t]*{end})", text)
    return Span(*found.span(1)) if found else None


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
    text = source.text
    return Written(path, source, data, lambda pointer, on: _span(text, data, pointer, on)), ()


def _unreadable(path: str, source: Source, start: int, message: Text) -> Finding:
    span = Span(start, min(start + 1, len(source.text)))
    return fault("CFG001", message, place(path, source, span))


def _not_toml(path: str, source: Source, error: str) -> Finding:
    """Take the place out of what tomllib says: `… (at line 3, column 5)`."""
    said = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", error, re.S)
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


def _span(text: str, data: object, pointer: Pointer, on: On) -> Span:
    """Find what stands at `pointer` by the names on the way; the last one found counts."""
    here, depth = _table_of(text, pointer)
    for number, step in enumerate(pointer):
        data = _below(data, step)
        if number < depth:
            continue
        found = re.compile(_pattern(step, data)).search(text, here.end)
        if found is None:
            return here
        here = Span(*found.span(1))
    value = re.compile(_VALUE).match(text, here.end)
    return Span(*value.span(1)) if on == "value" and value else here


def _table_of(text: str, pointer: Pointer) -> tuple[Span, int]:
    """Give where the innermost table on the way opens, and how many steps lead to it."""
    for depth in range(len(pointer), 0, -1):
        opening = table(text, tuple(str(step) for step in pointer[:depth]))
        if opening is not None:
            return opening, depth
    return table(text) or Span(0, 0), 0


def _below(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _pattern(step: str | int, value: object) -> str:
    if isinstance(step, str):
        return rf"(?m)(?:^|[{{,.])[ \t]*({_quoted(step)})(?=[ \t]*[=.])"
    if isinstance(value, str):
        return rf"""(["']{re.escape(value)}["'])"""
    return rf"(?<=[\[,\s])([\[{{]|{re.escape(str(value))})"


def _quoted(name: str) -> str:
    return rf"""["']?{re.escape(name)}["']?"""
