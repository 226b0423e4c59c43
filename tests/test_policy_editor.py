"""The policy schema that is published lets an editor complete operators, paths and codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest

from command_line import ROOT, call, write
from rfplint import catalogue, document, schema
from rfplint.declarative import editor, paths
from rfplint.declarative.operators import OPERATORS
from rfplint.declarative.saying import ATTRIBUTES
from rfplint.declarative.static import FACTS
from test_pack_faults import OTHER, PACK, POLICY

MINE = {"foreground-taken": POLICY, "background-taken": OTHER}

POLICIES = sorted(
    path
    for path in (ROOT / "policies" / "core").glob("*/*.yaml")
    if path.parent.name not in ("prose", "tables")
)
Data = dict[str, object]
SCHEMA: Any = json.loads(call("schema", "policy").out)
JUDGE = jsonschema.Draft202012Validator(SCHEMA)
KNOWN = SCHEMA["$defs"]["knownTests"]["properties"]


def read(path: Path) -> Data:
    """Read a policy as rfplint does: YAML 1.2, dates are texts."""
    return cast("Data", document.parse(path.read_bytes()).documents[0].data)


def test_every_shipped_policy_is_looked_at() -> None:
    assert len(POLICIES) == len(catalogue.load(plugins_enabled=False).policies)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "urn:rfplint:schema:policy:1.0"


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_it_takes_every_shipped_policy(path: Path) -> None:
    assert [error.message for error in JUDGE.iter_errors(read(path))] == []


@pytest.mark.parametrize("operator", ["present", *OPERATORS])
def test_each_operator_has_a_description(operator: str) -> None:
    (_, asked) = SCHEMA["$defs"]["test"]["oneOf"]
    assert asked["properties"][operator]["description"].endswith(".")


def test_each_path_of_an_rfp_is_offered_with_its_words() -> None:
    title = KNOWN["tender.lots[*].title"]
    assert (title["title"], title["$ref"]) == ("Title", "#/$defs/test")
    assert title["description"]
    assert len(KNOWN) == 2 * (len(list(schema.every_field())) - 1) + len(FACTS) + len(ATTRIBUTES)
    lacking = [path for path, test in KNOWN.items() if path[0] != "/" and not test.get("title")]
    assert lacking == []
    assert {"tender.lots[*]", "clauses[*]", "facts.personal"} <= set(
        SCHEMA["$defs"]["path"]["anyOf"][0]["enum"]
    )


@pytest.mark.parametrize("fact", FACTS)
def test_each_fact_has_a_description(fact: str) -> None:
    assert KNOWN[f"facts.{fact}"]["description"].endswith(".")


def test_codes_of_policies_kinds_of_clauses_and_statutes_are_offered() -> None:
    codes = SCHEMA["properties"]["after"]["items"]["anyOf"][0]
    assert dict(zip(codes["enum"], codes["enumDescriptions"], strict=True))["TIM001"]
    assert "residency-stated" in SCHEMA["$defs"]["satisfiedBy"]["items"]["anyOf"][0]["enum"]
    statute = SCHEMA["$defs"]["severityFrom"]["additionalProperties"]["properties"]["statute"]
    assert "ns-foipop" in statute["anyOf"][0]["enum"]


def test_the_codes_of_ones_own_pack_are_offered_too(tmp_path: Path) -> None:
    files = {f"acme/ip/{name}.yaml": text for name, text in MINE.items()}
    write(tmp_path, {**files, "acme/pack.yaml": PACK, ".rfplint.yaml": "packs: [acme]\n"})
    told = json.loads(call("schema", "policy", cwd=tmp_path).out)
    codes = told["properties"]["givesWayTo"]["items"]["anyOf"][0]["enum"]
    assert codes[:2] == ["ACME001", "ACME002"]


@pytest.mark.parametrize(
    ("asked", "is_fine"),
    [
        ({"tender.approach": {"equals": "pilot"}}, True),
        ({"tender.approach": {"equals": "pilott"}}, False),
        ({"/tender.approach": {"in": ["pilot", "pilott"]}}, False),
        ({"tender.approach": {"in": "$ours"}}, True),
        ({"tender.approach": "present"}, True),
        ({"tender.title": {"wrods": {"atLeast": 3}}}, False),
        ({"kind": {"equals": "residency-stated"}}, True),
        ({"anything.of.mine": {"equals": 3}}, True),
    ],
)
def test_codes_and_operators_are_judged_while_one_types(asked: Data, *, is_fine: bool) -> None:
    policy = {**read(POLICIES[0]), "when": asked}
    assert JUDGE.is_valid(policy) is is_fine


def test_what_is_offered_is_what_the_pack_check_takes() -> None:
    made = editor.policy_schema({})
    defs: Any = made["$defs"]
    assert [
        path
        for path in defs["path"]["anyOf"][0]["enum"]
        if not path.startswith(("facts.", "clauses"))
        and schema.field(tuple(paths.parse(path).steps)) is None
    ] == []
