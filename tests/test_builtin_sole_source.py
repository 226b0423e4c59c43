"""The crosswalk of grounds for buying without competition, pinned whole."""

from __future__ import annotations

from rfplint import schema
from rfplint.builtin.sole_source import _KNOWN_TO

AGREEMENTS = ("GPA", "CPTPP", "CETA", "CFTA", "GB-PA2023", "EU-DIR-2014-24")

CROSSWALK = """
noBids                      GPA CPTPP CETA CFTA UK EU
nonConformingBids           GPA CPTPP CETA CFTA UK EU
noQualifiedSuppliers        GPA CPTPP CETA CFTA -- EU
collusion                   GPA CPTPP CETA CFTA -- --
artWork                     GPA CPTPP CETA CFTA UK EU
exclusiveRights             GPA CPTPP CETA CFTA UK EU
uniqueIntellectualProperty  GPA CPTPP CETA CFTA UK EU
technicalMonopoly           GPA CPTPP CETA CFTA UK EU
statutoryMonopoly           --- ----- ---- CFTA -- EU
compatibility               --- ----- ---- CFTA -- --
warrantyWork                --- ----- ---- CFTA -- --
lessorWork                  --- ----- ---- CFTA -- --
subscription                --- ----- ---- CFTA -- --
additionalDeliveries        GPA CPTPP CETA CFTA UK EU
urgency                     GPA CPTPP CETA CFTA UK EU
commodityMarket             GPA CPTPP CETA CFTA UK EU
prototype                   GPA CPTPP CETA CFTA UK EU
exceptionalBargain          GPA CPTPP CETA CFTA UK EU
designContestWinner         GPA CPTPP CETA CFTA -- EU
additionalConstruction      --- CPTPP ---- ---- -- EU
confidential                --- ----- ---- CFTA -- --
pilotFollowOn               --- ----- ---- ---- -- --
lowValue                    --- ----- ---- ---- -- --
other                       --- ----- ---- ---- -- --
"""
"""GPA XIII:1, CPTPP 15.10.2, CETA 19.12, CFTA 513.1, UK Sch. 5, Directive 2014/24/EU Art. 32."""


def test_each_agreement_knows_the_grounds_of_its_own_text() -> None:
    expected = {}
    for row in CROSSWALK.split("\n")[1:-1]:
        ground, *columns = row.split()
        marked = zip(AGREEMENTS, columns, strict=True)
        expected[ground] = {code for code, column in marked if column.strip("-")}
    assert {ground: set(known) for ground, known in _KNOWN_TO.items()} == expected


def test_the_crosswalk_has_every_code_of_the_codelist() -> None:
    assert set(_KNOWN_TO) == set(schema.codes("soleSourceGround"))
