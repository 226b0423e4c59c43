"""Imports plugins and calls their hooks, each alone: what one does keeps no other from its turn."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Final, NamedTuple, cast

from rfplint import hooks
from rfplint.blame import Blame, of_function, short
from rfplint.messages import plugins as words
from rfplint.model import Text
from rfplint.plugins import found
from rfplint.plugins.found import Declared
from rfplint.plugins.guarded import Failed, attempt, gathered, is_list
from rfplint.plugins.offered import Fault, Offer, Plugin

_HOOKS: Final = ("rfplint_packs", "rfplint_checks")
"""In the order in which they are called."""


def offers(folders: list[str]) -> tuple[tuple[Offer, ...], tuple[Fault, ...]]:
    """Ask every plugin that the distributions in these folders declare.

    Returns:
        What each gives, and what is wrong with distributions that could not be asked.
    """
    declared: dict[tuple[str, str], Declared] = {}
    strays: list[Fault] = []
    foreign: list[Declared] = []
    for folder in folders:
        entries = attempt(lambda folder=folder: list(found.declared(folder)))  # type: ignore[misc]
        if isinstance(entries, Failed):
            place = Blame(folder, 1)
            strays.append(Fault(words.unreadable(str(place), entries.what), place))
        elif found.is_in_repository(folder):
            foreign += entries
        else:
            for entry in entries:  # of two of one name Python imports the first, and so do we
                declared.setdefault((_normal(entry.distribution), entry.name), entry)
    strays += [_foreign(entry) for entry in foreign if _key(entry) not in declared]
    asked = tuple(_offer(entry) for _, entry in sorted(declared.items()))
    return asked, tuple(strays)


def _key(entry: Declared) -> tuple[str, str]:
    return _normal(entry.distribution), entry.name


def _normal(distribution: str) -> str:
    return distribution.lower().replace("_", "-").replace(".", "-")


def _foreign(entry: Declared) -> Fault:
    return Fault(words.in_repository(entry.label, entry.place), entry.place)


class _Asked(NamedTuple):
    """One plugin while it is asked: it collects what is wrong."""

    entry: Declared
    who: Text
    faults: list[Fault]

    def blame(self, message: Callable[..., Text], *said: object, at: Blame | None) -> None:
        """Note a fault; `message` takes who it is, what is to be said, and where."""
        self.faults.append(Fault(message(self.who, *said, at), at))


def _offer(entry: Declared) -> Offer:
    asked = _Asked(entry, words.plugin(entry.name, entry.label), [])
    start = time.perf_counter()
    functions = _functions(asked)
    given = {hook: tuple(_call(asked, hook, functions)) for hook in _HOOKS}
    plugin = Plugin(
        name=entry.name,
        distribution=entry.distribution,
        version=entry.version,
        module=entry.value,
        hooks=tuple(hook for hook in _HOOKS if hook in functions),
        packs=(),
        policies=(),
        seconds=time.perf_counter() - start,
        faults=tuple(asked.faults),
    )
    return Offer(plugin, given["rfplint_packs"], given["rfplint_checks"], functions)


def _functions(asked: _Asked) -> Mapping[str, Callable[[], object]]:
    """Import a plugin, unless it asks for another API, and give its hook implementations."""
    functions = attempt(lambda: _looked_up(asked))
    if isinstance(functions, Failed):
        asked.blame(words.not_loaded, functions.what, at=functions.place or asked.entry.place)
        return {}
    return functions


def _looked_up(asked: _Asked) -> Mapping[str, Callable[[], object]]:
    api = found.asked_api(asked.entry.module)
    if api is not None and not _is_served(asked, *api):
        return {}
    return dict(_implementations(_imported(asked.entry), asked))


def _imported(entry: Declared) -> object:
    module, _, names = entry.value.partition(":")
    plugin: object = import_module(module.strip())
    for name in filter(None, names.partition("[")[0].strip().split(".")):
        plugin = getattr(plugin, name)
    return plugin


def _is_served(asked: _Asked, api: str, at: Blame) -> bool:
    """Say whether we have the API that a plugin asks for (semantic versioning)."""
    ours = _numbers(hooks.API)
    theirs = _numbers(api)
    if theirs is None or ours is None:
        asked.blame(words.api_malformed, api, at=at)
    elif theirs > ours:
        asked.blame(words.api_newer, api, hooks.API, at=at)
    elif theirs[0] < ours[0]:
        asked.blame(words.api_older, api, hooks.API, at=at)
    else:
        return True
    return False


def _numbers(version: str) -> tuple[int, int] | None:
    major, _, minor = version.partition(".")
    if major.isdecimal() and minor.isdecimal():
        return int(major), int(minor)
    return None


def _implementations(plugin: object, asked: _Asked) -> Iterator[tuple[str, Callable[[], object]]]:
    """Let pluggy tell which hooks a plugin implements; what it never would call is named."""
    import pluggy

    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    before = len(asked.faults)
    none = True
    for name in dir(plugin):
        function = getattr(plugin, name, None)
        options = manager.parse_hookimpl_opts(plugin, name)
        if options is not None:
            none = False
            hook = options.get("specname") or name
            if _is_callable(manager, hook, function, asked):
                yield hook, cast("Callable[[], object]", function)
        elif _is_unmarked(plugin, name, function):
            asked.blame(words.unmarked_hook, name, at=of_function(function))
    if none and len(asked.faults) == before:
        asked.blame(words.no_hook, _HOOKS, at=asked.entry.place)


def _is_callable(manager: object, hook: str, function: object, asked: _Asked) -> bool:
    """Say whether rfplint has such a hook, and can call this implementation of it."""
    import pluggy

    at = of_function(function)
    if hook not in _HOOKS:
        asked.blame(words.unknown_hook, hook, _HOOKS, _near(hook), at=at)
        return False
    try:
        cast("pluggy.PluginManager", manager).register(_Single(hook, function))
    except pluggy.PluginValidationError:
        asked.blame(words.hook_takes, hook, at=at)
        return False
    return True


class _Single:
    """One hook implementation, as a plugin of its own: pluggy takes a plugin whole or not."""

    def __init__(self, hook: str, function: object) -> None:
        setattr(self, hook, function)


def _is_unmarked(plugin: object, name: str, function: object) -> bool:
    home = getattr(plugin, "__name__", None)
    return (
        name.startswith(f"{hooks.PROJECT}_")
        and of_function(function) is not None
        and getattr(function, "__module__", None) == home
    )


def _near(hook: str) -> str | None:
    import difflib

    found_near = difflib.get_close_matches(hook, _HOOKS, 1, 0.5)
    return found_near[0] if found_near else None


def _call(asked: _Asked, hook: str, functions: Mapping[str, Callable[[], object]]) -> list[object]:
    if hook not in functions:
        return []
    function = functions[hook]
    offered = attempt(function)
    if isinstance(offered, Failed):
        asked.blame(words.hook_failed, hook, offered.what, at=offered.place)
        return []
    if not is_list(offered):
        asked.blame(words.not_a_list, hook, short(offered), at=of_function(function))
        return []
    kept, failed = gathered(offered)
    if failed is not None:
        asked.blame(words.hook_failed, hook, failed.what, at=failed.place)
    return kept
