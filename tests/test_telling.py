"""One fault, one finding: what a field and its own words say is told once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rfplint.messages import pack as words
from rfplint.model import Pointer, Span
from rfplint.rfp import Beside, Hit
from rfplint.telling import join

CRITERION: Pointer = ("tender", "selectionCriteria", "criteria", 0)
OTHER: Pointer = ("tender", "selectionCriteria", "criteria", 1)
LOT: Pointer = ("tender", "lots", 0)


def spoken(pointer: Pointer) -> Hit:
    return Hit(pointer, within=Span(2, 9))


@pytest.mark.parametrize(
    ("field", "text", "together"),
    [
        ((*CRITERION, "minimum"), (*CRITERION, "description"), True),
        ((*CRITERION, "minimum"), (*CRITERION, "alternatives", 0, "description"), True),
        ((*CRITERION, "minimum"), (*OTHER, "description"), False),
        (("tender", "privacy", "audit"), ("tender", "privacy", "statement"), True),
        (("tender", "privacy", "audit"), ("tender", "dataGovernance", "statement"), False),
        (("tender", "title"), ("tender", "description"), False),
        (("tender", "title"), ("tender", "title"), True),
        ((*LOT, "title"), (*LOT, "description"), False),
        ((*LOT, "privacy", "audit"), (*LOT, "privacy", "statement"), True),
        ((*LOT, "privacy", "audit"), ("tender", "lots", 1, "privacy", "statement"), False),
    ],
)
def test_a_clause_beside_a_field_is_told_with_it(
    field: Pointer, text: Pointer, together: bool  # noqa: FBT001 - a column of the table above
) -> None:  # fmt: skip
    beside = Beside(text, words.SAID_HERE_TOO, within=Span(2, 9))
    alone = [Hit(field), spoken(text)]
    told = [Hit(field, related=(beside,))] if together else alone
    assert list(join([Hit(field)], [spoken(text)])) == told


def test_a_clause_is_told_with_the_first_field_alone() -> None:
    text = (*CRITERION, "description")
    first, second = join([Hit((*CRITERION, "a")), Hit((*CRITERION, "b"))], [spoken(text)])
    assert [len(first.related), len(second.related)] == [1, 0]


def test_what_a_check_raises_is_raised_when_all_is_told() -> None:
    def failing() -> Iterator[Hit]:
        yield Hit(("tender", "title"))
        raise RuntimeError("late")

    told: list[Hit] = []
    with pytest.raises(RuntimeError, match="late"):
        told.extend(iter(_noting(told, join(failing(), [spoken(("tender", "description"))]))))
    assert [hit.pointer for hit in told] == [("tender", "title"), ("tender", "description")]


def _noting(told: list[Hit], hits: Iterator[Hit]) -> Iterator[Hit]:
    for hit in hits:
        told.append(hit)
        yield from ()
