"""One fault, one finding: what a field and its own words say is told once (policies.md 15.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rfplint.messages import pack as words
from rfplint.model import Pointer
from rfplint.rfp import Beside, Hit

_LOT: Final = 3


def join(structured: Iterable[Hit], spoken: Iterable[Hit]) -> Iterator[Hit]:
    """Give the hits on fields, then those on prose that no field's hit speaks for.

    A clause in the object that a hit points into (a condition, a requirement, a fee) becomes a
    related place of that hit. A hit on a key says that something is missing; a text that does harm
    says no such thing. What the structured check raises is raised when all is told.
    """
    left = list(spoken)
    failed: Exception | None = None
    try:
        for hit in structured:
            own = [one for one in left if _speaks_for(hit, one)]
            left = [one for one in left if one not in own]
            yield hit._replace(related=(*hit.related, *map(_related, own)))
    except Exception as error:  # noqa: BLE001 - it is raised again below
        failed = error
    yield from left
    if failed is not None:
        raise failed


def _related(hit: Hit) -> Beside:
    return Beside(hit.pointer, words.SAID_HERE_TOO, within=hit.within)


def _speaks_for(hit: Hit, spoken: Hit) -> bool:
    return hit.on == "value" and _shares_object(hit.pointer, spoken.pointer)


def _shares_object(field: Pointer, text: Pointer) -> bool:
    own = _object(field)
    if field == text:
        return True
    return bool(own) and text[: len(own)] == own


def _object(pointer: Pointer) -> Pointer:
    """Give the item of a list that a place is in, or its block; () for the tender and a lot."""
    start = _LOT if pointer[:2] == ("tender", "lots") else 1
    for length in range(len(pointer), start, -1):
        if isinstance(pointer[length - 1], int):
            return pointer[:length]
    return pointer[:-1] if len(pointer) > start + 1 else ()
