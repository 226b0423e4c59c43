"""How severe a finding is: the order of policies.md 1.4, in one place."""

from __future__ import annotations

from typing import NamedTuple

from rfplint import jurisdiction
from rfplint.model import SEVERITIES, Severity, Text, milder
from rfplint.policy import Case, Chosen
from rfplint.rfp import Hit, Node, Rfp

_MISSING_FROM_NOTICE = Text(
    "Not in the notice; the attached documents may say it. ",
    "Absent de l'avis; les documents joints le disent peut-être. ",
)


class Weight(NamedTuple):
    """The severity of a hit and what must be said about how it came to be so."""

    severity: Severity
    before: Text
    after: Text


_NOTHING = Text("", "")


def weigh(chosen: Chosen, case: Case, hit: Hit, rfp: Rfp) -> Weight | None:
    """Give the severity of a hit, None where it is dropped."""
    may_rest_on_law = case.fault_class == "harm" and case.excusable and hit.excused
    basis = _accepted_basis(hit, rfp) if may_rest_on_law else None
    severity = _by_law(chosen, case, hit, rfp)
    law = hit.basis if may_rest_on_law else ""
    if basis is not None or law:
        severity = "note"
    native = rfp.facts["origin"] == "native"
    if not native and case.fault_class == "missing" and not rfp.tender.given:
        return None  # a release of an award or a contract alone announces no purchase
    fallen = severity if native else _fallen(case, severity)
    decided = chosen.severity or fallen
    if decided is None:
        return None
    own_words = case.notice is not None or case.ocds != "fall"
    absent = not native and case.fault_class == "missing" and not own_words
    return Weight(decided, _MISSING_FROM_NOTICE if absent else _NOTHING, _basis(basis, law))


def _by_law(chosen: Chosen, case: Case, hit: Hit, rfp: Rfp) -> Severity:
    """Steps 1 to 4: base, jurisdiction, trade cap, unknown personal information."""
    selectors = _selectors(rfp)
    adjusted = [entry for entry in case.severity_when if entry.holds(rfp)]
    severity = next((entry.severity for entry in adjusted if entry.severity), case.severity)
    severity = jurisdiction.severity_for(selectors, case.severity_in) or severity
    for entry in adjusted:
        if entry.at_most:
            severity = milder(severity, entry.at_most)
    policy = chosen.policy
    if policy.trade is not None and rfp.facts["coverage"] != "covered":
        spared = any(selector in policy.trade for selector in selectors)
        severity = severity if spared else milder(severity, "warning")
    if policy.needs_personal and rfp.facts["personal"] == "unknown":
        severity = milder(severity, "warning")
    return milder(severity, hit.at_most) if hit.at_most else severity


def _fallen(case: Case, severity: Severity) -> Severity | None:
    """Step 6: how a severity falls on publishers' data, by class or as the policy says."""
    if case.ocds == "keep" or (case.ocds == "fall" and case.fault_class == "harm"):
        return severity
    if case.ocds == "off":
        return None
    if case.ocds == "note" or case.fault_class == "missing":
        return "note"
    rank = SEVERITIES.index(severity)
    return SEVERITIES[rank - 1] if rank else None


def _selectors(rfp: Rfp) -> tuple[str, ...]:
    selectors = rfp.facts["selectors"]
    return selectors if isinstance(selectors, tuple) else ()


def _accepted_basis(hit: Hit, rfp: Rfp) -> Node | None:
    """Find the lawful basis on the restriction itself (policies.md 1.7).

    The basis of the whole procedure, `/tender/legalBasis`, never excuses one restriction.
    """
    node: Node = rfp
    found: Node | None = None
    for depth, step in enumerate(hit.pointer):
        node = node[step]
        basis = node["legalBasis"]
        if depth > 0 and basis["id"].given and (basis["description"].given or basis["uri"].given):
            found = basis
    return found


def _basis(basis: Node | None, law: str) -> Text:
    if basis is None and law:
        return Text(f" Lawful basis stated: {law}.", f" Fondement juridique invoqué : {law}.")
    if basis is None:
        return _NOTHING
    said = basis["description"].text or basis["uri"].text
    return Text(
        f" Lawful basis stated: {basis['id'].value}, {said}.",
        f" Fondement juridique invoqué : {basis['id'].value}, {said}.",
    )
