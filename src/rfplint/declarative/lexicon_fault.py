"""Where in a pack's `prose` folder is what its lexicon says that nobody can read?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_FILE: Final = re.compile(
    r"(?P<file>[^:,/\\]+\.yaml)(?::(?P<line>[0-9]+))?[:,] (?P<rest>.*)", re.DOTALL
)
_NAMED: Final = re.compile(r"'([^']+)'|<([\w-]+)>")
_KEY: Final = re.compile(r"([\w-]+):")


class Place(NamedTuple):
    """A place of a file, or the start of a folder, and what is wrong there."""

    path: str
    line: int
    column: int
    what: str


def find(folders: Sequence[str], said: str) -> Place:
    """Give the place that a fault of the lexicons of some folders speaks of.

    Args:
        folders: the `prose` folders, of which one has the fault.
        said: what was said of it; it starts with the file's name, and perhaps a line.
    """
    told = _FILE.fullmatch(said)
    paths = (os.path.join(folder, told["file"]) for folder in folders) if told else ()
    path = next(filter(os.path.isfile, paths), None)
    if told is None or path is None:
        return Place(folders[-1], 1, 1, said)
    if told["line"]:
        return Place(path, int(told["line"]), 1, told["rest"])
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        lines = file.read().splitlines()
    return Place(path, *_position(lines, told["rest"]), told["rest"])


def _position(lines: Sequence[str], what: str) -> tuple[int, int]:
    """Find the words that the fault quotes, else the key that it names."""
    for pattern in _patterns(what):
        for number, line in enumerate(lines, start=1):
            found = pattern.search(line)
            if found is not None:
                return number, found.start("it") + 1
    return 1, 1


def _patterns(what: str) -> Iterator[re.Pattern[str]]:
    for quoted, listed in _NAMED.findall(what):
        yield re.compile(rf"(?<![\w-])(?P<it>{re.escape(quoted or listed)})(?![\w-])")
    key = _KEY.match(what)
    if key is not None:
        yield re.compile(rf"(?:^|[\s{{,])(?P<it>{re.escape(key[1])})(?:\s*:|\s*$)")
