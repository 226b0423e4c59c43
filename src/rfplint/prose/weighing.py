"""Of which kinds may the words of a sentence be? Asked first, since most sentences are of none.

Each kind has a weight for the starts of words, measured on the labelled sets (bench/prose/weigh.py:
a logistic regression). Where they make a kind too unlikely the lexicon is not asked for it.

A start of a word has one whole number that holds its weight for every kind, 32 bits each (a lane),
so that one addition serves them all (Lamport, "Multiple byte processing with full-word
instructions", 1975).
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple, TypeAlias, TypedDict

from rfplint import resources

Lanes: TypeAlias = int
"""One bit for each kind: the highest of its lane."""

_FIGURE: Final = "#"
_QUESTION: Final = "?"
_STEM: Final = 6
_LANE: Final = 32
_ZERO: Final = 1 << (_LANE - 1)
"""What stands for 0 in a lane: all that is at least likely enough has the highest bit. A million
words of the heaviest weight do not leave a lane."""


class Weights(TypedDict):
    """The file: weights in hundredths (natural logarithms).

    `least` is how likely a kind must be, `start` what each of `kinds` weighs of itself, and
    `words` what the starts of words add: numbers of kinds, each followed by the weight.
    """

    least: float
    kinds: list[str]
    start: list[int]
    words: dict[str, str]


class Scale(NamedTuple):
    """The weights as they are added."""

    kinds: tuple[str, ...]
    start: int
    words: Mapping[str, int]
    likely: Lanes


def features(tokens: Iterable[str], is_question: bool) -> Iterator[str]:  # noqa: FBT001
    """Give what is weighed of a sentence: the starts of its words, figures alike."""
    yield from {_FIGURE if token[0].isdigit() else token[:_STEM] for token in tokens}
    if is_question:
        yield _QUESTION


def likely(tokens: Iterable[str], *, is_question: bool) -> Lanes:
    """Give the kinds that a sentence of these folded words may well be of."""
    scale = _shipped()
    words = map(scale.words.__getitem__, features(tokens, is_question))
    return (scale.start + sum(words)) & scale.likely


def lane(kind: str) -> Lanes:
    """Give the bit of a kind that has weights."""
    return _ZERO << (_LANE * _shipped().kinds.index(kind))


def of_kinds(lanes: Lanes) -> frozenset[str]:
    """Give the names of kinds."""
    return frozenset(kind for kind in _shipped().kinds if lanes & lane(kind))


def weighed() -> frozenset[str]:
    """Give the names of all kinds that have weights."""
    return frozenset(_shipped().kinds)


def scale(weights: Weights) -> Scale:
    """Make of the weights what can be added."""
    least = round(100 * math.log(weights["least"] / (1 - weights["least"])))
    lanes = range(len(weights["kinds"]))
    return Scale(
        kinds=tuple(weights["kinds"]),
        start=sum(
            (_ZERO + of_itself - least) << (_LANE * at)
            for at, of_itself in enumerate(weights["start"])
        ),
        words=_Words(weights["words"]),
        likely=sum(_ZERO << (_LANE * at) for at in lanes),
    )


class _Words(dict[str, int]):
    """What each start of a word adds, worked out when a text first has it."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written

    def __missing__(self, start: str) -> int:
        if start not in self._written:
            return 0
        figures = list(map(int, self._written[start].split()))
        pairs = zip(figures[::2], figures[1::2], strict=True)
        self[start] = added = sum(weight << (_LANE * at) for at, weight in pairs)
        return added


@cache
def _shipped() -> Scale:
    path = os.path.join("core", "prose", "weights.json")
    weights: Weights = json.loads(resources.read("policies", path))
    return scale(weights)
