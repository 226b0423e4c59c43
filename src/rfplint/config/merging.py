"""Levels of a configuration put over each other: which value counts, and what it stands over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias, cast

from rfplint.config.faults import Place
from rfplint.model import Pointer

_DEPTHS: Final = {"severity": 2, "limits": 2, "settings": 3, "overrides": 2, "mandatory": 2}
"""How many steps lead to what is replaced as a whole; for every other key it is the key alone."""

_JOINED: Final = ("overrides", "mandatory")
"""Lists that a later level adds to: nobody takes away what is mandatory."""

Data: TypeAlias = Mapping[str, object]


class Layer(NamedTuple):
    """What one file or preset says, and the places of its values and keys.

    `brought` is how many levels below it came with it, by its own `extends`.
    """

    data: Data
    places: Mapping[Pointer, Place]
    keys: Mapping[Pointer, Place]
    brought: int = 0


class Merged(NamedTuple):
    """What all levels say together.

    `layers` has each value that was taken in and how far its level is below the file's own, as a
    number less than nothing. `beneath` has the places of the values that another replaces, the
    nearest first; `homes`, for what is mandatory, the lowest level that came with its own.
    """

    data: Data
    places: Mapping[Pointer, Place]
    keys: Mapping[Pointer, Place]
    layers: Mapping[Pointer, int]
    beneath: Mapping[Pointer, tuple[Place, ...]]
    homes: Mapping[Pointer, int]


class _Known(NamedTuple):
    """Where one value stands, on which level, and what it stands over."""

    place: Place
    key: Place
    level: int
    beneath: tuple[Place, ...]
    home: int


def merge(layers: Iterable[Layer]) -> Merged:
    """Put layers over each other: a later one wins.

    The keys of `severity`, `settings` and `limits` win one by one, the lists `overrides` and
    `mandatory` grow, every other key wins as a whole.
    """
    data: dict[str, object] = {}
    known: dict[Pointer, _Known] = {}
    stack = tuple(layers)
    for level, layer in enumerate(stack, 1 - len(stack)):
        moved = _after(layer, data)
        data |= {
            key: _over(data.get(key), value, _DEPTHS.get(key, 1) - 1)
            for key, value in moved.data.items()
        }
        replaced = {_unit(pointer) for pointer in moved.places}
        kept = {at: one for at, one in known.items() if _unit(at) not in replaced}
        known = kept | dict(_known(moved, level, known))
    return Merged(
        data,
        {pointer: one.place for pointer, one in known.items()},
        {pointer: one.key for pointer, one in known.items()},
        {pointer: one.level for pointer, one in known.items() if one.level < 0},
        {pointer: one.beneath for pointer, one in known.items() if one.beneath},
        {pointer: one.home for pointer, one in known.items() if pointer[0] == "mandatory"},
    )


def _known(
    layer: Layer, level: int, before: Mapping[Pointer, _Known]
) -> Iterator[tuple[Pointer, _Known]]:
    for pointer, place in layer.places.items():
        under = before.get(pointer)
        beneath = (under.place, *under.beneath) if under else ()
        yield pointer, _Known(place, layer.keys[pointer], level, beneath, level - layer.brought)


def _after(layer: Layer, data: Data) -> Layer:
    """Number the entries of lists that grow after those that there are, and put all together."""
    counts = {key: len(_listed(data, key)) for key in _JOINED}
    joined = {key: [*_listed(data, key), *_listed(layer.data, key)] for key in _JOINED}
    return layer._replace(
        data={**layer.data, **{key: joined[key] for key in _JOINED if key in layer.data}},
        places={_moved(at, counts): place for at, place in layer.places.items()},
        keys={_moved(at, counts): place for at, place in layer.keys.items()},
    )


def _listed(data: Data, key: str) -> list[object]:
    value = data.get(key)
    return cast("list[object]", value) if isinstance(value, list) else []


def _moved(pointer: Pointer, counts: Mapping[str, int]) -> Pointer:
    count = counts.get(str(pointer[0]), 0)
    if count == 0 or len(pointer) == 1 or not isinstance(pointer[1], int):
        return pointer
    return (pointer[0], pointer[1] + count, *pointer[2:])


def _over(lower: object, upper: object, depth: int) -> object:
    """Put `upper` over `lower`; its keys come last, since of two alike the later one counts."""
    if depth == 0 or not isinstance(lower, dict) or not isinstance(upper, dict):
        return upper
    kept = {key: value for key, value in lower.items() if key not in upper}
    return kept | {key: _over(lower.get(key), value, depth - 1) for key, value in upper.items()}


def _unit(pointer: Pointer) -> Pointer:
    return pointer[: _DEPTHS.get(str(pointer[0]), 1)]
