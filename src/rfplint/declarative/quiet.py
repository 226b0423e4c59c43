"""Tells quickly that a case finds nothing, as is nearly always so; else the judge looks closer.

What can be worked out before any RFP is in closures here, and plain values are looked at without
their places. A doubt counts as noise: only the judge says what is wrong, and where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from rfplint.declarative import conditions, operators, paths
from rfplint.declarative.conditions import UNSURE, AnyOf, Condition, Conditions, Demand
from rfplint.declarative.operators import Scene
from rfplint.declarative.paths import EVERY, MISSING, Path
from rfplint.model import FaultClass, Pointer
from rfplint.rfp import Rfp

Quiet: TypeAlias = Callable[[Rfp], bool]
_Look: TypeAlias = Callable[[Rfp, object], object]
_Holds: TypeAlias = Callable[[Rfp, object], bool]
_Fits: TypeAlias = Callable[[object], bool]

_ROOT: Final[Pointer] = ()
_BELOW: Final[Pointer] = ("",)  # some place that is not the root: which one changes no verdict


def compiled(
    subjects: tuple[Path, ...],
    when: Conditions,
    must: Conditions,
    lot_blocks: frozenset[str],
    fault_class: FaultClass,
) -> Quiet:
    """Make the function that says of an RFP that the case surely finds nothing in it."""
    at_root = _clean(when, must, _ROOT)
    below = _clean(when, must, _BELOW)
    # What is missing is looked for on lots only where the tender lacks it.
    on_lots = frozenset() if fault_class == "missing" else lot_blocks
    parts = tuple(
        _each(subject, below) if subject.steps else _whole(on_lots, at_root) for subject in subjects
    )
    return parts[0] if len(parts) == 1 else lambda rfp: all(part(rfp) for part in parts)


def _whole(on_lots: frozenset[str], clean: _Holds) -> Quiet:
    def quiet(rfp: Rfp) -> bool:
        if on_lots:
            for lot in rfp.lots():
                if type(lot.value) is dict and not on_lots.isdisjoint(lot.value):
                    return False
        return clean(rfp, rfp.value)

    return quiet


def _each(subject: Path, clean: _Holds) -> Quiet:
    steps = subject.steps
    block = steps[1:2] if subject.on_lots else ()

    def quiet(rfp: Rfp) -> bool:
        if block:
            for lot in rfp.lots():
                if paths.said_at(lot.value, block) is not MISSING:
                    return False
        return all(clean(rfp, value) for value in _values(rfp.value, steps))

    return quiet


def _values(value: object, steps: Pointer) -> Iterator[object]:
    """Give what `paths.matches` reaches, without the places."""
    if EVERY not in steps:
        found = paths.said_at(value, steps)
        if found is not MISSING:
            yield found
        return
    at = steps.index(EVERY)
    items = paths.look_up(value, steps[:at])
    for item in items if isinstance(items, list) else ():
        yield from _values(item, steps[at + 1 :])


def _clean(when: Conditions, must: Conditions, at: Pointer) -> _Holds:
    asked = tuple(_condition(condition, at) for condition in when)
    kept = tuple(_demand(condition, at) for condition in must)

    def clean(rfp: Rfp, subject: object) -> bool:
        for holds in asked:
            if not holds(rfp, subject):
                return True
        return all(holds(rfp, subject) for holds in kept)

    return clean


def _condition(condition: Condition | AnyOf, at: Pointer) -> _Holds:
    """Judge as a `when` does."""
    if isinstance(condition, AnyOf):
        return _any_of(condition, at)

    def closely(rfp: Rfp, subject: object) -> bool:
        return conditions.holds(condition, Scene(rfp, subject, at))

    def alone(value: object, scene: Scene) -> bool:
        return conditions.in_when(value, condition.test, scene)

    return _judged(condition, at, closely, alone, missing_passes=False)


def _demand(condition: Condition | AnyOf, at: Pointer) -> _Holds:
    """Judge as a `must` does: a missing value fails only what asks for presence."""
    if isinstance(condition, AnyOf):
        return _any_of(condition, at)

    def closely(rfp: Rfp, subject: object) -> bool:
        return next(conditions.failures(condition, Scene(rfp, subject, at)), None) is None

    def alone(value: object, scene: Scene) -> bool:
        return conditions.in_must(value, condition.test, scene) is None

    return _judged(condition, at, closely, alone, missing_passes=True)


def _judged(
    condition: Condition,
    at: Pointer,
    closely: _Holds,
    alone: Callable[[object, Scene], bool],
    *,
    missing_passes: bool,
) -> _Holds:
    """Judge the one value that a path leads to; `closely` judges where there may be several."""
    path, test = condition
    look, present, fits = _look(path, at), test.present, _comparison(test.demands)
    if look is None:
        return closely

    def here(rfp: Rfp, subject: object) -> bool:
        value = look(rfp, subject)
        if value is UNSURE:
            return closely(rfp, subject)
        if fits is None:
            return alone(value, Scene(rfp, subject, at))
        if present is not None and (value is not MISSING and rfp.is_given(value)) != present:
            return False
        return (missing_passes and value is MISSING) or fits(value)

    return here


def _any_of(either: AnyOf, at: Pointer) -> _Holds:
    choices = tuple(tuple(_condition(one, at) for one in choice) for choice in either.choices)

    def holds(rfp: Rfp, subject: object) -> bool:
        for choice in choices:
            for one in choice:
                if not one(rfp, subject):
                    break
            else:
                return True
        return False

    return holds


def _look(path: Path, at: Pointer) -> _Look | None:
    """Give how the value at a path is found; None where it may lead to many places."""
    fact, steps = path.fact, path.steps
    if fact is not None:
        return lambda rfp, _subject: _fact(rfp.facts.get(fact, MISSING))
    if not path.plain:
        return None
    if path.rooted or at == _ROOT:
        return lambda rfp, _subject: paths.said_at(rfp.value, steps)
    return lambda _rfp, subject: paths.said_at(subject, steps)


def _fact(value: object) -> object:
    return UNSURE if isinstance(value, tuple) else value


def _comparison(demands: tuple[Demand, ...]) -> _Fits | None:
    """Give a comparison with texts or a truth value as a plain one; None where more is asked."""
    if not demands:
        return lambda _value: True
    operator, argument = demands[0].operator, demands[0].argument
    if len(demands) > 1 or demands[0].variable:
        return None
    if operator in (operators.equals, operators.differs):
        return _equality(argument, wanted=operator is operators.equals)
    if operator in (operators.is_in, operators.is_not_in) and isinstance(argument, list):
        return _membership(tuple(argument), wanted=operator is operators.is_in)
    return None


def _membership(listed: tuple[object, ...], *, wanted: bool) -> _Fits | None:
    if not all(isinstance(one, str) for one in listed):
        return None
    return (lambda value: value in listed) if wanted else lambda value: value not in listed


def _equality(argument: object, *, wanted: bool) -> _Fits | None:
    """Compare with a text or a truth value; a number may equal another type's."""
    if isinstance(argument, str):
        return (lambda value: value == argument) if wanted else (lambda value: value != argument)
    if isinstance(argument, bool):
        return (lambda value: value is argument) if wanted else lambda value: value is not argument
    return None
