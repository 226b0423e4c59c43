"""What a text turned out to hold: its documents, its problems and its comments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from rfplint.document.places import Ambiguous, Place, Tree, locate, walk
from rfplint.document.source import Source
from rfplint.model import Pointer, Problem, Span


class Document:
    """One RFP of a text: plain data with text keys, and the places of its values."""

    def __init__(self, index: int, source: Source, data: object, tree: Tree) -> None:
        """Keep the data, and the tree that knows where each value stands."""
        self.index = index
        self.source = source
        self.data = data
        self._tree = tree

    def locate(
        self,
        pointer: Pointer,
        *,
        on: Literal["value", "key"] = "value",
        within: Span | None = None,
    ) -> Place:
        """Give where the value at `pointer` stands, or its key, or `within` its text.

        Where nothing stands at `pointer`, this is the key of the nearest ancestor that exists. A
        list item has no key: its first character stands for it. The root's key is the first
        character of the document. A value that nothing was written for stands at its key. A
        passage that cannot be told apart in the source stands at the whole value.
        """
        return locate(self._tree, self.source.text, pointer, on, within)

    def raw(self, pointer: Pointer) -> str | None:
        """Give the scalar at `pointer` as the text has it, quotes included; else None."""
        step, missing = walk(self._tree, pointer)
        if step is None or missing or step.node.scalar() is None:
            return None
        span = step.node.span()
        return self.source.text[span.start : span.end]

    def is_plain(self, pointer: Pointer) -> bool:
        """Say whether an unquoted YAML scalar stands at `pointer`."""
        step, missing = walk(self._tree, pointer)
        scalar = None if step is None or missing else step.node.scalar()
        return scalar is not None and scalar.style == ""

    def ambiguous(self) -> tuple[Ambiguous, ...]:
        """Give the plain scalars that YAML 1.1 readers take for something else; () for JSON."""
        return self._tree.ambiguous()


class Parsed:
    """A text that was read. Problems are sorted by place."""

    def __init__(
        self,
        source: Source,
        documents: tuple[Document, ...] = (),
        problems: tuple[Problem, ...] = (),
        comments: Callable[[], tuple[Span, ...]] = tuple,
    ) -> None:
        """Keep what was read; `comments` is called when they are asked for."""
        self.source = source
        self.documents = documents
        self.problems = problems
        self._comments = comments

    def comments(self) -> tuple[Span, ...]:
        """Give the comments from their `#`; a `#` inside a scalar is none. () for JSON."""
        return self._comments()
