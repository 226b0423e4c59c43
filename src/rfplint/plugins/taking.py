"""Keeps of what a plugin offers what is of use; all else is a fault with a name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from rfplint import hooks
from rfplint.blame import of_function, short
from rfplint.hooks import Check
from rfplint.messages import plugins as words
from rfplint.model import Text
from rfplint.plugins.offered import Bound, Fault, Loaded, Offer, Plugin
from rfplint.policy import Policy


def taken(offer: Offer, bound: dict[str, Bound]) -> Plugin:
    """Bind the checks of an offer (into `bound`) and give the plugin with what came of it."""
    plugin = offer.plugin
    who = words.plugin(plugin.name, plugin.label)
    packs = tuple(os.fspath(cast("str", one)) for one in offer.packs if _is_folder(one))
    strange = [_not_a_folder(who, one, offer) for one in offer.packs if not _is_folder(one)]
    results = [_bind(check, offer, who, bound) for check in offer.checks]
    return plugin._replace(
        packs=packs,
        policies=tuple(result for result in results if isinstance(result, str)),
        faults=(*plugin.faults, *strange, *(one for one in results if isinstance(one, Fault))),
    )


def _is_folder(offered: object) -> bool:
    """A path that is not absolute would be looked for in the linted repository."""
    if not isinstance(offered, str | os.PathLike):
        return False
    path = os.fspath(offered)
    return isinstance(path, str) and os.path.isabs(path)


def _not_a_folder(who: Text, one: object, offer: Offer) -> Fault:
    place = of_function(offer.functions.get("rfplint_packs"))
    return Fault(words.not_a_folder(who, short(one), place), place)


def _bind(check: object, offer: Offer, who: Text, bound: dict[str, Bound]) -> str | Fault:
    """Bind one check; give its code, or what is wrong with it."""
    code = hooks.code_of(check)
    place = of_function(check) or of_function(offer.functions.get("rfplint_checks"))
    if code is None or not callable(check):
        return Fault(words.not_a_check(who, short(check), place), place)
    if code in bound:
        return Fault(words.already_bound(who, code, place), place)
    bound[code] = Bound(cast("Check", check), offer.plugin.name, offer.plugin.label)
    return code


def settled(
    loaded: Loaded,
    policies: Mapping[str, Policy],
    shipped: Mapping[str, Iterable[str]],
    *,
    whole: bool,
) -> Loaded:
    """Compare what plugins bind with the policies that there are.

    Args:
        loaded: what the plugins offer.
        policies: all policies by code.
        shipped: the codes of the policies that each pack folder has brought.
        whole: whether every pack could be read; else what a check lacks may just be unread.
    """
    lost = {code: one for code, one in loaded.bound.items() if not _serves(code, one, policies)}
    plugins = tuple(_listed(plugin, lost, shipped) for plugin in loaded.plugins)
    if not whole:
        return loaded._replace(plugins=plugins)
    ours = {code: bound for code, bound in lost.items() if code in loaded.own}
    return loaded._replace(
        plugins=tuple(_blamed(plugin, lost, policies) for plugin in plugins),
        strays=(*loaded.strays, *_lost(ours, Text("rfplint", "rfplint"), policies)),
    )


def _serves(code: str, bound: Bound, policies: Mapping[str, Policy]) -> bool:
    return code in policies and policies[code].distribution == bound.label


def _listed(
    plugin: Plugin, lost: Mapping[str, Bound], shipped: Mapping[str, Iterable[str]]
) -> Plugin:
    """Name the policies that a plugin has a part in: those of its packs, and those it checks."""
    codes = {code for folder in plugin.packs for code in shipped.get(folder, ())}
    checked = (code for code in plugin.policies if code not in lost)
    return plugin._replace(policies=tuple(sorted(codes.union(checked))))


def _blamed(plugin: Plugin, lost: Mapping[str, Bound], policies: Mapping[str, Policy]) -> Plugin:
    own = {c: b for c, b in lost.items() if (b.plugin, b.label) == (plugin.name, plugin.label)}
    who = words.plugin(plugin.name, plugin.label)
    return plugin._replace(faults=(*plugin.faults, *_lost(own, who, policies)))


def _lost(lost: Mapping[str, Bound], who: Text, policies: Mapping[str, Policy]) -> Iterator[Fault]:
    """Name the checks that no policy runs."""
    for code, bound in sorted(lost.items()):
        place = of_function(bound.check)
        if code in policies:
            yield Fault(words.already_bound(who, code, place), place)
        else:
            yield Fault(words.unbound(who, code, _near(code, policies), place), place)


def _near(code: str, policies: Iterable[str]) -> str | None:
    import difflib

    found = difflib.get_close_matches(code, sorted(policies), 1, 0.7)
    return found[0] if found else None
