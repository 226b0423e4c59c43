"""The commands that only tell: explain, policies, schema, config."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Final, cast

from rfplint import catalogue, config, reporters, resources
from rfplint.cli import status
from rfplint.cli.setting_up import Setup
from rfplint.messages import catalogue as catalogue_words
from rfplint.messages import config as config_words
from rfplint.messages import cli as words
from rfplint.model import Language, RfplintError
from rfplint.policy import Chosen
from rfplint.reporters import Style

Command = Callable[[argparse.Namespace, Language], int]


def explain(arguments: argparse.Namespace, language: Language) -> int:
    """Print the pages of policies.

    Raises:
        RfplintError: no policy is named, or an unknown one.
    """
    setup = Setup(arguments, os.environ)
    known = setup.catalogue_for(setup.config_for("."))
    codes = sorted(known.policies) if arguments.all else _codes(known, arguments.policies)
    if not codes:
        raise RfplintError(words.WHICH_POLICY)
    color = not arguments.no_color and "NO_COLOR" not in os.environ and sys.stdout.isatty()
    style = Style(language, color, verbose=True, min_severity="note", fail_on="error")
    pages = [
        reporters.page(known.policies[code].head, arguments.format, style) for code in codes
    ]
    if arguments.format == "json":
        sys.stdout.write(_as_json([json.loads(page) for page in pages]))
    else:
        sys.stdout.write("\n".join(pages))
    return status.CLEAN


def _codes(known: catalogue.Catalogue, asked: list[str]) -> list[str]:
    codes: list[str] = []
    for word in asked:
        found = known.find(word) or known.find(word.upper())
        if not found:
            raise RfplintError(config_words.unknown_policy(word, known.near(word)))
        codes += found
    return list(dict.fromkeys(codes))


def policies(arguments: argparse.Namespace, language: Language) -> int:
    """List all policies, and why each is on or off."""
    setup = Setup(arguments, os.environ)
    settled = setup.config_for(".")
    setup.selection_for(settled)
    entries = catalogue.explained(setup.catalogue_for(settled), settled, setup.choice)
    if arguments.format == "json":
        sys.stdout.write(_as_json([_entry(entry) for entry in entries]))
    else:
        sys.stdout.write("".join(_row(entry, language) for entry in entries))
    return status.CLEAN


def _entry(chosen: Chosen) -> Mapping[str, object]:
    head = chosen.policy.head
    return {
        "code": head.code,
        "name": head.name,
        "title": head.title._asdict(),
        "severity": chosen.severity or head.severity,
        "class": head.fault_class,
        "status": head.status,
        "pack": head.pack,
        "tags": list(head.tags),
        "enabled": chosen.shown,
        "why": chosen.why._asdict(),
    }


def _row(chosen: Chosen, language: Language) -> str:
    head = chosen.policy.head
    mark = " " if chosen.shown else "-"
    why = "" if chosen.why is catalogue_words.BY_DEFAULT else f" ({chosen.why.to(language)})"
    severity = chosen.severity or head.severity
    title = head.title.to(language)
    return f"{mark} {head.code:<8}{severity:<9}{head.name:<40}{title}{why}\n"


def schema(arguments: argparse.Namespace, _language: Language) -> int:
    """Print a JSON Schema.

    Raises:
        RfplintError: there is none of that name.
    """
    ending = ".schema.json"
    folder = resources.root("schemas")
    known = sorted(n.removesuffix(ending) for n in os.listdir(folder) if n.endswith(ending))
    if arguments.name not in known:
        raise RfplintError(words.unknown_schema(arguments.name, ", ".join(known)))
    sys.stdout.write(resources.read("schemas", f"{arguments.name}{ending}"))
    return status.CLEAN


def show_config(arguments: argparse.Namespace, language: Language) -> int:
    """Print every effective value and, if asked, where it comes from."""
    setup = Setup(arguments, os.environ)
    settled = setup.config_for(arguments.file)
    setup.selection_for(settled)
    given = {
        "asOf": setup.as_of,
        "jurisdiction": setup.jurisdiction,
        "language": arguments.lang,
        "failOn": arguments.fail_on,
    }
    overrides = {key: value for key, value in given.items() if value is not None}
    chosen = os.environ.get("RFPLINT_LANG")
    environment = {"language": chosen} if chosen else {}
    for origin in config.origins(settled, overrides, environment):
        shown = json.dumps(origin.value, ensure_ascii=False)
        suffix = f"  # {origin.origin.to(language)}" if arguments.show_origin else ""
        sys.stdout.write(f"{origin.key}: {shown}{suffix}\n")
    for fault in setup.faults:
        where = f"{fault.path}:{fault.location.line}:{fault.location.column}"
        sys.stderr.write(f"{where}: {fault.code} {fault.message.to(language)}\n")
    return status.USAGE if any(f.severity == "error" for f in setup.faults) else status.CLEAN


def _as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


COMMANDS: Final[Mapping[str, Command]] = cast(
    "Mapping[str, Command]",
    {"explain": explain, "policies": policies, "schema": schema, "config": show_config},
)
