"""The identity of a finding that survives moved lines and reordered lists (design, section 5)."""

from __future__ import annotations

import json
from collections.abc import Callable
from json.encoder import encode_basestring_ascii as _quoted
from typing import TypeAlias

from rfplint.model import Pointer

Namer: TypeAlias = Callable[[str, str, list[str]], str]

_LENGTH = 32


def named(pointer: Pointer, data: object) -> list[str]:
    """Write a pointer with list items by `id`, else `name`, else a hash of their content."""
    steps: list[str] = []
    for step in pointer:
        below = _below(data, step)
        if isinstance(data, list):
            steps.append(_item_name(below, step))
        else:
            steps.append(str(step))
        data = below
    return steps


def _below(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _item_name(item: object, index: str | int) -> str:
    if item is None:
        return f"#{index}"
    if isinstance(item, dict):
        for key in ("id", "name"):
            if isinstance(item.get(key), str | int) and item[key] != "":
                return f"{key}={item[key]}"
    import hashlib

    content = json.dumps(item, sort_keys=True, default=str, ensure_ascii=True)
    return "~" + hashlib.sha256(content.encode()).hexdigest()[:12]


def counter() -> Namer:
    """Make the function that fingerprints the findings of one document, in order.

    Equal findings of one document differ by their occurrence: a second equal fault is new.
    """
    seen: dict[tuple[str, ...], int] = {}

    def fingerprint(code: str, document: str, steps: list[str]) -> str:
        import hashlib

        key = (code, document, *steps)
        seen[key] = seen.get(key, 0) + 1
        below = ", ".join(map(_quoted, steps))  # as json.dumps writes it, in a third of the time
        whole = f"[{_quoted(code)}, {_quoted(document)}, [{below}], {seen[key]}]"
        return hashlib.sha256(whole.encode()).hexdigest()[:_LENGTH]

    return fingerprint
