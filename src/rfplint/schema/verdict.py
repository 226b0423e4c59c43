"""Does a document keep to its schema, and if not, what is to be said?

`jsonschema_rs` decides; only what it refuses is given to `jsonschema`, which says why.
"""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple, Protocol, cast

from rfplint.model import Fix, Pointer, Text
from rfplint.schema import shape


class Fault(NamedTuple):
    """Where a document breaks its schema, and what to say; `keyword` is JSON Schema's."""

    pointer: Pointer
    on: Literal["value", "key"]
    keyword: str
    message: Text
    fix: Fix | None


class _Judge(Protocol):
    """What this module needs of a compiled schema."""

    def is_valid(self, instance: object) -> bool: ...


def rfp_faults(data: object, *, native: bool) -> tuple[Fault, ...]:
    """Say where an RFP breaks the format; `()` if it does not. Nothing is raised.

    Of a publisher's release (`native=False`) only `/tender` is judged, and nothing in it is
    required. A required key that was misspelt is one fault, at the misspelt key (`on` is "key"
    and `keyword` is "required"); `unknown_keys` reports the same key.
    """
    if native:
        return _faults("rfp", data, ())
    if not isinstance(data, dict) or "tender" not in data:
        return ()
    return _faults("tender", data["tender"], ("tender",))


def faults(name: str, data: object) -> tuple[Fault, ...]:
    """Say where `data` breaks the schema `name`, such as "policy", "pack" or "config".

    Raises:
        FileNotFoundError: there is no such schema.
    """
    return _faults(name, data, ())


def _faults(name: str, data: object, prefix: Pointer) -> tuple[Fault, ...]:
    if _accepts(_judge(name), data):
        return ()
    from rfplint.schema.explain import explain

    return explain(_schema(name), data, prefix)


def _accepts(judge: _Judge, data: object) -> bool:
    try:
        return judge.is_valid(data)
    except ValueError:  # a lone surrogate, or a key that is no text: jsonschema takes them
        return False


@functools.cache
def _judge(name: str) -> _Judge:
    import jsonschema_rs

    # The bare copy has no texts: it compiles in half the time (tools/generate_docs.py writes it).
    if name == "tender":
        schema = _of_tender("rfp.bare.json")
    else:
        schema = shape.read("rfp.bare.json") if name == "rfp" else _schema(name)
    return cast("_Judge", jsonschema_rs.Draft202012Validator(dict(schema)))


@functools.cache
def _schema(name: str) -> shape.Node:
    return _of_tender("rfp.schema.json") if name == "tender" else shape.read(f"{name}.schema.json")


def _of_tender(file: str) -> shape.Node:
    """Give the schema of `/tender` alone, as a release is judged."""
    whole = shape.read(file)
    tender = shape.part(whole, "properties")["tender"]
    return {**cast("shape.Node", tender), "$defs": whole["$defs"]}
