"""Tests that can never hold: values that a field never has, operators that do not fit its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from rfplint import prose, schema
from rfplint.declarative.fault import PackFault, near
from rfplint.messages import pack as words
from rfplint.model import Pointer

Data = Mapping[str, object]

_VALUES: Final = ("equals", "not", "in", "notIn")
_TYPES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("atLeast", "atMost", "moreThan", "lessThan"), "number"),
    **dict.fromkeys(("words", "mentions", "doesNotMention", "days"), "string"),
    **dict.fromkeys(("count", "sum", "covers"), "array"),
    "has": "object",
}
"""The type of value that an operator speaks of; of others it says nothing."""

_FACTS: Final[Mapping[str, tuple[object, ...]]] = {
    "aiInScope": ("declared", "inferred", "no"),
    "coverage": ("covered", "notCovered", "unknown"),
    "dataInScope": (True, False),
    "origin": ("native", "ocds"),
    "personal": ("none", "incidental", "collected", "sensitive", "unknown"),
    "publicFacing": (True, False, "unknown"),
    "said": prose.KINDS,
}


class _Kind(NamedTuple):
    """What may stand somewhere: JSON's types (none is any), and all values where they are few."""

    types: frozenset[str]
    values: tuple[object, ...] | None


def unfit(path: str, steps: Pointer, test: Data, at: Pointer) -> Iterator[PackFault]:
    """Give what can never hold of a test on a field."""
    field = schema.field(steps) if steps else None
    if field is None:
        return
    types = frozenset(field.types) - {"null"} | ({"number"} if "integer" in field.types else set())
    yield from _operators(path, types, test, at)
    yield from _values(path, _Kind(types, field.codes), test, at)


def unfit_fact(path: str, fact: str, test: Data, at: Pointer) -> Iterator[PackFault]:
    """Give what can never hold of a test on a fact."""
    values = _FACTS.get(fact)
    if fact == "approach":
        approach = schema.field(("tender", "approach"))
        values = approach.codes if approach else None
    yield from _values(path, _Kind(frozenset(), values), test, at)


def _operators(path: str, types: frozenset[str], test: Data, at: Pointer) -> Iterator[PackFault]:
    for operator in test:
        wanted = _TYPES.get(operator)
        if wanted is not None and types and wanted not in types:
            fitting = [name for name, kind in _TYPES.items() if kind in types]
            message = words.unfit(operator, wanted, path, sorted(types), fitting)
            yield PackFault((*at, operator), message, "key")


def _values(path: str, kind: _Kind, test: Data, at: Pointer) -> Iterator[PackFault]:
    for operator in _VALUES:
        for pointer, value in _scalars(test.get(operator), (*at, operator)):
            if not _can_be(value, kind):
                texts = [known for known in kind.values or () if isinstance(known, str)]
                meant = near(value, texts) if isinstance(value, str) else None
                said = words.never(path, value, meant, kind.values or (), sorted(kind.types))
                yield PackFault(pointer, said)


def _scalars(value: object, at: Pointer) -> Iterator[tuple[Pointer, object]]:
    """Give the values that are written out: no list by name, and none that is missing."""
    for index, one in enumerate(value if isinstance(value, list) else [value]):
        if one is not None and not (isinstance(one, str) and one.startswith("$")):
            yield ((*at, index) if isinstance(value, list) else at), one


def _can_be(value: object, kind: _Kind) -> bool:
    if kind.values is not None and not (kind.types - {"string"}):
        return any(value == one and type(value) is type(one) for one in kind.values)
    return not kind.types or _type(value) in kind.types


def _type(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "number" if isinstance(value, int | float) else "string"
