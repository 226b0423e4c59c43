"""Where compiled packs are kept between runs: plain JSON in the user's own cache folder."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable

from rfplint import __version__


def key_of(folder: str, more: Iterable[str] = ()) -> str:
    """Name the content of a folder's YAML files, and whatever `more` it depends on.

    Two folders with the same files have the same key; any changed byte makes another one.
    """
    import hashlib

    digest = hashlib.sha256(f"{__version__}\0".encode())
    for word in more:
        digest.update(f"{word}\0".encode())
    for path in _files(folder):
        digest.update(f"{os.path.relpath(path, folder)}\0".encode())
        with open(path, "rb") as file:
            digest.update(hashlib.sha256(file.read()).digest())
    return digest.hexdigest()[:40]


def load(key: str) -> object:
    """Give what was stored under `key`; None where nothing was, or it cannot be read."""
    try:
        with open(_path(key), encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def store(key: str, data: object) -> None:
    """Keep plain data under `key`. A cache that cannot be written is none: nothing is raised."""
    path = _path(key)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path))
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(temporary, path)
    except OSError:
        return


def _files(folder: str) -> list[str]:
    found: list[str] = []
    for here, folders, names in os.walk(folder):
        folders.sort()
        found += [os.path.join(here, name) for name in sorted(names) if name.endswith(".yaml")]
    return found


def _path(key: str) -> str:
    return os.path.join(_folder(), f"pack-{key}.json")


def _folder() -> str:
    chosen = os.environ.get("RFPLINT_CACHE_DIR")
    if chosen:
        return chosen
    import platformdirs

    return platformdirs.user_cache_dir("rfplint", appauthor=False)
