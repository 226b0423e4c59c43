"""Who may bid: conditions that keep able firms out (policies ELG)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rfplint import jurisdiction
from rfplint.builtin import criteria
from rfplint.clauses import Said, thing_of
from rfplint.hooks import check
from rfplint.model import Fix, Severity, Text
from rfplint.rfp import Hit, Node, Rfp, quote
from rfplint.telling import join

_NEEDED_TO_PERFORM: Final = frozenset(("contractSignature", "goLive"))
_SET_ASIDES: Final = frozenset(("CA-INDIGENOUS-SETASIDE", "CA-LAND-CLAIMS", "GPA-III-2"))
"""Bases that may ask who owns a firm; the reciprocal ones ask only where it does business."""
_SET_ASIDE_WORDS: Final = re.compile(
    r"\b(?:set aside|indigenous|first nations?|inuit|metis|land claims?|treaty|autochtones?"
    r"|premieres? nations?|revendications? territoriales?|traite|gpa iii)\b"
)
"""How prose names such a basis."""
_OWNED: Final = re.compile(
    r"\b(?:owne[dr]s?|ownership|controlled|shares?|shareh\w+|equity|held|citizens?"
    r"|detenue?s?|appartien\w*|appartenant|proprietaires?|propriete|actionn?a\w+|citoyens?"
    r"|controlee?s?|capital)\b"
)
"""Words on who owns a firm."""
_OTHER_HARM: Final = tuple(f"ELG{number:03}" for number in (*range(1, 11), 13, 14))
"""Policies whose finding on a condition makes one on its missing reason superfluous."""
_UNNAMED: Final = Text("not named", "non précisé")
_LOWER: Final = Text(
    "Lower the turnover to what the value of the contract justifies",
    "Ramener le chiffre d'affaires à ce que justifie la valeur du marché",
)
_TOTAL: Final = Text("contract value", "valeur du marché")
_YEARLY: Final = Text("yearly contract value", "valeur annuelle du marché")


@check("ELG001")
def geographic_ownership_requirement(rfp: Rfp) -> Iterator[Hit]:
    """Find conditions on where a firm stands or who owns it."""
    yield from join(_places_in_fields(rfp), _places_in_prose(rfp))


def _places_in_prose(rfp: Rfp) -> Iterator[Hit]:
    """Find the words that say it; RES006 tells of those that are about where data is kept."""
    for said in rfp.said("geographic-restriction"):
        if said.clause.form != "gate" or "dataGovernance" in said.pointer:
            continue
        thing = thing_of(said.pointer)
        milder = _milder_for_place(rfp.at_pointer(thing)) if thing else None
        yield quote(said, "in-prose")._replace(at_most=milder, excused=_may_rest_on_law(said, rfp))


def _may_rest_on_law(said: Said, rfp: Rfp) -> bool:
    """Only a set-aside excuses words on who owns a firm: a reciprocal rule asks for a place."""
    thing = thing_of(said.pointer)
    fields = rfp.at_pointer(thing)["legalBasis"]["id"].text if thing else ""
    owned = any(map(_OWNED.search, (jurisdiction.fold(words) for _, words in said.clause.because)))
    return not owned or fields in _SET_ASIDES or _names_set_aside(said.clause.basis)


def _names_set_aside(basis: str) -> bool:
    return _SET_ASIDE_WORDS.search(jurisdiction.fold(basis)) is not None


def _places_in_fields(rfp: Rfp) -> Iterator[Hit]:
    for criterion in criteria.binding(rfp, "geographicPresence", "localOwnership"):
        owned = criterion["subType"] == "localOwnership"
        yield criterion["subType"].hit(
            "ownership" if owned else "presence",
            at_most=_milder_for_place(criterion),
            excused=not owned or criterion["legalBasis"]["id"].text in _SET_ASIDES,
        )
    for restriction in rfp.scopes("eligibility.geographicRestriction"):
        if restriction.get("applies") is True:
            yield restriction["applies"].hit(
                "restriction", at_most=_milder_for_place(restriction), places=_places(restriction)
            )


def _milder_for_place(restriction: Node) -> Severity | None:
    if restriction["dueBefore"].text in _NEEDED_TO_PERFORM:
        return "note"
    explained = restriction.given_text("rationale")
    uncovered = restriction.rfp.facts["coverage"] == "notCovered"
    return "note" if explained and uncovered else None


def _places(restriction: Node) -> list[object]:
    codes = [node.text for key in ("countries", "subdivisions") for node in restriction[key]]
    return [_place_name(code) for code in codes if code] or [_UNNAMED]


def _place_name(code: str) -> object:
    names = jurisdiction.subdivisions() if "-" in code else jurisdiction.countries()
    return names.get(code, code)


@check("ELG002")
def prior_contract_required(rfp: Rfp) -> Iterator[Hit]:
    """Find conditions that ask for earlier contracts with public bodies."""
    for criterion in criteria.binding(rfp, "publicSectorReferences"):
        asked = criteria.amount(criterion)
        if (asked is None or asked >= 1) and criteria.no_way_round(criterion):
            case = "unstated" if asked is None else "count"
            yield criteria.first_given(criterion, "minimumValue", "subType").hit(case, value=asked)


@check("ELG003")
def prior_project_count(rfp: Rfp) -> Iterator[Hit]:
    """Find conditions that ask for too many or too large earlier projects, or say not why."""
    for criterion in criteria.binding(rfp, "similarProjects", "contractSize"):
        if criterion.given_text("rationale"):
            continue
        asked = criteria.amount(criterion)
        value = criteria.contract_value(criterion)
        open_way = criterion["alternatives"].given
        place = criteria.first_given(criterion, "minimumValue", "minimum", "")
        many = _is_many(criterion, asked, value)
        if many:
            yield place.hit(
                many,
                at_most="note" if open_way else None,
                value=criteria.money(asked, value) if many == "size" else asked,
                contract=value.value,
            )
        elif not open_way and (asked is None or asked >= 1):
            yield place.hit("reason", value=asked)


def _is_many(criterion: Node, asked: float | None, value: Node) -> str | None:
    if asked is None:
        return None
    if criterion["subType"] == "similarProjects":
        return "count" if criteria.exceeds(asked, _setting(criterion.rfp, "maxProjects")) else None
    worth = value["amount"].number
    if worth is None or not criteria.same_currency(criterion, value):
        return None
    return "size" if criteria.exceeds(asked, worth) else None


@check("ELG005")
def turnover_disproportionate(rfp: Rfp) -> Iterator[Hit]:
    """Find conditions on turnover that are out of proportion to the contract, or unexplained."""
    yield from join(_turnovers(rfp), _turnovers_in_prose(rfp))


def _turnovers_in_prose(rfp: Rfp) -> Iterator[Hit]:
    for said in rfp.said("min-revenue"):
        if _is_turnover_field(said, rfp):
            continue
        value = criteria.contract_value(rfp.at_pointer(said.pointer))
        worth, asked = value["amount"].number, said.clause.amount
        limit = None if worth is None else worth * _setting(rfp, "maxRatio")
        small = limit is not None and asked is not None and not criteria.exceeds(asked, limit)
        if said.clause.explained and (small or limit is None or asked is None):
            continue
        milder = _explained_severity(rfp) if said.clause.explained else None
        yield quote(said, "in-prose")._replace(at_most="note" if small else milder)


def _is_turnover_field(said: Said, rfp: Rfp) -> bool:
    """Whether a condition's own figure is judged, so that its words need not be."""
    thing = thing_of(said.pointer)
    criterion = rfp.at_pointer(thing or ())
    return criterion.get("subType") == "turnover" and criteria.amount(criterion) is not None


