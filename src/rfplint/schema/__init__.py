"""What an RFP may hold, and what to say when it holds something else."""

from __future__ import annotations

from rfplint.schema.codelists import aliases, codes, label
from rfplint.schema.keys import UnknownKey, unknown_keys
from rfplint.schema.shape import (
    Field,
    codelist,
    every_field,
    field,
    names_of_things,
    near_field,
    text_names,
    wants_text,
)
from rfplint.schema.verdict import Fault, faults, rfp_faults

__all__ = [
    "Fault",
    "Field",
    "UnknownKey",
    "aliases",
    "codelist",
    "codes",
    "every_field",
    "faults",
    "field",
    "label",
    "names_of_things",
    "near_field",
    "rfp_faults",
    "text_names",
    "unknown_keys",
    "wants_text",
]
