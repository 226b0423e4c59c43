"""Names in prose: words that a text writes as a name or a model, by capitals and digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rfplint.prose.folding import Word

NAMES: Final = ("name", "model")
"""What a phrase may call for after its first word: `<name>` has a capital, `<model>` is a code."""

COMMON: Final = "no-name"
"""The list of the lexicon with capitalised words that are no names."""

_OPENING: Final = " \t\u00a0\u202f\"'([\u00ab\u201c\u2018>"
_SAINT: Final = (" St.", " Ste.", " Mt.", " Ft.")
_TITLE: Final = 0.8
_LEAST: Final = 3


def find(sort: str, words: Sequence[Word], text: str) -> Iterator[int]:
    """Give at which words names (`Steelhaven`, `ArcGIS`) or models (`VX-400`, `N3127`) stand.

    A capital at the start of a sentence tells nothing, nor one among words that all have one.
    """
    if sort == "model":
        yield from (at for at in range(len(words) - 1) if _is_model(words[at], words[at + 1], text))
    elif not _is_title(words, text):
        yield from (at for at, word in enumerate(words) if _is_name(word, text))


def _is_model(word: Word, following: Word, text: str) -> bool:
    written = text[word.start : word.end]
    between = text[word.end : following.start]
    return written.isupper() and following.text[0].isdigit() and between in ("", "-", "\u2011")


def _is_name(word: Word, text: str) -> bool:
    written = text[word.start : word.end]
    if len(written) < _LEAST or not any(map(str.isupper, written)) or written.isupper():
        return False
    return not written[1:].islower() or not _starts_sentence(text, word.start)


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at].rstrip(_OPENING)
    if before.endswith(_SAINT):
        return False
    return (not before and at <= _LEAST) or before.endswith(
        (".", "!", "?", "\n", "\u2022", "\u2013 ")
    )


def _is_title(words: Sequence[Word], text: str) -> bool:
    """Say whether nearly all long words have a capital, so that a capital tells nothing."""
    long = [text[word.start] for word in words if word.end - word.start > _LEAST]
    return len(long) > _LEAST and sum(map(str.isupper, long)) > _TITLE * len(long)
