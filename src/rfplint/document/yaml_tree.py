"""The events of a YAML document as a tree, and where each of its values stands.

The events are kept as libyaml made them; their marks are read when a place is asked for, so a
document without findings pays nothing for its positions. Only `mark.index` is ever read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias, cast

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from rfplint.document.places import Ambiguous, Child, Place, Scalar, Step, first_character
from rfplint.model import Pointer, Span


class Anchored:
    """A value that has an anchor. `size` is None while the value is still open."""

    def __init__(self, raw: Raw, data: object, size: int | None) -> None:
        """Keep the value, what it means and how many values it is, aliases expanded."""
        self.raw = raw
        self.data = data
        self.size = size


class Alias(NamedTuple):
    """A `*name`, and the value that it stands for (None where that is missing or cyclic)."""

    event: AliasEvent
    target: Anchored | None


class Merged(NamedTuple):
    """An entry that `<<` brought into a mapping, and the aliases by which it came."""

    key: Raw
    value: Raw
    aliases: tuple[AliasEvent, ...]


class Branch:
    """A mapping or list: the events that open and close it, and what stands between them.

    In a mapping, keys and values alternate in `children`. A document is a list of one.
    """

    closing: Event | None = None
    anchored: Anchored | None = None
    opened_at = 0
    merged: dict[str, Merged] | None = None
    _positions: dict[str, int] | None = None
    _read = 0

    def __init__(
        self,
        opening: MappingStartEvent | SequenceStartEvent | DocumentStartEvent,
        data: dict[str | None, object] | list[object],
    ) -> None:
        """Start an empty collection whose values will be in `data`."""
        self.opening = opening
        self.data = data
        self.children: list[Raw] = []

    def position(self, key: str) -> int | None:
        """Give the index in `children` of the first key whose text is `key`."""
        if self._read < len(self.children):
            self._read_keys()
        return None if self._positions is None else self._positions.get(key)

    def _read_keys(self) -> None:
        end = len(self.children)
        if self._positions is None and self.merged is None and 2 * len(self.data) == end:
            # Each key made a member: none is a duplicate, and they stand in the order of the text.
            keys = cast("dict[str, object]", self.data)
            self._positions = dict(zip(keys, range(0, end, 2), strict=True))
        else:
            self._positions = self._positions or {}
            for at in range(self._read, end, 2):
                text = key_text(self.children[at])
                if text is not None:
                    self._positions.setdefault(text, at)
        self._read = end + end % 2

    def entries(self) -> Iterator[tuple[str, Merged]]:
        """Give each key of a mapping with the key and value events that count."""
        for key in self.data:
            if isinstance(key, str) and (entry := self.entry(key)) is not None:
                yield key, entry

    def entry(self, key: str) -> Merged | None:
        """Give the key and value events of `key`, wherever a merge took them from."""
        if self.merged is not None and key in self.merged:
            return self.merged[key]
        at = self.position(key)
        return None if at is None else Merged(self.children[at], self.children[at + 1], ())


Raw: TypeAlias = ScalarEvent | Branch | Alias


def key_text(raw: Raw) -> str | None:
    """Give the text of a key; None for a collection and for a merge key."""
    if isinstance(raw, Alias):
        return None if raw.target is None else key_text(raw.target.raw)
    return raw.value if isinstance(raw, ScalarEvent) and not is_merge(raw) else None


def is_merge(raw: Raw) -> bool:
    """Say whether a key is the plain, untagged `<<` (yaml.org/type/merge)."""
    return isinstance(raw, ScalarEvent) and raw.value == "<<" and not raw.style and raw.tag is None


def starts_at(event: Event) -> int:
    """Give the offset of an event's first character."""
    return event.start_mark.index if event.start_mark is not None else 0


def ends_at(event: Event) -> int:
    """Give the offset after an event's last character."""
    return event.end_mark.index if event.end_mark is not None else 0


def span_of(text: str, raw: Raw) -> Span:
    """Give where a value stands, less its tag and anchor.

    A block collection ends with its last member, a block scalar with its last character that is
    not blank (libyaml has both end where the next token starts).
    """
    if isinstance(raw, Alias):
        return Span(starts_at(raw.event), ends_at(raw.event))
    event = raw.opening if isinstance(raw, Branch) else raw
    start = starts_at(event)
    if isinstance(event, NodeEvent) and (event.anchor is not None or event.tag is not None):
        start = _after_properties(text, event)
    return Span(start, max(start, _end(text, raw)))


def tag_span(text: str, event: MappingStartEvent | SequenceStartEvent | ScalarEvent) -> Span:
    """Give where the tag of a value stands, anchors left out."""
    found = re.compile(r"!(?:<[^>]*>|[^\s,\[\]{}]*)").search(text, starts_at(event))
    return Span(*found.span()) if found else Span(starts_at(event), starts_at(event))


def scalars(raw: Raw) -> Iterator[ScalarEvent]:
    """Give the scalars of a value in the order of the text, keys included."""
    open_values = [raw]
    while open_values:
        last = open_values.pop()
        if isinstance(last, Branch):
            open_values.extend(reversed(last.children))
        elif isinstance(last, ScalarEvent):
            yield last


def _end(text: str, raw: Raw) -> int:
    while isinstance(raw, Branch) and raw.children and not _is_flow(raw):
        raw = raw.children[-1]
    if isinstance(raw, Branch):
        return ends_at(raw.closing or raw.opening)
    if isinstance(raw, Alias):
        return ends_at(raw.event)
    if raw.style in ("|", ">"):
        start, end = starts_at(raw), ends_at(raw)
        return start + len(text[start:end].rstrip())
    return ends_at(raw)


