"""The commands that only tell: explain, policies, schema, config."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from rfplint import catalogue, config, reporters, resources
from rfplint.catalogue import Catalogue, told
from rfplint.cli import output, status
from rfplint.cli.setting_up import Setup
from rfplint.messages import catalogue as catalogue_words
from rfplint.messages import cli as words
from rfplint.messages import report as report_words
from rfplint.model import Language, RfplintError, Text
from rfplint.policy import Chosen
from rfplint.reporters import Style

Command: TypeAlias = Callable[[argparse.Namespace, Setup, Language], int]

_ENDING: Final = ".schema.json"


def explain(arguments: argparse.Namespace, setup: Setup, language: Language) -> int:
    """Print the pages of policies.

    Raises:
        RfplintError: no policy is named, or an unknown one.
    """
    known = setup.catalogue_for(setup.here)
    codes = sorted(known.policies) if arguments.all else _codes(setup, known, arguments.policies)
    if not codes:
        raise RfplintError(words.WHICH_POLICY)
    color = output.wants_color(arguments, os.environ)
    style = Style(language, color, verbose=True, min_severity="note", fail_on="error")
    heads = [known.policies[code].head for code in codes]
    pages = [reporters.page(head, arguments.format, style) for head in heads]
    if arguments.format == "json":
        output.write(_as_json([json.loads(page) for page in pages]))
    else:
        output.write("\n".join(pages))
    return ending(setup, language)


def _codes(setup: Setup, known: Catalogue, asked: Iterable[str]) -> list[str]:
    codes: dict[str, None] = {}
    for word in asked:
        found = known.find(word)
        if not found:
            raise RfplintError(known.unknown(word))
        setup.notes |= {said: None for _, said in told(known, word)}
        codes |= dict.fromkeys(found)
    return list(codes)


def policies(arguments: argparse.Namespace, setup: Setup, language: Language) -> int:
    """List all policies, and why each is on or off.

    Raises:
        RfplintError: the command line names an unknown policy.
    """
    setup.selection_for(setup.here)
    settled = setup.settled_for(setup.first)
    known = setup.catalogue_for(settled)
    entries = catalogue.explained(known, settled, setup.choice)
    if arguments.format == "json":
        output.write(_as_json([_entry(entry) for entry in entries]))
    else:
        output.write("".join(_row(entry, language) for entry in entries))
    return ending(setup, language)


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
    severity = report_words.SEVERITY[chosen.severity or head.severity].to(language)
    title = head.title.to(language)
    if head.status == "deprecated":
        why += f" [{report_words.POLICY_STATUS[head.status].to(language)}]"
    return f"{mark} {head.code:<8}{severity:<15}{head.name:<40}{title}{why}\n"


def schema(arguments: argparse.Namespace, setup: Setup, _language: Language) -> int:
    """Print a JSON Schema.

    Raises:
        RfplintError: there is none of that name.
    """
    names = os.listdir(resources.root("schemas"))
    known = sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING))
    if arguments.name not in known:
        raise RfplintError(words.unknown_schema(arguments.name, ", ".join(known)))
    output.write(schema_text(arguments.name, setup))
    return status.CLEAN


def schema_text(name: str, setup: Setup) -> str:
    """Give what `rfplint schema NAME` prints; for policies with all that an editor may offer."""
    if name != "policy":
        return resources.read("schemas", f"{name}{_ENDING}")
    from rfplint.declarative import editor

    there = setup.catalogue_for(setup.here).policies
    codes = {code: policy.head.title.en for code, policy in sorted(there.items())}
    return _as_json(editor.policy_schema(codes))


def show_config(arguments: argparse.Namespace, setup: Setup, language: Language) -> int:
    """Print every effective value and, if asked, where it comes from."""
    if not os.path.lexists(arguments.file):
        output.complain(words.no_such_file(arguments.file), language)
        return status.NO_INPUT
    setup.selection_for(setup.here)
    given = {
        "asOf": setup.as_of,
        "jurisdiction": setup.jurisdiction,
        "language": arguments.lang,
        "failOn": setup.fail_on,
    }
    overrides = {key: value for key, value in given.items() if value is not None}
    asked = os.environ.get("RFPLINT_LANG")
    effective = {"language": language, "failOn": "error"}
    settled = setup.settled_for(setup.first)
    for origin in config.origins(settled, overrides, {"language": language} if asked else {}):
        value = effective.get(origin.key) if origin.value is None else origin.value
        shown = json.dumps(value, ensure_ascii=False)
        suffix = f"  # {origin.origin.to(language)}" if arguments.show_origin else ""
        output.write(f"{origin.key}: {shown}{suffix}\n")
    return ending(setup, language)


def ending(setup: Setup, language: Language) -> int:
    """Say what is wrong with the configuration, the packs and the plugins."""
    for said in (*setup.troubles, *setup.notes):
        output.complain(said, language)
    for fault in setup.faults:
        place = f"{fault.path}:{fault.location.line}:{fault.location.column}: {fault.code} "
        output.complain(Text(place + fault.message.en, place + fault.message.fr), language)
    return status.worst(
        status.INTERNAL if setup.troubles else status.CLEAN,
        status.USAGE if setup.is_faulty else status.CLEAN,
    )


def _as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


COMMANDS: Final[Mapping[str, Command]] = {
    "explain": explain,
    "policies": policies,
    "schema": schema,
    "config": show_config,
}
