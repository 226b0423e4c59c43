"""Finds installed plugins, calls each hook implementation alone, and names what fails.

The built-in checks are a plugin like any other; pluggy is imported only when there are more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, cast

from rfplint import hooks
from rfplint.hooks import Check
from rfplint.messages import plugins as words
from rfplint.model import Text


class Loaded(NamedTuple):
    """What the plugins of this installation offer; `faults` name those that do not work."""

    packs: tuple[str, ...]
    checks: Mapping[str, Check]
    faults: tuple[Text, ...]


class _Plugin(NamedTuple):
    name: str
    module: object


def load(own: Iterable[Check], *, enabled: bool = True) -> Loaded:
    """Load our own checks and, where `enabled`, those of every installed plugin."""
    checks: dict[str, Check] = {}
    faults: list[Text] = []
    packs: list[str] = []
    _bind(hooks.PROJECT, own, checks, faults)
    for plugin in _imported(faults) if enabled and _declared() else ():
        implementations = _implementations(plugin, faults)
        folders = _call(plugin.name, "rfplint_packs", implementations, faults)
        packs += [str(folder) for folder in folders]
        bound = _call(plugin.name, "rfplint_checks", implementations, faults)
        _bind(plugin.name, bound, checks, faults)
    return Loaded(tuple(packs), checks, tuple(faults))


def _bind(
    plugin: str, offered: Iterable[object], checks: dict[str, Check], faults: list[Text]
) -> None:
    for check in offered:
        code = hooks.code_of(check)
        if code is None or not callable(check):
            faults.append(words.not_a_check(plugin, repr(check)))
        elif code in checks:
            faults.append(words.already_bound(plugin, code))
        else:
            checks[code] = cast("Check", check)


def _declared() -> bool:
    """Say whether any installed distribution names our group, by reading bytes alone.

    Importing `importlib.metadata` costs as much as all the rest of a start.
    """
    group = f"[{hooks.GROUP}]".encode()
    return any(group in _entry_points(folder) for folder in _metadata_folders())


def _metadata_folders() -> Iterable[str]:
    for folder in sys.path:
        try:
            entries = list(os.scandir(folder or "."))
        except OSError:
            continue
        yield from (e.path for e in entries if e.name.endswith((".dist-info", ".egg-info")))


def _entry_points(folder: str) -> bytes:
    try:
        with open(os.path.join(folder, "entry_points.txt"), "rb") as file:
            return file.read()
    except OSError:
        return b""


def _imported(faults: list[Text]) -> list[_Plugin]:
    """Import every plugin; one that fails is named and the others load."""
    import importlib.metadata

    found = importlib.metadata.entry_points(group=hooks.GROUP)
    plugins: list[_Plugin] = []
    for entry in sorted(found, key=lambda entry: (entry.name, entry.value)):
        try:
            plugins.append(_Plugin(entry.name, entry.load()))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a plugin may even call sys.exit
            faults.append(words.not_loaded(entry.name, _what(error)))
    return plugins


def _implementations(plugin: _Plugin, faults: list[Text]) -> Mapping[str, Callable[[], object]]:
    """Let pluggy tell which hooks a plugin implements; a misspelt one is named."""
    import pluggy

    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    try:
        manager.register(plugin.module, name=plugin.name)
    except Exception as error:  # noqa: BLE001 - pluggy refuses faulty signatures
        faults.append(words.not_loaded(plugin.name, _what(error)))
        return {}
    found: dict[str, Callable[[], object]] = {}
    for caller in manager.get_hookcallers(plugin.module) or ():
        if not caller.has_spec():
            faults.append(words.unknown_hook(plugin.name, caller.name))
            continue
        found[caller.name] = caller.get_hookimpls()[0].function
    return found


def _call(
    plugin: str, hook: str, found: Mapping[str, Callable[[], object]], faults: list[Text]
) -> list[object]:
    if hook not in found:
        return []
    try:
        return list(cast("Iterable[object]", found[hook]() or ()))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - likewise
        faults.append(words.hook_failed(plugin, hook, _what(error)))
        return []


def _what(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
