"""Why a text is not JSON, in words that tell its author what to do."""

from __future__ import annotations

from rfplint.document.json_tokens import TOKEN
from rfplint.messages import yaml as words
from rfplint.model import Span, Text

_BLANK = " \t\r\n"


def is_control(character: str) -> bool:
    """Say whether JSON allows `character` nowhere (RFC 8259, 2 and 7)."""
    return character < " " and character not in ("", *_BLANK)


def describe(text: str, within: Span, at: int, reason: str) -> tuple[Span, Text]:
    """Say what is wrong in `text[within]`, where the decoder stopped `at` with `reason`."""
    if is_control(text[at : at + 1]):
        return _one(text, at), words.control_character(ord(text[at]))
    if found := _in_quotes(text, at, reason):
        return found
    while at < within.end and text[at] in _BLANK:
        at += 1
    if at >= within.end:
        return _unfinished(text, within)
    return _by_character(text, within, at) or _by_reason(text, at, reason)


def deepest(text: str, within: Span, most: int) -> Span:
    """Point at the bracket that opens one level too many."""
    depth = 0
    for found in TOKEN.finditer(text, *within):
        depth += found[0] in ("{", "[")
        depth -= found[0] in ("}", "]")
        if depth > most:
            return Span(*found.span())
    return _one(text, within.start)


def _one(text: str, at: int) -> Span:
    return Span(at, min(at + 1, len(text)))


def _in_quotes(text: str, at: int, reason: str) -> tuple[Span, Text] | None:
    if reason.startswith("Unterminated string"):
        return _one(text, at), words.QUOTE_OPEN
    if reason.startswith("Invalid control character"):
        return _one(text, at), words.JSON_TAB if text[at] == "\t" else words.JSON_LINE_BREAK
    if "escape" in reason:
        slash = text.rfind("\\", 0, at + 1)
        return Span(slash, min(slash + 2, len(text))), words.JSON_ESCAPE
    return None


def _unfinished(text: str, within: Span) -> tuple[Span, Text]:
    """The text ends too early: point at the innermost bracket that is still open."""
    open_brackets: list[int] = []
    for found in TOKEN.finditer(text, *within):
        if found[0] in ("{", "["):
            open_brackets.append(found.start())
        elif found[0] in ("}", "]") and open_brackets:
            open_brackets.pop()
    if not open_brackets:
        return Span(within.end, within.end), words.JSON_VALUE
    last = open_brackets[-1]
    return _one(text, last), words.bracket_open(text[last])


def _by_character(text: str, within: Span, at: int) -> tuple[Span, Text] | None:
    if text[at] == "'":
        return _one(text, at), words.JSON_SINGLE_QUOTES
    if text[at] == "#" or text.startswith(("//", "/*"), at):
        return Span(at, at + (1 if text[at] == "#" else 2)), words.JSON_COMMENT
    before = at - 1
    while before > within.start and text[before] in _BLANK:
        before -= 1
    if text[at] in "}]" and before >= within.start and text[before] == ",":
        return _one(text, before), words.JSON_COMMA_EXTRA
    return None


def _by_reason(text: str, at: int, reason: str) -> tuple[Span, Text]:
    token = TOKEN.match(text, at)
    span = Span(*token.span()) if token else _one(text, at)
    for start, message in _REASONS:
        if reason.startswith(start):
            return span, message
    return span, words.JSON_VALUE


# What `json` says, up to Python 3.14.
_REASONS = (
    ("Illegal trailing comma", words.JSON_COMMA_EXTRA),
    ("Expecting ',' delimiter", words.JSON_COMMA_MISSING),
    ("Expecting ':' delimiter", words.JSON_COLON_MISSING),
    ("Expecting property name", words.JSON_KEY),
    ("Extra data", words.JSON_AFTER_END),
)
