"""What every command needs before it starts: configuration, policies and options for a path."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping

from rfplint import catalogue, config
from rfplint.catalogue import Catalogue, Choice
from rfplint.config import Config
from rfplint.messages import cli as words
from rfplint.model import Finding, Location, RfplintError, Text
from rfplint.policy import Selection
from rfplint.runner import Options


class Setup:
    """Loads each configuration, catalogue and selection of a run once."""

    def __init__(self, arguments: argparse.Namespace, environment: Mapping[str, str]) -> None:
        """Check the options that every file shares.

        Raises:
            RfplintError: an option makes no sense.
        """
        self.as_of = _date(getattr(arguments, "as_of", None))
        self.jurisdiction = _selector(getattr(arguments, "jurisdiction", None))
        self.choice = Choice(
            _words(getattr(arguments, "select", None)),
            _words(getattr(arguments, "ignore", None)) or (),
        )
        disabled = getattr(arguments, "no_plugins", False) or environment.get("RFPLINT_NO_PLUGINS")
        self.plugins = not disabled
        self.faults: dict[Finding, None] = {}
        self.troubles: dict[Text, None] = {}
        self._configs: dict[str | None, Config] = {}
        self._found: dict[str, str | None] = {}
        self._catalogues: dict[tuple[str, ...], Catalogue] = {}
        self._options: dict[str | None, Options] = {}

    def config_for(self, path: str) -> Config:
        """Give the configuration nearest to a file or folder."""
        absolute = os.path.abspath(path)
        folder = absolute if os.path.isdir(absolute) else os.path.dirname(absolute)
        if folder not in self._found:
            self._found[folder] = config.find(folder)
        file = self._found[folder]
        if file not in self._configs:
            settled, faults = config.load(file, root=os.getcwd())
            self._configs[file] = settled
            self.faults |= dict.fromkeys(faults)
        return self._configs[file]

    def catalogue_for(self, settled: Config) -> Catalogue:
        """Give the policies that a configuration's packs and the installation offer."""
        folders = tuple(os.path.join(settled.root, folder) for folder in settled.packs)
        if folders not in self._catalogues:
            known = catalogue.load(folders, plugins_enabled=self.plugins)
            self._catalogues[folders] = known
            self.faults |= dict.fromkeys(map(_pack_finding, known.pack_faults))
            self.troubles |= dict.fromkeys(known.plugin_faults)
        return self._catalogues[folders]

    def selection_for(self, settled: Config) -> Selection:
        """Choose the policies of a configuration.

        Raises:
            RfplintError: the command line names an unknown policy.
        """
        known = self.catalogue_for(settled)
        selection, faults, wrong = catalogue.select(known, settled, self.choice)
        self.faults |= dict.fromkeys(faults)
        if wrong:
            raise RfplintError(wrong[0])
        return selection

    def options_for(self, path: str) -> Options:
        """Give the options with which a file is linted."""
        settled = self.config_for(path)
        if settled.path not in self._options:
            self._options[settled.path] = Options(
                selection=self.selection_for(settled),
                known=dict(self.catalogue_for(settled).codes()),
                as_of=self.as_of or settled.as_of,
                jurisdiction=self.jurisdiction or settled.jurisdiction,
                limits=settled.limits,
            )
        return self._options[settled.path]


def _words(given: list[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    return tuple(word.strip() for part in given for word in part.split(",") if word.strip())


def _date(word: str | None) -> str | None:
    if word is not None and not config.is_date(word):
        raise RfplintError(words.bad_date(word))
    return word


def _selector(word: str | None) -> str | None:
    if word is not None and not config.is_jurisdiction(word):
        raise RfplintError(words.bad_jurisdiction(word))
    return word


def _pack_finding(fault: catalogue.PackFault) -> Finding:
    where = Location(fault.line, fault.column, fault.line, fault.column, fault.column, fault.column)
    place = config.Place(fault.path, where, ())
    finding = config.fault("CFG001", fault.message, place)
    return finding._replace(code="PCK001", name="faulty-pack")
