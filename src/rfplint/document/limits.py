"""How large a text may be before rfplint refuses to read it."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Bytes, levels of nesting, and values with their aliases expanded."""

    size: int = 5_000_000
    depth: int = 100
    nodes: int = 200_000
