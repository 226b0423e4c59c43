"""How far a gate reaches: to the end of the sub-clause that it stands in (clause-kinds 3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from rfplint.prose.matching import Match, Words

PARTING: Final = "parting"
"""The list of the words that begin a sub-clause: but, while / mais, bien que."""

ASIDE: Final = "aside"
"""The list of those after which a comma ends it: while, although / bien que, même si."""

AFTERTHOUGHT: Final = "afterthought"
"""The list of the words that part nothing, as they speak of what was said: but is not required."""

FREED: Final = "freed"
"""The gate that says plainly that a demand is none: do not have to."""

HELD: Final = "held"
"""The list of the words by which it is one all the same: only, except / sauf."""


def closed(words: Words, gates: Iterable[str]) -> tuple[Match, ...]:
    """Give the sub-clauses of a passage in which a gate stands; what they say is no rule."""
    found = {gate: matches for gate in gates if (matches := words(gate))}
    if not found:
        return ()
    return tuple(
        part
        for part in parts(words)
        if any(_is_shut(words, part, gate, matches) for gate, matches in found.items())
    )


def _is_shut(words: Words, part: Match, gate: str, matches: Iterable[Match]) -> bool:
    is_held = gate == FREED and any(_is_in(match, part) for match in words(HELD))
    return not is_held and any(_is_in(match, part) for match in matches)


def _is_in(match: Match, part: Match) -> bool:
    return part[0] <= match[0] and match[1] <= part[1]


def parts(words: Words) -> tuple[Match, ...]:
    """Cut a passage into its sub-clauses."""
    bounds = {0, len(words.words), *_starts(words), *words.sentences}
    bounds.update(_ends_of_asides(words, bounds))
    return tuple(pairwise(sorted(bounds)))


def _starts(words: Words) -> Iterator[int]:
    afterthoughts = {start for start, _ in words(AFTERTHOUGHT)}
    return (start for start, _ in words(PARTING) if start not in afterthoughts)


def _ends_of_asides(words: Words, bounds: Iterable[int]) -> Iterator[int]:
    begun = set(bounds)
    for start, end in words(ASIDE):
        comma = next((at for at in words.commas if at >= end), None)
        if start in begun and comma is not None:
            yield comma
