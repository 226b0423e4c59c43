"""Where lexicons are: YAML files in a folder `prose`, compiled once like packs."""

from __future__ import annotations

import os
from typing import Final, cast

from rfplint import __version__, cache, resources
from rfplint.prose.compiling import FILE, Compiled, Data, compiled

_COMMON: Final = "common.yaml"


def shipped() -> Compiled:
    """Give the shipped lexicon, compiled."""
    folder = shipped_folder()
    stamp = cache.stamp(folder, (__version__,))
    kept = cache.load(folder, stamp)
    if isinstance(kept, dict):
        return cast("Compiled", kept)
    found = compiled(read(folder))
    cache.store(folder, stamp, found)
    return found


def shipped_folder() -> str:
    """Give the folder of the shipped lexicon."""
    return os.path.join(resources.root("policies"), "core", "prose")


def read(folder: str) -> list[Data]:
    """Read the YAML files of a folder, what is common to all kinds first.

    Raises:
        OSError: the folder or a file cannot be read.
        ValueError: a file is no YAML.
    """
    from rfplint import document

    names = sorted(name for name in os.listdir(folder) if name.endswith(".yaml"))
    names.sort(key=lambda name: name != _COMMON)
    found: list[Data] = []
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            parsed = document.parse(file.read())
        if parsed.problems:
            problem = parsed.problems[0]
            line = parsed.source.location(problem.span).line
            raise ValueError(f"{name}:{line}: {problem.message.en}")
        found += [
            {**one.data, FILE: name} for one in parsed.documents if isinstance(one.data, dict)
        ]
    return found
