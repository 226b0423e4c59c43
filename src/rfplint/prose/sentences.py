"""The units of reading: sentences, and list items with the sentence that introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

_MOST_INTRODUCTION: Final = 400
_MOST_SENTENCE: Final = 2_000
"""Characters of a clause: of 300 words the first and the last say nothing of each other."""

_ABBREVIATIONS: Final = frozenset(
    (
        *("no", "nos", "art", "arts", "s", "ss", "par", "inc", "ltd", "ltee", "co", "corp", "st"),
        *("e.g", "i.e", "etc", "cf", "approx", "max", "min", "mr", "mrs", "ms", "dr", "m", "mme"),
        *("vs", "fig", "tel", "ex", "p", "pp", "al", "a.m", "p.m", "u.s", "dept", "div", "sec"),
        *("sept", "oct", "nov", "dec", "jan", "janv", "feb", "fev", "aug", "incl", "resp"),
    )
)


class Cut(NamedTuple):
    """Where a clause stands, where the sentence stands that introduces it, and is it a question?"""

    start: int
    end: int
    introduction: tuple[int, int]
    is_question: bool


_NONE: Final = (0, 0)
WHOLE: Final = Cut(0, 0, _NONE, is_question=False)
"""Where the whole value stands."""


def cuts(text: str) -> Iterator[Cut]:
    """Cut a value into clauses (clause-kinds 1)."""
    introduction = _NONE
    for start, end in _lines(text):
        line = text[start:end]
        is_item = _item().match(line) is not None
        if not is_item:
            introduction = _NONE
        first, stop = _NONE
        for first, stop in _bounded(_sentences(line), line):
            said = line[first:stop].lstrip()
            question = said.rstrip(" \"'\u00bb)").endswith("?")
            yield Cut(start + stop - len(said), start + stop, introduction, question)
        if line.rstrip().endswith(":") and not is_item and end - start < _MOST_INTRODUCTION:
            introduction = (start + first, start + stop)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the runs that a blank line, a list item or a heading's end parts.

    A single line break inside a sentence is none: texts are wrapped.
    """
    start = 0
    for found in _breaks().finditer(text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _ends().finditer(line):
        if found[0][0] == "." and _is_abbreviation(line, found.start()):
            continue
        yield start, found.end()
        start = found.end()
    if line[start:].strip():
        yield start, len(line)


def _bounded(found: Iterable[tuple[int, int]], line: str) -> Iterator[tuple[int, int]]:
    """Cut what is longer than any sentence, a pasted table for example, between two words."""
    for start, end in found:
        while end - start > _MOST_SENTENCE:
            blank = line.rfind(" ", start + 1, start + _MOST_SENTENCE)
            stop = blank if blank > 0 else start + _MOST_SENTENCE
            yield start, stop
            start = stop  # noqa: PLW2901 - the rest is cut in turn
        yield start, end


def _is_abbreviation(line: str, at: int) -> bool:
    before = line[max(0, at - 12) : at].rpartition(" ")[2].strip("(\u00ab\"'").lower()
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())


_MARK: Final = r"(?:[-*\u2022\u25cf\u2013]|\(?[0-9a-zA-Z]{1,3}[.)])\s"


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"\n[ \t\r]*\n\s*|\n(?=[ \t]*{_MARK})|(?<=[:;.?!])\s*\n")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"\s*{_MARK}")


@cache
def _ends() -> re.Pattern[str]:
    closing = r"[\"'\u00bb)\u201d]*"
    opening = r"[\"'(\u00ab\u201c]?\s?"
    return re.compile(rf"[.!?]{closing}(?=\s+{opening}[^\sa-z]|\s*$)|;(?=\s)")
