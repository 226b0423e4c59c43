"""Characters of word processors and Web pages that stand where YAML needs plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rfplint.document.source import Source
from rfplint.messages import strangers
from rfplint.messages import yaml as words
from rfplint.model import Span, Text

_BLANK = "[\xa0\xad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]"
_QUOTES = "[\u2018-\u201f]"
_BREAK = "[\x85\u2028\u2029]"
_KEY = r"(?:[ ]*- )*[ ]*[\w.-]+"

# Where a line is read: a pattern with the strangers as its group, and what is needed.
_PLACES = (
    (rf"[ ]*(?:- *)*({_BLANK}+)", " "),
    (rf"[ ]*-({_BLANK}+)", " "),
    (rf"{_KEY}:({_BLANK}+)", " "),
    (rf"{_KEY}{_BLANK}*(\uff1a)", ":"),
)
_OPENING = (rf"(?:{_KEY}:|[ ]*-) +({_QUOTES})", '"')
_CLOSING = (rf"""(?:{_KEY}:|[ ]*-) +["'][^"'\n]*?({_QUOTES})\s*$""", '"')


def stranger(source: Source, at: int, message: Text) -> tuple[Text, Span, str] | None:
    """Give what to say, where, and the plain character, if a stranger explains a fault.

    Args:
        source: the text.
        at: where the fault seems to be.
        message: what would be said of it otherwise.
    """
    for pattern, like in _asked(message):
        for line in _lines(source, at, message):
            found = re.compile(pattern).match(source.text, line.start, line.end)
            if found is not None:
                said = strangers.stranger(ord(found[1][0]), like)
                return said, Span(*found.span(1)), like
    line = source.line_span(source.line(at))
    found = re.compile(_BREAK).search(source.text, line.start, line.end)
    if found is None:
        return None
    return strangers.strange_break(ord(found[0])), Span(*found.span()), " "


def _asked(message: Text) -> Iterator[tuple[str, str]]:
    if message == words.QUOTE_OPEN:
        yield _CLOSING
    elif message == words.COLON_IN_VALUE:
        yield _OPENING
    else:
        yield from _PLACES


def _lines(source: Source, at: int, message: Text) -> Iterator[Span]:
    """Give the line, and the one above where that may have gone wrong without notice."""
    number = source.line(at)
    yield source.line_span(number)
    if message == words.INDENTED_TOO_FAR and number > 1:
        yield source.line_span(number - 1)
