"""What kind of mistake made libyaml stop where it stopped.

Both of PyYAML's scanners are understood; they word the same faults differently.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rfplint.document.source import Source
from rfplint.document.yaml_strangers import stranger
from rfplint.messages import yaml as words
from rfplint.model import Span, Text

_CONFLICT = r"^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$"
_COLON_AND_SPACE = r":(?:[ \t]|$)"
_KEY_AND_COLON = r"""[^\s'"{}\[\],#&*!|>%@`-][^\s:'"]*(:)(?=\S)"""
_SURROGATE = r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}"


class Fault(NamedTuple):
    """A mistake and its place; `hidden` is what to overwrite with `filler` to read on."""

    message: Text
    span: Span
    hidden: Span
    filler: str = " "
    code: str = "YML002"


class Stop(NamedTuple):
    """Where libyaml stopped, and what it says.

    `start` is where the construct began that it was reading; `quoted` is the last scalar before
    the stop, if that is in quotes.
    """

    text: str
    problem: str
    context: str
    at: int
    start: int
    quoted: Span | None


def conflicts(text: str) -> list[Fault]:
    """Give the conflict markers that a merge left; only the first of each set has a message."""
    if re.search(r"^<{7} ", text, re.MULTILINE) is None:
        return []
    faults: list[Fault] = []
    opening = Span(0, 0)
    for found in re.finditer(_CONFLICT, text, re.MULTILINE):
        span = Span(*found.span())
        opening = span if found[0].startswith("<") or not faults else opening
        faults.append(Fault(words.CONFLICT, opening, span))
    return faults


def judge(stop: Stop, source: Source) -> Fault:
    """Name the mistake behind `stop`."""
    line = source.line_span(source.line(stop.at))
    fault = (
        _indented_by_tab(stop, line)
        or _in_quotes(stop)
        or _at_start_of_value(stop, line)
        or _about_colon(stop, source, line)
        or _about_bracket(stop, source)
        or _about_directive(stop, source, line)
        or _after_quotes(stop, source, line)
        or _about_indentation(stop, line)
    )
    fault = fault or Fault(words.UNREADABLE, _one(stop, stop.at), line)
    strange = stranger(source, fault.span.start, fault.message)
    if strange is None or fault.code != "YML002":
        return fault
    message, span, like = strange
    return Fault(message, span, span, like)


def _one(stop: Stop, at: int) -> Span:
    return Span(at, min(at + 1, len(stop.text)))


def _stripped(stop: Stop, line: Span) -> Span:
    words_of_line = stop.text[line.start : line.end]
    indent = len(words_of_line) - len(words_of_line.lstrip())
    return Span(
        line.start + indent, max(line.start + indent, line.start + len(words_of_line.rstrip()))
    )


def _indented_by_tab(stop: Stop, line: Span) -> Fault | None:
    blanks = re.compile(r"[ \t]*").match(stop.text, line.start, line.end)
    indent = blanks[0] if blanks else ""
    is_about_tab = "tab character" in stop.problem or "any token" in stop.problem
    if not is_about_tab or "\t" not in indent:
        return None
    first = line.start + indent.index("\t")
    return Fault(
        words.TAB, Span(first, line.start + len(indent)), Span(first, line.start + len(indent))
    )


def _in_quotes(stop: Stop) -> Fault | None:
    if "quoted" not in stop.context:
        return None
    if "end of stream" in stop.problem or "document indicator" in stop.problem:
        return Fault(words.QUOTE_OPEN, _one(stop, stop.start), _one(stop, stop.start), "x")
    if "Unicode" in stop.problem:
        half = re.compile(_SURROGATE).search(stop.text, stop.start, stop.at + 4)
        if half is not None:
            span = Span(*half.span())
            return Fault(words.lone_surrogate(half[0]), span, span, "x", "YML001")
    slash = stop.text.rfind("\\", min(stop.start, max(stop.at - 2, 0)), stop.at + 1)
    escape = re.compile(r"\\(?:[xuU][0-9a-fA-F]{0,8}|.)").match(stop.text, max(slash, 0))
    if escape is None:
        return None
    return Fault(words.ESCAPE, Span(*escape.span()), Span(*escape.span()), "x")


