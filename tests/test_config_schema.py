"""The schema of configurations says enough, in both languages, for an editor to help."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from rfplint import resources, schema
from rfplint.config import Config
from rfplint.document import Limits

Data = dict[str, object]

CONFIG = cast("Data", json.loads(resources.read("schemas", "config.schema.json")))


def whole(part: Data) -> Data:
    """Add what a part takes from `$defs`."""
    name = str(part.get("$ref", "")).rpartition("/")[2]
    return {**cast("dict[str, Data]", CONFIG["$defs"]).get(name, {}), **part}


def properties(part: Data) -> Iterator[tuple[str, Data]]:
    """Give each described value below `part`, by its key."""
    for name, below in cast("dict[str, Data]", part.get("properties", {})).items():
        yield name, below
        yield from properties(below)
    for name in ("items", "additionalProperties"):
        if isinstance(part.get(name), dict):
            each = whole(cast("Data", part[name]))
            yield name, each
            yield from properties(each)


def test_each_key_has_title_description_and_example_in_both_languages() -> None:
    described = [("", CONFIG), *properties(CONFIG), *cast("Data", CONFIG["$defs"]).items()]

    lacking = [
        (name, wanted)
        for name, part in cast("list[tuple[str, Data]]", described)
        for wanted in ("title", "description", "x-fr", "examples")
        if not part.get(wanted) and (name, wanted) != ("", "examples")
    ]
    half = [
        name
        for name, part in cast("list[tuple[str, Data]]", described)
        if set(cast("Data", part["x-fr"])) != {"title", "description"}
    ]
    assert (lacking, half) == ([], [])


def test_each_example_fits() -> None:
    keys = cast("dict[str, Data]", CONFIG["properties"])
    limits = cast("dict[str, Data]", keys["limits"]["properties"])
    written: list[object] = [
        *({key: example} for key, part in keys.items() for example in _examples(part)),
        *(
            {"limits": {key: example}}
            for key, part in limits.items()
            for example in _examples(part)
        ),
    ]

    assert [(data, schema.faults("config", data)) for data in written] == [
        (data, ()) for data in written
    ]


def _examples(part: Data) -> list[object]:
    return cast("list[object]", part["examples"])


def test_the_schema_knows_every_key_of_a_configuration() -> None:
    fields = {"as_of": "asOf", "fail_on": "failOn"}
    kept = set(Config._fields) - {"path", "root", "places", "keys", "layers", "beneath", "homes"}
    keys = cast("dict[str, Data]", CONFIG["properties"])

    assert set(keys) == {fields.get(name, name) for name in kept}
    assert set(cast("Data", keys["limits"]["properties"])) == set(Limits._fields)
