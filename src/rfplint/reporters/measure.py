"""How wide a text is on a terminal, and where it breaks."""

from __future__ import annotations

from functools import cache, lru_cache

_FIRST_COMBINING = "\u0300"


def columns(text: str) -> int:
    """Count the columns of `text`: two for an East Asian wide character, none for an accent.

    Wide ones are those of Unicode Standard Annex 11.
    """
    return len(text) if _is_plain(text) else sum(map(_columns_of, text))


def _is_plain(text: str) -> bool:
    """Say whether every character takes one column."""
    return text.isascii() or max(text) < _FIRST_COMBINING


@lru_cache(maxsize=1024)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Break `text` at plain spaces into lines of `width` columns; a longer word stays whole."""
    if columns(text) <= width:
        return (text,) if text else ()
    lines: list[list[str]] = []
    room = 0
    measure = len if _is_plain(text) else columns
    for word in filter(None, text.split(" ")):
        size = measure(word)
        if not lines or size > room:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= size + 1
    return tuple(map(" ".join, lines))


@cache
def _columns_of(character: str) -> int:
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
