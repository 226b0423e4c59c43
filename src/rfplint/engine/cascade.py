"""What is not said because a lead finding says it all (policies.md 1.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from rfplint.engine.weighing import Weight
from rfplint.model import Pointer
from rfplint.policy import Case, Chosen
from rfplint.rfp import Hit, Rfp

UNKNOWN_KEY: Final = "DOC005"


class Candidate(NamedTuple):
    """A hit with the policy and case that it belongs to, before it is decided whether it shows."""

    chosen: Chosen
    case: Case
    hit: Hit
    weight: Weight
    settings: Mapping[str, object]


def split(
    candidates: Sequence[Candidate], rfp: Rfp
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Give what shows and what is held back.

    A lead holds back whether or not its own finding is suppressed later: only a lead that is
    satisfied, off or not selected lets go.
    """
    leads = [c for c in candidates if c.chosen.shown and c.chosen.policy.lead and _missing(c)]
    meant = list(_meant_keys(candidates))
    shown: list[Candidate] = []
    held: list[Candidate] = []
    for candidate in candidates:
        back = _missing(candidate) and (
            any(_holds_back(lead, candidate, rfp) for lead in leads)
            or any(_reaches(candidate.hit.pointer, pointer) for pointer in meant)
        )
        (held if back else shown).append(candidate)
    return tuple(shown), tuple(held)


def _missing(candidate: Candidate) -> bool:
    return candidate.case.fault_class == "missing"


def _holds_back(lead: Candidate, other: Candidate, rfp: Rfp) -> bool:
    block = lead.chosen.policy.block
    if block is None or other.chosen.policy.block != block or other.chosen.policy.lead:
        return False
    if block == "approach":
        # Only what would point into the absent block: the tender's other blocks may be there.
        return _reaches(other.hit.pointer, ("tender", _approach_block(rfp)))
    home = _home(lead.hit.pointer)
    return home == _home(other.hit.pointer) and not _at(rfp, (*home, block))


def _approach_block(rfp: Rfp) -> str:
    return str(rfp.facts.get("approach"))


def _home(pointer: Pointer) -> Pointer:
    """The tender or the lot that a pointer stands in."""
    return pointer[:3] if pointer[:2] == ("tender", "lots") else pointer[:1]


def _at(rfp: Rfp, pointer: Pointer) -> bool:
    node = rfp["tender"]
    for step in pointer[1:]:
        node = node[step]
    return node.given


def _meant_keys(candidates: Iterable[Candidate]) -> Iterator[Pointer]:
    """The places that misspelt keys were meant for."""
    for candidate in candidates:
        if candidate.chosen.policy.code == UNKNOWN_KEY and candidate.chosen.shown:
            meant = candidate.hit.values.get("intended")
            if isinstance(meant, tuple):
                yield meant


def _reaches(pointer: Pointer, block: Pointer) -> bool:
    return pointer[: len(block)] == block
