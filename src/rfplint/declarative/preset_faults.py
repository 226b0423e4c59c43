"""What is wrong with the presets of a pack, as far as the pack itself can say."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from rfplint.messages import pack as words
from rfplint.model import Pointer, Text

Data: TypeAlias = Mapping[str, object]


def preset_faults(pack: Data) -> Iterator[tuple[Pointer, Text]]:
    """Give presets that extend what is not there, and circles, each where it is written."""
    presets = cast("Mapping[str, Data]", pack.get("presets", {}))
    told: set[str] = set()
    for name in presets:
        for index, below in _own(presets, name):
            at: Pointer = ("presets", name, "extends", index)
            if below not in presets:
                near = difflib.get_close_matches(below, sorted(presets), 1, 0.6)
                yield at, words.unknown_own_preset(below, near[0] if near else None, presets)
            elif name not in told and name in _reached(presets, below):
                circle = _reached(presets, name)
                told |= {one for one in circle if name in _reached(presets, one)}
                yield at, words.preset_circle(name, below)


def _own(presets: Mapping[str, Data], name: str) -> Iterable[tuple[int, str]]:
    """Give the presets of the same pack that one extends, by their bare names."""
    entries = cast("list[str]", presets.get(name, {}).get("extends", []))
    return [(index, entry) for index, entry in enumerate(entries) if ":" not in entry]


def _reached(presets: Mapping[str, Data], name: str) -> set[str]:
    """Give the preset and all that it extends, however far away."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [below for _, below in _own(presets, one)]
    return found
