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


def detect(tokens: Iterable[str]) -> str:
    """Give `fr` if the folded words are French rather than English, else `en`."""
    score = 0
    for token in tokens:
        score += (token in _FRENCH) - (token in _ENGLISH)
    return "fr" if score > 0 else "en"
