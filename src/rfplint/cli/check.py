"""`rfplint check`: the main job."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping
from io import BufferedReader
from typing import Final, cast

from rfplint import reporters, runner
from rfplint.cli import output, status
from rfplint.cli.setting_up import Setup
from rfplint.messages import cli as words
from rfplint.messages import runner as file_words
from rfplint.model import SEVERITIES, Finding, Language, Report, Text, at_least
from rfplint.reporters import Style
from rfplint.runner import Discovery, Options, Outcome, Stopwatch

_PIECE: Final = 1_000_000


def run(arguments: argparse.Namespace, setup: Setup, language: Language) -> int:
    """Lint what the command line names, print the report, and give the exit status."""
    discovery = runner.discover(arguments.paths or [os.curdir], setup.is_excluded)
    watch = Stopwatch() if arguments.timings else None
    start = time.perf_counter()
    outcome = _lint(setup, discovery, watch)
    seconds = time.perf_counter() - start
    empty = _empty(discovery, outcome)
    report = outcome.report._replace(
        as_of=setup.as_of or setup.here.as_of,
        findings=(*setup.faults, *outcome.report.findings),
        problems=(*setup.troubles, *setup.notes, *_nothing(arguments, empty)),
        mandatory=frozenset(setup.mandatory),
    )
    style = Style(
        language,
        output.wants_color(arguments, os.environ),
        arguments.verbose,
        arguments.min_severity,
        setup.fail_on_for(setup.first),
    )
    output.write(reporters.render(report, arguments.format, style))
    if watch is not None:
        from rfplint.cli import timings

        timings.tell(watch.timings(), seconds, language, every=arguments.verbose)
    return status.worst(
        status.INTERNAL if outcome.crashed or setup.troubles else status.CLEAN,
        status.USAGE if setup.is_faulty else status.CLEAN,
        status.NO_INPUT if arguments.paths and empty else status.CLEAN,
        status.FINDINGS if _fails(report, setup, discovery, arguments) else status.CLEAN,
    )


def _lint(setup: Setup, discovery: Discovery, watch: Stopwatch | None) -> Outcome:
    """Lint, unless the configuration of any file is faulty."""
    setup.options_for(setup.first)
    for found in discovery.files:
        setup.options_for(found.path)

    def options_for(path: str) -> Options:
        options = setup.options_for(path)
        if watch is None:
            return options
        return options._replace(selection=watch.timed(options.selection))

    return runner.run(
        () if setup.is_faulty else discovery.files,
        options_for,
        name_of=setup.name_of,
        stdin=read_stdin,
    )


def read_stdin(most: int) -> bytes:
    """Read piece by piece: while one long read waits, Python may overlook an interruption."""
    pieces: list[bytes] = []
    stream = None if sys.stdin is None else cast("BufferedReader", sys.stdin.buffer)
    while stream is not None and most > 0:
        piece = stream.read1(min(most, _PIECE))
        if not piece:
            break
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def _empty(discovery: Discovery, outcome: Outcome) -> tuple[str, ...]:
    """Give the paths that led to no file, or only to files that hold no RFPs."""
    over = {found.path for found in outcome.passed_over}
    fruitful = {found.given for found in discovery.files if found.path not in over}
    fruitless = dict.fromkeys(found.given for found in outcome.passed_over)
    return (*discovery.empty, *(given for given in fruitless if given not in fruitful))


def _nothing(arguments: argparse.Namespace, empty: tuple[str, ...]) -> tuple[Text, ...]:
    if arguments.paths:
        return tuple(file_words.matched_nothing(path) for path in empty)
    return (words.NOTHING_FOUND,) if empty else ()


def _fails(
    report: Report, setup: Setup, discovery: Discovery, arguments: argparse.Namespace
) -> bool:
    """Say whether a finding is as severe as its file's configuration lets none be."""
    if arguments.exit_zero:
        return False
    floors = {setup.name_of(f.path): setup.fail_on_for(f.path) for f in discovery.files}
    return any(_is_failing(finding, _floor(finding, floors, report)) for finding in report.findings)


def _floor(finding: Finding, floors: Mapping[str, str], report: Report) -> str:
    """Give the severity from which a finding fails: no milder for the errors of what must hold."""
    if finding.code in report.mandatory and finding.severity == "error":
        return "error"
    return floors.get(finding.path, "error")


def _is_failing(finding: Finding, fail_on: str) -> bool:
    floor = next((severity for severity in SEVERITIES if severity == fail_on), None)
    return floor is not None and finding.status == "open" and at_least(finding.severity, floor)
