"""What is wrong with a configuration once the policies are known."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from rfplint import config
from rfplint.catalogue.configured import Asked, Entry, asked, settings_of, severity_of
from rfplint.catalogue.known import Catalogue, nearest
from rfplint.config import Config, Override, Place
from rfplint.messages import catalogue as words
from rfplint.messages import config as config_words
from rfplint.model import Finding, Head, Pointer, Setting, Text


def faults(known: Catalogue, settled: Config, whole: Asked) -> Iterator[Finding]:
    """Give words that stand for nothing, settings that cannot be, attempts on what is mandatory.

    Args:
        known: all policies.
        settled: the configuration.
        whole: what it asks for of whole documents.
    """
    for at, word in words_of(settled):
        place = place_of(settled, at)
        # In a faulty pack a word may stand for what could not be read.
        if place is not None and not known.find(word) and not known.pack_faults:
            yield config.fault("CFG003", known.unknown(word), place)
    for base, given in _settings(settled):
        for word, values in given.items():
            codes = [code for code in known.find(word) if code in known.policies]
            if codes:
                heads = [known.policies[code].head for code in codes]
                yield from _setting_faults(heads, settled, (*base, "settings", word), values)
    yield from _attempts(known, settled, whole)


def words_of(settled: Config) -> Iterator[tuple[Pointer, str]]:
    """Give every word of a configuration that stands for policies, and where it is."""
    for key, listed in (
        ("select", settled.select),
        ("ignore", settled.ignore),
        ("mandatory", settled.mandatory),
    ):
        for index, word in enumerate(listed):
            yield (key, index), word
    for word in settled.severity:
        yield ("severity", word), word
    for word in settled.settings:
        yield ("settings", word), word
    for override in settled.overrides:
        base: Pointer = ("overrides", override.number)
        for word in override.severity:
            yield (*base, "severity", word), word
        for word in override.settings:
            yield (*base, "settings", word), word


def place_of(settled: Config, at: Pointer) -> Place | None:
    """Give where a word stands: it is a value of lists, a key of all else."""
    return (settled.places if isinstance(at[-1], int) else settled.keys).get(at)


def _settings(
    settled: Config,
) -> Iterator[tuple[Pointer, Mapping[str, Mapping[str, object]]]]:
    yield (), settled.settings
    for override in settled.overrides:
        yield ("overrides", override.number), override.settings


def _attempts(known: Catalogue, settled: Config, whole: Asked) -> Iterator[Finding]:
    """Tell what would disable, lower or change a mandatory policy; it does not count."""
    for at, (word, codes) in _attempted(known, settled, whole).items():
        place = settled.places.get(at)
        if place is None:
            continue
        by = whole.mandates[codes[0]].place
        if known.exact(word) is not None:
            yield config.fault("CFG007", config_words.is_mandatory(codes[0], by), place)
        else:
            message = config_words.some_are_mandatory(word, ", ".join(codes), by)
            yield config.fault("CFG007", message, place, "warning")


def _attempted(
    known: Catalogue, settled: Config, whole: Asked
) -> Mapping[Pointer, tuple[str, list[str]]]:
    """Give the entries that mandatory policies do not follow, each with its word and the codes."""
    found: dict[Pointer, tuple[str, list[str]]] = {}
    for code in sorted(whole.mandates):
        for index, word in enumerate(settled.ignore):
            if code in known.find(word):
                found.setdefault(("ignore", index), (word, []))[1].append(code)
        refused = {entry.at: entry for entry in _refused(known, settled, code, whole)}
        for entry in refused.values():
            found.setdefault(entry.at, (entry.word, []))[1].append(code)
    return found


def _refused(known: Catalogue, settled: Config, code: str, whole: Asked) -> Iterator[Entry]:
    for given in (whole, *(_alone(known, settled, o) for o in settled.overrides if o.at)):
        policy = known.policies[code]
        yield from severity_of(policy, given)[1]
        yield from settings_of(policy, given)[1]


def _alone(known: Catalogue, settled: Config, override: Override) -> Asked:
    return asked(known, settled, [override])


def _setting_faults(
    heads: Sequence[Head], settled: Config, base: Pointer, values: Mapping[str, object]
) -> Iterator[Finding]:
    known = [setting for head in heads for setting in head.settings]
    names = {setting.name for setting in known}
    word = str(base[-1])
    for name, value in values.items():
        place = (settled.places if name in names else settled.keys).get((*base, name))
        if place is None:
            continue
        if name not in names:
            near = nearest(name, names)
            message = (
                config_words.unknown_setting(heads[0].code, name, near)
                if len(heads) == 1
                else config_words.unknown_setting_of_all(word, name, near)
            )
            yield config.fault("CFG005", message, place)
            continue
        wrong = (misfit(setting, value) for setting in known if setting.name == name)
        for said in [text for text in wrong if text is not None][:1]:
            yield config.fault("CFG005", said, place)


def misfit(setting: Setting, value: object) -> Text | None:
    """Say why a setting cannot have a value, None where it can."""
    name, bounds = setting.name, (setting.minimum, setting.maximum)
    if setting.choices and value not in setting.choices:
        choices = tuple(map(str, setting.choices))
        return config_words.setting_not_a_choice(name, choices, nearest(str(value), choices))
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


def _is_between(value: float, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)
