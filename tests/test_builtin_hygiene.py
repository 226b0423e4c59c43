"""What the checks of the DOC family rest on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from rfplint.builtin.hygiene import DOCUMENT_IDS

SCHEMA = Path(__file__).parent.parent / "schemas/rfp.schema.json"


def places(schema: dict[str, object], node: object, path: str) -> Iterator[str]:
    """Give the path of every `documentId` below a part of the schema, list items left out."""
    part = cast("dict[str, object]", node)
    if "$ref" in part:
        name = str(part["$ref"]).rpartition("/")[2]
        yield from places(schema, cast("dict[str, object]", schema["$defs"])[name], path)
    for key in ("allOf", "anyOf", "oneOf"):
        for choice in cast("list[object]", part.get(key, [])):
            yield from places(schema, choice, path)
    for name, below in cast("dict[str, object]", part.get("properties", {})).items():
        if name == "documentId":
            yield f"{path}.{name}"
        elif name != "lots":
            yield from places(schema, below, f"{path}.{name}")


def test_every_reference_to_a_document_in_the_schema_is_looked_at() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    found = {path.removeprefix(".tender.") for path in places(schema, schema, "")}
    assert found == set(DOCUMENT_IDS)
