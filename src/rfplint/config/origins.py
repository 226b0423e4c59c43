"""Where each effective value of a configuration comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rfplint.config.values import Config
from rfplint.messages import config as words
from rfplint.model import Pointer, Text


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
    where = f"{at.path}:{at.location.line}:{at.location.column}"
    where = f"{at.preset} ({where})" if at.preset else where
    return Origin(key, value, Text(where, where))


def _values(config: Config) -> Iterator[tuple[Pointer, object]]:
    yield ("extends",), config.extends
    yield ("select",), config.select
    yield ("ignore",), config.ignore
    for policy, severity in config.severity.items():
        yield ("severity", policy), severity
    for policy, settings in config.settings.items():
        for name, value in settings.items():
            yield ("settings", policy, name), value
    yield ("exclude",), config.exclude
    yield ("packs",), config.packs
    yield ("jurisdiction",), config.jurisdiction
    yield ("asOf",), config.as_of
    yield ("language",), config.language
    yield ("failOn",), config.fail_on
    for name, limit in config.limits._asdict().items():
        yield ("limits", name), limit
