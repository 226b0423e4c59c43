"""What the prose of one RFP says, as far as it is to be judged."""

from __future__ import annotations

from rfplint import clauses, inventory, schema
from rfplint.clauses import Said
from rfplint.inventory import Inventory
from rfplint.ocds import Subject


def clauses_of(subject: Subject, held: Inventory | None = None) -> tuple[Said, ...]:
    """Read the clauses of an RFP.

    Of a publisher's release only what stands under known keys of tender and planning is read
    (clause-kinds 2). `held` is what the RFP holds, where that is known already.
    """
    if held is None:
        held = inventory.take(subject.data, schema.names_of_things())
    found = clauses.read(zip(held.prose, held.places, strict=True))
    if subject.native:
        return found
    return tuple(one for one in found if _is_judged(one))


def _is_judged(said: Said) -> bool:
    return said.pointer[0] in ("tender", "planning") and schema.field(said.pointer) is not None
