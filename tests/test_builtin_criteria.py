"""How much a condition asks for, in which currency, and what opens a way round it."""

from __future__ import annotations

import pytest

from rfplint.builtin import criteria
from rfplint.rfp import Node, Rfp


def criterion(**members: object) -> Node:
    tender = {"selectionCriteria": {"criteria": [members]}}
    return criteria.selection(Rfp({"tender": tender}, {}))[0]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        ("CAD 2,000,000", 2_000_000),
        ("2 000 000 $", 2_000_000),
        ("2\u00a0000\u202f000 $", 2_000_000),
        ("1'000'000", 1_000_000),
        ("1’000", 1_000),
        ("2,5 M$", 2_500_000),
        ("2.5 million", 2_500_000),
        ("10 millions de dollars", 10_000_000),
        ("$2M", 2_000_000),
        ("50k", 50_000),
        ("50 K", 50_000),
        ("5 Mo", 5),
        ("1,25", 1.25),
        ("1,250", 1_250),
        ("10 000,50", 10_000.5),
        ("10,000.50", 10_000.5),
        ("at least 3 projects.", 3),
    ],
)
def test_the_only_number_of_a_minimum_is_read(text: str, number: float) -> None:
    assert criteria.amount(criterion(minimum=text)) == pytest.approx(number)


@pytest.mark.parametrize("text", ["", "three", "3 in 10 years", "2.000.000", "12,3456", "5 to 7"])
def test_a_minimum_without_one_clear_number_is_unknown(text: str) -> None:
    assert criteria.amount(criterion(minimum=text)) is None


def test_the_number_beside_the_text_comes_first() -> None:
    assert criteria.amount(criterion(minimum="5", minimumValue=3)) == 3
    assert criteria.amount(criterion(minimum="5", minimumValue="3")) == 5
    assert criteria.amount(criterion(minimumValue=True)) is None


def test_a_condition_binds_unless_it_is_optional_and_shortens_no_list() -> None:
    assert criteria.binds(criterion())
    assert criteria.binds(criterion(isMandatory=True))
    assert criteria.binds(criterion(isMandatory=False, forReduction=True))
    assert not criteria.binds(criterion(isMandatory=False))
    assert criteria.binds(criterion(isMandatory="false"))


def test_the_currency_is_the_unit_or_stands_in_the_text() -> None:
    assert criteria.currency(criterion(unit="EUR", minimum="CAD 5")) == "EUR"
    assert criteria.currency(criterion(minimum="SME: 5 USD")) == "USD"
    assert criteria.currency(criterion(minimum="5 $")) is None


def test_accepted_equivalents_open_a_way_round_only_for_what_is_named() -> None:
    data = {
        "tender": {
            "eligibility": {"equivalentsAccepted": True},
            "selectionCriteria": {
                "criteria": [
                    {"subType": "certification"},
                    {"subType": "productBrand"},
                    {"subType": "publicSectorReferences"},
                    {"subType": "publicSectorReferences", "alternatives": [{"id": "a"}]},
                ]
            },
            "lots": [
                {
                    "eligibility": {"equivalentsAccepted": False},
                    "selectionCriteria": {"criteria": [{"subType": "certification"}]},
                },
                {"selectionCriteria": {"criteria": [{"subType": "certification"}]}},
            ],
        }
    }
    found = [criteria.no_way_round(node) for node in criteria.selection(Rfp(data, {}))]
    assert found == [False, False, True, False, True, False]


def test_the_lot_has_its_own_value_or_the_tenders() -> None:
    data = {
        "tender": {
            "value": {"amount": 9},
            "lots": [
                {"value": {"amount": 4}, "selectionCriteria": {"criteria": [{}]}},
                {"value": {"currency": "CAD"}, "selectionCriteria": {"criteria": [{}]}},
            ],
        }
    }
    values = [criteria.contract_value(node) for node in criteria.selection(Rfp(data, {}))]
    assert [value.pointer for value in values] == [
        ("tender", "lots", 0, "value"),
        ("tender", "value"),
    ]
