"""What a declarative policy tells quickly is what its judge says, whatever an RFP lacks."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest

from rfplint import catalogue, document, runner
from rfplint.catalogue import Catalogue
from rfplint.declarative import quiet
from rfplint.model import Finding, Pointer, Text
from rfplint.policy import Chosen, Selection
from rfplint.runner import Options

ROOT = Path(__file__).parent.parent
RFPS = sorted((ROOT / "examples").glob("good/*.rfp.yaml"))
DEEPEST = 4


@cache
def quick() -> Catalogue:
    return catalogue.load(plugins_enabled=False)


@cache
def thorough() -> Catalogue:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quiet, "compiled", lambda *_: lambda _rfp: False)
        return catalogue.load(plugins_enabled=False)


def found(known: Catalogue, data: object) -> tuple[Finding, ...]:
    chosen = (
        Chosen(policy, True, None, {}, Text("", ""))
        for policy in known.policies.values()
        if isinstance(policy.check, partial)  # the others are Python
    )
    options = Options(Selection(tuple(chosen)), dict(known.codes()))
    parsed = document.parse(json.dumps(data).encode(), syntax="json")
    return runner.lint_parsed(parsed, options, "a.rfp.json").findings


def places(value: object, at: Pointer = ()) -> Iterator[Pointer]:
    members = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    for step, member in members:
        yield (*at, step)
        if isinstance(member, dict | list) and len(at) + 1 < DEEPEST:
            yield from places(member, (*at, step))


def without(data: object, pointer: Pointer, instead: str | None) -> object:
    """Copy the data less what stands at a place, or with another value there."""
    changed = copy.deepcopy(data)
    home = changed
    for step in pointer[:-1]:
        home = home[step]  # type: ignore[index]
    if instead is None:
        del home[pointer[-1]]  # type: ignore[attr-defined]
    else:
        home[pointer[-1]] = instead  # type: ignore[index]
    return changed


@pytest.mark.parametrize("instead", [None, "other", "TODO"])
@pytest.mark.parametrize("file", RFPS, ids=lambda file: file.stem)
def test_what_is_told_quickly_is_what_the_judge_says(file: Path, instead: str | None) -> None:
    data = document.parse(file.read_bytes()).documents[0].data
    for pointer in places(data):
        changed = without(data, pointer, instead)
        assert found(quick(), changed) == found(thorough(), changed), pointer
