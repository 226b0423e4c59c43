"""Runs a case over what the prose says: `for: clauses[*]` (design, Clauses as data)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from rfplint.clauses import Said
from rfplint.declarative import conditions
from rfplint.declarative.conditions import Conditions
from rfplint.declarative.operators import Scene
from rfplint.model import Pointer
from rfplint.policy import Check
from rfplint.rfp import Hit, Rfp, quote
from rfplint.telling import join

CLAUSES: Final = "clauses[*]"
"""The subject of a case that judges clauses."""

ATTRIBUTES: Final = (
    "kind",
    "under",
    "field",
    "form",
    "count",
    "years",
    "amount",
    "percent",
    "client",
    "when",
    "hasAlternative",
    "basis",
    "exclusion",
    "reason",
    "explained",
)
"""What `when` may ask of a clause (clause-kinds 1)."""


class Plan(NamedTuple):
    """One case: which clauses are findings. `kinds` are those that may be, all if None."""

    name: str | None
    when: Conditions
    kinds: frozenset[str] | None


def plan(name: str | None, when: Mapping[str, object]) -> Plan:
    """Make a plan of what a policy file says."""
    return Plan(name, conditions.compiled(when), _kinds(when.get("kind")))


def _kinds(asked: object) -> frozenset[str] | None:
    """Give the kinds that a condition names, so that no other clause is looked at."""
    if not isinstance(asked, dict):
        return None
    named = [asked["equals"]] if "equals" in asked else asked.get("in")
    if not isinstance(named, list) or any(str(name).startswith("$") for name in named):
        return None
    return frozenset(map(str, named))


def run(plans: Iterable[Plan], rfp: Rfp) -> Iterator[Hit]:
    """Yield each clause for which `when` holds; of several cases the first speaks."""
    told: set[Said] = set()
    for plan in plans:
        for said in rfp.clauses:
            if plan.kinds is not None and said.clause.kind not in plan.kinds:
                continue
            scene = scene_of(said, rfp)
            if said not in told and conditions.all_hold(plan.when, scene):
                told.add(said)
                yield quote(said, plan.name)


def scene_of(said: Said, rfp: Rfp) -> Scene:
    """Give the scene in which a clause is judged: its attributes, and its place."""
    return Scene(rfp, _seen(said), said.pointer, _lot(said.pointer))


def _seen(said: Said) -> Mapping[str, object]:
    """Give a clause as a policy file sees it."""
    clause = said.clause
    seen = {
        "kind": clause.kind,
        "under": _under(said.pointer),
        "field": said.field,
        "form": clause.form,
        "count": clause.count,
        "years": clause.years,
        "amount": clause.amount,
        "percent": clause.percent,
        "client": clause.client,
        "when": clause.when,
        "hasAlternative": clause.has_alternative,
        "basis": clause.basis or None,
        "exclusion": clause.exclusion,
        "reason": clause.reason,
        "explained": clause.explained,
    }
    return {name: value for name, value in seen.items() if value is not None}


def _lot(pointer: Pointer) -> int | None:
    lot = pointer[2] if pointer[:2] == ("tender", "lots") else None
    return lot if isinstance(lot, int) else None


def _under(pointer: Pointer) -> str | None:
    """Give the member of the tender, or of a lot, that a place is in."""
    steps = [step for step in pointer if isinstance(step, str)]
    below = steps[2:] if steps[:2] == ["tender", "lots"] else steps[1:]
    return below[0] if below else None


def beside(check: Check, plans: tuple[Plan, ...]) -> Check:
    """Give a check that also reads the prose; what a field and its own words say is one finding."""
    kinds = [plan.kinds for plan in plans if plan.kinds is not None]
    wanted = frozenset().union(*kinds) if len(kinds) == len(plans) else None

    def both(rfp: Rfp) -> Iterator[Hit]:
        if wanted is not None and wanted.isdisjoint(_said_kinds(rfp)):
            return check(rfp)
        return join(check(rfp), run(plans, rfp))

    return both


def _said_kinds(rfp: Rfp) -> frozenset[str]:
    return rfp.once("kinds of clauses", lambda: frozenset(s.clause.kind for s in rfp.clauses))
