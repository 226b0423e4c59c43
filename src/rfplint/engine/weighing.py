"""How severe a finding is: the order of policies.md 1.4, in one place."""

from __future__ import annotations

from typing import NamedTuple

from rfplint import jurisdiction, tables
from rfplint.messages import engine as words
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
    native = rfp.facts["origin"] == "native"
    if not native and case.fault_class == "missing" and not rfp.tender.given:
        return None  # a release of an award or a contract alone announces no purchase
    may_rest_on_law = case.fault_class == "harm" and case.excusable and hit.excused
    basis = _accepted_basis(hit, rfp) if may_rest_on_law else None
    law = hit.basis if may_rest_on_law else ""
    excused = basis is not None or bool(law)
    decided = _decided(chosen, case, hit, rfp, excused=excused)
    if decided is None:
        return None
    own_words = case.notice is not None or case.ocds != "fall"
    absent = not native and case.fault_class == "missing" and not own_words
    after = _basis(basis, law) if excused else _if_dated(decided, chosen, case, hit, rfp)
    return Weight(decided, _MISSING_FROM_NOTICE if absent else _NOTHING, after)


def _decided(
    chosen: Chosen, case: Case, hit: Hit, rfp: Rfp, *, excused: bool = False, supposed: bool = False
) -> Severity | None:
    severity = "note" if excused else _by_law(chosen, case, hit, rfp, supposed=supposed)
    native = rfp.facts["origin"] == "native"
    return chosen.severity or (severity if native else _fallen(case, severity))


def _by_law(chosen: Chosen, case: Case, hit: Hit, rfp: Rfp, *, supposed: bool) -> Severity:
    """Steps 1 to 4: base, jurisdiction, trade cap, unknown personal information.

    `supposed` takes it that the date, where none is known, is one on which more is asked.
    """
    selectors = _selectors(rfp)
    adjusted = [entry for entry in case.severity_when if entry.holds(rfp)]
    severity = next((entry.severity for entry in adjusted if entry.severity), case.severity)
    table = {**case.severity_in, **_in_force(case, rfp.as_of, supposed=supposed)}
    severity = jurisdiction.severity_for(selectors, table) or severity
    for entry in adjusted:
        if entry.at_most:
            severity = milder(severity, entry.at_most)
    policy = chosen.policy
    covered = rfp.facts["coverage"] == "covered" or (supposed and rfp.facts["coverageNeedsDate"])
    if policy.trade is not None and not covered:
        spared = any(selector in policy.trade for selector in selectors)
        severity = severity if spared else milder(severity, "warning")
    if policy.needs_personal and rfp.facts["personal"] == "unknown":
        severity = milder(severity, "warning")
    return milder(severity, hit.at_most) if hit.at_most else severity


def _in_force(case: Case, day: str | None, *, supposed: bool) -> dict[str, Severity]:
    """Give the severities of statutes in force; with no date the base stands (15.18)."""
    found: dict[str, Severity] = {}
    for entry in case.severity_from:
        statute = tables.statutes()[entry.statute]
        if statute.on and (statute.validity.holds(day) if day else supposed):
            found[entry.selector] = entry.severity
    return found


def _if_dated(decided: Severity, chosen: Chosen, case: Case, hit: Hit, rfp: Rfp) -> Text:
    """Say that a date would decide, where none is known and one could change the severity."""
    if rfp.as_of is not None:
        return _NOTHING
    dated = case.severity_from or (
        chosen.policy.trade is not None and rfp.facts["coverageNeedsDate"]
    )
    if not dated or _decided(chosen, case, hit, rfp, supposed=True) in (decided, None):
        return _NOTHING
    return _by_statute(case, rfp) or words.COVERAGE_NEEDS_DATE


def _by_statute(case: Case, rfp: Rfp) -> Text | None:
    for entry in case.severity_from:
        statute = tables.statutes()[entry.statute]
        if statute.on and statute.validity.first and entry.selector in _selectors(rfp):
            return words.severity_needs_date(statute.title, statute.validity.first, entry.severity)
    return None


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
