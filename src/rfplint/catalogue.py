"""Which policies a run uses, and why: packs and plugins, as the configuration selects them."""

from __future__ import annotations

import functools
import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from rfplint import __version__, builtin, cache, config, plugins, prose, resources
from rfplint.config import Config
from rfplint.declarative import build, lexicon_fault
from rfplint.messages import catalogue as words
from rfplint.messages import config as config_words
from rfplint.model import Finding, Head, Pointer, Setting, Severity, Text
from rfplint.plugins import Plugin
from rfplint.policy import Chosen, Policy, Selection, in_running_order
from rfplint.prose import Lexicon
from rfplint.suppression import NOT_POLICIES

ALWAYS = ("DOC001",)
"""Policies that run even when deselected: what counts as blank is theirs to say."""


class PackFault(NamedTuple):
    """A fault of a pack as plain data: where, and what to do."""

    path: str
    line: int
    column: int
    message: Text


class Catalogue(NamedTuple):
    """All policies that this installation and configuration know."""

    policies: Mapping[str, Policy]
    aliases: Mapping[str, str]
    pack_faults: tuple[PackFault, ...]
    plugin_faults: tuple[Text, ...]
    lexicon: Lexicon | None = None
    plugins: tuple[Plugin, ...] = ()

    def codes(self) -> Mapping[str, str]:
        """Every code, name and alias, and the code that it stands for."""
        names = {policy.head.name: code for code, policy in self.policies.items()}
        own = {code: code for code in self.policies}
        return {**self.aliases, **names, **own}

    def find(self, word: str) -> tuple[str, ...]:
        """Give the codes that a word stands for: a code, name, prefix of codes, or tag."""
        exact = self.exact(word)
        if exact is not None:
            return (exact,)
        start = word.upper() or None
        return self._tagged(word) or tuple(
            code for code in sorted(self.policies) if start and code.startswith(start)
        )

    def exact(self, word: str) -> str | None:
        """Give the code that a code (in capitals or not), name or alias stands for."""
        known = self.codes()
        return known.get(word) or known.get(word.upper())

    def exactness(self, word: str) -> int:
        """Rank a word: a code or name comes before a longer prefix before a tag."""
        if self.exact(word) is not None:
            return 1000
        return 0 if self._tagged(word) else len(word)

    def _tagged(self, word: str) -> tuple[str, ...]:
        return tuple(
            code for code, policy in sorted(self.policies.items()) if word in policy.head.tags
        )

    def unknown(self, word: str) -> Text:
        """Say that a word stands for no policy, and what may be meant."""
        if word[:3].upper() in NOT_POLICIES and (word[3:].isdigit() or not word[3:]):
            return config_words.not_a_policy(word)
        return config_words.unknown_policy(word, self.near(word))

    def near(self, word: str) -> str | None:
        """Give the code, name, prefix or tag that was probably meant."""
        tags = {tag for policy in self.policies.values() for tag in policy.head.tags}
        known = {*self.codes(), *tags, *(code.rstrip("0123456789") for code in self.policies)}
        plain = {entry.replace("-", "").casefold(): entry for entry in sorted(known)}
        same = plain.get(word.replace("-", "").replace("_", "").casefold())
        return same or _nearest(word, known)


def load(folders: Iterable[str] = (), *, plugins_enabled: bool = True) -> Catalogue:
    """Load the shipped pack, those of plugins, and the packs in `folders`."""
    loaded = plugins.load(builtin.rfplint_checks(), enabled=plugins_enabled)
    core = os.path.join(resources.root("policies"), "core")
    policies: dict[str, Policy] = {}
    faults: list[PackFault] = []
    aliases: dict[str, str] = {}
    shipped: dict[str, list[str]] = {}
    for folder in (core, *loaded.packs, *folders):
        bindable = loaded.bindable(ours=folder == core)
        compiled = _compiled(folder, tuple(sorted(bindable)))
        faults += [_fault(entry) for entry in cast("list[object]", compiled["problems"])]
        aliases |= cast("dict[str, str]", compiled["aliases"])
        for data in cast("list[dict[str, object]]", compiled["policies"]):
            code = str(data["code"])
            check, distribution = bindable.get(code, (None, ""))
            made = build.policy(data, check)._replace(distribution=distribution)
            if policies.setdefault(code, made) is made:
                shipped.setdefault(folder, []).append(code)
    settled = plugins.settled(loaded, policies, shipped, whole=not faults)
    lexicon, malformed = _lexicon((*loaded.packs, *folders))
    faults += malformed
    return Catalogue(policies, aliases, tuple(faults), settled.faults, lexicon, settled.plugins)


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


