"""What a configuration takes from presets and from other files: its key `extends`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from rfplint.config.faults import Place, fault
from rfplint.config.presets import PREFIX, presets
from rfplint.config.written import Written, pointers
from rfplint.messages import config as words
from rfplint.model import Finding, Pointer, Text, rfc6901

MOST: Final = 20
"""How many presets and files one configuration may take in; this bounds their depth as well."""

_DEPTHS: Final = {"severity": 2, "limits": 2, "settings": 3}
"""How many steps lead to what is replaced as a whole; for every other key it is the key alone."""

Data: TypeAlias = Mapping[str, object]
Read: TypeAlias = Callable[[str], tuple[Written | None, tuple[Finding, ...]]]


class Layer(NamedTuple):
    """What one file or preset says, and the places of its values and keys."""

    data: Data
    places: Mapping[Pointer, Place]
    keys: Mapping[Pointer, Place]


class Merged(NamedTuple):
    """What all layers say together.

    `layers` has each value that was taken in and how far its layer is below the file's own, as a
    number less than nothing.
    """

    data: Data
    places: Mapping[Pointer, Place]
    keys: Mapping[Pointer, Place]
    layers: Mapping[Pointer, int]


def gather(path: str, read: Read) -> tuple[tuple[Layer, ...], tuple[Finding, ...]]:
    """Give what the file at `path` and all that it extends say; what comes later wins.

    Nothing is given where the file itself cannot be read.
    """
    gathering = _Gathering(os.path.dirname(os.path.abspath(path)), read)
    gathering.take(path, ())
    return tuple(gathering.layers), tuple(dict.fromkeys(gathering.findings))


class _Gathering:
    """Reads files in the order in which they count, and notes what is wrong with them."""

    def __init__(self, root: str, read: Read) -> None:
        self.layers: list[Layer] = []
        self.findings: list[Finding] = []
        self._root = root
        self._read = read
        self._taken = 0

    def take(self, path: str, above: tuple[str, ...]) -> None:
        """Take in a file that those in `above` lead to, after all that it extends itself."""
        written, found = self._read(path)
        self.findings += found
        if written is None:
            return
        folder = os.path.dirname(os.path.abspath(path))
        for pointer, entry in _entries(written.data):
            place = written.place(pointer)
            wrong = self._extend(entry, place, folder, (*above, os.path.realpath(path)))
            if wrong is not None:
                self.findings.append(fault("CFG006", wrong, place))
            if wrong is words.TOO_MANY:
                break
        self.layers.append(_layer(written, found, self._from_root(written.data, folder)))

    def _extend(self, entry: str, place: Place, folder: str, chain: tuple[str, ...]) -> Text | None:
        """Take in what one entry names, or say why it cannot be."""
        target = os.path.join(folder, entry)
        wrong = _wrong(entry, target, chain)
        if wrong is not None:
            return wrong
        if self._taken >= MOST:
            return words.TOO_MANY
        self._taken += 1
        if entry.startswith(PREFIX):
            self.layers.append(_preset(entry, place))
        else:
            self.take(os.path.normpath(target), chain)
        return None

    def _from_root(self, data: object, folder: str) -> Data:
        """Write the packs of a file that was taken in as if the first file named them."""
        given = data if isinstance(data, dict) else {}
        packs = given.get("packs")
        if folder == self._root or not isinstance(packs, list):
            return given
        return {**given, "packs": [self._moved(pack, folder) for pack in packs]}

    def _moved(self, pack: object, folder: str) -> object:
        if not isinstance(pack, str) or not pack or os.path.isabs(pack):
            return pack
        return os.path.relpath(os.path.join(folder, pack), self._root).replace(os.sep, "/")


def _entries(data: object) -> Iterator[tuple[Pointer, str]]:
    entries = data.get("extends") if isinstance(data, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, str) and entry:
            yield ("extends", index), entry


def _wrong(entry: str, target: str, chain: tuple[str, ...]) -> Text | None:
    if entry.startswith(PREFIX):
        known = presets()
        name = entry.removeprefix(PREFIX)
        return None if name in known else words.unknown_preset(name, _near(name, known), (*known,))
    if not entry.startswith(("./", "../")):
        near = _near(entry, presets())
        beside = f"./{entry}" if os.path.isfile(target) else None
        return words.not_an_extension(entry, beside or (f"{PREFIX}{near}" if near else None))
    if not os.path.isfile(target):
        folder, name = os.path.split(entry)
        near = _near(name, _names(os.path.dirname(target)))
        return words.no_such_configuration(entry, f"{folder}/{near}" if near else None)
    return words.circle(entry) if os.path.realpath(target) in chain else None


def _near(word: str, known: Iterable[str]) -> str | None:
    """Give what `word` begins or, wherever it is misspelt, resembles."""
    import difflib

    names = sorted(known)
    longer = [name for name in names if word and name.startswith(word)]
    found = longer or difflib.get_close_matches(word, names, 1, 0.6)
    return found[0] if found else None


def _names(folder: str) -> list[str]:
    try:
        return [entry.name for entry in os.scandir(folder) if entry.is_file()]
    except (OSError, ValueError):
        return []


def _layer(written: Written, found: Iterable[Finding], data: Data) -> Layer:
    wrong = {finding.pointer for finding in found}
    fine = [pointer for pointer in pointers(written.data) if rfc6901(pointer) not in wrong]
    return Layer(
        {key: value for key, value in data.items() if rfc6901((key,)) not in wrong},
        {pointer: written.place(pointer) for pointer in fine},
        {pointer: written.place(pointer, "key") for pointer in fine},
    )


def _preset(entry: str, place: Place) -> Layer:
    """Give a preset; all of it stands where the configuration names it."""
    data = presets()[entry.removeprefix(PREFIX)]
    places = dict.fromkeys(pointers(data), place._replace(preset=entry))
    return Layer(data, places, places)


def merge(layers: Iterable[Layer]) -> Merged:
    """Put layers over each other: a later one wins.

    The keys of `severity`, `settings` and `limits` win one by one, every other key as a whole.
    """
    data: dict[str, object] = {}
    known: dict[Pointer, tuple[Place, Place, int]] = {}
    stack = tuple(layers)
    for number, layer in enumerate(stack, 1 - len(stack)):
        data |= {
            key: _over(data.get(key), value, _DEPTHS.get(key, 1) - 1)
            for key, value in layer.data.items()
        }
        replaced = {_unit(pointer) for pointer in layer.places}
        known = {pointer: kept for pointer, kept in known.items() if _unit(pointer) not in replaced}
        known |= {
            pointer: (place, layer.keys[pointer], number) for pointer, place in layer.places.items()
        }
    return Merged(
        data,
        {pointer: place for pointer, (place, _, _) in known.items()},
        {pointer: key for pointer, (_, key, _) in known.items()},
        {pointer: number for pointer, (_, _, number) in known.items() if number < 0},
    )


def _over(lower: object, upper: object, depth: int) -> object:
    """Put `upper` over `lower`; its keys come last, since of two alike the later one counts."""
    if depth == 0 or not isinstance(lower, dict) or not isinstance(upper, dict):
        return upper
    kept = {key: value for key, value in lower.items() if key not in upper}
    return kept | {key: _over(lower.get(key), value, depth - 1) for key, value in upper.items()}


def _unit(pointer: Pointer) -> Pointer:
    return pointer[: _DEPTHS.get(str(pointer[0]), 1)]
