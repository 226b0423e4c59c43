"""The JSON report and the JSON page of a policy, in both languages whatever the reader's."""

from __future__ import annotations

import json
from collections import Counter
from typing import Final, get_args

from rfplint.messages import report as words
from rfplint.model import (
    SEVERITIES,
    CaseHead,
    DocumentInfo,
    Example,
    Finding,
    Fix,
    Head,
    Line,
    Location,
    Reference,
    Related,
    Report,
    Setting,
    Status,
    Text,
)
from rfplint.reporters.citation import buyers, nearest_first
from rfplint.reporters.escape import harmless_json
from rfplint.reporters.style import Style

_LONGEST: Final = 400
"""Characters of a source line that the report repeats at most."""


def render(report: Report, style: Style) -> str:
    """Write the report as `schemas/report.schema.json` has it."""
    findings = report.shown(style.min_severity)
    return _dump(
        {
            "format": "rfplint-report",
            "version": "1.0",
            "tool": {"name": "rfplint", "version": report.version},
            "asOf": report.as_of,
            "summary": _summary(report, findings),
            "documents": [_document(info) for info in report.documents],
            "policies": [_policy(head) for head in report.heads],
            "findings": _findings(findings, report),
            "problems": [_text(problem) for problem in report.problems],
        }
    )


def page(head: Head) -> str:
    """Write all that a Head says."""
    return _dump(
        {
            "format": "rfplint-policy",
            "version": "1.0",
            **_policy(head),
            "pack": head.pack,
            "cases": [_case(case) for case in head.cases],
            "settings": [_setting(setting) for setting in head.settings],
            "examples": [_example(example) for example in head.examples],
            "exceptions": _maybe(head.exceptions),
            "fix": _fix(head.fix),
            "notice": _text(words.NOT_ADVICE),
        }
    )


def _case(case: CaseHead) -> dict[str, object]:
    return {
        "name": case.name,
        "severity": case.severity,
        "severityIn": dict(case.severity_in),
        "severityFrom": [
            {"selector": place, "severity": severity, "from": day}
            for place, severity, day in case.severity_from
        ],
        "preview": case.preview,
        "message": _text(case.message),
    }


def _dump(data: dict[str, object]) -> str:
    return harmless_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _summary(report: Report, findings: tuple[Finding, ...]) -> dict[str, object]:
    counts = Counter((finding.status, finding.severity) for finding in findings)
    by_status = {
        status: {severity: counts[status, severity] for severity in reversed(SEVERITIES)}
        for status in get_args(Status)
    }
    return {"files": report.files, "documents": len(report.documents), **by_status}


def _document(info: DocumentInfo) -> dict[str, object]:
    return {
        "path": info.path,
        "index": info.document,
        "id": info.id,
        "kind": info.kind,
        "jurisdiction": info.jurisdiction,
        "governmentLevel": info.government_level,
        "coverage": info.coverage,
        "agreements": list(info.agreements),
        "derivedFrom": [
            {"fact": fact, "source": _text(source)} for fact, source in info.derived_from
        ],
    }


def _policy(head: Head) -> dict[str, object]:
    return {
        "code": head.code,
        "name": head.name,
        "title": _text(head.title),
        "severity": head.severity,
        "class": head.fault_class,
        "status": head.status,
        "tags": list(head.tags),
        "why": _text(head.why),
        "references": _references(head.references),
    }


def _findings(findings: tuple[Finding, ...], report: Report) -> list[dict[str, object]]:
    """Write findings with their references, those first that bind the document's buyer."""
    cited = {head.code: head.references for head in report.heads}
    known = buyers(report.documents)
    written: dict[tuple[str, tuple[str, ...]], list[dict[str, object]]] = {}
    found: list[dict[str, object]] = []
    for finding in findings:
        selectors = known.get((finding.path, finding.document), ())
        key = (finding.code, selectors)
        if key not in written:
            written[key] = _references(nearest_first(cited.get(finding.code, ()), selectors))
        found.append(_finding(finding, written[key]))
    return found


def _finding(finding: Finding, references: list[dict[str, object]]) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "case": finding.case,
        "severity": finding.severity,
        "status": finding.status,
        "message": _text(finding.message),
        "path": finding.path,
        "document": finding.document,
        "pointer": finding.pointer,
        "location": _location(finding.location),
        "excerpt": _excerpt(finding.excerpt, finding.location),
        "related": [_related(related) for related in finding.related],
        "fix": _fix(finding.fix),
        "references": references,
        "fingerprint": finding.fingerprint,
        "reason": finding.reason,
    }


def _related(related: Related) -> dict[str, object]:
    return {
        "message": _text(related.message),
        "pointer": related.pointer,
        "location": _location(related.location),
        "excerpt": _excerpt(related.excerpt, related.location),
    }


def _location(location: Location) -> dict[str, int]:
    return {
        "line": location.line,
        "column": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
        "utf16Column": location.utf16_column,
        "utf16EndColumn": location.utf16_end_column,
    }


def _excerpt(lines: tuple[Line, ...], location: Location) -> list[dict[str, object]]:
    """Give the lines, a long one cut; `column` is where its text starts in the source line."""
    excerpt: list[dict[str, object]] = []
    for line in lines:
        start = 0
        if line.number == location.line and len(line.text) > _LONGEST:
            start = max(0, min(location.column - 1 - _LONGEST // 4, len(line.text) - _LONGEST))
        text = line.text[start : start + _LONGEST]
        excerpt.append({"line": line.number, "column": start + 1, "text": text})
    return excerpt


def _references(references: tuple[Reference, ...]) -> list[dict[str, object]]:
    return [_reference(reference) for reference in references]


def _reference(reference: Reference) -> dict[str, object]:
    return {
        "title": _text(reference.title),
        "section": _maybe(reference.section),
        "year": reference.year,
        "url": reference.url,
        "checked": reference.checked,
        "verified": reference.verified,
        "jurisdictions": list(reference.jurisdictions),
    }


def _setting(setting: Setting) -> dict[str, object]:
    return {
        "name": setting.name,
        "default": setting.default,
        "defaultIn": dict(setting.default_in),
        "minimum": setting.minimum,
        "maximum": setting.maximum,
        "help": _text(setting.help),
    }


def _example(example: Example) -> dict[str, object]:
    return {
        "kind": example.kind,
        "name": example.name,
        "case": example.case,
        "at": None if example.at is None else list(example.at),
        "source": example.source,
    }


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    return {"title": _text(fix.title), "safe": fix.safe, "proposal": fix.proposal}


def _maybe(text: Text | None) -> dict[str, str] | None:
    return None if text is None else _text(text)


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}
