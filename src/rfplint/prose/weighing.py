"""Do the words of a sentence speak for the kind that the lexicon found in it?

A second look, by weights that were measured on the labelled sets (bench/prose/weigh.py): it takes
away clauses and never adds one.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from rfplint import resources

_FIGURE: Final = "#"
_QUESTION: Final = "?"
_STEM: Final = 6


class Weights(NamedTuple):
    """Of one kind: how likely it is of itself, and what each word adds (natural logarithms)."""

    start: float
    words: dict[str, float]


def features(tokens: Iterable[str], is_question: bool) -> Iterator[str]:  # noqa: FBT001
    """Give what is weighed of a sentence: the starts of its words, figures alike."""
    yield from {_FIGURE if token[0].isdigit() else token[:_STEM] for token in tokens}
    if is_question:
        yield _QUESTION


def is_likely(kind: str, tokens: Iterable[str], *, is_question: bool) -> bool:
    """Say whether a sentence of these folded words may well hold a clause of the kind."""
    least, kinds = _shipped()
    weights = kinds.get(kind)
    if weights is None:
        return True
    words = weights.words
    score = weights.start + sum(words.get(each, 0.0) for each in features(tokens, is_question))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score)))) >= least


@cache
def _shipped() -> tuple[float, dict[str, Weights]]:
    path = os.path.join("core", "prose", "weights.json")
    data = json.loads(resources.read("policies", path))
    kinds = {kind: Weights(each["start"], each["words"]) for kind, each in data["kinds"].items()}
    return data["least"], kinds
