"""`rfplint test`: the static check of packs, the examples of policies, and files of trials."""

from __future__ import annotations

import argparse
import os

from rfplint import catalogue, testing
from rfplint.cli import output, status, test_output
from rfplint.cli.setting_up import Setup
from rfplint.messages import testing as words
from rfplint.model import Language, RfplintError
from rfplint.testing import Fault, Files, Found

_PACK_FAULT = "PCK001"


def run(arguments: argparse.Namespace, setup: Setup, language: Language) -> int:
    """Test what the command line names, print what does not hold, and give the exit status.

    Raises:
        RfplintError: the command line names unknown policies.
    """
    found = testing.find(arguments.paths) if arguments.paths else _at_hand(setup)
    files = Files()
    suite = _suite(setup, found, files)
    outcome = testing.run(suite, files, with_coverage=arguments.coverage)
    tell = test_output.as_json if arguments.format == "json" else test_output.as_text
    output.write(tell(suite, outcome, language, with_coverage=arguments.coverage))
    return _ending(setup, found, suite, outcome, language)


def _at_hand(setup: Setup) -> Found:
    """Give the packs of the configuration, else those of this folder, else the one around it."""
    folders, _ = catalogue.pack_folders(setup.here)
    found = testing.find(folders or [os.curdir])
    around = testing.pack_of(os.curdir)
    return testing.find([around]) if found.empty and not folders and around else found


def _suite(setup: Setup, found: Found, files: Files) -> testing.Suite:
    named = (*found.packs, *filter(None, map(testing.pack_of, found.policies)))
    around = filter(None, map(testing.pack_of, found.trials))
    packs = dict.fromkeys(map(os.path.abspath, (*named, *around)))
    settled = setup.here._replace(packs=(*setup.here.packs, *packs))
    known = setup.catalogue_for(settled)
    suite = testing.gather(known, found, files, _asked(setup, known))
    own = (fault for fault in setup.faults if fault.code != _PACK_FAULT)
    places = ((fault.path, fault.location.line, fault.location.column) for fault in own)
    said = (fault.message for fault in setup.faults if fault.code != _PACK_FAULT)
    config = (Fault(*place, message) for place, message in zip(places, said, strict=True))
    return suite._replace(faults=(*config, *suite.faults))


def _asked(setup: Setup, known: catalogue.Catalogue) -> frozenset[str] | None:
    """Give the codes of the policies that `--select` names."""
    if setup.choice.select is None:
        return None
    for word in setup.choice.select:
        if not known.find(word) and not known.pack_faults:
            raise RfplintError(known.unknown(word))
    return frozenset(code for word in setup.choice.select for code in known.find(word))


def _ending(
    setup: Setup, found: Found, suite: testing.Suite, outcome: testing.Outcome, language: Language
) -> int:
    """Say which paths led to nothing and which plugins do not work; give the exit status."""
    nothing = [words.nothing_at(path) for path in found.empty if path != os.curdir]
    idle = not (suite.trials or suite.faults or nothing)
    for trouble in (*setup.troubles, *nothing, *([words.NO_TESTS_HERE] if idle else [])):
        output.complain(trouble, language)
    return status.worst(
        status.INTERNAL if setup.troubles or outcome.crashed else status.CLEAN,
        status.USAGE if suite.faults else status.CLEAN,
        status.NO_INPUT if idle or nothing else status.CLEAN,
        status.FINDINGS if outcome.failures else status.CLEAN,
    )
