"""Phrases are matched by words: case, accents, curly quotes and white space do not count."""

from __future__ import annotations

import re
import unicodedata
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


def sentence_around(text: str, span: Span) -> Span:
    """Give the sentence that holds `span`: they end with `.!?;` and a space, or an empty line."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.end() <= span.start:
            start = end.end()
        elif end.start() >= span.end:
            return Span(start, end.start())
    return Span(start, len(text))


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
    for span in find(said, phrases):
        within = Span(0, len(text)) if whole else sentence_around(text, span)
        near = [w for w in said if within.start <= w.start and w.end <= within.end]
        if not unless or next(find(near, unless), None) is None:
            return span
    return None
