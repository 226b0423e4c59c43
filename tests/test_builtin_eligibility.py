"""What the eligibility checks propose, where the policy file cannot say it."""

from __future__ import annotations

from rfplint import catalogue, testing
from rfplint.model import Fix, Text

CONDITION = """\
rfp: "1.0"
tender:
  value: {amount: 640000.25, currency: CAD}
  selectionCriteria:
    criteria: [{subType: turnover, minimumValue: 2000000, rationale: "", unit: CAD}]
"""


def test_a_turnover_out_of_proportion_is_lowered_to_what_the_ratio_allows() -> None:
    (finding,) = testing.findings(catalogue.load(plugins_enabled=False), "ELG005", CONDITION)
    title = Text(
        "Lower the turnover to what the value of the contract justifies",
        "Ramener le chiffre d'affaires à ce que justifie la valeur du marché",
    )
    assert finding.fix == Fix(title, safe=False, proposal="minimumValue: 1280000.5\n")
