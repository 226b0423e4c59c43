"""What does plain data hold: which texts, which of them prose, which blocks?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
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

_CLASSIFIED: Final = frozenset(
    ("additionalClassifications", "classification", "procurementMethodRationaleClassifications")
)
"""Blocks that name codes of a published list: what they say is the list's and no prose."""
LOT_BLOCKS: Final = frozenset(
    (
        "intellectualProperty",
        "dataGovernance",
        "privacy",
        "socialImpact",
        "selectionCriteria",
        "eligibility",
        "specifications",
        "sustainability",
        "hasSustainability",
        "coveredBy",
        "contractTerms",
        "submissionTerms",
        "otherRequirements",
        "value",
        "tenderPeriod",
    )
)
"""What may also stand on a lot (policies.md 1.1)."""

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
    of_keys, codes = _kinds(names), _Codes()
    for block in blocks:  # it grows as the walk goes down
        value, home, parent = block
        listed = type(value) is list
        within = parent[1] if type(home) is int and parent is not None else home
        kinds = codes if within in _CLASSIFIED else of_keys
        members: Iterable[tuple[Step, object]] = (
            enumerate(value) if type(value) is list else cast("dict[str, object]", value).items()
        )
        for step, member in members:
            if type(member) is str:
                texts.append(member)
                kind = kinds[home if listed else step]
                if kind is _PROSE or (kind is _NAME and not _is_called(block, step, member)):
                    prose.append(member)
                    places.append((block, step))
            elif type(member) is dict or type(member) is list:
                blocks.append((member, step, block))
    return Inventory(texts, prose, places, blocks)


_CODE: Final = 0
_PROSE: Final = 1
_NAME: Final = 2
"""What the texts under a key are: codes and the like, prose, or perhaps the name of a thing."""
_KEYS_MOST: Final = 5_000


class _Kinds(dict[Step | None, int]):
    """The kind of the texts under each key; the same keys come again and again."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__(dict.fromkeys(names, _CODE))

    def __missing__(self, key: Step | None) -> int:
        kind = _NAME if type(key) is str and key[:4] in ("name", "titl") else _PROSE
        if len(self) < _KEYS_MOST:
            self[key] = kind
        return kind


class _Codes(dict[Step | None, int]):
    """What stands under the keys of a code of a published list: no prose."""

    def __missing__(self, key: Step | None) -> int:
        return _CODE


@cache
def _kinds(names: frozenset[str]) -> _Kinds:
    return _Kinds(names)


def _is_called(block: Block, step: Step, text: str) -> bool:
    """Say whether a text is the name of an organization, a person or a file."""
    value, home, parent = block
    name = str(home if type(value) is list else step).partition("_")[0]
    if type(home) is int and parent is not None:
        home = parent[1]
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
