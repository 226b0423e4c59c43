"""Runs one declarative case over an RFP: the tender, and the lots where policies.md 1.1 says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from rfplint.declarative import paths
from rfplint.declarative.operators import (
    Failure,
    Scene,
    failure_in_must,
    holds_in_when,
    resolve,
)
from rfplint.declarative.paths import MISSING
from rfplint.model import FaultClass, Pointer
from rfplint.rfp import Hit, Node, Rfp

Tests = Mapping[str, object]


class Plan(NamedTuple):
    """One case as data: where it looks, when it speaks, what must hold, where it points."""

    name: str | None
    subjects: tuple[str, ...]
    when: Tests
    must: Tests
    at: str | None
    on_key: bool
    fault_class: FaultClass
    fields: tuple[str, ...]
    """Paths that the message shows as `{.path}`."""


def run(plan: Plan, rfp: Rfp) -> Iterator[Hit]:
    """Yield what the case finds."""
    if plan.subjects != (".",):
        for path in plan.subjects:
            yield from _each(plan, rfp, path)
    elif _may_stand_on_lots(plan) and (lots := _lot_count(rfp)):
        yield from _tender_and_lots(plan, rfp, lots)
    else:
        yield from _judge(plan, Scene(rfp, rfp.value, ()))


def _each(plan: Plan, rfp: Rfp, path: str) -> Iterator[Hit]:
    parsed = paths.parse(path)
    homes = [(parsed.steps, cast("int | None", None))]
    if parsed.may_stand_on_lots:
        homes += [(paths.on_lot(parsed.steps, lot), lot) for lot in range(_lot_count(rfp))]
    for steps, lot in homes:
        for at, subject in paths.matches(rfp.value, steps):
            if subject is not MISSING:
                yield from _judge(plan, Scene(rfp, subject, at, lot))


def _tender_and_lots(plan: Plan, rfp: Rfp, lots: int) -> Iterator[Hit]:
    on_tender = list(_judge(plan, Scene(rfp, rfp.value, ())))
    scenes = [Scene(rfp, rfp.value, (), lot) for lot in range(lots)]
    if plan.fault_class == "missing":
        yield from _missing_somewhere(plan, on_tender, scenes)
        return
    yield from on_tender
    for scene in scenes:
        yield from (hit for hit in _judge(plan, scene) if _stands_on_lot(hit, rfp))


def _missing_somewhere(plan: Plan, on_tender: list[Hit], scenes: list[Scene]) -> Iterator[Hit]:
    """The tender has it, or every lot has it; else the lots that lack it, or the tender alone."""
    if not on_tender:
        return
    by_lot = [list(_judge(plan, scene)) for scene in scenes]
    if all(by_lot):
        yield from on_tender
    else:
        for hits, scene in zip(by_lot, scenes, strict=True):
            yield from (_on_own_lot(hit, scene) for hit in hits)


def _on_own_lot(hit: Hit, scene: Scene) -> Hit:
    if scene.lot is None or hit.pointer[:2] == ("tender", "lots"):
        return hit
    return hit._replace(pointer=paths.on_lot(hit.pointer, scene.lot))


def _stands_on_lot(hit: Hit, rfp: Rfp) -> bool:
    on_lot = hit.pointer[:2] == ("tender", "lots")
    return on_lot and paths.look_up(rfp.value, hit.pointer) is not MISSING


def _judge(plan: Plan, scene: Scene) -> Iterator[Hit]:
    if not all_hold(plan.when, scene):
        return
    for path, test in plan.must.items():
        if path == "any":
            yield from _judge_any(plan, cast("list[Tests]", test), scene)
            continue
        for at, value in resolve(scene, path):
            failure = failure_in_must(value, test, scene)
            if failure is not None:
                yield _hit(plan, scene, at, value, failure, test)


def _judge_any(plan: Plan, choices: list[Tests], scene: Scene) -> Iterator[Hit]:
    if any(_all_in_must(choice, scene) for choice in choices):
        return
    first = next(iter(choices[0]))
    at, value = next(resolve(scene, first), ((), MISSING))
    yield _hit(plan, scene, at, value, Failure())


def _all_in_must(tests: Tests, scene: Scene) -> bool:
    """A choice in `must: any` holds as a condition does: what is missing satisfies nothing."""
    return all(_holds(path, test, scene) for path, test in tests.items())


def all_hold(tests: Tests, scene: Scene) -> bool:
    """Say whether every test of a `when` holds; with `[*]` any match suffices."""
    for path, test in tests.items():
        if path == "any":
            choices = cast("list[Tests]", test)
            if not any(all_hold(choice, scene) for choice in choices):
                return False
        elif not _holds(path, test, scene):
            return False
    return True


def _holds(path: str, test: object, scene: Scene) -> bool:
    found = [value for _, value in resolve(scene, path)]
    if not found:
        return holds_in_when(MISSING, test, scene)
    return any(holds_in_when(value, test, scene) for value in found)


def _hit(
    plan: Plan, scene: Scene, at: Pointer, value: object, failure: Failure, test: object = None
) -> Hit:
    values: dict[str, object] = {
        "value": None if value is MISSING else Node(value, at, scene.rfp),
        **failure.values,
    }
    covered = test.get("covers") if isinstance(test, dict) else None
    if isinstance(covered, dict):
        steps = (*at, 0, *paths.parse(str(covered["of"])).steps)
        missing = cast("list[object]", failure.values["missing"])
        values["missing"] = [Node(code, steps, scene.rfp) for code in missing]
    for field in plan.fields:
        place, said = next(resolve(scene, field), ((), MISSING))
        values[f".{field}"] = None if said is MISSING else Node(said, place, scene.rfp)
    within = failure.within
    if plan.at is not None:
        at, within = next(resolve(scene, plan.at), (at, value))[0], None
    on_key = plan.on_key and plan.at is not None
    return Hit(at, "key" if on_key else "value", within, values, plan.name)


@cache
def fields_of(message: str) -> tuple[str, ...]:
    """Give the paths that a message shows as `{.path}`."""
    return tuple(re.findall(r"\{\.([^{}]+)\}", message))


def _may_stand_on_lots(plan: Plan) -> bool:
    return any(path != "any" and paths.parse(path).may_stand_on_lots for path in plan.must) or any(
        paths.parse(path).may_stand_on_lots
        for choice in cast("list[Tests]", plan.must.get("any", []))
        for path in choice
    )


def _lot_count(rfp: Rfp) -> int:
    lots = rfp.tender["lots"].value
    return len(lots) if isinstance(lots, list) else 0
