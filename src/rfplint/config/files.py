"""Which configuration file counts for a folder, and what it says."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Final

from rfplint import schema
from rfplint.config.extending import gather
from rfplint.config.faults import Place, fault
from rfplint.config.merging import merge
from rfplint.config.presets import Packs, Presets
from rfplint.config.toml import read_toml, table
from rfplint.config.values import Config, config_of, value_faults
from rfplint.config.written import LIMITS, Written, place, read_yaml
from rfplint.document import Source
from rfplint.messages import config as words
from rfplint.model import Finding, Location, Text

_YAML: Final = ".rfplint.yaml"
_TOML: Final = "pyproject.toml"


def find(folder: str) -> str | None:
    """Give the configuration file nearest to `folder`: in it, or in a folder above it."""
    here = os.path.abspath(folder)
    while True:
        own, shared = os.path.join(here, _YAML), os.path.join(here, _TOML)
        if os.path.lexists(own):
            return own
        if _shared_table(shared, shared):
            return shared
        if here == os.path.dirname(here):
            return None
        here = os.path.dirname(here)


def load(
    path: str | None, *, root: str, installed: Callable[[], Packs] = dict
) -> tuple[Config, tuple[Finding, ...]]:
    """Read the configuration at `path`.

    Args:
        path: a `.rfplint.yaml` or `pyproject.toml`; None for the defaults.
        root: findings call files by their path from here.
        installed: gives the presets of installed packs, by pack; asked only for `pkg:`.

    Returns:
        The values that are fine, its own over those that it extends, the defaults for all others,
        and what is wrong with the file and those that it extends, by place. Nothing is raised,
        whatever the files hold.
    """
    if path is None:
        return Config(None, root), ()
    layers, findings = gather(
        path, lambda other: _read(other, _shown(other, root)), Presets(installed)
    )
    folder = os.path.dirname(os.path.abspath(path))
    if not path.endswith(".toml"):
        findings += tuple(_passed_over(os.path.join(folder, _TOML), root))
    merged = merge(layers)
    config = config_of(path, folder, merged.data)._replace(
        places=merged.places,
        keys=merged.keys,
        layers=merged.layers,
        beneath=merged.beneath,
        homes=merged.homes,
    )
    return config, tuple(sorted(findings, key=lambda finding: (finding.path, finding.location)))


def _read(path: str, shown: str) -> tuple[Written | None, tuple[Finding, ...]]:
    """Read one file and check it by itself."""
    written, findings = _opened(path, shown)
    return written, (*findings, *(_faults(written) if written else ()))


def _opened(path: str, shown: str) -> tuple[Written | None, tuple[Finding, ...]]:
    if os.path.exists(path) and not os.path.isfile(path):
        return None, (_whole(shown, words.NOT_A_FILE),)
    try:
        with open(path, "rb") as file:
            content = file.read(LIMITS.size + 1)
    except OSError as error:
        return None, (_whole(shown, words.unreadable(error.strerror or str(error))),)
    if len(content) > LIMITS.size:
        return None, (_whole(shown, words.TOO_LARGE),)
    return (read_toml if path.endswith(".toml") else read_yaml)(shown, content)


def _whole(shown: str, message: Text) -> Finding:
    return fault("CFG001", message, Place(shown, Location(1, 1, 1, 1, 1, 1), ()))


def _faults(written: Written) -> Iterator[Finding]:
    for found in schema.faults("config", written.data):
        yield fault("CFG002", found.message, written.place(found.pointer, found.on))
    for pointer, message in value_faults(written.data):
        yield fault("CFG006", message, written.place(pointer))


def _passed_over(path: str, root: str) -> Iterator[Finding]:
    """Warn of a table beside the .rfplint.yaml, which nobody reads."""
    start = _shared_table(path, _shown(path, root))
    if start is not None:
        yield fault("CFG004", words.TWO_FILES, start, "warning")


def _shared_table(path: str, shown: str) -> Place | None:
    """Give where `[tool.rfplint]` opens in a pyproject.toml that has it."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            content = file.read(LIMITS.size)
    except OSError:
        return None
    source = Source(content.decode("utf-8-sig", "replace"))
    opening = table(source.text)
    return place(shown, source, opening) if opening else None


def _shown(path: str, root: str) -> str:
    """Write a path from `root`, where it is below it, with forward slashes."""
    below = os.path.relpath(path, root)
    return (path if below.startswith("..") else below).replace(os.sep, "/")
