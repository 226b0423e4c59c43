"""Where a text is not YAML, and why, in words that tell its author what to do.

libyaml stops at the first error. To find up to three, the place of each is overwritten with text
of the same length that reads well, and the text is scanned again; nobody sees the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rfplint.document import yaml_loader
from rfplint.document.limits import Limits
from rfplint.document.source import Source
from rfplint.messages import yaml as words
from rfplint.model import Problem, Span, Text

_MOST = 3
_SCANS_MOST = 6
_LENGTH_MOST = 300_000  # a longer text is not scanned again: libyaml needs 10 ms for 100 KB

_CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$", re.MULTILINE)
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_KEY_COLON = re.compile(r"""[^\s'"{}\[\],#&*!|>%@`][^\s:]*:(?=\S)""")


class _Fault(NamedTuple):
    """What is wrong, where, and text of the same length that hides it from the next scan."""

    message: Text
    span: Span
    hidden: Span
    filler: str
    code: str = "YML002"


class _Stop(NamedTuple):
    """Where libyaml stopped, and what it says; `start` is where the construct began."""

    text: str
    problem: str
    context: str
    at: int
    start: int


def syntax_problems(
    source: Source, error: yaml.YAMLError, limits: Limits
) -> tuple[Problem, ...]:
    """Give up to three faults of a text that `error` was raised for, the first ones."""
    text, faults = _without_conflicts(source.text)
    stop: _Stop | None = _stop(source.text, error)
    if faults:
        stop = _scan(text, limits)
    last = -1
    for _ in range(_SCANS_MOST):
        if stop is None or (faults and source.line(stop.at) < last):
            break
        last = source.line(stop.at)
        fault = _judge(stop, source)
        faults.append(fault)
        repaired = _hide(text, fault)
        if len(faults) >= _MOST or len(text) > _LENGTH_MOST or repaired == text:
            break
        text = repaired
        stop = _scan(text, limits)
    return _problems(source, faults)


def _problems(source: Source, faults: list[_Fault]) -> tuple[Problem, ...]:
    """Keep the first fault of each line: what follows on it is mostly its echo."""
    by_line: dict[int, _Fault] = {}
    for fault in sorted(faults, key=lambda fault: fault.span):
        by_line.setdefault(source.line(fault.span.start), fault)
    kept = list(by_line.values())[:_MOST]
    return tuple(Problem(fault.code, "error", fault.span, fault.message) for fault in kept)
