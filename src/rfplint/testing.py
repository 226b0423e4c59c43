"""Runs what proves a policy: the examples in its file, and files of trials.

A trial is an RFP and the whole list of findings that one policy must have in it. See
`docs/authoring.md` of the policy format for how they are written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from rfplint import catalogue, config, document
from rfplint.catalogue import Catalogue
from rfplint.model import Example, Finding
from rfplint.policy import Chosen, Selection
from rfplint.runner import Options, lint_parsed

Data = Mapping[str, object]


class Failure(NamedTuple):
    """A trial or example that does not hold: which, and what was expected and found."""

    policy: str
    trial: str
    what: str


def findings(
    known: Catalogue, code: str, text: str, options: Data | None = None
) -> tuple[Finding, ...]:
    """Give what one policy finds in an RFP; it alone runs, and what it reads of others.

    Args:
        known: all policies.
        code: the policy's code.
        text: the RFP as YAML.
        options: `jurisdiction`, `asOf` and `settings`, as in a trial.
    """
    asked = options or {}
    run = Options(
        selection=_alone(known, code, cast("Data", asked.get("settings", {}))),
        known=dict(known.codes()),
        as_of=cast("str | None", asked.get("asOf")),
        jurisdiction=cast("str | None", asked.get("jurisdiction")),
    )
    linted = lint_parsed(document.parse(text.encode()), run, "trial.rfp.yaml")
    return tuple(finding for finding in linted.findings if finding.code in (code, "PLG001"))


def _alone(known: Catalogue, code: str, settings: Data) -> Selection:
    nothing, _ = config.load(None, root=".")
    shown = (code, *(known.policies[code].after if code in known.policies else ()))
    selection, _, _ = catalogue.select(known, nothing, catalogue.Choice(select=shown))
    return selection._replace(
        chosen=tuple(
            chosen._replace(settings=settings) if chosen.policy.code == code else chosen
            for chosen in selection.chosen
        )
    )


def examples(known: Catalogue, chosen: Chosen | None = None, code: str = "") -> Iterator[Failure]:
    """Run the examples of one policy; yield those that do not hold."""
    policy = chosen.policy if chosen is not None else known.policies[code]
    for number, example in enumerate(policy.head.examples, start=1):
        name = example.name or f"{example.kind} example {number}"
        found = [
            finding
            for finding in findings(known, policy.code, example.source, _options(example))
            if finding.status == "open" and example.case in (None, finding.case)
        ]
        problem = _example_problem(example.kind, example.at, found)
        if problem:
            yield Failure(policy.code, name, problem)


def _options(example: Example) -> Data:
    return {"settings": example.settings}


def _example_problem(kind: str, at: tuple[str, ...] | None, found: list[Finding]) -> str | None:
    pointers = sorted(finding.pointer for finding in found)
    if kind == "good":
        return f"expected no finding, found one at {', '.join(pointers)}" if found else None
    if not found:
        return "expected a finding, found none"
    if at is not None and pointers != sorted(at):
        return f"expected findings at {', '.join(sorted(at))}, found {', '.join(pointers)}"
    return None


def trials(known: Catalogue, data: Data) -> Iterator[Failure]:
    """Run the trials of one file's data; yield those that do not hold."""
    code = str(data["policy"])
    for trial in cast("list[Data]", data["trials"]):
        options = cast("Data", trial.get("options", {}))
        found = findings(known, code, str(trial["rfp"]), options)
        expected = cast("list[Data]", trial["finds"])
        problem = _difference(expected, [f for f in found if f.status == "open"])
        if problem:
            yield Failure(code, str(trial["name"]), problem)


def _difference(expected: list[Data], found: list[Finding]) -> str | None:
    shown = [_shown(finding) for finding in found]
    same = len(expected) == len(shown) and all(
        wanted.items() <= actual.items() for wanted, actual in zip(expected, shown, strict=True)
    )
    if same:
        return None
    wanted_lines = [f"  - {dict(entry)}" for entry in expected] or ["  nothing"]
    found_lines = [f"  - {dict(entry)}" for entry in shown] or ["  nothing"]
    return "\n".join(["expected:", *wanted_lines, "found:", *found_lines])


def _shown(finding: Finding) -> Data:
    return {
        "line": finding.location.line,
        "column": finding.location.column,
        "severity": finding.severity,
        "case": finding.case,
        "pointer": finding.pointer,
        "en": finding.message.en,
        "fr": finding.message.fr,
    }


def trial_files(folder: str) -> Iterator[tuple[str, Data]]:
    """Give the trial files of a folder and their data, by name."""
    for name in sorted(os.listdir(folder)):
        if name.endswith(".yaml"):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                parsed = document.parse(file.read())
            if parsed.problems:
                place = parsed.source.location(parsed.problems[0].span)
                raise ValueError(f"{path}:{place.line}: {parsed.problems[0].message.en}")
            yield path, cast("Data", parsed.documents[0].data)


def main(arguments: list[str]) -> int:
    """Run the examples of the shipped policies and the trials of a folder; print what fails."""
    only = arguments[arguments.index("--only") + 1 :] if "--only" in arguments else []
    folders = arguments[: arguments.index("--only")] if "--only" in arguments else arguments
    known = catalogue.load()
    failures = [
        f"{fault.path}:{fault.line}:{fault.column}: {fault.message.en}"
        for fault in known.pack_faults
    ]
    failures += [text.en for text in known.plugin_faults]
    count = 0
    for code in sorted(known.policies):
        if not only or code in only:
            count += len(known.policies[code].head.examples)
            failures += map(_told, examples(known, code=code))
    for folder in folders[1:]:
        for path, data in trial_files(folder):
            if only and data["policy"] not in only:
                continue
            count += len(cast("list[object]", data["trials"]))
            if data["policy"] not in known.policies:
                failures.append(f"{path}: no policy {data['policy']}")
                continue
            failures += map(_told, trials(known, data))
    _print(failures)
    _print([f"{count} examples and trials, {len(failures)} failures"])
    return 1 if failures else 0


def _told(failure: Failure) -> str:
    return f"{failure.policy}: {failure.trial}: {failure.what}"


def _print(lines: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
