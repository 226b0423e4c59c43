"""What a report comes to: which findings are shown, and how many there are of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from rfplint.messages import report as words
from rfplint.model import SEVERITIES, Finding, Report, Severity, Status, Text, at_least
from rfplint.reporters.escape import visible
from rfplint.reporters.style import GOOD, INK, Style


def shown(report: Report, style: Style) -> tuple[Finding, ...]:
    """Give the open findings that are severe enough, those of a file together."""
    by_path: dict[str, list[Finding]] = {}
    for finding in _severe(report, style):
        if finding.status == "open":
            by_path.setdefault(finding.path, []).append(finding)
    return tuple(finding for findings in by_path.values() for finding in findings)


def settled(report: Report, style: Style) -> tuple[Finding, ...]:
    """Give the findings, severe enough, that somebody has answered: suppressed ones and so on."""
    return tuple(finding for finding in _severe(report, style) if finding.status != "open")


def line(report: Report, style: Style) -> str:
    """Write the one line that sums the report up."""
    findings = shown(report, style)
    parts = [_found(findings), *_not_shown(report, len(findings))]
    files = None if findings else report.files
    checked = words.checked(len(report.documents), files).to(style.language)
    counts = visible("; ".join(part.to(style.language) for part in parts))
    return f"{style.paint(counts + '.', _ink(report, findings, style))} {checked}"


def failing(report: Report, style: Style) -> int | None:
    """Count the open findings that make the run fail; None where nothing may."""
    floor = threshold(style)
    if floor is None and not report.mandatory:
        return None
    return sum(_fails(finding, floor, report) for finding in report.findings)


def _fails(finding: Finding, floor: Severity | None, report: Report) -> bool:
    """Say whether a finding makes the run fail; the errors of what is mandatory always do."""
    if finding.code in report.mandatory and finding.severity == "error":
        floor = "error"
    return floor is not None and finding.status == "open" and at_least(finding.severity, floor)


def threshold(style: Style) -> Severity | None:
    """Give the severity from which the run fails, None where it never does."""
    return next((severity for severity in SEVERITIES if severity == style.fail_on), None)


def _severe(report: Report, style: Style) -> Iterator[Finding]:
    return iter(report.shown(style.min_severity))


def _found(findings: tuple[Finding, ...]) -> Text:
    by_severity = Counter(finding.severity for finding in findings)
    counts = [
        words.counted(by_severity[severity], severity)
        for severity in reversed(SEVERITIES)
        if by_severity[severity]
    ]
    files = len({finding.path for finding in findings})
    return words.found(len(findings), files, words.listed(counts))


def _not_shown(report: Report, shown_count: int) -> list[Text]:
    by_status = Counter(finding.status for finding in report.findings)
    settled: list[Status] = [s for s in get_args(Status) if s != "open" and by_status[s]]
    hidden = by_status["open"] - shown_count
    parts: list[Text] = []
    if settled:
        counts = (words.status_counted(by_status[s], s, report.as_of) for s in settled)
        parts.append(words.listed(counts))
    if hidden:
        parts.append(words.counted(hidden, "hidden"))
    return parts


def _ink(report: Report, findings: tuple[Finding, ...], style: Style) -> str:
    if failing(report, style):
        return INK["error"]
    return INK["warning"] if findings else GOOD
