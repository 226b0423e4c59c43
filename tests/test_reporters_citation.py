"""Which references are shown first: those that bind the document's buyer."""

from __future__ import annotations

import json

import pytest

from reporters_samples import ENGLISH, GEOGRAPHY, OFFICE, REPORT
from rfplint.model import DocumentInfo, Reference, Report, Text
from rfplint.reporters import render
from rfplint.reporters.citation import buyers, nearest_first

ONTARIO = ("CA-ON@municipal", "CA-ON", "CA@municipal", "CA")


def cited(name: str, *jurisdictions: str, verified: bool = True) -> Reference:
    return Reference(Text(name, name), verified=verified, jurisdictions=jurisdictions)


STUDY = cited("Study")
STANDARD = cited("Standard", verified=False)
QUEBEC = cited("Québec", "CA-QC")
CANADA = cited("Canada", "CA", verified=False)
LOCAL = cited("Ontario", "CA-ON", "CA-ON@provincial")
EUROPE = cited("Europe", "EU")
ALL = (STANDARD, STUDY, QUEBEC, CANADA, LOCAL, EUROPE)


def report_for(references: tuple[Reference, ...], *documents: DocumentInfo) -> Report:
    head = GEOGRAPHY._replace(references=references)
    return REPORT._replace(findings=(OFFICE,), heads=(head,), documents=documents, problems=())


def info(document: int, selectors: tuple[str, ...]) -> DocumentInfo:
    return DocumentInfo(OFFICE.path, document, None, "rfp", None, None, "unknown", (), selectors)


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        (ONTARIO, (LOCAL, CANADA, STUDY, STANDARD, QUEBEC, EUROPE)),
        (("FR", "EU"), (EUROPE, STUDY, STANDARD, QUEBEC, LOCAL, CANADA)),
        ((), (STUDY, STANDARD, QUEBEC, LOCAL, EUROPE, CANADA)),
    ],
    ids=["Ontario city", "France", "unknown buyer"],
)
def test_what_binds_the_buyer_comes_first_then_what_has_no_place(
    selectors: tuple[str, ...], expected: tuple[Reference, ...]
) -> None:
    assert nearest_first(ALL, selectors) == expected


def test_the_text_shows_the_two_references_nearest_to_the_buyer() -> None:
    report = report_for(ALL, info(OFFICE.document, ONTARIO))
    shown = render(report, "text", ENGLISH)
    assert "= see: Ontario; Canada [not verified]\n" in shown


def test_the_json_report_orders_references_by_the_document_of_the_finding() -> None:
    report = report_for(ALL, info(7, ONTARIO), info(OFFICE.document, ("FR", "EU")))
    finding = json.loads(render(report, "json", ENGLISH))["findings"][0]
    names = [reference["title"]["en"] for reference in finding["references"]]
    assert names == ["Europe", "Study", "Standard", "Québec", "Ontario", "Canada"]
    assert finding["references"][0]["jurisdictions"] == ["EU"]


def test_releases_that_share_an_index_are_known_by_their_first_known_buyer() -> None:
    found = buyers([info(0, ()), info(0, ONTARIO), info(0, ("FR", "EU"))])
    assert found == {(OFFICE.path, 0): ONTARIO}
