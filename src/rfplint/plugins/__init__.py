"""Finds installed plugins, calls each hook implementation alone, and names what fails.

The built-in checks are a plugin like any other; pluggy is imported only when there are more.
"""

from __future__ import annotations

from collections.abc import Iterable

from rfplint import hooks
from rfplint.hooks import Check
from rfplint.plugins import found, taking
from rfplint.plugins.offered import Bound, Fault, Loaded, Plugin
from rfplint.plugins.taking import settled

__all__ = ["Bound", "Fault", "Loaded", "Plugin", "load", "settled"]


def load(own: Iterable[Check], *, enabled: bool = True) -> Loaded:
    """Load our own checks and, where `enabled`, those of every installed plugin."""
    bound = {str(hooks.code_of(check)): Bound(check, hooks.PROJECT, "") for check in own}
    codes = frozenset(bound)
    folders = found.folders() if enabled else []
    if not folders:
        return Loaded(bound, codes)
    from rfplint.plugins import loading

    offers, strays = loading.offers(folders)
    plugins = tuple(taking.taken(offer, bound) for offer in offers)
    return Loaded(bound, codes, plugins, strays)
