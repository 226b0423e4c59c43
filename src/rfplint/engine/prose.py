"""What the prose of one RFP says, as far as it is to be judged."""

from __future__ import annotations

from collections.abc import Iterator

from rfplint import clauses, inventory, schema
from rfplint.clauses import Said
from rfplint.inventory import Inventory
from rfplint.model import Pointer
from rfplint.ocds import Subject
from rfplint.prose import Lexicon


def clauses_of(
    subject: Subject, held: Inventory | None = None, lexicon: Lexicon | None = None
) -> tuple[Said, ...]:
    """Read the clauses of an RFP.

    Of a publisher's release only what stands under known keys of tender and planning is read
    (clause-kinds 2). `held` is what the RFP holds, where that is known already; `lexicon` has the
    words to read by, those that are shipped if None.
    """
    if held is None:
        held = inventory.take(subject.data, schema.names_of_things())
    found = clauses.read(zip(held.prose, held.places, strict=True), lexicon)
    if subject.native:
        return found
    return tuple(one for one in found if _is_judged(one.pointer))


def unread(subject: Subject, held: Inventory) -> Iterator[tuple[Pointer, int]]:
    """Give the texts of an RFP that are not read to their end, and from which character on.

    Where the whole is too long, what follows the first text that is left goes without saying.
    """
    for pointer, start in clauses.unread(zip(held.prose, held.places, strict=True)):
        if subject.native or _is_judged(pointer):
            yield pointer, start
            if start == 0:
                return


def _is_judged(pointer: Pointer) -> bool:
    return pointer[0] in ("tender", "planning") and schema.field(pointer) is not None