def _is_flow(branch: Branch) -> bool:
    return not isinstance(branch.opening, DocumentStartEvent) and bool(branch.opening.flow_style)


def _after_properties(text: str, event: NodeEvent) -> int:
    tagged = getattr(event, "tag", None) is not None
    properties = tagged + (event.anchor is not None)
    found = _properties(properties).match(text, starts_at(event))
    if found is None:
        return starts_at(event)
    return min(found.end(), ends_at(event)) if isinstance(event, ScalarEvent) else found.end()


@cache
def _properties(count: int) -> re.Pattern[str]:
    one = r"(?:!<[^>\s]*>|[!&][^\s,\[\]{}]*)(?:\s+(?:#[^\r\n]*)?)*"
    return re.compile(rf"(?:{one}){{{count}}}")


class YamlNode:
    """A value of a YAML document (see `places.Node`)."""

    def __init__(self, text: str, raw: Branch | ScalarEvent) -> None:
        """Look at `raw`, which was read from `text`."""
        self._text = text
        self._raw = raw

    def span(self) -> Span:
        """Give where the whole value stands, tags and anchors left out."""
        return span_of(self._text, self._raw)

    def child(self, step: str | int) -> Child | None:
        """Give the member `step` of a mapping or list, None where there is none."""
        if not isinstance(self._raw, Branch):
            return None
        if isinstance(self._raw.data, list):
            return self._item(self._raw, step)
        entry = self._raw.entry(step) if isinstance(step, str) else None
        if entry is None:
            return None
        merged = tuple(Span(starts_at(alias), ends_at(alias)) for alias in entry.aliases)
        return self._child(span_of(self._text, entry.key), entry.value, merged)

    def scalar(self) -> Scalar | None:
        """Give how a scalar is written, None for a mapping or list."""
        raw = self._raw
        return None if isinstance(raw, Branch) else Scalar(raw.style or "", raw.value)

    def _item(self, raw: Branch, step: str | int) -> Child | None:
        if isinstance(step, str) or not 0 <= step < len(raw.children):
            return None
        return self._child(None, raw.children[step], ())

    def _child(self, key: Span | None, raw: Raw, merged: tuple[Span, ...]) -> Child | None:
        if not isinstance(raw, Alias):
            return Child(key, YamlNode(self._text, raw), merged)
        if raw.target is None or isinstance(raw.target.raw, Alias):
            return None
        return Child(key, YamlNode(self._text, raw.target.raw), merged, span_of(self._text, raw))


class YamlTree:
    """The values of one YAML document (see `places.Tree`)."""

    def __init__(self, text: str, document: Branch, ambiguous: tuple[ScalarEvent, ...]) -> None:
        """Keep the tree, and the plain scalars that YAML 1.1 reads differently."""
        self._text = text
        self.document = document
        self._ambiguous = ambiguous

    def start(self) -> Span:
        """Give the first character of the document's first token."""
        start = starts_at(self.document.opening)
        return Span(start, min(start + 1, len(self._text)))

    def root(self) -> YamlNode | None:
        """Give the outermost value."""
        raw = self.document.children[0]
        return None if isinstance(raw, Alias) else YamlNode(self._text, raw)

    def walk(self, pointer: Pointer) -> tuple[Step, bool] | None:
        """Go down `pointer` (see `places.walk`); None where an alias or a merge is on the way.

        Nothing is made of the values that are only passed by.
        """
        key: Raw | None = None
        raw = self.document.children[0]
        reached = 0
        for step in pointer:
            if type(raw) is not Branch:
                break
            if type(raw.data) is list:
                if type(step) is not int or not 0 <= step < len(raw.children):
                    break
                key, raw = None, raw.children[step]
            else:
                if raw.merged is not None or type(step) is not str:
                    return None
                at = raw.position(step)
                if at is None:
                    break
                key, raw = raw.children[at], raw.children[at + 1]
            reached += 1
        if isinstance(raw, Alias) or isinstance(key, Alias):
            return None
        name = self._name(key, raw) if reached else self.start()
        return Step(YamlNode(self._text, raw), Place(name), ()), reached < len(pointer)

    def _name(self, key: Raw | None, raw: Branch | ScalarEvent) -> Span:
        if key is not None:
            return span_of(self._text, key)
        return first_character(span_of(self._text, raw))

    def ambiguous(self) -> tuple[Ambiguous, ...]:
        """Give the plain scalars that YAML 1.1 reads differently, in the order of the text."""
        if not self._ambiguous:
            return ()
        wanted = {id(event) for event in self._ambiguous}
        return tuple(
            Ambiguous(pointer, "key" if is_key else "value", event.value)
            for pointer, is_key, event in _named_scalars(self.document.children[0])
            if id(event) in wanted
        )


def _named_scalars(root: Raw) -> Iterator[tuple[Pointer, bool, ScalarEvent]]:
    """Give the scalars that a pointer can reach without an alias, and whether each is a key."""
    open_values: list[tuple[Pointer, bool, Raw]] = [((), False, root)]
    while open_values:
        pointer, is_key, raw = open_values.pop()
        if isinstance(raw, ScalarEvent):
            yield pointer, is_key, raw
        elif isinstance(raw, Branch):
            open_values.extend(reversed(list(_named_members(pointer, raw))))


def _named_members(pointer: Pointer, branch: Branch) -> Iterator[tuple[Pointer, bool, Raw]]:
    if isinstance(branch.data, list):
        for index, raw in enumerate(branch.children):
            yield (*pointer, index), False, raw
        return
    for at in range(0, len(branch.children), 2):
        key = key_text(branch.children[at])
        if key is not None and branch.position(key) == at:
            yield (*pointer, key), True, branch.children[at]
            yield (*pointer, key), False, branch.children[at + 1]
