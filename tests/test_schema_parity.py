"""The two validators judge alike, on RFPs that were broken in many ways."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema
import jsonschema_rs
import pytest
import yaml
from referencing import Registry

from rfplint import schema

Node: TypeAlias = dict[str, Any]
Container: TypeAlias = Any  # a mapping with text keys, or a list with indices

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent / "schemas"
DOCUMENTS: list[Node] = list(
    yaml.safe_load_all((HERE / "test_schema_documents.yaml").read_text(encoding="utf-8"))
)
WHOLE: Node = json.loads((SCHEMAS / "rfp.schema.json").read_text(encoding="utf-8"))
BARE: Node = json.loads((SCHEMAS / "rfp.bare.json").read_text(encoding="utf-8"))
MUTANTS = 600


def places(data: object) -> Iterator[tuple[Container, str | int]]:
    """Give every member of every mapping and list: its container and its key."""
    keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield data, key
        yield from places(data[key])  # type: ignore[index] # a mapping or a list, as above


def retype(where: Container, key: str | int, dice: random.Random) -> None:
    values = [None, True, -1, 0, 1.5, "", "x", "60 days", [], ["x"], [None], {}, {"amount": "5"}]
    where[key] = dice.choice(values)


def delete(where: Container, key: str | int, dice: random.Random) -> None:
    del dice
    del where[key]


def misspell(where: Container, key: str | int, dice: random.Random) -> None:
    if isinstance(where, dict):
        name = str(key)
        at = dice.randrange(len(name))
        where[dice.choice([name[:at] + name[at + 1 :], name.upper(), f"{name}_fr"])] = where.pop(
            name
        )
    else:
        where.append(where[int(key)])


def negate(where: Container, key: str | int, dice: random.Random) -> None:
    value = where[key]
    if isinstance(value, (int, float)):
        where[key] = -value - dice.choice([0, 1, 0.5])
    elif isinstance(value, str):
        where[key] = value.swapcase()
    else:
        where[key] = [value]


CHANGES: tuple[Callable[[Container, str | int, random.Random], None], ...] = (
    retype,
    delete,
    misspell,
    negate,
)


def mutants() -> Iterator[Node]:
    dice = random.Random(20261122)  # noqa: S311 - the same documents on every run
    for _ in range(MUTANTS):
        document = copy.deepcopy(dice.choice(DOCUMENTS))
        for _ in range(dice.choice([1, 1, 1, 2, 5])):
            dice.choice(CHANGES)(*dice.choice(list(places(document))), dice)
        yield document


@pytest.mark.parametrize("document", DOCUMENTS)
def test_both_documents_keep_to_the_format(document: Node) -> None:
    assert schema.rfp_faults(document, native=True) == ()
    assert schema.unknown_keys(document, native=True) == ()
    assert schema.rfp_faults(document, native=False) == ()
    assert schema.unknown_keys(document, native=False) == ()


def test_the_validators_give_the_same_verdict() -> None:
    slow = jsonschema.Draft202012Validator(WHOLE, registry=Registry())
    fast = jsonschema_rs.Draft202012Validator(WHOLE)
    bare = jsonschema_rs.Draft202012Validator(BARE)
    verdicts = [
        (slow.is_valid(mutant), fast.is_valid(mutant), bare.is_valid(mutant))
        for mutant in mutants()
    ]
    assert [verdict for verdict in verdicts if len(set(verdict)) > 1] == []
    assert min(sum(slow for slow, _, _ in verdicts), sum(not slow for slow, _, _ in verdicts)) > 100


def test_what_is_refused_has_a_reason_and_what_is_taken_has_none() -> None:
    fast = jsonschema_rs.Draft202012Validator(WHOLE)
    for mutant in mutants():
        assert bool(schema.rfp_faults(mutant, native=True)) is not fast.is_valid(mutant)


def test_every_fault_points_at_what_is_there() -> None:
    for mutant in mutants():
        for fault in schema.rfp_faults(mutant, native=True):
            there: Any = mutant
            for step in fault.pointer:
                there = there[step]
            assert fault.message.en != fault.message.fr


def test_a_key_that_the_bare_copy_takes_for_a_translation_is_judged_by_the_whole_schema() -> None:
    document = copy.deepcopy(DOCUMENTS[1])
    document["tender"]["title_of_the_year"] = 2026
    assert not jsonschema_rs.Draft202012Validator(BARE).is_valid(document)
    assert schema.rfp_faults(document, native=True) == ()
