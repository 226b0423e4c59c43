"""Which packs, policy files and files of trials do paths lead to?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

PACK_FILE = "pack.yaml"
TRIALS = "trials"
_ENDINGS = (".yaml", ".yml")
_OF_OTHERS = ("node_modules", "site-packages")
_POLICY = re.compile(rb"^(?:code|examples):", re.MULTILINE)
_TRIALS = re.compile(rb"^(?:policy|trials):", re.MULTILINE)


class Found(NamedTuple):
    """What paths led to: packs, policy files of a pack, files of trials; and what is neither.

    `packs` are tested whole, `policies` are policy files that were named one by one. `strange`
    are files that were named and are neither, `empty` the paths that led to nothing.
    """

    packs: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    trials: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


class _One(NamedTuple):
    kind: Literal["packs", "policies", "trials", "strange"]
    path: str


def find(paths: Iterable[str]) -> Found:
    """Find the tests that files, folders and globs lead to, each once and in order."""
    found: dict[_One, None] = {}
    empty: list[str] = []
    for given in paths:
        some = list(_below(given))
        found |= dict.fromkeys(some)
        if not some:
            empty.append(given)
    return Found(
        packs=_of_kind("packs", found),
        policies=_of_kind("policies", found),
        trials=_of_kind("trials", found),
        strange=_of_kind("strange", found),
        empty=tuple(empty),
    )


def _of_kind(kind: str, found: Iterable[_One]) -> tuple[str, ...]:
    return tuple(one.path for one in found if one.kind == kind)


def _below(given: str) -> Iterator[_One]:
    if os.path.isdir(given):
        yield from _folder(given)
    elif os.path.lexists(given):
        yield _file(given) or _One("strange", given)
    else:
        import glob

        for path in sorted(glob.glob(given, recursive=True) if glob.has_magic(given) else ()):
            yield from _below(path)


def _folder(folder: str) -> Iterator[_One]:
    """Walk a folder in the order of names; hidden ones are left out."""
    if os.path.isfile(os.path.join(folder, PACK_FILE)):
        yield _One("packs", folder)
        yield from (_One("trials", path) for path in pack_trials(folder))
        return
    below: list[str] = []
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith(".") or entry.name in _OF_OTHERS:
            continue
        if entry.is_dir(follow_symlinks=False):
            below.append(entry.path)
        elif entry.name.endswith(_ENDINGS):
            yield from filter(None, (_file(entry.path),))
    for path in below:
        yield from _folder(path)


def pack_trials(folder: str) -> Iterator[str]:
    """Give the files of trials that a pack carries: all YAML files in its folder `trials`."""
    for here, folders, names in os.walk(os.path.join(folder, TRIALS)):
        folders.sort()
        for name in sorted(names):
            if name.endswith(_ENDINGS) and not name.startswith("."):
                yield os.path.join(here, name)


def _file(path: str) -> _One | None:
    """Say what a file is by its name, its folder and the keys at the start of its lines."""
    if os.path.basename(path) == PACK_FILE:
        return _One("packs", os.path.dirname(path) or os.curdir)
    pack = pack_of(path)
    if pack is not None and os.path.relpath(path, pack).split(os.sep)[0] == TRIALS:
        return _One("trials", path)
    return _by_content(path, in_pack=pack is not None)


def _by_content(path: str, *, in_pack: bool) -> _One | None:
    try:
        with open(path, "rb") as stream:
            text = stream.read()
    except OSError:
        return None
    if _TRIALS.search(text):
        return _One("trials", path)
    return _One("policies", path) if in_pack and _POLICY.search(text) else None


def pack_of(path: str) -> str | None:
    """Give the pack that a file or folder is in: the nearest folder above with a pack.yaml."""
    here = os.path.abspath(path)
    while True:
        above = os.path.dirname(here)
        if above == here:
            return None
        if os.path.isfile(os.path.join(above, PACK_FILE)):
            return above
        here = above
