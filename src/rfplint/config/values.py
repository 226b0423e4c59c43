"""What a configuration may say, and how plain data becomes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from rfplint import jurisdiction, schema
from rfplint.config.faults import Place
from rfplint.document import Limits
from rfplint.messages import config as words
from rfplint.model import LANGUAGES, SEVERITIES, Language, Pointer, Text

_SEVERITIES_AND_OFF: Final = ("off", *SEVERITIES)
_MOST: Final = {"depth": 200}


class Override(NamedTuple):
    """What holds for some files alone, or at some places of a document and below them.

    `number` tells its place in the list; `files` are patterns as in `exclude`, none for all files;
    `at` are pointers in steps, none for whole documents.
    """

    number: int
    files: tuple[str, ...] = ()
    at: tuple[tuple[str, ...], ...] = ()
    severity: Mapping[str, str] = {}
    settings: Mapping[str, Mapping[str, object]] = {}


class Config(NamedTuple):
    """What a configuration asks for.

    `path` is None where there is no file. `root` is the folder that `exclude` and `packs` are
    relative to. `places` and `keys` say where each value that is fine stands, and its key;
    `layers`, how far below the file's own values one stands that `extends` brought in; `beneath`,
    the places of those that it replaces, the nearest first; `homes`, how far below the lowest of
    what came with an entry of `mandatory` stands.
    """

    path: str | None
    root: str
    extends: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    settings: Mapping[str, Mapping[str, object]] = {}
    overrides: tuple[Override, ...] = ()
    mandatory: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    jurisdiction: str | None = None
    as_of: str | None = None
    language: Language | None = None
    fail_on: str | None = None
    limits: Limits = Limits()
    places: Mapping[Pointer, Place] = {}
    keys: Mapping[Pointer, Place] = {}
    layers: Mapping[Pointer, int] = {}
    beneath: Mapping[Pointer, tuple[Place, ...]] = {}
    homes: Mapping[Pointer, int] = {}


def config_of(path: str, root: str, data: object) -> Config:
    """Give the values in `data` that are fine; all others are left at their defaults."""
    given = _mapping(data)
    return Config(
        path,
        root,
        extends=_texts(given.get("extends")),
        select=_texts(given.get("select")),
        ignore=_texts(given.get("ignore")),
        severity=_severities(given),
        settings=_settings(given),
        overrides=tuple(_overrides(given.get("overrides"))),
        mandatory=_texts(given.get("mandatory")),
        exclude=_texts(given.get("exclude")),
        packs=_texts(given.get("packs")),
        jurisdiction=_text(given.get("jurisdiction"), is_jurisdiction),
        as_of=_text(given.get("asOf"), is_date),
        language=next((word for word in LANGUAGES if word == given.get("language")), None),
        fail_on=_text(given.get("failOn"), (*SEVERITIES, "never").__contains__),
        limits=_limits(_mapping(given.get("limits"))),
    )


def _severities(given: Mapping[str, object]) -> Mapping[str, str]:
    severity = _mapping(given.get("severity"))
    return {key: word for key, word in severity.items() if word in _SEVERITIES_AND_OFF}


def _settings(given: Mapping[str, object]) -> Mapping[str, Mapping[str, object]]:
    settings = _mapping(given.get("settings"))
    return {key: values for key, values in settings.items() if isinstance(values, dict)}


def _overrides(value: object) -> Iterator[Override]:
    for number, one in enumerate(value if isinstance(value, list) else ()):
        given = _mapping(one)
        at = tuple(tuple(steps_in(pointer)) for pointer in _texts(given.get("at")))
        files = _texts(given.get("files"))
        yield Override(number, files, at, _severities(given), _settings(given))


def steps_in(pointer: str) -> Iterator[str]:
    """Give the steps of a JSON pointer (RFC 6901): `/a~1b/0` is `a/b`, `0`."""
    for step in pointer.split("/")[1:]:
        yield step.replace("~1", "/").replace("~0", "~")


def value_faults(data: object) -> Iterator[tuple[Pointer, Text]]:
    """Give what is wrong with texts that the schema accepts: dates, jurisdictions, places."""
    given = _mapping(data)
    as_of, selector = given.get("asOf"), given.get("jurisdiction")
    if isinstance(as_of, str) and not is_date(as_of):
        yield ("asOf",), words.not_a_date(as_of)
    if isinstance(selector, str) and not is_jurisdiction(selector):
        near = jurisdiction.near_selector(selector)
        yield ("jurisdiction",), words.not_a_jurisdiction(selector, near)
    overrides = given.get("overrides")
    for index, override in enumerate(overrides if isinstance(overrides, list) else ()):
        places = _mapping(override).get("at")
        for number, pointer in enumerate(places if isinstance(places, list) else ()):
            wrong = _misplaced(pointer) if isinstance(pointer, str) else None
            if wrong is not None:
                yield ("overrides", index, "at", number), wrong


def _misplaced(pointer: str) -> Text | None:
    """Say why an RFP can have nothing at a pointer; None where it can."""
    if not pointer.startswith("/") or pointer == "/":
        return words.not_a_pointer(pointer)
    steps: tuple[str, ...] = ()
    for step in steps_in(pointer):
        # In a list, what is no key is an item: its number, id or name.
        is_item = schema.field((*steps, "*")) is not None
        steps = (*steps, "*" if is_item else step)
        if schema.field(steps) is None:
            return words.nothing_there(pointer, schema.near_field(steps))
    return None


def is_date(text: str) -> bool:
    """Say whether `text` is a day of the calendar, written as 2026-05-01 (ISO 8601)."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_jurisdiction(text: str) -> bool:
    """Say whether `text` may select a jurisdiction: CA, CA-ON, EU, CA-ON@municipal."""
    return jurisdiction.is_selector(text)


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object, fits: Callable[[str], bool]) -> str | None:
    return value if isinstance(value, str) and fits(value) else None


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else ()
    return tuple(item for item in items if isinstance(item, str) and item)


def _limits(given: Mapping[str, object]) -> Limits:
    fine = {
        name: value
        for name, value in given.items()
        if name in Limits._fields and type(value) is int and 0 < value <= _MOST.get(name, value)
    }
    return Limits()._replace(**fine)
