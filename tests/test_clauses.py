"""What the prose of an RFP says, with its places."""

from __future__ import annotations

import pytest

from rfplint import clauses, inventory, schema
from rfplint.model import Pointer, rfc6901

SEAT = "Only firms with a head office in the city may bid."
SIEGE = "Seules les entreprises ayant leur siège social au Québec peuvent soumissionner."


def said(data: object) -> list[tuple[str, str, str, str]]:
    held = inventory.take(data, schema.names_of_things())
    found = clauses.read(zip(held.prose, held.places, strict=True))
    return [
        (rfc6901(one.pointer), one.field, one.clause.kind, one.clause.language) for one in found
    ]


@pytest.mark.parametrize(
    ("pointer", "group"),
    [
        (("tender", "title"), "general"),
        (("tender", "description"), "general"),
        (("planning", "rationale"), "general"),
        (("tender", "lots", 0, "description"), "general"),
        (("tender", "documents", 0, "description"), "general"),
        (("tender", "eligibilityCriteria"), "eligibility"),
        (("tender", "eligibilityCriteria_fr"), "eligibility"),
        (("tender", "selectionCriteria", "criteria", 0, "minimum"), "eligibility"),
        (("tender", "lots", 1, "selectionCriteria", "description"), "eligibility"),
        (("tender", "exclusionGrounds", "criteria", 0, "description"), "eligibility"),
        (("tender", "otherRequirements", "securityClearance"), "eligibility"),
        (("tender", "submissionMethodDetails"), "submission"),
        (("tender", "participationFees", 0, "description"), "submission"),
        (("tender", "milestones", 0, "title"), "submission"),
        (("tender", "awardCriteriaDetails"), "evaluation"),
        (("tender", "lots", 0, "awardCriteria", "criteria", 2, "name"), "evaluation"),
        (("tender", "lotGroups", 0, "awardCriteria", "weightingDescription"), "evaluation"),
        (("tender", "specifications", 0, "rationale"), "specification"),
        (("tender", "items", 0, "description"), "specification"),
        (("tender", "contractTerms", "otherTerms"), "contract"),
        (("tender", "renewal", "description"), "contract"),
        (("tender", "pilot", "supplierRisk"), "approach"),
        (("tender", "soleSource", "alternativesConsidered"), "approach"),
        (("tender", "intellectualProperty", "statement"), "ip"),
        (("tender", "dataGovernance", "statement_en"), "data"),
        (("tender", "privacy", "privacyByDesign", "statement"), "privacy"),
        (("tender", "sustainability", 0, "description"), "social"),
        (("privacy",), "general"),
        ((), "general"),
    ],
)
def test_a_place_belongs_to_a_group_of_fields(pointer: Pointer, group: str) -> None:
    assert clauses.field(pointer) == group


def test_clauses_are_read_with_their_place() -> None:
    data = {"tender": {"title": "Pumps", "eligibilityCriteria": f"Welcome. {SEAT}"}}
    held = inventory.take(data, schema.names_of_things())
    (one,) = clauses.read(zip(held.prose, held.places, strict=True))
    assert one.pointer == ("tender", "eligibilityCriteria")
    assert one.text == f"Welcome. {SEAT}"
    assert one.words == "head office in the city may bid"


def test_what_two_languages_say_counts_once() -> None:
    kind = "geographic-restriction"
    pair = {"eligibilityCriteria": SEAT, "eligibilityCriteria_fr": SIEGE}
    assert said({"tender": pair}) == [("/tender/eligibilityCriteria", "eligibility", kind, "en")]


def test_what_only_the_translation_says_counts() -> None:
    kind = "geographic-restriction"
    pair = {"eligibilityCriteria": "See below.", "eligibilityCriteria_fr": SIEGE}
    assert said({"tender": pair}) == [("/tender/eligibilityCriteria_fr", "eligibility", kind, "fr")]


def test_what_two_fields_say_counts_twice() -> None:
    found = said({"tender": {"title": SEAT, "description": SEAT}})
    assert [place for place, *_ in found] == ["/tender/title", "/tender/description"]


def test_a_single_word_is_no_clause() -> None:
    assert said({"tender": {"title": "Head-office"}}) == []


def test_of_a_long_text_the_end_is_left_and_told() -> None:
    filler = "The pumps are blue. " * (clauses.MOST_OF_A_VALUE // 20 - 10)
    rule = "The data must be stored in Canada."
    place = inventory.take({"tender": {"description": "x y"}}).places[0]
    for text, left in ((filler + rule, []), (filler * 2 + rule, [("tender", "description")])):
        assert [pointer for pointer, _ in clauses.unread([(text, place)])] == left
        assert bool(clauses.read([(text, place)])) is not bool(left)


def test_the_beginning_of_a_text_of_a_million_characters_is_read() -> None:
    text = "The data must be stored in Canada. " + "The pumps are blue. " * 60_000
    place = inventory.take({"tender": {"description": "x y"}}).places[0]
    assert [one.clause.kind for one in clauses.read([(text, place)])] == ["residency-stated"]
    assert [start for _, start in clauses.unread([(text, place)])] == [clauses.MOST_OF_A_VALUE]
