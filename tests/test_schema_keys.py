"""Keys that the format does not know, and which were meant."""

from __future__ import annotations

import pytest

from rfplint.schema import UnknownKey, unknown_keys
from rfplint.schema.spelling import edits, nearest


def in_tender(tender: object) -> tuple[UnknownKey, ...]:
    return unknown_keys({"rfp": "1.0", "tender": tender}, native=True)


def test_a_misspelt_key_names_the_one_that_was_meant() -> None:
    assert in_tender({"titel": "x"}) == (
        UnknownKey(("tender", "titel"), "titel", "title", certain=False),
    )


def test_a_key_that_differs_only_in_case_and_hyphens_is_certain() -> None:
    assert in_tender({"intellectualProperty": {"foreground_ip": {}}}) == (
        UnknownKey(
            ("tender", "intellectualProperty", "foreground_ip"),
            "foreground_ip",
            "foregroundIP",
            certain=True,
        ),
    )


def test_it_is_not_certain_when_the_right_key_is_there_too() -> None:
    found = in_tender({"intellectualProperty": {"foreground_ip": {}, "foregroundIP": {}}})
    assert [(key.near, key.certain) for key in found] == [("foregroundIP", False)]


def test_a_strange_key_resembles_nothing() -> None:
    assert in_tender({"favouriteColour": "blue"}) == (
        UnknownKey(("tender", "favouriteColour"), "favouriteColour", None, certain=False),
    )


def test_own_keys_and_other_languages_are_known() -> None:
    tender = {
        "x-file": 1,
        "xClassifications": [{"any": 1}],
        "title_fr": "x",
        "description_en-CA": "x",
        "pilot": {"cityContribution_fr": ["x"]},
        "lots": [{"id": "1", "title_fr": "x", "x-own": {"any": 1}}],
    }
    assert in_tender(tender) == ()


@pytest.mark.parametrize(
    ("written", "meant", "certain"),
    [
        ("title-FR", "title_fr", True),
        ("titel_fr", "title_fr", False),
        ("language_fr", "language", False),
    ],
)
def test_a_text_in_another_language_is_meant(
    written: str,
    meant: str | None,
    certain: bool,  # noqa: FBT001 - pytest passes the parameters by name
) -> None:
    found = in_tender({"documents": [{written: "x"}]})
    assert [(key.pointer, key.near, key.certain) for key in found] == [
        (("tender", "documents", 0, written), meant, certain)
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("methodRationale", "procurementMethodRationale"),
        ("methodDetails", None),  # of two keys
        ("criteriaDetails", "awardCriteriaDetails"),
        ("rationale", None),  # too short to tell
    ],
)
def test_the_end_of_one_key_alone_is_meant_for_it(written: str, meant: str | None) -> None:
    assert [(key.near, key.certain) for key in in_tender({written: "x"})] == [(meant, False)]


def test_names_of_retention_are_free_but_what_they_hold_is_not() -> None:
    found = in_tender(
        {"dataGovernance": {"retention": {"rawVideo": {"durationDays": 3}, "disposal": "none"}}}
    )
    assert [(key.pointer[-2:], key.near) for key in found] == [
        (("rawVideo", "durationDays"), "durationInDays")
    ]


def test_details_of_a_party_are_open() -> None:
    assert unknown_keys({"parties": [{"details": {"anything": {"else": 1}}}]}, native=True) == ()


def test_every_item_of_a_list_is_looked_at() -> None:
    found = in_tender({"lots": [{"id": "1"}, {"id": "2", "ttle": "x"}, 5, None]})
    assert [key.pointer for key in found] == [("tender", "lots", 1, "ttle")]


def test_of_a_release_only_the_tender_is_judged() -> None:
    release = {"ocid": "x", "buyr": {}, "links": [], "tender": {"tederPeriod": {}}}
    assert unknown_keys(release, native=False) == (
        UnknownKey(("tender", "tederPeriod"), "tederPeriod", "tenderPeriod", certain=False),
    )
    assert [key.key for key in unknown_keys({"rfp": "1.0", "buyr": {}}, native=True)] == ["buyr"]


@pytest.mark.parametrize("data", [None, 5, "x", [], [[{}]], {"tender": 5}, {"tender": [1]}, {5: 1}])
@pytest.mark.parametrize("native", [True, False])
def test_data_of_any_shape_is_taken(
    data: object,
    native: bool,  # noqa: FBT001 - pytest passes the parameters by name
) -> None:
    assert isinstance(unknown_keys(data, native=native), tuple)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("title", "title", 0),
        ("titel", "title", 1),
        ("tittle", "title", 1),
        ("tilte", "title", 1),
        ("ttl", "title", 2),
        ("abc", "title", 3),
        ("", "ab", 2),
        ("ca", "abc", 3),
    ],
)
def test_letters_are_counted_and_swapped_neighbours_count_once(
    one: str, other: str, distance: int
) -> None:
    assert edits(one, other) == edits(other, one) == distance


def test_a_short_word_is_not_taken_for_any_other() -> None:
    assert nearest("xy", ["id"]) is None
    assert nearest("idd", ["id"]) == "id"


def test_the_nearest_name_wins_and_then_the_first() -> None:
    assert nearest("periods", ["periode", "period"]) == "periode"
    assert nearest("Tender-Period", ["tenderPeriods", "tenderPeriod"]) == "tenderPeriod"
