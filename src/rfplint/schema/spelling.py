"""Which known name was meant by a misspelt one?"""

from __future__ import annotations

from collections.abc import Iterable

LARGEST_DISTANCE = 2


def folded(name: str) -> str:
    """Give `name` without case, `_`, `-` and spaces: what a hurried hand confuses."""
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Give the one of `names` that `name` most likely stands for, or None.

    A name that differs only in case, `_` or `-` wins; else the smallest edit distance, at most
    two and less than half of the name, so that a short word is not taken for any other.
    """
    plain = folded(name)
    best: str | None = None
    least = LARGEST_DISTANCE + 1
    for candidate in names:
        other = folded(candidate)
        if plain == other:
            return candidate
        distance = edits(plain, other)
        if distance < least and 2 * distance < max(len(plain), len(other)):
            best, least = candidate, distance
    return best


def edits(one: str, other: str) -> int:
    """Count the letters to insert, remove, replace or swap; three stands for any more than two.

    This is the optimal string alignment distance: neighbours that are swapped count once.
    """
    if abs(len(one) - len(other)) > LARGEST_DISTANCE:
        return LARGEST_DISTANCE + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, their in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != their))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == their:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > LARGEST_DISTANCE:
            return LARGEST_DISTANCE + 1
    return min(row[-1], LARGEST_DISTANCE + 1)
