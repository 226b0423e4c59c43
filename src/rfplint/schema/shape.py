"""What does a schema say of a place: which types, which codes, in which words?"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias, cast

from rfplint import resources
from rfplint.model import Text
from rfplint.schema import spelling

Node: TypeAlias = Mapping[str, object]
"""One schema, or a part of one."""

Step: TypeAlias = str | int
"""A key, or a list item: an index, or `"*"` for any."""

_NOWHERE: Node = {}
_BRANCHES = ("allOf", "anyOf", "oneOf")
_CONDITIONAL = ("then", "else")


class Field(NamedTuple):
    """What the format says of one field.

    `types` are JSON's (`()` is any); `codes` is the list that closes it, None where it is open;
    `is_text` says that the field holds prose, of which `<name>_<language>` may stand beside it.
    """

    types: tuple[str, ...]
    codes: tuple[str, ...] | None
    title: Text
    description: Text
    is_text: bool
    codelist: str | None


@functools.cache
def read(file: str) -> Node:
    """Give a schema file such as `rfp.schema.json`; raises FileNotFoundError."""
    return cast("Node", json.loads(resources.read("schemas", file)))


@functools.lru_cache(maxsize=4096)
def field(steps: tuple[Step, ...]) -> Field | None:
    """Say what an RFP may hold at a path from its root; None if there is no such field.

    A list item is `"*"` or an index: `("tender", "lots", "*", "value", "amount")`.
    """
    root = read("rfp.schema.json")
    node = at(root, steps)
    if node is None:
        return None
    return Field(
        types=types(root, node),
        codes=_closed_codes(root, node),
        title=words(root, node, "title"),
        description=words(root, node, "description"),
        is_text=node.get("x-text") is True,
        codelist=cast("str | None", node.get("x-codelist")),
    )


def near_field(steps: tuple[Step, ...]) -> str | None:
    """Give the name that was meant by the first step that an RFP has not, or None."""
    root: Node = read("rfp.bare.json")
    node: Node = root
    for step in steps:
        below = child(root, node, step)
        if below is None:
            return spelling.nearest(str(step), names(root, node))
        node = below
    return None


@functools.lru_cache(maxsize=4096)
def codelist(steps: tuple[Step, ...]) -> str | None:
    """Name the codelist of a field, as `field` does, without reading all the words."""
    node = at(read("rfp.bare.json"), steps)
    return cast("str | None", node.get("x-codelist")) if node is not None else None


def wants_text(steps: tuple[Step, ...]) -> bool:
    """Say whether the format takes a text there and no number."""
    root = read("rfp.bare.json")
    node = at(root, steps)
    if node is None:
        return False
    taken = types(root, node)
    return "string" in taken and not {"number", "integer"} & set(taken)


@functools.cache
def text_names() -> frozenset[str]:
    """Give the names of the fields that hold prose somewhere in an RFP."""
    root = read("rfp.bare.json")
    blocks = [root, *part(root, "$defs").values()]
    return frozenset(
        name
        for block in blocks
        for name, node in part(cast("Node", block), "properties").items()
        if cast("Node", node).get("x-text")
    )


_NAMES = frozenset(
    (
        *("country", "email", "faxNumber", "format", "id", "language", "legalName", "locality"),
        *("ocid", "postalCode", "region", "scheme", "streetAddress", "telephone", "uri", "url"),
    )
)


@functools.cache
def names_of_things() -> frozenset[str]:
    """Give the keys whose texts are no prose: ids, codes, addresses, languages and places."""
    root = read("rfp.bare.json")
    known = {
        name: cast("Node", node)
        for block in (root, *part(root, "$defs").values())
        for name, node in part(cast("Node", block), "properties").items()
    }
    codes = {
        name
        for name, node in known.items()
        if "x-codelist" in node or "x-codelist" in part(node, "items")
    }
    ids = {name for name in known if name.endswith(("Id", "ID", "Url", "URL"))}
    return _NAMES | ids | (codes - text_names())


def at(root: Node, steps: tuple[Step, ...]) -> Node | None:
    """Give the part of the schema `root` that judges the place `steps`, or None."""
    node: Node | None = root
    for step in steps:
        node = child(root, node, step) if node is not None else None
    return node


def child(root: Node, node: Node, step: Step) -> Node | None:
    """Give the part that judges the member or the item `step` of what `node` judges."""
    if isinstance(step, int) or step == "*":
        layers = _layers(root, node)
        return next((_node(layer["items"]) for layer in layers if "items" in layer), None)
    base = twin_of(step) or ""
    free: object = False
    for layer in _layers(root, node):
        properties = part(layer, "properties")
        if step in properties:
            return _node(properties[step])
        if base in properties and takes_twins(_node(properties[base])):
            return _node(properties[base])
        free = free or layer.get("additionalProperties", False)
    return None if free is False or step.startswith("x-") else _node(free)


def names(root: Node, node: Node) -> tuple[str, ...]:
    """Give the member names that `node` knows."""
    found = (name for layer in _layers(root, node) for name in part(layer, "properties"))
    return tuple(dict.fromkeys(found))


def types(root: Node, node: Node) -> tuple[str, ...]:
    """Give the JSON types that `node` takes, `null` left out."""
    found: dict[str, None] = {}
    for layer in _layers(root, node):
        said = layer.get("type")
        found.update(
            dict.fromkeys([said] if isinstance(said, str) else cast("list[str]", said or ()))
        )
        if said and layer is node:
            break
    found.pop("null", None)
    return tuple(found)


def words(root: Node, node: Node, keyword: str) -> Text:
    """Give the `title` or the `description` of `node` in both languages; empty if it has none."""
    said = next((layer for layer in _layers(root, node) if keyword in layer), _NOWHERE)
    english = str(said.get(keyword, ""))
    return Text(english, str(part(said, "x-fr").get(keyword, english)))


def part(node: Node, keyword: str) -> Node:
    """Give the mapping that `keyword` holds, or an empty one."""
    value = node.get(keyword)
    return value if isinstance(value, dict) else _NOWHERE


def takes_twins(node: Node) -> bool:
    """Say whether `<name>_<language>` may stand beside the field."""
    return "x-text" in node or "x-twin" in node


def twin_of(name: str) -> str | None:
    """Give the name without its language (`title` of `title_fr`), or None if it names none."""
    match = _twin().match(name)
    return match[1] if match else None


@functools.cache
def _twin() -> re.Pattern[str]:
    return re.compile(r"(.+?)_[a-z]{2,3}(?:-[A-Za-z0-9]+)*\Z")


def _node(value: object) -> Node:
    return value if isinstance(value, dict) else _NOWHERE


def _closed_codes(root: Node, node: Node) -> tuple[str, ...] | None:
    lists = [layer["enum"] for layer in _layers(root, node) if "enum" in layer]
    if not lists:
        return None
    return tuple(
        code for codes in lists for code in cast("list[object]", codes) if isinstance(code, str)
    )


def _layers(root: Node, node: Node) -> Iterator[Node]:
    """Give `node`, what it refers to, and the branches it may take: all that judge one value."""
    waiting = [node]
    seen: list[Node] = []
    while waiting:
        layer = waiting.pop(0)
        if any(layer is other for other in seen):
            continue
        seen.append(layer)
        yield layer
        if "$ref" in layer:
            waiting.append(_referred(root, str(layer["$ref"])))
        for keyword in _BRANCHES:
            waiting += [_node(branch) for branch in cast("list[object]", layer.get(keyword, ()))]
        waiting += [_node(layer[keyword]) for keyword in _CONDITIONAL if keyword in layer]


def _referred(root: Node, reference: str) -> Node:
    """Follow a reference within the same schema, such as `#/$defs/Value`."""
    node: object = root
    for step in reference.removeprefix("#").strip("/").split("/"):
        if step:
            node = _node(node).get(step)
    return _node(node)


def every_field() -> Iterator[tuple[Step, ...]]:
    """Give the path of every field that an RFP may have, a list's items as `"*"`."""
    root = read("rfp.bare.json")
    yield from _fields(root, root, ())


def _fields(root: Node, node: Node, steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    item = child(root, node, "*")
    below = [("*", item), *((name, child(root, node, name)) for name in names(root, node))]
    for step, inner in below:
        if inner is not None:
            yield (*steps, step)
            yield from _fields(root, inner, (*steps, step))
