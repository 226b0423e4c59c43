"""What only the prose says meets a requirement, and one note a block asks for the field."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rfplint import document, runner
from rfplint.declarative import build
from rfplint.model import Finding, Text
from rfplint.policy import Chosen, Selection
from rfplint.runner import Options

KEPT = "All data must be stored in Canada."
BELONGS = "All data collected by the sensors belongs to the City."


def policy(code: str, key: str, kind: str, **more: object) -> Mapping[str, object]:
    return {
        "code": code,
        "name": f"{code.lower()}-missing",
        "title": {"en": "t", "fr": "t"},
        "severity": "error",
        "class": "missing",
        "why": {"en": "w", "fr": "w"},
        "references": [],
        "examples": [],
        "block": "dataGovernance",
        "satisfiedBy": [kind],
        "must": {f"tender.dataGovernance.{key}": "present"},
        "at": {"key": f"tender.dataGovernance.{key}"},
        "message": {"en": f"No {key}.", "fr": f"Rien sur {key}."},
        **more,
    }


RESIDENCY = policy("TST001", "residency", "residency-stated")
OWNERSHIP = policy("TST002", "ownership", "data-owner-stated")


def lint(text: str, *policies: Mapping[str, object]) -> list[Finding]:
    made = [build.policy(one, None) for one in policies]
    chosen = tuple(Chosen(one, True, None, {}, Text("", "")) for one in made)
    options = Options(Selection(chosen), {one.code: one.code for one in made})
    parsed = document.parse(text.encode())
    return list(runner.lint_parsed(parsed, options, "a.rfp.yaml").findings)


def told(text: str, *policies: Mapping[str, object]) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity, one.message.en) for one in lint(text, *policies)]


def rfp(**fields: str) -> str:
    lines = [f"  {name}: {value}" for name, value in fields.items()]
    return "\n".join(['rfp: "1.0"', "tender:", *lines, ""])


def note(field: str, others: str = "") -> str:
    return (
        f"This is stated in prose only. Put it in `tender.dataGovernance.{field}` so that tools "
        f"and bidders can find it{others}."
    )


def test_a_requirement_that_nothing_meets_is_an_error() -> None:
    assert told(rfp(title="Pumps"), RESIDENCY) == [("TST001", "error", "No residency.")]


def test_a_clause_meets_a_requirement_and_a_note_asks_for_the_field() -> None:
    (one,) = lint(rfp(title="Pumps", description=KEPT), RESIDENCY)
    assert (one.code, one.severity, one.message.en) == ("TST001", "note", note("residency"))
    assert (one.location.line, one.location.column) == (4, 20)


def test_a_clause_of_another_kind_meets_nothing() -> None:
    found = told(rfp(description=BELONGS), RESIDENCY)
    assert found == [("TST001", "error", "No residency.")]


def test_a_field_needs_no_note() -> None:
    text = rfp(description=KEPT, dataGovernance="{residency: {restricted: false}}")
    assert told(text, RESIDENCY) == []


@pytest.mark.parametrize("order", [(RESIDENCY, OWNERSHIP), (OWNERSHIP, RESIDENCY)])
def test_a_block_has_one_note_which_names_the_other_policies(
    order: tuple[Mapping[str, object], ...],
) -> None:
    found = told(rfp(description=f"{KEPT} {BELONGS}"), *order)
    assert found == [("TST001", "note", note("residency", " (also for TST002)"))]


def test_another_block_has_a_note_of_its_own() -> None:
    other = {**OWNERSHIP, "block": "privacy"}
    found = told(rfp(description=f"{KEPT} {BELONGS}"), RESIDENCY, other)
    assert found == [
        ("TST001", "note", note("residency")),
        ("TST002", "note", note("ownership")),
    ]


def test_a_note_is_told_in_french_too() -> None:
    (one,) = lint(rfp(description="Les données sont hébergées au Québec."), RESIDENCY)
    assert one.message.fr == (
        "Ceci n'est dit que dans le texte. Inscrivez-le aussi dans "
        "`tender.dataGovernance.residency` pour que les outils et les soumissionnaires le trouvent."
    )


LOTS = """\
rfp: "1.0"
tender:
  lots:
    - {id: a, description: All data must be stored in Canada.}
    - {id: b, description: Pumps of many kinds.}
"""


def test_a_clause_of_a_lot_speaks_of_that_lot_alone() -> None:
    of_lots = {
        **RESIDENCY,
        "for": "tender.lots[*]",
        "must": {"dataGovernance.residency": "present"},
        "at": {"key": "dataGovernance.residency"},
    }
    found = [(one.severity, one.location.line) for one in lint(LOTS, of_lots)]
    assert sorted(found) == [("error", 5), ("note", 4)]


def test_a_clause_of_a_lot_does_not_speak_of_the_tender() -> None:
    assert told(LOTS, RESIDENCY) == [("TST001", "error", "No residency.")]
