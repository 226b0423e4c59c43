"""Which keys of an RFP does the format not know, and which were meant?"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import NamedTuple, cast

from rfplint.model import Pointer
from rfplint.schema import shape, spelling

_LEAST_OF_A_TAIL = 10
"""Letters of a key that may stand for a longer one: shorter words end many keys."""


class UnknownKey(NamedTuple):
    """A key that the format does not know at its place; `pointer` ends with it.

    `certain` says that `near` differs only in case, `_` or `-` and that it is absent, so that
    renaming is safe.
    """

    pointer: Pointer
    key: str
    near: str | None
    certain: bool


class _Known(NamedTuple):
    """What may stand in a mapping, or in the items of a list."""

    keys: Mapping[str, _Known | None] = {}
    names: frozenset[str] = frozenset()
    nested: Mapping[str, _Known] = {}
    twins: frozenset[str] = frozenset()
    others: _Known | None = None
    is_open: bool = False
    item: _Known | None = None


def unknown_keys(data: object, *, native: bool) -> tuple[UnknownKey, ...]:
    """Give the keys that the format does not know, in the order of the document.

    Of a publisher's release (`native=False`) only what stands under `tender` is judged. Keys of
    one's own (`x-colour`, `xColour`), texts in another language (`title_fr`) and the free names
    under `dataGovernance.retention` are known. Nothing is raised, whatever `data` is.
    """
    found: list[UnknownKey] = []
    known: _Known | None = _known()
    pointer: Pointer = ()
    if not native:
        known = _known().keys["tender"]
        data, pointer = data.get("tender") if isinstance(data, dict) else None, ("tender",)
    if known is not None and not _knows_all(data, known):
        _walk(data, known, pointer, found)
    return tuple(found)


def _knows_all(value: object, known: _Known) -> bool:
    """Say whether no key is unknown: nearly always so, and told by sets, without places."""
    if type(value) is dict:
        names, nested = known.names, known.nested
        if names and not (names.issuperset(value) or _knows_others(value, known)):
            return False
        if nested:
            for key in value:
                if key in nested and not _knows_all(value[key], nested[key]):
                    return False
    elif type(value) is list and known.item is not None:
        for member in value:
            if not _knows_all(member, known.item):
                return False
    return True


def _knows_others(value: dict[str, object], known: _Known) -> bool:
    """Say the same of the keys that the format does not list."""
    others = known.others
    return all(
        (known.is_open or _is_free(key, known)) and (others is None or _knows_all(member, others))
        for key, member in value.items()
        if key not in known.names
    )


def _walk(data: object, known: _Known, pointer: Pointer, found: list[UnknownKey]) -> None:
    if isinstance(data, list):
        if known.item is not None:
            for index, value in enumerate(data):
                _walk(value, known.item, (*pointer, index), found)
        return
    if not isinstance(data, dict) or not known.keys:
        return
    keys = known.keys
    for key, value in data.items():
        if key in keys:
            below = keys[key]
        elif known.is_open or _is_free(key, known):
            below = known.others
        else:
            found.append(_unknown(key, data, known, pointer))
            continue
        if below is not None and isinstance(value, (dict, list)):
            _walk(value, below, (*pointer, key), found)


def _is_free(key: object, known: _Known) -> bool:
    if not isinstance(key, str):
        return False
    return _is_own(key) or shape.twin_of(key) in known.twins


def _is_own(key: str) -> bool:
    """Say whether the key is the writer's own: `x-colour`, or `xColour` as publishers write it."""
    return key.startswith("x-") or (key[:1] == "x" and "A" <= key[1:2] <= "Z")


def _unknown(
    key: object, data: dict[object, object], known: _Known, pointer: Pointer
) -> UnknownKey:
    name = str(key)
    near = _near_twin(name, known) or spelling.nearest(name, known.keys) or _whole(name, known)
    certain = near is not None and near not in data and _same(name, near)
    return UnknownKey((*pointer, name), name, near, certain)


def _whole(name: str, known: _Known) -> str | None:
    """Give the only key that ends as `name` does: `procurementMethodRationale`, once shorter."""
    if len(name) < _LEAST_OF_A_TAIL:
        return None
    tail = name[0].upper() + name[1:]
    whole = [key for key in known.keys if key.endswith(tail) and key != tail]
    return whole[0] if len(whole) == 1 else None


def _near_twin(name: str, known: _Known) -> str | None:
    """Give the text in another language that was meant: `title_fr` for `titel_fr` or `title-FR`."""
    base, separator, language = name.replace("-", "_").rpartition("_")
    near = spelling.nearest(base, known.twins) if separator else None
    twin = f"{near}_{language.lower()}"
    return twin if near is not None and shape.twin_of(twin) == near else None


def _same(name: str, near: str) -> bool:
    return spelling.folded(name) == spelling.folded(near)


@functools.cache
def _known() -> _Known:
    root = shape.read("rfp.bare.json")
    blocks: dict[str, _Known] = {}

    def below(node: shape.Node) -> _Known | None:
        if "items" in node:
            item = below(cast("shape.Node", node["items"]))
            return None if item is None else _Known(item=item)
        if "anyOf" in node:
            branches = (below(branch) for branch in cast("list[shape.Node]", node["anyOf"]))
            return next((branch for branch in branches if branch is not None), None)
        if "$ref" in node:
            return block(str(node["$ref"]).rpartition("/")[2])
        return None

    def block(name: str) -> _Known:
        if name not in blocks:
            blocks[name] = known(cast("shape.Node", shape.part(root, "$defs")[name]))
        return blocks[name]

    def known(node: shape.Node) -> _Known:
        properties = cast("dict[str, shape.Node]", shape.part(node, "properties"))
        shared = block(str(node["$ref"]).rpartition("/")[2]) if "$ref" in node else None
        own = {name: below(value) for name, value in properties.items()}
        keys = {**shared.keys, **own} if shared else own
        twins = frozenset(name for name, value in properties.items() if shape.takes_twins(value))
        others = node.get("additionalProperties", False)
        return _Known(
            keys=keys,
            names=frozenset(keys),
            nested={name: inner for name, inner in keys.items() if inner is not None},
            twins=twins | shared.twins if shared else twins,
            others=below(others) if isinstance(others, dict) else None,
            is_open=others is not False,
        )

    return known({key: value for key, value in root.items() if key != "$ref"})
