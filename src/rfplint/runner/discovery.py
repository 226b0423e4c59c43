"""Which files a run looks at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

STDIN: Final = "-"
_RFP_ENDINGS: Final = (".rfp.yaml", ".rfp.yml", ".rfp.json")
_OCDS_ENDINGS: Final = (".json", ".jsonl", ".ndjson")


class Found(NamedTuple):
    """A file to look at, and the path or glob on the command line that led to it.

    One that is not `wanted` by its name counts only if it turns out to hold OCDS data.
    """

    path: str
    wanted: bool
    given: str


class Discovery(NamedTuple):
    """The files in order, and the paths or globs that led to none."""

    files: tuple[Found, ...]
    empty: tuple[str, ...]


def discover(paths: Iterable[str], excluded: Callable[[str], bool]) -> Discovery:
    """Find the files that paths, folders and globs lead to, each once.

    Args:
        paths: as on the command line; `-` is standard input.
        excluded: says of a path whether the configuration leaves it out; that holds for files
            that were named, too (pre-commit names every file).
    """
    files: dict[str, Found] = {}
    folders: dict[str, str] = {}
    empty: list[str] = []
    for given in paths:
        some = list(_below(given, given))
        if not some:
            empty.append(given)
        for found in some:
            entry = _entry(found.path, folders)
            known = files.get(entry)
            if known is None and not excluded(found.path):
                files[entry] = found
            elif known is not None and found.wanted:
                files[entry] = known._replace(wanted=True)
    return Discovery(tuple(files.values()), tuple(empty))


def _below(path: str, given: str) -> Iterator[Found]:
    if path != STDIN and os.path.isdir(path):
        yield from _folder(path, given)
    elif path == STDIN or os.path.lexists(path):
        yield Found(path, True, given)
    else:
        import glob

        for one in sorted(glob.glob(path, recursive=True) if glob.has_magic(path) else ()):
            yield from _below(one, given)


def _folder(folder: str, given: str) -> Iterator[Found]:
    """Walk a folder in the order of names; hidden folders and linked ones are left out."""
    closed: list[Found] = []

    def note(error: OSError) -> None:
        closed.append(Found(os.fsdecode(error.filename), True, given))

    for here, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            ending = name.lower()  # some systems write .RFP.YAML
            if not name.startswith(".") and ending.endswith((*_RFP_ENDINGS, *_OCDS_ENDINGS)):
                yield Found(os.path.join(here, name), ending.endswith(_RFP_ENDINGS), given)
    yield from closed  # reading them will say why they could not be walked


def _entry(path: str, folders: dict[str, str]) -> str:
    """Tell files apart by folder and name: a symbolic link is a file of its own."""
    if path == STDIN:
        return STDIN
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def is_excluded(path: str, root: str, patterns: tuple[str, ...]) -> bool:
    """Say whether patterns (as in .gitignore), relative to `root`, leave a path out."""
    if not patterns:
        return False
    relative = os.path.relpath(os.path.abspath(path), root)
    if relative.startswith(os.pardir):
        return False  # a repository may itself live in a folder of an excluded name
    return _matcher(patterns)(relative.replace(os.sep, "/"))


@cache
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns).match_file