def _at_start_of_value(stop: Stop, line: Span) -> Fault | None:
    """A character that YAML keeps for itself."""
    start = _one(stop, stop.start)
    to_line_end = Span(stop.start, max(stop.start, line.end))
    if "block scalar" in stop.context:
        return Fault(words.BLOCK_HEADER, start, to_line_end, "x")
    if "alias" in stop.context or "anchor" in stop.context:
        message = words.cannot_start(stop.text[stop.start : stop.start + 1])
        return Fault(message, start, to_line_end, "x")
    if "tag" in stop.context or "tag handle" in stop.problem:
        return Fault(words.TAG, start, to_line_end, "x")
    here = _one(stop, stop.at)
    character = stop.text[here.start : here.end]
    if "any token" in stop.problem or "node content" in stop.problem:
        return Fault(words.cannot_start(character), here, here, "x") if character else None
    if "sequence entries" in stop.problem:
        return Fault(words.LIST_ON_KEY_LINE, here, here, "x")
    return None


def _about_colon(stop: Stop, source: Source, line: Span) -> Fault | None:
    if "could not find expected ':'" in stop.problem:
        return _without_colon(stop, source.line_span(source.line(stop.start)))
    if "mapping values" not in stop.problem:
        return None
    if re.search(_COLON_AND_SPACE, stop.text[line.start : stop.at]):
        return Fault(words.COLON_IN_VALUE, _one(stop, stop.at), _one(stop, stop.at), "x")
    above = _line_above(stop, source)
    if above is not None and not re.search(_COLON_AND_SPACE, stop.text[above.start : above.end]):
        return _without_colon(stop, above)
    return Fault(words.INDENTED_TOO_FAR, _stripped(stop, line), line)


def _line_above(stop: Stop, source: Source) -> Span | None:
    for number in range(source.line(stop.at) - 1, 0, -1):
        line = source.line_span(number)
        if stop.text[line.start : line.end].strip():
            return line
    return None


def _without_colon(stop: Stop, line: Span) -> Fault:
    found = re.compile(_KEY_AND_COLON).search(stop.text, line.start, line.end)
    if found is not None:
        key = stop.text[found.start() : found.start(1)]
        return Fault(words.space_missing(key), Span(*found.span(1)), line)
    return Fault(words.COLON_MISSING, _stripped(stop, line), line)


def _about_bracket(stop: Stop, source: Source) -> Fault | None:
    bracket = stop.text[stop.start : stop.start + 1]
    if "flow" in stop.context and bracket in ("{", "["):
        line = source.line_span(source.line(stop.start))
        return Fault(
            words.bracket_open(bracket), _one(stop, stop.start), Span(stop.start, line.end), "x"
        )
    closing = stop.text[stop.at : stop.at + 1]
    if "block" in stop.context and closing in ("}", "]"):
        return Fault(words.bracket_unopened(closing), _one(stop, stop.at), _one(stop, stop.at))
    return None


def _about_directive(stop: Stop, source: Source, line: Span) -> Fault | None:
    if "incompatible" in stop.problem:
        return Fault(words.VERSION, _stripped(stop, line), line)
    if "directive" in stop.problem + stop.context:
        return Fault(words.DIRECTIVE, _stripped(stop, line), line)
    if "document start" not in stop.problem:
        return None
    if stop.at == len(stop.text):
        line = _line_above(stop, source) or line
    span = _stripped(stop, line)
    if stop.text.startswith("%", span.start):
        return Fault(words.DIRECTIVE, span, line)
    if _is_left_of_first_line(stop, span.start - line.start):
        return Fault(words.INDENTATION, span, line)
    return Fault(words.AFTER_END, Span(max(stop.at, span.start), max(stop.at, span.end)), line)


def _is_left_of_first_line(stop: Stop, indent: int) -> bool:
    """Say whether the document started further right than `indent`."""
    document = stop.text.rfind("\n---", 0, stop.at)
    first = re.compile(r"^([ ]*)[^\s#-]", re.MULTILINE).search(stop.text, max(document, 0), stop.at)
    return first is not None and len(first[1]) > indent


def _after_quotes(stop: Stop, source: Source, line: Span) -> Fault | None:
    """Text behind a closing quote, or behind what looks like one because none closed before."""
    if stop.quoted is None or stop.text[stop.quoted.end : stop.at].strip(" \t"):
        return None
    inside = stop.text[stop.quoted.start : stop.quoted.end]
    if re.search(r"[\r\n].*:(?:\s|$)", inside):
        first = source.line_span(source.line(stop.quoted.start))
        return Fault(
            words.QUOTE_OPEN, _one(stop, stop.quoted.start), Span(stop.quoted.start, first.end), "x"
        )
    return Fault(words.AFTER_QUOTE, Span(stop.at, max(stop.at, line.end)), Span(stop.at, line.end))


def _about_indentation(stop: Stop, line: Span) -> Fault | None:
    span = _stripped(stop, line)
    if "block" in stop.context and stop.at <= span.start:
        return Fault(words.INDENTATION, span, line)
    return None
