"""`rfplint new`: writes an RFP, a policy, a pack or a plugin to start from."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

from rfplint import scaffold
from rfplint.cli import inform, output, status
from rfplint.cli.setting_up import Setup
from rfplint.messages import scaffold as words
from rfplint.model import Language, Text
from rfplint.reporters.escape import visible
from rfplint.scaffold import File, Taken
from rfplint.suppression import NOT_POLICIES


class _Plan(NamedTuple):
    """The files to write, and what to do when they are written."""

    files: tuple[File, ...]
    steps: tuple[Text, ...]


_Planner: TypeAlias = Callable[[argparse.Namespace, Setup, Language], _Plan]


def run(arguments: argparse.Namespace, setup: Setup, language: Language) -> int:
    """Write what the command line asks for, and say what was written and what to do next.

    Raises:
        RfplintError: a name cannot be had, or a file is there already.
        OSError: the system refuses to write.
    """
    plan = _PLANNERS[arguments.kind](arguments, setup, language)
    scaffold.write(plan.files)
    output.write(_told(plan, language))
    return status.CLEAN


def _told(plan: _Plan, language: Language) -> str:
    parts = (
        (words.WROTE, [file.path for file in plan.files]),
        (words.NEXT, [step.to(language) for step in plan.steps]),
    )
    return "".join(
        "\n".join([heading.to(language), *(f"  {visible(line)}" for line in lines), ""])
        for heading, lines in parts
    )


def _rfp(arguments: argparse.Namespace, _setup: Setup, language: Language) -> _Plan:
    path = arguments.target or scaffold.rfp_name(arguments.approach)
    today = dt.datetime.now(tz=dt.UTC).date()
    files = scaffold.rfp(path, arguments.approach, language, today)
    return _Plan(files, words.next_for_rfp(path))


def _policy(arguments: argparse.Namespace, setup: Setup, language: Language) -> _Plan:
    files = scaffold.policy(
        arguments.name, arguments.pack, language, _taken(setup), _schemas(setup)
    )
    return _Plan(files, words.next_for_policy(files[0].path, arguments.pack))


def _pack(arguments: argparse.Namespace, setup: Setup, language: Language) -> _Plan:
    folder = arguments.folder
    files = scaffold.pack(folder, language, _taken(setup), _schemas(setup))
    return _Plan(files, words.next_for_pack(folder, os.path.normpath(folder)))


def _plugin(arguments: argparse.Namespace, setup: Setup, language: Language) -> _Plan:
    files = scaffold.plugin(arguments.folder, language, _taken(setup), _schemas(setup))
    return _Plan(files, words.next_for_plugin(arguments.folder))


def _taken(setup: Setup) -> Taken:
    known = setup.catalogue_for(setup.here)
    return Taken(tuple(known.policies), tuple(known.codes()), NOT_POLICIES)


def _schemas(setup: Setup) -> Mapping[str, str]:
    return {kind: inform.schema_text(kind, setup) for kind in scaffold.SCHEMAS}


_PLANNERS: Final[Mapping[str, _Planner]] = {
    "rfp": _rfp,
    "policy": _policy,
    "pack": _pack,
    "plugin": _plugin,
}
