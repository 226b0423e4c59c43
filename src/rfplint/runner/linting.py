"""What is to be said of one text that was read: every RFP in it is linted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rfplint import engine, ocds
from rfplint.document import Document, Limits, Parsed, Source
from rfplint.jurisdiction import CONFIGURATION, configured
from rfplint.messages import runner as words
from rfplint.messages import yaml as text_words
from rfplint.model import DocumentInfo, Finding, Problem, Text
from rfplint.ocds import Refusal
from rfplint.policy import Selection
from rfplint.runner import allowing, naming
from rfplint.runner.allowing import Judged

_REFUSALS_MOST: Final = 100


class Options(NamedTuple):
    """How the files of one configuration are linted.

    `known` maps the codes, names and aliases of all policies to codes; `old` are the aliases.
    """

    selection: Selection
    known: dict[str, str]
    as_of: str | None = None
    jurisdiction: str | None = None
    jurisdiction_from: Text = CONFIGURATION
    limits: Limits = Limits()
    old: frozenset[str] = frozenset()


class Linted(NamedTuple):
    """The findings of one file in order, its RFPs, and whether a policy crashed on the way."""

    findings: tuple[Finding, ...]
    documents: tuple[DocumentInfo, ...]
    crashed: bool


def lint_parsed(parsed: Parsed, options: Options, name: str) -> Linted:
    """Lint every RFP of a text that was read; findings call the file `name`."""
    judged: list[Judged] = []
    problems = [*parsed.problems]
    for one in parsed.documents:
        if one.data is None:
            continue  # the loader has said that it is empty
        some, refused = ocds.subjects(one.data)
        problems += _refusals(one, refused)
        judged += [
            Judged(one, subject, _numbered(_lint(subject, one, options, name), number))
            for number, subject in enumerate(some, start=len(judged))
        ]
    findings = [
        *(_finding(parsed.source, problem, judged, name) for problem in problems),
        *allowing.settled(parsed, judged, options.selection, options.known, name),
        *naming.told(
            parsed,
            judged,
            options.selection,
            known=options.known,
            old=options.old,
            path=name,
        ),
    ]
    return Linted(
        tuple(sorted(findings, key=engine.in_order)),
        tuple(each.verdict.info for each in judged),
        any(each.verdict.crashed for each in judged),
    )


def _lint(subject: ocds.Subject, one: Document, options: Options, name: str) -> engine.Verdict:
    asked = options.jurisdiction
    return engine.lint(
        subject,
        one,
        options.selection,
        path=name,
        as_of=options.as_of,
        configured=configured(asked, options.jurisdiction_from) if asked else None,
    )


def _numbered(verdict: engine.Verdict, number: int) -> engine.Verdict:
    """Count the RFPs of a file: a package is one document of YAML or JSON, and holds many."""
    if verdict.info.document == number:
        return verdict
    return verdict._replace(
        info=verdict.info._replace(document=number),
        findings=tuple(finding._replace(document=number) for finding in verdict.findings),
    )


def _refusals(one: Document, refused: tuple[Refusal, ...]) -> Iterator[Problem]:
    """Give the first refusals; a list of 100,000 numbers is refused as often."""
    shown = refused[:_REFUSALS_MOST]
    for number, refusal in enumerate(shown, start=1):
        cut = number == len(shown) < len(refused)
        message = text_words.and_more(refusal.message) if cut else refusal.message
        place = one.locate(refusal.pointer, on="key")
        yield Problem("YML010", "error", place.span, message)


def _finding(source: Source, problem: Problem, judged: Sequence[Judged], name: str) -> Finding:
    code, severity, span, message = problem
    return engine.bare(
        source,
        span,
        path=name,
        code=code,
        name=words.NAMES[code],
        severity=severity,
        message=message,
        index=allowing.number_at(judged, span.start),
    )
