"""What a clause says beside its kind: figures, and the law that it names (clause-kinds 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from rfplint.prose import figures
from rfplint.prose.matching import Match, Words

_YEARS: Final = ("year", "an", "ans", "annee")
_WINDOWS: Final = frozenset(("last", "past", "previous", "preceding", "dernier", "derniere"))
_WINDOWS_FR: Final = ("dernier", "derniere", "precedent")
_REACH: Final = 3


def single(found: Iterable[float]) -> float | None:
    """Give the only figure; None where there is none or where they differ."""
    different = set(found)
    return different.pop() if len(different) == 1 else None


def amount(words: Words) -> float | None:
    """Give the only sum of money of a clause."""
    return single(value for _, _, value in figures.read("money", words.tokens))


def percent(words: Words) -> float | None:
    """Give the only percentage of a clause."""
    return single(value for _, _, value in figures.read("percent", words.tokens))


def years(words: Words) -> float | None:
    """Give the only number of years, windows ("in the last five years") left out."""
    tokens = words.tokens
    return single(
        value
        for start, end, value in figures.read("number", tokens)
        if figures.next_is(tokens, end, _YEARS) and not _is_window(tokens, start, end)
    )


def count(words: Words, near: Match) -> float | None:
    """Give the only number that counts things, the nearest to the words that prove the clause."""
    tokens = words.tokens
    found = [
        (start, value)
        for start, end, value in figures.read("number", tokens)
        if figures.counts(tokens, start, end)
    ]
    inside = [value for start, value in found if near[0] - _REACH <= start < near[1] + _REACH]
    return single(inside or (value for _, value in found))


def _is_window(tokens: Sequence[str], start: int, end: int) -> bool:
    around = (*tokens[max(0, start - _REACH) : start], *tokens[end : end + _REACH])
    return any(token in _WINDOWS or token.startswith(_WINDOWS_FR) for token in around)


def basis(sentence: str) -> str:
    """Give the instrument that a sentence names as its reason, "" where it names none."""
    lower = sentence.lower()
    if not any(cue in lower for cue in _BECAUSE):  # the pattern is dear to make, and few need it
        return ""
    found = _instrument().search(sentence)
    return found["name"].strip(" ,.;") if found else ""


_BECAUSE: Final = (
    *("under", "pursuant", "accord", "required by", "subject to", "by virtue of", "compliance"),
    *("as provided in", "because of", "imposed by", "en vertu", "en application", "conform"),
    *("aux termes", "comme l", "exig", "en raison"),
)
"""What stands in every reason that the pattern knows."""


@cache
def _instrument() -> re.Pattern[str]:
    because = (
        r"(?i:under|pursuant to|in accordance with|(?:as )?required by|subject to|by virtue of"
        r"|in compliance with|as provided in|because of|imposed by|en vertu|en application"
        r"|conform[\u00e9e]ment|aux termes|comme l['\u2019]exige|exig\u00e9e?s? par|en raison)"
    )
    article = r"(?:\s+(?:the|of|de|du|des|\u00e0|au|aux|la|le|les)(?=\s)|\s*\b[dl]['\u2019])*\s*"
    small = r"(?:(?:of|on|and|the|for|de|du|des|la|le|les|et|sur|aux|l['\u2019])\s*)*"
    kind = (
        r"(?:Act|Policy|Agreement|[Tt]reaty|Regulations?|By-?law|Directive|Code|Strategy"
        r"|Program(?:me)?|Accord|[Tt]rait\u00e9|Loi|Politique|R\u00e8glement|Convention)"
    )
    name = rf"(?:[A-Z\u00c0-\u00dc0-9][\w\u2019'.()-]*[ ,]+{small}){{0,9}}?(?:[\w\u2019'-]*\s)?"
    return re.compile(rf"{because}{article}(?P<name>{name}{kind}\b(?:[^.;,]{{0,80}})?)")
