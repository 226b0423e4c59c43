"""How a failing test is told: its place, what was expected and got, and why."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterator

from rfplint.catalogue import Catalogue
from rfplint.messages import testing as words
from rfplint.model import Language
from rfplint.testing.coverage import Gap
from rfplint.testing.trial import Data, Failure, Fault

_PLACE = ("line", "column")
_KEYS = ("line", "column", "severity", "case", "pointer", "en", "fr")


def shown_path(path: str) -> str:
    """Name a file from this folder where it is below it, with forward slashes."""
    near = os.path.relpath(path)
    return (path if near.startswith(os.pardir) else near).replace(os.sep, "/")


def fault_line(fault: Fault, language: Language) -> str:
    """Say what is wrong with a pack or a file of trials, and where."""
    return f"{_at(fault.path, fault.line, fault.column)}: {fault.message.to(language)}"


def gap_line(gap: Gap, known: Catalogue, language: Language) -> str:
    """Say which case or operator is not proved, and where it stands."""
    said = f"{words.COVERAGE.to(language)} {gap.message.to(language)}"
    place = _at(gap.path, gap.location.line, gap.location.column)
    return f"{place}: {_policy(gap.code, known)} {said}"


def failure_lines(failure: Failure, known: Catalogue, language: Language) -> Iterator[str]:
    """Say which test fails and where it stands; below, what was expected and got, and why."""
    said = words.failed(failure.trial.name, failure.message).to(language)
    place = _at(failure.trial.path, failure.location.line, failure.location.column)
    yield f"{place}: {_policy(failure.code, known)} {said}"
    if failure.expected or failure.got:
        asked = {key for one in failure.expected for key in one} - {"code"}
        otherwise = {*_KEYS} - {"en", "fr"} | {language}
        wanted = [_entry(one, _KEYS, language) for one in failure.expected]
        got = [_entry(one, asked or otherwise, language) for one in failure.got]
        yield from _listed(words.EXPECTED.to(language), wanted, language)
        yield from _listed(words.GOT.to(language), got, language)
    yield from (f"    {words.WHY.to(language):<9} {why.to(language)}" for why in failure.why)


def _at(path: str, line: int, column: int) -> str:
    return f"{shown_path(path)}:{line}:{column}"


def _policy(code: str, known: Catalogue) -> str:
    policy = known.policies.get(code)
    return code if policy is None else f"{code}[{policy.head.name}]"


def _listed(title: str, entries: list[str], language: Language) -> Iterator[str]:
    for number, entry in enumerate(entries or [words.NOTHING.to(language)]):
        yield f"    {'' if number else title:<9} {entry}"


def _entry(finding: Data, keys: Container[str], language: Language) -> str:
    """Write a finding in one line: its place, then what else is asked of it."""
    asked = {key: finding[key] for key in _KEYS if key in finding and key in keys}
    both = all(key in asked for key in _PLACE)
    place = ":".join(str(asked.pop(key)) for key in _PLACE) if both else ""
    texts = [json.dumps(asked.pop(key), ensure_ascii=False) for key in ("en", "fr") if key in asked]
    rest = [f"{key}={value}" for key, value in asked.items() if value is not None]
    return " ".join(filter(None, (place, *rest, *texts))) or words.A_FINDING.to(language)
