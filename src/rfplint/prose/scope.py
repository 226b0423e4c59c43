"""How far words reach: which of them speak of a clause, and which of something beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from rfplint.prose.matching import Match, Words

Test: TypeAlias = Callable[[Words, Match], bool]

_AT_LARGE: Final = "at-large"
_OR: Final = frozenset(("or", "ou"))
_OPENING: Final = 2
_NEAR: Final = 8
_BEFORE: Final = 4
_PLACES: Final = frozenset(("from", "in", "within", "of", "du", "de", "des", "d", "en", "au"))
_WANTS: Final = (
    *("requir", "request", "expect", "ask", "want", "seek", "will", "shall", "may", "intend"),
    *("exig", "demand", "souhait", "requier", "veut", "cherche", "entend", "peut", "invit"),
)
_NO_PUBLIC: Final = ("private", "prive", "commercial")


def opens_or_is_at_large(words: Words, match: Match) -> bool:
    """Say whether words begin their sentence, or stand in one that speaks of the whole value."""
    return match[0] < _OPENING or bool(words(_AT_LARGE))


def is_no_choice(words: Words, match: Match) -> bool:
    """Say the same, or that no "or" ties the words to what else their sentence names."""
    before = words.tokens[max(0, match[0] - _BEFORE) : match[1]]
    return opens_or_is_at_large(words, match) or _OR.isdisjoint(before)


def nearby(words: Words, name: str, proof: Match) -> bool:
    """Say whether a list occurs at the words that prove a clause, as whose contract it was."""
    return any(_is_client(words, match, proof) for match in words(name))


def _is_client(words: Words, match: Match, proof: Match) -> bool:
    start, end = match
    if end <= proof[0] - _BEFORE or start >= proof[1] + _NEAR:
        return False
    return not (
        _wants(words, end) or _is_home_of_firm(words, start) or _is_private(words, proof[1])
    )


def _wants(words: Words, end: int) -> bool:
    """Whether the buyer is who asks: "the City requires"."""
    return any(token.startswith(_WANTS) for token in words.tokens[end : end + 1])


def _is_home_of_firm(words: Words, start: int) -> bool:
    """Whether it is where a bidder is from: "bidders from any province"."""
    before = words.tokens[max(0, start - _BEFORE + 1) : start]
    follows = any(0 <= start - end < _BEFORE for _, end in words("firm"))
    return follows and not _PLACES.isdisjoint(before)


def _is_private(words: Words, end: int) -> bool:
    """Whether clients who are no public body are named right after."""
    return any(token.startswith(_NO_PUBLIC) for token in words.tokens[end : end + _NEAR])
