"""What a configuration takes from presets and from other files: its key `extends`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from rfplint.config.faults import Place, fault
from rfplint.config.merging import Data, Layer
from rfplint.config.presets import INSTALLED, PREFIX, Presets, near, presets
from rfplint.config.written import Written, pointers
from rfplint.messages import config as words
from rfplint.model import Finding, Pointer, Text, rfc6901

MOST: Final = 20
"""How many presets and files one configuration may take in; this bounds their depth as well."""

Read: TypeAlias = Callable[[str], tuple[Written | None, tuple[Finding, ...]]]


def gather(path: str, read: Read, known: Presets) -> tuple[tuple[Layer, ...], tuple[Finding, ...]]:
    """Give what the file at `path` and all that it extends say; what comes later wins.

    Nothing is given where the file itself cannot be read. `known` are the presets that there are.
    """
    gathering = _Gathering(os.path.dirname(os.path.abspath(path)), read, known)
    gathering.take(path, ())
    return tuple(gathering.layers), tuple(dict.fromkeys(gathering.findings))


class _Gathering:
    """Reads files in the order in which they count, and notes what is wrong with them."""

    def __init__(self, root: str, read: Read, known: Presets) -> None:
        self.layers: list[Layer] = []
        self.findings: list[Finding] = []
        self._root = root
        self._read = read
        self._known = known
        self._taken = 0

    def take(self, path: str, above: tuple[str, ...]) -> None:
        """Take in a file that those in `above` lead to, after all that it extends itself."""
        written, found = self._read(path)
        self.findings += found
        if written is None:
            return
        first = len(self.layers)
        folder = os.path.dirname(os.path.abspath(path))
        for pointer, entry in _entries(written.data):
            place = written.place(pointer)
            wrong = self._extend(entry, place, folder, (*above, os.path.realpath(path)))
            if wrong is not None:
                self.findings.append(fault("CFG006", wrong, place))
            if wrong is words.TOO_MANY:
                break
        layer = _layer(written, found, self._from_root(written.data, folder))
        self.layers.append(layer._replace(brought=len(self.layers) - first))

    def _extend(self, entry: str, place: Place, folder: str, chain: tuple[str, ...]) -> Text | None:
        """Take in what one entry names, or say why it cannot be."""
        if entry.startswith((PREFIX, INSTALLED)):
            return self._preset(entry, place, ())
        target = os.path.join(folder, entry)
        wrong = _wrong(entry, target, chain) or self._one_more()
        if wrong is None:
            self.take(os.path.normpath(target), chain)
        return wrong

    def _preset(self, entry: str, place: Place, chain: tuple[str, ...]) -> Text | None:
        """Take in a preset after those that it extends; all of it stands where it is named."""
        data = self._known.find(entry)
        if isinstance(data, Text):
            return data
        if entry in chain:
            return words.preset_circle(entry)
        wrong = self._one_more()
        first = len(self.layers)
        for _, below in _entries(data):
            full = below if ":" in below else self._known.beside(entry, below)
            wrong = wrong or self._preset(full, place, (*chain, entry))
        if wrong is None:
            said = {key: value for key, value in data.items() if key != "extends"}
            places = dict.fromkeys(pointers(said), place._replace(preset=entry))
            self.layers.append(Layer(said, places, places, len(self.layers) - first))
        return wrong

    def _one_more(self) -> Text | None:
        self._taken += 1
        return words.TOO_MANY if self._taken > MOST else None

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
    if not entry.startswith(("./", "../")):
        name = near(entry, presets())
        beside = f"./{entry}" if os.path.isfile(target) else None
        return words.not_an_extension(entry, beside or (f"{PREFIX}{name}" if name else None))
    if not os.path.isfile(target):
        folder, name = os.path.split(entry)
        meant = near(name, _names(os.path.dirname(target)))
        return words.no_such_configuration(entry, f"{folder}/{meant}" if meant else None)
    return words.circle(entry) if os.path.realpath(target) in chain else None


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
