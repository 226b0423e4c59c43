"""Country, subdivision and government level come from the buyer's party alone."""

from __future__ import annotations

import pytest

from rfplint import jurisdiction
from rfplint.jurisdiction import Buyer


@pytest.mark.parametrize(
    ("buyer", "code", "level"),
    [
        (Buyer(("City of Port Halven",), country="CA", region="ON"), "CA-ON", "municipal"),
        (Buyer(("Ville de Saint-Amont",), country="CA", region="Québec"), "CA-QC", "municipal"),
        (Buyer(("Ville d'Anse-aux-Pins",), country="CA", region="QC"), "CA-QC", "municipal"),
        (Buyer(country="CA", region="Colombie-Britannique"), "CA-BC", None),
        (Buyer(country="ca", region="CA-NS"), "CA-NS", None),
        (Buyer(country="UK"), "GB", None),
        (Buyer(country_name="Canada", region="Nova Scotia"), "CA-NS", None),
        (Buyer(country_name="Allemagne"), "DE", None),
        (Buyer(country_name="\n England\n"), "GB", None),
        (Buyer(country_name="Écosse"), "GB", None),
        (Buyer(country_name="ENG"), "GB", None),
        (Buyer(country_name="UK"), "GB", None),
        (Buyer(country_name="U.S.A."), "US", None),
        (Buyer(country_name="ie"), "IE", None),
        (Buyer(country_name="Limburg"), None, None),
        (Buyer(country_name=" "), None, None),
        (Buyer(legal_scheme="CA-ON"), "CA-ON", None),
        (Buyer(("Department of Transport",), country="CA"), "CA", "federal"),
        (Buyer(("Department of Parks",), country="CA", region="ON"), "CA-ON", None),
        (Buyer(("Public Services and Procurement Canada",), country="CA"), "CA", "federal"),
        (Buyer(("Ministry of Health",), country="CA", region="BC"), "CA-BC", "provincial"),
        (Buyer(("Ministry of Health",), country="GB"), "GB", None),
        (Buyer(("Université de Halven",), country="CA"), "CA", "broaderPublicSector"),
        (Buyer(("Première Nation de la Baie",), country="CA"), "CA", "indigenousGovernment"),
        (
            Buyer(("X",), country="CA", government_level="crownCorporation"),
            "CA",
            "crownCorporation",
        ),
        (Buyer(("X",), country="CA", government_level="royal"), "CA", None),
        (Buyer(("X",)), None, None),
        (Buyer(country="ZZ"), None, None),
    ],
)
def test_a_buyer_has_a_jurisdiction(buyer: Buyer, code: str | None, level: str | None) -> None:
    found = jurisdiction.derive(buyer)
    assert (found.code, found.government_level) == (code, level)


def test_a_region_of_another_country_is_dropped() -> None:
    assert jurisdiction.derive(Buyer(country="US", region="CA-ON")).code == "US"


def test_the_most_specific_selector_comes_first() -> None:
    found = jurisdiction.derive(Buyer(("City of Port Halven",), country="CA", region="ON"))
    assert found.selectors() == ("CA-ON@municipal", "CA-ON", "CA@municipal", "CA")


def test_a_member_state_is_also_the_union() -> None:
    assert jurisdiction.derive(Buyer(country="FR")).selectors() == ("FR", "EU")


def test_a_british_central_buyer_is_selected_as_central() -> None:
    found = jurisdiction.derive(Buyer(country="GB", government_level="federal"))
    assert found.selectors() == ("GB@central", "GB")


def test_a_configured_jurisdiction_is_taken_as_it_is() -> None:
    found = jurisdiction.configured("CA-QC@municipal")
    assert (found.country, found.region, found.government_level) == ("CA", "CA-QC", "municipal")


def test_what_the_jurisdiction_was_derived_from_is_kept() -> None:
    found = jurisdiction.derive(Buyer(("City of X",), country="CA", legal_scheme="CA-ON"))
    assert [(fact, text.en) for fact, text in found.sources] == [
        ("country", "the buyer's address"),
        ("region", "the legal basis"),
        ("governmentLevel", "the buyer's name"),
    ]


def test_every_canadian_subdivision_is_known_by_both_names() -> None:
    canadian = [code for code in jurisdiction.subdivisions() if code.startswith("CA-")]
    assert len(canadian) == 13
    for code in canadian:
        for name in jurisdiction.subdivisions()[code]:
            assert jurisdiction.derive(Buyer(country="CA", region=name)).code == code
