"""Conditions ready to be judged: what of a `when` or `must` can be worked out before any RFP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias, cast

from rfplint.declarative import operators, paths
from rfplint.declarative.operators import (
    ASK_FOR_MEMBERS,
    FAILED,
    NEGATIVE,
    OPERATORS,
    Failure,
    Operator,
    Scene,
)
from rfplint.declarative.paths import MISSING, Path
from rfplint.model import Pointer
from rfplint.rfp import Rfp


class Demand(NamedTuple):
    """One operator with its argument; `variable` says that a setting stands in the argument."""

    operator: Operator
    argument: object
    variable: bool
    negative: bool
    asks_for_members: bool


class Test(NamedTuple):
    """What must hold of one value: whether it is given, and every demand."""

    present: bool | None
    demands: tuple[Demand, ...]
    covers: Path | None


class Condition(NamedTuple):
    """A test and the path to what it tests."""

    path: Path
    test: Test


class Found(NamedTuple):
    """Where a demand fails, what stands there, and why it fails."""

    at: Pointer
    value: object
    failure: Failure


class AnyOf(NamedTuple):
    """Alternatives of which one must hold whole."""

    choices: tuple[tuple[Condition, ...], ...]


UNSURE: Final = object()
"""What `quick` gives where it cannot tell."""

Conditions: TypeAlias = tuple[Condition | AnyOf, ...]


def compiled(tests: Mapping[str, object]) -> Conditions:
    """Work out the tests of a `when` or `must` as the policy file has them."""
    found: list[Condition | AnyOf] = []
    for path, test in tests.items():
        if path == "any":
            choices = cast("list[Mapping[str, object]]", test)
            found.append(AnyOf(tuple(_plain(choice) for choice in choices)))
        else:
            found.append(Condition(paths.parse(path), compiled_test(test)))
    return tuple(found)


def _plain(tests: Mapping[str, object]) -> tuple[Condition, ...]:
    return tuple(Condition(paths.parse(path), compiled_test(test)) for path, test in tests.items())


def compiled_test(test: object) -> Test:
    """Work out one test; `present` and `absent` are short forms."""
    if isinstance(test, str):
        return Test(test == "present", (), None)
    asked = cast("Mapping[str, object]", test)
    demands = tuple(_demand(name, value) for name, value in asked.items() if name != "present")
    covers = asked.get("covers")
    of = paths.parse(str(covers["of"])) if isinstance(covers, dict) else None
    return Test(cast("bool | None", asked.get("present")), demands, of)


def _demand(name: str, argument: object) -> Demand:
    if isinstance(argument, dict) and "where" in argument:
        argument = {**argument, "where": _Where(_plain(argument["where"]))}
    return Demand(
        OPERATORS[name],
        argument,
        variable=_has_setting(argument),
        negative=name in NEGATIVE,
        asks_for_members=name in ASK_FOR_MEMBERS,
    )


class _Where(NamedTuple):
    """The condition on the items of a list, judged item by item."""

    conditions: tuple[Condition, ...]

    def __call__(self, item: object, scene: Scene) -> bool:
        return all(_item_holds(item, condition, scene) for condition in self.conditions)


def _item_holds(item: object, condition: Condition, scene: Scene) -> bool:
    path, test = condition
    if path.rooted:
        return holds(condition, scene)
    value = paths.look_up(item, path.steps) if path.plain else MISSING
    if value is not MISSING:
        return in_when(value, test, scene)
    return any(in_when(value, test, scene) for _, value in paths.matches(item, path.steps))


def _has_setting(argument: object) -> bool:
    if isinstance(argument, str):
        return argument.startswith("$")
    return isinstance(argument, dict) and any(map(_has_setting, argument.values()))


def _settled(argument: object, rfp: Rfp) -> object:
    """Put the policy's settings where the argument names them (`$minShare`)."""
    if isinstance(argument, str) and argument.startswith("$"):
        return rfp.settings.get(argument[1:], argument)
    if isinstance(argument, dict):
        return {key: _settled(value, rfp) for key, value in argument.items()}
    return argument


def all_hold(conditions: Conditions, scene: Scene) -> bool:
    """Say whether every condition of a `when` holds; with `[*]` any match suffices."""
    for condition in conditions:
        if isinstance(condition, AnyOf):
            if not any(all_hold(choice, scene) for choice in condition.choices):
                return False
        elif not holds(condition, scene):
            return False
    return True


def holds(condition: Condition, scene: Scene) -> bool:
    """Say whether one condition holds."""
    path, test = condition
    value = quick(path, scene)
    if value is not UNSURE:
        return in_when(value, test, scene)
    found = [value for _, value in operators.resolve(scene, path)]
    if not found:
        return in_when(MISSING, test, scene)
    if path.fact is not None and test.demands and all(demand.negative for demand in test.demands):
        return all(in_when(value, test, scene) for value in found)  # "none of them is …"
    return any(in_when(value, test, scene) for value in found)


def quick(path: Path, scene: Scene) -> object:
    """Give the value at a path that leads to one place; UNSURE where that takes a closer look."""
    rfp, subject, at, lot = scene
    if path.fact is not None:
        fact = rfp.facts.get(path.fact, MISSING)
        return UNSURE if isinstance(fact, tuple) else fact
    if not path.plain or (lot is not None and path.on_lots):
        return UNSURE
    return paths.said_at(rfp.value if path.rooted or not at else subject, path.steps)


def failures(condition: Condition, scene: Scene) -> Iterator[Found]:
    """Give where a `must` fails, and what stands there; with `[*]` every match must hold."""
    path, test = condition
    value = quick(path, scene)
    if value is not UNSURE and in_must(value, test, scene) is None:
        return
    for at, found in operators.resolve(scene, path):
        failure = in_must(found, test, scene)
        if failure is not None:
            yield Found(at, found, failure)


def in_when(value: object, test: Test, scene: Scene) -> bool:
    """Judge a test as a condition: a missing value equals nothing."""
    present, demands, _ = test
    if present is not None and _is_given(value, scene) != present:
        return False
    for operator, argument, variable, negative, _ in demands:
        if value is MISSING:
            if not negative:
                return False
        else:
            settled = _settled(argument, scene.rfp) if variable else argument
            if operator(value, settled, scene) is not None:
                return False
    return True


def in_must(value: object, test: Test, scene: Scene) -> Failure | None:
    """Judge a test as a demand: a missing value fails only what asks for presence."""
    present, demands, _ = test
    if present is not None and _is_given(value, scene) != present:
        return FAILED
    for operator, argument, variable, _, asks_for_members in demands:
        if value is not MISSING or asks_for_members:
            settled = _settled(argument, scene.rfp) if variable else argument
            outcome = operator(value, settled, scene)
            if isinstance(outcome, Failure):
                return outcome
    return None


def _is_given(value: object, scene: Scene) -> bool:
    return value is not MISSING and scene.rfp.is_given(value)
