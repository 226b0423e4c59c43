"""Which files a run looks at."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple, TypeAlias

STDIN: Final = "-"
_RFP_ENDINGS: Final = (".rfp.yaml", ".rfp.yml", ".rfp.json")
_OCDS_ENDINGS: Final = (".json", ".jsonl", ".ndjson")


class Found(NamedTuple):
    """A file to look at. One that was not named counts only if it turns out to be OCDS data."""

    path: str
    named: bool


class Discovery(NamedTuple):
    """The files in order, and the paths or globs that led to none."""

    files: tuple[Found, ...]
    empty: tuple[str, ...]


Excluded: TypeAlias = Callable[[str], bool]


def discover(paths: Iterable[str], excluded: Excluded) -> Discovery:
    """Find the files that paths, folders and globs lead to.

    Args:
        paths: as on the command line; `-` is standard input.
        excluded: says of a path whether the configuration leaves it out; that holds for files
            that were named, too (pre-commit names every file).
    """
    files: dict[str, Found] = {}
    empty: list[str] = []
    for path in paths:
        some = list(_below(path))
        if not some:
            empty.append(path)
        for found in some:
            kept = found.path == STDIN or not excluded(found.path)
            if kept and (found.named or found.path not in files):
                files[found.path] = found
    return Discovery(tuple(files.values()), tuple(empty))


def _below(path: str) -> Iterator[Found]:
    if path == STDIN:
        yield Found(STDIN, named=True)
    elif os.path.isdir(path):
        yield from _folder(path)
    elif os.path.lexists(path):
        yield Found(path, named=True)
    elif glob.has_magic(path):
        for one in sorted(glob.glob(path, recursive=True)):
            yield from _below(one)


def _folder(folder: str) -> Iterator[Found]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.normpath(os.path.join(here, name))
            if name.startswith("."):
                continue
            if name.endswith(_RFP_ENDINGS):
                yield Found(path, named=True)
            elif name.endswith(_OCDS_ENDINGS):
                yield Found(path, named=False)


def exclusion(root_and_patterns: Callable[[str], tuple[str, tuple[str, ...]]]) -> Excluded:
    """Make the function that says whether a path is excluded.

    Args:
        root_and_patterns: gives, for a path, the folder that its configuration's patterns are
            relative to and the patterns (as in .gitignore).
    """

    def excluded(path: str) -> bool:
        root, patterns = root_and_patterns(path)
        if not patterns:
            return False
        relative = os.path.relpath(os.path.abspath(path), root)
        if relative.startswith(os.pardir):
            return False  # a repository may itself live in a folder of an excluded name
        return _matches(patterns, relative.replace(os.sep, "/"))

    return excluded


def _matches(patterns: tuple[str, ...], relative: str) -> bool:
    return _matcher(patterns)(relative)


@cache
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns).match_file
