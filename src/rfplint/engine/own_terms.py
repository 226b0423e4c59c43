"""What a condition says in its fields holds for its own words too (policies.md 1.5, 15.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rfplint.clauses import Said, thing_of
from rfplint.rfp import Node, Rfp

_WAYS_OUT: Final = ("alternatives", "alternativeDates")
_ALSO_TAKEN: Final = ("remoteOption", "equivalentsAccepted")
_DUE: Final[Mapping[object, str]] = {
    "bidSubmission": "bid",
    "award": "award",
    "contractSignature": "afterAward",
    "goLive": "afterAward",
}


def inherited(found: Iterable[Said], rfp: Rfp) -> Iterator[Said]:
    """Give the clauses; those in a condition, an event or a requirement have its terms as well."""
    for said in found:
        pointer = thing_of(said.pointer)
        yield said if pointer is None else _with_terms(said, rfp.at_pointer(pointer))


def _with_terms(said: Said, thing: Node) -> Said:
    clause = said.clause
    explained = thing.given_text("rationale")
    own = clause._replace(
        has_alternative=clause.has_alternative or _has_way_out(thing),
        reason=clause.reason or explained,
        explained=explained,
        when=_DUE.get(thing["dueBefore"].text, clause.when),
    )
    return said._replace(clause=own)


def _has_way_out(thing: Node) -> bool:
    given = any(thing.gives(name) for name in _WAYS_OUT)
    return given or any(thing.get(name) is True for name in _ALSO_TAKEN)
