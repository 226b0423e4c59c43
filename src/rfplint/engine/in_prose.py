"""What only the prose says: it meets the requirement, and a note asks for the field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rfplint.clauses import Said
from rfplint.engine import filling, weighing
from rfplint.engine.cascade import Candidate
from rfplint.messages import pack as words
from rfplint.model import Fix, Pointer
from rfplint.policy import PROSE_ONLY, Case, Chosen
from rfplint.rfp import Hit, Rfp, quote


class _Met(NamedTuple):
    """A requirement that a clause meets: the hit that it spares, and the clause."""

    chosen: Chosen
    case: Case
    hit: Hit
    said: Said


class InProse:
    """Collects the requirements that prose meets, block by block (policies.md 1.5)."""

    def __init__(self) -> None:
        """Start with none."""
        self._met: dict[str, list[_Met]] = {}

    def satisfies(self, chosen: Chosen, case: Case, hit: Hit, rfp: Rfp) -> bool:
        """Say whether a clause meets what the hit finds missing, and remember it.

        A field that says no stands: what the prose says against it is DOC009's.
        """
        if hit.on == "value" and rfp.at_pointer(hit.pointer) == False:  # noqa: E712 - a Node
            return False
        said = next(_in_scope(rfp.said(*case.satisfied_by), hit.pointer), None)
        if said is None:
            return False
        block = chosen.policy.block or _block_of(hit.pointer) or chosen.policy.code
        self._met.setdefault(block, []).append(_Met(chosen, case, hit, said))
        return True

    def notes(self, rfp: Rfp) -> Iterator[Candidate]:
        """Give one note for each block: by its first policy, which names the others.

        A clause that a policy finds harmful has been told of already.
        """
        for met in self._met.values():
            shown = sorted(
                (one for one in met if one.chosen.shown and not rfp.is_told(one.said)),
                key=lambda one: one.chosen.policy.code,
            )
            if shown:
                yield from _note(shown, rfp)


def _block_of(pointer: Pointer) -> str | None:
    """Give the member of the tender, or of a lot, that a place is in: no lead need hold it back."""
    names = [step for step in pointer if isinstance(step, str)]
    below = names[2:] if names[:2] == ["tender", "lots"] else names[1:]
    return below[0] if below else None


def _in_scope(said: tuple[Said, ...], missing: Pointer) -> Iterator[Said]:
    """Give the clauses that speak of where something is missing: a lot's are of that lot alone."""
    for one in said:
        on_lot = one.pointer[:2] == ("tender", "lots")
        if not on_lot or one.pointer[:3] == missing[:3]:
            yield one


def _note(met: list[_Met], rfp: Rfp) -> Iterator[Candidate]:
    chosen, case, hit, said = met[0]
    own = chosen.policy.code
    others = dict.fromkeys(one.chosen.policy.code for one in met if one.chosen.policy.code != own)
    note = chosen.policy.cases[PROSE_ONLY]
    pointing = quote(
        said, PROSE_ONLY, field=_dotted(hit.pointer), others=words.others_too(", ".join(others))
    )._replace(fix=_fix(hit, case, rfp), excused=False)
    weight = weighing.weigh(chosen, note, pointing, rfp)
    if weight is not None:
        yield Candidate(chosen, note, pointing, weight, {})


def _fix(hit: Hit, case: Case, rfp: Rfp) -> Fix | None:
    return filling.fill(hit.fix or case.fix, _in_scope(rfp.said(*filling.KINDS), hit.pointer))


def _dotted(pointer: Pointer) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in pointer)
    return "".join(steps).lstrip(".")
