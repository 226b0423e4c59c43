"""Which severity and settings the levels of a configuration give a policy, and who may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from rfplint import config
from rfplint.catalogue.known import Catalogue
from rfplint.config import Config, Override
from rfplint.model import Pointer, Severity, at_least, worse
from rfplint.policy import Policy


class Mandate(NamedTuple):
    """Who made a policy mandatory: the levels that came with it, and the place in words.

    Levels are counted from the file's own downward: 0, -1, …
    """

    first: int
    last: int
    place: str

    def binds(self, entry: Entry) -> bool:
        """Say whether an entry is somebody else's, below or above."""
        return not self.first <= entry.rank[0] <= self.last


class Entry(NamedTuple):
    """One value for the policies that a word stands for; of two, the higher rank counts.

    The rank is the level, then the override (0 is none), then how exact the word is.
    """

    rank: tuple[int, int, int]
    word: str
    codes: frozenset[str]
    value: object
    at: Pointer


class Asked(NamedTuple):
    """All that a configuration asks for, the least first. A setting's value is (name, value)."""

    mandates: Mapping[str, Mandate]
    severities: tuple[Entry, ...]
    settings: tuple[Entry, ...]


def asked(known: Catalogue, settled: Config, overrides: Iterable[Override]) -> Asked:
    """Gather what a configuration and some of its overrides ask for."""
    severities = list(_severities(known, settled, settled.severity, ()))
    settings = list(_settings(known, settled, settled.settings, ()))
    for override in overrides:
        base: Pointer = ("overrides", override.number)
        severities += _severities(known, settled, override.severity, base)
        settings += _settings(known, settled, override.settings, base)
    return Asked(
        mandates(known, settled),
        tuple(sorted(severities, key=lambda entry: entry.rank)),
        tuple(sorted(settings, key=lambda entry: entry.rank)),
    )


def _severities(
    known: Catalogue, settled: Config, given: Mapping[str, str], base: Pointer
) -> Iterator[Entry]:
    for word, severity in given.items():
        yield _entry(known, settled, word, severity, (*base, "severity", word))


def _settings(
    known: Catalogue, settled: Config, given: Mapping[str, Mapping[str, object]], base: Pointer
) -> Iterator[Entry]:
    for word, values in given.items():
        for name, value in values.items():
            at = (*base, "settings", word, name)
            yield _entry(known, settled, word, (name, value), at)


def _entry(known: Catalogue, settled: Config, word: str, value: object, at: Pointer) -> Entry:
    number = cast("int", at[1]) + 1 if at[0] == "overrides" else 0
    rank = (settled.layers.get(at, 0), number, known.exactness(word))
    return Entry(rank, word, frozenset(known.find(word)), value, at)


def mandates(known: Catalogue, settled: Config) -> Mapping[str, Mandate]:
    """Give the codes that are mandatory, each with the lowest level that says so."""
    found: dict[str, Mandate] = {}
    for index, word in enumerate(settled.mandatory):
        at: Pointer = ("mandatory", index)
        place = settled.places.get(at)
        last = settled.layers.get(at, 0)
        where = config.written_at(place) if place else "?"
        mandate = Mandate(settled.homes.get(at, last), last, where)
        exact = known.exact(word)
        for code in (exact,) if exact else known.find(word):
            if exact or known.policies[code].head.status != "preview":
                found.setdefault(code, mandate)
    return found


def severity_of(policy: Policy, given: Asked) -> tuple[str | None, tuple[Entry, ...]]:
    """Give the severity for a policy (None: its own), and what may not lower it."""
    mandate = given.mandates.get(policy.code)
    value: str | None = None
    refused: list[Entry] = []
    for entry in given.severities:
        if policy.code not in entry.codes:
            continue
        severity = str(entry.value)
        if mandate is not None and _lowers(severity, value, policy, entry, mandate):
            refused.append(entry)
        else:
            value = severity
    return value, tuple(refused)


def _lowers(
    severity: str, before: str | None, policy: Policy, entry: Entry, mandate: Mandate
) -> bool:
    """Say whether this would turn a mandatory policy off, or make it milder than it was."""
    if severity == "off":
        return True
    floor = cast("Severity", before) if before is not None else _worst(policy)
    return mandate.binds(entry) and not at_least(cast("Severity", severity), floor)


def _worst(policy: Policy) -> Severity:
    """Give the worst severity that a policy may come to by itself."""
    found = policy.head.severity
    for case in policy.cases.values():
        adjusted = [entry.severity for entry in case.severity_when if entry.severity]
        dated = [entry.severity for entry in case.severity_from]
        for severity in (case.severity, *case.severity_in.values(), *adjusted, *dated):
            found = worse(found, severity)
    return found


def settings_of(policy: Policy, given: Asked) -> tuple[dict[str, object], tuple[Entry, ...]]:
    """Give the settings for a policy, and those that may not change a mandatory one's."""
    mandate = given.mandates.get(policy.code)
    values: dict[str, object] = {}
    refused: list[Entry] = []
    for entry in given.settings:
        if policy.code not in entry.codes:
            continue
        name, value = cast("tuple[str, object]", entry.value)
        if mandate is not None and mandate.binds(entry) and values.get(name) != value:
            refused.append(entry)
        else:
            values[name] = value
    return values, tuple(refused)
