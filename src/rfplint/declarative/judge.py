"""Runs one declarative case over an RFP: the tender, and the lots where policies.md 1.1 says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple, cast

from rfplint.declarative import conditions, paths
from rfplint.declarative.conditions import AnyOf, Condition, Conditions, Found, Test
from rfplint.declarative.operators import Failure, Scene, resolve
from rfplint.declarative.paths import MISSING, Path
from rfplint.model import FaultClass, Pointer
from rfplint.rfp import Hit, Node, Rfp

_NOWHERE: Final[tuple[Pointer, object]] = ((), MISSING)


class Plan(NamedTuple):
    """One case, worked out: where it looks, when it speaks, what must hold, where it points.

    `fields` are the paths that the message shows as `{.path}`; `lot_blocks` are the blocks of
    `must` that may stand on lots.
    """

    name: str | None
    subjects: tuple[Path, ...]
    when: Conditions
    must: Conditions
    at: Path | None
    on_key: bool
    fault_class: FaultClass
    fields: tuple[str, ...]
    lot_blocks: frozenset[str]


def run(plan: Plan, rfp: Rfp) -> Iterator[Hit]:
    """Yield what the case finds."""
    for subject in plan.subjects:
        if subject.steps:
            yield from _each(plan, rfp, subject)
        elif plan.lot_blocks and rfp.lots():
            yield from _tender_and_lots(plan, rfp)
        else:
            yield from _judge(plan, Scene(rfp, rfp.value, ()))


def scenes(plan: Plan, rfp: Rfp) -> Iterator[Scene]:
    """Give every place where the case looks, whether it finds something there or not."""
    for subject in plan.subjects:
        if subject.steps:
            yield from _below(rfp, subject)
        else:
            lots = range(len(rfp.lots())) if plan.lot_blocks else ()
            yield from (Scene(rfp, rfp.value, (), lot) for lot in (None, *lots))


def _each(plan: Plan, rfp: Rfp, subject: Path) -> Iterator[Hit]:
    for scene in _below(rfp, subject):
        yield from _judge(plan, scene)


def _below(rfp: Rfp, subject: Path) -> Iterator[Scene]:
    homes: list[tuple[Pointer, int | None]] = [(subject.steps, None)]
    if subject.on_lots:
        below = subject.steps[2:]
        homes += [
            (paths.on_lot(subject.steps, index), index)
            for index, lot in enumerate(rfp.lots())
            if not below or lot.get(str(subject.steps[1])) is not None
        ]
    for steps, lot in homes:
        for at, found in paths.matches(rfp.value, steps):
            if found is not MISSING:
                yield Scene(rfp, found, at, lot)


def _tender_and_lots(plan: Plan, rfp: Rfp) -> Iterator[Hit]:
    on_tender = list(_judge(plan, Scene(rfp, rfp.value, ())))
    if plan.fault_class == "missing":
        if on_tender:
            scenes = [Scene(rfp, rfp.value, (), lot) for lot in range(len(rfp.lots()))]
            yield from _missing_somewhere(plan, on_tender, scenes)
        return
    yield from on_tender
    for index, lot in enumerate(rfp.lots()):
        if isinstance(lot.value, dict) and not plan.lot_blocks.isdisjoint(lot.value):
            scene = Scene(rfp, rfp.value, (), index)
            yield from (hit for hit in _judge(plan, scene) if _stands_on_lot(hit, rfp))


def _missing_somewhere(plan: Plan, on_tender: list[Hit], scenes: list[Scene]) -> Iterator[Hit]:
    """The tender has it, or every lot has it; else the lots that lack it, or the tender alone."""
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
    if not conditions.all_hold(plan.when, scene):
        return
    for condition in plan.must:
        if isinstance(condition, AnyOf):
            yield from _judge_any(plan, condition, scene)
        else:
            for found in conditions.failures(condition, scene):
                yield _hit(plan, scene, condition.test, found)


def _judge_any(plan: Plan, either: AnyOf, scene: Scene) -> Iterator[Hit]:
    """A choice in `must: any` holds as a condition does: what is missing satisfies nothing."""
    if any(conditions.all_hold(choice, scene) for choice in either.choices):
        return
    path, test = either.choices[0][0]
    place = next(resolve(scene, path), None)
    if place is not None:  # else a block on the way is of the wrong type, which DOC007 tells
        yield _hit(plan, scene, test, Found(*place, Failure()))


def _hit(plan: Plan, scene: Scene, test: Test, found: Found) -> Hit:
    at, value, failure = found
    values: dict[str, object] = {
        "value": None if value is MISSING else Node(value, at, scene.rfp),
        **failure.values,
    }
    if test.covers is not None and "missing" in values:
        steps = (*at, 0, *test.covers.steps)
        missing = cast("list[object]", values["missing"])
        values["missing"] = [Node(code, steps, scene.rfp) for code in missing]
    for field in plan.fields:
        place, said = next(resolve(scene, paths.parse(field)), _NOWHERE)
        values[f".{field}"] = None if said is MISSING else Node(said, place, scene.rfp)
    within = failure.within
    if plan.at is not None:
        at, within = next(resolve(scene, plan.at), (at, value))[0], None
    return Hit(at, "key" if plan.on_key else "value", within, values, plan.name)


@cache
def fields_of(message: str) -> tuple[str, ...]:
    """Give the paths that a message shows as `{.path}`."""
    return tuple(re.findall(r"\{\.([^{}]+)\}", message))


def lot_blocks(must: Conditions) -> frozenset[str]:
    """Give the blocks of a `must` that may stand on lots."""
    return frozenset(
        str(condition.path.steps[1]) for condition in _flat(must) if condition.path.on_lots
    )


def _flat(must: Conditions) -> Iterator[Condition]:
    for condition in must:
        if isinstance(condition, AnyOf):
            for choice in condition.choices:
                yield from choice
        else:
            yield condition
