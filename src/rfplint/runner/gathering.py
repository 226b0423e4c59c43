"""Lints each file with its own configuration, and puts the report together."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from typing import NamedTuple

from rfplint import __version__, document, engine, ocds
from rfplint.document import Source
from rfplint.messages import runner as words
from rfplint.model import Finding, Report, Span
from rfplint.policy import Selection
from rfplint.runner import reading
from rfplint.runner.discovery import STDIN, Found
from rfplint.runner.linting import Linted, Options, lint_parsed
from rfplint.runner.reading import ReadStdin, Unread


class Outcome(NamedTuple):
    """A report; the files that turned out not to be wanted; whether a policy crashed."""

    report: Report
    passed_over: tuple[Found, ...]
    crashed: bool


def run(
    files: Iterable[Found],
    options_for: Callable[[str], Options],
    *,
    name_of: Callable[[str], str],
    stdin: ReadStdin,
) -> Outcome:
    """Lint files.

    Args:
        files: what to lint, in the order of the report.
        options_for: gives the options of a path: its configuration may be its own.
        name_of: how findings name a path.
        stdin: gives at most so many bytes of standard input.
    """
    selections: dict[int, Selection] = {}
    results: list[Linted] = []
    passed_over: list[Found] = []
    enabled = gc.isenabled()
    gc.disable()  # nothing here makes cycles, and collecting costs a quarter of a run
    try:
        for found in files:
            options = options_for(found.path)
            result = _file(found, options, name_of(found.path), stdin)
            if result is None:
                passed_over.append(found)
                continue
            results.append(result)
            selections[id(options.selection)] = options.selection
    finally:
        if enabled:
            gc.enable()
    crashed = any(result.crashed for result in results)
    return Outcome(_report(results, selections.values()), tuple(passed_over), crashed)


def _report(results: list[Linted], used: Iterable[Selection]) -> Report:
    heads = {head.code: head for selection in used for head in selection.heads()}
    return Report(
        version=__version__,
        as_of=None,
        documents=tuple(info for result in results for info in result.documents),
        heads=tuple(head for _, head in sorted(heads.items())),
        findings=tuple(finding for result in results for finding in result.findings),
        problems=(),
        files=len(results),
    )


def _file(found: Found, options: Options, name: str, stdin: ReadStdin) -> Linted | None:
    """Lint one file; None for one that nobody wanted and that holds no OCDS data."""
    syntax = document.syntax_of(name)
    most = document.most_bytes(syntax, options.limits)
    is_stdin = found.path == STDIN
    data = reading.read_stdin(stdin, most) if is_stdin else reading.read_file(found.path, most)
    if isinstance(data, bytes) and found.wanted and data.startswith(b"\x1f\x8b"):  # gzip
        data = Unread("YML001", words.COMPRESSED)
    if isinstance(data, Unread):
        return Linted((_unread(name, data),), (), crashed=False)
    if not found.wanted and b'"ocid"' not in data:
        return None
    parsed = document.parse(data, syntax=syntax, limits=options.limits)
    if not found.wanted and parsed.documents and not _holds_ocds(parsed):
        return None
    return lint_parsed(parsed, options, name)


def _holds_ocds(parsed: document.Parsed) -> bool:
    return any(ocds.is_ocds(one.data) for one in parsed.documents)


def _unread(name: str, unread: Unread) -> Finding:
    return engine.bare(
        Source(""),
        Span(0, 0),
        path=name,
        code=unread.code,
        name=words.NAMES[unread.code],
        severity="error",
        message=unread.message,
    )
