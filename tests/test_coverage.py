"""Trade coverage: what the RFP declares, else its value against the thresholds of its day."""

from __future__ import annotations

import pytest

from rfplint.engine import coverage
from rfplint.engine.coverage import Coverage
from rfplint.jurisdiction import Jurisdiction
from rfplint.model import Text
from rfplint.rfp import Rfp

DAY = "2026-06-01"


def find(
    place: str,
    amount: object,
    *,
    day: str | None = DAY,
    category: str | None = None,
    currency: str = "CAD",
    **more: object,
) -> Coverage:
    region, _, level = place.partition("@")
    value = {"amount": amount, "currency": currency}
    tender = {"value": value, "mainProcurementCategory": category, **more}
    where = Jurisdiction(region[:2], region if "-" in region else None, level or None)
    return coverage.find(Rfp({"tender": tender}, {}), where, day)


def test_what_the_rfp_declares_comes_first() -> None:
    said = Text("the agreements that the RFP names", "les accords que nomme l'appel d'offres")
    assert find("FR", 1, coveredBy=[]) == Coverage("notCovered", (), said)
    assert find("CA", 1, coveredBy=["NAFTA", "CETA"]) == Coverage("covered", ("CETA",), said)
    assert find("FR", 1, coveredBy=["EU-CVD"]) == Coverage("unknown")


@pytest.mark.parametrize(
    ("place", "agreement"), [("FR", "EU-DIR-2014-24"), ("GB@federal", "GB-PA2023")]
)
def test_the_law_of_the_european_union_and_the_united_kingdom_counts_as_covering(
    place: str, agreement: str
) -> None:
    source = Text("the buyer's country", "le pays de l'acheteur")
    assert find(place, None) == Coverage("covered", (agreement,), source)


@pytest.mark.parametrize(
    ("place", "category", "amount", "agreements"),
    [
        ("CA@federal", "goods", 34_700, ("CFTA",)),
        ("CA@federal", "services", 239_200, ("CFTA", "CETA", "CPTPP")),
        ("CA@federal", "works", 9_200_000, ("CFTA", "CETA", "CPTPP")),
        ("CA-ON@municipal", None, 139_000, ("CFTA",)),
        ("CA-ON@broaderPublicSector", "services", 372_000, ("CFTA", "CETA")),
        ("CA-ON@municipal", "works", 351_000, ("CFTA",)),
        ("CA-BC@municipal", "goods", 75_000, ("NWPTA",)),
        ("CA-SK@provincial", "works", 100_000, ("NWPTA",)),
        ("CA@crownCorporation", "goods", 744_000, ("CFTA", "CETA")),
    ],
)
def test_a_value_that_reaches_a_threshold_is_covered(
    place: str, category: str | None, amount: float, agreements: tuple[str, ...]
) -> None:
    found = find(place, amount, category=category)
    assert (found.verdict, found.agreements) == ("covered", agreements)


@pytest.mark.parametrize(
    ("place", "category", "amount"),
    [
        ("CA@federal", "goods", 34_699),
        ("CA-ON@municipal", "services", 138_999),
        ("CA-BC@municipal", "works", 199_999),
        ("CA-ON@municipal", "works", 340_000),
    ],
)
def test_a_value_below_every_threshold_is_not_covered(
    place: str, category: str, amount: float
) -> None:
    assert find(place, amount, category=category).verdict == "notCovered"


@pytest.mark.parametrize(
    ("place", "category", "amount"),
    [
        ("CA-ON@municipal", "works", 347_000),  # the threshold itself is not certain
        ("CA-ON@provincial", "services", 50_000_000),  # no row says from which value
        ("CA-BC@provincial", "services", 50_000),  # likewise for all but one agreement
        ("CA@crownCorporation", "goods", 660_000),  # which annex applies is not known
        ("CA-ON@indigenousGovernment", "goods", 9_000_000),
        ("CA-ON", "goods", 9_000_000),
        ("CA-ON@municipal", "goods", None),
        ("US@federal", "goods", 9_000_000),
    ],
)
def test_what_is_not_known_is_unknown(place: str, category: str, amount: float | None) -> None:
    assert find(place, amount, category=category) == Coverage("unknown")


def test_another_currency_is_unknown() -> None:
    assert find("CA@federal", 9_000_000, currency="USD") == Coverage("unknown")


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2025-12-31", "covered"), ("2026-01-01", "notCovered"), ("2031-01-01", "unknown")],
)
def test_the_thresholds_of_the_day_count(day: str, verdict: str) -> None:
    assert find("CA@federal", 34_000, day=day, category="goods").verdict == verdict


def test_without_a_day_the_coverage_is_unknown_and_a_date_would_tell() -> None:
    assert find("CA@federal", 34_000, day=None, category="goods") == Coverage(
        "unknown", needs_date=True
    )
    assert find("CA@federal", 10_000, day=None, category="goods") == Coverage("unknown")


def test_the_source_names_day_and_agreements_and_what_is_not_verified() -> None:
    assert find("CA@federal", 40_000, category="goods").source == Text(
        "the value of the contract and the thresholds of 2026-06-01: CFTA",
        "la valeur du marché et les seuils au 2026-06-01\u00a0: ALEC",
    )
    assert find("CA-ON@municipal", 400_000).source == Text(
        "the value of the contract and the thresholds of 2026-06-01, not verified: CFTA, CETA",
        "la valeur du marché et les seuils au 2026-06-01, non vérifiés\u00a0: ALEC, AECG",
    )
    assert find("CA@federal", 10_000, category="goods").source == Text(
        "the value of the contract and the thresholds of 2026-06-01",
        "la valeur du marché et les seuils au 2026-06-01",
    )
