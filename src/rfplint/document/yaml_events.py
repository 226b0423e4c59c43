"""What libyaml's events say: the data of each document, and the tree of its events.

The meaning is YAML 1.2's (core schema). libyaml only scans: its composer cannot survive deep
nesting, and PyYAML's constructor reads `ON` as true.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from rfplint.document.core_schema import (
    NUMBER_STARTS,
    VALUE_STARTS,
    WORDS,
    is_ambiguous,
    meaning,
    plain,
)
from rfplint.document.limits import Limits
from rfplint.document.parsed import Document
from rfplint.document.problems import Problems
from rfplint.document.source import Source
from rfplint.document.yaml_tree import (
    Alias,
    Anchored,
    Branch,
    Raw,
    YamlTree,
    ends_at,
    is_merge,
    key_text,
    span_of,
    starts_at,
    tag_span,
)
from rfplint.messages import yaml as words
from rfplint.model import Span, Text

_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = ("!", f"{_CORE}str")
_SCALAR_TAGS = tuple(f"{_CORE}{name}" for name in ("null", "bool", "int", "float"))
_MAPPING_TAGS = ("!", f"{_CORE}map")
_LIST_TAGS = ("!", f"{_CORE}seq")

_DOCUMENT_NODES = 10  # a document costs as much as ten values, even an empty one


class RefusedError(Exception):
    """The text passes a limit: reading stops."""

    def __init__(self, event: Event, message: Text) -> None:
        """Keep where and why."""
        super().__init__(message.en)
        self.span = Span(starts_at(event), ends_at(event))
        self.text = message


class Reader:
    """What one stream of events has given so far."""

    def __init__(self, source: Source, limits: Limits) -> None:
        """Start before the first event."""
        self.source = source
        self.limits = limits
        self.documents: list[Document] = []
        self.trees: list[YamlTree] = []
        self.problems = Problems()
        self._has_empty = False
        self.end = 0
        self._start_document()

    def read(self, next_event: Callable[[], Any]) -> None:  # noqa: C901, PLR0912, PLR0915 hot
        """Read all documents. Events are Any because mypy cannot narrow them by `kind`.

        What is rare stands behind one cheap test, and a key takes its value along: this loop is
        all that a parse costs above libyaml's own work.
        """
        most, deepest = self.limits.nodes, self.limits.depth + 1
        marked = "&" in self.source.text or "!" in self.source.text
        special, starts, digits = WORDS, VALUE_STARTS, NUMBER_STARTS
        nodes = 0
        stack: list[Branch] = []
        children: list[Raw] = []
        items: list[object] = []
        pairs: dict[str | None, object] | None = None
        key: str | None = None
        while True:
            event = next_event()
            kind = type(event)
            if pairs is not None and kind is not MappingEndEvent:
                if kind is ScalarEvent:
                    children.append(event)
                    key = event.value
                    if (
                        key in pairs
                        or key in special
                        or key[0] in digits
                        or (marked and (event.tag is not None or event.anchor is not None))
                    ):
                        key = self._odd_key(event, stack[-1])
                else:
                    key, size = self._strange_key(event, next_event, stack)
                    nodes += size - 1
                event = next_event()
                kind = type(event)
                if kind is ScalarEvent:
                    children.append(event)
                    value = event.value
                    if marked or (
                        (not value or value[0] in starts)
                        and not event.style
                        and (value in special or value[0] in digits)
                    ):
                        value = self._value(event)
                    pairs[key] = value
                    nodes += 2
                    if nodes > most:
                        raise self._too_many(event)
                    continue
                nodes += 1
            if kind is ScalarEvent:
                children.append(event)
                value = event.value
                if marked or (
                    (not value or value[0] in starts)
                    and not event.style
                    and (value in special or value[0] in digits)
                ):
                    value = self._value(event)
                items.append(value)
                nodes += 1
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) >= deepest:
                    raise RefusedError(event, words.too_deep(self.limits.depth))
                data: Any = {} if kind is MappingStartEvent else []
                branch = Branch(event, data)
                children.append(branch)
                nodes += 1
                if pairs is None:
                    items.append(data)
                else:
                    pairs[key] = data
                if marked and (event.tag is not None or event.anchor is not None):
                    self._properties(branch, nodes)
                stack.append(branch)
                children = branch.children
                if kind is MappingStartEvent:
                    pairs = data
                else:
                    items, pairs = data, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                branch = stack.pop()
                branch.closing = event
                if branch.anchored is not None:
                    branch.anchored.size = nodes - branch.opened_at
                if pairs is not None and None in pairs:
                    self._mend(branch, pairs)
                branch = stack[-1]
                children = branch.children
                data = branch.data
                if type(data) is dict:
                    pairs = data
                else:
                    items, pairs = data, None
            elif kind is AliasEvent:
                alias = self._alias(event)
                children.append(alias)
                nodes += (alias.target and alias.target.size) or 1
                if pairs is None:
                    items.append(alias.target and alias.target.data)
                else:
                    pairs[key] = alias.target and alias.target.data
            elif kind is DocumentStartEvent:
                items, pairs = [], None
                nodes += _DOCUMENT_NODES
                branch = Branch(event, items)
                stack, children = [branch], branch.children
                self._check_version(event)
            elif kind is DocumentEndEvent:
                self._finish_document(stack[0], items[0], event)
            elif kind is StreamEndEvent:
                return
            if nodes > most:
                raise self._too_many(event)

    def _too_many(self, event: Event) -> RefusedError:
        return RefusedError(event, words.too_many_values(self.limits.nodes))

    def _start_document(self) -> None:
        self._anchors: dict[str, Anchored] = {}
        self._ambiguous: list[ScalarEvent] = []
        self._broken = False

    def _report_empty(self, tree: YamlTree) -> None:
        if not self._has_empty:
            self.problems.add("YML002", lambda: (tree.start(), words.EMPTY))
        self._has_empty = True

    def _check_version(self, event: DocumentStartEvent) -> None:
        """Refuse `%YAML 1.3`, as libyaml does by itself."""
        if event.version is not None and event.version not in ((1, 1), (1, 2)):
            span = self.source.line_span(self.source.line(starts_at(event)))
            self.problems.add("YML002", lambda: (span, words.VERSION))
            self._broken = True

    def _finish_document(self, branch: Branch, data: object, event: Event) -> None:
        tree = YamlTree(self.source.text, branch, tuple(self._ambiguous))
        root = branch.children[0]
        if isinstance(root, ScalarEvent) and data is None and meaning(root.value) is None:
            self._report_empty(tree)
        if not self._broken:
            self.documents.append(Document(len(self.trees), self.source, data, tree))
        self.trees.append(tree)
        self.end = ends_at(event)
        self._start_document()

    def _odd_key(self, event: ScalarEvent, branch: Branch) -> str | None:
        """Give the key as text, None where its value is left out or merged."""
        if is_merge(event):
            return None
        meant = self._meant(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = Anchored(event, meant, 1)
        if not isinstance(meant, str):
            self.problems.add(
                "YML007",
                lambda: (span_of(self.source.text, event), words.key_not_text(event.value)),
                "warning",
            )
        return self._new_key(event, event.value, branch)

    def _new_key(self, raw: Raw, key: str, branch: Branch) -> str | None:
        if key not in branch.data:
            return key
        self.problems.add("YML003", lambda: self._duplicate(raw, key, branch))
        return None

    def _duplicate(self, raw: Raw, key: str, branch: Branch) -> tuple[Span, Text]:
        first = branch.children[branch.position(key) or 0]
        line = self.source.line(span_of(self.source.text, first).start)
        return span_of(self.source.text, raw), words.duplicate_key(key, line)

    def _strange_key(
        self, event: Event, next_event: Callable[[], Any], stack: list[Branch]
    ) -> tuple[str | None, int]:
        """Read a key that is an alias or a collection: its text, and how many values it is."""
        branch = stack[-1]
        if isinstance(event, AliasEvent):
            alias = self._alias(event)
            branch.children.append(alias)
            if (key := key_text(alias)) is not None:
                return self._new_key(alias, key, branch), 1
            size = 1
        else:
            assert isinstance(event, (MappingStartEvent, SequenceStartEvent))
            skipped = self._skip(event, next_event, len(stack))
            branch.children.append(skipped)
            size = len(skipped.children) + 1
        raw = branch.children[-1]
        self.problems.add(
            "YML007", lambda: (span_of(self.source.text, raw), words.KEY_IS_COLLECTION)
        )
        return None, size

    def _skip(
        self,
        opening: MappingStartEvent | SequenceStartEvent,
        next_event: Callable[[], Any],
        depth: int,
    ) -> Branch:
        """Pass over a collection that stands as a key, keeping its scalars for the comments."""
        branch = Branch(opening, [])
        if opening.anchor is not None:
            self._anchors[opening.anchor] = Anchored(branch, None, 1)
        opened = 1
        while opened:
            event = next_event()
            if isinstance(event, ScalarEvent):
                branch.children.append(event)
                self._value(event)
                if len(branch.children) > self.limits.nodes:
                    raise self._too_many(event)
            elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                opened += 1
                if depth + opened > self.limits.depth + 1:
                    raise RefusedError(event, words.too_deep(self.limits.depth))
                if event.anchor is not None:
                    self._anchors[event.anchor] = Anchored(branch, None, 1)
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                opened -= 1
                branch.closing = event
        return branch

    def _value(self, event: ScalarEvent) -> object:
        """Give what a scalar means, where that may not be its text."""
        if event.tag is None and event.anchor is None:
            if event.style:
                return event.value
            meant, is_odd = plain(event.value)
            if not is_odd:
                return meant
        meant = self._meant(event)
        if isinstance(meant, float) and not math.isfinite(meant):
            self.problems.add(
                "YML008", lambda: (span_of(self.source.text, event), words.not_json(event.value))
            )
            meant = None
        if event.anchor is not None:
            self._anchors[event.anchor] = Anchored(event, meant, 1)
        return meant

    def _meant(self, event: ScalarEvent) -> object:
        text: str = event.value
        if event.tag is not None:
            if event.tag in _TEXT_TAGS:
                return text
            if event.tag in _SCALAR_TAGS:
                return meaning(text)
            self._refuse_tag(event)
        if event.style:
            return text
        meant, is_odd = plain(text)
        if is_odd and is_ambiguous(text):
            self._ambiguous.append(event)
        return meant

    def _properties(self, branch: Branch, nodes: int) -> None:
        opening = branch.opening
        if isinstance(opening, DocumentStartEvent):
            return
        allowed = _MAPPING_TAGS if isinstance(opening, MappingStartEvent) else _LIST_TAGS
        if opening.tag is not None and opening.tag not in allowed:
            self._refuse_tag(opening)
        if opening.anchor is not None:
            branch.anchored = self._anchors[opening.anchor] = Anchored(branch, branch.data, None)
            branch.opened_at = nodes - 1

    def _refuse_tag(self, event: MappingStartEvent | SequenceStartEvent | ScalarEvent) -> None:
        def describe() -> tuple[Span, Text]:
            span = tag_span(self.source.text, event)
            return span, words.tag_not_allowed(self.source.text[span.start : span.end])

        self.problems.add("YML004", describe)

    def _alias(self, event: AliasEvent) -> Alias:
        name = event.anchor or ""
        span = Span(starts_at(event), ends_at(event))
        target = self._anchors.get(name)
        if target is None:
            self.problems.add("YML002", lambda: (span, words.unknown_alias(name)))
            self._broken = True
        elif target.size is None:
            self.problems.add("YML006", lambda: (span, words.alias_cycle(name)))
            target = None
        return Alias(event, target)

    def _mend(self, branch: Branch, pairs: dict[str | None, object]) -> None:
        """Take out what stands under no key, and honour the merge keys."""
        from rfplint.document.yaml_merge import merge

        del pairs[None]
        for raw in merge(branch, pairs):
            self._refuse_merge(raw)

    def _refuse_merge(self, raw: Raw) -> None:
        self.problems.add("YML002", lambda: (span_of(self.source.text, raw), words.BAD_MERGE))
        self._broken = True
