"""Policies over clauses: `for: clauses[*]` and what `when` may ask of each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from policy_head import HEAD
from rfplint.clauses import Said
from rfplint.declarative import build, pack, saying
from rfplint.model import Pointer, Span
from rfplint.prose import Clause
from rfplint.rfp import Hit, Rfp

PLACE: Pointer = ("tender", "selectionCriteria", "description")
CLAUSE = Clause(
    "local-experience",
    Span(0, 4),
    "en",
    form="gate",
    count=3,
    years=5,
    amount=40,
    percent=10,
    client="any",
    when="bid",
    has_alternative=True,
    basis="Town Act",
    exclusion=True,
    reason=False,
)


def said(clause: Clause = CLAUSE, pointer: Pointer = PLACE) -> Said:
    return Said(clause, pointer, "eligibility", "Some words of a clause.")


def hits(when: Mapping[str, object], *clauses: Said, **policy: object) -> list[Hit]:
    asked = {"kind": {"equals": "local-experience"}, **when}
    made = build.policy({**HEAD, "for": "clauses[*]", "when": asked, **policy}, None)
    return list(made.check(Rfp({}, {}, clauses=lambda: clauses)))


ASKED: list[tuple[str, object, object]] = [
    ("kind", {"equals": "local-experience"}, {"equals": "brand-name"}),
    ("under", {"equals": "selectionCriteria"}, {"equals": "privacy"}),
    ("field", {"equals": "eligibility"}, {"equals": "ip"}),
    ("form", {"equals": "gate"}, {"equals": "credit"}),
    ("count", {"atLeast": 3}, {"moreThan": 3}),
    ("years", {"atLeast": 5}, {"lessThan": 5}),
    ("amount", {"atMost": 40}, "absent"),
    ("percent", "present", "absent"),
    ("client", {"in": ["any"]}, {"in": ["thisBuyer"]}),
    ("when", {"equals": "bid"}, {"not": "bid"}),
    ("hasAlternative", {"equals": True}, {"equals": False}),
    ("basis", "present", "absent"),
    ("exclusion", {"equals": True}, {"equals": False}),
    ("reason", {"equals": False}, {"equals": True}),
    ("explained", {"equals": False}, {"equals": True}),
]


@pytest.mark.parametrize(("name", "right", "wrong"), ASKED)
def test_a_case_asks_for_an_attribute(name: str, right: object, wrong: object) -> None:
    assert [hit.pointer for hit in hits({name: right}, said())] == [PLACE]
    assert hits({name: wrong}, said()) == []


def test_every_attribute_may_be_asked_for() -> None:
    assert [name for name, *_ in ASKED] == [*saying.ATTRIBUTES]


@pytest.mark.parametrize("name", ["form", "count", "years", "amount", "percent", "client", "basis"])
def test_what_a_clause_does_not_say_is_absent(name: str) -> None:
    plain = said(Clause("local-experience", Span(0, 4), "en"))
    assert len(hits({name: "absent"}, plain)) == 1
    assert hits({name: "present"}, plain) == []


def test_a_clause_is_quoted_with_its_figures() -> None:
    (hit,) = hits({}, said())
    assert hit.within == Span(0, 4)
    assert hit.basis == "Town Act"
    figures = {"count": 3, "years": 5, "amount": 40, "percent": 10}
    assert hit.values == {"value": "Some", "clause": "Some", **figures}


def test_of_several_cases_the_first_speaks() -> None:
    kind = {"kind": {"equals": "local-experience"}}
    cases = [
        {
            "name": "many",
            "for": "clauses[*]",
            "message": HEAD["message"],
            "when": {**kind, "count": {"atLeast": 3}},
        },
        {"name": "any", "for": "clauses[*]", "message": HEAD["message"], "when": kind},
    ]
    made = build.policy({**HEAD, "cases": cases}, None)
    few = said(CLAUSE._replace(count=1), ("tender", "title"))
    found = made.check(Rfp({}, {}, clauses=lambda: (said(), few)))
    assert [(hit.case, hit.pointer[-1]) for hit in found] == [
        ("many", "description"),
        ("any", "title"),
    ]


@pytest.mark.parametrize(
    ("pointer", "under"),
    [
        (("tender", "title"), "title"),
        (("tender", "lots", 2, "privacy", "statement"), "privacy"),
        (("tender", "privacy", "statement"), "privacy"),
    ],
)
def test_a_clause_is_under_a_member_of_the_tender_or_lot(pointer: Pointer, under: str) -> None:
    assert len(hits({"under": {"equals": under}}, said(pointer=pointer))) == 1


MEANT = "There is no kind of clause 'local-experiences'. Did you mean 'local-experience'?"
POLICY = """\
code: ACME001
name: local-words
title: {en: Local experience, fr: Expérience locale}
severity: warning
class: harm
why: {en: Firms stay away., fr: Des entreprises s'abstiennent.}
references: []
cases:
  - name: said
    for: clauses[*]
    when:
      kind: {equals: local-experience}
      hasAlternative: {equals: false}
    message: {en: "It is {value}.", fr: "C'est {value}."}
examples:
  - bad: {tender: {title: Only experience acquired in the province will be considered.}}
    at: /tender/title
  - good: {language: fr, tender: {title: Pompes}}
"""


def faults(folder: Path, policy: str) -> list[tuple[int, int, str]]:
    (folder / "own").mkdir()
    (folder / "pack.yaml").write_text(
        'pack: acme\nversion: "1.0.0"\ntitle: {en: Acme, fr: Acme}\nlicence: MIT\n'
    )
    (folder / "own" / "local-words.yaml").write_text(policy)
    found = pack.compile_folder(str(folder), frozenset()).problems
    return [(one.location.line, one.location.column, one.message.en) for one in found]


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("", "", []),
        (
            "hasAlternative:",
            "hasAlternatives:",
            [
                (
                    13,
                    7,
                    "A clause has no attribute 'hasAlternatives'. Did you mean 'hasAlternative'?",
                )
            ],
        ),
        ("hasAlternative:", "colour:", [(13, 7, "A clause has no attribute 'colour'.")]),
        (
            "equals: local-experience",
            "equals: local-experiences",
            [(12, 22, MEANT)],
        ),
        (
            "kind: {equals: local-experience}",
            "count: {atLeast: 2}",
            [(10, 10, "A case for clauses[*] says in 'when' which 'kind' of clause it looks for.")],
        ),
    ],
)
def test_a_fault_of_a_case_has_its_place(
    tmp_path: Path, was: str, becomes: str, told: list[tuple[int, int, str]]
) -> None:
    assert faults(tmp_path, POLICY.replace(was, becomes, 1)) == told