def _compiled(folder: str, bound: tuple[str, ...]) -> Mapping[str, object]:
    """Give a pack as plain data, from the cache where its content is known there."""
    if not os.path.isdir(folder):
        absent = [folder, 1, 1, *words.no_such_folder(folder)]
        return {"policies": [], "problems": [absent], "aliases": {}}
    state = cache.stamp(folder, (__version__, *_compiler(), *bound))
    known = cache.load(folder, state)
    if isinstance(known, dict):
        return known
    from rfplint.declarative import pack

    compiled = pack.compile_folder(folder, bound)
    plain: dict[str, object] = {
        "policies": list(compiled.policies),
        "aliases": dict(compiled.aliases),
        "problems": [
            [fault.path, fault.location.line, fault.location.column, *fault.message]
            for fault in compiled.problems
        ],
    }
    if not compiled.problems:
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


class Choice(NamedTuple):
    """What the command line asks for beside the configuration; None is nothing."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()


NO_CHOICE: Final = Choice()


def select(
    known: Catalogue, settled: Config, choice: Choice = NO_CHOICE
) -> tuple[Selection, tuple[Finding, ...], tuple[Text, ...]]:
    """Choose the policies of a run.

    Returns:
        The selection, the faults of the configuration (unknown codes, impossible settings),
        and what is wrong with the words of the command line.
    """
    faults = tuple(_config_faults(known, settled))
    wrong = tuple(
        known.unknown(word)
        for word in (*(choice.select or ()), *choice.ignore)
        if not known.find(word)
    )
    chosen = {
        code: _chosen(policy, known, settled, choice) for code, policy in known.policies.items()
    }
    needed = _needed(known, (code for code, one in chosen.items() if one.shown))
    order = in_running_order({code: known.policies[code] for code in needed})
    policies = tuple(chosen[policy.code] for policy in order)
    return Selection(policies, known.lexicon), faults, wrong


def explained(known: Catalogue, settled: Config, choice: Choice = NO_CHOICE) -> tuple[Chosen, ...]:
    """Give every known policy, shown or not, and why, by code."""
    return tuple(
        _chosen(policy, known, settled, choice) for _, policy in sorted(known.policies.items())
    )


def _chosen(policy: Policy, known: Catalogue, settled: Config, choice: Choice) -> Chosen:
    shown, why = _is_shown(policy.head, known, settled, choice)
    severity = _configured_severity(policy.head, known, settled)
    if shown and severity == "off":
        shown, why = False, words.OFF
    kept = None if severity == "off" else cast("Severity | None", severity)
    wanted = choice.select if choice.select is not None else settled.select
    named = any(known.exact(word) == policy.code for word in wanted)
    settings = _configured_settings(policy.code, known, settled)
    return Chosen(policy, shown, kept, settings, why, named)


def _configured_settings(code: str, known: Catalogue, settled: Config) -> dict[str, object]:
    """Give each setting from the file before what it extends, then from the most exact word."""
    given = [
        (settled.layers.get(("settings", word, name), 0), known.exactness(word), name, value)
        for word, values in settled.settings.items()
        if code in known.find(word)
        for name, value in values.items()
    ]
    return {name: value for _, _, name, value in sorted(given, key=lambda one: one[:2])}


def _is_shown(head: Head, known: Catalogue, settled: Config, choice: Choice) -> tuple[bool, Text]:
    for ignored, why in ((choice.ignore, words.IGNORED_BY_OPTION), (settled.ignore, words.IGNORED)):
        if _named(head, ignored, known):
            return False, why
    wanted = choice.select if choice.select is not None else settled.select
    by = words.SELECTED_BY_OPTION if choice.select is not None else words.SELECTED
    if wanted:
        return (True, by) if _named(head, wanted, known) else (False, words.NOT_SELECTED)
    if head.status == "preview":
        return False, words.PREVIEW
    return True, words.BY_DEFAULT


def _named(head: Head, entries: Iterable[str], known: Catalogue) -> bool:
    for word in entries:
        exact = known.exact(word)
        if exact == head.code:
            return True
        if exact is None and head.status != "preview" and head.code in known.find(word):
            return True
    return False


def _configured_severity(head: Head, known: Catalogue, settled: Config) -> str | None:
    """The file wins over what it extends, then the most exact word; of two alike, the later one."""
    best: tuple[tuple[int, int], str] | None = None
    for word, severity in settled.severity.items():
        if head.code not in known.find(word):
            continue
        rank = (settled.layers.get(("severity", word), 0), known.exactness(word))
        if best is None or rank >= best[0]:
            best = (rank, severity)
    return best[1] if best else None


def _needed(known: Catalogue, codes: Iterable[str]) -> set[str]:
    """Add what the chosen policies read of others."""
    waiting = [*codes, *(code for code in ALWAYS if code in known.policies)]
    found: set[str] = set()
    while waiting:
        code = waiting.pop()
        if code not in found and code in known.policies:
            found.add(code)
            waiting += known.policies[code].after
    return found


def _config_faults(known: Catalogue, settled: Config) -> Iterator[Finding]:
    for key in ("select", "ignore"):
        entries = settled.select if key == "select" else settled.ignore
        for index, word in enumerate(entries):
            yield from _unknown(known, settled, word, (key, index))
    for key, words_given in (("severity", settled.severity), ("settings", settled.settings)):
        for word in words_given:
            yield from _unknown(known, settled, word, (key, word))
    for word, values in settled.settings.items():
        codes = [code for code in known.find(word) if code in known.policies]
        if codes:
            heads = [known.policies[code].head for code in codes]
            yield from _setting_faults(heads, settled, word, values)


def _unknown(known: Catalogue, settled: Config, word: str, at: Pointer) -> Iterator[Finding]:
    # The word is a key of `severity` and `settings`, a value of `select` and `ignore`.
    place = settled.keys.get(at) if at[-1] == word else settled.places.get(at)
    if place is not None and not known.find(word):
        yield config.fault("CFG003", known.unknown(word), place)


def _setting_faults(
    heads: Sequence[Head], settled: Config, word: str, values: Mapping[str, object]
) -> Iterator[Finding]:
    known = [setting for head in heads for setting in head.settings]
    names = {setting.name for setting in known}
    for name, value in values.items():
        at: Pointer = ("settings", word, name)
        place = (settled.places if name in names else settled.keys).get(at)
        if place is None:
            continue
        if name not in names:
            near = _nearest(name, names)
            message = (
                config_words.unknown_setting(heads[0].code, name, near)
                if len(heads) == 1
                else config_words.unknown_setting_of_all(word, name, near)
            )
            yield config.fault("CFG005", message, place)
            continue
        wrong = (_misfit(setting, value) for setting in known if setting.name == name)
        for misfit in [text for text in wrong if text is not None][:1]:
            yield config.fault("CFG005", misfit, place)


def _misfit(setting: Setting, value: object) -> Text | None:
    """Say why a setting cannot have a value, None where it can."""
    name, bounds = setting.name, (setting.minimum, setting.maximum)
    if setting.choices and value not in setting.choices:
        choices = tuple(map(str, setting.choices))
        return config_words.setting_not_a_choice(name, choices, _nearest(str(value), choices))
    if isinstance(setting.default, int | float) != isinstance(value, int | float):
        return words.wrong_type(name, setting.default)
    if not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return config_words.setting_not_finite(name)
    if not _is_between(value, *bounds):
        least, most = (None if bound is None else f"{bound:g}" for bound in bounds)
        return config_words.setting_out_of_range(name, least, most)
    return None


def _nearest(word: str, known: Iterable[str]) -> str | None:
    import difflib

    found = difflib.get_close_matches(word, sorted(known), 1, 0.6)
    return found[0] if found else None


def _is_between(value: float, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)
