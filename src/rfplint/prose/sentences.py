"""The units of reading: sentences, and list items with the sentence that introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from rfplint.prose.folding import Word, words

_MOST_INTRODUCTION: Final = 400
_ABBREVIATIONS: Final = frozenset(
    (
        *("no", "nos", "art", "arts", "s", "ss", "par", "inc", "ltd", "ltee", "co", "corp", "st"),
        *("e.g", "i.e", "etc", "cf", "approx", "max", "min", "mr", "mrs", "ms", "dr", "m", "mme"),
        *("vs", "fig", "tel", "ex", "p", "pp", "al", "a.m", "p.m", "u.s", "dept", "div", "sec"),
        *("sept", "oct", "nov", "dec", "jan", "janv", "feb", "fev", "aug", "incl", "resp"),
    )
)


class Unit(NamedTuple):
    """One clause: its words (an item's introduction first), and whether it is a question."""

    words: tuple[Word, ...]
    own: int
    """Where the unit's own words start: those before are its introduction's."""

    is_question: bool


def units(text: str) -> Iterator[Unit]:
    """Cut a value into clauses (clause-kinds 1)."""
    introduction: tuple[Word, ...] = ()
    for start, end in _lines(text):
        line = text[start:end]
        is_item = _item().match(line) is not None
        if not is_item:
            introduction = ()
        last: tuple[Word, ...] = ()
        for first, stop in _sentences(line):
            last = tuple(_placed(words(line[first:stop]), start + first))
            if last:
                before = introduction if is_item else ()
                question = line[first:stop].rstrip(" \"'\u00bb)").endswith("?")
                yield Unit((*before, *last), len(before), question)
        if line.rstrip().endswith(":") and not is_item and end - start < _MOST_INTRODUCTION:
            introduction = last


def _placed(found: list[Word], offset: int) -> Iterator[Word]:
    for word in found:
        yield word._replace(start=word.start + offset, end=word.end + offset)


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


def _is_abbreviation(line: str, at: int) -> bool:
    before = line[max(0, at - 12) : at].rpartition(" ")[2].strip("(\u00ab\"'").lower()
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())


_MARK: Final = r"(?:[-*\u2022\u25cf\u2013]|\(?[0-9a-zA-Z]{1,3}[.)])\s"


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"\n[ \t]*\n\s*|\n(?=[ \t]*{_MARK})|(?<=[:;.?!])\s*\n")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"\s*{_MARK}")


@cache
def _ends() -> re.Pattern[str]:
    closing = r"[\"'\u00bb)\u201d]*"
    opening = r"[\"'(\u00ab\u201c]?\s?"
    return re.compile(rf"[.!?]{closing}(?=\s+{opening}[^\sa-z]|\s*$)|;(?=\s)")
