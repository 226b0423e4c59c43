"""`rfplint plugins`: what is installed, what it brings, and what is wrong with it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping

from rfplint import hooks
from rfplint.catalogue import Catalogue
from rfplint.cli import inform, output, status
from rfplint.cli.setting_up import Setup
from rfplint.messages import plugins as words
from rfplint.model import Language
from rfplint.plugins import Fault, Plugin
from rfplint.reporters.escape import visible


def run(arguments: argparse.Namespace, setup: Setup, language: Language) -> int:
    """List the installed plugins; one with a fault makes the exit status 4."""
    known = setup.catalogue_for(setup.here)
    if arguments.format == "json":
        output.write(json.dumps(_listed(known, setup), ensure_ascii=False, indent=2) + "\n")
    else:
        output.write("".join(f"{visible(line)}\n" for line in _lines(known, setup, language)))
    for plugin in known.plugins:
        for fault in plugin.faults:
            setup.troubles.pop(fault.message, None)  # it stands in the list
    failed = status.INTERNAL if any(plugin.faults for plugin in known.plugins) else status.CLEAN
    return status.worst(failed, inform.ending(setup, language))


def _lines(known: Catalogue, setup: Setup, language: Language) -> Iterator[str]:
    if not known.plugins:
        yield (words.NONE if setup.has_plugins else words.OFF).to(language)
    for plugin in known.plugins:
        yield f"{plugin.name} ({plugin.label})"
        colon = "\u00a0:" if language == "fr" else ":"
        codes = [f"{code}[{known.policies[code].head.name}]" for code in plugin.policies]
        listed = ", ".join(codes) or words.NO_POLICIES.to(language)
        yield f"    {words.POLICIES.to(language)}{colon} {listed}"
        yield f"    {words.loaded_in(plugin.seconds * 1000).to(language)}"
        for fault in plugin.faults:
            yield f"    {fault.message.to(language)}"


def _listed(known: Catalogue, setup: Setup) -> Mapping[str, object]:
    return {
        "format": "rfplint-plugins",
        "version": "1.0",
        "api": hooks.API,
        "enabled": setup.has_plugins,
        "plugins": [_entry(plugin, known) for plugin in known.plugins],
    }


def _entry(plugin: Plugin, known: Catalogue) -> Mapping[str, object]:
    return {
        "name": plugin.name,
        "version": plugin.version,
        "distribution": plugin.distribution,
        "module": plugin.module,
        "hooks": list(plugin.hooks),
        "policies": [
            {"code": code, "name": known.policies[code].head.name} for code in plugin.policies
        ],
        "loadTime": round(plugin.seconds, 4),
        "faults": [_fault(fault) for fault in plugin.faults],
    }


def _fault(fault: Fault) -> Mapping[str, object]:
    return {
        "message": fault.message._asdict(),
        "file": fault.place.file if fault.place else None,
        "line": fault.place.line if fault.place else None,
    }
