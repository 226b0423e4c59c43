"""`rfplint check`: the main job."""

from __future__ import annotations

import argparse
import os
import sys

from rfplint import reporters, runner
from rfplint.cli import status
from rfplint.cli.setting_up import Setup
from rfplint.messages import cli as words
from rfplint.messages import runner as file_words
from rfplint.model import Finding, Language, Report, Severity, Text, at_least
from rfplint.reporters import Style
from rfplint.runner import Outcome
from rfplint.runner.discovery import STDIN, Discovery, exclusion


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Lint what the command line names, print the report, and give the exit status."""
    setup = Setup(arguments, os.environ)
    here = setup.config_for(_first_path(arguments))
    if here.language and not (arguments.lang or os.environ.get("RFPLINT_LANG")):
        language = here.language
    fail_on = arguments.fail_on or here.fail_on or "error"
    discovery = _discover(arguments, setup)
    outcome = _lint(arguments, setup, discovery)
    report = _with_troubles(outcome.report, setup, discovery, arguments)
    color = not arguments.no_color and "NO_COLOR" not in os.environ and sys.stdout.isatty()
    style = Style(language, color, arguments.verbose, arguments.min_severity, fail_on)
    sys.stdout.write(reporters.render(report, arguments.format, style))
    sys.stdout.flush()
    return _status(arguments, setup, discovery, outcome, fail_on)


def _first_path(arguments: argparse.Namespace) -> str:
    first: str = arguments.paths[0] if arguments.paths else "."
    return (arguments.stdin_filename or ".") if first == STDIN else first


def _discover(arguments: argparse.Namespace, setup: Setup) -> Discovery:
    def root_and_patterns(path: str) -> tuple[str, tuple[str, ...]]:
        settled = setup.config_for(path)
        return settled.root, settled.exclude

    return runner.discover(arguments.paths or ["."], exclusion(root_and_patterns))


def _lint(arguments: argparse.Namespace, setup: Setup, discovery: Discovery) -> Outcome:
    for found in discovery.files:
        setup.options_for(_real(found.path, arguments))
    files = () if _is_faulty(setup) else discovery.files
    return runner.run(
        files,
        lambda path: setup.options_for(_real(path, arguments)),
        name_of=lambda path: _name(path, arguments),
        stdin=sys.stdin.buffer.read,
        as_of=setup.as_of,
    )


def _real(path: str, arguments: argparse.Namespace) -> str:
    return (arguments.stdin_filename or ".") if path == STDIN else path


def _name(path: str, arguments: argparse.Namespace) -> str:
    if path == STDIN:
        return arguments.stdin_filename or "<stdin>"
    return os.path.normpath(path).replace(os.sep, "/")


def _is_faulty(setup: Setup) -> bool:
    return any(fault.severity == "error" for fault in setup.faults)


def _with_troubles(
    report: Report, setup: Setup, discovery: Discovery, arguments: argparse.Namespace
) -> Report:
    """Add what is wrong with the run itself: configuration, packs, plugins, empty paths."""
    problems = [*setup.troubles]
    if arguments.paths:
        problems += [file_words.matched_nothing(path) for path in discovery.empty]
    elif not discovery.files:
        problems.append(words.NOTHING_FOUND)
    return report._replace(
        findings=(*setup.faults, *report.findings), problems=tuple(problems)
    )


def _status(
    arguments: argparse.Namespace,
    setup: Setup,
    discovery: Discovery,
    outcome: Outcome,
    fail_on: str,
) -> int:
    fails = any(_fails(finding, fail_on) for finding in outcome.report.findings)
    return status.worst(
        status.INTERNAL if outcome.crashed or setup.troubles else status.CLEAN,
        status.USAGE if _is_faulty(setup) else status.CLEAN,
        status.NO_INPUT if arguments.paths and discovery.empty else status.CLEAN,
        status.FINDINGS if fails and not arguments.exit_zero else status.CLEAN,
    )


def _fails(finding: Finding, fail_on: str) -> bool:
    if finding.status != "open" or fail_on == "never":
        return False
    floor: Severity = "error" if fail_on == "error" else "warning" if fail_on == "warning" else "note"
    return at_least(finding.severity, floor)
