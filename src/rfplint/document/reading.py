"""The one way in: bytes become documents and problems."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rfplint.document.limits import Limits
from rfplint.document.parsed import Parsed
from rfplint.document.source import Source, decode
from rfplint.messages import yaml as words
from rfplint.model import Problem, Span

Syntax: TypeAlias = Literal["yaml", "json", "jsonl"]

_JSON_LINES_FACTOR = 200  # a file of lines may be as large as this many of its lines
_USUAL = Limits()


def syntax_of(path: str) -> Syntax:
    """Give the syntax that the suffix of `path` stands for; YAML where it says nothing."""
    name = path.lower()
    if name.endswith(".json"):
        return "json"
    return "jsonl" if name.endswith((".jsonl", ".ndjson")) else "yaml"


def most_bytes(syntax: Syntax, limits: Limits) -> int:
    """Give how large a text may be; a file of JSON lines may have many of that size."""
    return limits.size * (_JSON_LINES_FACTOR if syntax == "jsonl" else 1)


def parse(data: bytes, *, syntax: Syntax = "yaml", limits: Limits = _USUAL) -> Parsed:
    """Read `data`: its documents, and a Problem for whatever is wrong. Never raises."""
    most = most_bytes(syntax, limits)
    if len(data) > most:
        message = words.file_too_large(most)
        return Parsed(Source(""), (), (Problem("YML005", "error", Span(0, 0), message),))
    source, unreadable = decode(data)
    if unreadable is not None:
        return Parsed(source, (), (unreadable,))
    if syntax == "yaml":
        from rfplint.document import yaml_text

        return yaml_text.read(source, limits)
    from rfplint.document import json_text

    return json_text.read(source, limits, lines=syntax == "jsonl")
