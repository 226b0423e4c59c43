"""Where a text is not YAML, and why, in words that tell its author what to do.

libyaml stops at the first error. To find up to three, the place of each is overwritten with text
of the same length that reads well, and the text is scanned again; nobody sees the result.
"""

from __future__ import annotations

import re

import yaml

from rfplint.document import yaml_loader
from rfplint.document.limits import Limits
from rfplint.document.source import Source
from rfplint.document.yaml_fault_kinds import Fault, Stop, conflicts, judge
from rfplint.model import Problem, Span

_MOST = 3
_SCANS_MOST = 6
_LENGTH_MOST = 300_000  # a longer text is not scanned again: libyaml needs 10 ms for 100 KB


def syntax_problems(source: Source, error: yaml.YAMLError, limits: Limits) -> tuple[Problem, ...]:
    """Give up to three faults of a text that `error` was raised for, at most one for a line."""
    text = source.text
    if len(text) > _LENGTH_MOST:
        return _problems(source, [judge(_stopped(text, error, None), source)])
    faults = conflicts(text)
    for fault in faults:
        text = _hidden(text, fault)
    for _ in range(_SCANS_MOST):
        stop = _scan(text, limits)
        if stop is None or len(_by_line(source, faults)) >= _MOST:
            break
        fault = judge(stop, source)
        known = _by_line(source, faults)
        if source.line(fault.span.start) in known:
            fault = fault._replace(hidden=source.line_span(source.line(stop.at)), filler=" ")
        elif known and source.line(stop.at) < max(known):
            break  # the repair made it worse: what comes now is its echo
        faults.append(fault)
        repaired = _hidden(text, fault)
        if repaired == text:
            break
        text = repaired
    return _problems(source, faults)


def _by_line(source: Source, faults: list[Fault]) -> dict[int, Fault]:
    by_line: dict[int, Fault] = {}
    for fault in faults:
        by_line.setdefault(source.line(fault.span.start), fault)
    return by_line


def _problems(source: Source, faults: list[Fault]) -> tuple[Problem, ...]:
    kept = sorted(_by_line(source, faults).values(), key=lambda fault: fault.span)[:_MOST]
    return tuple(Problem(fault.code, "error", fault.span, fault.message) for fault in kept)


def _hidden(text: str, fault: Fault) -> str:
    start, end = fault.hidden
    return text[:start] + re.sub(r"[^\r\n]", fault.filler, text[start:end]) + text[end:]


def _scan(text: str, limits: Limits) -> Stop | None:
    """Give where libyaml stops; None when it does not, or when a limit is passed."""
    quoted: Span | None = None
    depth = events = 0
    try:
        for event in iter(yaml_loader.loader(text).get_event, None):
            events += 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > limits.depth or events > 2 * limits.nodes:
                return None
            if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                quoted = (
                    Span(event.start_mark.index, event.end_mark.index)
                    if event.style in ("'", '"')
                    else None
                )
    except yaml.YAMLError as error:
        return _stopped(text, error, quoted)
    return None


def _stopped(text: str, error: yaml.YAMLError, quoted: Span | None) -> Stop:
    problem = getattr(error, "problem", None) or ""
    context = getattr(error, "context", None) or ""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None) or mark
    last = len(text)
    at = min(mark.index, last) if mark is not None else last
    return Stop(text, problem, context, at, min(start.index, last) if start else at, quoted)
