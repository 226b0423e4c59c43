"""Why a text is not JSON, in words that tell its author what to do."""

from __future__ import annotations

import json
import re

from rfplint.document.json_tree import TOKEN
from rfplint.document.limits import Limits
from rfplint.messages import yaml as words
from rfplint.model import Problem, Span, Text

_BLANK = " \t\r\n"


class RefusedError(Exception):
    """The text cannot be read as JSON; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem to where the next text is read."""
        super().__init__(problem.message.en)
        self.problem = problem


def syntax_problem(text: str, span: Span, error: json.JSONDecodeError) -> Problem:
    """Say what is wrong in `text[span]`, which `error` was raised for."""
    at = span.start + error.pos
    while at < span.end and text[at] in _BLANK and "control" not in error.msg:
        at += 1
    found = (
        _in_text(text, at, error.msg)
        or _at_end(text, span, at)
        or _by_character(text, span, at)
        or _by_message(text, at, error.msg)
    )
    return found or Problem("YML002", "error", _one(text, at), words.JSON_VALUE)


def too_deep(text: str, span: Span, limits: Limits) -> Problem:
    """Point at the bracket that opens one level too many."""
    depth = 0
    for found in TOKEN.finditer(text, *span):
        depth += found[0] in "{["
        depth -= found[0] in "}]"
        if depth > limits.depth:
            place = Span(*found.span())
            return Problem("YML005", "error", place, words.too_deep(limits.depth))
    return Problem("YML005", "error", _one(text, span.start), words.too_deep(limits.depth))


def _one(text: str, at: int) -> Span:
    return Span(at, min(at + 1, len(text)))


def _fault(message: Text, span: Span, code: str = "YML002") -> Problem:
    return Problem(code, "error", span, message)


def _in_text(text: str, at: int, message: str) -> Problem | None:
    """A fault inside quotes."""
    if message.startswith("Unterminated string"):
        return _fault(words.QUOTE_OPEN, _one(text, at))
    if message.startswith("Invalid control character"):
        known = {"\n": words.JSON_LINE_BREAK, "\r": words.JSON_LINE_BREAK, "\t": words.JSON_TAB}
        character = text[at]
        if character in known:
            return _fault(known[character], _one(text, at))
        return _fault(words.control_character(ord(character)), _one(text, at), "YML001")
    if "escape" in message:
        escape = re.compile(r"\\?u?[0-9a-fA-F]{0,4}").match(text, text.rfind("\\", 0, at + 1))
        span = Span(*escape.span()) if escape else _one(text, at)
        return _fault(words.JSON_ESCAPE, Span(span.start, max(span.end, span.start + 2)))
    return None


def _at_end(text: str, span: Span, at: int) -> Problem | None:
    """The text ends too early: point at the innermost bracket that is still open."""
    if at < span.end:
        return None
    open_brackets: list[int] = []
    for found in TOKEN.finditer(text, *span):
        if found[0] in ("{", "["):
            open_brackets.append(found.start())
        elif found[0] in ("}", "]") and open_brackets:
            open_brackets.pop()
    if not open_brackets:
        return _fault(words.JSON_VALUE, Span(at, at))
    last = open_brackets[-1]
    return _fault(words.bracket_open(text[last]), _one(text, last))


def _by_character(text: str, span: Span, at: int) -> Problem | None:
    character = text[at]
    if character < " ":
        return _fault(words.control_character(ord(character)), _one(text, at), "YML001")
    if character == "'":
        return _fault(words.JSON_SINGLE_QUOTES, _one(text, at))
    if character == "#" or text.startswith(("//", "/*"), at):
        return _fault(words.JSON_COMMENT, Span(at, at + (1 if character == "#" else 2)))
    before = at - 1
    while before > span.start and text[before] in _BLANK:
        before -= 1
    if character in "}]" and before >= span.start and text[before] == ",":
        return _fault(words.JSON_COMMA_EXTRA, _one(text, before))
    if character == "," and before >= span.start and text[before] == ",":
        return _fault(words.JSON_VALUE, _one(text, at))
    return None


def _by_message(text: str, at: int, message: str) -> Problem | None:
    if message.startswith("Illegal trailing comma"):
        return _fault(words.JSON_COMMA_EXTRA, _one(text, at))
    known = (
        ("Expecting ',' delimiter", words.JSON_COMMA_MISSING),
        ("Expecting ':' delimiter", words.JSON_COLON_MISSING),
        ("Expecting property name", words.JSON_KEY),
        ("Extra data", words.JSON_AFTER_END),
        ("Expecting value", words.JSON_VALUE),
    )
    token = TOKEN.match(text, at)
    span = Span(*token.span()) if token else _one(text, at)
    return next(
        (_fault(words_, span) for start, words_ in known if message.startswith(start)), None
    )
