"""Which policies a run uses, and why: packs and plugins, as the configuration selects them."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Mapping
from typing import cast

from rfplint import __version__, builtin, cache, config, plugins, prose, resources
from rfplint.catalogue import between
from rfplint.catalogue.known import Catalogue, PackFault
from rfplint.config import Config
from rfplint.declarative import build, lexicon_fault
from rfplint.messages import catalogue as words
from rfplint.model import Finding, Text
from rfplint.policy import Policy
from rfplint.prose import Lexicon


def load(folders: Iterable[str] = (), *, plugins_enabled: bool = True) -> Catalogue:
    """Load the shipped pack, those of plugins, and the packs in `folders`."""
    loaded = plugins.load(builtin.rfplint_checks(), enabled=plugins_enabled)
    core = os.path.join(resources.root("policies"), "core")
    policies: dict[str, Policy] = {}
    faults: list[PackFault] = []
    aliases: dict[str, str] = {}
    packs: dict[str, Mapping[str, object]] = {}
    shipped: dict[str, list[str]] = {}
    every = _each_once((core, *loaded.packs, *folders))
    for folder in every:
        bindable = loaded.bindable(ours=folder == core)
        data_of = compiled(folder, bindable)
        faults += [_fault(entry) for entry in cast("list[object]", data_of["problems"])]
        aliases |= cast("dict[str, str]", data_of["aliases"])
        if folder != core:
            packs[folder] = data_of
        for data in cast("list[dict[str, object]]", data_of["policies"]):
            code = str(data["code"])
            clash = between.taken(folder, data, policies) if folder != core else None
            if clash is None:
                check, distribution = bindable.get(code, (None, ""))
                made = build.policy(data, check)._replace(distribution=distribution)
                policies[code] = made
                shipped.setdefault(folder, []).append(code)
            else:
                faults.append(clash)
    settled = plugins.settled(loaded, policies, shipped, whole=not faults)
    lexicon, malformed = _lexicon(every[1:])
    faults += malformed
    known = Catalogue(
        policies,
        aliases,
        (),
        plugin_faults=settled.faults,
        lexicon=lexicon,
        checks=loaded.checks,
        plugins=settled.plugins,
    )
    if not faults:  # else what a word stands for may just not have been read
        for folder, data_of in packs.items():
            faults += between.strange_words(folder, data_of, known)
    return known._replace(pack_faults=tuple(faults))


def _each_once(folders: Iterable[str]) -> tuple[str, ...]:
    """Give folders without those that are there already under another name."""
    by_place: dict[str, str] = {}
    for folder in folders:
        by_place.setdefault(os.path.realpath(folder), folder)
    return tuple(by_place.values())


def _lexicon(packs: Iterable[str]) -> tuple[Lexicon | None, list[PackFault]]:
    """Give the lexicon with what packs add in their `prose` folders; None where none does."""
    folders = [os.path.join(pack, "prose") for pack in packs]
    folders = [folder for folder in folders if os.path.isdir(folder)]
    if not folders:
        return None, []
    said = _lexicon_or_fault(*folders)
    if isinstance(said, Lexicon):
        return said, []
    faulty = [folder for folder in folders if isinstance(_lexicon_or_fault(folder), str)]
    path, line, column, what = lexicon_fault.find(faulty or folders, said)
    return None, [PackFault(path, line, column, words.malformed_lexicon(what.rstrip(".")))]


def _lexicon_or_fault(*folders: str) -> Lexicon | str:
    """Give the lexicon with what folders add, or what keeps it from being read."""
    try:
        return prose.lexicon_of(*folders)
    except (ValueError, AttributeError, TypeError) as error:
        return str(error)


def compiled(folder: str, checks: Iterable[str]) -> Mapping[str, object]:
    """Give a pack as plain data, from the cache where its content is known there.

    Args:
        folder: the pack.
        checks: the codes to which Python checks are bound.

    Returns:
        `policies` without those that have faults, `aliases`, `presets`, and `problems`: path,
        line, column and the message in both languages.
    """
    bound = tuple(sorted(checks))
    if not os.path.isdir(folder):
        absent = [folder, 1, 1, *words.no_such_folder(folder)]
        return {"policies": [], "problems": [absent], "aliases": {}, "presets": {}}
    state = cache.stamp(folder, (__version__, *_compiler(), *bound))
    known = cache.load(folder, state)
    if isinstance(known, dict):
        return known
    from rfplint.declarative import pack

    made = pack.compile_folder(folder, bound)
    plain: dict[str, object] = {
        "policies": list(made.policies),
        "aliases": dict(made.aliases),
        "presets": dict(made.presets),
        "problems": [
            [fault.path, fault.location.line, fault.location.column, *fault.message]
            for fault in made.problems
        ],
    }
    if not made.problems:
        cache.store(folder, state, plain)
    return plain


@functools.cache
def _compiler() -> tuple[str, ...]:
    """Give the state of what compiles packs: a changed one may find other faults."""
    from rfplint import declarative

    code = [entry for folder in declarative.__path__ for entry in os.scandir(folder)]
    files = sorted(entry.path for entry in code if entry.name.endswith(".py"))
    schemas = resources.root("schemas")
    named = [os.path.join(schemas, f"{name}.schema.json") for name in ("rfp", "policy", "pack")]
    return tuple(cache.state_of((*files, *named)))


def _fault(entry: object) -> PackFault:
    path, line, column, en, fr = cast("tuple[str, int, int, str, str]", entry)
    return PackFault(path, line, column, Text(en, fr))


def pack_folders(settled: Config) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Give the folders of a configuration's packs, and what is said of those that are not there."""
    folders: list[str] = []
    faults: list[Finding] = []
    for index, written in enumerate(settled.packs):
        folder = os.path.join(settled.root, written)
        place = settled.places.get(("packs", index))
        if place is None or os.path.isdir(folder):
            folders.append(folder)
        else:
            faults.append(config.fault("CFG006", words.no_such_folder(written), place))
    return tuple(folders), tuple(faults)
