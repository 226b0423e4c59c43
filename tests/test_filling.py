"""What prose says for certain stands in the proposal of its note; all else stays TODO."""

from __future__ import annotations

import pytest

from rfplint import catalogue, testing

KNOWN = catalogue.load(plugins_enabled=False)


def proposal(code: str, said: str) -> str:
    text = f"""rfp: "1.0"
buyer: {{name: City of Port Halven}}
tender:
  title: Traffic sensors
  mainProcurementCategory: services
  description: >-
    {said}
"""
    (found,) = testing.findings(KNOWN, code, text)
    assert found.case == "prose-only"
    assert found.fix is not None
    return found.fix.proposal or ""


def values(code: str, said: str, key: str) -> list[str]:
    lines = proposal(code, said).splitlines()
    return [line.partition(": ")[2] for line in lines if line.strip().startswith(f"{key}:")]


@pytest.mark.parametrize(
    ("said", "owners"),
    [
        ("All data belongs to the City.", ["buyer", "buyer"]),
        ("All data shall remain the property of the City; the supplier has none.", ["buyer"] * 2),
        ("The supplier owns all data.", ["supplier", "supplier"]),
        ("Toutes les données appartiennent à la Ville.", ["buyer", "buyer"]),
        ("Les données recueillies demeurent la propriété de la Ville.", ["TODO", "buyer"]),
        ("Data collected by the sensors belongs to the City.", ["TODO", "buyer"]),
        ("All data belongs to the City or the supplier.", ["TODO", "TODO"]),
        ("All data belongs to the City unless the schedule says so.", ["TODO", "TODO"]),
        ("All data under this contract shall never belong to the supplier.", ["TODO", "TODO"]),
        ("Toutes les données n'appartiennent pas à la Ville.", ["TODO", "TODO"]),
        ("All data belongs to the City. The supplier owns all data.", ["TODO", "TODO"]),
        ("Le fournisseur demeure propriétaire des données de son réseau.", ["TODO", "TODO"]),
    ],
)
def test_the_owner_of_data(said: str, owners: list[str]) -> None:
    assert values("OWN002", said, "owner") == owners


def test_what_the_supplier_may_do_is_not_told_by_who_owns() -> None:
    said = "Data collected by the sensors belongs to the City."
    assert values("OWN002", said, "supplierUse") == ["contractOnly", "TODO"]


def test_the_owner_of_metadata() -> None:
    assert values("OWN004", "Les métadonnées appartiennent à la Ville.", "owner") == ["buyer"]
    assert values("OWN004", "Access logs follow the same rules as the readings.", "owner") == [
        "TODO"
    ]


ASSIGNED = "All new software developed under the contract is assigned to the City."
KEPT = "The supplier retains ownership of new intellectual property."


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        (ASSIGNED, "buyer"),
        ("Tous les livrables appartiennent à la Ville.", "buyer"),
        (KEPT, "supplier"),
        (f"{ASSIGNED} {KEPT}", "TODO"),
    ],
)
def test_the_owner_of_what_is_created(said: str, owner: str) -> None:
    assert values("IP003", said, "owner") == [owner]
    assert values("IP001", said, "owner") == ["eachParty", owner]


@pytest.mark.parametrize(
    ("said", "countries"),
    [
        ("The data must be stored in Canada.", ["[CA]", "[TODO]", "[TODO]", "[TODO]"]),
        ("Data must be stored and processed in Canada only.", ["[CA]", "[CA]", "[TODO]", "[TODO]"]),
        ("Data must not be stored outside Canada.", ["[CA]", "[TODO]", "[TODO]", "[TODO]"]),
        ("L'hébergement hors du Canada est interdit.", ["[CA]", "[TODO]", "[TODO]", "[TODO]"]),
        ("The data must be stored in Canada or the United States.", ["[TODO]"] * 4),
        ("All processing takes place on servers in the City's own basement.", ["[TODO]"] * 4),
    ],
)
def test_the_country_of_data(said: str, countries: list[str]) -> None:
    assert values("RES001", said, "countries") == countries


def test_a_province_stands_beside_its_country() -> None:
    said = "Les renseignements sont conservés au Québec, copies de sûreté comprises."
    assert proposal("RES001", said).splitlines()[3:11] == [
        "      storage:",
        "        countries: [CA]",
        "        subdivisions: [CA-QC]",
        "      processing:",
        "        countries: [TODO]",
        "      backup:",
        "        countries: [CA]",
        "        subdivisions: [CA-QC]",
    ]


def test_where_canada_and_a_province_are_named_the_province_is_open() -> None:
    said = "The data must be stored in Canada. The backups must be stored in Ontario."
    assert values("RES001", said, "subdivisions") == ["[TODO]", "[CA-ON]"]
