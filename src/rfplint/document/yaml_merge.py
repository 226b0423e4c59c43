"""What the merge key `<<` brings into a mapping (yaml.org/type/merge)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from yaml.events import AliasEvent

from rfplint.document.yaml_tree import Alias, Branch, Merged, Raw, is_merge


class _Followed(NamedTuple):
    """A value behind its alias; `raw` is None where the alias has no value."""

    raw: Raw | None
    written: Raw
    aliases: tuple[AliasEvent, ...]


def merge(branch: Branch, pairs: dict[str | None, object]) -> list[Raw]:
    """Put what the merge keys of `branch` name into `pairs`, and give what is no mapping.

    Keys that are there prevail, then those of the mapping that is named first.
    """
    refused: list[Raw] = []
    merged: dict[str, Merged] = {}
    for at in range(0, len(branch.children), 2):
        if not is_merge(branch.children[at]):
            continue
        for source in _sources(branch.children[at + 1]):
            if isinstance(source.raw, Branch) and isinstance(source.raw.data, dict):
                _take(source.raw, source.aliases, pairs, merged)
            elif source.raw is not None:
                refused.append(source.written)
    branch.merged = merged or None
    return refused


def _take(
    source: Branch,
    aliases: tuple[AliasEvent, ...],
    pairs: dict[str | None, object],
    merged: dict[str, Merged],
) -> None:
    for key, entry in source.entries():
        if key not in pairs and isinstance(source.data, dict):
            pairs[key] = source.data[key]
            merged[key] = entry._replace(aliases=(*aliases, *entry.aliases))


def _sources(raw: Raw) -> Iterator[_Followed]:
    """Give the value of a merge key, or each member where it is a list."""
    whole = _follow(raw, ())
    if isinstance(whole.raw, Branch) and isinstance(whole.raw.data, list):
        for member in whole.raw.children:
            yield _follow(member, whole.aliases)
    else:
        yield whole


def _follow(raw: Raw, aliases: tuple[AliasEvent, ...]) -> _Followed:
    if isinstance(raw, Alias):
        target = None if raw.target is None else raw.target.raw
        return _Followed(target, raw, (*aliases, raw.event))
    return _Followed(raw, raw, aliases)