def _explained_severity(rfp: Rfp) -> Severity:
    return "warning" if "EU" in _selectors(rfp) else "note"


def _turnovers(rfp: Rfp) -> Iterator[Hit]:
    for criterion in criteria.binding(rfp, "turnover"):
        asked = criteria.amount(criterion)
        if asked == 0:
            continue
        place = criteria.first_given(criterion, "minimumValue", "minimum")
        value = criteria.contract_value(criterion)
        worth = value["amount"].number
        explained = criterion.given_text("rationale")
        if worth is None or not criteria.same_currency(criterion, value):
            if not explained:
                yield place.hit("no-value")
        elif asked is not None:
            yield from _turnover(place, asked, worth, value, explained=explained)


def _turnover(
    place: Node, asked: float, worth: float, value: Node, *, explained: bool
) -> Iterator[Hit]:
    rfp = place.rfp
    yearly = rfp.settings.get("basis") == "annual"
    measured = worth / _contract_years(rfp) if yearly else worth
    limit = measured * _setting(rfp, "maxRatio")
    if criteria.exceeds(asked, limit):
        yield place.hit(
            "ratio",
            at_most=_explained_severity(rfp) if explained else None,
            value=criteria.money(asked, value),
            measure=_YEARLY if yearly else _TOTAL,
            contract=criteria.money(measured, value),
            limit=criteria.money(limit, value),
            fix=Fix(_LOWER, safe=False, proposal=f"minimumValue: {round(limit, 2):.15g}\n"),
        )
    elif not explained:
        yield place.hit("reason", value=criteria.money(asked, value))


