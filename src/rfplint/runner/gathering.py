"""Reads and lints each file with its own configuration, and puts the report together."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from rfplint import __version__, document, engine, jurisdiction, ocds, suppression
from rfplint.document import Document, Limits, Parsed, Source
from rfplint.jurisdiction import Jurisdiction
from rfplint.messages import runner as words
from rfplint.model import (
    DocumentInfo,
    Finding,
    Head,
    Report,
    Severity,
    Span,
    Text,
    steps_of,
)
from rfplint.ocds import Subject
from rfplint.policy import Chosen, Selection
from rfplint.runner.discovery import STDIN, Found
from rfplint.suppression import Target

STALE_SUPPRESSION: Final = "DOC011"


class Options(NamedTuple):
    """How the files of one configuration are linted.

    `known` maps the codes, names and aliases of all policies to codes.
    """

    selection: Selection
    known: dict[str, str]
    as_of: str | None = None
    jurisdiction: str | None = None
    limits: Limits = Limits()


class Outcome(NamedTuple):
    """A report, and whether a policy crashed on the way."""

    report: Report
    crashed: bool


class _File(NamedTuple):
    findings: tuple[Finding, ...]
    documents: tuple[DocumentInfo, ...]
    crashed: bool


def run(
    files: Iterable[Found],
    options_for: Callable[[str], Options],
    *,
    name_of: Callable[[str], str],
    stdin: Callable[[], bytes],
    as_of: str | None,
) -> Outcome:
    """Lint files.

    Args:
        files: what to lint, in the order of the report.
        options_for: gives the options of a path: its configuration may be its own.
        name_of: how findings name a path.
        stdin: gives the bytes of standard input.
        as_of: the date that the report prints.
    """
    heads: dict[str, Head] = {}
    results: list[_File] = []
    enabled = gc.isenabled()
    gc.disable()  # nothing here makes cycles, and collecting costs a quarter of a run
    try:
        for found in files:
            options = options_for(found.path)
            result = _file(found, options, name_of(found.path), stdin)
            if result is not None:
                results.append(result)
                heads |= {head.code: head for head in options.selection.heads()}
    finally:
        if enabled:
            gc.enable()
    report = Report(
        version=__version__,
        as_of=as_of,
        documents=tuple(info for result in results for info in result.documents),
        heads=tuple(head for _, head in sorted(heads.items())),
        findings=tuple(finding for result in results for finding in result.findings),
        problems=(),
        files=len(results),
    )
    return Outcome(report, any(result.crashed for result in results))


def _file(
    found: Found, options: Options, name: str, stdin: Callable[[], bytes]
) -> _File | None:
    """Lint one file; None for one that nobody named and that is not OCDS data."""
    data = stdin() if found.path == STDIN else _bytes(found.path, options.limits)
    if isinstance(data, Text):
        return _File((_unreadable(name, data),), (), crashed=False)
    if not found.named and b'"ocid"' not in data:
        return None
    parsed = document.parse(data, syntax=document.syntax_of(name), limits=options.limits)
    if not found.named and not any(ocds.is_ocds(one.data) for one in parsed.documents):
        return None
    return lint_parsed(parsed, options, name)


def lint_parsed(parsed: Parsed, options: Options, name: str) -> _File:
    """Lint every RFP of a text that was read."""
    findings = [_loader_finding(parsed.source, problem, name) for problem in parsed.problems]
    configured = jurisdiction.configured(options.jurisdiction) if options.jurisdiction else None
    infos: list[DocumentInfo] = []
    targets: list[Target] = []
    held: list[Target] = []
    crashed = False
    ran: frozenset[str] = frozenset()
    speaks = "rfplint" in parsed.source.text
    linted: list[Finding] = []
    for one in parsed.documents:
        if one.data is None:
            continue  # the loader has said that it is empty
        some, refused = ocds.subjects(one.data)
        findings += [_refused(one, refusal, name) for refusal in refused]
        for subject in some:
            verdict = _lint(subject, one, options, name, configured)
            infos.append(verdict.info)
            linted += verdict.findings
            crashed = crashed or verdict.crashed
            ran |= verdict.ran
            if speaks:
                targets += [_target(finding, one, subject) for finding in verdict.findings]
                held += [_target(finding, one, subject) for finding in verdict.held]
    if speaks:
        linted = list(_settled(parsed, linted, targets, held, options, ran, name))
    findings += linted
    return _File(tuple(sorted(findings, key=_in_file)), tuple(infos), crashed)


def _in_file(finding: Finding) -> tuple[object, ...]:
    return (finding.document, *engine.in_order(finding))


def _lint(
    subject: Subject,
    one: Document,
    options: Options,
    name: str,
    configured: Jurisdiction | None,
) -> engine.Verdict:
    return engine.lint(
        subject,
        one,
        options.selection,
        path=name,
        as_of=options.as_of,
        configured=configured,
    )


def _bytes(path: str, limits: Limits) -> bytes | Text:
    """Read a file, or say why it cannot be read; never more than the limits let in."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return words.NOT_REGULAR
        with open(path, "rb") as file:
            return file.read(limits.size * 200 + 1)
    except OSError as error:
        return words.unreadable(error.strerror or str(error))


