"""What does plain data hold: which texts, which of them prose, which blocks?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias, cast

from rfplint.model import Pointer

Step: TypeAlias = str | int

_ORGANIZATIONS: Final = frozenset(
    (
        "additionalContactPoints",
        "buyer",
        "contactPoint",
        "financingParty",
        "juryMembers",
        "parties",
        "payee",
        "payer",
        "procuringEntity",
        "suppliers",
        "tenderers",
    )
)
"""Blocks whose `name` is that of an organization or a person."""

Block: TypeAlias = tuple[object, Step | None, "Block | None"]
"""A mapping or list, its step, and what it stands in: noted for each, its place rarely read."""


Place: TypeAlias = tuple[Block, Step]
"""The block that a value stands in and its step there."""


class Inventory(NamedTuple):
    """What an RFP holds: every text, those of them that are prose, every mapping and list.

    `places` has the place of each text of `prose`.
    """

    texts: list[str]
    prose: list[str]
    places: list[Place]
    blocks: list[Block]


def take(data: object, names: frozenset[str] = frozenset()) -> Inventory:
    """Take stock of plain data in one walk.

    Args:
        data: the RFP.
        names: keys whose texts are no prose (policies.md 15.6). Names of organizations and of
            files are none either, whatever their key.
    """
    texts: list[str] = []
    prose: list[str] = []
    places: list[Place] = []
    blocks: list[Block] = [(data, None, None)] if isinstance(data, dict | list) else []
    for block in blocks:  # it grows as the walk goes down
        value = block[0]
        listed = type(value) is list
        members: Iterable[tuple[Step, object]] = (
            enumerate(value) if type(value) is list else cast("dict[str, object]", value).items()
        )
        for step, member in members:
            kind = type(member)
            if kind is str:
                text = cast("str", member)
                texts.append(text)
                key = block[1] if listed else step
                if key not in names and not _is_called(block, key, text):
                    prose.append(text)
                    places.append((block, step))
            elif kind is dict or kind is list:
                blocks.append((member, step, block))
    return Inventory(texts, prose, places, blocks)


def _is_called(block: Block, key: Step | None, text: str) -> bool:
    """Say whether a text is the name of an organization, a person or a file."""
    if type(key) is not str or key[:4] not in ("name", "titl"):
        return False
    _, home, parent = block
    if type(home) is int and parent is not None:
        home = parent[1]
    name = key.partition("_")[0]
    if name == "title":
        return home == "documents" and "." in text[-5:-2] and " " not in text[-5:]
    return name == "name" and home in _ORGANIZATIONS


def place(block: Block) -> Pointer:
    """Say where a block stands in the RFP."""
    steps: list[Step] = []
    _, step, parent = block
    while step is not None and parent is not None:
        steps.append(step)
        _, step, parent = parent
    return tuple(reversed(steps))


def pointer_of(at: Place) -> Pointer:
    """Say where a value stands in the RFP."""
    block, step = at
    return (*place(block), step)
