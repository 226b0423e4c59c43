"""Whether the prose says something else than the fields (policy DOC009)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from rfplint.clauses import Said
from rfplint.hooks import check
from rfplint.model import Text
from rfplint.rfp import Hit, Node, Rfp, quote

_FIELD_SAYS: Final = Text("the field says otherwise", "le champ dit le contraire")


class _Pair(NamedTuple):
    """A field, what it says, and the kind of clause that says the contrary."""

    path: str
    says: Callable[[Node], bool]
    kind: str
    contradicts: Callable[[Said], bool] = lambda _said: True


def _is(*values: object) -> Callable[[Node], bool]:
    return lambda node: node.exists and any(node == value for value in values)


def _is_paid(node: Node) -> bool:
    return (node.number or 0) > 0


def _is_gate(said: Said) -> bool:
    return said.clause.form == "gate"


_PAY: Final = ("pilot.compensation.amount", "challenge.participantCompensation.amount")
_PAIRS: Final = (
    _Pair(
        "intellectualProperty.backgroundIP.owner",
        _is("eachParty", "supplier"),
        "forfeits-background-ip",
    ),
    _Pair("intellectualProperty.backgroundIP.owner", _is("buyer"), "retains-background-ip"),
    _Pair("intellectualProperty.foregroundIP.owner", _is("supplier"), "assigns-foreground-ip"),
    _Pair("intellectualProperty.foregroundIP.owner", _is("buyer"), "supplier-keeps-foreground-ip"),
    _Pair("privacy.audit.buyerMayAudit", _is(False), "audit-right"),
    _Pair("dataGovernance.residency.restricted", _is(False), "residency-stated"),
    *(_Pair(path, _is_paid, "no-award-guarantee") for path in _PAY),
    *(_Pair(path, _is(0), "paid-pilot") for path in _PAY),
    _Pair("participationFees", _is([]), "document-fee"),
    _Pair(
        "eligibility.geographicRestriction.applies", _is(False), "geographic-restriction", _is_gate
    ),
    _Pair(
        "eligibility.equivalentsAccepted",
        _is(True),
        "brand-name",
        lambda said: said.clause.exclusion,
    ),
)


@check("DOC009")
def prose_contradicts_field(rfp: Rfp) -> Iterator[Hit]:
    """Yield the clauses that say the contrary of a field; the field stands beside them."""
    if not rfp.clauses:
        return
    told: set[Said] = set()
    for pair in _PAIRS:
        for said in rfp.said(pair.kind):
            field = _field(pair, said, rfp)
            if said not in told and field is not None and pair.contradicts(said):
                told.add(said)
                beside = field.beside(_FIELD_SAYS)
                yield quote(said, field=pair.path, stands=field)._replace(related=(beside,))


def _field(pair: _Pair, said: Said, rfp: Rfp) -> Node | None:
    """Give the field that the clause contradicts: its own lot's, else the tender's."""
    on_lot = said.pointer[:2] == ("tender", "lots")
    homes = (rfp.at_pointer(said.pointer[:3]), rfp.tender) if on_lot else (rfp.tender, *rfp.lots())
    for home in homes:
        field = home.at(pair.path)
        if pair.says(field):
            return field
        if on_lot and field.given:
            return None
    return None
