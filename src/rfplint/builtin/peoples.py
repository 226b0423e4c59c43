"""Does a text speak of First Nations, Inuit or Métis?"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from rfplint.jurisdiction import fold

_PARTS: Final = ("nation", "inuit", "metis", "indigenous", "autochton")
"""Each name has one of these."""


def speaks_of_peoples(text: str) -> bool:
    """Say whether a text names Indigenous peoples, in English or French."""
    if text.isascii() and not _is_likely(text.lower()):
        return False  # plain search is a tenth of the work, and nearly always enough
    return _names().search(fold(text)) is not None


def _is_likely(lower: str) -> bool:
    return any(part in lower for part in _PARTS)


@cache
def _names() -> re.Pattern[str]:
    """As folded texts have them: without case, accents and punctuation."""
    return re.compile(
        r"\b(?:first nations?|premieres? nations?|inuit(?:e?s?)|metis(?:se|ses)?|indigenous"
        r"|autochtones?)\b"
    )
