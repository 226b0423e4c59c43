"""What plugins offer, and what is wrong with them: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rfplint.blame import Blame
from rfplint.hooks import Check
from rfplint.model import Text


class Fault(NamedTuple):
    """What is wrong with a plugin, and where; None where there is no place to name."""

    message: Text
    place: Blame | None = None


class Bound(NamedTuple):
    """A check, the name of its plugin and the distribution (empty for our own)."""

    check: Check
    plugin: str
    label: str


class Plugin(NamedTuple):
    """An installed plugin: what it offers, how long it took to load, and what is wrong with it.

    `policies` are the codes to which it binds checks and, once settled, those of its packs.
    """

    name: str
    distribution: str
    version: str
    module: str
    hooks: tuple[str, ...]
    packs: tuple[str, ...]
    policies: tuple[str, ...]
    seconds: float
    faults: tuple[Fault, ...]

    @property
    def label(self) -> str:
        """The distribution and its version, as messages name them."""
        return f"{self.distribution} {self.version}"


class Loaded(NamedTuple):
    """What the plugins of this installation offer.

    `own` are the codes of our own checks; `strays` are faults of no plugin that could be named.
    """

    bound: Mapping[str, Bound]
    own: frozenset[str]
    plugins: tuple[Plugin, ...] = ()
    strays: tuple[Fault, ...] = ()

    @property
    def packs(self) -> tuple[str, ...]:
        """The folders of the packs of all plugins."""
        return tuple(folder for plugin in self.plugins for folder in plugin.packs)

    def bindable(self, *, ours: bool) -> Mapping[str, tuple[Check, str]]:
        """Give the checks, with their distributions, that a pack may bind: `ours` only our own."""
        return {
            code: (bound.check, bound.label)
            for code, bound in self.bound.items()
            if not ours or code in self.own
        }

    @property
    def checks(self) -> Mapping[str, Check]:
        """The check of each code."""
        return {code: bound.check for code, bound in self.bound.items()}

    @property
    def faults(self) -> tuple[Text, ...]:
        """What does not work."""
        named = (fault for plugin in self.plugins for fault in plugin.faults)
        return tuple(fault.message for fault in (*self.strays, *named))


class Offer(NamedTuple):
    """What the hooks of a plugin gave, before anybody has looked at it, and those functions."""

    plugin: Plugin
    packs: tuple[object, ...] = ()
    checks: tuple[object, ...] = ()
    functions: Mapping[str, object] = {}
