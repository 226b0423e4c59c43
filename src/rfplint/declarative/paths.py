"""Paths of the policy format: `a.b[*].c`, `a[0]`, `.`, `/a.b` from the root, `facts.x`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from rfplint.inventory import LOT_BLOCKS
from rfplint.model import Pointer


class Missing:
    """What stands where nothing stands; there is one, `MISSING`."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Show it in a failing test."""
        return "<missing>"


MISSING: Final = Missing()
EVERY: Final = "*"


class Path(NamedTuple):
    """A parsed path: its steps (`"*"` is every item) and from where they go.

    `plain` says that it leads to one place at most; `on_lots`, that the block it goes through
    may also stand on a lot (policies.md 1.1).
    """

    steps: Pointer
    rooted: bool
    fact: str | None
    plain: bool
    on_lots: bool


@cache
def parse(path: str) -> Path:
    """Parse a path that the policy schema has accepted."""
    steps: list[str | int] = []
    for name, index in re.findall(r"([A-Za-z_][\w-]*)|\[(\*|[0-9]+)\]", path.lstrip("/")):
        steps.append(name or (EVERY if index == EVERY else int(index)))
    if steps and steps[0] == "facts":
        fact = str(steps[1]) if len(steps) > 1 else ""
        return Path((), rooted=True, fact=fact, plain=False, on_lots=False)
    block = steps[1] if len(steps) > 1 and steps[0] == "tender" else None
    return Path(
        tuple(steps),
        rooted=path.startswith("/"),
        fact=None,
        plain=EVERY not in steps,
        on_lots=block in LOT_BLOCKS,
    )


def on_lot(steps: Pointer, lot: int) -> Pointer:
    """Move steps below the tender to the same block of a lot."""
    return ("tender", "lots", lot, *steps[1:])


def look_up(value: object, steps: Pointer) -> object:
    """Give what stands at `steps` (no `*`) below `value`, else MISSING."""
    for step in steps:
        if type(value) is dict:
            value = value.get(step, MISSING)
        elif type(value) is list and type(step) is int and step < len(value):
            value = value[step]
        else:
            return MISSING
    return value


def said_at(value: object, steps: Pointer) -> object:
    """Give what `look_up` gives, or a text's variant in another language if there is no more."""
    found = look_up(value, steps)
    if found is MISSING and steps:
        block = look_up(value, steps[:-1])
        variant = _variant(block, steps[-1])
        return MISSING if variant is None else look_up(block, (variant,))
    return found


def matches(value: object, steps: Pointer, at: Pointer = ()) -> Iterator[tuple[Pointer, object]]:
    """Give every place that `steps` reach and what stands there.

    Where a step leads nowhere, the place that is lacking is given with MISSING; a `*` over
    nothing gives nothing, and so does a step into a value of the wrong type: what is said there
    is said, and DOC007 alone reports how (policies.md 1.2). A text that is missing is given by
    its variant in another language (`title_fr`).
    """
    for done, step in enumerate(steps):
        if step == EVERY:
            items = value if isinstance(value, list) else ()
            for index, item in enumerate(items):
                yield from matches(item, steps[done + 1 :], (*at, *steps[:done], index))
            return
        below = look_up(value, (step,))
        if below is MISSING:
            yield from _lacking(value, steps[done:], (*at, *steps[:done]))
            return
        value = below
    yield (*at, *steps), value


def _variant(value: object, step: str | int) -> str | None:
    if type(value) is not dict:
        return None
    prefix = f"{step}_"
    return next((k for k, v in value.items() if k.startswith(prefix) and isinstance(v, str)), None)


def _lacking(value: object, steps: Pointer, at: Pointer) -> Iterator[tuple[Pointer, object]]:
    """Give what stands for the first of `steps`, which `value` has not."""
    variant = None if len(steps) > 1 else _variant(value, steps[0])
    if variant is not None:
        yield (*at, variant), look_up(value, (variant,))
    elif EVERY not in steps and (value is None or isinstance(value, dict | list)):
        yield (*at, *steps), MISSING
