"""Does a text speak of First Nations, Inuit or Métis?"""

from __future__ import annotations

import re
from functools import cache

from rfplint.jurisdiction import fold


def speaks_of_peoples(text: str) -> bool:
    """Say whether a text names Indigenous peoples, in English or French."""
    return _names().search(fold(text)) is not None


@cache
def _names() -> re.Pattern[str]:
    """As folded texts have them: without case, accents and punctuation."""
    return re.compile(
        r"\b(?:first nations?|premieres? nations?|inuit(?:e?s?)|metis(?:se|ses)?|indigenous"
        r"|autochtones?)\b"
    )
