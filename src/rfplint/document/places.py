"""Where a Pointer stands in the text, whatever the syntax."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from rfplint.document import inside
from rfplint.model import Pointer, Span


class Place(NamedTuple):
    """Where something stands.

    `aliases` are the spans of the `*name` tokens through which it was reached, outermost first.
    """

    span: Span
    aliases: tuple[Span, ...] = ()


class Ambiguous(NamedTuple):
    """A plain scalar that YAML 1.1 and YAML 1.2 read differently; `text` is what is written."""

    pointer: Pointer
    on: Literal["value", "key"]
    text: str


class Scalar(NamedTuple):
    """How a scalar is written: `''` plain, `'`, `"`, `|`, `>`, or `json` for 1, true and null."""

    style: str
    value: str


class Node(Protocol):
    """A value in the text."""

    def span(self) -> Span:
        """Give where the whole value stands, tags and anchors left out."""

    def child(self, step: str | int) -> Child | None:
        """Give the member `step` of a mapping or list, None where there is none."""

    def scalar(self) -> Scalar | None:
        """Give how a scalar is written, None for a mapping or list."""


class Child(NamedTuple):
    """A member: its key (None for a list item), its value, and the aliases on the way.

    `merged` are the aliases by which `<<` brought the entry here; `alias` stands for the value.
    """

    key: Span | None
    node: Node
    merged: tuple[Span, ...] = ()
    alias: Span | None = None


class Tree(Protocol):
    """The values of one document, as they stand in its text."""

    def start(self) -> Span:
        """Give the first character of the document's first token."""

    def root(self) -> Node | None:
        """Give the outermost value."""

    def walk(self, pointer: Pointer) -> tuple[Step, bool] | None:
        """Do what the function `walk` does, more quickly; None where a closer look is needed."""

    def ambiguous(self) -> tuple[Ambiguous, ...]:
        """Give the plain scalars that YAML 1.1 reads differently."""


class Step(NamedTuple):
    """A value on the way from the root: where it is named, and where it is."""

    node: Node
    name: Place
    aliases: tuple[Span, ...]


def locate(
    tree: Tree, text: str, pointer: Pointer, on: Literal["value", "key"], within: Span | None
) -> Place:
    """Give the place of the value or key at `pointer`; see `Document.locate`."""
    step, missing = walk(tree, pointer)
    if step is None:
        return Place(tree.start())
    if on == "key" or missing:
        return step.name
    span = step.node.span()
    scalar = step.node.scalar()
    if span.start == span.end and scalar is not None and scalar.value == "":
        return step.name
    if within is not None and scalar is not None:
        span = inside.source_span(text, span, scalar.style, scalar.value, within) or span
    return Place(span, step.aliases)


def walk(tree: Tree, pointer: Pointer) -> tuple[Step | None, bool]:
    """Go down `pointer`: the last value that exists, and whether a step was missing."""
    direct = tree.walk(pointer)
    if direct is not None:
        return direct
    root = tree.root()
    if root is None:
        return None, True
    here = Step(root, Place(tree.start()), ())
    for step in pointer:
        child = here.node.child(step)
        if child is None:
            return here, True
        here = _down(here, child)
    return here, False


def _down(parent: Step, child: Child) -> Step:
    aliases = parent.aliases + child.merged
    reached = aliases if child.alias is None else (*aliases, child.alias)
    name = child.key or first_character(child.alias or child.node.span())
    return Step(child.node, Place(name, aliases), reached)


def first_character(span: Span) -> Span:
    """Give the first character of a place: it stands for a value that has no key."""
    return Span(span.start, min(span.start + 1, span.end))
