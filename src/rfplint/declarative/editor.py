"""The policy schema as an editor wants it: with every path, code and kind that may be written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeAlias, cast

from rfplint import prose, resources, schema, tables
from rfplint.declarative import saying
from rfplint.declarative.static import FACTS
from rfplint.model import Pointer

Node: TypeAlias = dict[str, object]

_FACTS: Final[Mapping[str, str]] = {
    "agreements": "The trade agreements that cover the purchase.",
    "aiInScope": "Whether the RFP asks for artificial intelligence: declared, inferred or no.",
    "approach": "The approach of the RFP: traditional, challenge, pilot or soleSource.",
    "asOf": "The day whose law counts, or nothing.",
    "country": "The country of the buyer.",
    "coverage": "Whether a trade agreement covers the purchase: covered, notCovered or unknown.",
    "dataInScope": "Whether the purchase handles data: true or false.",
    "governmentLevel": "The level of government of the buyer.",
    "jurisdiction": "The country or region whose law the buyer is under.",
    "language": "The language of the RFP.",
    "origin": "Where the document is from: native (written for rfplint) or ocds (published).",
    "personal": "Which personal information is handled: none, incidental, collected, sensitive "
    "or unknown.",
    "publicFacing": "Whether the public will use what is bought: true, false or unknown.",
    "said": "The kinds of clauses that the prose has.",
    "selectors": "The selectors that hold for the buyer, such as CA-ON and CA-ON@municipal.",
}


def policy_schema(codes: Mapping[str, str]) -> Node:
    """Give the policy schema with all that an editor may offer while a policy is written.

    Args:
        codes: the policies that there are, each with its title.
    """
    whole = cast("Node", json.loads(resources.read("schemas", "policy.schema.json")))
    defs = cast("dict[str, Node]", whole["$defs"])
    fields = {_written(steps): steps for steps in schema.every_field() if steps != ("$schema",)}
    lists = _lists(fields)
    known = {**_tested(fields, lists), **_facts(), **_attributes()}
    defs["knownTests"] = {"properties": known}
    for name in ("tests", "plainTests"):
        defs[name] = {**defs[name], "allOf": [{"$ref": "#/$defs/knownTests"}]}
    _offer(defs["path"], [saying.CLAUSES, *fields, *_facts()])
    defs |= {name: _one_of(values) for values, name in lists.items()}
    defs["kinds"] = _one_of(prose.KINDS, {"type": "string"})  # other things have kinds, too
    _offer(cast("Node", defs["satisfiedBy"]["items"]), prose.KINDS)
    properties = cast("dict[str, Node]", whole["properties"])
    for key in ("after", "givesWayTo"):
        properties[key]["items"] = {**properties["code"]}
        _offer(cast("Node", properties[key]["items"]), codes)
    _offer(_statute(defs), {code: one.title.en for code, one in tables.statutes().items()})
    return whole


def _written(steps: Pointer) -> str:
    """Write a path as policies do: `tender.lots[*].title`."""
    return "".join("[*]" if step == "*" else f".{step}" for step in steps).removeprefix(".")


def _lists(fields: Mapping[str, Pointer]) -> Mapping[tuple[str, ...], str]:
    """Name the lists of codes that close fields."""
    found = (schema.field(steps) for steps in fields.values())
    lists = dict.fromkeys(field.codes for field in found if field and field.codes is not None)
    return {codes: f"codes{number}" for number, codes in enumerate(lists, start=1)}


def _tested(fields: Mapping[str, Pointer], lists: Mapping[tuple[str, ...], str]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for path, steps in fields.items():
        field = schema.field(steps)
        assert field is not None, path
        test: Node = {"$ref": "#/$defs/test", "title": field.title.en or path}
        test["description"] = field.description.en
        if field.codes is not None:
            test["allOf"] = [{"$ref": f"#/$defs/{lists[field.codes]}"}]
        found[path] = test
        found[f"/{path}"] = {"$ref": f"#/$defs/knownTests/properties/{_escaped(path)}"}
    return found


def _escaped(path: str) -> str:
    """Write a path as a part of a URI fragment."""
    return path.replace("[", "%5B").replace("]", "%5D").replace("*", "%2A")


def _facts() -> dict[str, Node]:
    return {
        f"facts.{name}": {"$ref": "#/$defs/test", "title": "Fact", "description": _FACTS[name]}
        for name in FACTS
    }


def _attributes() -> dict[str, Node]:
    """Give what a clause has, for policies that judge clauses."""
    found: dict[str, Node] = {
        name: {"$ref": "#/$defs/test", "title": "Attribute of a clause"}
        for name in saying.ATTRIBUTES
    }
    found["kind"]["allOf"] = [{"$ref": "#/$defs/kinds"}]
    return found


_TERM: Final[Node] = {"$ref": "#/$defs/term"}


def _one_of(values: tuple[str, ...], other: Node = _TERM) -> Node:
    """Let a test compare with these values, or with what a `$name` stands for."""
    one: Node = {"anyOf": [{"enum": list(values)}, other]}
    some: Node = {"anyOf": [{"type": "array", "items": one}, {"$ref": "#/$defs/term"}]}
    return {"properties": {"equals": one, "not": one, "in": some, "notIn": some}}


def _offer(node: Node, values: Mapping[str, str] | list[str] | tuple[str, ...]) -> None:
    """Let an editor propose values where others may stand, too."""
    listed: Node = {"enum": list(values)}
    if isinstance(values, Mapping):
        listed["enumDescriptions"] = list(values.values())
    node["anyOf"] = [listed, {"type": "string"}]


def _statute(defs: Mapping[str, Node]) -> Node:
    entry = cast("Node", defs["severityFrom"]["additionalProperties"])
    return cast("dict[str, Node]", entry["properties"])["statute"]
