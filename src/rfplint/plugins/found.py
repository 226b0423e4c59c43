"""Which installed distributions declare a plugin? Found by reading files; nothing is imported."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from typing import Final, NamedTuple

from rfplint import hooks
from rfplint.blame import Blame

_GROUP: Final = f"[{hooks.GROUP}]"


class Declared(NamedTuple):
    """An entry point in our group: its name, what it names, who declares it and where."""

    name: str
    value: str
    distribution: str
    version: str
    place: Blame

    @property
    def label(self) -> str:
        """The distribution and its version, as messages name them."""
        return f"{self.distribution} {self.version}"

    @property
    def module(self) -> str:
        """The module that is imported."""
        return self.value.partition(":")[0].strip()


def folders() -> list[str]:
    """Give the folders of the distributions that name our group, by reading bytes alone.

    Importing `importlib.metadata` costs as much as all the rest of a start.
    """
    group = _GROUP.encode()
    return [folder for folder in _metadata_folders() if group in _entry_points(folder)]


def _metadata_folders() -> Iterator[str]:
    for folder in sys.path:
        try:
            entries = list(os.scandir(folder or "."))
        except OSError:
            continue
        yield from (e.path for e in entries if e.name.endswith((".dist-info", ".egg-info")))


def _entry_points(folder: str) -> bytes:
    try:
        with open(os.path.join(folder, "entry_points.txt"), "rb") as file:
            return file.read()
    except OSError:
        return b""


def is_in_repository(folder: str) -> bool:
    """Say whether a distribution lies in the folder that rfplint runs in, and is not installed.

    Whoever may change the linted repository could put one there; an environment inside it, such
    as `.venv`, is none of the repository's own files.
    """
    home = os.path.realpath(os.path.dirname(os.path.abspath(folder)))
    here = os.path.realpath(os.curdir)
    return _is_below(home, here) and not any(_is_below(home, one) for one in _installations())


def _installations() -> Iterator[str]:
    """Give the folders into which installers put distributions."""
    import site

    bases = (sys.prefix, sys.base_prefix, *site.getsitepackages(), site.getusersitepackages())
    yield from map(os.path.realpath, bases)


def _is_below(folder: str, base: str) -> bool:
    return folder == base or folder.startswith(base.rstrip(os.sep) + os.sep)


def declared(folder: str) -> Iterator[Declared]:
    """Give the plugins that a distribution declares.

    Raises:
        ValueError: its metadata cannot be read.
    """
    from importlib.metadata import Distribution

    about = Distribution.at(folder)
    written = os.path.join(folder, "entry_points.txt")
    name = about.metadata["Name"] or os.path.basename(folder).partition("-")[0]
    for entry in about.entry_points:
        if entry.group == hooks.GROUP:
            place = Blame(written, _line_of(entry.name, written))
            yield Declared(entry.name, entry.value, name, about.metadata["Version"] or "?", place)


def _line_of(name: str, file: str) -> int:
    """Find the line of an entry point; the first where it cannot be told."""
    with open(file, encoding="utf-8", errors="replace") as lines:
        ours = False
        for number, line in enumerate(lines, start=1):
            ours = line.strip() == _GROUP if line.startswith("[") else ours
            if ours and line.partition("=")[0].strip() == name:
                return number
    return 1


def asked_api(module: str) -> tuple[str, Blame] | None:
    """Give the API version that a module asks for and where, read from its text.

    It is read before anything is imported: what is written for another API may not import. The
    package that a module stands in is imported to find it.

    Raises:
        Exception: whatever that package raises.
    """
    from importlib.util import find_spec

    spec = find_spec(module)
    if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
        return None
    with open(spec.origin, encoding="utf-8", errors="replace") as file:
        text = file.read()
    asked = re.search(
        rf"""^{hooks.API_NAME}\s*(?::[^=\n]*)?=\s*["']([^"'\n]*)["']""", text, re.MULTILINE
    )
    if asked is None:
        return None
    return asked[1], Blame(spec.origin, text.count("\n", 0, asked.start()) + 1)
