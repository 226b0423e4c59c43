"""The JSON report is what its schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
from hypothesis import given

from reporters_samples import (
    CLEAN,
    COUNT,
    ENGLISH,
    FRENCH,
    GEOGRAPHY,
    OFFICE,
    REPORT,
    SETTLED,
    WIDE,
)
from rfplint import resources
from rfplint.model import Line, Location, Report
from rfplint.reporters import page, render
from test_reporters_hostile import FEW, reports

SCHEMA = json.loads(resources.read("schemas", "report.schema.json"))
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)


def errors(report: Report) -> list[str]:
    data = json.loads(render(report, "json", ENGLISH))
    return [f"{error.instance_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def test_real_reports_are_valid() -> None:
    assert errors(REPORT) == []
    assert errors(CLEAN._replace(documents=(), heads=(), as_of=None)) == []


@FEW
@given(reports())
def test_hostile_reports_are_valid_and_fit_utf_8(report: Report) -> None:
    assert errors(report) == []
    shown = render(report, "json", ENGLISH)
    assert shown.encode().endswith(b"}\n")
    assert "##[" not in shown
    assert "##vso[" not in shown


def test_the_schema_is_a_schema_with_its_own_name() -> None:
    jsonschema_rs.meta.validate(SCHEMA)
    assert SCHEMA["$id"] == "urn:rfplint:schema:report:1.0"


def test_every_object_is_closed_and_every_property_is_described() -> None:
    objects = [part for part in parts(SCHEMA) if part.get("type") == "object"]
    assert len(objects) == 14
    for part in objects:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
        assert all(one["description"].endswith(".") for one in part["properties"].values())


def parts(schema: object) -> Iterator[dict[str, Any]]:
    """Every mapping of the schema."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from parts(value)


def test_a_finding_says_all_in_both_languages() -> None:
    report = REPORT._replace(findings=(COUNT,))
    (finding,) = json.loads(render(report, "json", FRENCH))["findings"]
    assert finding == {
        "code": "ELG003",
        "name": "prior-project-count",
        "case": None,
        "severity": "warning",
        "status": "open",
        "message": {"en": COUNT.message.en, "fr": COUNT.message.fr},
        "path": "examples/bad/traffic.rfp.yaml",
        "document": 0,
        "pointer": "/tender",
        "location": {
            "line": 16,
            "column": 23,
            "endLine": 16,
            "endColumn": 24,
            "utf16Column": 23,
            "utf16EndColumn": 24,
        },
        "excerpt": [{"line": 16, "column": 1, "text": "        minimumValue: 5"}],
        "related": [
            {
                "message": {
                    "en": "The approach is declared here.",
                    "fr": "L'approche est déclarée ici.",
                },
                "pointer": "/tender/approach",
                "location": {
                    "line": 10,
                    "column": 13,
                    "endLine": 10,
                    "endColumn": 22,
                    "utf16Column": 13,
                    "utf16EndColumn": 22,
                },
                "excerpt": [{"line": 10, "column": 1, "text": "  approach: challenge"}],
            }
        ],
        "fix": {
            "title": {"en": "Ask for one project", "fr": "Exigez un seul projet"},
            "safe": True,
            "proposal": None,
        },
        "references": [
            {
                "title": {
                    "en": "ICTC, \"Procurement Office or 'Living Lab'?\"",
                    "fr": "CTIC, «\u00a0Procurement Office or 'Living Lab'?\u00a0»",
                },
                "section": None,
                "year": 2021,
                "url": None,
                "checked": "2026-11-22",
                "verified": True,
                "jurisdictions": [],
            },
            {
                "title": {
                    "en": "Canadian Free Trade Agreement",
                    "fr": "Accord de libre-échange canadien",
                },
                "section": {
                    "en": "art. 503, further paragraphs",
                    "fr": "art. 503, autres paragraphes",
                },
                "year": 2017,
                "url": None,
                "checked": None,
                "verified": False,
                "jurisdictions": [],
            },
        ],
        "fingerprint": "0123456789abcdef0123456789abcdef",
        "reason": None,
    }


def test_findings_of_every_status_are_given_and_counted() -> None:
    report = REPORT._replace(findings=(OFFICE, WIDE, *SETTLED))
    data = json.loads(render(report, "json", ENGLISH))
    assert [f["status"] for f in data["findings"]] == ["open", "open", "suppressed", "waived"]
    none = {"error": 0, "warning": 0, "note": 0}
    assert data["summary"] == {
        "files": 2,
        "documents": 2,
        "open": {"error": 1, "warning": 0, "note": 1},
        "suppressed": {**none, "error": 1},
        "waived": {**none, "error": 1},
        "baselined": none,
    }


def test_milder_findings_are_left_out() -> None:
    report = REPORT._replace(findings=(OFFICE, COUNT, WIDE))
    data = json.loads(render(report, "json", ENGLISH._replace(min_severity="warning")))
    assert [f["code"] for f in data["findings"]] == ["ELG001", "ELG003"]
    assert data["summary"]["open"] == {"error": 1, "warning": 1, "note": 0}


def test_a_very_long_line_is_cut_around_the_place() -> None:
    line = Line(1, "a" * 5000 + "OFFICE" + "b" * 5000)
    location = Location(1, 5001, 1, 5007, 5001, 5007)
    report = REPORT._replace(findings=(OFFICE._replace(location=location, excerpt=(line,)),))
    (excerpt,) = json.loads(render(report, "json", ENGLISH))["findings"][0]["excerpt"]
    assert excerpt == {"line": 1, "column": 4901, "text": "a" * 100 + "OFFICE" + "b" * 294}


def test_a_page_holds_the_whole_head() -> None:
    data = json.loads(page(GEOGRAPHY, "json", ENGLISH))
    assert list(data) == [
        *["format", "version", "code", "name", "title", "severity", "class", "status", "tags"],
        *["why", "references", "pack", "cases", "settings", "examples", "exceptions", "fix"],
        "notice",
    ]
    assert data["settings"][0] == {
        "name": "maxDistanceInKm",
        "default": 50,
        "defaultIn": {"CA-QC@municipal": 80},
        "minimum": 0,
        "maximum": 1000,
        "help": {
            "en": "How far away an office may have to be.",
            "fr": "À quelle distance un bureau peut devoir se trouver.",
        },
    }
    assert data["notice"]["fr"].endswith("les textes officiels font foi.")
