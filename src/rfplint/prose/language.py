"""Which of the two languages is a text in?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_FRENCH: Final = frozenset(
    (
        *("le", "la", "les", "des", "du", "de", "un", "une", "et", "ou", "est", "sont", "dans"),
        *("pour", "par", "sur", "au", "aux", "ce", "cette", "ces", "qui", "que", "dont", "doit"),
        *("doivent", "ne", "pas", "plus", "son", "sa", "ses", "il", "elle", "ils", "leur"),
        *("avec", "sans", "d", "l", "qu", "s", "n"),
    )
)
_ENGLISH: Final = frozenset(
    (
        *("the", "of", "and", "to", "in", "a", "an", "is", "are", "be", "shall", "must", "for"),
        *("by", "on", "with", "at", "this", "that", "it", "its", "from", "or", "as", "not", "no"),
        *("any", "all", "will", "which", "who", "their", "has", "have", "been", "than"),
    )
)


LEANING: Final = {
    **dict.fromkeys(_FRENCH - _ENGLISH, 1),
    **dict.fromkeys(_ENGLISH - _FRENCH, -1),
}
"""Small words that are of one language: 1 for French, -1 for English."""

_CLEAR: Final = 3
_MIXED: Final = 2


def leaning(tokens: Iterable[str]) -> tuple[int, int]:
    """Count the small words of a text: English ones, French ones."""
    found = [leaning for token in tokens if (leaning := LEANING.get(token))]
    return found.count(-1), found.count(1)


def is_english(english: int, french: int) -> bool:
    """Say whether so many small words are clearly English: no French phrase need be looked for.

    The reverse does not hold: French texts name products, places and standards as English ones do.
    """
    return french < _MIXED and english >= _CLEAR


def detect(tokens: Iterable[str]) -> str:
    """Give `fr` if the folded words are French rather than English, else `en`."""
    return "fr" if sum(LEANING.get(token, 0) for token in tokens) > 0 else "en"