def _contract_years(rfp: Rfp) -> float:
    period = rfp.tender["contractPeriod"]
    days = period["durationInDays"].number
    if days is None:
        days = _days_between(period["startDate"].text, period["endDate"].text)
    return max(1.0, (days or 0) / 365.25)


def _days_between(start: str, end: str) -> float | None:
    from datetime import date

    try:
        return float((date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days)
    except ValueError:
        return None


@check("ELG006")
def years_in_business_minimum(rfp: Rfp) -> Iterator[Hit]:
    """Find conditions on how long a firm must have existed."""
    for criterion in criteria.binding(rfp, "yearsInBusiness"):
        asked = criteria.amount(criterion)
        place = criteria.first_given(criterion, "minimumValue", "minimum", "")
        if asked is not None and criteria.exceeds(asked, _setting(rfp, "maxYears")):
            open_way = criterion["alternatives"].given
            yield place.hit("years", at_most="note" if open_way else None, value=asked)
        elif asked is None and not criterion["alternatives"].given:
            yield place.hit("unstated")


@check("ELG012")
def condition_without_rationale(rfp: Rfp) -> Iterator[Hit]:
    """Find conditions that do not say why the contract needs them."""
    blamed = [
        hit.pointer
        for code in _OTHER_HARM
        for hit, severity in rfp.hits(code, shown_only=True)
        if severity != "note"
    ]
    for criterion in criteria.selection(rfp):
        if _needs_reason(criterion) and not any(
            pointer[: len(criterion.pointer)] == criterion.pointer for pointer in blamed
        ):
            yield criterion.hit()


def _needs_reason(criterion: Node) -> bool:
    return (
        isinstance(criterion.value, dict)
        and criterion.given
        and criteria.binds(criterion)
        and not criterion.given_text("rationale")
        and not criteria.has_accepted_basis(criterion)
        and criteria.amount(criterion) != 0
        and not _restates_exclusion(criterion)
    )


def _restates_exclusion(criterion: Node) -> bool:
    grounds = criterion.rfp.tender.at("exclusionGrounds.criteria")
    return criterion["type"] == "suitability" and any(
        ground["type"].given and ground["type"] == criterion["subType"] for ground in grounds
    )


def _setting(rfp: Rfp, name: str) -> float:
    value = rfp.settings[name]
    assert isinstance(value, int | float), name
    return value


def _selectors(rfp: Rfp) -> tuple[str, ...]:
    selectors = rfp.facts["selectors"]
    return selectors if isinstance(selectors, tuple) else ()
