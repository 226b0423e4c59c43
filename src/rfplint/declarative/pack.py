"""Reads a pack folder: its policies as plain checked data, or what is wrong with them."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Collection, Iterator, Mapping
from typing import Final, Literal, NamedTuple, cast

from rfplint import __version__, document, schema
from rfplint.declarative import static
from rfplint.messages import pack as words
from rfplint.model import Location, Pointer, Text

Data = dict[str, object]
_NOWHERE: Final = Location(1, 1, 1, 1, 1, 1)
_NO_FAMILIES: Final = ("prose", "tables", "trials")


class PackProblem(NamedTuple):
    """A fault of a pack, with its place."""

    path: str
    location: Location
    message: Text


class Compiled(NamedTuple):
    """A pack ready for the cache: plain data only."""

    name: str
    policies: tuple[Data, ...]
    problems: tuple[PackProblem, ...]
    aliases: Mapping[str, str] = {}


class _File(NamedTuple):
    path: str
    document: document.Document
    data: Data


def compile_folder(folder: str, bound: Collection[str]) -> Compiled:
    """Read and check every policy of the pack in `folder`.

    Args:
        folder: it holds `pack.yaml` and policies in folders of their family.
        bound: the codes to which Python checks are bound.

    Returns:
        The policies that have no fault, by code, and all faults by place.
    """
    pack_file = os.path.join(folder, "pack.yaml")
    problems: list[PackProblem] = []
    if not os.path.isfile(pack_file):
        return Compiled("", (), (PackProblem(folder, _NOWHERE, words.no_pack_file(folder)),))
    pack = _read(pack_file, "pack", problems)
    terms = cast("dict[str, list[object]]", pack.data.get("terms", {})) if pack else {}
    name = str(pack.data["pack"]) if pack else ""
    problems += [] if pack is None else _requirement(pack)
    problems += [
        PackProblem(path, _NOWHERE, words.NOT_READ)
        for path in sorted(_yaml_files(folder))
        if path not in (pack_file, *_policy_files(folder))
    ]
    files = [file for path in _policy_files(folder) if (file := _read(path, "policy", problems))]
    problems += _between(files)
    good: list[Data] = []
    for file in files:
        found = list(static.faults(file.data, terms, bound=file.data["code"] in bound))
        problems += [_problem(file, fault.pointer, fault.message, fault.on) for fault in found]
        if not found:
            good.append(_plain(file, terms, name))
    good.sort(key=lambda data: str(data["code"]))
    aliases = cast("dict[str, str]", pack.data.get("aliases", {})) if pack else {}
    return Compiled(name, tuple(good), tuple(sorted(problems)), aliases)


def _policy_files(folder: str) -> Iterator[str]:
    for family in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if not family.is_dir() or family.name in _NO_FAMILIES or family.name.startswith("."):
            continue
        for entry in sorted(os.scandir(family.path), key=lambda entry: entry.name):
            if entry.name.endswith(".yaml"):
                yield entry.path


def _yaml_files(folder: str) -> Iterator[str]:
    """Give every YAML file of a pack, but for those in hidden folders and in its own for trials."""
    for here, folders, names in os.walk(folder):
        closed = _NO_FAMILIES if here == folder else ()
        folders[:] = [name for name in folders if not name.startswith(".") and name not in closed]
        for name in names:
            if name.lower().endswith((".yaml", ".yml")) and not name.startswith("."):
                yield os.path.join(here, name)


def _requirement(pack: _File) -> Iterator[PackProblem]:
    """Compare `requires: ">=0.1"` with the version that runs."""
    written = pack.data.get("requires")
    if not isinstance(written, str):
        return
    least = re.fullmatch(r">=\s*(\d{1,9}(?:\.\d{1,9})*)", written.strip(), re.ASCII)
    if least is None:
        yield _problem(pack, ("requires",), words.malformed_requirement(written))
    elif _numbers(least[1]) > _numbers(__version__):
        yield _problem(pack, ("requires",), words.newer_needed(least[1], __version__))


def _numbers(version: str) -> tuple[int, ...]:
    """Give the numbers of a version, without the zeros that end it: 1.0 is 1."""
    numbers = [int(part) for part in re.findall(r"\d+", version)]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _read(path: str, kind: Literal["pack", "policy"], problems: list[PackProblem]) -> _File | None:
    with open(path, "rb") as stream:
        parsed = document.parse(stream.read())
    if all(
        line.strip() in ("", "---") or line.lstrip()[0] == "#"
        for line in parsed.source.text.splitlines()
    ):
        problems.append(PackProblem(path, _NOWHERE, words.EMPTY[kind]))
        return None
    bad = [p for p in parsed.problems if p.severity == "error"]
    problems += [PackProblem(path, parsed.source.location(p.span), p.message) for p in bad]
    if bad or not parsed.documents:
        return None
    only = parsed.documents[0]
    file = _File(path, only, cast("Data", only.data))
    found = schema.faults(kind, only.data)
    problems += [_problem(file, fault.pointer, fault.message, fault.on) for fault in found]
    return None if found else file


def _problem(
    file: _File, pointer: Pointer, message: Text, on: Literal["value", "key"] = "value"
) -> PackProblem:
    span = file.document.locate(pointer, on=on).span
    return PackProblem(file.path, file.document.source.location(span), message)


def _between(files: list[_File]) -> Iterator[PackProblem]:
    """Give the faults that show only when the files are seen together."""
    codes: dict[object, str] = {}
    names: dict[object, str] = {}
    for file in files:
        code, name = str(file.data["code"]), str(file.data["name"])
        if code in codes:
            yield _problem(file, ("code",), words.duplicate_code(code, codes[code]))
        if name in names:
            yield _problem(file, ("name",), words.duplicate_name(name, names[name]))
        codes.setdefault(code, file.path)
        names.setdefault(name, file.path)
        if os.path.basename(file.path) != f"{name}.yaml":
            yield _problem(file, ("name",), words.file_name(name))
    for file in files:
        for key in ("after", "givesWayTo"):
            for index, code in enumerate(cast("list[str]", file.data.get(key, []))):
                if code not in codes:
                    yield _problem(file, (key, index), words.unknown_after(code))


def _plain(file: _File, terms: Mapping[str, list[object]], pack: str) -> Data:
    """Put in the terms; keep examples and fixes as the text that their author wrote."""
    settings = cast("Data", file.data.get("settings", {}))
    named = {f"${name}": value for name, value in terms.items() if name not in settings}
    data = cast("Data", _filled(file.data, named))
    data["pack"] = pack
    data["file"] = "/".join(file.path.split(os.sep)[-2:])
    data["examples"] = [
        _example(file, index, cast("Data", example))
        for index, example in enumerate(cast("list[object]", data["examples"]))
    ]
    for base, part in ((cast("Pointer", ()), data), *_cases(data)):
        if "fix" in part:
            part["fix"] = _fix(file, (*base, "fix"), cast("Data", part["fix"]))
    return data


def _cases(data: Data) -> Iterator[tuple[Pointer, Data]]:
    for index, case in enumerate(cast("list[Data]", data.get("cases", []))):
        yield ("cases", index), case


def _filled(value: object, terms: Mapping[str, object]) -> object:
    if isinstance(value, str):
        return terms.get(value, value)
    if isinstance(value, dict):
        return {key: _filled(below, terms) for key, below in value.items()}
    if isinstance(value, list):
        return [_filled(below, terms) for below in value]
    return value


def _example(file: _File, index: int, example: Data) -> Data:
    kind = "bad" if "bad" in example else "good"
    source = example[kind]
    if not isinstance(source, str):
        source = _as_written(file, ("examples", index, kind))
    return {**example, kind: source}


def _fix(file: _File, at: Pointer, fix: Data) -> Data:
    kept = {"title": fix["title"], "safe": fix["safe"]}
    if "add" in fix:
        kept["proposal"] = _as_written(file, (*at, "add"))
    return kept


def _as_written(file: _File, at: Pointer) -> str:
    span = file.document.locate(at).span
    first = file.document.source.location(span).column - 1
    written = file.document.source.text[span.start : span.end]
    return textwrap.dedent(" " * first + written).strip() + "\n"
