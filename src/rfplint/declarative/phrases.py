"""Phrases are matched by words: case, accents, curly quotes and white space do not count."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rfplint.model import Span

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n{2,}")


class Word(NamedTuple):
    """A folded word and where it stands."""

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Drop case and accents: `Équivalent` and `equivalent` are the same word."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """Split a text into folded words with their places."""
    return tuple(Word(m.start(), m.end(), fold(m[0])) for m in _WORD.finditer(text))


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        folded = tuple(word.folded for word in words(phrase))
        if folded:
            table.setdefault(folded[0], []).append(folded)
    for same_start in table.values():
        same_start.sort(key=len, reverse=True)
    return table


def find(text: Sequence[Word], phrases: tuple[str, ...]) -> Iterator[Span]:
    """Give where the phrases stand among the words, the longest first at each place."""
    table = _by_first_word(phrases)
    for index, word in enumerate(text):
        for phrase in table.get(word.folded, ()):
            here = text[index : index + len(phrase)]
            if tuple(w.folded for w in here) == phrase:
                yield Span(word.start, here[-1].end)
                break


def sentences(text: str) -> tuple[Span, ...]:
    """Split a text into sentences: they end with `.!?;` and a space, or an empty line."""
    ends = [found.span() for found in _SENTENCE_END.finditer(text)]
    starts = [0, *(after for _, after in ends)]
    return tuple(map(Span, starts, [*(before for before, _ in ends), len(text)]))


def sentence_around(span: Span, split: tuple[Span, ...]) -> Span:
    """Give the sentence that holds `span`, or those that it runs through."""
    first = bisect_right(split, span.start, key=_start) - 1
    last = bisect_left(split, span.end, lo=first, hi=len(split) - 1, key=_end)
    return Span(split[first].start, split[last].end)


def unexcused(
    text: str, phrases: tuple[str, ...], unless: tuple[str, ...], *, whole: bool
) -> Span | None:
    """Give the first phrase that no excusing phrase accompanies.

    Args:
        text: what is read.
        phrases: what must not be said.
        unless: what excuses it.
        whole: an excuse anywhere in the text counts, not only in the same sentence.
    """
    said = words(text)
    split = (Span(0, len(text)),) if whole else sentences(text)
    excused = None
    for span in find(said, phrases):
        within = sentence_around(span, split)
        if within == excused:
            continue
        first, last = (bisect_left(said, edge, key=_start) for edge in within)
        if next(find(said[first:last], unless), None) is None:
            return span
        excused = within
    return None


def _start(part: Word | Span) -> int:
    return part.start


def _end(part: Span) -> int:
    return part.end
