"""The concise report: one line for each finding, and the summary."""

from __future__ import annotations

from rfplint.messages import report as words
from rfplint.model import Finding, Report
from rfplint.reporters import summary
from rfplint.reporters.escape import visible, without_commands
from rfplint.reporters.style import BOLD, INK, Style


def render(report: Report, style: Style) -> str:
    """Write `path:line:column: severity CODE[name] message` for each finding that is shown."""
    lines = [f"rfplint: {visible(problem.to(style.language))}" for problem in report.problems]
    lines += [line(finding, style) for finding in summary.shown(report, style)]
    lines.append(summary.line(report, style))
    return without_commands("\n".join(lines)) + "\n"


def headline(finding: Finding, style: Style) -> str:
    """Write where a finding is and what it is, without its message."""
    place = f"{visible(finding.path)}:{finding.location.line}:{finding.location.column}:"
    severity = words.SEVERITY[finding.severity].to(style.language)
    label = visible(f"{severity} {finding.code}[{finding.name}]")
    return f"{style.paint(place, BOLD)} {style.paint(label, INK[finding.severity])}"


def line(finding: Finding, style: Style) -> str:
    """Write where a finding is, what it is, and its message."""
    return f"{headline(finding, style)} {visible(finding.message.to(style.language))}"
