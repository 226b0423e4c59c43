"""What kind of input a document is, and which RFPs are in it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias, cast

from rfplint.messages import runner as words
from rfplint.model import Pointer, Text

Kind: TypeAlias = Literal[
    "native", "release", "releasePackage", "record", "recordPackage", "compiledRelease", "apiPage"
]

_PACKAGES: Final[tuple[tuple[str, Kind], ...]] = (
    ("records", "recordPackage"),
    ("releases", "releasePackage"),
    ("results", "apiPage"),
)
_SHOWN_KEYS: Final = 6


class Subject(NamedTuple):
    """One RFP inside a document: where it stands there and what it is.

    `native` says that a buyer wrote it; else it is a publisher's notice.
    """

    base: Pointer
    data: object
    kind: Kind
    native: bool
    id: str | None


class Refusal(NamedTuple):
    """Why a document holds nothing to check (YML010), and where."""

    pointer: Pointer
    message: Text


_Block: TypeAlias = dict[str, object]
_Found: TypeAlias = tuple[tuple[Subject, ...], tuple[Refusal, ...]]


def is_ocds(data: object) -> bool:
    """Say whether data that nobody named looks like OCDS, so that a folder scan takes it."""
    first = data[0] if isinstance(data, list) and data else data
    if not isinstance(first, dict):
        return False
    if "ocid" in first:
        return True
    return any(_holds_releases(first.get(key)) for key in ("releases", "records", "results"))


def subjects(data: object) -> tuple[tuple[Subject, ...], tuple[Refusal, ...]]:
    """Find the RFPs in a document, by its keys (the order is that of ocdskit, extended).

    Returns:
        The RFPs in the order in which they stand, and what was refused.
    """
    if isinstance(data, list) and any(isinstance(item, dict) for item in data):
        return _each(data, (), None)
    if not isinstance(data, dict):
        return (), (Refusal((), words.NOT_A_MAPPING),)
    if "rfp" not in data:
        for key, kind in _PACKAGES:
            items = data.get(key)
            if isinstance(items, list) and not (key == "releases" and "ocid" in data):
                return _each(items, (key,), kind)
    return _single(data, ())


def _each(items: list[object], base: Pointer, kind: Kind | None) -> _Found:
    """Take each item for what it is; what a publisher packed goes by the `kind` of the package."""
    found: list[Subject] = []
    refused: list[Refusal] = []
    for index, item in enumerate(items):
        at = (*base, index)
        if not isinstance(item, dict):
            refused.append(Refusal(at, words.NOT_A_MAPPING))
            continue
        some, none = _single(item, at)
        found += (one if one.native or kind is None else one._replace(kind=kind) for one in some)
        refused += none
    if not items:
        refused.append(Refusal(base, words.NO_RELEASES))
    return tuple(found), tuple(refused)


def _single(data: _Block, base: Pointer) -> _Found:
    if "rfp" in data:
        return (_subject(data, base, "native"),), ()
    if "compiledRelease" in data or ("releases" in data and "ocid" in data):
        return _record(data, base)
    if "ocid" in data:
        if _is_versioned(data):
            return (), (Refusal((*base, "tender"), words.VERSIONED),)
        compiled = "compiled" in _as_list(data.get("tag"))
        return (_subject(data, base, "compiledRelease" if compiled else "release"),), ()
    if "tender" in data:
        return (_subject(data, base, "native"),), ()
    return (), (Refusal(base, words.unknown_shape(list(data)[:_SHOWN_KEYS])),)


def _record(data: _Block, base: Pointer) -> _Found:
    """Take the compiled release of a record; without one, the latest of its releases."""
    compiled = data.get("compiledRelease")
    if isinstance(compiled, dict):
        return (_subject(compiled, (*base, "compiledRelease"), "record", data.get("ocid")),), ()
    releases = _as_list(data.get("releases"))
    dated = [
        (str(release.get("date", "")), index)
        for index, release in enumerate(releases)
        if isinstance(release, dict) and "ocid" in release and not _is_versioned(release)
    ]
    if not dated:  # linked releases have an address and no content
        return (), (Refusal(base, words.NO_RELEASES),)
    _, latest = max(dated)
    release = cast("_Block", releases[latest])
    return (_subject(release, (*base, "releases", latest), "record"),), ()


def _subject(block: _Block, base: Pointer, kind: Kind, outer: object = None) -> Subject:
    tender = block.get("tender")
    own = tender.get("id") if isinstance(tender, dict) else None
    known = block.get("ocid") or outer or own
    named = str(known) if isinstance(known, str | int) and known != "" else None
    return Subject(base, block, kind, kind == "native", named)


def _is_versioned(release: _Block) -> bool:
    tender = release.get("tender")
    if not isinstance(tender, dict):
        return False
    return any(
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, dict) and "releaseID" in entry for entry in value)
        for value in tender.values()
    )


def _holds_releases(items: object) -> bool:
    return isinstance(items, list) and any(isinstance(i, dict) and "ocid" in i for i in items[:3])


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
