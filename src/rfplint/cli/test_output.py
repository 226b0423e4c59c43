"""How `rfplint test` shows what does not hold: as text for people, as JSON for tools."""

from __future__ import annotations

import json
from collections.abc import Mapping

from rfplint import __version__, testing
from rfplint.messages import testing as words
from rfplint.model import Language, Text
from rfplint.reporters.escape import visible
from rfplint.testing import Failure, Fault, Gap, Outcome, Suite, shown_path

Data = Mapping[str, object]


def as_text(suite: Suite, outcome: Outcome, language: Language, *, with_coverage: bool) -> str:
    """Show faults and failures at their places, the coverage if asked, and a summary."""
    is_whole = with_coverage and suite.trials and not outcome.gaps
    lines = [
        *(testing.fault_line(fault, language) for fault in suite.faults),
        *(
            line
            for failure in outcome.failures
            for line in testing.failure_lines(failure, suite.known, language)
        ),
        *(testing.gap_line(gap, suite.known, language) for gap in outcome.gaps),
        *([words.ALL_COVERED.to(language)] if is_whole else ()),
        _summary(suite, outcome).to(language),
    ]
    return "".join(f"{visible(line)}\n" for line in lines)


def _summary(suite: Suite, outcome: Outcome) -> Text:
    if not (suite.trials or suite.faults):
        return words.NOTHING_TESTED
    examples = sum(trial.kind != "trial" for trial in suite.trials)
    return words.summary(
        len(_policies(suite)),
        examples,
        len(suite.trials) - examples,
        len(outcome.failures),
        len(suite.faults),
    )


def _policies(suite: Suite) -> set[str]:
    """Give the codes of all policies that some test speaks of."""
    return {trial.policy for trial in suite.trials}


def as_json(suite: Suite, outcome: Outcome, language: Language, *, with_coverage: bool) -> str:
    """Give all of it as data; texts are there in both languages, whatever `language` is."""
    del language
    examples = sum(trial.kind != "trial" for trial in suite.trials)
    data: dict[str, object] = {
        "format": "rfplint-test",
        "version": "1.0",
        "tool": {"name": "rfplint", "version": __version__},
        "summary": {
            "policies": len(_policies(suite)),
            "examples": examples,
            "trials": len(suite.trials) - examples,
            "failures": len(outcome.failures),
            "faults": len(suite.faults),
        },
        "faults": [_fault_data(fault) for fault in suite.faults],
        "failures": [_failure_data(failure) for failure in outcome.failures],
    }
    if with_coverage:
        data["coverage"] = [_gap_data(gap) for gap in outcome.gaps]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _fault_data(fault: Fault) -> Data:
    return {
        "path": shown_path(fault.path),
        "line": fault.line,
        "column": fault.column,
        "message": fault.message._asdict(),
    }


def _failure_data(failure: Failure) -> Data:
    return {
        "policy": failure.code,
        "name": failure.trial.name._asdict(),
        "kind": failure.trial.kind,
        "path": shown_path(failure.trial.path),
        "line": failure.location.line,
        "column": failure.location.column,
        "message": failure.message._asdict(),
        "expected": list(failure.expected),
        "got": list(failure.got),
        "why": [why._asdict() for why in failure.why],
    }


def _gap_data(gap: Gap) -> Data:
    return {
        "policy": gap.code,
        "path": shown_path(gap.path),
        "line": gap.location.line,
        "column": gap.location.column,
        "message": gap.message._asdict(),
    }
