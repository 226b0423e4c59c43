"""Does a trade agreement cover the purchase? What the RFP declares, else its value and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from rfplint import jurisdiction, tables
from rfplint.jurisdiction import Jurisdiction
from rfplint.model import Text
from rfplint.rfp import Rfp
from rfplint.tables import Threshold

_CLASSES: Final = {
    "federal": "federal",
    "crownCorporation": "crown",
    "provincial": "provincial",
    "municipal": "municipal",
    "broaderPublicSector": "municipal",
}
"""Classes of buyers in the tables of thresholds, by government level."""
_CATEGORIES: Final[Mapping[object, str]] = {
    "goods": "goods",
    "services": "services",
    "works": "construction",
}
_DECLARED: Final = Text(
    "the agreements that the RFP names", "les accords que nomme l'appel d'offres"
)
_COUNTRY: Final = Text("the buyer's country", "le pays de l'acheteur")


class Coverage(NamedTuple):
    """Whether an agreement covers the purchase, which do, and how that is known.

    `needs_date` says that it is unknown only because no date says which thresholds count, and
    that on some day of the tables an agreement would cover it.
    """

    verdict: str
    agreements: tuple[str, ...] = ()
    source: Text | None = None
    needs_date: bool = False


_UNKNOWN: Final = Coverage("unknown")


def find(rfp: Rfp, where: Jurisdiction, day: str | None) -> Coverage:
    """Find out the trade coverage (jurisdictions.md 3.2)."""
    declared = rfp.tender["coveredBy"].value
    if isinstance(declared, list):
        return _declared(declared)
    if where.country in jurisdiction.EU:
        return Coverage("covered", ("EU-DIR-2014-24",), _COUNTRY)
    if where.country == "GB":
        return Coverage("covered", ("GB-PA2023",), _COUNTRY)
    return _by_value(rfp, where, day) if where.country == "CA" else _UNKNOWN


def _declared(codes: list[object]) -> Coverage:
    if not codes:
        return Coverage("notCovered", (), _DECLARED)
    known = tuple(code for code in tables.agreements() if code in codes)
    return Coverage("covered", known, _DECLARED) if known else _UNKNOWN


def _by_value(rfp: Rfp, where: Jurisdiction, day: str | None) -> Coverage:
    entity_class = _CLASSES.get(where.government_level or "")
    value = rfp.tender["value"]
    amount = value["amount"].number
    if entity_class is None or amount is None or value.get("currency") != "CAD":
        return _UNKNOWN
    category = _category(rfp)
    rows = [
        row
        for row in tables.thresholds()
        if row.entity_class == entity_class
        and category in row.categories
        and row.agreement in tables.agreements()
        and (not row.regions or where.region in row.regions)
    ]
    return _on_some_day(amount, rows) if day is None else _on(day, amount, rows)


def _category(rfp: Rfp) -> str:
    said = rfp.tender.get("mainProcurementCategory")
    return _CATEGORIES.get(said, "services") if isinstance(said, str) else "services"


def _on_some_day(amount: float, rows: list[Threshold]) -> Coverage:
    days = {row.validity.first for row in rows if row.validity.first}
    covered = any(_on(day, amount, rows).verdict == "covered" for day in days)
    return _UNKNOWN._replace(needs_date=covered)


def _on(day: str, amount: float, rows: Iterable[Threshold]) -> Coverage:
    by_agreement: dict[str, list[Threshold]] = {}
    for row in rows:
        if row.validity.holds(day):
            by_agreement.setdefault(row.agreement, []).append(row)
    reached = {name: _reached(amount, those) for name, those in by_agreement.items()}
    covering = tuple(name for name, is_reached in reached.items() if is_reached)
    if covering:
        counted = [row for name in covering for row in by_agreement[name]]
        return Coverage("covered", covering, _value_source(day, covering, counted))
    if not reached or None in reached.values():
        return _UNKNOWN
    counted = [row for those in by_agreement.values() for row in those]
    return Coverage("notCovered", (), _value_source(day, (), counted))


def _reached(amount: float, rows: list[Threshold]) -> bool | None:
    """Compare with every row of an agreement; where they disagree nobody knows which counts."""
    each = {_reaches(amount, row) for row in rows}
    return each.pop() if len(each) == 1 else None


def _reaches(amount: float, row: Threshold) -> bool | None:
    if row.amount is None:
        return None
    if row.approximate and abs(amount - row.amount) <= row.amount * tables.uncertainty():
        return None
    return amount >= row.amount


def _value_source(day: str, covering: tuple[str, ...], rows: list[Threshold]) -> Text:
    """Say which day's thresholds counted; one that nobody has verified is said to be so."""
    named = [tables.agreements()[code] for code in covering]
    en = ", ".join(name.en.removeprefix("the ") for name in named)
    fr = ", ".join(name.fr.removeprefix("l'").removeprefix("le ") for name in named)
    said = Text(f": {en}", f"\u00a0: {fr}") if named else Text("", "")
    unsure = not all(row.validity.verified for row in rows)
    mark = Text(", not verified", ", non vérifiés") if unsure else Text("", "")
    return Text(
        f"the value of the contract and the thresholds of {day}{mark.en}{said.en}",
        f"la valeur du marché et les seuils au {day}{mark.fr}{said.fr}",
    )
