"""Where compiled packs are kept between runs: plain JSON in the user's own cache folder."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator


def stamp(folder: str, more: Iterable[str] = ()) -> str:
    """Tell one state of a folder's YAML files from any other.

    It is made of names, sizes and times of change, so that a start need not read fifty files;
    `more` is what else the compiled form depends on.
    """
    files = sorted(_files(folder, ""))
    return "\n".join((*more, *(f"{name} {size} {time}" for name, size, time in files)))


def state_of(files: Iterable[str]) -> Iterator[str]:
    """Give the size and time of change of each file, by which one state is told from another."""
    for path in files:
        status = os.stat(path)
        yield f"{status.st_size} {status.st_mtime_ns}"


def load(folder: str, wanted: str) -> object:
    """Give what was stored for `folder`; None where nothing was, or for another stamp."""
    try:
        with open(_path(folder), encoding="utf-8") as file:
            kept = json.load(file)
    except (OSError, ValueError):
        return None
    return kept.get("data") if isinstance(kept, dict) and kept.get("stamp") == wanted else None


def store(folder: str, of: str, data: object) -> None:
    """Keep plain data for `folder` and its stamp.

    A cache that cannot be written is none: nothing is raised.
    """
    import tempfile

    path = _path(folder)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path))
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"stamp": of, "data": data}, file, ensure_ascii=False)
        os.replace(temporary, path)
    except OSError:
        return


def _files(folder: str, below: str) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        name = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{name}/")
        elif entry.name.lower().endswith((".yaml", ".yml")):
            status = entry.stat()
            yield name, status.st_size, status.st_mtime_ns


def _path(folder: str) -> str:
    """Each pack has one file, named after its folder; a colliding name costs a recompilation."""
    import zlib

    absolute = os.path.abspath(folder)
    name = f"pack-{os.path.basename(absolute)}-{zlib.crc32(absolute.encode()):08x}.json"
    return os.path.join(_folder(), name)


def _folder() -> str:
    """Give RFPLINT_CACHE_DIR, else the folder for caches (XDG; macOS has its own)."""
    chosen = os.environ.get("RFPLINT_CACHE_DIR")
    if chosen:
        return chosen
    home = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(home)
    return os.path.join(base, "rfplint")
