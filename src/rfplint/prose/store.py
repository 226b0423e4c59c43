"""Where lexicons are: YAML files in a folder `prose`, compiled once like packs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final, cast

from rfplint import __version__, cache, resources
from rfplint.prose.lexicon import FILE, Compiled, Data

_COMMON: Final = "common.yaml"


def shipped() -> Compiled:
    """Give the shipped lexicon, compiled."""
    return compiled_of()


def compiled_of(*folders: str) -> Compiled:
    """Give the shipped lexicon with what more folders add, compiled; kept until a file changes.

    Raises:
        PhraseError: a phrase cannot be read.
        OSError: a folder cannot be read.
        ValueError: a file is no YAML.
    """
    every = (shipped_folder(), *folders)
    name = os.pathsep.join(every)
    states = [state for folder in every for state in cache.stamp(folder).split("\n")]
    stamp = "\n".join((__version__, *_compiler(), *states))
    kept = cache.load(name, stamp)
    if isinstance(kept, dict):
        return cast("Compiled", kept)
    from rfplint.prose.compiling import compiled

    added = [{**data, "own": True} for folder in folders for data in read(folder)]
    found = compiled([*read(shipped_folder()), *added])
    cache.store(name, stamp, found)
    return found


def _compiler() -> Iterator[str]:
    """Give the state of what compiles lexicons: a changed one may compile otherwise."""
    here = os.path.dirname(__file__)
    names = ("compiling.py", "lexicon.py", "phrases.py", "folding.py")
    return cache.state_of(os.path.join(here, name) for name in names)


def shipped_folder() -> str:
    """Give the folder of the shipped lexicon."""
    return os.path.join(resources.root("policies"), "core", "prose")


def read(folder: str) -> list[Data]:
    """Read the YAML files of a folder, what is common to all kinds first.

    Raises:
        OSError: the folder or a file cannot be read.
        ValueError: a file is no YAML, or no lexicon.
    """
    from rfplint import document
    from rfplint.prose import shape

    names = sorted(name for name in os.listdir(folder) if name.endswith(".yaml"))
    names.sort(key=lambda name: name != _COMMON)
    found: list[Data] = []
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            content = file.read()
        if _is_blank(content):
            continue
        parsed = document.parse(content)
        if parsed.problems:
            problem = parsed.problems[0]
            line = parsed.source.location(problem.span).line
            raise ValueError(f"{name}:{line}: {problem.message.en}")
        for one in parsed.documents:
            wrong = shape.wrong(one.data)
            if wrong:
                raise ValueError(f"{name}: {wrong}")
            found.append({**cast("Data", one.data or {}), FILE: name})
    return found


def _is_blank(content: bytes) -> bool:
    lines = (line.strip() for line in content.splitlines())
    return all(not line or line.startswith(b"#") for line in lines)
