"""Where lexicons are: YAML files in a folder `prose`, compiled once like packs."""

from __future__ import annotations

import os
from typing import cast

from rfplint import __version__, cache, resources
from rfplint.prose.lexicon import Data

_COMMON = "common.yaml"


def shipped() -> list[Data]:
    """Give the files of the shipped lexicon as plain data."""
    folder = os.path.join(resources.root("policies"), "core", "prose")
    stamp = cache.stamp(folder, (__version__,))
    kept = cache.load(folder, stamp)
    if isinstance(kept, list):
        return cast("list[Data]", kept)
    data = read(folder)
    cache.store(folder, stamp, data)
    return data


def read(folder: str) -> list[Data]:
    """Read the YAML files of a folder, what is common to all kinds first.

    Raises:
        OSError: the folder or a file cannot be read.
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
        found += [cast("Data", one.data) for one in parsed.documents if isinstance(one.data, dict)]
    return found
