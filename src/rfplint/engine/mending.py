"""What a misspelt key hides: the same RFP with its keys as they were meant is judged again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, cast

from rfplint.model import Pointer
from rfplint.rfp import Hit

UNKNOWN_KEY: Final = "DOC005"
MOST: Final = 50
"""So many misspelt keys are taken as meant; a file with more is of another format."""


class Misspelt(NamedTuple):
    """A key that is written at one pointer and was meant for another in the same block."""

    written: Pointer
    meant: Pointer


def misspelt(hits: Iterable[tuple[str, Hit]]) -> tuple[Misspelt, ...]:
    """Give the misspelt keys among what was found, each hit with its policy's code."""
    found = [
        Misspelt(hit.pointer, cast("Pointer", hit.values["intended"]))
        for code, hit in hits
        if code == UNKNOWN_KEY and isinstance(hit.values.get("intended"), tuple)
    ]
    return tuple(found[:MOST])


def mended(data: object, keys: Iterable[Misspelt]) -> object:
    """Copy plain data with these keys renamed; one whose right key stands there too is left.

    Deeper keys come first, so that the pointers of the others still lead to their blocks.
    """
    for key in sorted(keys, key=lambda key: -len(key.written)):
        data = _renamed(data, key.written, str(key.meant[-1]))
    return data


def _renamed(data: object, at: Pointer, name: str) -> object:
    if isinstance(data, list) and isinstance(at[0], int):
        return [_renamed(v, at[1:], name) if i == at[0] else v for i, v in enumerate(data)]
    if not isinstance(data, dict):
        return data
    if len(at) > 1:
        return {k: _renamed(v, at[1:], name) if k == at[0] else v for k, v in data.items()}
    if name in data:
        return data
    return {name if k == at[0] else k: v for k, v in data.items()}
