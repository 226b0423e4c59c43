"""Where each effective value of a configuration comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rfplint.config.faults import written_at
from rfplint.config.values import Config
from rfplint.messages import config as words
from rfplint.model import Pointer, Text, rfc6901


class Origin(NamedTuple):
    """A key such as `failOn` or `severity.ELG001`, its value, and who gave it."""

    key: str
    value: object
    origin: Text


def origins(
    config: Config,
    command_line: Mapping[str, object],
    environment: Mapping[str, object] | None = None,
) -> tuple[Origin, ...]:
    """Give every effective value, in the order of the schema.

    The command line wins over the environment, and both over the file; they name their values
    as the file does.
    """
    winning = {
        key: Origin(key, value, origin)
        for given, origin in ((environment, words.ENVIRONMENT), (command_line, words.COMMAND_LINE))
        for key, value in (given or {}).items()
    }
    known = [_origin(config, pointer, value) for pointer, value in _values(config)]
    return tuple(winning.get(origin.key, origin) for origin in known)


def _origin(config: Config, pointer: Pointer, value: object) -> Origin:
    key = ".".join(str(step) for step in pointer)
    at = config.places.get(pointer)
    if at is None:
        return Origin(key, value, words.DEFAULT)
    where = written_at(at)
    beneath = tuple(map(written_at, config.beneath.get(pointer, ())))
    after = words.in_place_of(beneath) if beneath else Text("", "")
    return Origin(key, value, Text(where + after.en, where + after.fr))


def _values(config: Config) -> Iterator[tuple[Pointer, object]]:
    yield ("extends",), config.extends
    yield ("select",), config.select
    yield ("ignore",), config.ignore
    yield from _given((), config.severity, config.settings)
    for override in config.overrides:
        at: Pointer = ("overrides", override.number)
        for key, listed in (("files", override.files), ("at", tuple(map(rfc6901, override.at)))):
            if listed:
                yield (*at, key), listed
        yield from _given(at, override.severity, override.settings)
    for index, policy in enumerate(config.mandatory):
        yield ("mandatory", index), policy
    yield ("exclude",), config.exclude
    yield ("packs",), config.packs
    yield ("jurisdiction",), config.jurisdiction
    yield ("asOf",), config.as_of
    yield ("language",), config.language
    yield ("failOn",), config.fail_on
    for name, limit in config.limits._asdict().items():
        yield ("limits", name), limit


def _given(
    base: Pointer, severity: Mapping[str, str], settings: Mapping[str, Mapping[str, object]]
) -> Iterator[tuple[Pointer, object]]:
    for policy, word in severity.items():
        yield (*base, "severity", policy), word
    for policy, values in settings.items():
        for name, value in values.items():
            yield (*base, "settings", policy, name), value