def _unreadable(name: str, message: Text) -> Finding:
    return engine.bare(
        Source(""),
        Span(0, 0),
        path=name,
        code="YML009",
        name=words.NAMES["YML009"],
        severity="error",
        message=message,
    )


def _loader_finding(source: Source, problem: object, name: str) -> Finding:
    code, severity, span, message = problem  # type: ignore[misc]
    return engine.bare(
        source, span, path=name, code=code, name=words.NAMES[code], severity=severity,
        message=message,
    )  # fmt: skip


def _refused(one: Document, refusal: ocds.Refusal, name: str) -> Finding:
    return engine.bare(
        one.source,
        one.locate(refusal.pointer, on="key").span,
        path=name,
        code="YML010",
        name=words.NAMES["YML010"],
        severity="error",
        message=refusal.message,
        index=one.index,
    )


def _target(finding: Finding, one: Document, subject: Subject) -> Target:
    """Tell suppression where a finding stands: its line, and its scalar's first and last."""
    pointer = (*subject.base, *steps_of(finding.pointer, subject.data))
    scalar: tuple[int, int] | None = None
    if finding.pointer and one.raw(pointer) is not None:
        key = one.source.location(one.locate(pointer, on="key").span)
        value = one.source.location(one.locate(pointer).span)
        scalar = (key.line, value.end_line)
    return Target(finding.code, finding.location.line, scalar)


def _settled(
    parsed: Parsed,
    findings: list[Finding],
    targets: list[Target],
    held: list[Target],
    options: Options,
    ran: frozenset[str],
    name: str,
) -> Iterator[Finding]:
    """Mark what comments allow, and add what is wrong with the comments."""
    comments = suppression.read(parsed.source, parsed.comments())
    allows, faults = suppression.allows(comments)
    reasons, more = suppression.settle(allows, targets, held, known=options.known, ran=ran)
    for finding, reason in zip(findings, reasons, strict=True):
        open_ = reason is None
        yield finding if open_ else finding._replace(status="suppressed", reason=reason)
    stale = next((c for c in options.selection.chosen if _is_stale_policy(c)), None)
    for fault in (*faults, *more) if stale is not None else ():
        yield _stale(parsed, fault, stale, name)


def _is_stale_policy(chosen: Chosen) -> bool:
    return chosen.policy.code == STALE_SUPPRESSION and chosen.shown


def _stale(parsed: Parsed, fault: suppression.Fault, chosen: Chosen, name: str) -> Finding:
    case = chosen.policy.cases[fault.case]
    severity: Severity = chosen.severity or case.severity
    line = parsed.source.location(fault.span).line
    index = max(
        (d.index for d in parsed.documents if _starts(d) <= line), default=0
    )
    return engine.bare(
        parsed.source,
        fault.span,
        path=name,
        code=STALE_SUPPRESSION,
        name=chosen.policy.head.name,
        severity=severity,
        message=fault.message,
        index=index,
        case=fault.case,
        fix=case.fix,
    )


def _starts(one: Document) -> int:
    return one.source.location(one.locate((), on="key").span).line
