"""What the comments of a file allow, and what is wrong with them (DOC011)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from rfplint import engine, suppression
from rfplint.document import Document, Parsed
from rfplint.model import Finding, steps_of
from rfplint.ocds import Subject
from rfplint.policy import Chosen, Selection
from rfplint.suppression import Fault, Target

STALE_SUPPRESSION: Final = "DOC011"


_MARKERS: Final = ("rfplint", "Rfplint", "RFPLINT", "RfpLint")
"""A look for these costs a tenth of lowering a whole text."""


class Judged(NamedTuple):
    """One RFP of a file and the engine's verdict on it."""

    document: Document
    subject: Subject
    verdict: engine.Verdict


def settled(
    parsed: Parsed,
    judged: Sequence[Judged],
    selection: Selection,
    known: Mapping[str, str],
    name: str,
) -> Iterator[Finding]:
    """Give the findings, those that a comment allows marked so, and the faults of comments."""
    if not may_allow(parsed):
        for each in judged:
            yield from each.verdict.findings
        return
    allows, faults = suppression.allows(suppression.read(parsed.source, parsed.comments()))
    reasons, more = suppression.settle(
        allows,
        [_target(finding, each) for each in judged for finding in each.verdict.findings],
        [_target(finding, each) for each in judged for finding in each.verdict.held],
        known=known,
        ran=frozenset().union(*(each.verdict.ran for each in judged)),
    )
    mandatory = {
        chosen.policy.code: chosen.mandatory for chosen in selection.chosen if chosen.mandatory
    }
    findings = [finding for each in judged for finding in each.verdict.findings]
    for finding, reason in zip(findings, reasons, strict=True):
        allowed = reason is not None and finding.code not in mandatory
        yield finding._replace(status="suppressed", reason=reason) if allowed else finding
    for chosen in selection.chosen:
        if chosen.policy.code == STALE_SUPPRESSION and chosen.shown:
            for fault in (*faults, *more):
                index = number_at(judged, fault.span.start)
                yield _stale(parsed, fault, chosen, index, name)


def may_allow(parsed: Parsed) -> bool:
    """Say whether any comment of a text can speak to rfplint."""
    return any(marker in parsed.source.text for marker in _MARKERS)


def _target(finding: Finding, each: Judged) -> Target:
    """Tell suppression where a finding stands: its line, and its scalar's first and last."""
    one, subject = each.document, each.subject
    pointer = (*subject.base, *steps_of(finding.pointer, subject.data))
    scalar: tuple[int, int] | None = None
    if finding.pointer and one.raw(pointer) is not None:
        key = one.source.location(one.locate(pointer, on="key").span)
        value = one.source.location(one.locate(pointer).span)
        scalar = (key.line, value.end_line)
    return Target(finding.code, finding.location.line, scalar)


def number_at(judged: Sequence[Judged], offset: int) -> int:
    """Give the number of the RFP that something in the text stands in, else of the one above."""
    starts = (each.document.locate(each.subject.base).span.start for each in judged)
    return max((number for number, start in enumerate(starts) if start <= offset), default=0)


def _stale(parsed: Parsed, fault: Fault, chosen: Chosen, index: int, name: str) -> Finding:
    case = chosen.policy.cases[fault.case]
    return engine.bare(
        parsed.source,
        fault.span,
        path=name,
        code=STALE_SUPPRESSION,
        name=chosen.policy.head.name,
        severity=chosen.severity or case.severity,
        message=fault.message,
        index=index,
        case=fault.case,
        fix=fault.fix or case.fix,
    )
