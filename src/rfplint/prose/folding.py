"""Text as it is matched: words without case and accents, each knowing its place in the original."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

SENTENCE_END: Final = "."
"""The token that parts two sentences of one value."""

_APART: Final = {
    "\u0153": "oe",
    "\u0152": "oe",
    "\u00e6": "ae",
    "\u00c6": "ae",
    "\u00ad": "",
    "\u2026": " ",
}
"""Characters that fold as Unicode does not say."""

_MOVED: Final = "\0"
"""Stands for a character that folds to none or to several; all others fold to one."""

_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|&(?:[A-Za-z]{2,8}|#[0-9]{1,5});")
_TOKEN: Final = re.compile(
    r"[0-9]{1,3}(?:[ ,.'][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])|[0-9]+(?:[.,][0-9]+)?"
    r"|[a-z]+|[$%?;:\u20ac\u00a3]"
)


class Word(NamedTuple):
    """A folded word (or figure, or sign) and where it stands in the original text."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Cut a text into words.

    Case, accents and the kinds of apostrophes, spaces and hyphens are folded away (clause-kinds 1);
    commas, brackets and quotes are dropped; `? ; : $ % \u20ac \u00a3` are words of their own.
    """
    folded, places = _folded(text)
    if places is None:
        return [Word(m[0], m.start(), m.end()) for m in _TOKEN.finditer(folded)]
    return [Word(m[0], places[m.start()], places[m.end() - 1] + 1) for m in _TOKEN.finditer(folded)]


def tokens(text: str) -> list[str]:
    """Give the words alone: most texts need no more."""
    return _TOKEN.findall(_folded(text)[0])


def fold(text: str) -> str:
    """Fold a phrase as texts are folded."""
    return _folded(text)[0]


def _folded(text: str) -> tuple[str, list[int] | None]:
    """Give the folded text, and the place of each of its characters where these have moved."""
    if text.isascii() and "<" not in text and "&" not in text:
        return text.lower(), None
    if _MARKUP.search(text):
        text = _MARKUP.sub(lambda found: " " * len(found[0]), text)
    simple = text.translate(_table())
    return (simple, None) if _MOVED not in simple else _moved(text)


def _moved(text: str) -> tuple[str, list[int]]:
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        piece = character.translate(_table())
        if piece == _MOVED:
            piece = _one(character)
        pieces.append(piece)
        places.extend([place] * len(piece))
    return "".join(pieces), places


@cache
def _table() -> _Table:
    return _Table()


class _Table(dict[int, str]):
    """Folds one character to one: filled as texts bring their characters."""

    def __missing__(self, code: int) -> str:
        folded = _one(chr(code))
        self[code] = folded = folded if len(folded) == 1 else _MOVED
        return folded


def _one(character: str) -> str:
    """Fold a character: an accent that stands alone to none, a ligature to its letters."""
    if character in "\u2018\u2019\u02bc\u2032":
        return "'"
    if character in _APART:
        return _APART[character]
    if character.isdigit() and not character.isdecimal():
        return " "  # the mark of a footnote, the square of m2: no figure of the text
    plain = unicodedata.normalize("NFKD", character.lower())
    base = "".join(c for c in plain if not unicodedata.combining(c))
    is_ligature = character.isalpha() and base.isascii() and base.isalpha()
    if len(base) == 1 or is_ligature or unicodedata.combining(character):
        return base
    return character.lower()[:1]
