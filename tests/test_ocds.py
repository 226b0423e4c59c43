"""The kinds of input are told apart by their keys, as ocdskit does and a little further."""

from __future__ import annotations

import pytest

from rfplint import ocds
from rfplint.ocds import Subject

TENDER = {"id": "T1", "title": "Lamps"}
RELEASE = {"ocid": "ocds-1", "tag": ["tender"], "tender": TENDER}


def kinds(data: object) -> list[tuple[str, tuple[str | int, ...], str | None]]:
    some, refused = ocds.subjects(data)
    assert refused == ()
    return [(subject.kind, subject.base, subject.id) for subject in some]


def test_the_key_rfp_makes_a_native_document() -> None:
    data = {"rfp": "1.0", "tender": TENDER}
    assert ocds.subjects(data) == ((Subject((), data, "native", True, "T1"),), ())


def test_a_tender_without_rfp_is_native_too() -> None:
    assert kinds({"tender": TENDER}) == [("native", (), "T1")]


def test_an_ocid_makes_a_release() -> None:
    assert kinds(RELEASE) == [("release", (), "ocds-1")]


@pytest.mark.parametrize("tag", ["compiled", ["compiled"]])
def test_a_compiled_release_may_have_its_tag_as_text(tag: object) -> None:
    assert kinds({**RELEASE, "tag": tag}) == [("compiledRelease", (), "ocds-1")]


def test_a_package_gives_each_of_its_releases() -> None:
    data = {"uri": "x", "releases": [RELEASE, {**RELEASE, "ocid": "ocds-2"}]}
    assert kinds(data) == [
        ("releasePackage", ("releases", 0), "ocds-1"),
        ("releasePackage", ("releases", 1), "ocds-2"),
    ]


def test_a_list_of_releases_is_read_item_by_item() -> None:
    assert kinds([RELEASE]) == [("release", (0,), "ocds-1")]


def test_an_api_page_gives_its_results() -> None:
    assert kinds({"results": [RELEASE]}) == [("apiPage", ("results", 0), "ocds-1")]


def test_a_record_gives_its_compiled_release() -> None:
    data = {"ocid": "ocds-1", "compiledRelease": RELEASE}
    assert kinds(data) == [("record", ("compiledRelease",), "ocds-1")]


def test_a_record_without_compiled_release_gives_its_latest_release() -> None:
    old, new = {**RELEASE, "date": "2020-01-01"}, {**RELEASE, "date": "2021-01-01"}
    data = {"records": [{"ocid": "ocds-1", "releases": [new, old]}]}
    assert kinds(data) == [("recordPackage", ("records", 0, "releases", 0), "ocds-1")]


def test_a_versioned_release_is_refused_with_what_to_do() -> None:
    title = [{"releaseID": "1", "releaseDate": "2020", "releaseTag": ["tender"], "value": "Lamps"}]
    some, refused = ocds.subjects({"ocid": "ocds-1", "tender": {"title": title}})
    assert some == ()
    assert refused[0].pointer == ("tender",)
    assert refused[0].message.en == (
        "This is a versioned release: every value is a list of its past values. "
        "Give rfplint the compiled release."
    )


def test_an_unknown_shape_is_refused_and_told_what_was_found() -> None:
    some, refused = ocds.subjects({"colour": "red", "size": 3})
    assert some == ()
    assert refused[0].message.en == (
        "This is neither an RFP nor OCDS data: it has 'colour', 'size'. "
        "An RFP has 'rfp', 'buyer' and 'tender'; an OCDS release has 'ocid'."
    )
    assert refused[0].message.fr == (
        "Ce n'est ni un appel d'offres ni des données OCDS : on y trouve « colour », « size ». "
        "Un appel d'offres a « rfp », « buyer » et « tender »; une publication OCDS a « ocid »."
    )


@pytest.mark.parametrize("data", ["text", 3, None, True])
def test_a_document_that_is_no_mapping_is_refused(data: object) -> None:
    some, refused = ocds.subjects(data)
    assert some == ()
    assert refused[0].pointer == ()


def test_one_bad_item_of_a_package_does_not_hide_the_others() -> None:
    some, refused = ocds.subjects({"releases": ["oops", RELEASE]})
    assert [subject.base for subject in some] == [("releases", 1)]
    assert [refusal.pointer for refusal in refused] == [("releases", 0)]


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (RELEASE, True),
        ([RELEASE], True),
        ({"releases": [RELEASE]}, True),
        ({"name": "package.json"}, False),
        ({"results": [{"a": 1}]}, False),
        ([], False),
        ("x", False),
    ],
)
def test_a_folder_scan_takes_only_what_looks_like_ocds(data: object, answer: bool) -> None:  # noqa: FBT001
    assert ocds.is_ocds(data) is answer
