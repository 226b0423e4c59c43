"""What a check yields: where in the RFP it points, and with which words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from rfplint.clauses import Said
from rfplint.model import Fix, Pointer, Severity, Span, Text


class Beside(NamedTuple):
    """Another place that a Hit speaks of, with what to say of it."""

    pointer: Pointer
    message: Text
    on: Literal["value", "key"] = "value"
    within: Span | None = None


class Hit(NamedTuple):
    """What a check yields: it points, and has no position.

    `within` are characters of the string value at `pointer`. `values` fill the message.
    `at_most` caps the severity of this hit alone; `excused` is False where a lawful basis on
    the same object must not excuse it (policies.md 1.7). `fix` replaces the policy's own. `basis`
    is the instrument that the sentence itself names as its reason.

    >>> Hit(("tender", "title"), values={"words": 3}).values["words"]
    3
    """

    pointer: Pointer
    on: Literal["value", "key"] = "value"
    within: Span | None = None
    values: Mapping[str, object] = {}
    case: str | None = None
    related: tuple[Beside, ...] = ()
    at_most: Severity | None = None
    excused: bool = True
    fix: Fix | None = None
    basis: str = ""


def quote(said: Said, case: str | None = None, **values: object) -> Hit:
    """Point at the words of a clause; its attributes fill the message."""
    clause = said.clause
    filled = {
        "value": said.words,
        "clause": said.words,
        "count": clause.count,
        "years": clause.years,
        "amount": clause.amount,
        "percent": clause.percent,
        **values,
    }
    return Hit(said.pointer, within=clause.span, values=filled, case=case, basis=clause.basis)
