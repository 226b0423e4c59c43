"""What is not said because a lead finding says it all (policies.md 1.9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from rfplint.engine.mending import UNKNOWN_KEY
from rfplint.engine.weighing import Weight
from rfplint.model import Pointer, worse
from rfplint.policy import PROSE_ONLY, Case, Chosen
from rfplint.rfp import Hit, Node, Rfp

WRONG_SHAPE: Final = "DOC007"

Identity: TypeAlias = tuple[str, str | None, Pointer]
"""What tells one candidate from another: code, case, pointer."""


class Candidate(NamedTuple):
    """A hit with the policy and case that it belongs to, before it is decided whether it shows."""

    chosen: Chosen
    case: Case
    hit: Hit
    weight: Weight
    settings: Mapping[str, object]

    @property
    def identity(self) -> Identity:
        """What this candidate is."""
        return self.chosen.policy.code, self.case.name, self.hit.pointer


def split(
    candidates: Sequence[Candidate],
    rfp: Rfp,
    when_mended: frozenset[Identity] | None,
    spared: Sequence[Candidate] = (),
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Give what shows and what is held back.

    A lead holds back whether or not its own finding is suppressed later: only a lead that is
    satisfied, off or not selected lets go. What is mandatory is never held back: a lead may be
    allowed by a comment.

    Args:
        candidates: what the policies found.
        rfp: the RFP.
        when_mended: what they find once misspelt keys are as they were meant; None where there
            are no such keys. What is missing only because of one is told at the key.
        spared: what is missing but for the prose; a misspelt key weighs as much as it hides.
    """
    free = [c for c in candidates if not c.chosen.mandatory]
    hidden = [c for c in free if when_mended is not None and _only_now(c, when_mended)]
    wrong = [c.hit.pointer for c in candidates if _is_no_block(c, rfp)]
    inside = [c for c in free if c not in hidden and _missing(c) and _is_below(c, wrong)]
    rest = [candidate for candidate in candidates if candidate not in (*hidden, *inside)]
    leads = [c for c in rest if c.chosen.shown and c.chosen.policy.lead and _missing(c)]
    shown: list[Candidate] = []
    held = [*hidden, *inside]
    for candidate in rest:
        back = _missing(candidate) and any(_holds_back(lead, candidate, rfp) for lead in leads)
        (held if back else shown).append(candidate)
    if when_mended is not None:
        hidden += [c for c in spared if _only_now(c, when_mended)]
    return tuple(_raised(candidate, hidden) for candidate in shown), tuple(held)


def _only_now(candidate: Candidate, when_mended: frozenset[Identity]) -> bool:
    asked = _missing(candidate) or candidate.case.name == PROSE_ONLY
    return asked and candidate.identity not in when_mended


def _is_no_block(candidate: Candidate, rfp: Rfp) -> bool:
    """Whether this tells that text or a number stands where a block belongs."""
    if candidate.chosen.policy.code != WRONG_SHAPE or not candidate.chosen.shown:
        return False
    node: Node = rfp
    for step in candidate.hit.pointer:
        node = node[step]
    return node.value is not None and not isinstance(node.value, dict | list)


def _is_below(candidate: Candidate, pointers: Iterable[Pointer]) -> bool:
    return any(_reaches(candidate.hit.pointer, pointer) for pointer in pointers)


def _raised(candidate: Candidate, hidden: Iterable[Candidate]) -> Candidate:
    """Give a misspelt key the severity of the worst that it hides: a gate stays shut for it."""
    if candidate.chosen.policy.code != UNKNOWN_KEY or candidate.chosen.severity:
        return candidate
    weight = candidate.weight
    for other in hidden:
        if other.chosen.shown and _near(candidate.hit.pointer, other.hit.pointer):
            weight = weight._replace(severity=worse(weight.severity, other.weight.severity))
    return candidate._replace(weight=weight)


def _near(key: Pointer, other: Pointer) -> bool:
    """Whether a key stands in the block, or is beside the block, that the other pointer is in."""
    return key[:-1] == other[: len(key) - 1]


def _missing(candidate: Candidate) -> bool:
    return candidate.case.fault_class == "missing"


def _holds_back(lead: Candidate, other: Candidate, rfp: Rfp) -> bool:
    block = lead.chosen.policy.block
    if (
        other.chosen.mandatory
        or block is None
        or other.chosen.policy.block != block
        or other.chosen.policy.lead
    ):
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


def _reaches(pointer: Pointer, block: Pointer) -> bool:
    return pointer[: len(block)] == block
